"""The first run."""

from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from whoelse.journal.queries import facts
from whoelse.people.queries import people as listed


def test_one_person_is_added_and_chosen(nadia: Client, people: Cast) -> None:
    answer = nadia.post(reverse("welcome"), {"name": "Aiko Tanabe", "at": "Brightwater Grid", "token": "t"})
    assert answer.status_code == 302
    added = next(person for person in listed(people.nadia).people if person.name == "Aiko Tanabe")
    assert added.organisation == "Brightwater Grid"
    assert [fact.kind for fact in facts(people.nadia) if fact.person == added.id] == ["person chosen"]


def test_sent_twice_it_is_one_person(nadia: Client, people: Cast) -> None:
    for _ in range(2):
        nadia.post(reverse("welcome"), {"name": "Aiko Tanabe", "token": "the-same"})
    assert [person.name for person in listed(people.nadia).people].count("Aiko Tanabe") == 1


def test_without_a_name_the_field_says_so(nadia: Client) -> None:
    answer = nadia.post(reverse("welcome"), {"name": " ", "token": "t"})
    assert answer.status_code == 422
    assert "A name is needed; a first name will do." in answer.content.decode()


def test_it_has_no_navigation_yet(nadia: Client) -> None:
    html = nadia.get(reverse("welcome")).content.decode()
    assert "<nav" not in html


def test_the_other_door_leads_to_the_import(nadia: Client) -> None:
    html = nadia.get(reverse("welcome")).content.decode()
    assert '<form method="post" enctype="multipart/form-data" action="/bring-in/">' in html
