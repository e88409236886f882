"""One person walking through the house: what is looked at on every page, and the ways from one to the next."""

from dataclasses import dataclass, field
from datetime import date

from playwright.sync_api import Locator, Page, expect

from tests.e2e.browser import SCHEMES, WIDTHS, assert_no_violations, assert_no_wider, go, shoot
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
            assert_no_violations(self.page)
            # the inspection leaves empty style attributes behind, which a later swap would copy and the policy refuse
            self.page.evaluate("document.querySelectorAll('[style=\"\"]').forEach(e => e.removeAttribute('style'))")
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

    def press(self, button: str) -> None:
        """Press the first button of that name."""
        self.page.get_by_role("button", name=button).first.click()

    def sent(self, noted: str, look: str = "") -> None:
        """Say that the letter on this page went; it is noted."""
        self.press("I have sent it")
        if look:
            self.look(look)
        self.press("Note it")
        self.sees(noted)

    def act(self, heading: str) -> None:
        """Follow the main act of a step on Today."""
        self.step(heading).locator(".row a.btn").first.click()
        self.page.wait_for_load_state()
