"""What connects the two: asked beside a first letter where nothing tells it, and then the letter begins with it."""

import pytest
from django.test import Client

from tests.cast import TODAY, Cast
from tests.web.pages.test_message import address, body, draft
from whoelse.conversations.actions import keep
from whoelse.conversations.queries import kept
from whoelse.loop.people import NewPerson, add_person, edit_person
from whoelse.loop.undoing import undo
from whoelse.people import queries

ASKED = "What connects you, in a sentence"


@pytest.fixture
def priya(people: Cast) -> str:
    """Somebody of whom nothing is said but the name."""
    person = add_person(people.nadia, NewPerson("Priya Nair", called="Priya"), today=TODAY).person
    assert person is not None
    return person


def key_of(person: str) -> str:
    return f"message:invitation:{person}"


def begin(client: Client, person: str, connects: str, **more: str) -> str:
    first = draft(client, "invitation", person)
    sent = {"subject": first.split('name="subject" value="')[1].split('"')[0], "body": body(first), "channel": "e-mail"}
    sent |= {"keep": key_of(person), "revision": "0", "use": "connects", "connects": connects, "token": "one", **more}
    return client.post(address("invitation", person), sent, follow=True).content.decode()


def test_asked_once_before_a_first_letter_of_one_s_own(nadia: Client, people: Cast, priya: str) -> None:
    assert ASKED in draft(nadia, "invitation", priya)
    assert ASKED not in draft(nadia, "thank-you", priya)
    known = add_person(people.nadia, NewPerson("Ana Ruiz", how_we_know="We shared an office"), today=TODAY).person
    assert known is not None
    assert ASKED not in draft(nadia, "invitation", known)


def test_the_letter_begins_with_it_and_it_can_be_undone(nadia: Client, people: Cast, priya: str) -> None:
    html = begin(nadia, priya, " we sat on the same panel. ")
    assert body(html).startswith("Dear Priya,\n\nWe sat on the same panel.\n\n")
    assert "Your letter begins with it." in html
    assert ASKED not in html
    assert queries.person(people.nadia, priya).how_we_know == "we sat on the same panel."
    undo(people.nadia, html.split('name="undoes" value="')[1].split('"')[0], today=TODAY)
    assert queries.person(people.nadia, priya).how_we_know == ""
    assert ASKED in draft(nadia, "invitation", priya)


def test_a_letter_with_words_of_its_own_stays(nadia: Client, people: Cast, priya: str) -> None:
    html = begin(nadia, priya, "We sat on the same panel", body="Dear Priya,\r\n\r\nMy own words.")
    assert body(html) == "Dear Priya,\n\nMy own words."
    assert "Noted. Your letter stays as you wrote it." in html
    assert queries.person(people.nadia, priya).how_we_know == "We sat on the same panel"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [(" ", "Write what connects you."), ("x" * 301, "At most 300 letters: one sentence is enough.")],
)
def test_nothing_is_noted_of_nothing_or_too_much(
    nadia: Client, people: Cast, priya: str, words: str, sentence: str
) -> None:
    html = begin(nadia, priya, words, body="My own words.")
    assert sentence in html
    assert body(html) == "My own words."
    assert queries.person(people.nadia, priya).how_we_know == ""


def test_what_is_typed_there_is_kept_like_the_letter(nadia: Client, people: Cast, priya: str) -> None:
    keep(people.nadia, key_of(priya), {"body": ["Mine."], "connects": ["The panel"]}, revision=0, person=priya)
    assert 'value="The panel"' in draft(nadia, "invitation", priya)


@pytest.fixture
def nair(people: Cast) -> str:
    """Somebody of whom neither is known: what the user calls her, and what connects the two."""
    person = add_person(people.nadia, NewPerson("priya nair"), today=TODAY).person
    assert person is not None
    return person


@pytest.mark.parametrize("typed", ["My own words.", ""])
def test_a_sentence_typed_beside_a_name_that_is_used_stays(nadia: Client, people: Cast, nair: str, typed: str) -> None:
    """Whether the letter was changed, or stands as it was first worded."""
    changed = {"body": typed} if typed else {}
    html = begin(nadia, nair, "Zebra winter ropes", use="called", called="Pri", **changed)
    assert queries.person(people.nadia, nair).called == "Pri"
    assert 'value="Zebra winter ropes"' in html
    assert body(html) == typed if typed else body(html).startswith("Dear Pri,")


def test_a_name_typed_beside_a_sentence_that_is_used_stays(nadia: Client, people: Cast, nair: str) -> None:
    html = begin(nadia, nair, "Zebra winter ropes", called="Pri")
    assert queries.person(people.nadia, nair).how_we_know == "Zebra winter ropes"
    assert 'name="called" value="Pri"' in html
    assert kept(people.nadia, key_of(nair)) is not None


def test_a_name_that_stands_as_it_was_offered_is_nothing_typed(nadia: Client, people: Cast, nair: str) -> None:
    html = begin(nadia, nair, "Zebra winter ropes", called="Priya")
    assert 'name="called" value="Priya"' in html
    assert kept(people.nadia, key_of(nair)) is None


def test_both_stay_where_neither_can_be_used(nadia: Client, people: Cast, nair: str) -> None:
    html = begin(nadia, nair, "x" * 301, called="Pri")
    assert "At most 300 letters" in html
    assert f'value="{"x" * 301}"' in html
    assert 'name="called" value="Pri"' in html


def test_what_was_noted_meanwhile_is_not_written_over(nadia: Client, people: Cast, priya: str) -> None:
    edit_person(people.nadia, priya, how_we_know="We shared an office", today=TODAY)
    html = begin(nadia, priya, "Zebra winter ropes", body="My own words.")
    assert "“We shared an office” was noted meanwhile. Nothing was written over." in html
    assert queries.person(people.nadia, priya).how_we_know == "We shared an office"
    assert body(html) == "My own words."
    assert 'value="Zebra winter ropes"' in html, "what was typed stays in sight until it is taken out"
    assert ASKED not in begin(nadia, priya, "", revision="1", body="My own words.", token="two")


def test_a_name_noted_meanwhile_is_not_written_over(nadia: Client, people: Cast, nair: str) -> None:
    edit_person(people.nadia, nair, called="Pri", today=TODAY)
    html = begin(nadia, nair, "", use="called", called="Prudence", body="My own words.")
    assert "“Pri” was noted meanwhile. Nothing was written over." in html
    assert queries.person(people.nadia, nair).called == "Pri"
    assert 'value="Prudence"' in html


def test_the_same_form_sent_twice_is_noted_once(nadia: Client, people: Cast, priya: str) -> None:
    begin(nadia, priya, "Zebra winter ropes")
    html = begin(nadia, priya, "Zebra winter ropes")
    assert "was noted meanwhile" not in html
    assert queries.person(people.nadia, priya).how_we_know == "Zebra winter ropes"
