"""A day of Nadia's with something of everything in it, told by the acts themselves up to the present day."""

from dataclasses import dataclass
from datetime import date, timedelta

from tests.cast import MARIA, TOM, nadia
from whoelse.loop import agreeing, choosing, comforting, debriefing, introducing, replying, writing
from whoelse.loop.people import NewPerson, add_person
from whoelse.searches.access import Viewer


@dataclass(frozen=True)
class FullDay:
    """Who looks, and who has a part in the day, by id."""

    viewer: Viewer
    maria: str
    tom: str
    priya: str
    jonas: str
    ruth: str


def full_day(today: date) -> FullDay:
    """Maria introduced Tom today; Priya has not been heard of; Jonas comes tomorrow; Ruth hesitated."""
    begun = today - timedelta(days=60)
    viewer = nadia(begun)
    ids = [_add(viewer, new, begun) for new in (MARIA, TOM, *_OTHERS)]
    maria, tom, priya, jonas, ruth = ids
    _talked(viewer, maria, today - timedelta(days=9), rapport=5)
    _talked(viewer, ruth, today - timedelta(days=50), rapport=4)
    comforting.note_comfort(viewer, person=ruth, comfort="hesitant", today=today - timedelta(days=49))
    _invite(viewer, priya, today - timedelta(days=11))
    _invite(viewer, jonas, today - timedelta(days=6))
    replying.note_reply(viewer, person=jonas, answer="yes", today=today - timedelta(days=3))
    agreeing.agree(
        viewer,
        person=jonas,
        day=today + timedelta(days=1),
        time="14:00",
        minutes=30,
        how="phone",
        today=today - timedelta(days=2),
    )
    introducing.note_introduction(viewer, introducer=maria, person=tom, state="made", today=today)
    return FullDay(viewer, maria, tom, priya, jonas, ruth)


_OTHERS = (
    NewPerson(name="Priya Nair", called="Priya", at="Orrery Rail", phone="+44 20 7946 0991"),
    NewPerson(name="Jonas Weber", called="Jonas", at="Brenner Cargo", email="jonas@brenner.example"),
    NewPerson(name="Ruth Adeyemi", called="Ruth", at="Halden Ferries"),
)


def _add(viewer: Viewer, new: NewPerson, day: date) -> str:
    person = add_person(viewer, new, today=day).person
    assert person is not None
    return person


def _invite(viewer: Viewer, person: str, day: date) -> None:
    choosing.choose_person(viewer, person, today=day)
    writing.mark_sent(viewer, kind="invitation", person=person, today=day, channel="e-mail")


def _talked(viewer: Viewer, person: str, day: date, *, rapport: int) -> None:
    _invite(viewer, person, day - timedelta(days=5))
    replying.note_reply(viewer, person=person, answer="yes", today=day - timedelta(days=3))
    agreeing.agree(viewer, person=person, day=day, today=day - timedelta(days=3))
    debriefing.write_debrief(
        viewer,
        person=person,
        learned="Charging decides the timetable.",
        rapport=rapport,
        asked="indirect",
        answer="resource",
        today=day,
    )
    writing.mark_sent(viewer, kind="thank-you", person=person, today=day)
