"""Every page of the demo, found by its links: free of findings in both schemes, in narrow windows, in large letters."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

import pytest
from django.urls import Resolver404, resolve
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e.browser import COLOUR_RULES, RULES, Rules, assert_no_wider, go, page_of, shoot, violations
from tests.e2e.demo_house import DemoHouse, Watch
from tests.local.server import fetch
from tests.local.walked import come_in

pytestmark = pytest.mark.browser

_LINK = re.compile(r'href="(/[^"#]*)')
#: Kinds of pages there must be among those found: a page that no link leads to any more would be missed in silence.
KINDS = {
    "today", "people", "person", "add a person", "change a person", "note something", "introductions", "targets",
    "target", "playbook", "settings", "bring in", "message", "message about", "prepare", "talk", "debrief", "agree",
    "reply", "step", "whom first", "note an introduction",
}  # fmt: skip
MORE = ("/welcome/", "/five-names/", "/closeness/", "/first/under-way/", "/first/where/", "/debrief/new/", "/nowhere/")
RIGHT_TO_LEFT = {"today", "person", "introductions", "message", "welcome"}
DEMO_LINE = "A demo: everybody in it is made up."
#: Many pages of one kind differ only by whom they are about; a few of each are read, so that all kinds are met.
_MOST_OF_A_KIND = 3
_MOVING = """() => [...document.querySelectorAll("*")].filter((element) => {
    const style = getComputedStyle(element);
    return [style.transitionDuration, style.animationDuration].some((all) =>
        all.split(",").some((each) => parseFloat(each) > 0));
}).map((element) => element.outerHTML.slice(0, 80))"""
_SAID_BY_COLOUR = """() => [...document.querySelectorAll(".btn.main, [aria-current]")].filter((element) =>
    element.checkVisibility() && parseFloat(getComputedStyle(element).borderTopWidth) < 2
).map((element) => element.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def found(demo: DemoHouse) -> dict[str, str]:
    """The first page of each kind, by kind, after every link of every page has been followed once."""
    cookie = come_in(demo.sign_in_link())
    seen: dict[str, str] = {}
    kinds: dict[str, str] = {}
    waiting = ["/", *MORE]
    while waiting:
        path = waiting.pop(0)
        kind = _kind(path)
        if path in seen or sum(1 for each in seen.values() if each == kind) >= _MOST_OF_A_KIND:
            continue
        answer = fetch(urljoin(demo.url, path), {"Cookie": cookie})
        seen[path] = kind
        assert answer.status in ({404} if path == "/nowhere/" else {200, 302}), (path, answer.status)
        if answer.status == 302:
            waiting.append(str(answer.headers["Location"]))
            continue
        if answer.headers.get_content_type() != "text/html":
            continue  # a playbook of one's own that is handed on as a file: no page
        assert DEMO_LINE in answer.text, path
        assert "Start my own" in answer.text, path
        kinds.setdefault(kind, path)
        waiting += _beside(kind, urlsplit(path).path)
        waiting += [link.replace("&amp;", "&") for link in _LINK.findall(answer.text) if _is_page(link)]
    return kinds


def _beside(kind: str, path: str) -> list[str]:
    """Pages that are reached by more than a link on an ordinary day: the talk, and all that can be noted."""
    if kind == "prepare":
        return [path.replace("/prepare/", "/talk/")]
    return [f"{path}note/"] if kind == "person" else []


def _is_page(path: str) -> bool:
    return not path.startswith("/static/")


def _kind(path: str) -> str:
    try:
        match = resolve(urlsplit(path).path)
    except Resolver404:
        return "nowhere"
    return f"{match.url_name} {match.kwargs.get('kind', '')}".strip()


@pytest.fixture(scope="module")
def context(browser: Browser, demo: DemoHouse) -> Iterator[BrowserContext]:
    """A browser that has come in to the demo."""
    opened = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = opened.new_page()
    page.goto(demo.sign_in_link())
    page.wait_for_url(f"{demo.url}/")
    page.close()
    yield opened
    opened.close()


def test_all_kinds_of_pages_are_found(found: dict[str, str]) -> None:
    names = {str(resolve(urlsplit(path).path).url_name) for kind, path in found.items() if kind != "nowhere"}
    assert names >= KINDS


def test_every_page(demo: DemoHouse, context: BrowserContext, found: dict[str, str]) -> None:
    watch = Watch((demo.url,)).over(context)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    for kind, path in found.items():
        page.goto(f"{demo.url}{path}")
        wrong += [f"{path}: {one}" for one in _findings(page, kind)]
    page.close()
    assert not wrong, "\n".join(wrong)
    assert watch.asked > len(found)
    assert not watch.outside, "something was asked of another machine"


def _findings(page: Page, kind: str) -> Iterator[str]:
    shoot(page, f"demo {kind} 1280 light")
    yield from (f"light, {one}" for one in _axe(page, RULES))
    yield from (f"{one} moves" for one in page.evaluate(_MOVING))
    page.emulate_media(color_scheme="dark")
    yield from (f"dark, {one}" for one in _axe(page, COLOUR_RULES))
    shoot(page, f"demo {kind} 1280 dark")
    page.emulate_media(color_scheme="light", forced_colors="active")
    yield from (f"forced colours: {one} has no edge" for one in page.evaluate(_SAID_BY_COLOUR))
    page.emulate_media(forced_colors="none")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    yield from _wider(page, "letters of 200 %")
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.set_viewport_size({"width": 320, "height": 900})
    yield from _wider(page, "320 px")
    page.evaluate("document.documentElement.dataset.text = 'largest'")
    yield from _wider(page, "320 px, the largest letters")
    page.evaluate("delete document.documentElement.dataset.text")
    if kind.split(" ", 1)[0] in RIGHT_TO_LEFT:
        page.evaluate("document.documentElement.dir = 'rtl'")
        yield from _wider(page, "from right to left, 320 px")
        page.set_viewport_size({"width": 1280, "height": 900})
        yield from _wider(page, "from right to left, 1280 px")
        yield from (f"from right to left, {one}" for one in _axe(page, RULES))
    page.set_viewport_size({"width": 1280, "height": 900})


def _axe(page: Page, rules: Rules) -> Iterator[str]:
    yield from (f"{one['id']}: {node['html'][:160]}" for one in violations(page, rules) for node in one["nodes"])


def _wider(page: Page, how: str) -> Iterator[str]:
    try:
        assert_no_wider(page)
    except AssertionError as error:
        yield f"{how}: {error}"


def test_five_pages_are_looked_at_from_right_to_left(found: dict[str, str]) -> None:
    assert {kind.split(" ")[0] for kind in found} >= RIGHT_TO_LEFT


def test_the_watch_sees_what_is_asked_of_another_machine(browser: Browser) -> None:
    with page_of(browser) as page:
        watch = Watch(("http://127.0.0.1:1",)).over(page.context)
        with page.expect_request("http://192.0.2.1/**"):
            page.set_content('<img src="http://192.0.2.1/picture.png">', wait_until="commit")
        assert watch.outside == ["http://192.0.2.1/picture.png"]


def test_a_whole_loop_of_the_demo_asks_nothing_of_another_machine(demo: DemoHouse, browser: Browser) -> None:
    with page_of(browser, width=390) as page:
        watch = Watch((demo.url,)).over(page.context)
        page.goto(demo.sign_in_link())
        page.wait_for_url(f"{demo.url}/")
        step = page.locator("li.step").filter(has_text="Write to Tom Okafor")
        step.get_by_role("link", name="Write to Tom").click()
        page.get_by_role("button", name="I have sent it").click()
        page.get_by_role("button", name="Note it").click()
        expect(page.locator("#toasts")).to_contain_text("Your invitation to Tom is noted.")
        expect(page.get_by_text("That is a good day’s work already.")).to_be_visible()
        page.get_by_role("button", name="Undo").first.click()
        expect(page.get_by_text("Taken back.")).to_be_visible()
        for path in ("/introductions/", "/people/", "/targets/", "/playbook/", "/settings/"):
            go(page, f"{demo.url}{path}")
        assert watch.asked > 10
        assert not watch.outside
