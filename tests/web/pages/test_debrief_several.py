"""Several people named on one line of a debrief."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, Cast
from whoelse.introductions.queries import introductions
from whoelse.loop import talking
from whoelse.loop.people import NewPerson, add_person
from whoelse.people import queries


@pytest.fixture
def held(people: Cast) -> Cast:
    """A talk with Tom, held today."""
    talking.held(people.nadia, person=people.tom, today=TODAY)
    return people


def sent(**fields: object) -> dict[str, object]:
    return {"token": "t", "revision": "0"} | {name.replace("__", "-"): value for name, value in fields.items()}


def address(people: Cast) -> str:
    return reverse("debrief", args=[people.tom])


def named(people: Cast) -> set[str]:
    """The names of those whom Tom has named."""
    found = [seen.person for seen in introductions(people.nadia, people.tom) if seen.person]
    return {card.name for card in queries.cards(people.nadia, found).values()}


@pytest.mark.parametrize("line", ["Mary Somerville; Luigi Menabrea", "Mary Somerville and Luigi Menabrea"])
def test_semicolons_and_full_names_part(nadia: Client, held: Cast, line: str) -> None:
    fields = sent(named__0__name=line, named__0__state="offered", named__1__name="Ada Lovelace")
    assert nadia.post(address(held), fields).status_code == 302
    assert named(held) == {"Mary Somerville", "Luigi Menabrea", "Ada Lovelace"}


@pytest.mark.parametrize(
    ("answer", "names"),
    [
        ("several", {"Mary Somerville", "Luigi Menabrea"}),
        ("one", {"Mary Somerville, Luigi Menabrea"}),
        ("place", {"Mary Somerville"}),
    ],
)
def test_a_comma_is_asked_about(nadia: Client, held: Cast, answer: str, names: set[str]) -> None:
    fields = sent(named__0__name="Mary Somerville, Luigi Menabrea", learned="Much.")
    asked = nadia.post(address(held), fields)
    page = asked.content.decode()
    assert asked.status_code == 422
    assert "Is this one person, or several?" in page
    assert "Two people: Mary Somerville and Luigi Menabrea" in page
    assert "One person, Mary Somerville, who works at Luigi Menabrea" in page
    assert 'value="Mary Somerville, Luigi Menabrea"' in page
    assert "Much.</textarea>" in page
    assert named(held) == set()
    assert nadia.post(address(held), fields | {"named-0-several": answer}).status_code == 302
    assert named(held) == names


def test_the_place_of_one_person_goes_where_places_stand(nadia: Client, held: Cast) -> None:
    nadia.post(address(held), sent(named__0__name="Ingrid Solberg, Orrery Rail", named__0__several="place"))
    (found,) = introductions(held.nadia, held.tom)
    assert found.person
    assert queries.person(held.nadia, found.person).organisation == "Orrery Rail"


def test_one_of_them_may_be_here_already_and_is_asked_about_alone(nadia: Client, held: Cast) -> None:
    asked = nadia.post(address(held), sent(named__0__name="Maria Lindqvist; Ada Lovelace", named__0__at="Kestrel Heat"))
    page = asked.content.decode()
    assert "You know a Maria Lindqvist already." in page
    assert re.search(r'name="named-0-name" value="Maria Lindqvist"', page)
    assert re.search(r'name="named-1-name" value="Ada Lovelace"', page)
    assert page.count('value="Kestrel Heat"') == 2, "what stood beside the names goes with each"
    assert "named-1-who" not in page


def test_more_than_there_are_rows_for_stays_as_it_was_typed(nadia: Client, held: Cast) -> None:
    lines = {f"named-{at}-name": f"A{at} B; C{at} D" for at in range(39)}
    assert nadia.post(address(held), sent() | lines).status_code == 302
    assert len(named(held)) == 40
    assert "A38 B; C38 D" in named(held)


def test_names_caught_while_talking_come_one_by_one(nadia: Client, people: Cast) -> None:
    talk = reverse("talk", args=[people.tom])
    nadia.post(talk, {"do": "start", "token": "s"})
    nadia.post(
        talk,
        {"do": "end", "notes": "", "names": "Mary Somerville; Luigi Menabrea, Turin", "token": "o", "revision": "0"},
    )
    page = nadia.get(address(people)).content.decode()
    for at, name in enumerate(("Mary Somerville", "Luigi Menabrea")):
        assert f'name="named-{at}-name" value="{name}"' in page
    assert 'name="named-1-at" value="Turin"' in page


def test_five_names_take_two_on_one_line(nadia: Client, people: Cast) -> None:
    nadia.post(reverse("five names"), {"taught": "Mary Somerville; Luigi Menabrea", "token": "t"})
    assert {"Mary Somerville", "Luigi Menabrea"} <= {card.name for card in queries.everybody(people.nadia)}


def test_a_name_that_is_here_stays_one(nadia: Client, held: Cast) -> None:
    """Somebody whose name has a comma is never parted unasked."""
    add_person(held.nadia, NewPerson("John Smith, PhD"), today=TODAY)
    asked = nadia.post(address(held), sent(named__0__name="John Smith, PhD")).content.decode()
    assert "One person, or several?" not in asked
    assert "You know a John Smith, PhD already." in asked
