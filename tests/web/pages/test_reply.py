"""What somebody answered."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, Cast, stranger
from whoelse.conversations.actions import keep
from whoelse.conversations.queries import kept, messages
from whoelse.journal.queries import facts
from whoelse.loop import writing
from whoelse.loop.people import NewPerson, add_person


@pytest.fixture
def written(people: Cast) -> Cast:
    """Maria was invited on Friday."""
    writing.mark_sent(people.nadia, kind="invitation", person=people.maria, today=date(2026, 1, 9))
    return people


def test_a_yes_leads_to_the_day(nadia: Client, written: Cast) -> None:
    page = nadia.get(reverse("reply", args=[written.maria])).content.decode()
    assert "Last noted: invitation sent, on Friday 9 January." in page
    said = {"answer": "yes", "body": "Gladly. Next week?", "on": "2026-01-13", "channel": "e-mail", "token": "one"}
    answer = nadia.post(reverse("reply", args=[written.maria]), said, follow=True)
    assert answer.redirect_chain == [(reverse("agree", args=[written.maria]), 302)]
    assert "Maria said yes. Which day will it be?" in answer.content.decode()
    last = facts(written.nadia)[-1]
    assert (last.kind, last.answer, last.on) == ("reply received", "yes", date(2026, 1, 13))
    assert messages(written.nadia, written.maria)[0].body == "Gladly. Next week?"


@pytest.mark.parametrize(
    ("said", "kind", "until", "sentence"),
    [
        ({"answer": "no"}, "reply received", None, "A short thank-you leaves the door open for Maria."),
        ({"answer": "later"}, "reply received", None, "It comes up again in ten business days."),
        (
            {"answer": "later", "until": "2026-02-02"},
            "reply received",
            date(2026, 2, 2),
            "It comes up again on Monday 2 February.",
        ),
        (
            {"answer": "out of office", "until": "2026-01-20"},
            "out of office",
            date(2026, 1, 20),
            "No day until then counts for Maria.",
        ),
    ],
)
def test_the_other_answers(
    nadia: Client, written: Cast, said: dict[str, str], kind: str, until: date | None, sentence: str
) -> None:
    answer = nadia.post(reverse("reply", args=[written.maria]), {**said, "token": "one"}, follow=True)
    assert answer.redirect_chain == [("/", 302)]
    assert sentence in answer.content.decode()
    last = facts(written.nadia)[-1]
    assert (last.kind, last.until) == (kind, until)


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        ({}, "answer", "Choose what comes nearest."),
        ({"answer": "yes", "on": "2026-01-15"}, "on", "That day has not come yet."),
        ({"answer": "yes", "on": "Tuesday"}, "on", "This is no day."),
        ({"answer": "out of office"}, "until", "Name the last day away"),
        ({"answer": "out of office", "until": "2026-01-02"}, "until", "That day was over when the answer came."),
        ({"answer": "later", "until": "2026-01-14"}, "until", "Later means a day after the answer."),
        ({"answer": "later", "until": "spring"}, "until", "This is no day."),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(
    nadia: Client, written: Cast, said: dict[str, str], field: str, sentence: str
) -> None:
    answer = nadia.post(reverse("reply", args=[written.maria]), {**said, "body": "Their words", "token": "one"})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in html.split(f'id="id_{field}_error"')[1].split("</p>")[0]
    assert "Their words" in html, "what was typed stays"
    assert len(facts(written.nadia)) == 1


def test_sent_twice_it_is_noted_once(nadia: Client, written: Cast) -> None:
    for _ in range(2):
        nadia.post(reverse("reply", args=[written.maria]), {"answer": "yes", "token": "one"})
    assert [fact.kind for fact in facts(written.nadia)] == ["invitation sent", "reply received"]


def test_the_words_are_kept_until_they_are_noted(nadia: Client, written: Cast) -> None:
    key = f"reply:{written.maria}"
    keep(written.nadia, key, {"body": ["Half an ans"], "on": ["2020-01-01"]}, revision=0, person=written.maria)
    page = nadia.get(reverse("reply", args=[written.maria])).content.decode()
    assert "Half an ans" in page
    assert 'name="on" value="2026-01-14"' in page
    nadia.post(reverse("reply", args=[written.maria]), {"answer": "yes", "keep": key, "token": "one"})
    assert kept(written.nadia, key) is None


def test_another_user_s_person_is_404(nadia: Client) -> None:
    olga = add_person(stranger(), NewPerson("Olga Stern"), today=TODAY).person
    assert nadia.get(reverse("reply", args=[olga])).status_code == 404
    assert nadia.post(reverse("reply", args=[olga]), {"answer": "yes", "token": "one"}).status_code == 404


def test_taken_back_the_form_holds_what_was_typed(nadia: Client, people: Cast) -> None:
    here = reverse("reply", args=[people.maria])
    sent = {
        "answer": "later",
        "until": "2026-02-02",
        "body": "In February,\r\ngladly.",
        "channel": "e-mail",
        "token": "a",
    }
    page = nadia.post(here, {**sent, "keep": f"reply:{people.maria}"}, follow=True).content.decode()
    assert "In February" not in nadia.get(here).content.decode()
    act = page.split('name="undoes" value="')[1].split('"')[0]
    again = nadia.post(reverse("undo"), {"undoes": act, "back": here}, follow=True).content.decode()
    assert "In February,\ngladly." in again.replace("\r", "")
    assert 'value="2026-02-02"' in again
    assert re.search(r'value="later"[^>]* checked', again)
    assert '<option value="e-mail" selected>' in again
