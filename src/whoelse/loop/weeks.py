"""What the user says of a whole week."""

from datetime import date

from whoelse.loop.noting import ActInProgress, in_one_act
from whoelse.loop.outcome import Done, Refusal
from whoelse.searches import actions, queries
from whoelse.searches.access import Viewer


def note_hours(viewer: Viewer, *, day: date, minutes: int, today: date, token: str = "") -> Done:
    """Write down how much of the week of a day went into the search; 0 takes that off again. No fact follows."""

    def write(act: ActInProgress) -> Done:
        actions.note_hours(viewer, act.changes, day, minutes)
        return act.done()

    if queries.week_of(viewer, day) > today:
        raise Refusal("That week has not come yet.")
    return in_one_act(viewer, "hours noted", write, today=today, token=token)
