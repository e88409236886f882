"""What is written about people, organisations, targets and imports. Facts are noted by ``loop`` alone."""

from whoelse.people.actions.imports import (
    add_people,
    add_told,
    bring_up_to_date,
    discard_batch,
    hold_batch,
    keep_answer,
    keep_reading,
    unmake_batch,
    written_batch,
)
from whoelse.people.actions.places import add_target, archive_target, order_targets, score_target
from whoelse.people.actions.projected import keep_projections
from whoelse.people.actions.records import (
    EDITABLE,
    LONGEST,
    add_person,
    add_role,
    edit_person,
    end_roles,
    merge,
    organisation,
    restore,
)

__all__ = [
    "EDITABLE",
    "LONGEST",
    "add_people",
    "add_person",
    "add_role",
    "add_target",
    "add_told",
    "archive_target",
    "bring_up_to_date",
    "discard_batch",
    "edit_person",
    "end_roles",
    "hold_batch",
    "keep_answer",
    "keep_projections",
    "keep_reading",
    "merge",
    "order_targets",
    "organisation",
    "restore",
    "score_target",
    "unmake_batch",
    "written_batch",
]
