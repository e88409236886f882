"""Choosing: whom to talk to, which places to get into, and when to let somebody be."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from whoelse.journal.queries import facts_about
from whoelse.loop.noting import ActInProgress, in_one_act
from whoelse.loop.outcome import Done, Refusal
from whoelse.method.agenda.chronicle import Chronicle
from whoelse.method.agenda.steps import CLOSING
from whoelse.people import actions, queries
from whoelse.searches.access import NotFound, Viewer


def choose_person(
    viewer: Viewer, person: str, *, today: date, on: date | None = None, step: str = "", token: str = ""
) -> Done:
    """Note that the user wants to talk with a person. Whoever was put aside or closed is open again."""

    def write(act: ActInProgress) -> Done:
        actions.edit_person(viewer, act.changes, act.person, put_aside=False, aside_until=None)
        act.tell("person chosen", act.person)
        return act.done()

    return in_one_act(viewer, "person chosen", write, today=today, on=on, person=person, step=step, token=token)


def close_person(
    viewer: Viewer,
    person: str,
    *,
    reason: str,
    today: date,
    on: date | None = None,
    step: str = "",
    token: str = "",
) -> Done:
    """Note that nothing more is to come of it for now. ``reason``: silent, declined or put aside."""

    def write(act: ActInProgress) -> Done:
        if Chronicle(facts_about(viewer, [act.person]), today).history(act.person).is_closed:
            raise Refusal("That is closed already.")
        act.tell("person closed", act.person, reason=reason)
        return act.done()

    return in_one_act(
        viewer, "person closed", write, today=today, on=on, person=person, step=step, does=CLOSING, token=token
    )


def add_target(viewer: Viewer, name: str, *, today: date, rank: int | None = None, token: str = "") -> Done:
    """Take an organisation among the targets, by name."""

    def write(act: ActInProgress) -> Done:
        organisation = actions.organisation(viewer, act.changes, name)
        actions.add_target(viewer, act.changes, organisation, rank=rank)
        return act.done(organisation=organisation)

    return in_one_act(viewer, "target added", write, today=today, token=token)


def score_target(viewer: Viewer, organisation: str, scores: Mapping[str, Any], *, today: date, token: str = "") -> Done:
    """Give a target its scores, by column of the playbook's ranking."""

    def write(act: ActInProgress) -> Done:
        actions.score_target(viewer, act.changes, organisation, scores)
        return act.done(organisation=organisation)

    return in_one_act(viewer, "target scored", write, today=today, token=token)


def rule_out_target(viewer: Viewer, organisation: str, *, today: date, on: date | None = None, token: str = "") -> Done:
    """Note that the user no longer wants to get into an organisation."""

    def write(act: ActInProgress) -> Done:
        act.tell("target ruled out", target=_place(viewer, organisation))
        return act.done(organisation=organisation)

    return in_one_act(viewer, "target ruled out", write, today=today, on=on, token=token)


def knows_about_target(
    viewer: Viewer, person: str, organisation: str, *, today: date, on: date | None = None, token: str = ""
) -> Done:
    """Note that a person knows about an organisation that is wanted."""

    def write(act: ActInProgress) -> Done:
        act.tell("knows about target", act.person, target=_place(viewer, organisation))
        return act.done(organisation=organisation)

    return in_one_act(viewer, "knows about target", write, today=today, on=on, person=person, token=token)


def _place(viewer: Viewer, organisation: str) -> str:
    if organisation not in queries.organisations(viewer, [organisation]):
        raise NotFound("There is no such organisation.")
    return organisation
