"""People, a person's page and introductions, as a browser shows them, with every dialog open once."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from tests.e2e.browser import go, look_over, page_of, sign_in
from tests.e2e.full_day import FullDay, full_day
from whoelse.accounts.models import User
from whoelse.conversations.actions import add_question
from whoelse.conversations.queries import notes
from whoelse.loop import debriefing, introducing, keeping, replying, talking, writing
from whoelse.loop.people import NewPerson, add_earlier_role, add_person
from whoelse.people.queries import people

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Chain:
    """The full day with a chain in it: Maria led to Aiko, Aiko to others; and somebody is there twice."""

    day: FullDay
    aiko: str
    twice: str


@pytest.fixture
def chain(transactional_db: None, client: Client) -> Chain:
    """The chain, with Nadia signed in."""
    today = timezone.localdate()
    day = full_day(today)
    viewer, maria = day.viewer, day.maria

    def led(introducer: str, state: str, days: int, name: str = "", at: str = "", **more: str) -> str:
        new = NewPerson(name=name, called=name.split(maxsplit=1)[0], at=at) if name else None
        on = today - timedelta(days=days)
        done = introducing.note_introduction(
            viewer, introducer=introducer, state=state, new=new, at=at, today=on, **more
        )
        return done.person or ""

    aiko = led(maria, "made", 20, "Aiko Tanabe", "Brightwater Grid", known_through="coworker")
    writing.mark_sent(viewer, kind="introducer thanks", person=maria, about=aiko, today=today - timedelta(days=20))
    writing.mark_sent(viewer, kind="invitation", person=aiko, through=maria, today=today - timedelta(days=18))
    replying.note_reply(viewer, person=aiko, answer="yes", today=today - timedelta(days=16))
    debriefing.write_debrief(
        viewer, person=aiko, today=today - timedelta(days=1), learned="Charging is planned a year ahead.", rapport=4
    )
    led(aiko, "named", 1, "Halima Yusuf", "Port of Halden", known_words="They share an office.")
    led(aiko, "offered", 1, "Lena Brandt", "Tessel Rail")
    led(day.jonas, "checking", 3, "Peter Hale", "Halden Ferries")
    led(day.jonas, "checking", 2, at="Brenner Cargo")
    led(aiko, "declined", 1, "Grace Lim", "Tessel Rail")
    add_earlier_role(viewer, maria, at="St. Brannock Hospital", role="Buyer", started="2017", ended="2021", today=today)
    talking.ask_made(
        viewer,
        person=maria,
        ask="direct",
        words="Is there anyone else in the ferry business I should talk to?",
        answer="offered",
        today=today - timedelta(days=9),
    )
    keeping.give(viewer, person=maria, words="The hospital’s supplier list", today=today - timedelta(days=25))
    keeping.promise_made(viewer, person=maria, by="me", words="Send the paper on rosters", today=today)
    keeping.advice_given(viewer, person=maria, words="Visit a depot before you write.", today=today)
    add_question(viewer, maria, "What do buyers wish planners knew?", state="kept for later")
    twice = add_person(viewer, NewPerson(name="Maria Lindqvist", at="Kestrel"), today=today).person or ""
    client.force_login(User.objects.get(pk=viewer.user))
    return Chain(day, aiko, twice)


def test_free_of_findings(browser: Browser, live_server: LiveServer, client: Client, chain: Chain) -> None:
    maria, day = chain.day.maria, chain.day
    pages = {
        "people": "/people/",
        "people found": "/people/?text=maria",
        "people not found": "/people/?text=nobody",
        "person new": "/people/new/",
        "person maria": f"/people/{maria}/",
        "person tom": f"/people/{day.tom}/",
        "person ruth": f"/people/{day.ruth}/",
        "person priya": f"/people/{day.priya}/",
        "person twice": f"/people/{chain.twice}/",
        "person change": f"/people/{maria}/change/",
        "person merge": f"/people/{maria}/merge/",
        "person note": f"/people/{maria}/note/",
        "person promise": f"/people/{maria}/note/promise/",
        "person comfort": f"/people/{maria}/note/comfort/",
        "introductions": "/introductions/",
        "introduction new": "/introductions/new/",
        "introduction": f"/introductions/by/{maria}/{day.tom}/",
        "introduction somebody": f"/introductions/by/{day.jonas}/somebody/",
    }
    with page_of(browser) as page:
        sign_in(page, client, live_server.url)
        for name, path in pages.items():
            go(page, f"{live_server.url}{path}")
            page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true; })")
            look_over(page, name)
        go(page, f"{live_server.url}/people/{day.priya}/")
        for name in ("Note something", "Snooze", "Not comfortable"):
            page.get_by_role("button", name=name).first.click()
            look_over(page, f"person {name}")
            page.keyboard.press("Escape")


def test_people_are_found_as_one_types(browser: Browser, live_server: LiveServer, client: Client, chain: Chain) -> None:
    with page_of(browser) as page:
        sign_in(page, client, live_server.url)
        go(page, f"{live_server.url}/people/")
        page.get_by_label("Find").press_sequentially("tanabe", delay=10)
        expect(page.get_by_text("One person found.")).to_be_visible()
        expect(page.locator("#found .name")).to_have_text("Aiko Tanabe")
        assert "text=tanabe" in page.url


def test_a_note_is_kept_as_one_types_and_taken_back_from_the_story(
    browser: Browser, live_server: LiveServer, client: Client, chain: Chain
) -> None:
    with page_of(browser, width=390) as page:
        sign_in(page, client, live_server.url)
        go(page, f"{live_server.url}/people/{chain.day.tom}/")
        page.get_by_role("button", name="Note something").click()
        page.get_by_role("dialog").get_by_role("link", name="A note").click()
        page.get_by_label("In your words").fill("Runs the night service.")
        expect(page.locator("[data-kept]")).to_contain_text("Kept")
        page.get_by_role("button", name="Note it").click()
        story = page.locator("#story")
        expect(story).to_contain_text("Runs the night service.")
        story.get_by_role("button", name="Undo").first.click()
        expect(page.get_by_text("Taken back.")).to_be_visible()
        expect(story).not_to_contain_text("Runs the night service.")
        assert not notes(chain.day.viewer, chain.day.tom)


def test_everything_can_be_done_without_scripts(
    browser: Browser, live_server: LiveServer, client: Client, chain: Chain
) -> None:
    with page_of(browser, java_script_enabled=False) as page:
        sign_in(page, client, live_server.url)
        go(page, f"{live_server.url}/people/")
        page.get_by_label("Find").fill("voss")
        page.get_by_role("button", name="Find").click()
        page.get_by_role("link", name="Add voss").click()
        page.get_by_label("Name").fill("Elena Voss")
        page.get_by_role("button", name="Add", exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Elena Voss")
        page.get_by_role("button", name="Choose Elena to talk to").click()
        expect(page.get_by_text("You chose Elena.", exact=True)).to_be_visible()
        go(page, f"{live_server.url}/introductions/")
        card = page.locator(".board li").filter(has_text="Lena Brandt")
        card.locator("summary").click()
        card.get_by_role("button", name="It is made").click()
        made = page.locator("section", has=page.locator("#board-made"))
        expect(made.locator(".board section").or_(made).first).to_contain_text("Lena Brandt")
        (lena,) = people(chain.day.viewer, text="Brandt").people
        go(page, f"{live_server.url}/people/{lena.id}/")
        expect(page.get_by_text("You may mention Aiko when you write to Lena.")).to_be_visible()
