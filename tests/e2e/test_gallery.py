"""The components as a browser shows them."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.e2e.browser import go, look_over, page_of, shoot, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.urls("tests.web.gallery")]


def test_the_gallery_is_free_of_findings(browser: Browser, live_server: LiveServer, signed_in: Client) -> None:
    with page_of(browser) as page:
        sign_in(page, signed_in, live_server.url)
        go(page, f"{live_server.url}/gallery/")
        look_over(page, "gallery")


def opened(browser: Browser, live_server: LiveServer, signed_in: Client, **more: Any) -> AbstractContextManager[Page]:
    """The gallery, opened."""

    @contextmanager
    def at_the_gallery() -> Iterator[Page]:
        with page_of(browser, **more) as page:
            sign_in(page, signed_in, live_server.url)
            go(page, f"{live_server.url}/gallery/")
            yield page

    return at_the_gallery()


def test_an_open_dialog_is_free_of_findings_and_has_the_focus(
    browser: Browser, live_server: LiveServer, signed_in: Client
) -> None:
    with opened(browser, live_server, signed_in, width=390) as page:
        for button, title in [
            ("Snooze : Write once more to Priya Nair", "When should it come back?"),
            ("Not comfortable : Write once more to Priya Nair", "Who is not comfortable?"),
            ("I have sent it", "When, and how?"),
        ]:
            page.get_by_role("button", name=button).click()
            dialog = page.get_by_role("dialog", name=title)
            expect(dialog).to_be_visible()
            expect(dialog.get_by_role("heading")).to_be_focused()
            look_over(page, f"dialog {title}", widths=(390,))
            page.keyboard.press("Escape")
            expect(dialog).to_be_hidden()
            expect(page.get_by_role("button", name=button)).to_be_focused()


def test_copying_takes_the_words_as_they_stand_now(
    browser: Browser, live_server: LiveServer, signed_in: Client
) -> None:
    with opened(browser, live_server, signed_in, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.get_by_label("Message").fill("Dear Tom")
        page.get_by_role("button", name="Copy").click()
        expect(page.get_by_text("Copied.", exact=True)).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == "Dear Tom"


def test_the_mail_program_gets_the_words_as_they_stand_now(
    browser: Browser, live_server: LiveServer, signed_in: Client
) -> None:
    with opened(browser, live_server, signed_in) as page:
        page.get_by_label("Subject").fill("Ferries & more")
        page.get_by_label("Message").fill("Dear Tom,\nhow do you plan?")
        link = page.get_by_role("link", name="Open in my mail program")
        link.evaluate("(link) => link.addEventListener('click', (event) => event.preventDefault())")
        link.click()
        expected = (
            "mailto:tom@example.org?subject=Ferries%20%26%20more&body=Dear%20Tom%2C%0D%0Ahow%20do%20you%20plan%3F"
        )
        assert link.get_attribute("href") == expected


def test_a_form_sent_twice_in_a_hurry_goes_once(browser: Browser, live_server: LiveServer, signed_in: Client) -> None:
    with opened(browser, live_server, signed_in) as page:
        went = page.evaluate("""() => {
            const form = document.querySelector(".toast form");
            let went = 0;
            window.addEventListener("submit", (event) => {
                if (!event.defaultPrevented) went += 1;
                event.preventDefault();
            });
            form.requestSubmit();
            form.requestSubmit();
            return went;
        }""")
        assert went == 1


def test_a_toast_can_be_closed_and_gives_the_focus_back(
    browser: Browser, live_server: LiveServer, signed_in: Client
) -> None:
    with opened(browser, live_server, signed_in) as page:
        page.get_by_role("button", name="Close").click()
        expect(page.get_by_text("Introduction to Tom Okafor noted.")).to_have_count(0)
        expect(page.locator("#main")).to_be_focused()


def test_a_wrong_field_has_the_focus(browser: Browser, live_server: LiveServer, signed_in: Client) -> None:
    with opened(browser, live_server, signed_in) as page:
        expect(page.get_by_label("E-mail")).to_be_focused()


def test_it_holds_from_right_to_left_and_in_forced_colours(
    browser: Browser, live_server: LiveServer, signed_in: Client
) -> None:
    with opened(browser, live_server, signed_in, width=390, forced_colors="active") as page:
        page.evaluate("document.documentElement.dir = 'rtl'")
        shoot(page, "gallery rtl forced 390")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert (
            page.get_by_role("link", name="Write to Maria").evaluate("(b) => getComputedStyle(b).borderWidth") == "2px"
        )
