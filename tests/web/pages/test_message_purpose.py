"""What would you like to learn: asked before the first invitation, kept as it is typed."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.web.pages.test_message import address, body, draft
from whoelse.conversations.queries import kept
from whoelse.searches.actions import change
from whoelse.searches.queries import search

ALONE = "I am looking for a job in logistics"
HINT = f"In your letter: “{ALONE}.” It may stay like this."


@pytest.fixture(autouse=True)
def _not_asked_yet(people: Cast) -> None:
    change(people.nadia, purpose="", signed="")


def test_what_was_typed_is_kept_until_it_is_said(nadia: Client, people: Cast) -> None:
    key = f"purpose:{people.maria}"
    nadia.post(reverse("keep"), {"keep": key, "revision": "0", "purpose": "how ferr", "signed": "Nadia"})
    html = draft(nadia, "invitation", people.maria)
    assert 'value="how ferr"' in html
    assert 'name="signed" value="Nadia"' in html
    assert "Kept, 8:45" in html
    said = {"purpose": "how ferries plan", "signed": "Nadia", "keep": key, "revision": "1", "token": "t"}
    nadia.post(address("invitation", people.maria), said)
    assert kept(people.nadia, key) is None
    assert search(people.nadia).purpose == "how ferries plan"


def test_a_purpose_that_begins_with_i_is_shown_as_it_would_stand(nadia: Client, people: Cast) -> None:
    at = address("invitation", people.maria)
    assert HINT in nadia.post(at, {"purpose": ALONE, "look": "1"}).content.decode()
    assert nadia.post(at, {"purpose": "how ferries plan", "look": "1"}).content.decode().strip() == ""
    assert search(people.nadia).purpose == ""


def test_it_is_never_in_the_way_and_reads_well(nadia: Client, people: Cast) -> None:
    said = {"purpose": ALONE, "signed": "Nadia", "token": "t"}
    html = nadia.post(address("invitation", people.maria), said, follow=True).content.decode()
    assert f"\n{ALONE}. Would you have" in body(html)
    assert "It stands in your letter as a sentence of its own." in html


def test_a_kept_one_comes_back_with_its_hint(nadia: Client, people: Cast) -> None:
    nadia.post(reverse("keep"), {"keep": f"purpose:{people.maria}", "revision": "0", "purpose": ALONE})
    assert HINT in draft(nadia, "invitation", people.maria)
