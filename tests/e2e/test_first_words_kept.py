"""The first words somebody types here, and a page that is loaded again while they do."""

import re

import pytest
from django.test import Client
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from tests.e2e.browser import assert_no_violations, go, page_of, shoot, sign_in

pytestmark = pytest.mark.browser

LEARN = "I would like to learn"
KEPT = re.compile(r"^Kept, \d{1,2}:\d\d$")


def test_a_reload_loses_neither_the_names_nor_what_one_would_like_to_learn(
    browser: Browser, live_server: LiveServer, signed_in: Client
) -> None:
    with page_of(browser, width=390) as page:
        sign_in(page, signed_in, live_server.url)
        go(page, f"{live_server.url}/five-names/")
        page.get_by_label("Beside whom did you like to work?").fill("Ana Silva")
        expect(page.locator("[data-kept]")).to_have_text(KEPT)
        page.reload()
        expect(page.get_by_label("Beside whom did you like to work?")).to_have_value("Ana Silva")
        page.get_by_role("button", name="Write the first letter").click()
        page.get_by_label(LEARN).fill("I am looking for a job in logistics")
        expect(page.get_by_role("status").filter(has_text="In your letter:")).to_contain_text(
            "“I am looking for a job in logistics.”"
        )
        shoot(page, "purpose of its own 390")
        assert_no_violations(page)
        page.get_by_label("How you sign").fill("Nadia")
        expect(page.locator("[data-kept]")).to_have_text(KEPT)
        page.reload()
        expect(page.get_by_label(LEARN)).to_have_value("I am looking for a job in logistics")
        expect(page.get_by_label("How you sign")).to_have_value("Nadia")
        page.get_by_role("button", name="Write the draft").click()
        expect(page.get_by_label("Message", exact=True)).to_have_value(
            re.compile(r"I liked working beside you\.\s+I am looking for a job in logistics\. Would you")
        )
