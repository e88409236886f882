"""A form that is sent before its words are kept, and comes back with a question, asks that question and no other."""

import re

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.cast import cast
from tests.e2e.browser import assert_no_violations, page_of, sign_in
from whoelse.introductions.queries import introductions
from whoelse.loop import talking
from whoelse.people import queries

pytestmark = pytest.mark.browser

CHOICE = "#keep-choice"


def names(page: Page, line: str) -> None:
    page.get_by_label("Name").first.fill(line)
    page.get_by_role("button", name="Done. Write the thank-you").click()


def test_the_question_is_the_only_one(browser: Browser, live_server: LiveServer, signed_in: Client) -> None:
    people = cast(timezone.localdate())
    talking.held(people.nadia, person=people.tom, today=timezone.localdate())
    with page_of(browser, width=390) as page:
        sign_in(page, signed_in, live_server.url)
        page.goto(f"{live_server.url}/debrief/{people.tom}/")
        names(page, "Mary Somerville, Luigi Menabrea; Maria Lindqvist")
        expect(page.get_by_text("Is this one person, or several?")).to_be_visible()
        expect(page.get_by_text("You know a Maria Lindqvist already.")).to_be_visible()
        expect(page.locator(CHOICE)).to_be_hidden()
        assert_no_violations(page)
        page.get_by_text("Two people: Mary Somerville and Luigi Menabrea").click()
        page.get_by_text(re.compile("Yes, Maria Lindqvist")).click()
        page.get_by_role("button", name="Done. Write the thank-you").click()
        page.wait_for_url("**/message/thank-you/**")
    met = {seen.person for seen in introductions(people.nadia, people.tom) if seen.person}
    assert {card.name for card in queries.cards(people.nadia, met).values()} == {
        "Mary Somerville",
        "Luigi Menabrea",
        "Maria Lindqvist",
    }
