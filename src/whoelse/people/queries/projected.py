"""What is worked out from the facts and kept of each person (``loop.projections``)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from whoelse.people.models import Person, Role
from whoelse.searches.access import Viewer


@dataclass(frozen=True, slots=True)
class Projected:
    """What is worked out from the facts about one person: the day of the last contact; and the day of the last entry,
    where they are closed and owed nothing."""

    last_contact_on: date | None = None
    settled_on: date | None = None


def projections(viewer: Viewer) -> dict[str, Projected]:
    """What is kept of each person that was worked out from the facts; whoever has nothing is left out."""
    rows = Person.objects.filter(search=viewer.search).exclude(last_contact_on=None, settled_on=None)
    return {key: Projected(*days) for key, *days in rows.values_list("pk", "last_contact_on", "settled_on")}


def settled(viewer: Viewer, before: date) -> QuerySet[Any]:
    """The ids of who is closed and owed nothing, and of whom nothing was noted since a day."""
    return Person.objects.filter(search=viewer.search, settled_on__lt=before).values_list("pk", flat=True)


def settled_but_looked_at(viewer: Viewer, before: date, targets: Iterable[str], *, close: bool) -> set[str]:
    """Those of them whom a plan looks at nevertheless: who works at one of these targets, and who is ``close``, if the
    playbook goes by that."""
    there = Role.objects.filter(
        search=viewer.search, current=True, organisation__in=list(targets), person__settled_on__lt=before
    )
    found = set(there.values_list("person_id", flat=True))
    return found | set(settled(viewer, before).filter(closeness="close")) if close else found
