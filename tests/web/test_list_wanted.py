"""Dalton's forty are a step on Today and a line on Targets, never a gate."""

from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, Cast
from whoelse.loop.choosing import add_target, choose_person
from whoelse.loop.searching import follow_playbook
from whoelse.searches.actions import change
from whoelse.searches.queries import search

STEP = "Put more places on your list"
EARLIER = date(2026, 1, 9)


def today_page(nadia: Client) -> str:
    return nadia.get(reverse("today")).content.decode()


@pytest.fixture
def dalton(people: Cast) -> Cast:
    """Nadia follows Dalton since Friday."""
    follow_playbook(people.nadia, "Dalton", today=EARLIER)
    return people


def test_under_a_playbook_without_a_list_nothing_is_said(nadia: Client) -> None:
    assert STEP not in today_page(nadia)


def test_it_is_a_step_and_says_why_and_whose_it_is(nadia: Client, dalton: Cast) -> None:
    page = today_page(nadia)
    assert STEP in page
    assert "Dalton begins with a list of 40 places where you would like to work. You have none yet" in page
    assert "Places you dream of" in page
    assert "After Steve Dalton, second-hand" in page
    assert "One step." in page


def test_it_stands_beside_other_steps(nadia: Client, dalton: Cast) -> None:
    add_target(dalton.nadia, "Halden Ferries", today=EARLIER)
    page = today_page(nadia)
    assert "Score your targets" in page
    assert "You have one place" in page


def test_a_place_added_today_is_enough_for_today(nadia: Client, dalton: Cast) -> None:
    add_target(dalton.nadia, "Halden Ferries", today=TODAY)
    assert STEP not in today_page(nadia)
    with time_machine.travel("2026-01-15T08:00:00Z"):
        assert STEP in today_page(nadia)


def test_it_can_be_put_off(nadia: Client, dalton: Cast) -> None:
    nadia.post(reverse("list later"), {"on": "2026-01-15"})
    assert STEP not in today_page(nadia)
    with time_machine.travel("2026-01-15T08:00:00Z"):
        assert STEP in today_page(nadia)


@pytest.mark.parametrize("on", ["2026-01-14", "", "the day after"])
def test_a_day_that_has_come_or_cannot_be_read_counts_as_tomorrow(nadia: Client, dalton: Cast, on: str) -> None:
    nadia.post(reverse("list later"), {"on": on})
    assert not search(dalton.nadia).list_enough
    assert search(dalton.nadia).list_back_on == date(2026, 1, 15)


def test_a_full_day_is_not_made_fuller(nadia: Client, dalton: Cast) -> None:
    for person in (dalton.maria, dalton.tom):
        choose_person(dalton.nadia, person, today=TODAY)
    change(dalton.nadia, export_asked_on=EARLIER, export_back_on=TODAY)
    page = today_page(nadia)
    assert "Three steps," in page
    assert STEP not in page


def test_a_list_that_is_long_enough_stays_so_until_one_says_otherwise(nadia: Client, dalton: Cast) -> None:
    nadia.post(reverse("list enough"))
    assert search(dalton.nadia).list_enough
    with time_machine.travel("2026-03-02T08:00:00Z"):
        assert STEP not in today_page(nadia)
    assert "You said that it is long enough" in nadia.get(reverse("targets")).content.decode()
    nadia.post(reverse("list again"))
    assert STEP in today_page(nadia)


def test_the_targets_say_how_many_there_are_and_where_to_look(nadia: Client, dalton: Cast) -> None:
    add_target(dalton.nadia, "Halden Ferries", today=TODAY)
    page = nadia.get(reverse("targets")).content.decode()
    assert "You have one place; go on whenever you like." in page
    assert "Places you dream of" in page


def test_forty_are_enough(nadia: Client, dalton: Cast) -> None:
    for number in range(40):
        add_target(dalton.nadia, f"Place {number}", today=EARLIER)
    assert "begins with a list" not in nadia.get(reverse("targets")).content.decode()
    assert STEP not in today_page(nadia)
