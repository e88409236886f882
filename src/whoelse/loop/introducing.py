"""Introductions: who leads to whom, and how far that has come."""

from datetime import date

from whoelse.introductions.actions import tell_introduction
from whoelse.loop.noting import ActInProgress, in_one_act
from whoelse.loop.outcome import Done, Refusal
from whoelse.loop.people import NewPerson, make
from whoelse.method.facts import INTRODUCTION_STATES
from whoelse.people import actions as people_actions
from whoelse.people import queries as people
from whoelse.searches.access import Viewer


def note_introduction(
    viewer: Viewer,
    *,
    introducer: str,
    state: str,
    person: str = "",
    new: NewPerson | None = None,
    at: str = "",
    known_through: str = "",
    known_words: str = "",
    quote: str = "",
    today: date,
    on: date | None = None,
    step: str = "",
    token: str = "",
    sure: bool = True,
) -> Done:
    """Note how far an introduction has come: named, offered, checking, made, declined or silent.

    Of a person already there, of a ``new`` one made on the way, or of someone without a name yet, perhaps ``at`` an
    organisation. ``known_through`` and ``known_words`` say how the two know each other, ``quote`` what was said.
    Not ``sure``: a day before it was even named raises DayInDoubt.
    """

    def write(act: ActInProgress) -> Done:
        introduced = tell(
            act,
            introducer=act.person,
            state=state,
            person=person,
            new=new,
            at=at,
            known_through=known_through,
            known_words=known_words,
            quote=quote,
        )
        return act.done(person=introduced, new_people=(introduced,) if introduced and new is not None else ())

    return in_one_act(
        viewer, f"introduction {state}", write, today=today, on=on, person=introducer, step=step, token=token, sure=sure
    )


def tell(
    act: ActInProgress,
    *,
    introducer: str,
    state: str,
    person: str = "",
    new: NewPerson | None = None,
    at: str = "",
    known_through: str = "",
    known_words: str = "",
    quote: str = "",
) -> str | None:
    """As part of an act: write the introduction down, tell how far it is, and return the id of the one introduced."""
    if state not in INTRODUCTION_STATES:
        raise Refusal(f"One of: {', '.join(INTRODUCTION_STATES)}.")
    introduced = people.person(act.viewer, person).id if person else make(act, new) if new is not None else None
    if introduced == introducer:
        raise Refusal("Nobody introduces themselves.")
    place = people_actions.organisation(act.viewer, act.changes, at) if at.strip() else None
    tell_introduction(
        act.viewer,
        act.changes,
        act=act.id,
        introducer=introducer,
        person=introduced,
        organisation=place,
        day=act.on,
        known_through=known_through,
        known_words=known_words,
        quote=quote,
    )
    act.tell(f"introduction {state}", introduced, by=introducer, target=place)
    return introduced
