"""A day with little in it: a step in its smaller form, and stopping after a first letter."""

from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, Cast
from whoelse.journal.queries import acts_of_day, facts
from whoelse.loop import choosing, introducing, preparing, replying, writing
from whoelse.loop.day import open_day
from whoelse.loop.people import say_first
from whoelse.method.agenda.steps import STEPS
from whoelse.today.queries import agenda, day
from whoelse.web.pages.smaller import SMALLER, smaller_form

INVITED = date(2026, 1, 6)


def key_of(people: Cast, do: str) -> str:
    return next(step.key for step in agenda(people.nadia, TODAY).steps if step.do == do)


def today_page(nadia: Client) -> str:
    return nadia.get(reverse("today")).content.decode()


def test_every_step_has_a_smaller_form() -> None:
    assert set(SMALLER) == set(STEPS)


def test_the_words_of_the_playbook_take_precedence() -> None:
    assert smaller_form("invite", "Maria", "Only look at a picture of {called}.") == "Only look at a picture of Maria."
    assert "Maria’s profile" in smaller_form("invite", "Maria")


def test_it_counts_and_the_rest_comes_back_on_the_next_business_day(nadia: Client, people: Cast) -> None:
    writing.mark_sent(people.nadia, kind="invitation", person=people.maria, today=INVITED)
    assert "Only look whether Maria has answered somewhere. That counts." in today_page(nadia)
    answer = nadia.post(reverse("smaller step"), {"step": key_of(people, "follow up"), "token": "t"}, follow=True)
    html = answer.content.decode()
    assert "That counts. The rest comes back tomorrow." in html
    assert "Write once more to Maria" not in html
    assert "Smaller step done: Maria" in html
    with time_machine.travel("2026-01-15T08:00:00Z"):
        assert "Write once more to Maria" in today_page(nadia)


def test_before_a_weekend_it_comes_back_after_it(nadia: Client, people: Cast) -> None:
    writing.mark_sent(people.nadia, kind="invitation", person=people.maria, today=INVITED)
    key = key_of(people, "follow up")
    with time_machine.travel("2026-01-16T08:00:00Z"):
        html = nadia.post(reverse("smaller step"), {"step": key, "token": "t"}, follow=True).content.decode()
    assert "The rest comes back on Monday 19 January." in html


def test_what_is_owed_stays_and_counts_all_the_same(nadia: Client, people: Cast) -> None:
    introducing.note_introduction(people.nadia, introducer=people.maria, person=people.tom, state="made", today=TODAY)
    key = key_of(people, "thank introducer")
    html = nadia.post(reverse("smaller step"), {"step": key, "token": "t"}, follow=True).content.decode()
    assert "That counts. The rest stays within reach." in html
    assert "Smaller step done: Maria" in html
    assert "Thank Maria Lindqvist for introducing you to Tom Okafor" in html
    assert "step snoozed" not in [fact.kind for fact in facts(people.nadia)]


def test_it_can_be_taken_back(nadia: Client, people: Cast) -> None:
    writing.mark_sent(people.nadia, kind="invitation", person=people.maria, today=INVITED)
    key = key_of(people, "follow up")
    nadia.post(reverse("smaller step"), {"step": key, "token": "t"})
    act = acts_of_day(people.nadia, TODAY)[0]
    nadia.post(reverse("undo"), {"undoes": act.id})
    assert key_of(people, "follow up") == key


def test_a_step_that_is_gone_says_so(nadia: Client, people: Cast) -> None:
    writing.mark_sent(people.nadia, kind="invitation", person=people.maria, today=INVITED)
    key = key_of(people, "follow up")
    writing.mark_sent(people.nadia, kind="follow-up", person=people.maria, today=TODAY)
    assert nadia.post(reverse("smaller step"), {"step": key, "token": "t"}).status_code == 409


@pytest.fixture
def a_letter_went(nadia: Client, people: Cast) -> Client:
    """Tom was chosen, and a first letter went to Maria."""
    choosing.choose_person(people.nadia, people.tom, today=TODAY)
    choosing.choose_person(people.nadia, people.maria, today=TODAY)
    open_day(people.nadia, today=TODAY)
    writing.mark_sent(people.nadia, kind="invitation", person=people.maria, today=TODAY)
    return nadia


def test_after_a_first_letter_one_may_stop(a_letter_went: Client) -> None:
    html = today_page(a_letter_went)
    assert "That is a good day’s work already." in html
    assert "Stop for today" in html


def test_before_a_letter_went_nothing_is_said_of_stopping(nadia: Client, people: Cast) -> None:
    choosing.choose_person(people.nadia, people.tom, today=TODAY)
    assert "Stop for today" not in today_page(nadia)


def test_stopped_the_rest_waits_until_tomorrow(a_letter_went: Client) -> None:
    html = a_letter_went.post(reverse("stop for today"), follow=True).content.decode()
    assert "That is enough for today." in html
    assert "Tomorrow: one step" in html
    assert 'class="step' not in html
    with time_machine.travel("2026-01-15T08:00:00Z"):
        html = today_page(a_letter_went)
    assert "That is enough for today." not in html
    assert "Invite Tom Okafor" in html


def test_one_may_go_on_after_all(a_letter_went: Client, people: Cast) -> None:
    before = len(facts(people.nadia))
    a_letter_went.post(reverse("stop for today"))
    html = a_letter_went.post(reverse("stop for today"), {"again": "yes"}, follow=True).content.decode()
    assert 'class="step lead"' in html
    assert len(facts(people.nadia)) == before, "nothing is counted"


def test_a_letter_is_told_as_waiting_only_until_it_is_answered(nadia: Client, people: Cast) -> None:
    choosing.choose_person(people.nadia, people.tom, today=TODAY)
    writing.mark_sent(people.nadia, kind="invitation", person=people.maria, today=TODAY)
    assert "Somebody will read a letter from you." in today_page(nadia)
    replying.note_reply(people.nadia, person=people.maria, answer="yes", today=TODAY)
    assert "Somebody will read a letter from you." not in today_page(nadia)


def test_where_something_was_done_no_day_with_nothing_in_it_is_praised(nadia: Client, people: Cast) -> None:
    assert "A day with nothing in it is a good day too." in today_page(nadia)
    writing.mark_sent(people.nadia, kind="invitation", person=people.maria, today=TODAY)
    assert "A day with nothing in it" not in today_page(nadia)


def test_what_came_along_with_another_act_is_not_told_as_done(people: Cast) -> None:
    say_first(people.nadia, people.tom, how_we_know="We shared an office", today=TODAY)
    preparing.save_list(people.nadia, person=people.tom, questions=["What is a bad day?"], along=True, today=TODAY)
    assert {done.kind for done in day(people.nadia, TODAY).done} == {"person added"}
    preparing.save_list(people.nadia, person=people.tom, questions=["What is a good day?"], today=TODAY)
    assert day(people.nadia, TODAY).done[0].kind == "list made"
