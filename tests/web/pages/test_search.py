"""The search as a whole: paused, taken up again, found, over."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, Cast
from whoelse.loop import searching

FORM = {"on": "", "token": "t"}


def test_paused_and_taken_up_again(nadia: Client, people: Cast) -> None:
    page = nadia.get(reverse("search")).content.decode()
    assert "Your search goes on" in page
    answer = nadia.post(reverse("search"), {**FORM, "what": "pause"}, follow=True)
    assert "Your search is paused." in answer.content.decode()
    assert searching.standing(people.nadia) == ("paused", TODAY)
    page = nadia.get(reverse("search")).content.decode()
    assert "Go on with the search" in page
    assert "Pause the search" not in page
    nadia.post(reverse("search"), {"on": "", "token": "again", "what": "resume"})
    assert searching.state(people.nadia) == "going on"


def test_a_pause_that_began_before(nadia: Client, people: Cast) -> None:
    searching.pause(people.nadia, today=TODAY - timedelta(days=3))
    nadia.post(reverse("search"), {**FORM, "on": (TODAY - timedelta(days=1)).isoformat(), "what": "resume"})
    assert searching.standing(people.nadia) == ("going on", TODAY - timedelta(days=1))


@pytest.mark.parametrize(
    ("what", "state", "heading"),
    [("win", "won", "You found what you were looking for"), ("end", "ended", "Your search is over")],
)
def test_over(nadia: Client, people: Cast, what: str, state: str, heading: str) -> None:
    answer = nadia.post(reverse("search"), {**FORM, "what": what}, follow=True)
    assert "Undo" in answer.content.decode()
    assert searching.state(people.nadia) == state
    page = nadia.get(reverse("search")).content.decode()
    assert heading in page
    assert "Everything you wrote is still here." in page


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (TODAY + timedelta(days=1), "Name today or a day before"),
        (TODAY - timedelta(days=366), "Name a day of the past year."),
        ("soon", "This is no day."),
    ],
)
def test_a_day_that_cannot_be(nadia: Client, people: Cast, day: object, said: str) -> None:
    answer = nadia.post(reverse("search"), {**FORM, "what": "pause", "on": str(day)})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert searching.state(people.nadia) == "going on"


def test_paused_in_another_tab(nadia: Client, people: Cast) -> None:
    searching.pause(people.nadia, today=TODAY)
    answer = nadia.post(reverse("search"), {**FORM, "what": "pause"})
    assert answer.status_code == 409
    assert "The search is paused." in answer.content.decode()


def test_sent_twice_it_is_one_act(nadia: Client, people: Cast) -> None:
    for _ in range(2):
        nadia.post(reverse("search"), {**FORM, "what": "pause"}, follow=True)
    assert searching.standing(people.nadia) == ("paused", TODAY)


def test_today_leads_to_it(nadia: Client, people: Cast) -> None:
    searching.pause(people.nadia, today=TODAY)
    assert reverse("search") in nadia.get(reverse("today")).content.decode()
    assert reverse("search") in nadia.get(reverse("settings")).content.decode()
