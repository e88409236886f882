"""Today, the letters, the answer and the day agreed, as a browser shows them, with every dialog open once."""

import re

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from tests.e2e.browser import assert_no_violations, go, look_over, page_of, shoot, sign_in
from tests.e2e.full_day import FullDay, full_day
from whoelse.accounts.models import User
from whoelse.conversations.queries import messages

pytestmark = pytest.mark.browser


@pytest.fixture
def day(transactional_db: None, client: Client) -> FullDay:
    """The full day, with Nadia signed in."""
    told = full_day(timezone.localdate())
    client.force_login(User.objects.get(pk=told.viewer.user))
    return told


def test_free_of_findings(browser: Browser, live_server: LiveServer, client: Client, day: FullDay) -> None:
    with page_of(browser) as page:
        sign_in(page, client, live_server.url)
        pages = {
            "today": "/",
            "invite": f"/message/introduced-invitation/{day.tom}/",
            "follow up": f"/message/follow-up/{day.priya}/",
            "ask": f"/message/ask/{day.maria}/",
            "held back": f"/message/ask/{day.ruth}/",
            "reply": f"/reply/{day.priya}/",
            "agree": f"/agree/{day.priya}/",
            "agreed": f"/agree/{day.jonas}/",
        }
        for name, path in pages.items():
            go(page, f"{live_server.url}{path}")
            look_over(page, name)
        go(page, f"{live_server.url}/")
        for name in ("Snooze", "Not comfortable"):
            page.get_by_role("button", name=name).first.click()
            look_over(page, name)
            page.keyboard.press("Escape")
        go(page, f"{live_server.url}{pages['invite']}")
        page.get_by_role("button", name="I have sent it").click()
        look_over(page, "sent")


@pytest.mark.parametrize("scripts", [True, False])
def test_the_main_button_follows_how_it_goes(
    browser: Browser, live_server: LiveServer, client: Client, day: FullDay, *, scripts: bool
) -> None:
    with page_of(browser, width=390, java_script_enabled=scripts) as page:
        sign_in(page, client, live_server.url)
        go(page, f"{live_server.url}/message/introduced-invitation/{day.tom}/")
        main = page.locator("form.draft > .row .btn.main:visible")
        expect(main).to_have_text("Copy and open Tom’s profile")
        page.get_by_label("How you send it").select_option("In person")
        if scripts:
            expect(main).to_have_text("Copy the words")
            expect(page.get_by_role("button", name="Copy", exact=True)).to_have_count(0)
            shoot(page, "main button 390")
            main.click()
            expect(page.get_by_text("Copied.")).to_be_visible()
        else:
            expect(page.get_by_role("button", name="Copy")).to_have_count(0)


def test_a_letter_is_checked_and_kept_as_one_types_then_sent_and_taken_back(
    browser: Browser, live_server: LiveServer, client: Client, day: FullDay
) -> None:
    with page_of(browser) as page:
        sign_in(page, client, live_server.url)
        go(page, f"{live_server.url}/")
        page.get_by_role("link", name="Write to Tom").click()
        summary = page.locator("#checks-summary")
        expect(summary).to_have_text("Nothing to mend.")
        page.get_by_label("Message", exact=True).fill("Dear Tom,\n\nMy résumé is attached.\n\nNadia Rahimi")
        expect(summary).not_to_have_text("Nothing to mend.")
        expect(page.locator("[data-kept]")).to_contain_text("Kept,")
        page.get_by_role("button", name="Show me").first.click()
        chosen = page.evaluate("const f = document.activeElement; f.value.slice(f.selectionStart, f.selectionEnd)")
        assert chosen == "My résumé is attached."
        assert_no_violations(page)
        page.context.set_offline(True)
        page.get_by_label("Message", exact=True).fill("Dear Tom,\n\nMy résumé is not attached.\n\nNadia Rahimi")
        expect(page.locator("[data-kept]")).to_have_text("Who Else does not answer. Kept in this browser.")
        expect(page.locator("#toasts .toast")).to_have_count(0)
        page.context.set_offline(False)
        expect(page.locator("[data-kept]")).to_contain_text("Kept,")
        page.get_by_label("Message", exact=True).fill("Dear Tom,\n\nMy résumé is attached.\n\nNadia Rahimi")
        expect(page.locator("[data-kept]")).to_contain_text("Kept,")
        page.get_by_label("How you send it").select_option("e-mail")
        page.get_by_role("button", name="I have sent it").click()
        went = page.get_by_label("How you sent it")
        expect(went).to_have_value("")
        expect(went.locator("option").first).to_have_text("E-mail")
        page.get_by_role("button", name="Note it").click()
        expect(page.get_by_text("Your invitation to Tom is noted.")).to_be_visible()
        assert_no_violations(page)
        assert messages(day.viewer, day.tom)[0].channel == "e-mail"
        page.locator("#toasts").get_by_role("button", name="Undo").click()
        expect(page.get_by_text("Taken back.")).to_be_visible()
        expect(page.get_by_label("Message", exact=True)).to_have_value(
            "Dear Tom,\n\nMy résumé is attached.\n\nNadia Rahimi"
        )


def test_enter_in_the_subject_marks_nothing_as_sent(
    browser: Browser, live_server: LiveServer, client: Client, day: FullDay
) -> None:
    with page_of(browser) as page:
        sign_in(page, client, live_server.url)
        go(page, f"{live_server.url}/message/follow-up/{day.priya}/")
        page.get_by_label("Subject").fill("Once more")
        page.get_by_label("Subject").press("Enter")
        expect(page.get_by_label("Subject")).to_have_value("Once more")
        expect(page.locator("[data-kept]")).to_contain_text("Kept,")
        assert messages(day.viewer, day.priya) == ()


def test_going_back_and_sending_again_notes_nothing_twice(
    browser: Browser, live_server: LiveServer, client: Client, day: FullDay
) -> None:
    with page_of(browser) as page:
        sign_in(page, client, live_server.url)
        go(page, f"{live_server.url}/")
        page.get_by_role("link", name="Write to Tom").click()
        page.get_by_role("button", name="I have sent it").click()
        page.get_by_role("button", name="Note it").click()
        expect(page.get_by_text("Your invitation to Tom is noted.")).to_be_visible()
        page.go_back()
        page.get_by_role("button", name="I have sent it").click()
        page.get_by_role("button", name="Note it").click()
        page.wait_for_load_state()
        assert len(messages(day.viewer, day.tom)) == 1


def test_everything_can_be_done_without_scripts(
    browser: Browser, live_server: LiveServer, client: Client, day: FullDay
) -> None:
    with page_of(browser, width=390, java_script_enabled=False) as page:
        sign_in(page, client, live_server.url)
        go(page, f"{live_server.url}/")
        page.get_by_role("button", name=re.compile("Snooze ?: Get ready for Jonas")).click()
        page.get_by_role("button", name="Tomorrow", exact=True).first.click()
        expect(page.get_by_text("It comes back on")).to_be_visible()
        page.get_by_role("link", name="Write to Tom").click()
        page.get_by_label("Message", exact=True).fill("Dear Tom, by hand")
        page.get_by_role("button", name="Keep what is written").last.click()
        expect(page.get_by_label("Message", exact=True)).to_have_value("Dear Tom, by hand")
        page.get_by_role("button", name="I have sent it").click()
        page.get_by_role("button", name="Note it").click()
        expect(page.get_by_text("Your invitation to Tom is noted.")).to_be_visible()
        assert messages(day.viewer, day.tom)[0].body == "Dear Tom, by hand"
        go(page, f"{live_server.url}/reply/{day.priya}/")
        page.get_by_label("Yes, gladly").check()
        page.get_by_role("button", name="Note it").click()
        page.get_by_label("Day", exact=True).fill(timezone.localdate().isoformat())
        page.get_by_role("button", name="Note the day").click()
        expect(page.get_by_text("Agreed with Priya")).to_be_visible()


def test_a_narrow_window_scrolls_no_page_sideways(
    browser: Browser, live_server: LiveServer, client: Client, day: FullDay
) -> None:
    with page_of(browser, width=320) as page:
        sign_in(page, client, live_server.url)
        for path in ("/", f"/message/follow-up/{day.priya}/", f"/reply/{day.priya}/", f"/agree/{day.jonas}/"):
            go(page, f"{live_server.url}{path}")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
