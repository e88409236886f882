"""A list with columns of its own as a browser shows it: asked about, answered by keyboard, and without scripts."""

import pytest
from django.test import Client
from playwright.sync_api import Browser, FilePayload, expect
from pytest_django.live_server_helper import LiveServer

from tests.e2e.browser import go, look_over, page_of, sign_in

pytestmark = pytest.mark.browser

LIST = """Full Name,Business,Job Title,Contact Email,Mobile,City,Additional Info,Birthday,Fax
Ruth Abara,Tidewater,Chief Executive Officer of everything that swims and floats,ruth@tidewater.example,(555) 123-4567,Bergen,Met at the harbour fair,,
Bo Ek,Halden Ferries,Crewing,bo.ek.who.has.a.long.address@halden-ferries.example,555.987.6543,Oslo,,,
"""  # noqa: E501
FILE: FilePayload = {"name": "people I know.csv", "mimeType": "text/csv", "buffer": LIST.encode()}


def test_asked_and_answered(browser: Browser, live_server: LiveServer, signed_in: Client) -> None:
    with page_of(browser) as page:
        sign_in(page, signed_in, live_server.url)
        go(page, f"{live_server.url}/bring-in/")
        page.get_by_label("Files").set_input_files(FILE)
        expect(page.get_by_role("heading", level=1)).to_have_text("Which column holds what?")
        expect(page.get_by_label("Contact Email")).to_have_value("e-mail")
        page.get_by_text("Two columns with nothing").click()
        look_over(page, "columns")
        page.get_by_label("Mobile").focus()
        page.keyboard.type("Where")  # the second of that kind
        page.get_by_role("button", name="Go on").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_have_text(
            "“Where they work” is chosen for more than one column. Choose it for one, and leave the other out."
        )
        look_over(page, "columns refused")
        page.get_by_label("Mobile").select_option("Leave it out")
        page.get_by_role("button", name="Go on").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Two people come in new")
        look_over(page, "columns said")
        page.go_back()
        page.get_by_role("button", name="Go on").click()
        page.get_by_role("button", name="Bring them in").click()
        expect(page.get_by_role("status").get_by_text("Two new people.")).to_be_visible()


def test_without_scripts(browser: Browser, live_server: LiveServer, signed_in: Client) -> None:
    with page_of(browser, java_script_enabled=False) as page:
        sign_in(page, signed_in, live_server.url)
        page.goto(f"{live_server.url}/bring-in/")
        page.get_by_label("Files").set_input_files(FILE)
        page.get_by_role("button", name="Read it").click()
        page.get_by_role("button", name="Go on").click()
        page.get_by_role("button", name="Bring them in").click()
        page.goto(f"{live_server.url}/people/")
        expect(page.get_by_text("Ruth Abara")).to_be_visible()
