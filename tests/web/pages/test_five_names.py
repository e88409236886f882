"""Five names while one waits for an export."""

from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from whoelse.journal.queries import facts
from whoelse.people.queries import people as listed


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
