"""Whom a plan may come to, beside those of whom something is noted: who works at a target, and who is close."""

from datetime import timedelta

from tests.cast import TODAY, Cast
from whoelse.loop import choosing
from whoelse.loop.people import NewPerson, add_person, put_aside
from whoelse.loop.placing import put_aside_until
from whoelse.loop.planning import agenda
from whoelse.loop.searching import follow_playbook
from whoelse.loop.writing import mark_sent
from whoelse.people.queries import targets, to_be_met
from whoelse.searches.access import Viewer
from whoelse.today.whom_first import whom_first

EARLIER = TODAY - timedelta(days=6)  # a Thursday: four business days


def met(viewer: Viewer) -> tuple[str, ...]:
    return to_be_met(viewer, [target.id for target in targets(viewer)], today=TODAY)


def added(viewer: Viewer, name: str, **told: str) -> str:
    person = add_person(viewer, NewPerson(name, **told), today=EARLIER).person
    assert person is not None
    return person


def test_who_works_at_a_target_the_closest_first_and_who_is_close_anywhere(cast: Cast) -> None:
    choosing.add_target(cast.nadia, "Halden Ferries", today=EARLIER)
    ana = added(cast.nadia, "Ana Ruiz", at="Halden Ferries")
    zoe = added(cast.nadia, "Zoe Lund", at="Halden Ferries", closeness="known")
    close = added(cast.nadia, "Ben Carver", at="Elsewhere", closeness="close")
    added(cast.nadia, "Grace Lim", at="Elsewhere", closeness="known")
    assert met(cast.nadia) == (zoe, ana, cast.tom, close, cast.maria)


def test_nobody_put_aside_or_not_to_be_placed(cast: Cast) -> None:
    choosing.add_target(cast.nadia, "Halden Ferries", today=EARLIER)
    added(cast.nadia, "Ana Ruiz", at="Halden Ferries", closeness="cannot place")
    put_aside(cast.nadia, added(cast.nadia, "Ben Carver", closeness="close"), today=EARLIER)
    put_aside_until(cast.nadia, cast.tom, until=TODAY + timedelta(days=1), today=EARLIER)
    assert met(cast.nadia) == (cast.maria,)  # who is close


def test_no_more_than_eight_at_one_target(cast: Cast) -> None:
    choosing.add_target(cast.nadia, "Acme", today=EARLIER)
    for number in range(9):
        added(cast.nadia, f"Person {number}", at="Acme")
    assert len(met(cast.nadia)) == 8 + 1  # and Maria, who is close


def test_dalton_comes_to_somebody_of_whom_nothing_is_noted(cast: Cast) -> None:
    follow_playbook(cast.nadia, "Dalton", today=EARLIER)
    choosing.add_target(cast.nadia, "Halden Ferries", today=EARLIER)
    ana = added(cast.nadia, "Ana Ruiz", at="Halden Ferries")
    mark_sent(cast.nadia, kind="invitation", person=cast.tom, today=EARLIER)
    invited = [step for step in agenda(cast.nadia, TODAY).steps if step.do == "invite"]
    assert [(step.person, step.silent) for step in invited] == [(ana, cast.tom)]


def test_the_next_there_is_whom_to_write_to_first_there(cast: Cast) -> None:
    follow_playbook(cast.nadia, "Dalton", today=EARLIER)
    choosing.add_target(cast.nadia, "Halden Ferries", today=EARLIER)
    added(cast.nadia, "Ana Ruiz", at="Halden Ferries")
    added(cast.nadia, "Ben Carver", at="Halden Ferries", closeness="close")
    zoe = added(cast.nadia, "Zoe Lund", at="Halden Ferries", closeness="known")  # the middle of closeness goes first
    mark_sent(cast.nadia, kind="invitation", person=cast.tom, today=EARLIER)
    first = [one.person for one in whom_first(cast.nadia, TODAY).suggestions if one.candidate.target]
    invited = [step.person for step in agenda(cast.nadia, TODAY).steps if step.do == "invite"]
    assert invited == [zoe] == first[:1]
