"""How dates, times and numbers are written, by the customs of the place where the user lives. The language is English.

Sources: Unicode CLDR, the locales en-GB, en-US, en-CA, en-AU, en-NZ, en-IE, en-ZA, en-150 (English in Europe), en-CH.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Customs:
    """One way of writing. ``thousands`` stands between groups of three digits."""

    place: str
    month_first: bool = False
    twelve_hours: bool = False
    before_noon: str = "am"
    after_noon: str = "pm"
    thousands: str = ","


PLAIN = Customs("United Kingdom")
DEFAULT = "en-GB"

#: By locale, in the order in which they are offered.
CUSTOMS: Mapping[str, Customs] = MappingProxyType(
    {
        DEFAULT: PLAIN,
        "en-IE": Customs("Ireland"),
        "en-US": Customs("United States", month_first=True, twelve_hours=True, before_noon="AM", after_noon="PM"),
        "en-CA": Customs("Canada", month_first=True, twelve_hours=True, before_noon="a.m.", after_noon="p.m."),
        "en-AU": Customs("Australia", twelve_hours=True),
        "en-NZ": Customs("New Zealand", twelve_hours=True),
        "en-ZA": Customs("South Africa", thousands="\N{NO-BREAK SPACE}"),
        "en-150": Customs("Europe, with points", thousands="."),
        "en-FR": Customs("Europe, with spaces", thousands="\N{NO-BREAK SPACE}"),
        "en-CH": Customs("Switzerland", thousands="’"),
    }
)

# Territories that write as another one in the list does.
_SPACES = frozenset(("FR", "SE", "FI", "NO", "PL", "CZ", "SK", "HU", "BG", "UA", "LV", "LT", "EE", "PT"))
_POINTS = frozenset(
    ("DE", "AT", "NL", "BE", "DK", "ES", "IT", "GR", "TR", "RO", "HR", "SI", "RS", "LU", "BR", "AR", "ID")
)
_LIKE_US = frozenset(("US", "PH", "PR"))

_CUSTOMS: ContextVar[Customs] = ContextVar("customs", default=PLAIN)


def locale_near(locale: str) -> str:
    """The locale in the list whose customs fit one that a machine names ("de-DE"); empty where nothing is known."""
    territory = locale.rpartition("-")[2] if "-" in locale else ""
    if f"en-{territory}" in CUSTOMS:
        return f"en-{territory}"
    near = {"en-US": _LIKE_US, "en-FR": _SPACES, "en-150": _POINTS, "en-CH": frozenset(("LI",))}
    return next((known for known, territories in near.items() if territory in territories), "")


def customs_of(locale: str) -> Customs:
    """The customs of a locale of the list; the plain ones where it is none of them."""
    return CUSTOMS.get(locale, PLAIN)


@contextmanager
def written_as(locale: str) -> Iterator[None]:
    """Whatever is put into words within is written by the customs of that locale."""
    token = _CUSTOMS.set(customs_of(locale))
    try:
        yield
    finally:
        _CUSTOMS.reset(token)


def date_written(weekday: str, day: int, month: str, year: int | None = None) -> str:
    """A date: "Wednesday 14 January 2026", or "Wednesday, January 14, 2026"."""
    if _CUSTOMS.get().month_first:
        return f"{weekday}, {month} {day}" + (f", {year}" if year is not None else "")
    return f"{weekday} {day} {month}" + (f" {year}" if year is not None else "")


def number_written(number: int) -> str:
    """A whole number with its groups: "1,234"."""
    return f"{number:,}".replace(",", _CUSTOMS.get().thousands)


def time_written(hour: int, minute: int) -> str:
    """A time of day: "14:30", or "2:30 PM"."""
    customs = _CUSTOMS.get()
    if not customs.twelve_hours:
        return f"{hour}:{minute:02}"
    half = customs.before_noon if hour < 12 else customs.after_noon
    return f"{hour % 12 or 12}:{minute:02} {half}"


def clock_written(time: str) -> str:
    """A time kept as "14:30", as it is written; anything else as it is."""
    hour, _, minute = time.partition(":")
    if not (hour.isdecimal() and minute.isdecimal() and len(minute) == 2 and int(hour) < 24 and int(minute) < 60):
        return time
    return time_written(int(hour), int(minute)) if _CUSTOMS.get().twelve_hours else time
