"""The loop, from an empty folder in a real server: the first invitation."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.browser import page_of
from tests.e2e.dated_server import dated_server
from tests.e2e.walk import Walk

pytestmark = pytest.mark.browser

MONDAY = date(2026, 1, 5)


@pytest.fixture
def walk(browser: Browser, tmp_path: Path) -> Iterator[Walk]:
    """Nadia, signed in on a machine where nothing is yet."""
    with dated_server(tmp_path / "data", MONDAY) as house, page_of(browser) as page:
        page.set_default_timeout(8_000)
        walk = Walk(page, house)
        page.goto(house.sign_in_link())
        page.wait_for_url("**/welcome/")
        yield walk


def test_twice_round(walk: Walk) -> None:
    maria = _maria_is_invited(walk)
    walk.to(maria)
    expect(walk.page.get_by_role("heading", level=1)).to_have_text("Maria Lindqvist")


def _maria_is_invited(walk: Walk) -> str:
    """From the empty house to the first invitation; the address of Maria's page."""
    page = walk.page
    walk.look("welcome")
    page.get_by_label("Name").fill("Maria Lindqvist")
    page.get_by_label("Where do they work?").fill("Kestrel Heat")
    walk.press("See the first step")
    walk.sees("Maria Lindqvist is here.")
    walk.look("today first step")
    walk.act("Invite Maria Lindqvist")
    walk.look("purpose")
    page.get_by_label("I would like to learn").fill("how planning works where things move")
    page.get_by_label("How you sign").fill("Nadia Rahimi")
    walk.press("Write the draft")
    expect(page.locator("#checks-summary")).to_be_visible()
    walk.look("invitation")
    body = page.get_by_label("Message", exact=True)
    body.fill(
        "Dear Maria,\n\nWe ran the supply desk together. I would like to learn how planning works where things move. "
        "Would you have twenty minutes?\n\nIf this is a bad time, a no is quite all right.\n\nNadia Rahimi"
    )
    expect(page.locator("[data-kept]")).to_contain_text("Kept,")
    walk.sent("Your invitation to Maria", look="sent")
    walk.look("today nothing more")
    page.get_by_role("button", name="Undo").first.click()
    walk.sees("Taken back.")
    walk.to("/")
    walk.act("Invite Maria Lindqvist")
    expect(page.get_by_label("Message", exact=True)).to_have_value(re.compile("supply desk"))
    walk.sent("Your invitation to Maria")
    walk.to("/people/")
    walk.look("people")
    page.get_by_role("link", name="Maria Lindqvist").click()
    page.wait_for_url(re.compile(r"/people/\w{26}/$"))
    return urlsplit(page.url).path
