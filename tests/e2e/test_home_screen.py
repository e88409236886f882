"""The page on a home screen: what the browser needs for it, and what it shows while nothing runs."""

import json
import re
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import MakeReady
from tests.e2e.browser import assert_no_violations, page_of, shoot
from tests.local.server import fetch, running_server

pytestmark = pytest.mark.browser

STATIC = Path(__file__).parents[2] / "src" / "whoelse" / "web" / "static"
INCOGNITO = "in-incognito"  # what the browsers of tests are; nothing that a page can mend


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own, in which nothing may go wrong unseen."""
    with page_of(browser) as opened:
        yield opened


def test_the_manifest_says_what_the_pages_look_like() -> None:
    manifest = json.loads((STATIC / "manifest.webmanifest").read_text())
    paper = re.search(r"--paper: light-dark\((#\w+), (#\w+)\)", (STATIC / "css/tokens.css").read_text())
    assert paper is not None
    assert (manifest["theme_color"], manifest["background_color"]) == (paper[1], paper[1])
    templates = STATIC.parent / "templates"
    assert all(
        colour in (templates / name).read_text() for name in ("shell.html", "base.html") for colour in paper.groups()
    )
    for icon in manifest["icons"]:
        picture = (STATIC.parent / icon["src"].removeprefix("/")).read_bytes()
        if icon["type"] == "image/png":
            width, height = struct.unpack(">II", picture[16:24])
            assert icon["sizes"] == f"{width}x{height}"


def follow_from_elsewhere(page: Page, url: str) -> None:
    """Follow a link to the address from a page of somebody else."""
    elsewhere = "http://elsewhere.example/"
    page.route(elsewhere, lambda route: route.fulfill(body=f'<a href="{url}">Go</a>', content_type="text/html"))
    page.goto(elsewhere)
    page.get_by_role("link").click()
    page.wait_for_url(url)


def test_it_can_be_put_on_a_home_screen_and_says_there_when_it_is_not_running(
    page: Page, tmp_path: Path, make_ready: MakeReady
) -> None:
    with running_server(make_ready(tmp_path).path) as server:
        url = server.url
        page.goto(server.sign_in_link())
        page.wait_for_url(lambda address: "sign-in" not in address)
        asked = page.context.new_cdp_session(page)
        manifest = asked.send("Page.getAppManifest")
        assert (manifest["errors"], manifest["manifest"]["startUrl"]) == ([], url)
        found = [error["errorId"] for error in asked.send("Page.getInstallabilityErrors")["installabilityErrors"]]
        assert set(found) <= {INCOGNITO}
        answer = fetch(manifest["url"])
        assert answer.headers["Content-Type"].startswith("application/manifest+json")

        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        page.reload()
        assert page.evaluate("navigator.serviceWorker.controller !== null")
        where = page.url
        page.goto(server.sign_in_link())  # a link goes through the worker too
        page.wait_for_url(lambda address: "sign-in" not in address)
        follow_from_elsewhere(page, url)  # and lets nobody in who comes from a foreign page
        expect(page.get_by_text("To come in")).to_be_visible()
        kept = page.evaluate(
            "caches.keys().then(names => Promise.all(names.map(name => caches.open(name).then(shelf => shelf.keys()))))"
            ".then(shelves => shelves.flat().map(request => new URL(request.url).pathname))"
        )
        assert sorted(kept) == [
            "/static/css/app.css",
            "/static/css/tokens.css",
            "/static/img/icon.svg",
            "/static/not-running.html",
        ]

    page.goto(where)
    expect(page.get_by_role("heading", level=1)).to_have_text("Who Else is not running")
    shoot(page, "not running")
    assert_no_violations(page)
    with running_server(tmp_path):
        page.get_by_role("link", name="Try again").click()
        page.wait_for_url(where)
        expect(page.get_by_role("heading", level=1)).not_to_have_text("Who Else is not running")
        expect(page.get_by_text("To come in")).to_have_count(0)
