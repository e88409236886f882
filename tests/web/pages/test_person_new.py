"""Somebody new."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.web.reading import text
from whoelse.conversations.actions import keep
from whoelse.conversations.queries import kept
from whoelse.journal.queries import facts
from whoelse.people import queries


def names(people: Cast) -> list[str]:
    """Everybody's name."""
    return [card.name for card in queries.everybody(people.nadia)]


def test_a_name_is_enough(nadia: Client, people: Cast) -> None:
    answer = nadia.post(reverse("add a person"), {"name": " Elena  Voss ", "token": "one"}, follow=True)
    assert "Elena Voss is here." in answer.content.decode()
    (elena,) = queries.people(people.nadia, text="Elena").people
    assert (elena.name, elena.closeness) == ("Elena Voss", "")
    assert not facts(people.nadia)


def test_everything_known_is_written_down(nadia: Client, people: Cast) -> None:
    known = {
        "name": "Elena Voss",
        "called": "Elena",
        "at": "Brightwater Grid",
        "role": "Coach",
        "closeness": "cannot place",
        "how_we_know": "We met at the port forum",
        "profile_url": "linkedin.com/in/elena-voss",
        "email": "elena@brightwater.example",
        "phone": "+1 555 0100",
        "style": "open",
        "token": "one",
    }
    nadia.post(reverse("add a person"), known)
    (elena,) = queries.people(people.nadia, text="Elena").people
    assert (elena.addressed, elena.organisation, elena.role) == ("Elena", "Brightwater Grid", "Coach")
    assert (elena.closeness, elena.style) == ("cannot place", "open")
    assert elena.profile_url == "https://linkedin.com/in/elena-voss"


def test_one_chosen_at_once_leads_to_the_invitation(nadia: Client, people: Cast) -> None:
    answer = nadia.post(reverse("add a person"), {"name": "Elena Voss", "chosen": "on", "token": "one"})
    assert answer.status_code == 302
    assert "/message/invitation/" in answer["Location"]
    assert [fact.kind for fact in facts(people.nadia)] == ["person chosen"]


def test_sent_twice_it_is_one_person(nadia: Client, people: Cast) -> None:
    for _ in range(2):
        answer = nadia.post(reverse("add a person"), {"name": "Elena Voss", "token": "one"})
        assert answer.status_code == 302
    assert names(people).count("Elena Voss") == 1


def test_without_a_name_the_sentence_stands_beside_the_field(nadia: Client, people: Cast) -> None:
    answer = nadia.post(reverse("add a person"), {"name": " ", "token": "one"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="id_name_error"' in page
    assert "A name is needed; a first name will do." in page


def test_a_profile_that_is_here_already_names_whose_it_is(nadia: Client, people: Cast) -> None:
    said = {"name": "M. Lindqvist", "profile_url": "linkedin.com/in/Maria-Lindqvist/", "token": "one"}
    answer = nadia.post(reverse("add a person"), said)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Maria Lindqvist has this profile address already." in page
    assert reverse("person", args=[people.maria]) in page
    assert "M. Lindqvist" not in names(people)


def test_the_same_name_is_asked_about_and_never_guessed(nadia: Client, people: Cast) -> None:
    said = {"name": "Maria Lindqvist", "token": "one"}
    answer = nadia.post(reverse("add a person"), said)
    assert answer.status_code == 422
    assert "Maria Lindqvist, Procurement lead at Kestrel Heat" in answer.content.decode()
    assert names(people).count("Maria Lindqvist") == 1
    nadia.post(reverse("add a person"), {**said, "another": "on"})
    assert names(people).count("Maria Lindqvist") == 2


def test_an_address_that_is_none_is_refused_beside_its_field(nadia: Client, people: Cast) -> None:
    said = {"name": "Elena Voss", "profile_url": "javascript:alert(1)", "email": "elena", "token": "one"}
    page = nadia.post(reverse("add a person"), said).content.decode()
    assert "This is no web address." in page
    assert "This is no e-mail address." in page
    assert "Elena Voss" not in names(people)


def test_words_typed_and_not_saved_are_found_again_and_go_once_saved(nadia: Client, people: Cast) -> None:
    keep(people.nadia, "person:new", {"name": ["Elena V"], "closeness": ["known"]}, revision=0)
    page = text(nadia, reverse("add a person"))
    assert 'value="Elena V"' in page
    nadia.post(reverse("add a person"), {"name": "Elena Voss", "keep": "person:new", "token": "one"})
    assert kept(people.nadia, "person:new") is None


@pytest.mark.parametrize(("name", "called"), [("Piet Klaassen", "Piet"), ("Dr Weiss", ""), ("my old boss", "")])
def test_a_plain_name_says_what_somebody_is_called(nadia: Client, people: Cast, name: str, called: str) -> None:
    nadia.post(reverse("add a person"), {"name": name, "closeness": "", "style": "", "token": "one"})
    assert [card.called for card in queries.named(people.nadia, [name])[name]] == [called]
