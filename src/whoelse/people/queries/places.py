"""Organisations, and which of them are wanted."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from whoelse.people.models import Organisation, Target
from whoelse.searches.access import Viewer


@dataclass(frozen=True, slots=True)
class TargetCard:
    """An organisation the user wants to get into; ``id`` is the organisation's."""

    id: str
    name: str
    rank: int
    scores: dict[str, Any]


def organisations(viewer: Viewer, ids: Iterable[str]) -> dict[str, str]:
    """The names of organisations by their ids."""
    rows = Organisation.objects.filter(search=viewer.search, pk__in=list(ids))
    return dict(rows.values_list("pk", "name"))


def organisation_ids(viewer: Viewer) -> dict[str, str]:
    """The ids of all organisations by their keys."""
    return dict(Organisation.objects.filter(search=viewer.search).values_list("key", "pk"))


def targets(viewer: Viewer) -> tuple[TargetCard, ...]:
    """The organisations wanted, in their rank."""
    rows = Target.objects.filter(search=viewer.search).select_related("organisation").order_by("rank", "id")
    return tuple(TargetCard(row.organisation_id, row.organisation.name, row.rank, dict(row.scores)) for row in rows)
