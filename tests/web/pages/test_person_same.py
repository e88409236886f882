"""Two records of one person."""

from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, Cast, stranger
from tests.web.reading import text
from whoelse.journal.queries import acts_of_day
from whoelse.loop.people import NewPerson, add_person
from whoelse.loop.writing import mark_sent
from whoelse.people import queries


def again(people: Cast, name: str = "Maria Lindqvist") -> str:
    """Somebody is written down a second time, and invited."""
    other = add_person(people.nadia, NewPerson(name=name, at="St. Brannock Hospital"), today=TODAY).person or ""
    mark_sent(people.nadia, kind="invitation", person=other, today=TODAY)
    return other


def test_two_records_become_one_and_two_again(nadia: Client, people: Cast) -> None:
    other = again(people)
    address = reverse("merge people", args=[people.maria])
    assert other in text(nadia, address)
    nadia.post(address, {"merged": other, "token": "one"})
    assert "You invited Maria." in text(nadia, reverse("person", args=[people.maria]))
    assert nadia.get(reverse("person", args=[other]))["Location"] == reverse("person", args=[people.maria])
    nadia.post(reverse("undo"), {"undoes": acts_of_day(people.nadia, TODAY)[0].id, "back": "/"})
    assert "You invited Maria." not in text(nadia, reverse("person", args=[people.maria]))
    assert queries.person(people.nadia, other).id == other


def test_another_spelling_is_found_by_looking_for_it(nadia: Client, people: Cast) -> None:
    other = again(people, "M. Lindquist")
    address = reverse("merge people", args=[people.maria])
    assert other not in text(nadia, address)
    assert other in text(nadia, f"{address}?text=lindquist")


def test_nobody_is_merged_with_themselves(nadia: Client, people: Cast) -> None:
    answer = nadia.post(reverse("merge people", args=[people.maria]), {"merged": people.maria, "token": "one"})
    assert answer.status_code == 409
    assert "These are one person already." in answer.content.decode()


def test_somebody_has_to_be_chosen(nadia: Client, people: Cast) -> None:
    again(people)
    answer = nadia.post(reverse("merge people", args=[people.maria]), {"token": "one"})
    assert answer.status_code == 422
    assert "Choose who is the same person." in answer.content.decode()


def test_nobody_is_merged_with_a_strangers_person(nadia: Client, people: Cast) -> None:
    theirs = add_person(stranger(), NewPerson(name="Maria Lindqvist"), today=TODAY).person
    answer = nadia.post(reverse("merge people", args=[people.maria]), {"merged": theirs, "token": "one"})
    assert answer.status_code == 404
