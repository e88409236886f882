"""The note that goes with a request to connect, and the past that a first letter names."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, Cast
from tests.web.reading import text
from whoelse.interchange.importing import read_files
from whoelse.loop import importing
from whoelse.people import queries

_CONNECTIONS = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Ana,Sol,https://www.linkedin.com/in/ana-sol,,Initech,Planner,03 May 2021\n"
)
_POSITIONS = "Company Name,Title,Description,Location,Started On,Finished On\nInitech,Planner,,Oslo,Jan 2019,Mar 2023\n"


@pytest.fixture
def ana(people: Cast) -> str:
    """Ana came in with an export: connected, and where Nadia worked too."""
    files = [("Connections.csv", _CONNECTIONS.encode()), ("Positions.csv", _POSITIONS.encode())]
    importing.bring_in(people.nadia, read_files(files), today=TODAY)
    return next(card.id for card in queries.everybody(people.nadia) if card.name == "Ana Sol")


def letter(nadia: Client, person: str, wanted: str = "") -> str:
    return text(nadia, f"{reverse('message', args=['invitation', person])}{wanted}")


def test_to_whom_an_export_does_not_name_the_first_wording_is_the_short_note(
    nadia: Client, people: Cast, ana: str
) -> None:
    page = letter(nadia, people.tom)
    assert '<option value="linkedin note" selected>' in page
    assert "Dear Tom,\nI would like to learn how operations are planned" in page
    assert "Copy and open Tom’s profile" in page
    assert "?as=letter" in page


def test_the_whole_letter_is_one_link_away(nadia: Client, people: Cast, ana: str) -> None:
    page = letter(nadia, people.tom, "?as=letter")
    assert '<option value="linkedin message" selected>' in page
    assert "?as=note" in page


def test_without_an_export_nothing_is_supposed(nadia: Client, people: Cast) -> None:
    page = letter(nadia, people.tom)
    assert '<option value="linkedin message" selected>' in page
    assert "Not connected yet? Take the short note" in page
    assert '<option value="linkedin note" selected>' in letter(nadia, people.tom, "?as=note")


def test_who_is_connected_gets_a_letter_that_names_what_is_shared(nadia: Client, ana: str) -> None:
    page = letter(nadia, ana)
    assert '<option value="linkedin message" selected>' in page
    assert "We have both worked at Initech." in page
    assert "as=note" not in page
    assert "{" not in page.split("<textarea")[1].split("</textarea>")[0]


def test_thanks_are_no_request_to_connect(nadia: Client, people: Cast, ana: str) -> None:
    assert "as=note" not in text(nadia, reverse("message", args=["thank-you", people.tom]))


def test_the_day_of_the_connection_counts(people: Cast, ana: str) -> None:
    assert queries.person(people.nadia, ana).connected_on == date(2021, 5, 3)
    assert queries.tells_connections(people.nadia)
