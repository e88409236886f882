"""Five names while one waits for an export."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, Cast
from tests.web.pages.test_message import body
from whoelse.journal.queries import facts
from whoelse.loop.people import NewPerson, add_person, put_aside
from whoelse.loop.undoing import undo
from whoelse.people.queries import PersonCard
from whoelse.people.queries import people as listed
from whoelse.web.pages.five_names import QUESTIONS, as_typed


def test_each_name_is_somebody_chosen_and_the_first_letter_comes_next(nadia: Client, people: Cast) -> None:
    answer = nadia.post(reverse("five names"), {"taught": "Ingrid Solberg", "glad": "Owen Pritchard", "token": "t"})
    ids = {person.name: person.id for person in listed(people.nadia).people}
    assert answer["Location"] == reverse("message", args=["invitation", ids["Ingrid Solberg"]])
    chosen = {fact.person for fact in facts(people.nadia) if fact.kind == "person chosen"}
    assert chosen == {ids["Ingrid Solberg"], ids["Owen Pritchard"]}


def test_the_letter_begins_with_what_the_question_asked(nadia: Client, people: Cast) -> None:
    answer = nadia.post(reverse("five names"), {"taught": "Ingrid Solberg", "token": "t"}, follow=True)
    assert "I still use what you taught me" in answer.content.decode()


def test_one_name_is_enough_and_none_is_not(nadia: Client) -> None:
    answer = nadia.post(reverse("five names"), {"taught": " ", "token": "t"})
    assert answer.status_code == 422
    assert "One name is enough to begin; a first name will do." in answer.content.decode()


def test_sent_twice_nobody_is_there_twice(nadia: Client, people: Cast) -> None:
    for _ in range(2):
        nadia.post(reverse("five names"), {"moved": "Ingrid Solberg", "knows": "Owen Pritchard", "token": "same"})
    names = [person.name for person in listed(people.nadia).people]
    assert (names.count("Ingrid Solberg"), names.count("Owen Pritchard")) == (1, 1)


def test_what_was_typed_is_kept(nadia: Client) -> None:
    nadia.post(reverse("keep"), {"keep": "five-names", "revision": "0", "beside": "Yusra"})
    html = nadia.get(reverse("five names")).content.decode()
    assert 'value="Yusra"' in html
    assert "Kept, 8:45" in html


def somebody(people: Cast, name: str) -> PersonCard:
    """The one person of that name."""
    (found,) = [person for person in listed(people.nadia).people if person.name == name]
    return found


@pytest.mark.parametrize(
    ("typed", "name", "called", "at"),
    [
        ("Ana Silva", "Ana Silva", "Ana", ""),
        ("  Dev  Patel at Siemens AG ", "Dev Patel", "Dev", "Siemens AG"),
        ("Anne-Marie O'Neill", "Anne-Marie O'Neill", "Anne-Marie", ""),
        ("Jan van Dijk", "Jan van Dijk", "Jan", ""),
        ("Yusra", "Yusra", "", ""),
        ("Yusra at Halden Ferries", "Yusra", "", "Halden Ferries"),
        ("Dr Weiss", "Dr Weiss", "", ""),
        ("J. Smith", "J. Smith", "", ""),
        ("J Smith", "J Smith", "", ""),
        ("My old boss", "My old boss", "", ""),
        ("王 小明", "王 小明", "", ""),
        ("Ana (Lisbon)", "Ana (Lisbon)", "", ""),
        ("Look at", "Look at", "", ""),
    ],
)
def test_a_name_is_taken_as_it_was_typed(typed: str, name: str, called: str, at: str) -> None:
    meant = as_typed(typed)
    assert (meant.name, meant.called, meant.at) == (name, called, at)


def test_every_letter_greets_by_the_first_word_and_says_what_the_question_asked(nadia: Client, people: Cast) -> None:
    names = ("Ana Silva", "Dev Patel at Siemens", "Karl Brandt", "Paul Meyer", "Ines Costa")
    said = {question.field: name for question, name in zip(QUESTIONS, names, strict=True)}
    nadia.post(reverse("five names"), said | {"token": "t"})
    for question, name in zip(QUESTIONS, names, strict=True):
        person = somebody(people, name.partition(" at ")[0])
        html = nadia.get(reverse("message", args=["invitation", person.id])).content.decode()
        assert body(html).startswith(f"Dear {name.split()[0]},\n\n{question.connection}.")
    assert somebody(people, "Dev Patel").organisation == "Siemens"


def test_what_the_letter_says_is_not_told_of_the_person(nadia: Client, people: Cast) -> None:
    nadia.post(reverse("five names"), {"glad": "Ana Silva", "token": "t"})
    person = somebody(people, "Ana Silva")
    assert person.how_we_know == ""
    html = nadia.get(reverse("person", args=[person.id])).content.decode()
    assert "glad to hear" not in html


def test_a_name_typed_twice_is_one_person(nadia: Client, people: Cast) -> None:
    said = {"taught": "Ana Silva", "knows": " ana  silva ", "glad": "Karl Brandt", "token": "t"}
    html = nadia.post(reverse("five names"), said, follow=True).content.decode()
    assert "Two people are here. A name that you typed twice is one person." in html
    assert "I still use what you taught me" in html
    names = [person.name.casefold() for person in listed(people.nadia).people]
    assert names.count("ana silva") == 1


def test_a_name_that_is_here_already_is_that_person(nadia: Client, people: Cast) -> None:
    there = add_person(people.nadia, NewPerson("Ana Silva"), today=TODAY).person
    assert there is not None
    put_aside(people.nadia, there, today=TODAY)
    answer = nadia.post(reverse("five names"), {"beside": "Ana Silva", "token": "t"}, follow=True)
    assert answer.redirect_chain[0][0] == reverse("message", args=["invitation", there])
    assert "One person was here already, under the same name." in answer.content.decode()
    seen = somebody(people, "Ana Silva")
    assert (seen.id, seen.called, seen.put_aside) == (there, "Ana", False)
    assert [fact.kind for fact in facts(people.nadia) if fact.person == there].count("person chosen") == 1
    nadia.post(reverse("five names"), {"beside": "Ana Silva", "token": "again"})
    assert [fact.kind for fact in facts(people.nadia) if fact.person == there].count("person chosen") == 1


def test_all_of_them_are_one_act(nadia: Client, people: Cast) -> None:
    before = {person.id for person in listed(people.nadia).people}
    said = {"taught": "Ana Silva", "glad": "Karl Brandt", "token": "t"}
    html = nadia.post(reverse("five names"), said, follow=True).content.decode()
    undo(people.nadia, html.split('name="undoes" value="')[1].split('"')[0], today=TODAY)
    assert {person.id for person in listed(people.nadia).people} == before
