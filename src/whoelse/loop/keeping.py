"""Promises, advice, gives, leads, offers, notes: what goes back and forth beside conversations."""

from datetime import date

from whoelse.conversations import actions as words
from whoelse.conversations import queries as said
from whoelse.journal.queries import facts_about
from whoelse.loop.debriefing import Promised, promise
from whoelse.loop.noting import ActInProgress, in_one_act
from whoelse.loop.outcome import Done, Refusal
from whoelse.searches.access import Viewer


def promise_made(
    viewer: Viewer,
    *,
    person: str,
    by: str,
    words: str,
    until: date | None = None,
    today: date,
    on: date | None = None,
    token: str = "",
) -> Done:
    """Note a promise, by "me" to the person or by "them"."""

    def write(act: ActInProgress) -> Done:
        promise(act, Promised(by, words, until))
        return act.done()

    return in_one_act(viewer, "promise made", write, today=today, on=on, person=person, token=token)


def promise_kept(
    viewer: Viewer, promise: str, *, today: date, on: date | None = None, step: str = "", token: str = ""
) -> Done:
    """Note that a promise was kept."""
    made = said.promise(viewer, promise)

    def write(act: ActInProgress) -> Done:
        if _answered(act, "promise kept", made.entry):
            raise Refusal("That is noted as kept already.")
        act.tell("promise kept", act.person, by=made.by, answers=made.entry)
        return act.done()

    return in_one_act(viewer, "promise kept", write, today=today, on=on, person=made.person, step=step, token=token)


def advice_given(
    viewer: Viewer, *, person: str, words: str, today: date, on: date | None = None, token: str = ""
) -> Done:
    """Note what a person advised."""
    return _said(viewer, "advice given", person, words, today, on, token)


def advice_followed(viewer: Viewer, advice: str, *, today: date, on: date | None = None, token: str = "") -> Done:
    """Note that the user followed what a person advised."""
    given = said.one_advice(viewer, advice)

    def write(act: ActInProgress) -> Done:
        if _answered(act, "advice followed", given.entry):
            raise Refusal("That is noted as followed already.")
        act.tell("advice followed", act.person, answers=given.entry)
        return act.done()

    return in_one_act(viewer, "advice followed", write, today=today, on=on, person=given.person, token=token)


def give(
    viewer: Viewer, *, person: str, words: str, today: date, on: date | None = None, step: str = "", token: str = ""
) -> Done:
    """Note something the user did for a person."""
    return _said(viewer, "given", person, words, today, on, token, step)


def lead_heard(
    viewer: Viewer, *, person: str, words: str, today: date, on: date | None = None, token: str = ""
) -> Done:
    """Note an opening that was heard of from a person."""
    return _said(viewer, "lead heard", person, words, today, on, token)


def offer_made(viewer: Viewer, *, person: str = "", today: date, on: date | None = None, token: str = "") -> Done:
    """Note that a job was offered, perhaps by way of a person."""

    def write(act: ActInProgress) -> Done:
        act.tell("offer made", act.person)
        return act.done()

    return in_one_act(viewer, "offer made", write, today=today, on=on, person=person, token=token)


def note_something(
    viewer: Viewer, *, person: str, words: str, today: date, on: date | None = None, form: str = "", token: str = ""
) -> Done:
    """Keep a note about a person; nothing has happened."""
    return _said(viewer, "note kept", person, words, today, on, token, form=form)


def _answered(act: ActInProgress, kind: str, entry: str) -> bool:
    return any(fact.kind == kind and fact.answers == entry for fact in facts_about(act.viewer, [act.person]))


def _said(
    viewer: Viewer,
    kind: str,
    person: str,
    text: str,
    today: date,
    on: date | None,
    token: str,
    step: str = "",
    form: str = "",
) -> Done:
    def write(act: ActInProgress) -> Done:
        if kind == "note kept":
            words.add_note(viewer, act.changes, act=act.id, person=act.person, words=text, day=act.on)
            words.settle_draft(viewer, act.changes, form)
            return act.done()
        entry = act.tell(kind, act.person)
        add = {"advice given": words.add_advice, "given": words.add_give, "lead heard": words.add_lead}[kind]
        add(viewer, act.changes, act=act.id, entry=entry, person=act.person, words=text, day=act.on)
        return act.done()

    return in_one_act(viewer, kind, write, today=today, on=on, person=person, step=step, token=token)
