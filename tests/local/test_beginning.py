"""What a search on this machine begins with."""

import pytest
from django.test import Client
from pytest_django import Settings

from tests.cast import TODAY, Cast
from whoelse.local import pages
from whoelse.local.beginning import begin_at, working_days
from whoelse.local.folder import DataFolder
from whoelse.local.place import Place
from whoelse.local.tickets import new_ticket
from whoelse.searches.access import viewer_of_this_machine
from whoelse.searches.actions import change
from whoelse.searches.queries import search

DENMARK = Place(locale="en-DK", country="DK", time_zone="Europe/Copenhagen", week_begins=0)
EGYPT = Place(locale="ar-EG", country="EG", time_zone="Africa/Cairo", week_begins=5)
NOWHERE = Place(locale="", country="", time_zone="UTC", week_begins=0)
SILENT_IN_TEXAS = Place(locale="", country="US", time_zone="America/Chicago", week_begins=6)
UNKNOWN = Place(locale="en-XZ", country="XZ", time_zone="UTC", week_begins=0)


@pytest.mark.parametrize(
    ("place", "country", "days"),
    [
        (DENMARK, "DK", (0, 1, 2, 3, 4)),
        (EGYPT, "EG", (0, 1, 2, 3, 6)),
        (NOWHERE, "", (0, 1, 2, 3, 4)),
        (UNKNOWN, "", (0, 1, 2, 3, 4)),
    ],
)
def test_it_begins_with_the_country_of_the_machine(cast: Cast, place: Place, country: str, days: tuple[int]) -> None:
    begin_at(cast.nadia, place)
    assert (search(cast.nadia).country, search(cast.nadia).working_days) == (country, days)


@pytest.mark.parametrize(
    ("place", "written", "week_begins"),
    [(DENMARK, "en-150", 0), (EGYPT, "", 5), (NOWHERE, "", 0), (SILENT_IN_TEXAS, "en-US", 6)],
)
def test_it_is_written_as_the_machine_writes(cast: Cast, place: Place, written: str, week_begins: int) -> None:
    begin_at(cast.nadia, place)
    assert (search(cast.nadia).locale, search(cast.nadia).week_begins) == (written, week_begins)


def test_offices_rest_two_days_where_the_law_knows_one() -> None:
    assert working_days("HK") == [0, 1, 2, 3, 4]


@pytest.mark.django_db
def test_the_first_visit_sets_it_and_no_later_one(
    settings: Settings, folder: DataFolder, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DATA_FOLDER = str(folder.path)
    monkeypatch.setattr(pages, "machine_place", lambda: DENMARK)
    assert client.get("/sign-in/", {"ticket": new_ticket(folder)}).status_code == 200
    viewer = viewer_of_this_machine(today=TODAY)
    assert search(viewer).country == "DK"
    change(viewer, country="")
    assert client.get("/sign-in/", {"ticket": new_ticket(folder)}).status_code == 200
    assert search(viewer).country == ""
