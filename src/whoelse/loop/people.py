"""People: added in ten seconds, changed, put aside, found to be one and the same."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from whoelse.journal.queries import facts_about
from whoelse.loop.noting import ActInProgress, in_one_act
from whoelse.loop.outcome import Done, Refusal
from whoelse.loop.projections import refresh_people
from whoelse.method.agenda.chronicle import Chronicle
from whoelse.method.people.names import called_as_typed
from whoelse.people import actions, queries
from whoelse.searches.access import Viewer


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A person as they are first written down; only the name is needed. ``at`` is where they work now, by name."""

    name: str
    called: str = ""
    at: str = ""
    role: str = ""
    closeness: str = ""
    style: str = ""
    email: str = ""
    phone: str = ""
    profile_url: str = ""
    how_we_know: str = ""
    note: str = ""
    pronoun: str = ""
    could_decide: bool = False
    answers: str = ""


def make(act: ActInProgress, new: NewPerson) -> str:
    """Make a person as part of an act, and return the id. Two people never share a profile address.

    Where nothing says what the user calls them, a plain name that was typed does.
    """
    same = queries.with_profile(act.viewer, new.profile_url)
    if same is not None:
        raise Refusal(f"{same.name} has this profile address already.")
    person = actions.add_person(
        act.viewer,
        act.changes,
        today=act.today,
        name=new.name,
        called=new.called or called_as_typed(new.name),
        closeness=new.closeness,
        style=new.style,
        email=new.email,
        phone=new.phone,
        profile_url=new.profile_url,
        how_we_know=new.how_we_know,
        note=new.note,
        pronoun=new.pronoun,
        could_decide=new.could_decide,
        answers=new.answers,
    )
    if new.at.strip() or new.role.strip():
        actions.add_role(act.viewer, act.changes, person, at=new.at, title=new.role)
    return person


def add_person(viewer: Viewer, new: NewPerson, *, today: date, chosen: bool = False, token: str = "") -> Done:
    """Add a person; ``chosen`` also notes that the user wants to talk with them."""

    def write(act: ActInProgress) -> Done:
        act.person = make(act, new)
        if chosen:
            act.tell("person chosen", act.person)
        return act.done()

    return in_one_act(viewer, "person added", write, today=today, token=token)


def edit_person(viewer: Viewer, person: str, *, today: date, token: str = "", **changed: Any) -> Done:
    """Change what is known of a person: any field of NewPerson but ``at`` and ``role``."""

    def write(act: ActInProgress) -> Done:
        same = queries.with_profile(viewer, changed.get("profile_url", ""))
        if same is not None and same.id != act.person:
            raise Refusal(f"{same.name} has this profile address already.")
        actions.edit_person(viewer, act.changes, act.person, **changed)
        return act.done()

    return in_one_act(viewer, "person changed", write, today=today, person=person, token=token)


def say_first(viewer: Viewer, person: str, *, today: date, token: str = "", **said: str) -> Done:
    """Say of a person, beside a letter, what is not known yet. Raises Refusal where something was said meanwhile."""

    def write(act: ActInProgress) -> Done:
        known = queries.person(viewer, act.person)
        for field, words in said.items():
            stands = getattr(known, field)
            if stands and stands != words:
                raise Refusal(f"“{stands}” was noted meanwhile. Nothing was written over.")
        actions.edit_person(viewer, act.changes, act.person, **said)
        return act.done()

    return in_one_act(viewer, "said beside a letter", write, today=today, person=person, token=token)


def change_role(
    viewer: Viewer, person: str, *, at: str, role: str = "", since: str = "", today: date, token: str = ""
) -> Done:
    """Say where a person works now; what they did until then ends."""

    def write(act: ActInProgress) -> Done:
        actions.end_roles(viewer, act.changes, act.person, ended=since)
        if at.strip() or role.strip():
            actions.add_role(viewer, act.changes, act.person, at=at, title=role, started=since)
        return act.done()

    return in_one_act(viewer, "role changed", write, today=today, person=person, token=token)


def add_earlier_role(
    viewer: Viewer,
    person: str,
    *,
    at: str,
    role: str = "",
    started: str = "",
    ended: str = "",
    today: date,
    token: str = "",
) -> Done:
    """Say where a person worked before."""

    def write(act: ActInProgress) -> Done:
        if not ended:
            raise Refusal("Until when? A year is enough.")
        actions.add_role(viewer, act.changes, act.person, at=at, title=role, started=started, ended=ended)
        return act.done()

    return in_one_act(viewer, "role added", write, today=today, person=person, token=token)


def set_closeness(viewer: Viewer, person: str, closeness: str, *, today: date, token: str = "") -> Done:
    """Say how well the user knows a person: close, known, slightly, cannot place, or nothing again."""

    def write(act: ActInProgress) -> Done:
        actions.edit_person(viewer, act.changes, act.person, closeness=closeness)
        return act.done()

    return in_one_act(viewer, "closeness set", write, today=today, person=person, token=token)


def put_aside(viewer: Viewer, person: str, *, today: date, token: str = "") -> Done:
    """Put a person away; where something is going on with them, that is closed."""

    def write(act: ActInProgress) -> Done:
        actions.edit_person(viewer, act.changes, act.person, put_aside=True)
        history = Chronicle(facts_about(viewer, [act.person]), today).history(act.person)
        if history.facts and not history.is_closed:
            act.tell("person closed", act.person, reason="put aside")
        return act.done()

    return in_one_act(viewer, "put aside", write, today=today, person=person, token=token)


def take_up_again(viewer: Viewer, person: str, *, today: date, token: str = "") -> Done:
    """Take up a person again who was put aside."""

    def write(act: ActInProgress) -> Done:
        actions.edit_person(viewer, act.changes, act.person, put_aside=False, aside_until=None)
        return act.done()

    return in_one_act(viewer, "taken up again", write, today=today, person=person, token=token)


def merge_people(viewer: Viewer, *, kept: str, merged: str, today: date, token: str = "") -> Done:
    """Say that two people are one. Nothing is rewritten: what was noted of either is read as of the one kept."""

    def write(act: ActInProgress) -> Done:
        other = queries.person(viewer, merged).id
        actions.merge(viewer, act.changes, kept=act.person, merged=other)
        refresh_people(viewer, {act.person, other}, today=today)
        return act.done()

    return in_one_act(viewer, "people merged", write, today=today, person=kept, token=token)
