"""The search's own settings, and what they cannot be."""

from datetime import date

import pytest

from tests.cast import Cast
from whoelse.searches.access import NotFound, Viewer, viewer_for, viewer_of_this_machine
from whoelse.searches.actions import change
from whoelse.searches.changes import Unfit
from whoelse.searches.queries import search, today


def test_purpose_and_working_days(cast: Cast) -> None:
    change(cast.nadia, purpose="  Ferries that charge while they load. ", working_days=[6, 0, 1, 2, 3])
    seen = search(cast.nadia)
    assert (seen.purpose, seen.working_days) == ("Ferries that charge while they load.", (0, 1, 2, 3, 6))


def test_without_working_days_of_their_own_monday_to_friday(stranger: Viewer) -> None:
    assert search(stranger).working_days == (0, 1, 2, 3, 4)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("style", "INTJ"),
        ("time_zone", "Mars/Olympus"),
        ("country", "ZZ"),
        ("working_days", []),
        ("signed", "x" * 121),
        ("others_seen", "yes"),
        ("list_enough", 1),
        ("list_back_on", 3),
        ("export_back_on", "one day"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(cast: Cast, field: str, value: object) -> None:
    before = search(cast.nadia)
    with pytest.raises(Unfit) as refused:
        change(cast.nadia, **{"purpose": "Another", field: value})
    assert refused.value.field == field
    assert search(cast.nadia) == before


def test_today_is_the_day_of_the_users_time_zone(cast: Cast, time_machine: object) -> None:
    time_machine.move_to("2026-01-14T23:30:00+00:00")
    change(cast.nadia, time_zone="Europe/Oslo")
    assert today(cast.nadia) == date(2026, 1, 15)
    change(cast.nadia, time_zone="America/New_York")
    assert today(cast.nadia) == date(2026, 1, 14)


def test_one_user_and_one_search_on_one_machine(cast: Cast) -> None:
    assert viewer_of_this_machine(today=date(2027, 1, 1)) == cast.nadia
    assert viewer_for(cast.nadia.user) == cast.nadia


def test_nobody_sees_nothing(db: None) -> None:
    with pytest.raises(NotFound):
        viewer_for("nobody")
