"""The plan of a day: at most three steps, chosen once."""

from datetime import date

from whoelse.loop.planning import agenda
from whoelse.method.agenda.steps import Agenda
from whoelse.searches import actions as searches
from whoelse.searches.access import Viewer
from whoelse.searches.queries import day_plan

MOST = 3


def open_day(viewer: Viewer, *, today: date) -> tuple[str, ...]:
    """The keys of the steps chosen for today. Chosen by the first call that finds any step open; then they stay."""
    chosen = day_plan(viewer, today)
    return chosen if chosen is not None else choose(viewer, agenda(viewer, today))


def choose(viewer: Viewer, agenda: Agenda) -> tuple[str, ...]:
    """Choose the steps of the agenda's day; while nothing is open, nothing is chosen yet."""
    # What is owed is shown on any day, so it takes its places first; the rest fills up by due day.
    steps = sorted(agenda.steps, key=lambda step: (*step.place, max(step.due, agenda.day)))
    keys = [step.key for step in steps[:MOST]]
    return searches.choose_day(viewer, agenda.day, keys) if keys else ()
