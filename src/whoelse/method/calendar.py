"""Which days count: working days, holidays, pauses of the search, and days on which somebody is out of the office."""

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import holidays

from whoelse.method.facts import Fact

_DAY = timedelta(days=1)
_EVERY_WEEKDAY = frozenset(range(7))


class UnknownCountryError(ValueError):
    """A country whose holidays are not known. The message is a sentence fit to be shown."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Days in a row, from ``first`` through ``last``, both included. With ``last`` before ``first`` it holds none."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days of one search.

    ``country`` is an ISO 3166 code whose public holidays (for US the federal ones) are days off, None for no holidays;
    ``working_days`` are weekdays, Monday is 0; ``paused`` are the days on which the search rested, in any order.
    A paused day is no day off: a step may still fall on it. It is only not counted.

    Raises UnknownCountryError where the holidays of the country are not known, ValueError where no weekday is worked.
    """

    country: str | None = None
    working_days: frozenset[int] = frozenset(range(5))
    paused: Sequence[Span] = ()

    def __post_init__(self) -> None:
        if not self.working_days & _EVERY_WEEKDAY:
            raise ValueError("At least one day of the week is worked.")
        if self.country is not None:
            _check_country(self.country)
        object.__setattr__(self, "paused", _joined(self.paused))

    def is_business_day(self, day: date) -> bool:
        """Whether it is a working day and no holiday, paused or not."""
        if day.weekday() not in self.working_days:
            return False
        return self.country is None or day not in _holidays(self.country, day.year)

    def counts(self, day: date, away: Sequence[Span] = ()) -> bool:
        """Whether a wait in business days counts this day; ``away`` are days on which the person is out of office."""
        if any(day in span for span in self.paused) or any(day in span for span in away):
            return False
        return self.is_business_day(day)

    def add_business_days(self, start: date, n: int, away: Sequence[Span] = ()) -> date:
        """The n-th counted day after a day: from a Saturday one leads to Monday. None leads to the day itself.

        The last day there is (``date.max``) stands for a day that never comes.
        """
        if n <= 0:
            return start
        plain = self._add_plain(start, n)
        spans = [span for span in (*self.paused, *away) if span.last > start and span.first <= plain]
        return self._walk(start, n, (*self.paused, *away)) if spans else plain

    def before(self, day: date, n: int) -> date:
        """The n-th counted business day before a day. None is the day itself.

        The first day there is (``date.min``) stands for a day that never was.
        """
        while n > 0 and day > date.min:
            day -= _DAY
            span = next((span for span in self.paused if day in span), None)
            if span is not None:
                day = span.first
            elif self.is_business_day(day):
                n -= 1
        return day

    def next_business_day(self, day: date) -> date:
        """The day itself when it is a business day, else the first one after it."""
        while day < date.max and not self.is_business_day(day):
            day += _DAY
        return day

    def previous_business_day(self, day: date) -> date:
        """The day itself when it is a business day, else the last one before it."""
        while day > date.min and not self.is_business_day(day):
            day -= _DAY
        return day

    def business_days_between(self, start: date, end: date, away: Sequence[Span] = ()) -> int:
        """How many counted days lie after ``start`` up to and with ``end``: 0 where the end is not later."""
        if end <= start:
            return 0
        counted = self._business_days_in(start, end)
        for span in _joined((*self.paused, *away)):
            first, last = max(span.first - _DAY if span.first > date.min else span.first, start), min(span.last, end)
            if first < last:
                counted -= self._business_days_in(first, last)
        return counted

    def add_calendar(self, start: date, number: int, unit: str) -> date:
        """The day so many hours, days, weeks, months or years after a day, moved by the days paused on the way.

        24 hours are the next day. A month ends on the same day or, where it has none, on its last. The move repeats
        until no paused day is left out. ``date.max`` stands for a day that never comes. Raises ValueError for a unit
        that is none of these.
        """
        plain = _add_unmoved(start, number, unit)
        day = plain
        while True:
            moved = _later(plain, self._paused_days_in(start, day))
            if moved == day:
                return day
            day = moved

    def next_business_week(self, day: date) -> date:
        """The first business day of the next ISO week, which begins on Monday."""
        return self.next_business_day(_later(day, 7 - day.weekday()))

    def _add_plain(self, start: date, n: int) -> date:
        """As ``add_business_days``, without pauses and absences: looked up, not walked."""
        year = start.year
        days = _business_days(self.country, self.working_days, year)
        at = bisect_right(days, start) + n - 1
        while at >= len(days):
            at -= len(days)
            year += 1
            if year > date.max.year:
                return date.max
            days = _business_days(self.country, self.working_days, year)
        return days[at]

    def _walk(self, day: date, n: int, spans: Sequence[Span]) -> date:
        while n > 0 and day < date.max:
            day += _DAY
            span = next((span for span in spans if day in span), None)
            if span is not None:
                day = span.last
            elif self.is_business_day(day):
                n -= 1
        return day

    def _business_days_in(self, start: date, end: date) -> int:
        """Business days after ``start`` up to and with ``end``, paused or not."""
        if start.year == end.year:
            days = _business_days(self.country, self.working_days, start.year)
            return bisect_right(days, end) - bisect_right(days, start)
        counted = 0
        for year in range(start.year, end.year + 1):
            days = _business_days(self.country, self.working_days, year)
            upto = bisect_right(days, end) if year == end.year else len(days)
            counted += upto - (bisect_right(days, start) if year == start.year else 0)
        return counted

    def _paused_days_in(self, start: date, end: date) -> int:
        """Paused days after ``start`` up to and with ``end``."""
        return sum(
            max(0, (min(span.last, end) - max(span.first - _DAY if span.first > date.min else span.first, start)).days)
            for span in self.paused
        )


def paused_spans(facts: Iterable[Fact], today: date) -> tuple[Span, ...]:
    """The days on which the search was paused: the day of *paused* is one, the day of *resumed* is not.

    A pause that is still open is taken to last through today, since tomorrow is the first day that can end it: what
    waits moves on day by day and never becomes overdue.
    """
    marks = sorted(
        (fact for fact in facts if fact.kind in {"search paused", "search resumed"} and fact.on <= today),
        key=lambda fact: fact.on,
    )
    spans = []
    since: date | None = None
    for mark in marks:
        if mark.kind == "search paused":
            since = since or mark.on
        elif since is not None:
            if since < mark.on:
                spans.append(Span(since, mark.on - _DAY))
            since = None
    if since is not None:
        spans.append(Span(since, today))
    return tuple(spans)


def away_spans(facts: Iterable[Fact]) -> tuple[Span, ...]:
    """The days a person is out of the office, by their facts: each from its own day through the one it names."""
    return tuple(
        Span(fact.on, fact.until)
        for fact in facts
        if fact.kind == "out of office" and fact.until is not None and fact.until >= fact.on
    )


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same days in order, each once, so that days can be summed over spans."""
    joined: list[Span] = []
    for span in sorted(spans):
        if span.last < span.first:
            continue
        if joined and (joined[-1].last == date.max or span.first <= joined[-1].last + _DAY):
            joined[-1] = Span(joined[-1].first, max(joined[-1].last, span.last))
        else:
            joined.append(span)
    return tuple(joined)


def _add_unmoved(start: date, number: int, unit: str) -> date:
    match unit:
        case "hour":
            return _later(start, -(-number // 24))
        case "day":
            return _later(start, number)
        case "week":
            return _later(start, 7 * number)
        case "month":
            return _add_months(start, number)
        case "year":
            return _add_months(start, 12 * number)
        case _:
            raise ValueError(f"“{unit}” is not a unit of the calendar.")


def _add_months(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def _later(day: date, days: int) -> date:
    return date.max if days > (date.max - day).days else day + timedelta(days=days)


@lru_cache(maxsize=64)
def _check_country(country: str) -> None:
    try:
        holidays.country_holidays(country)
    except NotImplementedError:
        raise UnknownCountryError(f"No holidays are known for “{country}”.") from None


@lru_cache(maxsize=1024)
def _holidays(country: str, year: int) -> frozenset[date]:
    """The public holidays of a country in a year, the days on which they are kept included."""
    return frozenset(holidays.country_holidays(country, years=year))


@lru_cache(maxsize=1024)
def _business_days(country: str | None, working_days: frozenset[int], year: int) -> tuple[date, ...]:
    """All business days of a year, in order."""
    off = _holidays(country, year) if country is not None else frozenset()
    first = date(year, 1, 1).toordinal()
    days = (date.fromordinal(first + at) for at in range(date(year, 12, 31).toordinal() - first + 1))
    return tuple(day for day in days if day.weekday() in working_days and day not in off)
