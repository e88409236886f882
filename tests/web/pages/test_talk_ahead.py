"""A talk agreed for a day that has not come: getting ready comes first, and beginning it early is asked about."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, Cast
from whoelse.conversations import queries
from whoelse.journal.queries import acts_of_day, facts
from whoelse.loop import agreeing, preparing
from whoelse.searches.actions import change

TOMORROW = TODAY + timedelta(days=1)
QUESTIONS = ["How did you begin?", "What is hard?"]
ASKED = "It is agreed for tomorrow at 14:00. Are you talking now?"


@pytest.fixture
def ahead(people: Cast) -> Cast:
    """Tom has agreed to half an hour tomorrow at two, and the list for it is saved."""
    change(people.nadia, time_zone="UTC")
    agreeing.agree(people.nadia, person=people.tom, day=TOMORROW, time="14:00", minutes=30, today=TODAY)
    preparing.save_list(people.nadia, person=people.tom, questions=QUESTIONS, today=TODAY)
    return people


def at(people: Cast, name: str = "talk") -> str:
    return reverse(name, args=[people.tom])


def when(people: Cast) -> tuple[object, str]:
    record = queries.latest(people.nadia, people.tom)
    assert record is not None
    return record.day, record.time


def began(people: Cast) -> bool:
    return any(fact.kind == "conversation started" for fact in facts(people.nadia))


def take_back(nadia: Client, people: Cast, kind: str) -> str:
    act = next(each.id for each in acts_of_day(people.nadia, TODAY) if each.kind == kind)
    return nadia.post(reverse("undo"), {"undoes": act, "back": "/playbook/"}, follow=True).content.decode()


def test_getting_ready_is_the_main_thing_before_the_day(nadia: Client, ahead: Cast) -> None:
    page = nadia.get(at(ahead, "prepare")).content.decode()
    assert '<button class="btn main" name="do" value="ready">Ready</button>' in page
    assert "Start the conversation" not in page
    assert page.split("</main>")[0].count("btn main") == 1
    with time_machine.travel(datetime(2026, 1, 15, 8, tzinfo=UTC), tick=False):
        page = nadia.get(at(ahead, "prepare")).content.decode()
    assert '<button class="btn main" name="do" value="start">Start the conversation</button>' in page


def test_talking_already_saves_the_list_and_asks_first(nadia: Client, ahead: Cast) -> None:
    sent = {"do": "start", "question": ["Who taught you?"], "about_me": "", "worth_knowing": "Two trains."}
    answer = nadia.post(at(ahead, "prepare"), sent | {"token": "t", "revision": "0"}, follow=True)
    assert answer.redirect_chain == [(at(ahead), 302)]
    assert ASKED in answer.content.decode()
    assert [each.words for each in queries.questions(ahead.nadia, ahead.tom, states=("open",))] == ["Who taught you?"]
    record = queries.latest(ahead.nadia, ahead.tom)
    assert record is not None
    assert (record.day, record.time, record.worth_knowing) == (TOMORROW, "14:00", "Two trains.")
    assert not began(ahead)


def test_a_start_that_was_sent_from_an_old_page_is_asked_about(nadia: Client, ahead: Cast) -> None:
    answer = nadia.post(at(ahead), {"do": "start", "token": "t"}, follow=True)
    assert ASKED in answer.content.decode()
    assert not began(ahead)
    assert when(ahead) == (TOMORROW, "14:00")


def test_a_look_begins_nothing(nadia: Client, ahead: Cast) -> None:
    assert f"{at(ahead)}?look" in nadia.get(at(ahead)).content.decode()
    page = nadia.get(f"{at(ahead)}?look").content.decode()
    assert 'class="say">How did you begin?' in page
    assert "What is hard?" in page
    assert "nothing has begun" in page
    assert not began(ahead)
    assert when(ahead) == (TOMORROW, "14:00")


def test_a_yes_begins_it_without_an_hour_and_undo_brings_both_back(nadia: Client, ahead: Cast) -> None:
    with time_machine.travel(datetime(2026, 1, 14, 20, tzinfo=UTC), tick=False):
        page = nadia.post(at(ahead), {"do": "early", "token": "t"}, follow=True).content.decode()
        assert "has begun, before its day." in page
        assert "The time agreed has come" not in page
        assert when(ahead) == (TODAY, "")
        assert "Taken back." in take_back(nadia, ahead, "conversation started")
    assert when(ahead) == (TOMORROW, "14:00")
    assert ASKED in nadia.get(at(ahead)).content.decode()


def test_what_later_acts_rest_on_is_not_half_taken_back(nadia: Client, ahead: Cast) -> None:
    nadia.post(at(ahead), {"do": "early", "token": "1"})
    nadia.post(at(ahead), {"do": "near", "token": "2", "notes": "Charging first.", "revision": "0"})
    nadia.post(at(ahead), {"do": "end", "token": "3", "notes": "Charging first.", "revision": "1"})
    said = take_back(nadia, ahead, "conversation started")
    assert "Nothing is changed, for something later rests on it." in said
    assert "Take back first, in this order: “You talked with Tom” and “You came near the end with Tom”." in said
    assert began(ahead)
    assert when(ahead) == (TODAY, "")
    for kind in ("conversation held", "conversation near its end", "conversation started"):
        assert "Taken back." in take_back(nadia, ahead, kind)
    assert when(ahead) == (TOMORROW, "14:00")
    with time_machine.travel(datetime(2026, 1, 15, 14, 5, tzinfo=UTC), tick=False):
        page = nadia.post(at(ahead), {"do": "start", "token": "4"}, follow=True).content.decode()
    assert "Charging first." in page


def test_a_tap_on_a_page_whose_beginning_was_taken_back_moves_nothing(nadia: Client, ahead: Cast) -> None:
    nadia.post(at(ahead), {"do": "early", "token": "1"})
    take_back(nadia, ahead, "conversation started")
    for do in ("near", "rapport:4", "end"):
        sent = {"do": do, "token": do, "notes": "Charging first.", "revision": "0"}
        answer = nadia.post(at(ahead), sent, headers={"HX-Request": "true"})
        assert answer["HX-Redirect"] == at(ahead)
    assert when(ahead) == (TOMORROW, "14:00")
    record = queries.latest(ahead.nadia, ahead.tom)
    assert record is not None
    kept = queries.kept(ahead.nadia, f"talk:{record.id}")
    assert kept is not None
    assert kept.fields["notes"] == ["Charging first."]
