"""Days as stories mean them: examples by hand, and numpy's business days as a second opinion."""

from datetime import date, timedelta

import holidays
import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoelse.method.calendar import Calendar, Span, UnknownCountryError, away_spans, paused_spans
from whoelse.method.facts import Fact

AMERICAN = Calendar("US")
WITHOUT_HOLIDAYS = Calendar()
MONDAY = date(2026, 1, 5)
FEDERAL = frozenset(day for year in range(2017, 2036) for day in holidays.country_holidays("US", years=year))

days = st.dates(date(2019, 1, 1), date(2032, 12, 31))
spans = st.builds(lambda first, length: Span(first, first + timedelta(days=length)), days, st.integers(0, 40))
nearby = st.dates(date(2026, 1, 1), date(2026, 12, 31))
nearby_spans = st.builds(lambda first, length: Span(first, first + timedelta(days=length)), nearby, st.integers(0, 40))


def oracle(paused: tuple[Span, ...] = ()) -> numpy.busdaycalendar:
    """numpy's calendar with the federal holidays written out by the package, and paused days as days off."""
    off = set(FEDERAL)
    for span in paused:
        off |= {span.first + timedelta(days=at) for at in range((span.last - span.first).days + 1)}
    return numpy.busdaycalendar(holidays=sorted(off))


def test_three_business_days_after_a_monday_are_the_thursday_and_seven_the_wednesday():
    assert AMERICAN.add_business_days(MONDAY, 3) == date(2026, 1, 8)
    assert AMERICAN.add_business_days(MONDAY, 7) == date(2026, 1, 14)


def test_sent_on_a_saturday_the_monday_is_the_first():
    assert AMERICAN.add_business_days(date(2026, 1, 10), 1) == date(2026, 1, 12)


def test_none_is_the_day_itself_even_a_day_off():
    assert AMERICAN.add_business_days(date(2026, 1, 10), 0) == date(2026, 1, 10)


def test_thanksgiving_is_not_counted_and_the_friday_after_is():
    wednesday = date(2026, 11, 25)
    assert AMERICAN.add_business_days(wednesday, 1) == date(2026, 11, 27)
    assert WITHOUT_HOLIDAYS.add_business_days(wednesday, 1) == date(2026, 11, 26)


def test_the_fourth_of_july_on_a_saturday_is_kept_on_the_friday():
    assert not AMERICAN.is_business_day(date(2026, 7, 3))
    assert AMERICAN.add_business_days(date(2026, 6, 29), 5) == date(2026, 7, 7)


def test_new_year_on_a_saturday_is_kept_in_the_old_year():
    assert not AMERICAN.is_business_day(date(2021, 12, 31))
    assert AMERICAN.add_business_days(date(2021, 12, 30), 1) == date(2022, 1, 3)


def test_the_business_day_before_a_tuesday_after_a_holiday_is_the_friday():
    assert AMERICAN.before(date(2026, 1, 20), 1) == date(2026, 1, 16)
    assert AMERICAN.before(date(2026, 1, 20), 0) == date(2026, 1, 20)


def test_other_countries_keep_other_days():
    assert Calendar("DE").is_business_day(date(2026, 7, 3))
    assert not Calendar("DE").is_business_day(date(2025, 10, 3))
    assert not Calendar("SE").is_business_day(date(2025, 6, 6))


def test_a_country_nobody_knows_is_refused_with_its_name():
    with pytest.raises(UnknownCountryError, match="Atlantis"):
        Calendar("Atlantis")


def test_a_week_without_a_working_day_is_refused():
    with pytest.raises(ValueError, match="worked"):
        Calendar(working_days=frozenset())


def test_a_week_that_is_worked_from_sunday_to_thursday():
    calendar = Calendar(working_days=frozenset({6, 0, 1, 2, 3}))
    thursday = date(2026, 1, 8)
    assert calendar.add_business_days(thursday, 1) == date(2026, 1, 11)


def test_the_next_business_week_is_the_first_business_day_of_the_next_iso_week():
    assert AMERICAN.next_business_week(date(2026, 1, 13)) == date(2026, 1, 20)  # the Monday is Martin Luther King's
    assert AMERICAN.next_business_week(date(2026, 1, 5)) == date(2026, 1, 12)
    assert AMERICAN.next_business_week(date(2026, 1, 11)) == date(2026, 1, 12)


def test_a_month_ends_on_the_same_day_or_on_its_last():
    assert AMERICAN.add_calendar(date(2026, 1, 15), 1, "month") == date(2026, 2, 15)
    assert AMERICAN.add_calendar(date(2026, 1, 31), 1, "month") == date(2026, 2, 28)
    assert AMERICAN.add_calendar(date(2028, 1, 31), 1, "month") == date(2028, 2, 29)
    assert AMERICAN.add_calendar(date(2026, 11, 30), 3, "month") == date(2027, 2, 28)
    assert AMERICAN.add_calendar(date(2028, 2, 29), 1, "year") == date(2029, 2, 28)
    assert AMERICAN.add_calendar(date(2025, 12, 31), 12, "month") == date(2026, 12, 31)


def test_weeks_and_hours_are_days_of_the_calendar():
    assert AMERICAN.add_calendar(date(2026, 1, 6), 6, "week") == date(2026, 2, 17)
    assert AMERICAN.add_calendar(date(2026, 1, 9), 24, "hour") == date(2026, 1, 10)
    assert AMERICAN.add_calendar(date(2026, 1, 9), 25, "hour") == date(2026, 1, 11)
    assert AMERICAN.add_calendar(date(2026, 1, 9), 0, "day") == date(2026, 1, 9)


def test_a_unit_that_is_none_of_the_calendar_is_refused():
    with pytest.raises(ValueError, match="fortnight"):
        AMERICAN.add_calendar(MONDAY, 1, "fortnight")


def test_a_pause_moves_a_wait_in_days_by_as_many_days():
    pause = Span(date(2026, 1, 10), date(2026, 1, 12))
    assert Calendar(paused=(pause,)).add_calendar(MONDAY, 7, "day") == date(2026, 1, 15)


def test_a_pause_that_a_move_runs_into_moves_it_again():
    paused = (Span(date(2026, 1, 10), date(2026, 1, 12)), Span(date(2026, 1, 14), date(2026, 1, 14)))
    assert Calendar(paused=paused).add_calendar(MONDAY, 7, "day") == date(2026, 1, 16)


def test_a_pause_is_no_day_off_it_is_only_not_counted():
    calendar = Calendar(paused=(Span(date(2026, 1, 6), date(2026, 1, 7)),))
    assert calendar.is_business_day(date(2026, 1, 6))
    assert not calendar.counts(date(2026, 1, 6))
    assert calendar.next_business_day(date(2026, 1, 6)) == date(2026, 1, 6)
    assert calendar.add_business_days(MONDAY, 1) == date(2026, 1, 8)


def test_a_day_that_never_comes_is_the_last_there_is():
    for_ever = Span(date(2026, 1, 6), date.max)
    assert AMERICAN.add_business_days(MONDAY, 1, (for_ever,)) == date.max
    assert Calendar(paused=(for_ever,)).add_calendar(MONDAY, 1, "month") == date.max
    assert Calendar(paused=(Span(date.min, date(2026, 1, 6)),)).before(date(2026, 1, 6), 1) == date.min


def test_a_step_on_a_day_off_falls_on_the_next_business_day_or_on_the_one_before():
    saturday = date(2026, 1, 10)
    assert AMERICAN.next_business_day(saturday) == date(2026, 1, 12)
    assert AMERICAN.previous_business_day(saturday) == date(2026, 1, 9)
    assert AMERICAN.next_business_day(MONDAY) == AMERICAN.previous_business_day(MONDAY) == MONDAY


def test_out_of_office_counts_from_its_own_day_through_the_day_named():
    away = away_spans([fact("out of office", MONDAY, person="tom", until=date(2026, 1, 7))])
    assert AMERICAN.add_business_days(MONDAY, 1, away) == date(2026, 1, 8)
    assert not AMERICAN.counts(MONDAY, away)
    assert AMERICAN.counts(date(2026, 1, 8), away)


def test_the_day_of_the_pause_is_paused_and_the_day_of_going_on_is_not():
    facts = [fact("search paused", MONDAY), fact("search resumed", date(2026, 1, 8))]
    assert paused_spans(facts, date(2026, 2, 1)) == (Span(MONDAY, date(2026, 1, 7)),)


def test_an_open_pause_lasts_through_today_and_one_that_comes_later_is_none():
    paused = [fact("search paused", MONDAY)]
    assert paused_spans(paused, date(2026, 1, 9)) == (Span(MONDAY, date(2026, 1, 9)),)
    assert paused_spans(paused, date(2026, 1, 4)) == ()


def test_a_pause_that_ends_on_its_own_day_was_none_and_two_pauses_are_one():
    facts = [
        fact("search paused", MONDAY),
        fact("search resumed", MONDAY),
        fact("search paused", date(2026, 1, 7)),
        fact("search paused", date(2026, 1, 8)),
        fact("search resumed", date(2026, 1, 9)),
        fact("search resumed", date(2026, 1, 12)),
    ]
    assert paused_spans(facts, date(2026, 2, 1)) == (Span(date(2026, 1, 7), date(2026, 1, 8)),)


@given(days, st.integers(1, 60))
def test_adding_business_days_agrees_with_numpy(start, n):
    expected = numpy.busday_offset(start, n, roll="backward", busdaycal=oracle())
    assert AMERICAN.add_business_days(start, n) == expected.astype(date)


@given(days, st.integers(1, 60))
def test_counting_backwards_agrees_with_numpy(day, n):
    expected = numpy.busday_offset(day, -n, roll="forward", busdaycal=oracle())
    assert AMERICAN.before(day, n) == expected.astype(date)


@given(nearby, st.integers(1, 60), st.lists(nearby_spans, max_size=3), st.lists(nearby_spans, max_size=2))
def test_days_paused_or_away_are_as_good_as_days_off_to_a_wait(start, n, paused, away):
    calendar = Calendar("US", paused=tuple(paused))
    expected = numpy.busday_offset(start, n, roll="backward", busdaycal=oracle((*paused, *away)))
    assert calendar.add_business_days(start, n, tuple(away)) == expected.astype(date)
    assert calendar.business_days_between(start, expected.astype(date), tuple(away)) == n


@given(nearby, nearby, st.lists(nearby_spans, max_size=3), st.lists(nearby_spans, max_size=2))
def test_counting_between_agrees_with_numpy(start, end, paused, away):
    calendar = Calendar("US", paused=tuple(paused))
    after = numpy.datetime64(start) + 1, numpy.datetime64(end) + 1
    expected = int(numpy.busday_count(*after, busdaycal=oracle((*paused, *away)))) if end > start else 0
    assert calendar.business_days_between(start, end, tuple(away)) == expected


@given(nearby, st.integers(1, 60), st.lists(nearby_spans, max_size=4))
def test_a_wait_in_days_passes_as_many_days_that_are_not_paused(start, number, paused):
    end = Calendar(paused=tuple(paused)).add_calendar(start, number, "day")
    passed = [start + timedelta(days=at) for at in range(1, (end - start).days + 1)]
    assert sum(not any(day in span for span in paused) for day in passed) == number


@given(nearby, st.integers(0, 30), st.integers(0, 30), st.lists(nearby_spans, max_size=3))
def test_longer_waits_never_end_earlier(start, fewer, more, paused):
    calendar = Calendar("US", paused=tuple(paused))
    fewer, more = sorted((fewer, more))
    assert calendar.add_business_days(start, fewer) <= calendar.add_business_days(start, more)
    for unit in ("day", "week", "month", "year"):
        assert calendar.add_calendar(start, fewer, unit) <= calendar.add_calendar(start, more, unit)


@given(days, spans)
def test_spans_hold_their_first_and_last_day(day, span):
    assert span.first in span
    assert span.last in span
    assert (day in span) == (span.first <= day <= span.last)


def fact(kind: str, on: date, **fields: object) -> Fact:
    """A fact noted on its own day."""
    return Fact(id=f"{kind} {on}", kind=kind, on=on, noted=on, **fields)
