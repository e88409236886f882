"""The components as a browser shows them."""

import pytest
from django.test import Client
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from tests.e2e.browser import SCHEMES, WIDTHS, assert_no_violations, go, page_of, shoot, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.urls("tests.web.gallery")]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_the_gallery_is_free_of_findings(
    browser: Browser, live_server: LiveServer, signed_in: Client, width: int, scheme: str
) -> None:
    with page_of(browser, width=width, scheme=scheme) as page:
        sign_in(page, signed_in, live_server.url)
        go(page, f"{live_server.url}/gallery/")
        shoot(page, f"gallery {width} {scheme}")
        assert_no_violations(page)
