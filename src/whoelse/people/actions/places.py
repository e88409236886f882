"""What is written about the organisations wanted."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Max

from whoelse.people.actions.found import organisation_row
from whoelse.people.models import Target
from whoelse.searches.access import NotFound, Viewer
from whoelse.searches.changes import Changes


def add_target(viewer: Viewer, changes: Changes, organisation: str, *, rank: int | None = None) -> None:
    """Take an organisation among the targets; one that is there already keeps its row."""
    organisation_row(viewer, organisation)
    row = Target.objects.filter(search=viewer.search, organisation=organisation).first()
    if row is not None:
        if rank is not None:
            changes.change(row, rank=rank)
        return
    last = Target.objects.filter(search=viewer.search).aggregate(last=Max("rank"))["last"] or 0
    changes.make(Target(search_id=viewer.search, organisation_id=organisation, rank=last + 1 if rank is None else rank))


def score_target(viewer: Viewer, changes: Changes, organisation: str, scores: Mapping[str, Any]) -> None:
    """Give a target its scores by column; columns that are not named keep theirs."""
    row = Target.objects.filter(search=viewer.search, organisation=organisation).first()
    if row is None:
        raise NotFound("There is no such target.")
    changes.change(row, scores={**row.scores, **scores})
