"""How dates, times and numbers are written. The expected words are those of Unicode CLDR for English in each place."""

from datetime import date

import pytest

from whoelse.method.customs import CUSTOMS, clock_written, locale_near, number_written, time_written, written_as
from whoelse.method.words import count_in_words, date_in_words

DAY, LAST_YEAR = date(2026, 1, 14), date(2025, 12, 8)


@pytest.mark.parametrize(
    ("locale", "day", "earlier", "time", "number"),
    [
        ("en-GB", "Wednesday 14 January", "Monday 8 December 2025", "14:05", "12,345"),
        ("en-US", "Wednesday, January 14", "Monday, December 8, 2025", "2:05 PM", "12,345"),
        ("en-CA", "Wednesday, January 14", "Monday, December 8, 2025", "2:05 p.m.", "12,345"),
        ("en-AU", "Wednesday 14 January", "Monday 8 December 2025", "2:05 pm", "12,345"),
        ("en-150", "Wednesday 14 January", "Monday 8 December 2025", "14:05", "12.345"),
        ("en-CH", "Wednesday 14 January", "Monday 8 December 2025", "14:05", "12’345"),
        ("en-ZA", "Wednesday 14 January", "Monday 8 December 2025", "14:05", "12\N{NO-BREAK SPACE}345"),
        ("", "Wednesday 14 January", "Monday 8 December 2025", "14:05", "12,345"),
    ],
)
def test_written_as(locale: str, day: str, earlier: str, time: str, number: str) -> None:
    with written_as(locale):
        assert date_in_words(DAY, DAY) == day
        assert date_in_words(LAST_YEAR, DAY) == earlier
        assert time_written(14, 5) == clock_written("14:05") == time
        assert number_written(12_345) == count_in_words(12_345) == number


def test_midnight_and_noon_on_twelve_hours() -> None:
    with written_as("en-US"):
        assert (time_written(0, 0), time_written(12, 0)) == ("12:00 AM", "12:00 PM")


def test_what_is_no_time_stays_as_it_was_typed() -> None:
    with written_as("en-US"):
        assert [clock_written(words) for words in ("", "noon", "25:00", "9")] == ["", "noon", "25:00", "9"]


def test_it_ends_where_it_was_asked_for() -> None:
    with written_as("en-US"), written_as("en-CH"):
        assert number_written(1_000) == "1’000"
    assert number_written(1_000) == "1,000"


@pytest.mark.parametrize(
    ("machine", "offered"),
    [
        ("en-GB", "en-GB"),
        ("en-US", "en-US"),
        ("de-DE", "en-150"),
        ("sv-SE", "en-FR"),
        ("fr-CH", "en-CH"),
        ("es-PR", "en-US"),
        ("ja-JP", ""),
        ("de", ""),
        ("", ""),
    ],
)
def test_what_a_machine_says_leads_to_one_of_the_list(machine: str, offered: str) -> None:
    assert locale_near(machine) == offered
    assert not offered or offered in CUSTOMS
