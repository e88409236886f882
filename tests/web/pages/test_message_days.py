"""Days to offer, beside the letter that looks for one."""

import re
from datetime import date

import pytest
from django.test import Client

from tests.cast import TODAY, Cast
from tests.web.pages.test_message import address, body, draft
from whoelse.conversations.queries import messages
from whoelse.loop.agreeing import agree
from whoelse.loop.people import NewPerson, add_person
from whoelse.loop.replying import note_out_of_office, note_reply
from whoelse.loop.searching import follow_playbook
from whoelse.people import queries
from whoelse.playbooks.built_in import library


@pytest.fixture
def willing(people: Cast) -> Cast:
    """Maria said yes today, a Wednesday."""
    note_reply(people.nadia, person=people.maria, answer="yes", today=TODAY)
    return people


def days(html: str) -> list[str]:
    return re.findall(r'name="offer-\d" value="([^"]*)"', html)


def put(client: Client, people: Cast, html: str, **more: str) -> str:
    sent = {"subject": "When", "body": body(html), "channel": "e-mail", "revision": "0", "use": "days", "token": "one"}
    sent |= {f"offer-{at}": day for at, day in enumerate(days(html), 1)} | {"keep": f"message:agree:{people.maria}"}
    return client.post(address("agree", people.maria), sent | more, follow=True).content.decode()


def test_days_stand_beside_the_letter_and_not_in_it(nadia: Client, willing: Cast) -> None:
    html = draft(nadia, "agree", willing.maria)
    assert days(html) == ["2026-01-16", "2026-01-19", "2026-01-20"]
    assert "I could do" not in body(html)
    assert "Days you could offer" not in draft(nadia, "thank-you", willing.maria)


def test_put_in_as_they_were_changed(nadia: Client, willing: Cast) -> None:
    html = draft(nadia, "agree", willing.maria)
    changed = {"offer-1": "2026-01-22", "offer-1-time": "after four", "offer-3": ""}
    letter = put(nadia, willing, html, **changed)
    assert "Your letter offers these days." in letter
    assert "For instance, I could do Monday 19 January or Thursday 22 January after four; another day" in body(letter)
    assert days(letter) == ["2026-01-22", "2026-01-19", ""], "as they were changed"
    assert 'value="after four"' in letter
    again = put(nadia, willing, letter, revision="1", token="two")
    assert body(again).count("I could do") == 1


def test_own_words_stay_around_them(nadia: Client, willing: Cast) -> None:
    html = draft(nadia, "agree", willing.maria)
    letter = body(put(nadia, willing, html, body="Maria, how good.\r\n\r\nWhen suits you?\r\n\r\nN."))
    assert letter.startswith("Maria, how good.\n\nWhen suits you?\n\nFor instance, I could do Friday 16 January")
    assert letter.endswith("\n\nN.")


@pytest.mark.parametrize(
    ("offered", "sentence"),
    [
        ({"offer-1": "", "offer-2": "", "offer-3": ""}, "Name one day at least."),
        ({"offer-1": "2026-01-02"}, "One of these days has passed."),
        ({"offer-1": "soon"}, "“soon” is no day."),
    ],
)
def test_what_cannot_be_offered_is_said_and_nothing_is_lost(
    nadia: Client, willing: Cast, offered: dict[str, str], sentence: str
) -> None:
    html = draft(nadia, "agree", willing.maria)
    page = put(nadia, willing, html, body="Mine.", **offered)
    assert sentence in page
    assert body(page) == "Mine."


def test_neither_days_taken_nor_days_away_are_proposed(nadia: Client, willing: Cast) -> None:
    agree(willing.nadia, person=willing.tom, day=date(2026, 1, 19), today=TODAY)
    assert "2026-01-19" not in days(draft(nadia, "agree", willing.maria))
    note_out_of_office(willing.nadia, person=willing.maria, until=date(2026, 1, 23), today=TODAY)
    assert days(draft(nadia, "agree", willing.maria))[0] == "2026-01-27"


@pytest.mark.parametrize("playbook", sorted(library()))
def test_the_letter_of_every_playbook_takes_them(nadia: Client, willing: Cast, playbook: str) -> None:
    if playbook != "Plain":
        follow_playbook(willing.nadia, playbook, today=TODAY)
    html = draft(nadia, "agree", willing.maria)
    letter = body(put(nadia, willing, html))
    assert "I could do Friday 16 January, Monday 19 January or Tuesday 20 January;" in letter
    assert letter.endswith("Nadia Rahimi")


def test_marked_as_sent_the_letter_is_kept_as_it_stands(nadia: Client, willing: Cast) -> None:
    letter = body(put(nadia, willing, draft(nadia, "agree", willing.maria)))
    sent = {"subject": "When", "body": letter, "by": "e-mail", "channel": "e-mail", "token": "sent", "offer-1": "soon"}
    assert nadia.post(address("agree", willing.maria), sent).status_code == 302
    assert messages(willing.nadia, willing.maria)[0].body == letter


def test_a_name_used_leaves_the_days_as_they_were_changed(nadia: Client, people: Cast) -> None:
    ana = add_person(people.nadia, NewPerson("ana ruiz"), today=TODAY).person
    assert ana
    note_reply(people.nadia, person=ana, answer="yes", today=TODAY)
    html = draft(nadia, "agree", ana)
    sent = {"body": body(html), "channel": "e-mail", "revision": "0", "use": "called", "called": "Anita", "token": "o"}
    there = nadia.post(address("agree", ana), sent | {"offer-1": "2026-01-30"}, follow=True).content.decode()
    assert days(there)[0] == "2026-01-30"
    assert queries.person(people.nadia, ana).called == "Anita"
