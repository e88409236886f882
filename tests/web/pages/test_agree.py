"""The day of a conversation: agreed, moved, missed, called off."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, Cast, stranger
from whoelse.conversations.actions import keep
from whoelse.conversations.queries import kept, upcoming
from whoelse.journal.queries import facts
from whoelse.loop import agreeing, replying
from whoelse.loop.people import NewPerson, add_person
from whoelse.today.queries import agenda


def at(person: str | None) -> str:
    return reverse("agree", args=[person])


@pytest.fixture
def willing(people: Cast) -> Cast:
    """Maria said yes."""
    replying.note_reply(people.nadia, person=people.maria, answer="yes", today=TODAY)
    return people


@pytest.fixture
def agreed(willing: Cast) -> Cast:
    """A conversation with Maria is agreed for Thursday week."""
    agreeing.agree(
        willing.nadia,
        person=willing.maria,
        day=date(2026, 1, 22),
        time="14:00",
        minutes=30,
        how="phone",
        place="Café Mole",
        today=TODAY,
    )
    return willing


def test_a_day_is_agreed(nadia: Client, willing: Cast) -> None:
    page = nadia.get(at(willing.maria)).content.decode()
    assert "A day with Maria Lindqvist" in page
    assert reverse("message", args=["agree", willing.maria]) in page, "or times are proposed"
    step = next(step.key for step in agenda(willing.nadia, TODAY).steps if step.do == "agree")
    said = {"day": "2026-01-22", "time": "14:00", "minutes": "30", "how": "phone", "place": "Pier 4", "token": "one"}
    answer = nadia.post(at(willing.maria), {**said, "step": step}, follow=True)
    assert answer.redirect_chain == [("/", 302)]
    assert "Agreed with Maria: Thursday 22 January." in answer.content.decode()
    last = facts(willing.nadia)[-1]
    assert (last.kind, last.for_day) == ("conversation agreed", date(2026, 1, 22))
    seen = upcoming(willing.nadia, willing.maria, today=TODAY)
    assert seen is not None
    assert (seen.time, seen.minutes, seen.how, seen.place) == ("14:00", 30, "phone", "Pier 4")


def test_only_the_day_is_needed(nadia: Client, willing: Cast) -> None:
    assert nadia.post(at(willing.maria), {"day": "2026-01-22", "token": "one"}).status_code == 302


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        ({}, "day", "Which day?"),
        ({"day": "soon"}, "day", "This is no day."),
        ({"day": "2026-01-13"}, "day", "That day has passed."),
        ({"day": "2026-01-22", "on": "2026-01-15"}, "on", "That day has not come yet."),
        ({"day": "2026-01-22", "time": "noon"}, "time", "This is no time."),
        ({"day": "2026-01-22", "minutes": "2"}, "minutes", "At least five minutes."),
        ({"day": "2026-01-22", "minutes": "half an hour"}, "minutes", "A whole number of minutes."),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(
    nadia: Client, willing: Cast, said: dict[str, str], field: str, sentence: str
) -> None:
    answer = nadia.post(at(willing.maria), {**said, "place": "Pier 4", "token": "one"})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in html.split(f'id="id_{field}_error"')[1].split("</p>")[0]
    assert "Pier 4" in html, "what was typed stays"
    assert len(facts(willing.nadia)) == 1


def test_a_conversation_agreed_some_days_ago_for_a_day_that_has_passed(nadia: Client, people: Cast) -> None:
    said = {"day": "2026-01-12", "on": "2026-01-08", "token": "one"}
    assert nadia.post(at(people.maria), said).status_code == 302
    page = nadia.get(at(people.maria)).content.decode()
    assert "Did you talk with Maria Lindqvist?" in page
    assert reverse("debrief", args=[people.maria]) in page


def test_it_moves(nadia: Client, agreed: Cast) -> None:
    page = nadia.get(at(agreed.maria)).content.decode()
    assert "Thursday 22 January at 14:00. 30 minutes, by phone, Café Mole" in page
    assert 'name="time" value="14:00"' in page
    answer = nadia.post(at(agreed.maria), {"day": "2026-01-26", "time": "09:30", "token": "one"}, follow=True)
    assert "Moved to Monday 26 January." in answer.content.decode()
    last = facts(agreed.nadia)[-1]
    assert (last.kind, last.for_day) == ("conversation moved", date(2026, 1, 26))


@pytest.mark.parametrize("what", ["missed", "cancelled"])
def test_it_does_not_come_about(nadia: Client, agreed: Cast, what: str) -> None:
    answer = nadia.post(reverse("it fell through", args=[agreed.maria]), {"what": what, "token": "one"}, follow=True)
    assert answer.redirect_chain == [(at(agreed.maria), 302)]
    assert "Another day may suit Maria better." in answer.content.decode()
    assert facts(agreed.nadia)[-1].kind == f"conversation {what}"


def test_where_nothing_is_agreed_nothing_can_fall_through(nadia: Client, willing: Cast) -> None:
    answer = nadia.post(reverse("it fell through", args=[willing.maria]), {"what": "missed", "token": "one"})
    assert answer.status_code == 409
    assert "No conversation with Maria is agreed." in answer.content.decode()
    assert nadia.get(reverse("it fell through", args=[willing.maria])).headers["Location"] == at(willing.maria)


def test_a_step_that_is_gone_says_what_changed(nadia: Client, willing: Cast) -> None:
    step = next(step.key for step in agenda(willing.nadia, TODAY).steps if step.do == "agree")
    replying.note_reply(willing.nadia, person=willing.maria, answer="no", today=TODAY)
    answer = nadia.post(at(willing.maria), {"day": "2026-01-22", "step": step, "token": "one"})
    assert answer.status_code == 409
    assert "since then you noted “reply received”" in answer.content.decode()


def test_sent_twice_it_is_noted_once(nadia: Client, willing: Cast) -> None:
    for _ in range(2):
        assert nadia.post(at(willing.maria), {"day": "2026-01-22", "token": "one"}).status_code == 302
    assert [fact.kind for fact in facts(willing.nadia)] == ["reply received", "conversation agreed"]


def test_the_words_are_kept_until_they_are_noted(nadia: Client, willing: Cast) -> None:
    key = f"agree:{willing.maria}"
    keep(willing.nadia, key, {"place": ["Pier 4"]}, revision=0, person=willing.maria)
    assert "Pier 4" in nadia.get(at(willing.maria)).content.decode()
    nadia.post(at(willing.maria), {"day": "2026-01-22", "keep": key, "token": "one"})
    assert kept(willing.nadia, key) is None


def test_another_user_s_person_is_404(nadia: Client) -> None:
    olga = add_person(stranger(), NewPerson("Olga Stern"), today=TODAY).person
    assert nadia.get(at(olga)).status_code == 404
    assert nadia.post(at(olga), {"day": "2026-01-22", "token": "one"}).status_code == 404
    assert nadia.post(reverse("it fell through", args=[olga]), {"what": "missed"}).status_code == 404
