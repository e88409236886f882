"""About when something was."""

from datetime import date

import pytest

from whoelse.method.rough_days import ROUGHLY, rough_day


@pytest.mark.parametrize(
    ("words", "today", "day"),
    [
        ("this week", date(2026, 1, 14), date(2026, 1, 12)),
        ("this week", date(2026, 1, 12), date(2026, 1, 12)),
        ("this week", date(2026, 1, 18), date(2026, 1, 12)),
        ("two weeks ago", date(2026, 1, 14), date(2025, 12, 31)),
        ("last month", date(2026, 1, 14), date(2025, 12, 15)),
        ("last month", date(2026, 3, 31), date(2026, 2, 15)),
    ],
)
def test_it_is_a_day_that_has_come(words: str, today: date, day: date) -> None:
    assert rough_day(words, today) == day
    assert all(rough_day(each, today) <= today for each in ROUGHLY)


def test_other_words_are_none() -> None:
    with pytest.raises(ValueError, match="some day"):
        rough_day("some day", date(2026, 1, 14))
