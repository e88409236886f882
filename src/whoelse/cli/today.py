"""whoelse today, whoelse people, whoelse rebuild"""

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from whoelse.cli.data import DataOption
from whoelse.local.start import open_data
from whoelse.method.agenda.steps import Agenda, Step
from whoelse.method.situation import Situation
from whoelse.method.words import date_in_words
from whoelse.options import PlainError

if TYPE_CHECKING:
    from whoelse.people.queries import PersonCard

app = typer.Typer()

JsonOption = Annotated[bool, typer.Option("--json", help="Print it as JSON.")]


@app.command()
def today(
    day: Annotated[str, typer.Option("--date", metavar="DAY", help="Another day, like 2026-01-31.")] = "",
    as_json: JsonOption = False,
    data: DataOption = None,
) -> None:
    """Print the steps that are open, each with its reason, and what is held back."""
    open_data(data)
    from django.utils import timezone

    from whoelse.journal.queries import facts
    from whoelse.loop.planning import plan_of, situation
    from whoelse.searches import queries as searches
    from whoelse.searches.access import viewer_of_this_machine

    viewer = viewer_of_this_machine(today=timezone.localdate())
    on = _day(day) if day else searches.today(viewer)
    noted = facts(viewer)
    there = situation(viewer, noted)
    agenda = plan_of(viewer, there, noted, on)
    if as_json:
        print(json.dumps(_printed(there, agenda), ensure_ascii=False, indent=2))
        return
    _show(there, agenda)


@app.command()
def people(as_json: JsonOption = False, data: DataOption = None) -> None:
    """Print everybody there is: name, how they are called, where they work, how to reach them."""
    open_data(data)
    from django.utils import timezone

    from whoelse.people.queries import everybody
    from whoelse.searches.access import viewer_of_this_machine

    rows = [_person(card) for card in everybody(viewer_of_this_machine(today=timezone.localdate()))]
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    if not rows:
        print("Nobody is here yet.")
        return
    table = Table(box=None, header_style="", pad_edge=False)
    for column in ("name", "role", "organisation", "closeness", "e-mail"):
        table.add_column(column.capitalize(), overflow="fold")
    for row in rows:
        table.add_row(*(row[column] for column in ("name", "role", "organisation", "closeness", "e-mail")))
    Console(highlight=False, markup=False).print(table)


@app.command()
def rebuild(data: DataOption = None) -> None:
    """Work out anew what lists keep for their speed; nothing that was noted changes."""
    open_data(data)
    from django.utils import timezone

    from whoelse.loop.projections import rebuild as rebuild_projections
    from whoelse.searches.access import viewer_of_this_machine

    day = timezone.localdate()
    rebuild_projections(viewer_of_this_machine(today=day), today=day)
    print("Everything that is worked out was worked out anew.")


def _day(text: str) -> date:
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no time zone
    except ValueError as error:
        raise PlainError(f"“{text}” is not a day. Write it like 2026-01-31.") from error


def _printed(there: Situation, agenda: Agenda) -> dict[str, Any]:
    return {
        "steps": [_step(there, step) for step in agenda.steps],
        "held back": [_step(there, back.step) | {"by": back.by, "reason": back.reason} for back in agenda.held_back],
    }


def _step(there: Situation, step: Step) -> dict[str, Any]:
    def name(person: str | None) -> str | None:
        seen = there.people.get(person) if person else None
        return seen.name if seen else None

    target = there.targets.get(step.target) if step.target else None
    return {
        "do": step.do,
        "person": name(step.person),
        "id": step.person,
        "target": target.name if target else None,
        "about": name(step.about),
        "due": step.due.isoformat(),
        "rule": step.reason.rule,
        "whose": step.reason.whose,
        "basis": step.reason.basis,
        "because": " ".join(one.because for one in step.reasons),
        "key": step.key,
    }


def _show(there: Situation, agenda: Agenda) -> None:
    console = Console(soft_wrap=True, highlight=False, markup=False)
    console.print(date_in_words(agenda.day, agenda.day))
    if not agenda.steps:
        console.print("Nothing to do. A day with nothing in it is a good day too.")
    for step in agenda.steps:
        who = f": {there.name(step.person)}" if step.person else ""
        about = f" (about {there.name(step.about)})" if step.about else ""
        console.print(f"- {step.do}{who}{about}, due {date_in_words(step.due, agenda.day)}")
        for reason in step.reasons:
            console.print(f"  {reason.because} ({reason.rule}; {reason.whose})")
    if agenda.held_back:
        console.print("Held back:")
    for back in agenda.held_back:
        console.print(f"- {back.step.do}: {there.name(back.step.person)}. {back.reason}")


def _person(card: "PersonCard") -> dict[str, str]:
    return {
        "name": card.name,
        "called": card.called,
        "organisation": card.organisation,
        "role": card.role,
        "e-mail": card.email,
        "profile": card.profile_url,
        "closeness": card.closeness,
    }
