"""What connects the two: asked beside a first letter where nothing tells it, and then the letter begins with it."""

import pytest
from django.test import Client

from tests.cast import TODAY, Cast
from tests.web.pages.test_message import address, body, draft
from whoelse.conversations.actions import keep
from whoelse.loop.people import NewPerson, add_person
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
