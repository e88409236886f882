"""What was noted of a conversation, beside the letter: it goes into it by a press, and by nothing else."""

import pytest
from django.test import Client

from tests.cast import TODAY, Cast
from tests.web.pages.test_message import address, body, draft
from whoelse.loop import debriefing

NOTE = "They plan the year in March."
OFFERED = f"<q>{NOTE}</q>"


@pytest.fixture
def talked(people: Cast) -> Cast:
    """Nadia wrote down what Maria said, and what Maria advised."""
    debriefing.write_debrief(people.nadia, person=people.maria, learned=NOTE, advice=["Ride along"], today=TODAY)
    return people


def put(client: Client, people: Cast, html: str, slot: str, **more: str) -> str:
    sent = {"subject": "Thank you", "body": body(html), "channel": "e-mail", "revision": "0", "token": "one"}
    sent |= {"use": slot, "keep": f"message:thank-you:{people.maria}"}
    return client.post(address("thank-you", people.maria), sent | more, follow=True).content.decode()


def test_a_note_stands_beside_the_letter_and_its_gap_is_to_be_mended(nadia: Client, talked: Cast) -> None:
    html = draft(nadia, "thank-you", talked.maria)
    assert OFFERED in html
    assert "March" not in body(html)
    assert "What helped me most: [what helped]." in body(html)
    assert "Fill in “[what helped]”, or take it out." in html
    assert "Two things to mend" in html, "the advice has its gap as well"


def test_a_press_puts_it_in_and_it_is_not_offered_again(nadia: Client, talked: Cast) -> None:
    letter = put(nadia, talked, draft(nadia, "thank-you", talked.maria), "helped")
    assert "What helped me most: They plan the year in March. I will" in body(letter)
    assert OFFERED not in letter
    both = put(nadia, talked, letter, "advice", revision="1", token="two")
    assert "I will act on your advice: Ride along." in body(both)
    assert "Nothing to mend" in both


def test_own_words_stay_around_it(nadia: Client, talked: Cast) -> None:
    html = draft(nadia, "thank-you", talked.maria)
    letter = put(nadia, talked, html, "helped", body="Maria, how good.\r\n\r\nN.")
    assert body(letter) == f"Maria, how good.\n\n{NOTE}\n\nN."


def test_a_note_that_is_there_no_more_changes_nothing(nadia: Client, people: Cast) -> None:
    page = put(nadia, people, draft(nadia, "thank-you", people.maria), "helped", body="Mine.")
    assert "This note is not there any more." in page
    assert body(page) == "Mine."


def test_a_letter_with_no_place_for_it_does_not_offer_it(nadia: Client, talked: Cast) -> None:
    assert NOTE not in draft(nadia, "follow-up", talked.maria)
