"""An export that was asked for: nothing that day, a step from the next, gone once it has come."""

from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from whoelse.local.demo.cast import CONNECTIONS
from whoelse.loop.importing import bring_in
from whoelse.method.people.reading import Reading
from whoelse.searches.queries import search

STEP = "Has your LinkedIn export come?"


def today_page(nadia: Client) -> str:
    return nadia.get(reverse("today")).content.decode()


def test_it_is_asked_on_the_day_after(nadia: Client) -> None:
    nadia.post(reverse("export asked for"), {"token": "t"})
    assert STEP not in today_page(nadia)
    with time_machine.travel("2026-01-15T08:00:00Z"):
        html = today_page(nadia)
    assert STEP in html
    assert "You asked LinkedIn for it yesterday." in html


def test_asking_leads_to_five_names(nadia: Client) -> None:
    assert nadia.post(reverse("export asked for"), {"token": "t"})["Location"] == reverse("five names")


def test_the_first_door_says_since_when_it_is_waited_for(nadia: Client) -> None:
    assert "No export yet?" in nadia.get(reverse("welcome")).content.decode()
    nadia.post(reverse("export asked for"), {"token": "t"})
    html = nadia.get(reverse("welcome")).content.decode()
    assert "You asked for it today." in html
    assert "No export yet?" not in html


@pytest.mark.parametrize(("on", "there_on_friday"), [("2026-01-16", True), ("2026-01-19", False), ("", False)])
def test_it_can_be_put_off_and_left_out(nadia: Client, on: str, there_on_friday: bool) -> None:
    nadia.post(reverse("export asked for"), {"token": "t"})
    with time_machine.travel("2026-01-15T08:00:00Z"):
        nadia.post(reverse("export later"), {"on": on})
        assert STEP not in today_page(nadia)
    with time_machine.travel("2026-01-16T08:00:00Z"):
        assert (STEP in today_page(nadia)) is there_on_friday


def test_a_day_that_was_not_offered_leaves_it_out(nadia: Client, people: Cast) -> None:
    nadia.post(reverse("export asked for"), {"token": "t"})
    nadia.post(reverse("export later"), {"on": "1999-01-01"})
    assert search(people.nadia).export_back_on is None


def test_it_is_asked_no_more_once_something_came(nadia: Client, people: Cast) -> None:
    nadia.post(reverse("export asked for"), {"token": "t"})
    with time_machine.travel("2026-01-15T08:00:00Z"):
        bring_in(people.nadia, Reading("linkedin", ("Connections.csv",), CONNECTIONS), today=date(2026, 1, 15))
        assert STEP not in today_page(nadia)
