"""The first pages as a browser shows them, with what opens on them."""

import pytest
from django.test import Client
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from tests.e2e.browser import assert_no_violations, go, look_over, page_of, shoot, sign_in

pytestmark = pytest.mark.browser


def test_free_of_findings(browser: Browser, live_server: LiveServer, signed_in: Client) -> None:
    with page_of(browser) as page:
        sign_in(page, signed_in, live_server.url)
        for name in ("welcome", "settings", "playbook"):
            go(page, f"{live_server.url}/{name}/")
            look_over(page, name)


def test_the_menu_of_a_phone_leads_to_the_settings(
    browser: Browser, live_server: LiveServer, signed_in: Client
) -> None:
    with page_of(browser, width=390) as page:
        sign_in(page, signed_in, live_server.url)
        go(page, f"{live_server.url}/playbook/")
        page.get_by_role("button", name="More").click()
        shoot(page, "menu 390")
        assert_no_violations(page)
        page.get_by_role("navigation", name="More").get_by_role("link", name="Settings").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("You, and your search")


def test_a_scheme_that_was_chosen_outranks_the_system(
    browser: Browser, live_server: LiveServer, signed_in: Client
) -> None:
    with page_of(browser, scheme="light") as page:
        sign_in(page, signed_in, live_server.url)
        go(page, f"{live_server.url}/settings/")
        page.get_by_label("Dark").check()
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("Your settings are saved.")).to_be_visible()
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(22, 23, 20)"


def test_a_narrow_window_scrolls_no_page_sideways(browser: Browser, live_server: LiveServer, signed_in: Client) -> None:
    with page_of(browser, width=320) as page:
        sign_in(page, signed_in, live_server.url)
        for name in ("welcome", "settings", "playbook"):
            go(page, f"{live_server.url}/{name}/")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name


def test_everything_can_be_done_without_scripts(browser: Browser, live_server: LiveServer, signed_in: Client) -> None:
    with page_of(browser, java_script_enabled=False) as page:
        sign_in(page, signed_in, live_server.url)
        go(page, f"{live_server.url}/settings/")
        page.get_by_label("Your name, as you sign").fill("Nadia Rahimi")
        page.get_by_role("button", name="Keep what is written").click()
        expect(page.get_by_label("Your name, as you sign")).to_have_value("Nadia Rahimi")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("Your settings are saved.")).to_be_visible()
