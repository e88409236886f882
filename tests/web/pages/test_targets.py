"""Where the user would like to work."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import TODAY, Cast
from tests.web.reading import text
from whoelse.ids import new_id
from whoelse.loop import targets
from whoelse.loop.choosing import knows_about_target, rule_out_target
from whoelse.loop.people import NewPerson, add_earlier_role, add_person
from whoelse.people import queries


@pytest.fixture
def wanted(people: Cast) -> list[str]:
    """Halden Ferries, Kestrel Heat and Orrery Rail, in that order."""
    targets.add_targets(people.nadia, ["Halden Ferries", "Kestrel Heat", "Orrery Rail"], today=TODAY)
    return [target.id for target in queries.targets(people.nadia)]


def names(people: Cast) -> list[str]:
    return [target.name for target in targets.wanted(people.nadia)]


def test_without_any_target_the_page_says_that_three_are_enough(nadia: Client, people: Cast) -> None:
    page = text(nadia, reverse("targets"))
    assert "Three names are enough to go on." in page
    assert "Kestrel Heat" in page  # Maria works there: it is offered
    assert not names(people)


def test_several_names_come_in_at_once_and_go_back_at_once(nadia: Client, people: Cast) -> None:
    sent = {"names": "Halden Ferries\n Orrery  Rail ;Tidewater\n\n", "token": new_id()}
    answer = nadia.post(reverse("targets"), sent, follow=True)
    assert names(people) == ["Halden Ferries", "Orrery Rail", "Tidewater"]
    assert "Halden Ferries, Orrery Rail and Tidewater are among your targets." in answer.content.decode()
    nadia.post(reverse("targets"), sent)
    assert len(names(people)) == 3
    told = nadia.get(reverse("today")).content.decode()
    assert "You added three targets" in told


def test_whom_i_know_there_is_counted(nadia: Client, people: Cast, wanted: list[str]) -> None:
    page = text(nadia, reverse("targets"))
    assert "One person there now" in page
    assert "One person there now, one of them close or known" in page
    assert "Nobody yet" in page


def test_no_name_is_answered_beside_the_field(nadia: Client, people: Cast) -> None:
    answer = nadia.post(reverse("targets"), {"names": " \n "})
    assert answer.status_code == 422
    assert "A name is needed" in answer.content.decode()


def test_one_moves_up_and_one_moves_down(nadia: Client, people: Cast, wanted: list[str]) -> None:
    nadia.post(reverse("move a target"), {"up": wanted[2], "token": new_id()})
    assert names(people) == ["Halden Ferries", "Orrery Rail", "Kestrel Heat"]
    nadia.post(reverse("move a target"), {"down": wanted[0], "token": new_id()})
    assert names(people) == ["Orrery Rail", "Halden Ferries", "Kestrel Heat"]


@pytest.mark.parametrize("sent", [{}, {"up": "nothing"}])
def test_a_move_that_makes_no_sense_changes_nothing(
    nadia: Client, people: Cast, wanted: list[str], sent: dict[str, str]
) -> None:
    assert nadia.post(reverse("move a target"), sent).status_code == 302
    nadia.post(reverse("move a target"), {"up": wanted[0]})
    nadia.post(reverse("move a target"), {"down": wanted[2]})
    assert names(people) == ["Halden Ferries", "Kestrel Heat", "Orrery Rail"]


def test_one_ruled_out_leaves_the_list_and_is_taken_back(nadia: Client, people: Cast, wanted: list[str]) -> None:
    answer = nadia.post(reverse("rule out a target", args=[wanted[0]]), {"token": new_id()}, follow=True)
    assert "Halden Ferries is ruled out." in answer.content.decode()
    assert names(people) == ["Kestrel Heat", "Orrery Rail"]
    nadia.post(reverse("take back a target", args=[wanted[0]]), {"token": new_id()})
    assert names(people) == ["Halden Ferries", "Kestrel Heat", "Orrery Rail"]


def test_one_ruled_out_is_not_added_anew(nadia: Client, people: Cast, wanted: list[str]) -> None:
    rule_out_target(people.nadia, wanted[0], today=TODAY)
    answer = nadia.post(reverse("targets"), {"names": "Halden Ferries Inc."})
    assert answer.status_code == 409
    assert "You ruled out Halden Ferries Inc." in answer.content.decode()


def test_one_out_of_sight_keeps_its_place_and_comes_back(nadia: Client, people: Cast, wanted: list[str]) -> None:
    nadia.post(reverse("archive a target", args=[wanted[1]]), {"token": new_id()})
    assert names(people) == ["Halden Ferries", "Orrery Rail"]
    nadia.post(reverse("take back a target", args=[wanted[1]]), {"token": new_id()})
    assert names(people) == ["Halden Ferries", "Kestrel Heat", "Orrery Rail"]


def test_the_page_of_one_says_who_is_there_and_what_cannot_be_told(
    nadia: Client, people: Cast, wanted: list[str]
) -> None:
    page = text(nadia, reverse("target", args=[wanted[0]]))
    assert "You know one person there now." in page
    assert "Tom Okafor" in page
    assert "An export tells only where people are today" in page


def test_the_page_of_one_says_who_was_there_before(nadia: Client, people: Cast, wanted: list[str]) -> None:
    add_earlier_role(people.nadia, people.maria, at="Halden Ferries", ended="2019", today=TODAY)
    page = text(nadia, reverse("target", args=[wanted[0]]))
    assert "one person you know worked there before" in page
    assert "Maria Lindqvist" in page


def test_an_organisation_that_is_no_target_has_no_page(nadia: Client, people: Cast) -> None:
    place = queries.person(people.nadia, people.tom).organisation_id
    assert nadia.get(reverse("target", args=[place])).status_code == 404
    assert nadia.post(reverse("rule out a target", args=[place])).status_code == 404


def test_what_is_out_of_sight_is_no_target_of_the_plan(people: Cast, wanted: list[str]) -> None:
    targets.archive_target(people.nadia, wanted[0], today=TODAY)
    assert wanted[0] not in [target.id for target in queries.targets(people.nadia)]
    targets.archive_target(people.nadia, wanted[1], today=date(2026, 1, 20))
    assert [target.id for target in queries.targets(people.nadia, archived=True)] == wanted[:2]


def test_ten_more_targets_cost_no_more_queries(nadia: Client, people: Cast, wanted: list[str]) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            nadia.get(reverse("targets"))
        return len(seen)

    count()
    before = count()
    for number in range(10):
        add_person(people.nadia, NewPerson(name=f"Person {number}", at=f"Place {number}"), today=TODAY)
    targets.add_targets(people.nadia, [f"Place {number}" for number in range(10)], today=TODAY)
    count()
    assert count() == before


def test_who_knows_about_a_target_stands_on_its_page(nadia: Client, people: Cast, wanted: list[str]) -> None:
    page = reverse("target", args=[wanted[2]])
    assert "Knows about it" not in text(nadia, page)
    for _ in range(2):
        knows_about_target(people.nadia, people.maria, wanted[2], today=TODAY)
    told = text(nadia, page).split("Knows about it")[1]
    assert told.count("<bdi>Maria Lindqvist</bdi>") == 1
