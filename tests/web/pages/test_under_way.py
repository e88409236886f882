"""What was under way before it was written down here."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, Cast
from tests.web.reading import text
from whoelse.ids import new_id
from whoelse.journal.queries import facts
from whoelse.loop.people import NewPerson, add_person
from whoelse.people import queries


def sent(**said: str) -> dict[str, str]:
    return {"what": "written to", "names": "Tom Okafor", "when": "two weeks ago", "token": new_id(), **said}


def told(people: Cast) -> list[tuple[str, str | None, date]]:
    return [(fact.kind, fact.person, fact.on) for fact in facts(people.nadia)]


def test_many_are_noted_at_once_roughly(nadia: Client, people: Cast) -> None:
    answer = nadia.post(reverse("already under way"), sent(names="tom okafor\nMaria  Lindqvist\n\n"), follow=True)
    assert "Two people are noted." in answer.content.decode()
    assert told(people) == [
        ("invitation sent", people.tom, date(2025, 12, 31)),
        ("invitation sent", people.maria, date(2025, 12, 31)),
    ]


def test_who_is_not_here_is_named_and_added_only_when_wanted(nadia: Client, people: Cast) -> None:
    answer = nadia.post(reverse("already under way"), sent(names="Tom Okafor\nElena Voss"))
    assert answer.status_code == 422
    assert "Not here yet: Elena Voss." in answer.content.decode()
    assert not told(people)
    answer = nadia.post(reverse("already under way"), sent(names="Tom Okafor\nElena Voss", add="on"), follow=True)
    assert "Two people are noted. One is new here." in answer.content.decode()
    assert len(told(people)) == 2
    assert queries.count(people.nadia) == 3


def test_of_namesakes_it_asks_who_is_meant(nadia: Client, people: Cast) -> None:
    other = add_person(people.nadia, NewPerson("Tom Okafor", at="Orrery Rail"), today=TODAY).person
    answer = nadia.post(reverse("already under way"), sent())
    assert answer.status_code == 422
    assert "Who is meant by" in answer.content.decode()
    nadia.post(reverse("already under way"), sent(**{"meant-0": str(other)}))
    assert told(people) == [("invitation sent", other, date(2025, 12, 31))]


def test_an_introduction_names_who_made_it(nadia: Client, people: Cast) -> None:
    answer = nadia.post(reverse("already under way"), sent(what="introduced", when="a day", on="2026-01-13"))
    assert "Whoever introduced you is thanked later" in answer.content.decode()
    said = sent(what="introduced", by="Maria Lindqvist", when="a day", on="2026-01-13")
    nadia.post(reverse("already under way"), said)
    fact = facts(people.nadia)[0]
    assert (fact.kind, fact.by, fact.person, fact.on) == (
        "introduction made",
        people.maria,
        people.tom,
        date(2026, 1, 13),
    )


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"what": ""}, "Choose what has happened."),
        ({"names": " "}, "At least one name."),
        ({"when": ""}, "About when?"),
        ({"when": "a day"}, "Which day?"),
        ({"when": "a day", "on": "x"}, "This is no day."),
        ({"what": "introduced", "by": "Elena Voss", "add": "on"}, "Add whoever introduced you first."),
        ({"when": "a day", "on": "2026-02-01"}, "That day has not come yet."),
    ],
)
def test_what_is_missing_is_said(nadia: Client, people: Cast, said: dict[str, str], words: str) -> None:
    answer = nadia.post(reverse("already under way"), sent(**said))
    assert answer.status_code in {409, 422}
    assert words in answer.content.decode()
    assert not told(people)


def test_what_is_typed_is_kept_as_one_types(nadia: Client, people: Cast) -> None:
    page = text(nadia, reverse("already under way"))
    assert "data-keep" in page
    assert "One undo takes all of it back." in page
