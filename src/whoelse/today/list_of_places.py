"""The list of places that a playbook begins with: whether a day asks for more of them. Never a gate."""

from dataclasses import dataclass
from datetime import date

from whoelse.people import queries as people
from whoelse.playbooks.queries import playbook_followed
from whoelse.searches import queries as searches
from whoelse.searches.access import Viewer
from whoelse.today.queries import TodayView

#: So many steps are a day; the list then waits.
_FULL_DAY = 3
_ADDED = "target added"


@dataclass(frozen=True, slots=True)
class ListOfPlaces:
    """How many places there are, and how many the playbook followed begins with."""

    there: int
    wanted: int


def list_of_places(viewer: Viewer) -> ListOfPlaces | None:
    """The list, where the playbook begins with a longer one than there is."""
    ranking = playbook_followed(viewer).ranking
    wanted = ranking.targets_at_least if ranking is not None else None
    there = len(people.targets(viewer, archived=None))
    return ListOfPlaces(there, wanted) if wanted is not None and there < wanted else None


def asked_today(viewer: Viewer, day: TodayView, today: date, *, steps: int) -> bool:
    """Whether a day asks for more places: not where it is full, a place was added on it, or the search rests; nor where
    it was put off, or the list was said to be long enough. ``steps`` are those shown already."""
    search = searches.search(viewer)
    put_off = search.list_enough or (search.list_back_on is not None and search.list_back_on > today)
    added = any(done.kind == _ADDED for done in day.done)
    return not (put_off or added or day.over or day.paused or steps >= _FULL_DAY)
