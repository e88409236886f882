"""Which daily backups to keep: a pure function."""

from collections.abc import Callable, Collection, Hashable
from datetime import date

DAYS = 7
WEEKS = 4
MONTHS = 12


def kept(days: Collection[date]) -> set[date]:
    """The days whose backups stay: the newest 7, the newest of each of 4 weeks, the newest of each of 12 months.

    Days, weeks and months without a backup do not count, so that a long silence never empties the shelf. Weeks are ISO
    weeks.
    """
    return (
        _newest_of_each(days, DAYS, lambda day: day)
        | _newest_of_each(days, WEEKS, lambda day: day.isocalendar()[:2])
        | _newest_of_each(days, MONTHS, lambda day: (day.year, day.month))
    )


def _newest_of_each(days: Collection[date], most: int, span: Callable[[date], Hashable]) -> set[date]:
    newest: dict[Hashable, date] = {}
    for day in sorted(days, reverse=True):
        newest.setdefault(span(day), day)
    return set(list(newest.values())[:most])
