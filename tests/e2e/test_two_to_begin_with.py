"""Under Dalton, in a browser: from Today to whom to begin with at a target, and to the first letter."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.e2e.browser import SCHEMES, WIDTHS, assert_no_violations, go, page_of, shoot, sign_in
from whoelse.accounts.models import User
from whoelse.loop.choosing import add_target
from whoelse.loop.people import NewPerson, add_person
from whoelse.loop.searching import follow_playbook
from whoelse.loop.targets import score_targets
from whoelse.searches.access import begin_search

pytestmark = pytest.mark.browser

_THERE = {"Zoe Lund": "known", "Ben Carver": "slightly", "Ana Ruiz": "", "Piotr Zaremba": "", "Ines Ortega": ""}


def look(page: Page, name: str) -> None:
    """The page is sound at both widths and in both schemes, and has its pictures taken."""
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            shoot(page, f"begin {name} {width} {scheme}")
        assert_no_violations(page)
    page.set_viewport_size({"width": max(WIDTHS), "height": 900})


@pytest.fixture
def acme(signed_in: Client) -> None:
    """Acme is a scored target under Dalton, and five people there are known, more or less."""
    today = timezone.localdate() - timedelta(days=14)
    viewer = begin_search(User.objects.get().pk, today=today)
    follow_playbook(viewer, "Dalton", today=today)
    place = add_target(viewer, "Acme", today=today).organisation
    assert place is not None
    score_targets(viewer, {place: {"motivation": 3, "posting": 3, "advocacy": True}}, today=today)
    for name, closeness in _THERE.items():
        add_person(viewer, NewPerson(name, at="Acme", role="Planner", closeness=closeness), today=today)


def test_both_are_chosen_at_once_and_the_second_has_a_turn(
    acme: None, browser: Browser, live_server: LiveServer, signed_in: Client
) -> None:
    with page_of(browser) as page:
        sign_in(page, signed_in, live_server.url)
        go(page, f"{live_server.url}/")
        expect(page.get_by_role("heading", name="Put more places on your list")).to_be_visible()
        look(page, "today")
        page.get_by_role("link", name="See whom you know there").click()
        expect(page.get_by_role("heading", name="Two people to begin with")).to_be_visible()
        look(page, "target")
        expect(page.get_by_role("checkbox", checked=True)).to_have_count(2)
        page.get_by_role("button", name="Begin with these").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("What would you like to learn?")
        expect(page.locator("#toasts")).to_contain_text("You chose Zoe and Ben at Acme.")
        page.go_back()
        page.reload()
        expect(page.get_by_text("First: Zoe, then Ben.")).to_be_visible()
        look(page, "chosen")
