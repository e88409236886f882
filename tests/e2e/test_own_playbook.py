"""A playbook of one's own, as a browser shows it: copied, bent, broken, mended, rehearsed, followed, asked why."""

import re

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.e2e.browser import assert_no_violations, go, look_across, page_of, shoot, sign_in
from tests.e2e.demo_house import DemoHouse
from tests.e2e.full_day import FullDay, full_day
from whoelse.accounts.models import User
from whoelse.loop import playbooks, searching, weeks
from whoelse.playbooks import queries

pytestmark = pytest.mark.browser

#: What is in sight and wider than its place. The tabs may be, on the narrowest phones.
_SCROLLS_SIDEWAYS = """() => [...document.querySelectorAll("html, main *")].filter((part) =>
    part.checkVisibility() && part.scrollWidth > part.clientWidth + 1 && !part.closest(".tabs, .sr")
    && getComputedStyle(part).display !== "inline" && getComputedStyle(part).overflowX !== "hidden"
).map((part) => part.outerHTML.slice(0, 80))"""


@pytest.fixture
def day(transactional_db: None, client: Client) -> FullDay:
    """Weeks of acts up to today."""
    told = full_day(timezone.localdate())
    client.force_login(User.objects.get(pk=told.viewer.user))
    return told


def test_pick_copy_forbid_raise_break_mend_rehearse_switch_and_ask(browser: Browser, demo: DemoHouse) -> None:
    with page_of(browser) as page:
        page.goto(demo.sign_in_link())
        page.wait_for_url(f"{demo.url}/")
        go(page, f"{demo.url}/playbook/side-by-side/")
        expect(page.get_by_role("rowheader", name="Your week from")).to_be_visible()
        page.locator("form.other", has_text="Follow Alba").get_by_role("link", name="Copy it and change it").click()
        expect(page.get_by_label("Its name")).to_have_value("My Alba")
        page.get_by_role("button", name="Copy it").click()
        expect(page.locator("#main")).to_contain_text("You do not follow it yet.")

        page.locator("#rules-a3").get_by_role("button", name="Never do this").click()
        expect(page.locator("#rules-a3")).to_contain_text("Forbidden.")
        page.locator("#rules-a3").get_by_role("link", name="Change").click()
        expect(page.get_by_label("Number", exact=True)).to_be_visible()
        page.get_by_label("At what time").select_option("")
        expect(page.get_by_label("Number", exact=True)).to_be_hidden()  # the same day needs none
        page.get_by_role("link", name="Leave it as it was").click()
        page.locator("#pace-pace").get_by_role("link", name="Change").click()
        page.get_by_label("Active people at most").fill("12")
        page.get_by_role("button", name="Put it in the draft").click()
        expect(page.get_by_text("At most 12 people active at a time.")).to_be_visible()
        shoot(page, "own playbook bent")

        page.get_by_role("link", name="Text", exact=True).click()
        text = page.get_by_label("The playbook’s text")
        sound = text.input_value()
        text.fill(sound.replace("business days", "busness days", 1))
        line = sound[: sound.index("business days")].count("\n") + 1
        expect(page.locator("#found")).to_contain_text(f"Line {line}, column ")
        expect(page.locator("#found .bad")).to_contain_text("busness")
        shoot(page, "own playbook broken")
        expect(page.get_by_text("Kept, ")).to_be_visible()
        page.reload()
        expect(page.locator("#main")).to_contain_text("Version 1 stays as it is until the draft is sound.")
        page.get_by_role("button", name="Write “").click()
        expect(page.locator("#found")).to_contain_text("This text is sound.")
        assert text.input_value() == sound

        page.get_by_role("link", name="Rehearse", exact=True).click()
        expect(page.get_by_role("button", name="Keep the draft and follow it")).to_be_visible(timeout=60_000)
        rehearsal = page.locator(".rehearsal")
        expect(rehearsal.locator(".week-told[open]")).to_have_count(1)
        expect(rehearsal).to_contain_text("Agree on a day with Elias Berg")
        expect(rehearsal).to_contain_text("You agreed on a day with Elias Berg.")
        assert "it is called A3." not in (
            rehearsal.text_content() or ""
        )  # what was forbidden it would not have proposed
        shoot(page, "own playbook rehearsed")
        page.get_by_role("button", name="Keep the draft and follow it").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("You follow My Alba")

        page.get_by_role("link", name="Why, why not").click()
        held = page.locator("section", has=page.get_by_role("heading", name="Held back"))
        held.get_by_role("link", name="Write once more to Priya Nair").click()
        expect(page.locator("#main")).to_contain_text("It is held back.")
        expect(page.locator(".ladder .here")).to_have_text("A never decides here")
        expect(page.locator(".days")).to_be_visible()
        shoot(page, "own playbook why not")
        _back_to_plain(page, demo)


def test_on_a_phone_two_are_compared_and_a_rehearsal_is_folded_with_nothing_scrolling_sideways(
    browser: Browser, demo: DemoHouse
) -> None:
    with page_of(browser, width=320) as page:
        page.goto(demo.sign_in_link())
        page.wait_for_url(f"{demo.url}/")
        go(page, f"{demo.url}/playbook/side-by-side/")
        expect(page.locator("table.beside")).to_be_hidden()
        page.get_by_label("Compare", exact=True).select_option("Alba")
        page.get_by_label("with", exact=True).select_option("Dalton")
        page.get_by_role("button", name="Compare").click()
        compared = page.locator(".two-beside section", has=page.get_by_role("heading", name="At a time"))
        expect(compared.locator("dt")).to_have_text(["Alba", "Dalton"])
        assert page.evaluate(_SCROLLS_SIDEWAYS) == []
        assert_no_violations(page)

        go(page, f"{demo.url}/playbook/rehearse/?weeks=12")
        weeks = page.locator(".week-told")
        expect(weeks.first).to_be_visible(timeout=60_000)
        assert weeks.count() > 3
        expect(page.locator(".week-told[open]")).to_have_count(1)
        assert page.locator(".rehearsal").evaluate("(all) => all.offsetHeight") < 6 * 800
        weeks.last.locator("> summary").click()
        expect(page.locator(".week-told[open]")).to_have_count(2)
        assert page.evaluate(_SCROLLS_SIDEWAYS) == []
        assert_no_violations(page)


def _back_to_plain(page: Page, demo: DemoHouse) -> None:
    """Leave the demo as others look at it."""
    go(page, f"{demo.url}/playbook/side-by-side/")
    page.get_by_role("button", name="Follow Plain").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("You follow Plain")


def test_every_page_holds(browser: Browser, live_server: LiveServer, client: Client, day: FullDay) -> None:
    playbooks.copy_playbook(day.viewer, "Alba", called="My Alba", today=timezone.localdate())
    own = f"{live_server.url}/playbook/own/{queries.own_playbooks(day.viewer)[0].id}"
    client.post(f"{own.removeprefix(live_server.url)}/", {"do": "forbid", "name": "A11", "revision": "0"})
    addresses = {
        "followed": "/playbook/",
        "side by side": "/playbook/side-by-side/",
        "own list": "/playbook/own/",
        "take in": "/playbook/own/take-in/",
        "rehearse": "/playbook/rehearse/?of=built-in:Dalton",
        "why list": "/playbook/why/",
        "review": "/playbook/week/",
        "review without names": "/playbook/week/?names=no",
    }
    with page_of(browser) as page:
        sign_in(page, client, live_server.url)
        for name, address in addresses.items():
            _look(page, f"{live_server.url}{address}", f"{name}")
        go(page, f"{live_server.url}/playbook/why/")
        _look(page, f"{live_server.url}{page.locator('.told a').first.get_attribute('href')}", "why")
        for name, address in {"own": "/", "text": "/text/", "rule": "/change/rules/A3/", "add": "/add/never/"}.items():
            _look(page, own + address, f"{name}")
        form = page.locator("form.measure")
        expect(form).to_be_visible()


def test_a_week_prints_on_one_page(browser: Browser, live_server: LiveServer, client: Client, day: FullDay) -> None:
    searching.follow_playbook(day.viewer, "Pierson", today=timezone.localdate())  # who counts the most
    weeks.note_hours(day.viewer, day=timezone.localdate(), minutes=390, today=timezone.localdate())
    with page_of(browser) as page:
        sign_in(page, client, live_server.url)
        go(page, f"{live_server.url}/playbook/week/")
        page.get_by_label("What went well?").fill("A good talk.\nAnother one.")
        page.get_by_label("Whom would you like").fill("Ana Ruiz\nTom Okafor\nElena Voss\nJonas Weber\nMaria Lindqvist")
        expect(page.get_by_text("Kept, ")).to_be_visible()
        for names in ("", "?names=no"):
            go(page, f"{live_server.url}/playbook/week/{names}")
            for size in ("A4", "Letter"):
                assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=size))) == 1, (names, size)


def _look(page: Page, address: str, name: str) -> None:
    go(page, address)
    expect(page.locator("#main .tabs, #main form").first).to_be_visible()
    look_across(page, f"playbook {name}")
