"""The first run: from each door to the first useful step, with every input counted."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.conftest import MakeReady
from tests.e2e.browser import assert_no_violations, look_over, page_of, shoot
from tests.e2e.demo_house import DemoHouse
from tests.local.server import Server, running_server

pytestmark = pytest.mark.browser

MOST_INPUTS = 12
CONNECTIONS = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Maria,Lindqvist,https://www.linkedin.com/in/maria-lindqvist,,Kestrel Heat,Procurement lead,01 May 2019
Tom,Okafor,https://www.linkedin.com/in/tom-okafor,,Halden Ferries,Fleet director,02 May 2020
Noor,Haddad,https://www.linkedin.com/in/noor-haddad,,Halden Ferries,Finance,06 Jan 2024
"""


@dataclass
class Inputs:
    """A page, and everything that is done to it: a click, a field filled, a file given."""

    page: Page
    done: list[str] = field(default_factory=list)

    def click(self, what: Locator) -> None:
        """One click."""
        self.done.append(f"click {what}")
        what.click()

    def fill(self, label: str, words: str) -> None:
        """One field filled."""
        self.done.append(f"fill {label}")
        self.page.get_by_label(label).fill(words)

    def button(self, name: str) -> None:
        """One button pressed."""
        self.click(self.page.get_by_role("button", name=name).first)

    def link(self, name: str) -> None:
        """One link followed."""
        self.click(self.page.get_by_role("link", name=name).first)

    def answers_the_one_question(self) -> None:
        """What would you like to learn, and how do you sign."""
        self.fill("I would like to learn", "how planning works where things move")
        self.fill("How you sign", "Nadia Rahimi")
        self.button("Write the draft")

    def says_it_went(self) -> None:
        """The letter on this page went, by the user's own hand; the first useful step is done."""
        self.button("I have sent it")
        self.button("Note it")
        expect(self.page.locator("#toasts")).to_contain_text("noted.")
        assert len(self.done) <= MOST_INPUTS, self.done


@pytest.fixture
def inputs(browser: Browser, tmp_path: Path, make_ready: MakeReady) -> Iterator[Inputs]:
    """Somebody who has just come in for the first time, to a search of their own: its tables are made already."""
    with running_server(make_ready(tmp_path / "data").path) as server, _comes_in(browser, server) as inputs:
        yield inputs


@pytest.fixture
def inputs_from_nothing(browser: Browser, tmp_path: Path) -> Iterator[Inputs]:
    """The same on a machine where nothing is yet, not even a data folder: the start makes all of it."""
    with running_server(tmp_path / "data") as server, _comes_in(browser, server) as inputs:
        yield inputs


@contextmanager
def _comes_in(browser: Browser, server: Server) -> Iterator[Inputs]:
    with page_of(browser) as page:
        page.goto(server.sign_in_link())
        page.wait_for_url("**/welcome/")
        yield Inputs(page)


def test_from_the_export(inputs_from_nothing: Inputs) -> None:
    inputs = inputs_from_nothing
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as whole:
        whole.writestr("Connections.csv", CONNECTIONS)
    inputs.done.append("give the zip")
    inputs.page.get_by_label("Drop the zip here").set_input_files(
        {"name": "Basic_LinkedInDataExport.zip", "mimeType": "application/zip", "buffer": packed.getvalue()}
    )
    inputs.button("Bring")
    inputs.click(inputs.page.get_by_text("Halden Ferries"))
    inputs.button("See whom to write to first")
    inputs.button("Write to")
    inputs.answers_the_one_question()
    inputs.says_it_went()


def test_from_one_name(inputs: Inputs) -> None:
    inputs.fill("Name", "Maria Lindqvist")
    inputs.button("See the first step")
    inputs.link("Write to Maria")
    inputs.answers_the_one_question()
    inputs.says_it_went()
    expect(inputs.page.get_by_text("That is a good day’s work already.")).to_have_count(0)


def test_from_five_names_while_the_export_is_on_its_way(inputs: Inputs) -> None:
    page = inputs.page
    inputs.click(page.get_by_text("No export yet?"))
    assert_no_violations(page)
    inputs.button("I have asked for it")
    inputs.fill("Who taught you something at work that you still use?", "Ingrid Solberg")
    inputs.fill("Who seems to know everybody?", "Owen Pritchard")
    inputs.button("Write the first letter")
    inputs.answers_the_one_question()
    expect(page.get_by_label("Message", exact=True)).to_have_value(re.compile("I still use what you taught me"))
    inputs.says_it_went()
    expect(page.get_by_text("That is a good day’s work already.")).to_be_visible()
    page.get_by_role("button", name="Stop for today").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("That is enough for today.")
    shoot(page, "stopped for today")
    assert_no_violations(page)


def test_from_the_demo_and_back_to_ones_own(browser: Browser, demo: DemoHouse) -> None:
    with page_of(browser) as page:
        page.goto(demo.own.sign_in_link())
        page.wait_for_url("**/welcome/")
        inputs = Inputs(page)
        inputs.button("Open Nadia’s search")
        page.wait_for_url(f"{demo.url}/")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Nadia.")
        inputs.link("Write to Tom")
        inputs.says_it_went()
        page.get_by_role("button", name="Undo").first.click()
        expect(page.get_by_text("Taken back.")).to_be_visible()
        page.get_by_role("button", name="Start my own").click()
        page.wait_for_url("**/welcome/")
        assert page.url.startswith(demo.own.url)
        expect(page.get_by_text("A demo: everybody in it is made up.")).to_have_count(0)


def test_the_first_pages_on_a_phone(browser: Browser, demo: DemoHouse) -> None:
    with page_of(browser, width=390) as page:
        page.goto(demo.own.sign_in_link())
        page.wait_for_url("**/welcome/")
        page.get_by_text("No export yet?").click()
        look_over(page, "welcome open", widths=(390,))


@pytest.fixture
def small(browser: Browser, demo: DemoHouse) -> Iterator[Callable[[], Page]]:
    """Today of the demo on a phone."""
    with page_of(browser, width=390) as page:

        def opened() -> Page:
            page.goto(demo.sign_in_link())
            page.wait_for_url(f"{demo.url}/")
            return page

        yield opened


def test_a_smaller_step_counts(small: Callable[[], Page]) -> None:
    page = small()
    step = page.locator("li.step").filter(has_text="Get ready for Jonas Weber")
    step.get_by_text("I have little today").click()
    shoot(page, "smaller step 390")
    assert_no_violations(page)
    step.get_by_role("button", name="I did this much").click()
    expect(page.get_by_text("That counts. The rest comes back").first).to_be_visible()
    expect(page.get_by_role("heading", name="Get ready for Jonas Weber")).to_have_count(0)
    page.get_by_role("button", name="Undo").first.click()
    expect(page.get_by_text("Taken back.")).to_be_visible()
