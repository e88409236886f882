"""What came back: yes, later, no, or out of the office."""

from datetime import date

from whoelse.conversations.actions import add_message, settle_draft
from whoelse.loop.noting import ActInProgress, in_one_act
from whoelse.loop.outcome import Done, Refusal
from whoelse.searches.access import Viewer


def note_reply(
    viewer: Viewer,
    *,
    person: str,
    answer: str,
    until: date | None = None,
    body: str = "",
    channel: str = "",
    today: date,
    on: date | None = None,
    form: str = "",
    token: str = "",
    sure: bool = True,
) -> Done:
    """Note an answer: yes, no, or later (``until`` a day that they named). ``body`` is what they wrote. ``form``: whose
    draft it settles; undoing the act brings that back. Not ``sure``: an answer before the first letter raises
    DayInDoubt."""

    def write(act: ActInProgress) -> Done:
        if until is not None and (answer != "later" or until <= act.on):
            raise Refusal("A later day goes with the answer “later”.")
        add_message(
            viewer,
            act.changes,
            act=act.id,
            person=act.person,
            kind="reply",
            day=act.on,
            direction="by them",
            channel=channel,
            body=body,
        )
        settle_draft(viewer, act.changes, form)
        act.tell("reply received", act.person, answer=answer, until=until)
        return act.done()

    return in_one_act(viewer, "reply received", write, today=today, on=on, person=person, token=token, sure=sure)


def note_out_of_office(
    viewer: Viewer,
    *,
    person: str,
    until: date,
    today: date,
    on: date | None = None,
    form: str = "",
    token: str = "",
    sure: bool = True,
) -> Done:
    """Note that a person is out of the office through a day: it is no answer, and no day of it counts."""

    def write(act: ActInProgress) -> Done:
        if until < act.on:
            raise Refusal("That day was over when the note came.")
        settle_draft(viewer, act.changes, form)
        act.tell("out of office", act.person, until=until)
        return act.done()

    return in_one_act(viewer, "out of office", write, today=today, on=on, person=person, token=token, sure=sure)
