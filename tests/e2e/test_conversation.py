"""One conversation in a real browser: prepared, held, written down."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.cast import Cast, cast
from tests.e2e.browser import go, look_over, page_of, shoot, sign_in
from whoelse.accounts.models import User
from whoelse.conversations.models import Draft
from whoelse.conversations.queries import debriefs
from whoelse.introductions.queries import introductions
from whoelse.journal.queries import facts
from whoelse.loop import agreeing, introducing, preparing, talking
from whoelse.searches import queries

pytestmark = pytest.mark.browser

KEPT = re.compile(r"^Kept, \d{1,2}:\d\d$")


@dataclass(frozen=True)
class Place:
    """Where the talk takes place: the cast, a signed-in client, the address of the house."""

    people: Cast
    client: Client
    house: str

    def at(self, name: str, more: str = "") -> str:
        """The address of a page about Tom."""
        return f"{self.house}{reverse(name, args=[self.people.tom])}{more}"


@pytest.fixture
def place(transactional_db: None, client: Client, live_server: LiveServer) -> Place:
    """Tom was introduced by Maria, and has agreed to half an hour that began a while ago."""
    people = cast()
    today = queries.today(people.nadia)
    introducing.note_introduction(
        people.nadia,
        introducer=people.maria,
        state="made",
        person=people.tom,
        known_through="event",
        known_words="The harbour logistics luncheon.",
        quote="Tom likes concrete cases.",
        today=today,
    )
    begun = (timezone.localtime() - timedelta(minutes=12)).strftime("%H:%M")
    agreeing.agree(
        people.nadia, person=people.tom, day=today, time=begun, minutes=30, place="Café Mole, pier 4", today=today
    )
    client.force_login(User.objects.get(pk=people.nadia.user))
    return Place(people, client, live_server.url)


@pytest.fixture
def phone(browser: Browser, place: Place) -> Iterator[Page]:
    """Nadia's phone."""
    with page_of(browser, width=390, height=844) as page:
        sign_in(page, place.client, place.house)
        yield page


def test_from_the_list_to_the_thank_you(phone: Page, place: Place) -> None:
    go(phone, place.at("prepare"))
    phone.get_by_role("button", name="Begin with all of them").click()
    expect(phone.get_by_role("heading", name="Six questions, in any order")).to_be_visible()
    phone.get_by_role("button", name="Remove question 6").click()
    expect(phone.get_by_role("heading", name="Five questions, in any order")).to_be_visible()
    phone.get_by_label("Question 1").fill("How did you come from aircraft to ferries?")
    phone.get_by_role("button", name="Start the conversation").click()
    phone.wait_for_url("**/talk/**")
    phone.locator("#toasts").get_by_role("button", name="Close").click()
    expect(phone.locator(".say")).to_have_text("How did you come from aircraft to ferries?")

    phone.get_by_role("button", name="Asked").click()
    expect(phone.locator(".say")).to_have_text("What are you working on these days?")
    phone.get_by_label("Notes").fill("Charging windows first, crews second.")
    phone.locator("summary", has_text="Name").click()
    phone.get_by_label("Who was named?").fill("Ingrid Solberg, Halden Ferries")
    expect(phone.locator("[data-kept]")).to_have_text(KEPT)
    phone.reload()
    expect(phone.get_by_label("Notes")).to_have_value("Charging windows first, crews second.")

    phone.get_by_role("button", name="Near the end").click()
    expect(phone.locator(".closing-words")).to_contain_text("What else should I look into")
    phone.get_by_role("button", name="4 warm").click()
    expect(phone.get_by_text("And then, as it goes so well:")).to_be_visible()
    phone.get_by_role("button", name="Easy").click()
    expect(phone.get_by_role("button", name="Easy")).to_have_attribute("aria-pressed", "true")
    phone.get_by_text("I asked the first question").click()
    phone.get_by_role("button", name="Pointed to a resource").click()
    expect(phone.locator(".closing-words")).to_contain_text("service planner at Halden Ferries")
    phone.get_by_text("I asked", exact=True).click()
    phone.get_by_role("button", name="Will check with them first").click()
    expect(phone.get_by_text("Then there is nothing to do for ten business days.")).to_be_visible()
    phone.get_by_role("button", name="End the conversation").click()

    phone.wait_for_url("**/debrief/**")
    expect(phone.get_by_label("What did you learn?")).to_have_value("Charging windows first, crews second.")
    expect(phone.get_by_label("Name", exact=True).first).to_have_value("Ingrid Solberg")
    phone.get_by_role("button", name="Done. Write the thank-you").click()
    phone.wait_for_url("**/message/thank-you/**")
    expect(phone.get_by_text("Your talk with Tom is noted.")).to_be_visible()

    people = place.people
    assert [each.learned for each in debriefs(people.nadia, people.tom)] == ["Charging windows first, crews second."]
    assert len([each for each in introductions(people.nadia) if each.introducer == people.tom]) == 1
    written = next(fact for fact in facts(people.nadia) if fact.kind == "debrief written")
    assert (written.rapport, written.comfort) == (4, "easy")


def test_a_tap_right_after_typing_loses_nothing(phone: Page, place: Place) -> None:
    talking.start_talk(place.people.nadia, person=place.people.tom, today=queries.today(place.people.nadia))
    go(phone, place.at("talk"))
    phone.get_by_label("Notes").fill("Written in haste.")
    phone.get_by_role("button", name="End the conversation").click()
    phone.wait_for_url("**/debrief/**")
    expect(phone.get_by_label("What did you learn?")).to_have_value("Written in haste.")


#: Types words into the notes and presses a button of the part in sight, before the words had time to be kept.
TYPE_AND_PRESS = """([words, button]) => {
  const notes = document.getElementById("notes");
  notes.value = words;
  notes.dispatchEvent(new Event("input", { bubbles: true }));
  [...document.querySelectorAll("#part button")].find((each) => each.textContent.trim() === button).click();
}"""


def test_words_typed_right_before_a_tap_are_kept(phone: Page, place: Place) -> None:
    people = place.people
    today = queries.today(people.nadia)
    preparing.save_list(people.nadia, person=people.tom, questions=["How did you begin?", "And then?"], today=today)
    talking.start_talk(people.nadia, person=people.tom, today=today)
    go(phone, place.at("talk"))
    taps = (("Asked", "And then?"), ("Near the end", "How is it going?"), ("Back to the questions", "And then?"))
    for number, (button, follows) in enumerate(taps, start=1):
        words = "Charging windows first. " * number
        phone.evaluate(TYPE_AND_PRESS, [words, button])
        expect(phone.locator("#part")).to_contain_text(follows)
        expect(phone.locator("[data-kept]")).to_have_attribute("data-state", "kept")
        expect(phone.locator("[data-kept]")).to_have_text(KEPT)
        assert words in place.client.get(reverse("talk", args=[people.tom])).content.decode()
        phone.reload()
        expect(phone.get_by_label("Notes")).to_have_value(words)


def test_what_follows_from_an_answer_is_said_at_once(phone: Page, place: Place) -> None:
    go(phone, place.at("debrief"))
    expect(phone.get_by_label("Hesitated")).to_be_hidden()
    expect(phone.get_by_label("“Is there anybody else I should talk to?”")).to_be_hidden()
    phone.get_by_label("For an introduction").check()
    phone.get_by_label("“Is there anybody else I should talk to?”").check()
    expect(phone.get_by_label("“What else should I look into")).to_be_hidden()  # a wording of another kind
    expect(phone.get_by_label("In which words?")).to_be_hidden()
    phone.get_by_label("For an introduction").check()
    phone.get_by_label("Will check with them first").check()
    expect(phone.get_by_text("Then there is nothing to do for ten business days.")).to_be_visible()
    phone.get_by_label("Hesitated").check()
    expect(phone.get_by_text("Then nothing more is asked of Tom.")).to_be_visible()
    expect(phone.get_by_text("Then there is nothing to do for ten business days.")).to_be_hidden()
    phone.get_by_label("In which words?").fill("Who would you ring first?")
    expect(phone.locator("[data-kept]")).to_have_text(KEPT)
    phone.reload()
    expect(phone.get_by_label("In which words?")).to_have_value("Who would you ring first?")
    expect(phone.get_by_label("Hesitated")).to_be_checked()


def test_nothing_is_left_behind_once_it_is_sent(phone: Page, place: Place) -> None:
    go(phone, place.at("debrief"))
    phone.get_by_label("What did you learn?").fill("Sent before it could be kept.")
    phone.get_by_role("button", name="Done. Write the thank-you").click()
    phone.wait_for_url("**/message/thank-you/**")
    phone.wait_for_load_state("networkidle")
    assert not Draft.objects.filter(form=f"debrief:{place.people.tom}").exists()


def test_the_sheet_prints_on_one_page(browser: Browser, place: Place, tmp_path: Path) -> None:
    with page_of(browser) as page:
        sign_in(page, place.client, place.house)
        go(page, place.at("prepare"))
        page.get_by_role("button", name="Begin with all of them").click()
        expect(page.get_by_role("heading", name="Six questions, in any order")).to_be_visible()
        page.get_by_label("Worth knowing").fill("Eleven ferries, four of them electric. " * 6)
        for paper in ("A4", "Letter"):
            printed = page.pdf(path=tmp_path / f"{paper}.pdf", format=paper)
            assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


@pytest.mark.parametrize("width", [390, 1280])
def test_two_names_have_room_in_a_debrief(browser: Browser, place: Place, width: int) -> None:
    with page_of(browser, width=width, height=844) as page:
        sign_in(page, place.client, place.house)
        go(page, place.at("debrief"))
        name = page.get_by_label("Name", exact=True).first
        name.fill("Ingrid Solberg and Jonas Weber")
        shoot(page, f"debrief two names {width}")
        assert name.evaluate("field => field.scrollWidth <= field.clientWidth")


def test_before_its_day_it_asks_and_can_be_looked_at(phone: Page, place: Place) -> None:
    people, today = place.people, queries.today(place.people.nadia)
    agreeing.move(people.nadia, person=people.tom, day=today + timedelta(days=1), time="14:00", today=today)
    go(phone, place.at("prepare"))
    phone.get_by_role("button", name="Begin with all of them").click()
    expect(phone.get_by_role("heading", name="Six questions, in any order")).to_be_visible()
    look_over(phone, "prepare ahead")
    phone.get_by_role("button", name="Talking now?").click()
    expect(phone.get_by_text("It is agreed for tomorrow at 14:00. Are you talking now?")).to_be_visible()
    look_over(phone, "talk ahead")
    phone.get_by_role("link", name="Look at the page without starting").click()
    expect(phone.get_by_text("A look only: nothing has begun")).to_be_visible()
    look_over(phone, "talk looked at")
    phone.get_by_role("link", name="Start after all").click()
    phone.get_by_role("button", name="Yes, we are talking").click()
    expect(phone.locator(".tile")).to_be_visible()
    phone.locator("#toasts").get_by_role("button", name="Undo").click()
    expect(phone.get_by_text("It is agreed for tomorrow at 14:00. Are you talking now?")).to_be_visible()


def test_free_of_findings(phone: Page, place: Place) -> None:
    go(phone, place.at("prepare"))
    look_over(phone, "prepare empty")
    phone.get_by_role("button", name="Begin with all of them").click()
    expect(phone.get_by_role("heading", name="Six questions, in any order")).to_be_visible()
    look_over(phone, "prepare")
    go(phone, place.at("talk"))
    look_over(phone, "talk not begun")
    phone.get_by_role("button", name="Start the conversation").click()
    phone.wait_for_selector(".tile")
    phone.locator("summary", has_text="Promise").click()
    look_over(phone, "talk")
    phone.get_by_role("button", name="Near the end").click()
    phone.wait_for_selector(".closing-part")
    phone.get_by_text("I asked the first question").click()
    look_over(phone, "talk closing")
    phone.get_by_role("button", name="Hesitant").click()
    phone.wait_for_selector(".closing-part .care")
    look_over(phone, "talk held back")
    go(phone, place.at("debrief"))
    phone.locator("summary", has_text="More:").click()
    phone.locator("summary", has_text="Another name").first.click()
    look_over(phone, "debrief")
    go(phone, f"{place.house}{reverse('debrief new')}")
    phone.get_by_role("button", name="Done. Write the thank-you").click()
    phone.wait_for_load_state()
    look_over(phone, "debrief new")
