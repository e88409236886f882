"""A conversation agreed, moved, missed or cancelled."""

from datetime import date

from whoelse.conversations.actions import change_conversation, open_conversation
from whoelse.conversations.queries import latest
from whoelse.journal.queries import facts_about
from whoelse.loop.noting import ActInProgress, in_one_act
from whoelse.loop.outcome import Done, Refusal
from whoelse.method.agenda.chronicle import Chronicle
from whoelse.method.agenda.talks import Conversation
from whoelse.people.queries import person as person_card
from whoelse.searches.access import Viewer


def agree(
    viewer: Viewer,
    *,
    person: str,
    day: date,
    time: str = "",
    minutes: int | None = None,
    how: str = "",
    place: str = "",
    today: date,
    on: date | None = None,
    step: str = "",
    token: str = "",
) -> Done:
    """Note that a conversation is agreed for a day; time, minutes, how and where are the user's words."""

    def write(act: ActInProgress) -> Done:
        conversation = _write_down(act, day, time, minutes, how, place)
        act.tell("conversation agreed", act.person, for_day=day)
        return act.done(conversation=conversation)

    return in_one_act(
        viewer,
        "conversation agreed",
        write,
        today=today,
        on=on,
        person=person,
        step=step,
        does=frozenset({"agree"}),
        token=token,
    )


def move(
    viewer: Viewer,
    *,
    person: str,
    day: date,
    time: str = "",
    minutes: int | None = None,
    how: str = "",
    place: str = "",
    today: date,
    on: date | None = None,
    token: str = "",
) -> Done:
    """Note that the conversation agreed is moved to another day."""

    def write(act: ActInProgress) -> Done:
        agreed_with(act)
        conversation = _write_down(act, day, time, minutes, how, place)
        act.tell("conversation moved", act.person, for_day=day)
        return act.done(conversation=conversation)

    return in_one_act(viewer, "conversation moved", write, today=today, on=on, person=person, token=token)


def missed(viewer: Viewer, *, person: str, today: date, on: date | None = None, token: str = "") -> Done:
    """Note that the conversation agreed did not take place, without anybody having called it off."""
    return _fell_through(viewer, "conversation missed", person, today, on, token)


def cancelled(viewer: Viewer, *, person: str, today: date, on: date | None = None, token: str = "") -> Done:
    """Note that the conversation agreed was called off."""
    return _fell_through(viewer, "conversation cancelled", person, today, on, token)


def agreement(act: ActInProgress) -> Conversation | None:
    """The conversation with the act's person that is agreed or under way, as the facts tell it."""
    return Chronicle(facts_about(act.viewer, [act.person]), act.today).history(act.person).open_agreement


def agreed_with(act: ActInProgress) -> Conversation:
    """The same, or Refusal where there is none."""
    agreed = agreement(act)
    if agreed is None:
        raise Refusal(f"No conversation with {person_card(act.viewer, act.person).addressed} is agreed.")
    return agreed


def _fell_through(viewer: Viewer, kind: str, person: str, today: date, on: date | None, token: str) -> Done:
    def write(act: ActInProgress) -> Done:
        agreed_with(act)
        act.tell(kind, act.person)
        return act.done()

    return in_one_act(viewer, kind, write, today=today, on=on, person=person, token=token)


def _write_down(act: ActInProgress, day: date, time: str, minutes: int | None, how: str, place: str) -> str:
    if day < act.on:
        raise Refusal("The conversation would lie before the day it was agreed.")
    record = latest(act.viewer, act.person) if agreement(act) is not None else None
    if record is None:
        return open_conversation(
            act.viewer,
            act.changes,
            act=act.id,
            person=act.person,
            day=day,
            time=time,
            minutes=minutes,
            how=how,
            place=place,
        )
    change_conversation(
        act.viewer,
        act.changes,
        record.id,
        day=day,
        time=time,
        minutes=minutes or record.minutes,
        how=how or record.how,
        place=place or record.place,
    )
    return record.id
