"""What was brought in or waits to be, and everybody as a plan looks at them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast

from whoelse.method.people.plan import Everybody, Known, Worked
from whoelse.people.models import ImportBatch, Organisation, Person, Role
from whoelse.people.queries.records import aliases
from whoelse.searches.access import NotFound, Viewer


@dataclass(frozen=True, slots=True)
class BatchSeen:
    """Something brought in at once, or waiting to be looked at."""

    id: str
    source: str
    files: tuple[Any, ...]
    plan: dict[str, Any]
    counts: dict[str, Any]
    state: str
    act: str
    made_at: datetime


def batch(viewer: Viewer, batch: str) -> BatchSeen:
    """One import. Raises NotFound where there is none of that id."""
    row = ImportBatch.objects.filter(search=viewer.search, pk=batch).first()
    if row is None:
        raise NotFound("There is no such import.")
    return _batch(row)


def batches(viewer: Viewer, state: str = "") -> tuple[BatchSeen, ...]:
    """Every import, or those in one state, the latest first."""
    rows = ImportBatch.objects.filter(search=viewer.search).order_by("-made_at", "-id")
    return tuple(_batch(row) for row in (rows.filter(state=state) if state else rows))


def own_name(viewer: Viewer) -> str:
    """The user's own name, as the latest import that is written says it; "" where none does."""
    rows = ImportBatch.objects.filter(search=viewer.search, state="written").order_by("-made_at", "-id")
    return next((name for plan in rows.values_list("plan", flat=True) if (name := str(plan.get("oneself", "")))), "")


def known(viewer: Viewer) -> Everybody:
    """Everybody as the plan of an import looks at them; whoever was merged stands for the one kept."""
    alias = aliases(viewer)
    rows = Person.objects.filter(search=viewer.search).values_list(
        "pk", "name", "sort_key", "profile_key", "email", Cast("connected_on", TextField()), "called"
    )
    people = [Known(*row) for row in rows.filter(merged_into__isnull=True)]
    if alias:
        people += [Known(*row)._replace(stands=alias[row[0]]) for row in rows.filter(merged_into__isnull=False)]
    return Everybody(people, *_worked(viewer, alias))


def _worked(viewer: Viewer, alias: dict[str, str]) -> tuple[set[Worked], set[str]]:
    places: dict[str | None, str] = dict(Organisation.objects.filter(search=viewer.search).values_list("pk", "key"))
    places[None] = ""
    worked, working = set(), set()
    roles = Role.objects.filter(search=viewer.search)
    for person, place, title, current in roles.values_list("person_id", "organisation_id", "title", "current"):
        stands = alias.get(person, person)
        worked.add((stands, places[place], title.casefold()))
        if current:
            working.add(stands)
    return worked, working


def _batch(row: ImportBatch) -> BatchSeen:
    return BatchSeen(
        row.id, row.source, tuple(row.files), dict(row.plan), dict(row.counts), row.state, row.act, row.made_at
    )
