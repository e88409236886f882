"""Bringing files in as a browser shows it: dropped, looked over with everything open, brought in, taken back."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from urllib.parse import urljoin

import pytest
from django.test import Client
from playwright.sync_api import Browser, FilePayload, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.e2e.browser import SCHEMES, WIDTHS, assert_no_violations, go, look_over, page_of, shoot, sign_in
from whoelse.loop.people import NewPerson, add_person
from whoelse.people.actions import hold_batch
from whoelse.searches.access import begin_search
from whoelse.web import reading

pytestmark = pytest.mark.browser

CONNECTIONS = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Marek,Dvořák,https://www.linkedin.com/in/marek-dvorak,,Halden Ferries,Crewing,05 Jan 2024
Noor,Haddad,https://www.linkedin.com/in/noor-haddad,noor@halden.example,Halden Ferries,Finance,06 Jan 2024
Tom,Okafor,https://www.linkedin.com/in/tom-okafor,,Fjord Lines,Fleet director,01 May 2020
Maria,Lindqvist,,,Tidewater,Procurement director,01 May 2019
,,,,,,08 Jan 2024
,,https://www.linkedin.com/in/nobody,,,,08 Jan 2024
"""
FOLLOWS = (
    "Organization,Followed On\nTidewater,Mon Feb 10 12:33:33 UTC 2020\nHalden Ferries,Mon Feb 10 12:33:33 UTC 2020\n"
)
MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n"
    + "".join(
        f"c{number},,Noor Haddad,https://www.linkedin.com/in/noor-haddad,Nadia Rahimi,"
        f"https://www.linkedin.com/in/nadia-rahimi,2023-01-{1 + number % 28:02} 14:03:22 UTC,,Hello,INBOX\n"
        for number in range(40)
    )
)
PROFILE = "First Name,Last Name,Maiden Name,Headline,Summary,Industry\nNadia,Rahimi,,Service planner,,Ferries\n"


def export() -> FilePayload:
    """A zip as LinkedIn makes it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as whole:
        for name, text in (
            ("Connections.csv", CONNECTIONS),
            ("Company Follows.csv", FOLLOWS),
            ("messages.csv", MESSAGES),
            ("Profile.csv", PROFILE),
        ):
            whole.writestr(name, text)
    return {"name": "Basic_LinkedInDataExport.zip", "mimeType": "application/zip", "buffer": packed.getvalue()}


@pytest.fixture
def opened(browser: Browser, live_server: LiveServer, signed_in: Client) -> Iterator[Page]:
    """The page, on a laptop."""
    _people(signed_in)
    with page_of(browser) as page:
        sign_in(page, signed_in, live_server.url)
        go(page, f"{live_server.url}/bring-in/")
        yield page


def _people(client: Client) -> None:
    viewer = begin_search(client.session["_auth_user_id"], today=date(2026, 1, 14))
    for name, at, url in (
        ("Tom Okafor", "Halden Ferries", "https://www.linkedin.com/in/tom-okafor"),
        ("Maria Lindqvist", "Kestrel Heat", "https://www.linkedin.com/in/maria-lindqvist"),
    ):
        add_person(viewer, NewPerson(name, at=at, profile_url=url), today=date(2026, 1, 14))


def test_looked_over_with_everything_open(opened: Page) -> None:
    look_over(opened, "bring in")
    opened.get_by_label("Files").set_input_files(export())
    expect(opened.get_by_role("heading", level=1)).to_have_text("Two people come in new")
    for fold in opened.locator("details:not([open]) > summary").all():
        fold.click()
    look_over(opened, "plan")
    opened.get_by_role("button", name="Bring them in").click()
    expect(opened.get_by_role("status").get_by_text("Two new people, one changed.")).to_be_visible()
    go(opened, urljoin(opened.url, "/bring-in/"))
    look_over(opened, "brought in")


def test_a_bad_file_is_one_sentence_beside_the_field(opened: Page) -> None:
    opened.get_by_label("Files").set_input_files(
        {"name": "Connections.csv", "mimeType": "text/csv", "buffer": b"<html></html>"}
    )
    expect(opened.get_by_text("Connections.csv: ")).to_be_visible()
    shoot(opened, "bad file 1280")
    assert_no_violations(opened)


def test_a_folder_that_was_dropped_is_named_and_not_sent(opened: Page) -> None:
    """A browser shows a folder as a file that nobody can read; the test makes every file one."""
    opened.evaluate("() => { Blob.prototype.arrayBuffer = () => Promise.reject(new Error('It is a folder.')); }")
    opened.get_by_label("Files").set_input_files({"name": "My export", "mimeType": "", "buffer": b"x"})
    expect(opened.get_by_text("“My export” is a folder, or cannot be read here.")).to_be_visible()
    assert opened.get_by_label("Files").input_value() == ""
    assert opened.url.endswith("/bring-in/")


def test_how_far_a_reading_is_and_that_one_stopped(
    browser: Browser, live_server: LiveServer, signed_in: Client
) -> None:
    viewer = begin_search(signed_in.session["_auth_user_id"], today=date(2026, 1, 14))
    plan = reading.progress(2_000, 1, 4, 6.0)
    held = {"source": "linkedin", "files": ["export.zip"], "counts": {}, "being_read": True}
    ahead = hold_batch(viewer, plan=plan, **held)
    cut_off = hold_batch(viewer, plan={**plan, "at": 0}, **held)
    with page_of(browser) as page:
        sign_in(page, signed_in, live_server.url)
        for width, scheme in zip(WIDTHS, SCHEMES, strict=True):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            for name, batch in (("reading", f"{ahead}/"), ("reading stopped", f"{cut_off}/"), ("waiting", "")):
                go(page, f"{live_server.url}/bring-in/{batch}")
                shoot(page, f"{name} {width} {scheme}")
                assert_no_violations(page)


def test_a_large_file_says_how_far_it_is_and_survives_a_reload(opened: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGE_PACKED", 1)
    opened.get_by_label("Files").set_input_files(export())
    opened.wait_for_url("**/bring-in/*/")
    opened.reload()
    expect(opened.get_by_role("button", name="Bring them in")).to_be_visible()
    opened.get_by_role("button", name="Bring them in").click()
    expect(opened.get_by_role("status").get_by_text("Two new people, one changed.")).to_be_visible()
    opened.get_by_role("status").get_by_role("button", name="Undo").click()
    expect(opened.get_by_text("Taken back.")).to_be_visible()
