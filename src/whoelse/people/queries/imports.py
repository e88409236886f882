"""What was brought in or waits to be, and everybody as a plan looks at them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F

from whoelse.method.people.plan import Known, Worked
from whoelse.people.models import ImportBatch, Person, Role
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


def batch(viewer: Viewer, batch: str) -> BatchSeen:
    """One import. Raises NotFound where there is none of that id."""
    row = ImportBatch.objects.filter(search=viewer.search, pk=batch).first()
    if row is None:
        raise NotFound("There is no such import.")
    return _batch(row)


def batches(viewer: Viewer) -> tuple[BatchSeen, ...]:
    """Every import, the latest first, without their plans' rows."""
    rows = ImportBatch.objects.filter(search=viewer.search).order_by("-made_at", "-id")
    return tuple(_batch(row) for row in rows)


def known(viewer: Viewer) -> list[Known]:
    """Everybody as the plan of an import looks at them; whoever was merged stands for the one kept."""
    alias = aliases(viewer)
    roles: dict[str, list[Worked]] = {}
    for person, key, title, current in Role.objects.filter(search=viewer.search).values_list(
        "person_id", "organisation__key", "title", "current"
    ):
        roles.setdefault(alias.get(person, person), []).append(Worked(key or "", title, current))
    columns = ("pk", "name", "sort_key", "profile_key", "email", "connected_on")
    rows = Person.objects.filter(search=viewer.search).order_by(F("merged_into").asc(nulls_first=True), "pk")
    return [
        Known(stands, name, folded, profile, email, day, tuple(roles.get(stands, ())))
        for person, name, folded, profile, email, day in rows.values_list(*columns)
        for stands in (alias.get(person, person),)
    ]


def _batch(row: ImportBatch) -> BatchSeen:
    return BatchSeen(row.id, row.source, tuple(row.files), dict(row.plan), dict(row.counts), row.state, row.act)
