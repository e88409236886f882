"""Where nobody is left to suggest: whatever the playbook, Today leads to somebody and never to an empty page."""

import re
from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import TODAY, Cast
from tests.web.reading import text
from whoelse.loop.people import NewPerson, add_person, put_aside
from whoelse.loop.searching import follow_playbook
from whoelse.loop.targets import add_targets
from whoelse.loop.writing import mark_sent
from whoelse.playbooks.built_in import library

NOBODY = "Nobody to suggest"


@pytest.fixture
def one_name(people: Cast) -> Cast:
    """Maria was written to yesterday, and nobody else is there."""
    put_aside(people.nadia, people.tom, today=TODAY)
    mark_sent(people.nadia, kind="invitation", person=people.maria, today=date(2026, 1, 13))
    return people


def main_part(client: Client) -> str:
    return text(client, reverse("today")).split('class="margin"')[0]


def test_choosing_somebody_leads_to_where_somebody_may_come_from(nadia: Client, one_name: Cast) -> None:
    page = main_part(nadia)
    assert "Think of somebody to talk to" in page
    assert "Nobody who is here can be suggested just now; a name that comes to mind is enough." in page
    assert f'<a class="btn main" href="{reverse("add a person")}">Add a person' in page
    for way in ("five names", "bring in"):
        assert f'href="{reverse(way)}"' in page
    assert "Only write down one name that comes to mind." in page
    assert reverse("whom first") not in page


def test_who_is_here_and_not_placed_may_be_the_way(nadia: Client, one_name: Cast) -> None:
    assert reverse("closeness") not in main_part(nadia)
    add_person(one_name.nadia, NewPerson("Ana Ruiz"), today=TODAY)
    assert f'href="{reverse("closeness")}"' in main_part(nadia)


def test_where_somebody_can_be_suggested_the_step_leads_there(nadia: Client, one_name: Cast) -> None:
    ana = add_person(one_name.nadia, NewPerson("Ana Ruiz", closeness="known"), today=TODAY)
    assert ana.person
    page = main_part(nadia)
    assert "Choose somebody to talk to" in page
    assert reverse("whom first") in page


@pytest.mark.parametrize("wanted", [(), ("Halden Ferries",)])
@pytest.mark.parametrize("playbook", sorted(library()))
def test_no_playbook_leads_to_an_empty_page(nadia: Client, one_name: Cast, playbook: str, wanted: tuple[str]) -> None:
    if playbook != "Plain":  # which is followed from the start
        follow_playbook(one_name.nadia, playbook, today=TODAY)
    if wanted:
        add_targets(one_name.nadia, wanted, today=TODAY)
    page = main_part(nadia)
    there = {unescape(link) for link in re.findall(r'href="(/[^"]*)"', page.split("<main")[1])}
    shown = {link: text(nadia, link) for link in there}
    assert [link for link, html in shown.items() if NOBODY in html] == []
    adds = any(f'href="{reverse("add a person")}' in html for html in (page, *shown.values()))
    assert adds or 'name="names"' in "".join(shown.values()), "somebody can be added, or places to look for somebody at"


def test_the_step_by_itself_says_the_same(nadia: Client, one_name: Cast) -> None:
    key = re.search(r'name="step" value="(choose person[^"]*)"', main_part(nadia))
    assert key is not None
    assert "Think of somebody to talk to" in nadia.get(reverse("step"), {"step": unescape(key[1])}).content.decode()


def test_five_names_say_what_they_are_for(nadia: Client, one_name: Cast) -> None:
    assert "while you wait" not in text(nadia, reverse("five names"))
    nadia.post(reverse("export asked for"), {})
    assert "while you wait" in text(nadia, reverse("five names"))


def test_ten_more_people_cost_no_more_queries(nadia: Client, one_name: Cast) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            nadia.get(reverse("today"))
        return len(seen)

    count()
    before = count()
    for number in range(10):
        add_person(one_name.nadia, NewPerson(f"Ana {number}"), today=TODAY)
    count()
    assert count() == before
