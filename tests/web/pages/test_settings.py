"""Settings: what is saved, and what each setting changes on the pages."""

from datetime import date

from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, Cast
from whoelse.loop import debriefing, writing
from whoelse.searches.actions import change
from whoelse.searches.queries import search

FIELDS = {
    "signed": "Nadia Rahimi",
    "purpose": "how ferries are planned",
    "industry": "ferries",
    "job_titles": "Service planner\n\nFleet planner",
    "about_me": "Nine years of hospitals.",
    "style": "open",
    "country": "NO",
    "time_zone": "Europe/Oslo",
    "locale": "en-US",
    "week_begins": "6",
    "working_days": ["0", "1", "2", "3"],
    "colours": "dark",
    "text": "largest",
    "token": "t",
}


def test_what_is_saved_holds(nadia: Client, people: Cast) -> None:
    answer = nadia.post(reverse("settings"), FIELDS, follow=True)
    assert "Your settings are saved." in answer.content.decode()
    now = search(people.nadia)
    assert now.purpose == "how ferries are planned"
    assert now.job_titles == ("Service planner", "Fleet planner")
    assert (now.locale, now.week_begins) == ("en-US", 6)
    assert (now.country, now.time_zone, now.style, now.working_days) == ("NO", "Europe/Oslo", "open", (0, 1, 2, 3))


def test_the_page_shows_what_holds(nadia: Client) -> None:
    html = nadia.get(reverse("settings")).content.decode()
    assert 'value="Nadia Rahimi"' in html
    assert "service planner" in html


def test_colours_are_this_browser_s(nadia: Client) -> None:
    nadia.post(reverse("settings"), FIELDS)
    assert ' data-scheme="dark"' in nadia.get(reverse("settings")).content.decode()
    nadia.post(reverse("settings"), {**FIELDS, "colours": ""})
    assert "data-scheme" not in nadia.get(reverse("settings")).content.decode()


def test_a_forged_scheme_is_not_drawn(nadia: Client) -> None:
    nadia.cookies["whoelse-scheme"] = '"><b>'
    assert "data-scheme" not in nadia.get(reverse("settings")).content.decode()


def test_no_working_day_is_refused_beside_the_field(nadia: Client, people: Cast) -> None:
    answer = nadia.post(reverse("settings"), {**FIELDS, "working_days": []})
    assert answer.status_code == 422
    assert "At least one day." in answer.content.decode()
    assert search(people.nadia).industry == "ferries"


def test_an_unknown_country_is_refused(nadia: Client, people: Cast) -> None:
    assert nadia.post(reverse("settings"), {**FIELDS, "country": "XX"}).status_code == 422
    assert search(people.nadia).country == ""


def test_what_was_typed_and_not_saved_is_still_there(nadia: Client) -> None:
    form = {"keep": "settings", "revision": "0", "industry": "harbours", "working_days": ["0", "1"]}
    nadia.post(reverse("keep"), form)
    html = nadia.get(reverse("settings")).content.decode()
    assert 'value="harbours"' in html
    assert "Kept, 8:45" in html
    assert html.count("checked") == 2 + 4, "two weekdays; the week, how one talks, colours and text as they were"


def today_page(nadia: Client) -> str:
    return nadia.get(reverse("today")).content.decode()


def test_dates_and_times_are_written_as_the_locale_has_them(nadia: Client, people: Cast) -> None:
    writing.mark_sent(people.nadia, kind="invitation", person=people.maria, today=TODAY)
    assert "Wednesday 14 January" in today_page(nadia)
    assert 'Maria</bdi>, <span class="together">8:45' in today_page(nadia)
    change(people.nadia, locale="en-US")
    assert "Wednesday, January 14" in today_page(nadia)
    assert 'Maria</bdi>, <span class="together">8:45 AM' in today_page(nadia)


def test_each_locale_is_offered_with_a_sample_of_itself(nadia: Client) -> None:
    html = nadia.get(reverse("settings")).content.decode()
    assert "United States: Wednesday, January 14, 2:30 PM, 1,234" in html
    assert "Switzerland: Wednesday 14 January, 14:30, 1’234" in html


def test_holidays_of_the_country_are_no_business_days(nadia: Client, people: Cast) -> None:
    writing.mark_sent(people.nadia, kind="invitation", person=people.maria, today=date(2025, 12, 31))
    assert "10 business days ago" in today_page(nadia)
    change(people.nadia, country="NO")
    assert "9 business days ago" in today_page(nadia), "New Year’s Day"


def test_the_day_is_that_of_the_time_zone(nadia: Client, people: Cast) -> None:
    change(people.nadia, time_zone="Pacific/Honolulu")
    assert "Tuesday 13 January" in today_page(nadia)


def test_a_day_that_is_worked_is_a_business_day(nadia: Client, people: Cast) -> None:
    writing.mark_sent(people.nadia, kind="invitation", person=people.maria, today=date(2026, 1, 6))
    assert "6 business days ago" in today_page(nadia)
    change(people.nadia, working_days=[0, 1, 2, 3, 4, 5, 6])
    assert "8 business days ago" in today_page(nadia)


def test_this_week_begins_on_the_weekday_that_was_chosen(nadia: Client, people: Cast) -> None:
    sunday = date(2026, 1, 11)
    debriefing.write_debrief(people.nadia, person=people.maria, on=sunday, today=sunday)
    assert "No conversation this week so far." in today_page(nadia)
    change(people.nadia, week_begins=6)
    assert "One conversation held." in today_page(nadia)


def test_weekdays_are_listed_from_the_first_of_the_week(nadia: Client, people: Cast) -> None:
    change(people.nadia, week_begins=6)
    html = nadia.get(reverse("settings")).content.decode()
    days = html[html.index("Working days") :]
    assert days.index("Sunday") < days.index("Monday") < days.index("Saturday")


def test_text_is_larger_in_this_browser(nadia: Client) -> None:
    nadia.post(reverse("settings"), FIELDS)
    assert ' data-text="largest"' in today_page(nadia)
    nadia.post(reverse("settings"), {**FIELDS, "text": ""})
    assert "data-text" not in today_page(nadia)


def test_a_locale_that_is_not_offered_is_refused(nadia: Client, people: Cast) -> None:
    assert nadia.post(reverse("settings"), {**FIELDS, "locale": "xx"}).status_code == 422
    assert search(people.nadia).locale == ""
