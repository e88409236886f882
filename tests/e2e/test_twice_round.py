"""Twice round the loop, from an empty folder: Maria leads to Tom, Tom to Ingrid, and both hear what came of it."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.conftest import MakeReady
from tests.e2e.browser import page_of
from tests.e2e.dated_server import dated_server
from tests.e2e.walk import Walk

pytestmark = pytest.mark.browser

MONDAY = date(2026, 1, 5)


@pytest.fixture
def walk(browser: Browser, tmp_path: Path, make_ready: MakeReady) -> Iterator[Walk]:
    """Nadia, signed in on a machine where nothing is yet."""
    with dated_server(make_ready(tmp_path / "data").path, MONDAY) as house, page_of(browser) as page:
        page.set_default_timeout(8_000)
        walk = Walk(page, house)
        page.goto(house.sign_in_link())
        page.wait_for_url("**/welcome/")
        yield walk


def test_twice_round(walk: Walk) -> None:
    maria = _maria_is_invited(walk)
    _maria_answers(walk, "Maria Lindqvist")
    _talk_with_maria(walk)
    _tom_is_introduced(walk)
    _talk_with_tom(walk)
    _ingrid_is_introduced(walk)
    _talk_with_ingrid(walk)
    _a_good_day_and_weeks_later(walk, maria)


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
    walk.sent("Your invitation to Maria is noted.", look="sent")
    walk.look("today nothing more")
    page.get_by_role("button", name="Undo").first.click()
    walk.sees("Taken back.")
    walk.to("/")
    walk.act("Invite Maria Lindqvist")
    expect(page.get_by_label("Message", exact=True)).to_have_value(re.compile("supply desk"))
    walk.sent("Your invitation to Maria is noted.")
    walk.to("/people/")
    walk.look("people")
    page.get_by_role("link", name="Maria Lindqvist").click()
    page.wait_for_url(re.compile(r"/people/\w{26}/$"))
    return urlsplit(page.url).path


def _maria_answers(walk: Walk, name: str) -> None:
    """Five business days of silence; the step asks first, and an answer did come."""
    walk.day(date(2026, 1, 12))
    walk.look("today follow up")
    step = walk.step(f"Write once more to {name}")
    expect(step.get_by_text("Has Maria answered somewhere?")).to_be_visible()
    walk.press("Snooze")
    walk.look("snooze")
    walk.page.keyboard.press("Escape")
    walk.press("Not comfortable")
    walk.look("not comfortable")
    walk.page.keyboard.press("Escape")
    step.get_by_role("link", name="Yes, note the answer").click()
    walk.look("reply")
    walk.says_yes("2026-01-15", look="agree")


def _talk_with_maria(walk: Walk) -> None:
    """Prepared, held, asked as it fits, written down, thanked."""
    page = walk.page
    walk.day(date(2026, 1, 14))
    walk.act("Get ready for Maria Lindqvist, tomorrow at 09:00")
    walk.look("prepare")
    walk.press("Begin with all of them")
    expect(page.get_by_role("heading", name="Six questions, in any order")).to_be_visible()
    page.get_by_role("button", name="Ready").click()
    walk.look("prepared")
    walk.day(date(2026, 1, 15))
    walk.to(page.url.replace(walk.house.url, "") if "/talk/" in page.url else "/")
    walk.talk("Maria Lindqvist", answer="Will check with them first", look=True)
    walk.named("Tom Okafor", "Halden Ferries", "checking", look=True)
    page.get_by_label("What did you learn?").fill("Charging windows decide the timetable.")
    walk.written("thank-you", "Maria", look="debrief")
    walk.look("thank you")
    walk.sent("Your thanks to Maria are noted.")


def _tom_is_introduced(walk: Walk) -> None:
    """Checking, offered, made: each noted on the board; Maria is thanked, Tom hears Maria's name."""
    walk.to("/introductions/")
    walk.look("introductions checking")
    walk.changed("offered", "2026-01-20", look="introduction")
    walk.changed("made", "2026-01-22")
    walk.look("introductions made")
    walk.day(date(2026, 1, 22))
    walk.look("today introduced")
    walk.act("Thank Maria Lindqvist for introducing you to Tom Okafor")
    walk.look("introducer thanks")
    walk.sent("Your thanks to Maria are noted.")
    walk.act("Write to Tom Okafor")
    expect(walk.page.get_by_label("Message", exact=True)).to_have_value(re.compile("Maria Lindqvist"))
    walk.look("introduced invitation")
    walk.sent("Your invitation to Tom is noted.")


def _talk_with_tom(walk: Walk) -> None:
    """The same once more, with the one Maria led to; then Maria hears how it went."""
    walk.day(date(2026, 1, 26))
    walk.answers("Tom Okafor", "2026-01-29")
    walk.day(date(2026, 1, 28))
    walk.act("Get ready for Tom Okafor, tomorrow at 09:00")
    walk.press("Begin with all of them")
    walk.page.get_by_role("button", name="Ready").click()
    walk.day(date(2026, 1, 29))
    walk.talk("Tom Okafor", answer="Offered to introduce me")
    walk.named("Ingrid Solberg", "Halden Ferries", "offered")
    walk.written("thank-you", "Tom")
    walk.sent("Your thanks to Tom are noted.")
    walk.act("Tell Maria Lindqvist how it went with Tom Okafor")
    walk.look("introducer report")
    walk.sent("Maria has been told.")


def _ingrid_is_introduced(walk: Walk) -> None:
    """The second generation."""
    walk.to("/introductions/")
    walk.changed("made", "2026-02-02", name="Ingrid Solberg")
    walk.look("introductions second")
    walk.day(date(2026, 2, 2))
    walk.act("Thank Tom Okafor for introducing you to Ingrid Solberg")
    walk.sent("Your thanks to Tom are noted.")
    walk.act("Write to Ingrid Solberg")
    expect(walk.page.get_by_label("Message", exact=True)).to_have_value(re.compile("Tom Okafor"))
    walk.sent("Your invitation to Ingrid is noted.")


def _talk_with_ingrid(walk: Walk) -> None:
    """Again, to the end: Tom hears of it."""
    walk.day(date(2026, 2, 4))
    walk.answers("Ingrid Solberg", "2026-02-06")
    walk.day(date(2026, 2, 6))
    walk.talk("Ingrid Solberg")
    walk.page.get_by_label("What did you learn?").fill("Crews plan further ahead than ships.")
    walk.written("thank-you", "Ingrid")
    walk.sent("Your thanks to Ingrid are noted.")
    walk.act("Tell Tom Okafor how it went with Ingrid Solberg")
    walk.sent("Tom has been told.")


def _a_good_day_and_weeks_later(walk: Walk, maria: str) -> None:
    """Nothing to do is a good day; six weeks later it is time to be in touch with Maria again."""
    page = walk.page
    walk.day(date(2026, 2, 9))
    walk.look("today")
    walk.to("/introductions/")
    generations = page.locator(".led.first > li").filter(has_text="Maria Lindqvist")
    expect(generations.locator("> ul > li > a")).to_have_text("Tom Okafor")
    expect(generations.locator("> ul > li > ul > li > a")).to_have_text("Ingrid Solberg")
    walk.look("introductions twice round")
    for path, name in ((maria, "maria"), ("/people/", "people"), ("/people/new/", "add a person")):
        walk.to(path)
        walk.look(name)
    walk.to(f"{maria}change/")
    walk.look("change a person")
    walk.day(date(2026, 3, 13))
    walk.look("today weeks later")
    walk.act("Keep in touch with Maria Lindqvist")
    walk.look("check-in")
    page.get_by_label("Message", exact=True).fill("Dear Maria,\n\nTom and Ingrid both send their best.\n\nNadia")
    walk.sent("Your note to Maria is noted.")
    expect(walk.step("Keep in touch with Maria Lindqvist")).to_have_count(0)
    page.get_by_role("button", name="Undo").first.click()
    walk.sees("Taken back.")
    walk.to("/")
    expect(walk.step("Keep in touch with Maria Lindqvist")).to_be_visible()
    walk.to(maria)
    for words in ("You invited", "Charging windows decide the timetable", "Tom Okafor"):
        expect(page.locator(".timeline.told")).to_contain_text(re.compile(words, re.IGNORECASE))
