"""The fixed cast: who fills tests, demo, manual and pictures.

Nadia Rahimi seeks; Maria Lindqvist introduces; Tom Okafor is the target person at Halden Ferries; Elena Voss coaches;
Viktor Stern is a stranger, with a search of his own.
"""

from dataclasses import dataclass
from datetime import date

from whoelse.accounts.models import User
from whoelse.loop.people import NewPerson, add_person
from whoelse.searches.access import Viewer, begin_search, viewer_of_this_machine
from whoelse.searches.actions import change

#: A Wednesday.
TODAY = date(2026, 1, 14)

MARIA = NewPerson(
    name="Maria Lindqvist",
    called="Maria",
    at="Kestrel Heat",
    role="Procurement lead",
    closeness="close",
    email="maria@kestrel.example",
    profile_url="https://www.linkedin.com/in/maria-lindqvist",
    how_we_know="We ran the supply desk together at St. Brannock Hospital.",
)
TOM = NewPerson(
    name="Tom Okafor",
    called="Tom",
    at="Halden Ferries",
    role="Head of service operations",
    profile_url="https://www.linkedin.com/in/tom-okafor",
)


@dataclass(frozen=True)
class Cast:
    """The search of Nadia with the two people in it, by their ids."""

    nadia: Viewer
    maria: str
    tom: str


def nadia(today: date = TODAY) -> Viewer:
    """Nadia's viewer, with her purpose and how she signs."""
    viewer = viewer_of_this_machine(today=today)
    change(
        viewer,
        signed="Nadia Rahimi",
        purpose="how operations are planned where something moves",
        industry="ferries",
        job_titles=["service planner"],
        about_me="I have planned operations in hospitals for nine years.",
    )
    return viewer


def stranger(today: date = TODAY) -> Viewer:
    """Viktor Stern's viewer: another user with a search of his own."""
    return begin_search(User.objects.create_user("viktor").id, today=today)


def cast(today: date = TODAY) -> Cast:
    """Nadia's search with Maria and Tom in it, nothing noted yet."""
    viewer = nadia(today)
    return Cast(viewer, _added(viewer, MARIA, today), _added(viewer, TOM, today))


def _added(viewer: Viewer, new: NewPerson, today: date) -> str:
    person = add_person(viewer, new, today=today).person
    assert person is not None
    return person
