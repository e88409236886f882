"""The organisations the user would like to work at: taken in, put in order, scored, ruled out, put out of sight."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from whoelse.journal import queries as noted
from whoelse.loop.noting import ActInProgress, in_one_act
from whoelse.loop.outcome import Done, Refusal
from whoelse.loop.undoing import undo
from whoelse.people import actions, queries
from whoelse.searches.access import NotFound, Viewer

RULED_OUT = "target ruled out"


def add_targets(viewer: Viewer, names: Sequence[str], *, today: date, token: str = "") -> Done:
    """Take organisations among the targets, by name, last in the user's own order. Those there already stay.

    Raises Refusal where no name is given, or one that is ruled out: that is taken back, not added anew.
    """

    def write(act: ActInProgress) -> Done:
        if not any(name.strip() for name in names):
            raise Refusal("A name is needed; several can stand one a line.")
        out = ruled_out(viewer)
        last = None
        for name in names:
            if not name.strip():
                continue
            last = actions.organisation(viewer, act.changes, name)
            if last in out:
                raise Refusal(f"You ruled out {' '.join(name.split())}. It can be taken back from the list of those.")
            actions.add_target(viewer, act.changes, last)
        return act.done(organisation=last)

    return in_one_act(viewer, "target added", write, today=today, token=token)


def score_targets(viewer: Viewer, scores: Mapping[str, Mapping[str, Any]], *, today: date, token: str = "") -> Done:
    """Give several targets scores at once, by organisation and column; None takes a score away."""

    def write(act: ActInProgress) -> Done:
        for organisation, columns in scores.items():
            actions.score_target(viewer, act.changes, organisation, columns)
        return act.done()

    return in_one_act(viewer, "targets scored", write, today=today, token=token)


def order_targets(
    viewer: Viewer,
    organisations: Sequence[str],
    *,
    today: date,
    scores: Mapping[str, Mapping[str, Any]] = MappingProxyType({}),
    token: str = "",
) -> Done:
    """Give the targets the user's own order, and the ``scores`` typed beside it, by organisation and column."""

    def write(act: ActInProgress) -> Done:
        actions.order_targets(viewer, act.changes, organisations)
        for organisation, columns in scores.items():
            actions.score_target(viewer, act.changes, organisation, columns)
        return act.done()

    return in_one_act(viewer, "targets put in order", write, today=today, token=token)


def archive_target(viewer: Viewer, organisation: str, *, today: date, token: str = "") -> Done:
    """Put a target out of sight. It says nothing about whether it is wanted, and costs no scores."""

    def write(act: ActInProgress) -> Done:
        actions.archive_target(viewer, act.changes, organisation)
        return act.done(organisation=organisation)

    return in_one_act(viewer, "target archived", write, today=today, token=token)


def restore_target(viewer: Viewer, organisation: str, *, today: date, token: str = "") -> Done:
    """Take a target back among those in sight."""

    def write(act: ActInProgress) -> Done:
        actions.archive_target(viewer, act.changes, organisation, archived=False)
        return act.done(organisation=organisation)

    return in_one_act(viewer, "target taken back", write, today=today, token=token)


def take_back_target(viewer: Viewer, organisation: str, *, today: date) -> None:
    """Want an organisation again that was ruled out: whatever ruled it out is taken back.

    Raises NotFound where it is not ruled out.
    """
    acts = {
        one.act: None
        for one in noted.noted_facts(viewer)
        if one.fact.kind == RULED_OUT and one.fact.target == organisation
    }
    if not acts:
        raise NotFound("This target is not ruled out.")
    for act in acts:
        undo(viewer, act, today=today)


def ruled_out(viewer: Viewer) -> frozenset[str]:
    """The organisations that the user ruled out."""
    return frozenset(one.fact.target for one in noted.noted_facts(viewer, kind=RULED_OUT) if one.fact.target)


def wanted(viewer: Viewer) -> tuple[queries.TargetCard, ...]:
    """The targets in sight that are not ruled out, in the user's own order."""
    out = ruled_out(viewer)
    return tuple(target for target in queries.targets(viewer) if target.id not in out)
