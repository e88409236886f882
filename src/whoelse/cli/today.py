"""whoelse today, whoelse rebuild"""

import json
from datetime import datetime
from typing import Annotated

import typer

from whoelse.cli.data import DataOption
from whoelse.cli.playbook_in_words import agenda_in_words, as_pages_do
from whoelse.local.start import open_data
from whoelse.method.playbook.story import Story
from whoelse.method.playbook.trying import printed
from whoelse.method.words import counted

app = typer.Typer()


@app.command()
def today(
    day: Annotated[
        datetime | None,
        typer.Option("--date", metavar="DAY", formats=["%Y-%m-%d"], help="Another day: 2026-03-31."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the steps as JSON.")] = False,
    data: DataOption = None,
) -> None:
    """Show what is to do on a day, each step with its reason, and what is held back."""
    open_data(data)
    from django.utils import timezone

    from whoelse.journal.queries import facts
    from whoelse.loop import planning
    from whoelse.playbooks.queries import playbook_followed
    from whoelse.searches import queries
    from whoelse.searches.access import viewer_of_this_machine

    viewer = viewer_of_this_machine(today=timezone.localdate())
    wanted = day.date() if day else queries.today(viewer)
    told = facts(viewer)
    there = planning.situation(viewer, told)
    agenda = planning.plan_of(viewer, there, told, wanted)
    story = Story(wanted, there, with_id=frozenset(there.people))
    if as_json:
        print(json.dumps(printed(story, agenda), ensure_ascii=False, indent=2))
    else:
        for line in agenda_in_words(story, agenda, as_pages_do(story, playbook_followed(viewer))):
            print(line)


@app.command()
def rebuild(data: DataOption = None) -> None:
    """Work out anew what lists show, from what was noted."""
    open_data(data)
    from django.utils import timezone

    from whoelse.loop import projections
    from whoelse.searches import queries
    from whoelse.searches.access import viewer_of_this_machine

    viewer = viewer_of_this_machine(today=timezone.localdate())
    wrong = projections.rebuild(viewer, today=queries.today(viewer))
    print(f"Worked out anew; {counted(wrong, 'row was', 'rows were')} not as they should have been.")
