"""The conversation itself: begun, near its end, the ask that was made, held."""

from datetime import date

from whoelse.conversations.actions import (
    change_conversation,
    open_conversation,
    set_open_questions,
    settle_draft,
)
from whoelse.conversations.queries import latest
from whoelse.introductions.actions import add_ask
from whoelse.journal.queries import facts_about
from whoelse.loop.agreeing import agreement
from whoelse.loop.noting import ActInProgress, in_one_act
from whoelse.loop.outcome import Done, TalkAhead
from whoelse.method.agenda.chronicle import Chronicle
from whoelse.method.agenda.steps import ASKING
from whoelse.searches.access import Viewer

SET_ASIDE = "set list aside"


def start_talk(viewer: Viewer, *, person: str, early: bool = False, today: date, token: str = "") -> Done:
    """Note that a conversation has begun, the one agreed or one that just happens. Beginning it twice is once.

    One that is agreed for a later day is begun only where it is said to be ``early``: else TalkAhead is raised.
    """

    def write(act: ActInProgress) -> Done:
        agreed = agreement(act)
        if agreed is not None and not agreed.begun and agreed.day > act.on and not early:
            raise TalkAhead(agreed.day)
        conversation = record_of(act, planned=agreed is not None)
        if agreed is None or agreed.started is None or agreed.day != today:
            act.tell("conversation started", act.person)
        return act.done(conversation=conversation)

    return in_one_act(viewer, "conversation started", write, today=today, person=person, token=token)


def near_its_end(
    viewer: Viewer, *, person: str, rapport: int | None = None, comfort: str = "", today: date, token: str = ""
) -> Done:
    """Note that the conversation nears its end, with how it goes (1-5) and how easy they seem, where that is felt."""

    def write(act: ActInProgress) -> Done:
        act.tell("conversation near its end", act.person, rapport=rapport, comfort=comfort)
        return act.done(conversation=record_of(act, planned=agreement(act) is not None))

    return in_one_act(viewer, "conversation near its end", write, today=today, person=person, token=token)


def ask_made(
    viewer: Viewer,
    *,
    person: str,
    ask: str,
    scope: str = "",
    words: str = "",
    answer: str = "",
    channel: str = "spoken",
    today: date,
    on: date | None = None,
    step: str = "",
    token: str = "",
) -> Done:
    """Note an ask for an introduction, indirect or direct, and the answer where there was one."""

    def write(act: ActInProgress) -> Done:
        entry = act.tell("ask made", act.person, ask=ask, channel=channel, answer=answer)
        add_ask(
            viewer,
            act.changes,
            act=act.id,
            entry=entry,
            person=act.person,
            kind=ask,
            scope=scope,
            channel=channel,
            words=words,
            day=act.on,
        )
        return act.done()

    return in_one_act(
        viewer,
        "ask made",
        write,
        today=today,
        on=on,
        person=person,
        step=step,
        does=ASKING & {f"{ask} ask"},
        token=token,
    )


def set_list_aside(viewer: Viewer, *, person: str, today: date, token: str = "") -> Done:
    """Put the list away: the open questions are set aside, and the step that proposed it is done."""

    def write(act: ActInProgress) -> Done:
        set_open_questions(viewer, act.changes, act.person, "set aside")
        if act.step is not None:
            act.tell("step done", act.person, key=act.step.key, step=SET_ASIDE)
        return act.done()

    return in_one_act(
        viewer, "list set aside", write, today=today, person=person, does=frozenset({SET_ASIDE}), token=token
    )


def held(
    viewer: Viewer,
    *,
    person: str,
    notes: str | None = None,
    form: str = "",
    today: date,
    on: date | None = None,
    token: str = "",
) -> Done:
    """Note that a conversation was held; ``notes`` are what was written down during it."""

    def write(act: ActInProgress) -> Done:
        conversation = note_held(act, notes)
        settle_draft(viewer, act.changes, form)
        return act.done(conversation=conversation)

    return in_one_act(viewer, "conversation held", write, today=today, on=on, person=person, token=token)


def note_held(act: ActInProgress, notes: str | None = None) -> str:
    """As part of an act: tell that the conversation was held, unless that is noted, and keep its notes."""
    history = Chronicle(facts_about(act.viewer, [act.person]), act.today).history(act.person)
    agreed = history.open_agreement
    # Something said of a day before this one was even agreed is another conversation.
    another = agreed is not None and agreed.started is None and agreed.settled.on > act.on
    conversation = record_of(act, planned=agreed is not None and not another)
    if not any(one.held is not None and one.held.on == act.on for one in history.conversations):
        act.tell("conversation held", act.person)
    if notes is not None:
        change_conversation(act.viewer, act.changes, conversation, notes=notes)
    return conversation


def record_of(act: ActInProgress, *, planned: bool) -> str:
    """The record of the conversation of the act's day: the one agreed, whenever it was agreed for, or a new one."""
    record = latest(act.viewer, act.person)
    if record is not None and (planned or record.day == act.on):
        if record.day != act.on:  # the hour was agreed for the other day
            change_conversation(act.viewer, act.changes, record.id, day=act.on, time="")
        return record.id
    return open_conversation(act.viewer, act.changes, act=act.id, person=act.person, planned=False, day=act.on)
