"""What is written about the organisations wanted."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Max

from whoelse.people.actions.found import organisation_row
from whoelse.people.models import Target
from whoelse.searches.access import NotFound, Viewer
from whoelse.searches.changes import Changes


def add_target(viewer: Viewer, changes: Changes, organisation: str, *, rank: int | None = None) -> None:
    """Take an organisation among the targets; one that is there already keeps its row, and comes back into sight."""
    organisation_row(viewer, organisation)
    row = Target.objects.filter(search=viewer.search, organisation=organisation).first()
    if row is not None:
        changes.change(row, archived=False, **({} if rank is None else {"rank": rank}))
        return
    last = Target.objects.filter(search=viewer.search).aggregate(last=Max("rank"))["last"] or 0
    changes.make(Target(search_id=viewer.search, organisation_id=organisation, rank=last + 1 if rank is None else rank))


def score_target(viewer: Viewer, changes: Changes, organisation: str, scores: Mapping[str, Any]) -> None:
    """Give a target its scores by column; columns that are not named keep theirs, None takes a score away."""
    row = _target_row(viewer, organisation)
    values = {**row.scores, **scores}
    changes.change(row, scores={column: value for column, value in values.items() if value is not None})


def archive_target(viewer: Viewer, changes: Changes, organisation: str, *, archived: bool = True) -> None:
    """Put a target out of sight, or back into it."""
    changes.change(_target_row(viewer, organisation), archived=archived)


def order_targets(viewer: Viewer, changes: Changes, organisations: Sequence[str]) -> None:
    """Give these targets the user's own order. Raises NotFound where one of them is no target."""
    rows = {row.organisation_id: row for row in Target.objects.filter(search=viewer.search)}
    if not set(organisations) <= set(rows):
        raise NotFound("There is no such target.")
    for rank, organisation in enumerate(organisations, 1):
        changes.change(rows[organisation], rank=rank)


def _target_row(viewer: Viewer, organisation: str) -> Target:
    row = Target.objects.filter(search=viewer.search, organisation=organisation).first()
    if row is None:
        raise NotFound("There is no such target.")
    return row
