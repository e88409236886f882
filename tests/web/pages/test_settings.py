"""Settings."""

from django.test import Client
from django.urls import reverse

from tests.cast import Cast
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
    "working_days": ["0", "1", "2", "3"],
    "colours": "dark",
    "token": "t",
}


def test_what_is_saved_holds(nadia: Client, people: Cast) -> None:
    answer = nadia.post(reverse("settings"), FIELDS, follow=True)
    assert "Your settings are saved." in answer.content.decode()
    now = search(people.nadia)
    assert now.purpose == "how ferries are planned"
    assert now.job_titles == ("Service planner", "Fleet planner")
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
    assert html.count("checked") == 2 + 2, "two weekdays; how one talks and the colours as they were"
