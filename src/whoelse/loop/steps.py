"""What the user says of a step itself: done another way, not now, or left out."""

from datetime import date

from whoelse.loop.noting import ActInProgress, in_one_act
from whoelse.loop.outcome import Done, Refusal
from whoelse.method.agenda.steps import Step
from whoelse.searches.access import Viewer


def step_done(viewer: Viewer, key: str, *, today: date, on: date | None = None, token: str = "") -> Done:
    """Note that a step is done. Of let rest, close and drop it says that nothing more is to come for now."""

    def write(act: ActInProgress) -> Done:
        step = _open(act)
        act.tell("step done", step.person, key=step.key, step=step.do)
        return act.done()

    return in_one_act(viewer, "step done", write, today=today, on=on, step=key, token=token)


def snooze(viewer: Viewer, key: str, *, until: date, today: date, token: str = "") -> Done:
    """Put a step off until a day. What is owed to somebody can be left out, but not put off."""

    def write(act: ActInProgress) -> Done:
        step = _open(act)
        if step.owed:
            raise Refusal("This answers something somebody did for you: do it, or leave it out.")
        if until <= today:
            raise Refusal("A day after today, please.")
        act.tell("step snoozed", step.person, until=until, key=step.key, step=step.do)
        return act.done()

    return in_one_act(viewer, "step snoozed", write, today=today, step=key, token=token)


def decline(viewer: Viewer, key: str, *, today: date, on: date | None = None, token: str = "") -> Done:
    """Leave a step out. It does not come back."""

    def write(act: ActInProgress) -> Done:
        step = _open(act)
        act.tell("step declined", step.person, key=step.key, step=step.do)
        return act.done()

    return in_one_act(viewer, "step left out", write, today=today, on=on, step=key, token=token)


def _open(act: ActInProgress) -> Step:
    if act.step is None:
        raise Refusal("Which step?")
    act.person = act.step.person or ""
    return act.step
