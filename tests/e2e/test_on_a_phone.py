"""What was just done lies over nothing to be pressed, and a day is asked only where one goes along: on a phone too."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.e2e.browser import assert_no_violations, go, page_of, shoot, sign_in
from whoelse.loop import writing
from whoelse.searches import queries
from whoelse.searches.access import viewer_of_this_machine

pytestmark = pytest.mark.browser

#: What can be pressed and is in sight, but for what something else lies over. The bar of pages below lies over all.
_COVERED = """() => [
    ...document.querySelectorAll("main :is(a, button, input, select, textarea, summary)"),
].filter((part) => {
    if (!part.checkVisibility({ visibilityProperty: true }) || part.matches(".sr")) return false;
    const box = part.getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return false;
    const there = document.elementFromPoint(x, y);
    return !part.contains(there) && !there?.contains(part) && !there?.closest(".nav");
}).map((part) => part.outerHTML.slice(0, 80))"""


def somebody_added(page: Page, address: str) -> str:
    """Somebody of whom only the name is known, added as one adds people; their id."""
    go(page, f"{address}{reverse('add a person')}")
    page.get_by_label("Name", exact=True).fill("Priya Nair")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator("#toasts")).to_contain_text("Priya")
    found = re.search(r"/people/([^/]+)/", page.url)
    assert found is not None, page.url
    return found[1]


@pytest.mark.parametrize("width", [390, 1280])
def test_what_was_just_done_lies_over_nothing(
    browser: Browser, live_server: LiveServer, signed_in: Client, width: int
) -> None:
    with page_of(browser, width=width, height=700) as page:
        sign_in(page, signed_in, live_server.url)
        person = somebody_added(page, live_server.url)
        shoot(page, f"toast person {width}")
        assert page.evaluate(_COVERED) == []
        assert_no_violations(page)
        page.clock.install()
        go(page, f"{live_server.url}{reverse('change a person', args=[person])}")
        page.get_by_role("button", name="Save").first.click()
        expect(page.locator("#toasts")).to_be_visible()
        page.clock.run_for(60_000)
        expect(page.locator("#toasts .toast"), "what stands under it would move").to_have_count(1)
        page.locator("#toasts").get_by_role("button", name="Close").click()
        expect(page.locator("#toasts .toast")).to_have_count(0)
        page.clock.run_for(60_000)  # it lost the focus as it went, and nothing that it left behind may go wrong


@pytest.mark.parametrize("width", [390, 1280])
def test_copied_is_said_over_the_page_and_lets_every_press_through(
    browser: Browser, live_server: LiveServer, signed_in: Client, width: int
) -> None:
    with page_of(browser, width=width, height=700) as page:
        sign_in(page, signed_in, live_server.url)
        person = somebody_added(page, live_server.url)
        go(page, f"{live_server.url}{reverse('message', args=['thank-you', person])}")
        page.get_by_role("button", name="Copy the letter").click()
        expect(page.get_by_text("Copied.")).to_be_visible()
        shoot(page, f"toast copied {width}")
        assert page.evaluate(_COVERED) == []


@pytest.mark.parametrize("scripts", [True, False])
def test_the_day_of_an_answer_is_asked_where_one_goes_along(
    browser: Browser, live_server: LiveServer, signed_in: Client, *, scripts: bool
) -> None:
    with page_of(browser, width=390) as page:
        sign_in(page, signed_in, live_server.url)
        person = somebody_added(page, live_server.url)
        where = f"{live_server.url}{reverse('reply', args=[person])}"
    with page_of(browser, width=390, java_script_enabled=scripts) as page:
        sign_in(page, signed_in, live_server.url)
        go(page, where)
        day = page.get_by_label("Until which day?")
        expect(day).to_be_hidden()
        page.get_by_label("Yes, gladly").check()
        expect(day).to_be_hidden()
        page.get_by_label("Later would be better").check()
        expect(day).to_be_visible()
        page.get_by_label("Only an out-of-office note").check()
        page.get_by_role("button", name="Note it").click()
        expect(page.get_by_text("Name the last day away, as the note says it.")).to_be_visible()
        page.get_by_label("No", exact=True).check()
        expect(day, "what is wrong there stays in sight").to_be_visible()


def test_what_goes_with_one_answer_only_is_asked_there(
    browser: Browser, live_server: LiveServer, signed_in: Client
) -> None:
    with page_of(browser, width=390) as page:
        sign_in(page, signed_in, live_server.url)
        person = somebody_added(page, live_server.url)
        go(page, f"{live_server.url}{reverse('note comfort', args=[person])}")
        expect(page.get_by_label("Not now until")).to_be_hidden()
        page.get_by_label("Not now: nothing is asked").check()
        expect(page.get_by_label("Not now until")).to_be_visible()
        go(page, f"{live_server.url}{reverse('already under way')}")
        introducer, day = page.get_by_label("Who introduced you?"), page.get_by_label("The day")
        expect(introducer).to_be_hidden()
        expect(day).to_be_hidden()
        page.get_by_label("I was introduced to them").check()
        page.get_by_label("On or about a day").check()
        expect(introducer).to_be_visible()
        expect(day).to_be_visible()


#: The parts of a page that the bar of pages below lies over, wholly or in part, though they would fit above it. Of a
#: box of several lines the browser brings the one written on into sight.
_BAR = """(parts) => {
    const bar = document.querySelector(".nav").getBoundingClientRect();
    return parts.filter((part) => part.checkVisibility()).filter((part) => {
        const box = part.getBoundingClientRect();
        const line = part.matches("textarea:focus") ? 2 * parseFloat(getComputedStyle(part).lineHeight) : box.height;
        return box.top + line > bar.top && box.height < bar.top / 2;
    }).map((part) => part.outerHTML.slice(0, 80));
}"""
_AT_THE_END = f"""() => {{
    scrollTo(0, document.documentElement.scrollHeight);
    return ({_BAR})([...document.querySelectorAll("main :is(a, button, input, select, textarea, summary)")]);
}}"""
_IN_FOCUS = f"""() => ({_BAR})(document.activeElement.closest("main") ? [document.activeElement] : [])"""


@pytest.mark.parametrize("height", [844, 600])
@pytest.mark.parametrize("text", ["", "largest"])
def test_the_bar_below_covers_neither_the_end_of_a_form_nor_what_has_the_focus(
    browser: Browser, live_server: LiveServer, signed_in: Client, text: str, height: int
) -> None:
    with page_of(browser, width=390, height=height) as page:
        sign_in(page, signed_in, live_server.url)
        person = somebody_added(page, live_server.url)
        for name, more in (("reply", ()), ("agree", ()), ("note about a person", ("given",)), ("debrief", ())):
            go(page, f"{live_server.url}{reverse(name, args=[person, *more])}")
            page.evaluate("size => { if (size) document.documentElement.dataset.text = size }", text)
            shoot(page, f"bar {name} {text}")
            assert page.evaluate(_AT_THE_END) == [], name
            page.evaluate("scrollTo(0, 0)")
            for _ in range(30):
                page.keyboard.press("Tab")
                assert page.evaluate(_IN_FOCUS) == [], name


def test_right_after_a_letter_the_answer_can_be_noted_without_scrolling(
    browser: Browser, live_server: LiveServer, signed_in: Client
) -> None:
    with page_of(browser, width=390, height=844) as page:
        sign_in(page, signed_in, live_server.url)
        person = somebody_added(page, live_server.url)
        viewer = viewer_of_this_machine(today=timezone.localdate())
        writing.mark_sent(viewer, kind="invitation", person=person, today=queries.today(viewer))
        go(page, f"{live_server.url}{reverse('today')}")
        shoot(page, "today after a letter")
        expect(page.get_by_role("heading", name="An answer may come")).to_have_count(1)
        answer = page.get_by_role("link", name="Note the answer")
        bar = page.locator(".nav").first.bounding_box()
        box = answer.bounding_box()
        assert bar is not None
        assert box is not None
        assert box["y"] + box["height"] < bar["y"]
