"""Which daily backups stay."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from whoelse.local.rotation import DAYS, MONTHS, WEEKS, kept

days = st.sets(st.dates(date(2025, 1, 1), date(2027, 12, 31)), max_size=120)


def test_a_machine_used_daily_keeps_a_week_a_month_and_a_year() -> None:
    today = date(2026, 11, 23)
    shelf: set[date] = set()
    for back in range(800, -1, -1):
        shelf = kept(shelf | {today - timedelta(days=back)})
    assert shelf == {
        *(today - timedelta(days=back) for back in range(7)),
        date(2026, 11, 15),  # Sundays: the newest of the two whole weeks before (22 November is among the seven)
        date(2026, 11, 8),
        date(2026, 10, 31),
        date(2026, 9, 30),
        date(2026, 8, 31),
        date(2026, 7, 31),
        date(2026, 6, 30),
        date(2026, 5, 31),
        date(2026, 4, 30),
        date(2026, 3, 31),
        date(2026, 2, 28),
        date(2026, 1, 31),
        date(2025, 12, 31),
    }


def test_a_year_of_silence_empties_nothing() -> None:
    shelf = {date(2025, 1, day) for day in range(1, 8)}
    assert kept(shelf | {date(2026, 3, 1)}) >= {date(2026, 3, 1), date(2025, 1, 7), date(2025, 1, 2)}


@given(days)
def test_the_newest_stay_and_the_shelf_stays_small(shelf: set[date]) -> None:
    stay = kept(shelf)
    assert stay <= shelf
    assert stay >= set(sorted(shelf)[-DAYS:])
    assert len(stay) <= DAYS + WEEKS + MONTHS
    newest_of_month = {
        max(day for day in shelf if (day.year, day.month) == month) for month in {(d.year, d.month) for d in shelf}
    }
    assert stay >= set(sorted(newest_of_month)[-MONTHS:])


@given(days)
def test_tidying_twice_takes_away_no_more(shelf: set[date]) -> None:
    assert kept(kept(shelf)) == kept(shelf)


@given(days, st.dates(date(2025, 1, 1), date(2027, 12, 31)))
def test_what_once_went_is_not_missed_later(shelf: set[date], day: date) -> None:
    newer = max(shelf | {day}) + timedelta(days=1)
    assert kept(kept(shelf) | {newer}) == kept(shelf | {newer})
