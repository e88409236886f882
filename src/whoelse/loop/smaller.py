"""A step done in a smaller form, on a day on which there is little: it counts, and the rest comes back."""

from datetime import date

from whoelse.loop.noting import ActInProgress, in_one_act
from whoelse.loop.outcome import Done, Refusal
from whoelse.method.calendar import Calendar
from whoelse.searches.access import Viewer
from whoelse.searches.queries import search

ACT = "smaller step done"


def smaller_done(viewer: Viewer, key: str, *, today: date, token: str = "") -> Done:
    """Note that a step was done in its smaller form. The rest comes back on the next business day.

    What is owed to somebody cannot be put off: it stays where it is, and what was done of it counts all the same.
    """

    def write(act: ActInProgress) -> Done:
        step = act.step
        if step is None:
            raise Refusal("Which step?")
        act.person = step.person or ""
        if not step.owed:
            act.tell("step snoozed", step.person, until=back_on(viewer, today), key=step.key, step=step.do)
        return act.done()

    return in_one_act(viewer, ACT, write, today=today, step=key, token=token)


def back_on(viewer: Viewer, today: date) -> date:
    """The day on which the rest of a step comes back: the next business day, by the search's own calendar."""
    days = search(viewer)
    return Calendar(days.country or None, frozenset(days.working_days)).add_business_days(today, 1)
