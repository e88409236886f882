"""One person walking through the house: what is looked at on every page, and the ways from one to the next."""

from dataclasses import dataclass, field
from datetime import date

from playwright.sync_api import Locator, Page, expect

from tests.e2e.browser import COLOUR_RULES, RULES, SCHEMES, WIDTHS, assert_no_violations, assert_no_wider, go, shoot
from tests.e2e.dated_server import DatedServer


@dataclass
class Walk:
    """A page in a browser, the house it is in, and what went wrong on the way."""

    page: Page
    house: DatedServer
    wrong: list[str] = field(default_factory=list)
    looks: int = 0

    def __post_init__(self) -> None:
        self.page.on(
            "console", lambda said: self.wrong.append(f"{said.text} {said.location}") if said.type == "error" else None
        )
        self.page.on(
            "response",
            lambda came: self.wrong.append(f"{came.status} {came.url}") if came.status >= 400 else None,
        )
        self.page.on(
            "request",
            lambda asked: None if asked.url.startswith(self.house.url) else self.wrong.append(f"asked for {asked.url}"),
        )

    def day(self, day: date) -> None:
        """Days pass; then a look at Today."""
        self.house.move_to(day)
        self.to("/")

    def to(self, path: str) -> None:
        """To a page of the house."""
        go(self.page, f"{self.house.url}{path}")

    def look(self, name: str) -> None:
        """The page as it stands is sound in both schemes, fits both widths, and has its pictures taken."""
        self.looks += 1
        wide, narrow = max(WIDTHS), min(WIDTHS)
        for scheme in SCHEMES:
            self.page.emulate_media(color_scheme=scheme)
            assert_no_violations(self.page, RULES if scheme == SCHEMES[0] else COLOUR_RULES)
            for width in (wide, narrow):
                self.page.set_viewport_size({"width": width, "height": 900})
                assert_no_wider(self.page)
                shoot(self.page, f"{self.looks:02} {name} {width} {scheme}")
            self.page.set_viewport_size({"width": wide, "height": 900})
        self.page.emulate_media(color_scheme="light")
        assert not self.wrong, self.wrong

    def step(self, heading: str) -> Locator:
        """The step of that heading on Today."""
        return self.page.locator("li.step").filter(has=self.page.get_by_role("heading", name=heading, exact=True))

    def sees(self, words: str) -> None:
        """These words can be seen."""
        expect(self.page.get_by_text(words).first).to_be_visible()

    def told(self, words: str) -> None:
        """The page says so once, beside the way back."""
        expect(self.page.locator("#toasts")).to_contain_text(words)

    def press(self, button: str) -> None:
        """Press the first button of that name."""
        self.page.get_by_role("button", name=button).first.click()

    def sent(self, noted: str, look: str = "") -> None:
        """Say that the letter on this page went; it is noted."""
        self.press("I have sent it")
        if look:
            self.look(look)
        self.press("Note it")
        self.told(noted)

    def act(self, heading: str) -> None:
        """Follow the main act of a step on Today."""
        self.step(heading).locator(".row a.btn").first.click()
        self.page.wait_for_load_state()

    def says_yes(self, day: str, look: str = "") -> None:
        """Note a yes on the page of an answer, and the day agreed."""
        self.page.get_by_label("Yes, gladly").check()
        self.press("Note it")
        self.page.wait_for_url("**/agree/**")
        if look:
            self.look(look)
        self.page.get_by_label("Day", exact=True).fill(day)
        self.page.get_by_label("Time").first.fill("09:00")
        self.press("Note the day")
        self.sees("Agreed with")

    def person(self, name: str) -> str:
        """The path of somebody's page, reached through the people."""
        self.to("/people/")
        link = self.page.get_by_role("link", name=name, exact=True).first
        return str(link.get_attribute("href"))

    def answers(self, name: str, day: str) -> None:
        """Somebody answers before any step asks."""
        self.to(self.person(name).replace("/people/", "/reply/"))
        self.says_yes(day)

    def talk(self, called: str, *, answer: str = "", look: bool = False) -> None:
        """Hold the conversation: questions, near the end, two taps, the ask that fits; to the debrief."""
        page = self.page
        self.to(self.person(called).replace("/people/", "/talk/"))
        if look:
            self.look("talk to begin")
        self.press("Start the conversation")
        page.wait_for_selector("#part")
        if look:
            self.look("talking")
            self.press("Asked")
            self.press("Later")
        page.get_by_label("Notes").fill("Charging windows decide the timetable.")
        expect(page.locator("[data-kept]")).to_contain_text("Kept,")
        self.press("Near the end")
        page.wait_for_selector(".closing-part")
        self.press("4 warm")
        expect(page.get_by_role("button", name="4 warm")).to_have_attribute("aria-pressed", "true")
        self.press("Easy")
        expect(page.get_by_role("button", name="Easy")).to_have_attribute("aria-pressed", "true")
        if look:
            self.look("near the end")
        if answer:
            page.locator("summary", has_text="I asked").click()
            page.get_by_role("button", name=answer).click()
            expect(page.locator(".closing-part .pill").first).to_be_visible()
        self.press("End the conversation")
        page.wait_for_url("**/debrief/**")

    def named(self, name: str, at: str, state: str, *, look: bool = False) -> None:
        """Write in the debrief who was named, and how far that came."""
        row = self.page.locator(".named details.another").first
        if row.get_attribute("open") is None:
            row.locator("summary").click()
        row.get_by_label("Name", exact=True).fill(name)
        row.get_by_label("Where", exact=True).fill(at)
        row.get_by_label("How far it came").select_option(state)
        if look:
            self.look("debrief somebody named")

    def written(self, kind: str, called: str, *, look: str = "") -> None:
        """Finish the debrief; the letter follows."""
        if look:
            self.look(look)
        self.press("Done. Write the thank-you")
        self.page.wait_for_url(f"**/message/{kind}/**")
        self.sees(f"Your talk with {called}")

    def changed(self, state: str, day: str, *, name: str = "Tom Okafor", look: str = "") -> None:
        """On that day an introduction has come further, and the board is told."""
        self.house.move_to(date.fromisoformat(day))
        self.to("/introductions/")
        self.page.locator(".board").get_by_role("listitem").filter(has_text=name).locator("summary").click()
        self.page.get_by_role("link", name="More about it").first.click()
        if look:
            self.look(look)
        self.page.locator(f"input[name=state][value={state}]").check()
        self.press("Note it")
        self.page.wait_for_url("**/introductions/")
