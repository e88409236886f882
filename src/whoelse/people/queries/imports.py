"""What was brought in or waits to be, and everybody as a plan looks at them."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.db import connection

from whoelse.method.people.plan import Everybody, Known
from whoelse.people.models import ImportBatch
from whoelse.people.queries.records import aliases
from whoelse.searches.access import NotFound, Viewer

_PEOPLE = """
    SELECT id, name, sort_key, profile_key, email, CAST(connected_on AS text), called
    FROM people_person WHERE search_id = %s
"""
_ROLES = """
    SELECT role.person_id, COALESCE(place.key, ''), role.title, role.current
    FROM people_role role LEFT JOIN people_organisation place ON place.id = role.organisation_id
    WHERE role.search_id = %s
"""


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
    made = partial(tuple.__new__, Known)  # thirty thousand of them: half the time of calling it
    people: list[Known] = list(map(made, _fetched(_PEOPLE, viewer)))
    if alias:
        people = [one for one in people if one.stands not in alias] + [
            one._replace(stands=alias[one.stands]) for one in people if one.stands in alias
        ]
    worked, working = set(), set()
    for person, place, title, current in _fetched(_ROLES, viewer):
        stands = alias.get(person, person) if alias else person
        worked.add((stands, place, title.casefold()))
        if current:
            working.add(stands)
    return Everybody(people, worked, working)


def _fetched(statement: str, viewer: Viewer) -> list[tuple[Any, ...]]:
    """The rows of a statement about a search: by far fewer steps each than through the models."""
    with connection.cursor() as cursor:
        cursor.execute(statement, [viewer.search])
        return list(cursor.fetchall())


def _batch(row: ImportBatch) -> BatchSeen:
    return BatchSeen(
        row.id, row.source, tuple(row.files), dict(row.plan), dict(row.counts), row.state, row.act, row.made_at
    )
