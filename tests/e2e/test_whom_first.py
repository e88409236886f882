"""From an export to the first letter, as a browser shows it: where one would like to work, how well one knows whom,
whom to write to first."""

import csv
import io
import os
import zipfile
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.e2e.browser import go, look_across, page_of, shoot, sign_in
from whoelse.accounts.models import User
from whoelse.interchange.importing import read_files
from whoelse.loop import importing, targets
from whoelse.people import queries
from whoelse.searches.access import Viewer, begin_search

pytestmark = pytest.mark.browser

_CONNECTIONS = ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On")
_PROFILE = ("First Name", "Last Name", "Maiden Name", "Headline", "Summary", "Industry")
_MESSAGES = (
    *("CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS"),
    *("DATE", "SUBJECT", "CONTENT", "FOLDER"),
)
MOST_INPUTS = 12
_PLACES = ("Halden Ferries", "Kestrel Heat", "Orrery Rail", "Brightwater Grid", "Tidewater")


def _csv(*rows: tuple[str, ...]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def small_export(folder: Path) -> Path:
    """An export of our own: twenty-five people at five places, and whose it is."""
    rows = [
        (f"Ana {number}", "Sol", f"https://www.linkedin.com/in/ana-{number}", "", place, "Planner", "03 May 2021")
        for number, place in enumerate(_PLACES * 5)
    ]
    path = folder / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Connections.csv", 'Notes:\n"Kept by nobody."\n\n' + _csv(_CONNECTIONS, *rows))
        follows = [(place, "11 Dec 2023") for place in _PLACES]
        archive.writestr("Company Follows.csv", _csv(("Organization", "Followed On"), *follows))
        day = f"{timezone.localdate() - timedelta(days=9)} 10:00:00 UTC"
        me, ana = ("Nadia Rahimi", "https://www.linkedin.com/in/nadia"), ("Ana 0 Sol", rows[0][2])
        letters = [("a", "", *me, *ana, day, "", "Hi", "INBOX"), ("a", "", *ana, *me, day, "", "Hi", "INBOX")]
        archive.writestr("messages.csv", _csv(_MESSAGES, *letters))
        archive.writestr("Profile.csv", _csv(_PROFILE, ("Nadia", "Rahimi", *[""] * 4)))
    return path


def large_export() -> Path:
    """The large sample of the shared folder."""
    return Path(os.environ["WHOELSE_SHARED"], "samples", "li-full-sample_export.zip")


@dataclass(frozen=True)
class Brought:
    """A search into which an export was brought."""

    viewer: Viewer
    person: str


@pytest.fixture
def brought(transactional_db: None, client: Client, tmp_path: Path) -> Brought:
    """The export is in; two of the places it suggests are wanted."""
    today = timezone.localdate()
    user = User.objects.create(username="nadia")
    client.force_login(user)
    viewer = begin_search(user.pk, today=today)
    path = small_export(tmp_path)
    importing.bring_in(viewer, read_files([(path.name, path)]), today=today)
    offered = sorted(queries.suggested_targets(viewer), key=lambda one: (one.organisation_id is None, one.name))
    targets.add_targets(viewer, [one.name for one in offered[:2]], today=today)
    return Brought(viewer, queries.people(viewer).people[0].id)


class Counted:
    """A hand that counts: every click or tap, key, field filled, file given, and address gone to is one input."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.inputs: list[str] = []

    def give(self, path: Path) -> None:
        """Give a file to the one field that takes some."""
        self._count(f"give {path.name}")
        self.page.locator("input[type=file]").set_input_files(path)

    def click(self, what: Locator) -> None:
        """Click what is there."""
        self._count(f"click {what.inner_text() or what.get_attribute('value')}")
        what.click()

    def fill(self, label: str, words: str) -> None:
        """Fill in a field."""
        self._count(f"fill {label}")
        self.page.get_by_label(label).fill(words)

    def _count(self, what: str) -> None:
        self.inputs.append(what)


def test_from_the_zip_to_i_have_sent_it(
    browser: Browser, live_server: LiveServer, signed_in: Client, tmp_path: Path
) -> None:
    with page_of(browser, width=390) as page:
        sign_in(page, signed_in, live_server.url)
        inputs = _sent(page, live_server.url, small_export(tmp_path), "390")
    assert len(inputs) <= MOST_INPUTS, inputs


@pytest.mark.shared
def test_from_the_large_sample_to_i_have_sent_it(browser: Browser, live_server: LiveServer, signed_in: Client) -> None:
    with page_of(browser) as page:
        sign_in(page, signed_in, live_server.url)
        inputs = _sent(page, live_server.url, large_export(), "1280")
    assert len(inputs) <= MOST_INPUTS, inputs


def _sent(page: Page, server: str, file: Path, shot: str) -> list[str]:
    """Go from a file to a letter that is marked as sent, with three places and without a word that is known; what it
    took."""
    go(page, f"{server}/bring-in/")
    hand = Counted(page)
    hand.give(file)
    page.get_by_role("button", name="Bring them in").wait_for(timeout=60_000)
    shoot(page, f"plan to bring in {shot}")
    hand.click(page.get_by_role("button", name="Bring them in"))
    page.wait_for_url("**/first/where/")
    shoot(page, f"landed {shot}")
    for place in range(3):
        hand.click(page.locator(".places .choice").nth(place))
    hand.click(page.get_by_role("button", name="See whom to write to first"))
    page.wait_for_url("**/first/")
    shoot(page, f"suggested {shot}")
    hand.click(page.get_by_role("button", name="Write to").first)
    page.wait_for_url("**/message/invitation/**")
    shoot(page, f"purpose {shot}")
    signed = page.get_by_label("How you sign").input_value()
    assert signed, "the export says whose it is"
    hand.fill("I would like to learn", "how the work is planned")
    hand.click(page.get_by_role("button", name="Write the draft"))
    body = page.get_by_label("Message", exact=True)
    expect(body).to_contain_text("how the work is planned")
    written = body.input_value()
    assert "{" not in written
    assert written.endswith(signed)
    shoot(page, f"draft {shot}")
    with page.context.expect_page() as opened:
        page.context.route("**linkedin.com/**", lambda route: route.fulfill(body="A profile"))
        hand.click(page.get_by_role("link", name="Copy and open"))
    opened.value.close()
    page.bring_to_front()
    shoot(page, f"sent {shot}")
    hand.click(page.get_by_role("button", name="Note it"))
    expect(page.get_by_text("is noted").first).to_be_visible()
    shoot(page, f"noted {shot}")
    return hand.inputs


def test_the_pages_are_free_of_findings(
    browser: Browser, live_server: LiveServer, brought: Brought, client: Client
) -> None:
    place = queries.targets(brought.viewer)[0].id
    with page_of(browser) as page:
        sign_in(page, client, live_server.url)
        for name, path in (
            ("where to work", "first/where/"),
            ("whom first others", "first/?more=1"),
            ("closeness", "closeness/"),
            ("closeness over", "closeness/?asked=20"),
            ("under way", "first/under-way/"),
            ("letters", "letters/"),
            ("targets", "targets/"),
            ("target", f"targets/{place}/"),
            ("draft", f"message/invitation/{brought.person}/?purpose=later"),
        ):
            go(page, f"{live_server.url}/{path}")
            look_across(page, name)


def test_one_key_an_answer(browser: Browser, live_server: LiveServer, brought: Brought, client: Client) -> None:
    with page_of(browser) as page:
        sign_in(page, client, live_server.url)
        go(page, f"{live_server.url}/closeness/")
        first = page.get_by_role("heading", level=1).inner_text()
        page.keyboard.press("2")
        expect(page.get_by_text("2 of 20")).to_be_visible()
        page.keyboard.press("4")
        expect(page.get_by_text("3 of 20")).to_be_visible()
        assert [card.name for card in queries.people(brought.viewer, closeness="known").people] == [first]
        assert queries.people(brought.viewer, put_aside=True).total == 1
        page.keyboard.press("u")
        expect(page.get_by_text("2 of 20")).to_be_visible()
        assert queries.people(brought.viewer, put_aside=True).total == 0
        page.keyboard.press("0")
        expect(page.get_by_text("3 of 20")).to_be_visible()


def test_closeness_is_said_without_scripts_too(
    browser: Browser, live_server: LiveServer, brought: Brought, client: Client
) -> None:
    with page_of(browser, width=390, java_script_enabled=False) as page:
        sign_in(page, client, live_server.url)
        go(page, f"{live_server.url}/closeness/")
        page.get_by_role("button", name="Slightly").click()
        expect(page.get_by_text("2 of 20")).to_be_visible()
        assert queries.people(brought.viewer, closeness="slightly").total == 1
