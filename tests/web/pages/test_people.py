"""The list of everybody."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import TODAY, Cast, stranger
from tests.web.reading import text
from whoelse.accounts.models import User
from whoelse.loop.comforting import note_comfort
from whoelse.loop.people import NewPerson, add_person, put_aside
from whoelse.loop.writing import mark_sent


def test_everybody_is_listed_with_what_is_open(nadia: Client, told: Cast) -> None:
    page = text(nadia, reverse("people"))
    assert "Two people" in page
    assert "Maria Lindqvist" in page
    assert "Procurement lead at Kestrel Heat" in page
    assert "Write a first letter" in page
    assert f'href="{reverse("whom first")}"' in page


@pytest.mark.parametrize("words", ["okafor", "TOM", "halden"])
def test_it_is_searched_by_name_and_place(nadia: Client, people: Cast, words: str) -> None:
    page = text(nadia, f"{reverse('people')}?text={words}")
    assert "One person found." in page
    assert "Tom Okafor" in page
    assert "Maria Lindqvist" not in page


def test_whom_nobody_is_like_can_be_added_at_once(nadia: Client, people: Cast) -> None:
    page = text(nadia, f"{reverse('people')}?text=Elena Voss")
    assert "Nobody like this is here." in page
    assert f"{reverse('add a person')}?name=Elena+Voss" in page


def test_it_is_narrowed_by_closeness(nadia: Client, people: Cast) -> None:
    close = text(nadia, f"{reverse('people')}?who=close")
    assert "Maria Lindqvist" in close
    assert "Tom Okafor" not in close
    assert "Tom Okafor" in text(nadia, f"{reverse('people')}?who=not asked")


def test_who_was_put_aside_is_listed_apart(nadia: Client, people: Cast) -> None:
    put_aside(people.nadia, people.maria, today=TODAY)
    assert "Maria Lindqvist" not in text(nadia, reverse("people"))
    assert "Maria Lindqvist" in text(nadia, f"{reverse('people')}?who=put aside")


def test_who_was_spoken_to_last_comes_first_when_asked(nadia: Client, people: Cast) -> None:
    mark_sent(people.nadia, kind="invitation", person=people.tom, today=TODAY)
    page = text(nadia, f"{reverse('people')}?order=last contact")
    assert page.index("Tom Okafor") < page.index("Maria Lindqvist")
    by_name = text(nadia, reverse("people"))
    assert by_name.index("Maria Lindqvist") < by_name.index("Tom Okafor")


def test_whom_comfort_holds_back_rests(nadia: Client, people: Cast) -> None:
    mark_sent(people.nadia, kind="invitation", person=people.maria, today=TODAY.replace(day=5))
    note_comfort(people.nadia, person=people.maria, comfort="hesitant", today=TODAY)
    assert "Resting" in text(nadia, reverse("people"))


def test_fifty_stand_on_a_page(nadia: Client, people: Cast) -> None:
    for number in range(50):
        add_person(people.nadia, NewPerson(name=f"Aiko {number:02}"), today=TODAY)
    first = text(nadia, reverse("people"))
    assert "Page 1 of 2" in first
    assert "Aiko 49" in first
    assert "Maria Lindqvist" not in first
    second = text(nadia, f"{reverse('people')}?page=2")
    assert "Maria Lindqvist" in second
    assert "Aiko 00" not in second


@pytest.mark.parametrize("query", ["page=x", "page=99999999999", "who=nobody", "order=height", "text=%00"])
def test_an_address_that_makes_no_sense_lists_people_all_the_same(nadia: Client, people: Cast, query: str) -> None:
    assert nadia.get(f"{reverse('people')}?{query}").status_code == 200


def test_ten_more_people_cost_no_more_queries(nadia: Client, told: Cast) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            nadia.get(reverse("people"))
        return len(seen)

    queries()  # what is read once and then remembered
    before = queries()
    for number in range(10):
        new = NewPerson(name=f"Person {number}", at=f"Place {number}")
        add_person(told.nadia, new, today=TODAY, chosen=number < 5)
    queries()
    assert queries() == before


def test_a_strangers_people_are_not_listed(nadia: Client, people: Cast) -> None:
    add_person(stranger(), NewPerson(name="Somebody Else"), today=TODAY)
    assert "Somebody Else" not in text(nadia, reverse("people"))


def test_where_nobody_is_the_page_says_what_to_do(client: Client, db: None) -> None:
    viktor = stranger()
    client.force_login(User.objects.get(pk=viktor.user))
    page = text(client, reverse("people"))
    assert "Nobody is here yet" in page
    assert reverse("add a person") in page
