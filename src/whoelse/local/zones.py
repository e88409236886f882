"""Which country a time zone lies in, by the table that comes with the zones themselves."""

from functools import cache
from importlib.resources import files


def country_of(zone: str) -> str:
    """The ISO 3166 code of the country that the zone is named for; empty for "UTC" and the like."""
    return next((country for country, name in _table() if name == zone), "")


def zones_of(country: str) -> tuple[str, ...]:
    """The zones of a country, in the table's order: the one that most people live in comes first."""
    return tuple(name for code, name in _table() if code == country)


@cache
def _table() -> tuple[tuple[str, str], ...]:
    # One step at a time: what stands for a folder in a bundle takes no two.
    text = (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple((row[0], row[2]) for row in rows)
