"""Words as they are typed, in a real browser: kept, offline, in two tabs."""

import re

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from tests.e2e.browser import assert_no_violations, go, page_of, shoot, sign_in
from whoelse.conversations.models import Draft

pytestmark = pytest.mark.browser

KEPT = re.compile(r"^Kept, \d{1,2}:\d\d$")
PURPOSE = "What would you like to learn?"


def purpose_kept() -> str:
    """What the database holds of the purpose as it was typed."""
    return "".join(Draft.objects.get(form="settings").fields["purpose"])


def copy_in_browser(page: Page) -> bool:
    """Whether a copy of the settings lies in the browser."""
    return bool(page.evaluate("localStorage.getItem('whoelse.copy.settings') !== null"))


def test_kept_is_said_of_words_that_are_on_disk(browser: Browser, live_server: LiveServer, signed_in: Client) -> None:
    with page_of(browser) as page:
        sign_in(page, signed_in, live_server.url)
        go(page, f"{live_server.url}/settings/")
        page.get_by_label(PURPOSE).press_sequentially("how ferries are planned", delay=10)
        expect(page.locator("[data-kept]")).to_have_text(KEPT)
        assert purpose_kept() == "how ferries are planned"
        assert not copy_in_browser(page)
        go(page, f"{live_server.url}/settings/")
        expect(page.get_by_label(PURPOSE)).to_have_value("how ferries are planned")
        expect(page.locator("[data-kept]")).to_have_text(KEPT)


def test_without_network_the_words_stay_on_the_phone_and_go_out_later(
    browser: Browser, live_server: LiveServer, signed_in: Client
) -> None:
    with page_of(browser, width=390) as page:
        sign_in(page, signed_in, live_server.url)
        go(page, f"{live_server.url}/settings/")
        page.context.set_offline(True)
        page.get_by_label(PURPOSE).fill("how ferries charge")
        expect(page.locator("[data-kept]")).to_have_text("Who Else does not answer. Kept in this browser.")
        shoot(page, "keeping offline 390")
        assert_no_violations(page)
        assert copy_in_browser(page)
        assert not Draft.objects.exists()
        page.context.set_offline(False)
        expect(page.locator("[data-kept]")).to_have_text(KEPT)
        assert purpose_kept() == "how ferries charge"
        assert not copy_in_browser(page)


def test_a_page_closed_without_network_finds_its_words_again(
    browser: Browser, live_server: LiveServer, signed_in: Client
) -> None:
    with page_of(browser) as page:
        sign_in(page, signed_in, live_server.url)
        go(page, f"{live_server.url}/settings/")
        page.route("**/keep/", lambda route: route.abort())
        page.get_by_label(PURPOSE).fill("how crews are rostered")
        expect(page.locator("[data-kept]")).to_have_text("Who Else does not answer. Kept in this browser.")
        page.unroute("**/keep/")
        other = page.context.new_page()
        page.close()
        other.goto(f"{live_server.url}/settings/")
        expect(other.get_by_label(PURPOSE)).to_have_value("how crews are rostered")
        expect(other.locator("[data-kept]")).to_have_text(KEPT)
        assert purpose_kept() == "how crews are rostered"


@pytest.mark.parametrize(
    ("answer", "stays"),
    [
        ("Keep both", "on the train\n\nat the desk"),
        ("Keep what is on this page", "on the train"),
        ("Take the other words", "at the desk"),
    ],
)
def test_two_tabs_are_asked_which_words_stay(
    browser: Browser, live_server: LiveServer, signed_in: Client, answer: str, stays: str
) -> None:
    with page_of(browser) as page:
        sign_in(page, signed_in, live_server.url)
        go(page, f"{live_server.url}/settings/")
        other = page.context.new_page()
        other.goto(f"{live_server.url}/settings/")
        other.get_by_label(PURPOSE).fill("at the desk")
        expect(other.locator("[data-kept]")).to_have_text(KEPT)
        page.bring_to_front()
        page.get_by_label(PURPOSE).fill("on the train")
        dialog = page.get_by_role("dialog", name="Which words should stay?")
        expect(dialog).to_contain_text("at the desk")
        assert purpose_kept() == "at the desk"
        shoot(page, "keeping two tabs 1280")
        assert_no_violations(page)
        dialog.get_by_role("button", name=answer).click()
        expect(dialog).to_be_hidden()
        expect(page.get_by_label(PURPOSE)).to_have_value(stays)
        expect(page.locator("[data-kept]")).to_have_text(KEPT)
        assert purpose_kept() == stays


def test_the_choice_between_two_versions_can_be_put_off(
    browser: Browser, live_server: LiveServer, signed_in: Client
) -> None:
    with page_of(browser, width=390) as page:
        sign_in(page, signed_in, live_server.url)
        go(page, f"{live_server.url}/settings/")
        other = page.context.new_page()
        other.goto(f"{live_server.url}/settings/")
        other.get_by_label(PURPOSE).fill("at the desk")
        expect(other.locator("[data-kept]")).to_have_text(KEPT)
        page.bring_to_front()
        page.get_by_label(PURPOSE).fill("on the train")
        dialog = page.get_by_role("dialog", name="Which words should stay?")
        expect(dialog).to_be_visible()
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
        page.get_by_label(PURPOSE).fill("on the night train")
        assert purpose_kept() == "at the desk", "neither version is given up"
        shoot(page, "keeping put off 390")
        assert_no_violations(page)
        page.reload()
        expect(dialog).to_contain_text("at the desk")
        expect(page.get_by_label(PURPOSE)).to_have_value("on the night train")
        dialog.get_by_role("button", name="Decide later").click()
        page.get_by_role("button", name="Save").click()
        expect(dialog).to_be_visible()
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Two versions: choose").click()
        dialog.get_by_role("button", name="Keep both").click()
        expect(page.get_by_label(PURPOSE)).to_have_value("on the night train\n\nat the desk")
        expect(page.locator("[data-kept]")).to_have_text(KEPT)
        assert purpose_kept() == "on the night train\n\nat the desk"


def test_a_choice_put_off_waits_whatever_is_typed_and_loaded_since(
    browser: Browser, live_server: LiveServer, signed_in: Client
) -> None:
    """A page that is asked as it opens carries the newest revision already: that decides nothing."""
    with page_of(browser) as page:
        sign_in(page, signed_in, live_server.url)
        go(page, f"{live_server.url}/settings/")
        other = page.context.new_page()
        other.goto(f"{live_server.url}/settings/")
        other.get_by_label(PURPOSE).fill("at the desk")
        expect(other.locator("[data-kept]")).to_have_text(KEPT)
        page.bring_to_front()
        page.get_by_label(PURPOSE).fill("on the train")
        dialog = page.get_by_role("dialog", name="Which words should stay?")
        for typed in (" at", " night"):
            dialog.get_by_role("button", name="Decide later").click()
            page.get_by_label(PURPOSE).press("End")
            page.get_by_label(PURPOSE).press_sequentially(typed)
            page.reload()
            expect(dialog).to_contain_text("at the desk")
        expect(page.get_by_label(PURPOSE)).to_have_value("on the train at night")
        assert purpose_kept() == "at the desk", "neither version is given up"
        dialog.get_by_role("button", name="Keep what is on this page").click()
        expect(page.locator("[data-kept]")).to_have_text(KEPT)
        assert purpose_kept() == "on the train at night"


def test_escape_puts_off_only_where_it_is_meant(browser: Browser, live_server: LiveServer, signed_in: Client) -> None:
    """The one that takes back a word half composed stays the keyboard's, and the focus stays where one types."""
    with page_of(browser) as page:
        sign_in(page, signed_in, live_server.url)
        go(page, f"{live_server.url}/settings/")
        other = page.context.new_page()
        other.goto(f"{live_server.url}/settings/")
        other.get_by_label(PURPOSE).fill("at the desk")
        expect(other.locator("[data-kept]")).to_have_text(KEPT)
        page.bring_to_front()
        page.get_by_label(PURPOSE).fill("on the train")
        dialog = page.get_by_role("dialog", name="Which words should stay?")
        expect(dialog).to_be_visible()
        signs = page.get_by_label("Your name, as you sign")
        signs.focus()
        signs.dispatch_event("keydown", {"key": "Escape", "isComposing": True})
        expect(dialog).to_be_visible()
        expect(signs).to_be_focused()
        signs.press("Escape")
        expect(dialog).to_be_hidden()
        expect(signs).to_be_focused()
        page.get_by_role("button", name="Two versions: choose").click()
        dialog.evaluate("(part) => part.hidePopover()")
        signs.focus()
        signs.press("Escape")
        expect(signs).to_be_focused()


def test_a_page_that_was_made_before_the_words_reached_the_disk_shows_them(
    browser: Browser, live_server: LiveServer, signed_in: Client
) -> None:
    """Reloading just after a key: the server answers with the page first and keeps the words a moment later."""
    with page_of(browser) as page:
        sign_in(page, signed_in, live_server.url)
        here = f"{live_server.url}/settings/"
        go(page, here)
        held: dict[str, Route] = {}

        def hold(route: Route) -> None:
            held[route.request.url] = route

        page.route(here, hold)
        page.route("**/keep/", hold)
        with page.expect_request("**/keep/"), page.expect_request(here):
            page.get_by_label(PURPOSE).evaluate("""(field) => {
                field.value = "how ferries are planned";
                field.dispatchEvent(new Event("input", { bubbles: true }));
                field.form.addEventListener("keep:kept", () => console.log("on disk"));
                setTimeout(() => location.reload());
            }""")
        while len(held) < 2:  # both were asked for; whoever holds them may hear of it a moment later
            page.wait_for_timeout(10)
        before = held[here].fetch()
        with page.expect_console_message(lambda said: said.text == "on disk"):
            held[f"{live_server.url}/keep/"].continue_()
        held[here].fulfill(response=before)
        page.wait_for_load_state()
        expect(page.get_by_label(PURPOSE)).to_have_value("how ferries are planned")
        expect(page.locator("[data-kept]")).to_have_text(KEPT)
        page.unroute_all()
        assert purpose_kept() == "how ferries are planned"
        page.get_by_label(PURPOSE).press_sequentially(" and crewed")
        expect(page.locator("[data-kept]")).to_have_text("Keeping")
        expect(page.locator("[data-kept]")).to_have_text(KEPT)
        assert purpose_kept() == "how ferries are planned and crewed"


def test_saving_forgets_the_copy_and_the_draft(browser: Browser, live_server: LiveServer, signed_in: Client) -> None:
    with page_of(browser) as page:
        sign_in(page, signed_in, live_server.url)
        go(page, f"{live_server.url}/settings/")
        page.get_by_label(PURPOSE).fill("how ferries are planned")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("Your settings are saved.")).to_be_visible()
        assert not Draft.objects.exists()
        assert not copy_in_browser(page)
        expect(page.get_by_label(PURPOSE)).to_have_value("how ferries are planned")


def test_words_that_a_form_takes_along_are_not_kept_beside_it(
    browser: Browser, live_server: LiveServer, signed_in: Client
) -> None:
    with page_of(browser) as page:
        sign_in(page, signed_in, live_server.url)
        go(page, f"{live_server.url}/settings/")
        kept: list[str] = []
        page.on("request", lambda request: kept.append(request.url) if request.url.endswith("/keep/") else None)
        page.get_by_label(PURPOSE).evaluate("""(field) => {
            field.value = "how ferries are planned";
            field.dispatchEvent(new Event("input", { bubbles: true }));
            field.form.requestSubmit();
        }""")
        expect(page.get_by_text("Your settings are saved.")).to_be_visible()
        assert not kept
        assert not Draft.objects.exists()
