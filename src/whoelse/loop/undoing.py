"""Taking an act back."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from whoelse.ids import new_id
from whoelse.journal import actions as journal
from whoelse.journal import queries as noted
from whoelse.loop import projections
from whoelse.loop.outcome import Refusal, RestsOnIt
from whoelse.loop.resting import rests_on
from whoelse.people.queries import aliases
from whoelse.searches.access import Viewer
from whoelse.searches.changes import Unfit


@dataclass(frozen=True, slots=True)
class Undone:
    """An act was taken back by the act of this id; ``kept`` are the rows that were changed or used since, and why."""

    act: str
    reverted: int
    kept: tuple[journal.KeptRow, ...]


def undo(viewer: Viewer, act: str, *, today: date) -> Undone:
    """Take an act back: what it noted counts no more, what it wrote goes back to what it was.

    Raises NotFound where there is no such act, Refusal where it has been taken back already or added somebody of whom
    something was noted since, RestsOnIt where later acts rest on the day that it gave a talk.
    """
    with transaction.atomic():
        before = noted.act(viewer, act)
        if before.retracted:
            raise Refusal("This has been taken back already.")
        later = rests_on(viewer, act, today=today)
        if later:
            raise RestsOnIt(later)
        facts = [each.fact for each in noted.noted_facts(viewer, acts=[act])]
        alias = aliases(viewer)
        changed = {row for table, row in noted.rows_changed(viewer, act) if table == "people.person"}
        people = changed | {alias[person] for person in changed if person in alias}
        try:
            retracted = journal.retract(viewer, act, new_id(), today=today)
        except Unfit as unfit:
            raise Refusal(str(unfit)) from unfit
        stays = next((row.name for row in retracted.kept if row.table == "people.person"), "")
        if before.kind == "person added" and stays:  # without the rest of what was said of them they would stay bare
            raise Refusal(f"Nothing is changed: something is noted about {stays} since. Take that back first.")
        projections.refresh(viewer, facts, today=today)
        projections.refresh_people(viewer, people, today=today)
    return Undone(retracted.act, retracted.reverted, retracted.kept)
