"""A day that can hardly be, beside what is noted: asked about, with all words kept, and kept as it is if one likes."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, Cast
from whoelse.journal.queries import facts
from whoelse.loop.agreeing import agree
from whoelse.loop.introducing import note_introduction
from whoelse.loop.people import NewPerson, add_person
from whoelse.loop.talking import held
from whoelse.loop.writing import mark_sent

FRIDAY = date(2026, 1, 9)


@pytest.fixture
def written(people: Cast) -> Cast:
    """Maria was invited on Friday."""
    mark_sent(people.nadia, kind="invitation", person=people.maria, today=FRIDAY)
    return people


def answered(client: Client, person: str, on: str, **more: str) -> Any:
    said = {"answer": "yes", "body": "Gladly.\r\nNext week?", "on": on, "token": "one", **more}
    return client.post(reverse("reply", args=[person]), said)


def kinds(people: Cast) -> list[str]:
    return [fact.kind for fact in facts(people.nadia)]


def test_an_answer_before_the_first_letter_is_asked_about(nadia: Client, written: Cast) -> None:
    asked = answered(nadia, written.maria, "2026-01-07")
    page = asked.content.decode()
    assert asked.status_code == 409
    assert (
        "You noted your letter to Maria on Friday 9 January; this answer is dated Wednesday 7 January. "
        "Is the day right?" in page
    )
    assert "Gladly.\r\nNext week?" in page
    assert 'value="2026-01-07"' in page
    assert 'href="#id_on">Mend the day</a>' in page
    assert 'name="sure" value="yes">Keep it as it is</button>' in page
    assert kinds(written) == ["invitation sent"]


def test_it_may_be_kept_as_it_is(nadia: Client, written: Cast) -> None:
    answered(nadia, written.maria, "2026-01-07")
    assert answered(nadia, written.maria, "2026-01-07", sure="yes").status_code == 302
    assert {fact.kind: fact.on for fact in facts(written.nadia)}["reply received"] == date(2026, 1, 7)


def test_or_mended(nadia: Client, written: Cast) -> None:
    answered(nadia, written.maria, "2026-01-07")
    assert answered(nadia, written.maria, "2026-01-12").status_code == 302
    assert facts(written.nadia)[-1].on == date(2026, 1, 12)


@pytest.mark.parametrize("on", ["2026-01-09", "2026-01-13", ""])
def test_a_day_that_can_be_is_not_asked_about(nadia: Client, written: Cast, on: str) -> None:
    assert answered(nadia, written.maria, on).status_code == 302


def test_nor_is_an_answer_of_somebody_who_was_talked_to_before(nadia: Client, written: Cast) -> None:
    held(written.nadia, person=written.maria, on=date(2026, 1, 5), today=TODAY)
    assert answered(nadia, written.maria, "2026-01-07").status_code == 302


def test_nor_one_where_no_letter_is_noted(nadia: Client, people: Cast) -> None:
    assert answered(nadia, people.maria, "2026-01-07").status_code == 302


def test_an_out_of_office_note_before_the_letter(nadia: Client, written: Cast) -> None:
    asked = answered(nadia, written.maria, "2026-01-08", answer="out of office", until="2026-01-20")
    assert "this answer is dated Thursday 8 January. Is the day right?" in asked.content.decode()


def test_thanks_before_the_conversation(nadia: Client, written: Cast) -> None:
    answered(nadia, written.maria, "2026-01-09")
    agree(written.nadia, person=written.maria, day=date(2026, 1, 13), today=date(2026, 1, 12))
    held(written.nadia, person=written.maria, today=date(2026, 1, 13))
    thanks = {"body": "Thank you.", "by": "e-mail", "channel": "e-mail", "on": "2026-01-12", "token": "two"}
    there = reverse("message", args=["thank-you", written.maria])
    asked = nadia.post(there, thanks)
    assert asked.status_code == 409
    page = asked.content.decode()
    assert (
        "You noted your conversation with Maria on Tuesday 13 January; this thank-you is dated Monday 12 January. "
        "Is the day right?" in page
    )
    assert "Thank you.</textarea>" in page
    assert "thank-you sent" not in kinds(written)
    assert nadia.post(there, {**thanks, "sure": "yes"}).status_code == 302
    assert "thank-you sent" in kinds(written)


def test_an_introduction_before_it_was_offered(nadia: Client, people: Cast) -> None:
    note_introduction(people.nadia, introducer=people.maria, person=people.tom, state="offered", today=FRIDAY)
    there = reverse("change an introduction", args=[people.maria, people.tom])
    made = {"state": "made", "known_words": "old colleagues", "on": "2026-01-07", "token": "two"}
    asked = nadia.post(there, made)
    assert asked.status_code == 409
    assert (
        "You noted the offer by Maria on Friday 9 January; this is dated Wednesday 7 January." in asked.content.decode()
    )
    assert "old colleagues" in asked.content.decode()
    assert nadia.post(there, {**made, "sure": "yes"}).status_code == 302


def test_who_was_meant_is_not_asked_again(nadia: Client, people: Cast) -> None:
    """Two of one name: which of them is answered already, when the day is asked about."""
    add_person(people.nadia, NewPerson("Tom Okafor", at="Fjordgate"), today=TODAY)
    note_introduction(people.nadia, introducer=people.maria, person=people.tom, state="named", today=FRIDAY)
    said = {"name": "Tom Okafor", "state": "made", "on": "2026-01-07", "token": "two", "person": people.tom}
    page = nadia.post(reverse("new introduction", args=[people.maria]), said).content.decode()
    assert "You noted that Maria named somebody on Friday 9 January" in page
    assert f'<input type="hidden" name="person" value="{people.tom}">' in page
