"""What was brought in or waits to be, and everybody as a plan looks at them."""

from dataclasses import dataclass
from typing import Any

from whoelse.method.people.plan import Known, Worked
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
    places = dict(Organisation.objects.filter(search=viewer.search).values_list("pk", "key"))
    held = Role.objects.filter(search=viewer.search).values_list("person_id", "organisation_id", "title", "current")
    roles: dict[str, tuple[Worked, ...]] = {}
    for person, place, title, current in held:
        stands = alias.get(person, person)
        roles[stands] = (*roles.get(stands, ()), Worked(places[place] if place else "", title, current))
    columns = ("pk", "name", "sort_key", "profile_key", "email", "connected_on")
    rows = Person.objects.filter(search=viewer.search).values_list(*columns)
    kept = [
        Known(person, name, folded, profile, email, day, roles.get(person, ()))
        for person, name, folded, profile, email, day in rows.filter(merged_into__isnull=True)
    ]
    merged = rows.filter(merged_into__isnull=False) if alias else ()
    return kept + [
        Known(alias[person], name, folded, profile, email, day, roles.get(alias[person], ()))
        for person, name, folded, profile, email, day in merged
    ]


def _batch(row: ImportBatch) -> BatchSeen:
    return BatchSeen(row.id, row.source, tuple(row.files), dict(row.plan), dict(row.counts), row.state, row.act)
