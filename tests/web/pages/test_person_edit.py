"""What is known of a person, changed."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, Cast, stranger
from tests.web.reading import text
from whoelse.journal.queries import acts_of_day
from whoelse.loop.people import NewPerson, add_person, merge_people
from whoelse.loop.undoing import undo
from whoelse.people import queries


def save(client: Client, person: str, **fields: Any) -> Any:
    """The answer to saving what is known of Maria."""
    known = {"name": "Maria Lindqvist", "called": "Maria", "token": "one", **fields}
    return client.post(reverse("change a person", args=[person]), known)


def test_every_field_stands_there_to_be_changed(nadia: Client, people: Cast) -> None:
    page = text(nadia, reverse("change a person", args=[people.maria]))
    assert 'value="maria@kestrel.example"' in page
    save(nadia, people.maria, called="Mia", closeness="known", style="planned", pronoun="she", note="Likes cases.")
    card = queries.person(people.nadia, people.maria)
    assert (card.called, card.closeness, card.style, card.pronoun) == ("Mia", "known", "planned", "she")
    assert card.note == "Likes cases."


def test_who_could_decide_is_said_told_and_taken_back(nadia: Client, people: Cast) -> None:
    told, ticked = "Could decide to hire you", 'id="id_could_decide" checked'
    assert told not in text(nadia, reverse("person", args=[people.maria]))
    assert ticked not in text(nadia, reverse("change a person", args=[people.maria]))
    save(nadia, people.maria, could_decide="on")
    assert told in text(nadia, reverse("person", args=[people.maria]))
    assert ticked in text(nadia, reverse("change a person", args=[people.maria]))
    assert queries.could_decide(people.nadia) == {people.maria}
    undo(people.nadia, acts_of_day(people.nadia, TODAY)[0].id, today=TODAY)
    assert queries.could_decide(people.nadia) == frozenset()


def test_a_new_person_could_decide_too(nadia: Client, people: Cast) -> None:
    nadia.post(reverse("add a person"), {"name": "Ines Duarte", "could_decide": "on", "token": "new"})
    (deciding,) = queries.could_decide(people.nadia)
    assert queries.person(people.nadia, deciding).name == "Ines Duarte"
    merge_people(people.nadia, kept=people.tom, merged=deciding, today=TODAY)
    assert queries.could_decide(people.nadia) == {people.tom}


def test_a_new_place_ends_the_old_role(nadia: Client, people: Cast) -> None:
    role = {"at": "Orrery Rail", "role": "Buyer", "since": "2026-01", "token": "two"}
    nadia.post(reverse("change a role", args=[people.maria]), role)
    card = queries.person(people.nadia, people.maria)
    assert card.organisation == "Orrery Rail"
    assert [(role.organisation, role.ended) for role in card.roles if not role.current] == [("Kestrel Heat", "2026-01")]


def test_an_earlier_role_stays_earlier(nadia: Client, people: Cast) -> None:
    role = {"at": "St. Brannock Hospital", "role": "Buyer", "started": "2017", "ended": "2021", "token": "two"}
    nadia.post(reverse("add an earlier role", args=[people.maria]), role)
    assert queries.person(people.nadia, people.maria).organisation == "Kestrel Heat"
    page = text(nadia, reverse("person", args=[people.maria]))
    assert "Buyer at St. Brannock Hospital, 2017 to 2021" in page


def test_no_two_fields_of_the_page_share_an_id(nadia: Client, people: Cast) -> None:
    page = text(nadia, reverse("change a person", args=[people.maria]))
    ids = [part.split('"', 1)[0] for part in page.split(' id="')[1:]]
    assert len(ids) == len(set(ids))


def test_without_a_name_nothing_changes(nadia: Client, people: Cast) -> None:
    answer = save(nadia, people.maria, name="", called="Mia")
    assert answer.status_code == 422
    assert "A name is needed; a first name will do." in answer.content.decode()
    assert queries.person(people.nadia, people.maria).called == "Maria"


def test_the_profile_of_somebody_else_is_refused_with_a_link(nadia: Client, people: Cast) -> None:
    answer = save(nadia, people.maria, profile_url="linkedin.com/in/tom-okafor")
    assert answer.status_code == 409
    assert "Tom Okafor has this profile address already." in answer.content.decode()
    assert reverse("person", args=[people.tom]) in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "said", "sentence"),
    [
        ("change a role", {"at": "", "role": ""}, "Where, or as what?"),
        ("change a role", {"at": "Orrery Rail", "since": "lately"}, "A year, a year and month, or a day"),
        ("add an earlier role", {"at": "Orrery Rail"}, "Until when? A year is enough."),
        ("add an earlier role", {"at": "Orrery Rail", "ended": "2021-13"}, "There is no month 13."),
    ],
)
def test_a_role_that_cannot_be_is_refused(
    nadia: Client, people: Cast, name: str, said: dict[str, str], sentence: str
) -> None:
    answer = nadia.post(reverse(name, args=[people.maria]), {**said, "token": "two"})
    assert answer.status_code in {409, 422}
    assert sentence in answer.content.decode()
    assert len(queries.person(people.nadia, people.maria).roles) == 1


@pytest.mark.parametrize("name", ["change a person", "change a role", "add an earlier role", "merge people"])
def test_a_strangers_person_is_not_there(nadia: Client, people: Cast, name: str) -> None:
    theirs = add_person(stranger(), NewPerson(name="Somebody"), today=TODAY).person
    assert nadia.get(reverse(name, args=[theirs])).status_code == 404
    assert nadia.post(reverse(name, args=[theirs]), {"name": "Mine now", "token": "x"}).status_code == 404
