"""whoelse people"""

import json
from typing import Annotated

import typer

from whoelse.cli.data import DataOption
from whoelse.local.start import open_data

app = typer.Typer()


@app.command()
def people(
    as_json: Annotated[bool, typer.Option("--json", help="Print the people as JSON.")] = False,
    data: DataOption = None,
) -> None:
    """List everybody, with where they work and how well you know them."""
    open_data(data)
    from django.utils import timezone

    from whoelse.people.queries import everybody
    from whoelse.searches.access import viewer_of_this_machine

    cards = everybody(viewer_of_this_machine(today=timezone.localdate()))
    if as_json:
        listed = [
            {
                "name": card.name,
                "called": card.called,
                "organisation": card.organisation,
                "role": card.role,
                "e-mail": card.email,
                "profile": card.profile_url,
                "closeness": card.closeness,
            }
            for card in cards
        ]
        print(json.dumps(listed, ensure_ascii=False, indent=2))
        return
    for card in cards:
        print("  ".join(part for part in (card.name, card.role, card.organisation, card.closeness) if part))
