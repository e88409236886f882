"""Once round the loop by the keyboard alone: no click, nothing filled in from outside, focus always to be seen."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import MakeReady
from tests.e2e.browser import go, page_of
from tests.e2e.dated_server import DatedServer, dated_server

pytestmark = pytest.mark.browser

MONDAY = date(2026, 1, 5)
_MOST_TABS = 90
#: What has the focus, as it is called; and whether one can see where it is. Of a day and a time the browser marks the
#: part that is typed by itself.
_FOCUS = """() => {
    const element = document.activeElement;
    if (!element || element === document.body) return ["", true];
    const labels = [...(element.labels || [])].map((one) => one.innerText).join(" ");
    const called = element.getAttribute("aria-label") || labels || element.innerText || element.value || "";
    const round = [element, element.closest("label") || element].map((one) => getComputedStyle(one));
    const seen = round.some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0);
    const marked = element.matches("main, [tabindex='-1'], [type='date'], [type='time']");
    return [called.split(/\\s+/).join(" ").trim(), seen || marked];
}"""


@dataclass
class Keys:
    """Somebody at a keyboard."""

    page: Page
    house: DatedServer

    def to(self, path: str) -> None:
        """An address typed by hand."""
        go(self.page, f"{self.house.url}{path}")

    def day(self, day: date) -> None:
        """Another day; Today is opened."""
        self.house.move_to(day)
        self.to("/")

    def reach(self, name: str) -> None:
        """Tab on until what is called so has the focus, which can be seen all the way."""
        passed = []
        for _ in range(_MOST_TABS):
            self.page.keyboard.press("Tab")
            called, seen = self.page.evaluate(_FOCUS)
            assert seen, f"nobody sees that “{called}” has the focus"
            if called.startswith(name):
                return
            passed.append(called[:40])
        raise AssertionError(f"“{name}” is not reached on {self.page.url}: {passed}")

    def press(self, name: str, key: str = "Enter") -> None:
        """Reach something and press it."""
        self.reach(name)
        self.page.keyboard.press(key)

    def type(self, name: str, words: str) -> None:
        """Reach a field and type into it; what stands there goes."""
        self.reach(name)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(words)

    def choose(self, first: str, wanted: str) -> None:
        """Reach the first of several answers, and go down to the wanted one."""
        self.reach(first)
        self.page.keyboard.press("Space")
        for _ in range(12):
            if self.page.evaluate(_FOCUS)[0].startswith(wanted):
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"“{wanted}” is not among the answers")

    def sent(self) -> None:
        """The letter on this page went."""
        self.press("I have sent it")
        self.press("Note it")
        expect(self.page.locator("#toasts")).to_contain_text("noted.")


def test_once_round_the_loop(browser: Browser, tmp_path: Path, make_ready: MakeReady) -> None:
    with dated_server(make_ready(tmp_path / "data").path, MONDAY) as house, page_of(browser) as page:
        page.set_default_timeout(8_000)
        page.goto(house.sign_in_link())
        page.wait_for_url("**/welcome/")
        keys = Keys(page, house)
        _invites(keys)
        _hears_a_yes(keys)
        _prepares(keys)
        _talks(keys)
        _thanks_and_looks_at_the_introduction(keys)


def _invites(keys: Keys) -> None:
    keys.type("Name", "Maria Lindqvist")
    keys.press("See the first step")
    keys.page.wait_for_url(f"{keys.house.url}/")
    keys.press("Write to Maria")
    keys.page.wait_for_url("**/message/**")
    keys.type("I would like to learn", "how planning works where things move")
    keys.type("How you sign", "Nadia Rahimi")
    keys.press("Write the draft")
    expect(keys.page.locator("#checks-summary")).to_be_visible()
    keys.sent()


def _hears_a_yes(keys: Keys) -> None:
    keys.day(date(2026, 1, 12))
    keys.press("Yes, note the answer")
    keys.page.wait_for_url("**/reply/**")
    keys.choose("Yes, gladly", "Yes, gladly")
    keys.press("Note it")
    keys.page.wait_for_url("**/agree/**")
    keys.reach("Day")
    keys.page.keyboard.type("02022026")  # the same whether the browser asks for the day or the month first
    keys.press("Note the day")
    expect(keys.page.locator("#toasts")).to_contain_text("Agreed with")


def _prepares(keys: Keys) -> None:
    keys.day(date(2026, 1, 30))
    keys.press("Prepare")
    keys.page.wait_for_url("**/prepare/**")
    keys.press("Begin with all of them")
    expect(keys.page.get_by_role("heading", name="Six questions, in any order")).to_be_visible()
    keys.press("Ready")
    expect(keys.page.locator("#toasts")).not_to_be_empty()


def _talks(keys: Keys) -> None:
    page = keys.page
    keys.house.move_to(date(2026, 2, 2))
    keys.to(urlsplit(page.url).path.replace("/prepare/", "/talk/"))
    keys.press("Start the conversation")
    page.wait_for_selector("#part")
    keys.type("Notes", "Charging windows decide the timetable.")
    keys.press("Near the end")
    page.wait_for_selector(".closing-part")
    keys.press("4 warm")
    expect(page.get_by_role("button", name="4 warm")).to_have_attribute("aria-pressed", "true")
    keys.press("I asked the first question")
    keys.press("Offered to introduce me")
    expect(page.locator(".closing-part .pill").first).to_be_visible()
    keys.press("End the conversation")
    page.wait_for_url("**/debrief/**")


def _thanks_and_looks_at_the_introduction(keys: Keys) -> None:
    page = keys.page
    row = page.locator(".named details.another").first
    if row.get_attribute("open") is None:
        keys.press(row.locator("summary").inner_text().strip())
    keys.type("Name", "Tom Okafor")
    keys.type("Where", "Halden Ferries")
    keys.press("Done. Write the thank-you")
    page.wait_for_url("**/message/thank-you/**")
    keys.sent()
    keys.press("Introductions")
    page.wait_for_url("**/introductions/")
    expect(page.get_by_role("link", name="Tom Okafor").first).to_be_visible()
