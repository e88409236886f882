"""Days as an export writes them, and as spreadsheets write them over. Pure; month names are English, as LinkedIn's."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_NAMES, 1)}
_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?![\d])")
_NAMED = re.compile(r"(\d{1,2})[ .-]+([a-z]{3})[a-z]*\.?[ -]+(\d{4}|\d{2})(?!\d)")
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?!\d)")
_DOTTED = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4}|\d{2})(?!\d)")
_STAMPED = re.compile(r"[a-z]{3} ([a-z]{3}) (\d{1,2}) [\d:]+ (?:[a-z+\d:-]+ )?(\d{4})$")
_NAMED_FIRST = re.compile(r"([a-z]{3})[a-z]*\.? (\d{1,2}), (\d{4})(?!\d)")
_MONTH = re.compile(r"(?:([a-z]{3})[a-z]*\.?[ -]+|(\d{4})-(\d{2})$)(\d{4})?$")
_YEAR = re.compile(r"\d{4}$")


@lru_cache(maxsize=20_000)
def day(text: str) -> date | None:
    """The day a text names: 05 Jan 2024, 5-Jan-24, 2024-01-05, 2024/01/05 …, 1/29/26, 2:37 PM, 5.1.2024, Mon Feb 10
    12:33:33 UTC 2020; None for any other."""
    plain = text.strip().casefold()
    if found := _ISO.match(plain):
        year, month, number = (int(part) for part in found.groups())
    elif found := _NAMED.match(plain):
        number, month, year = int(found[1]), _MONTHS.get(found[2], 0), _year(found[3])
    elif found := _AMERICAN.match(plain):
        month, number, year = int(found[1]), int(found[2]), _year(found[3])
    elif found := _DOTTED.match(plain):
        number, month, year = int(found[1]), int(found[2]), _year(found[3])
    elif found := _STAMPED.match(plain) or _NAMED_FIRST.match(plain):
        month, number, year = _MONTHS.get(found[1], 0), int(found[2]), int(found[3])
    else:
        return None
    try:
        return date(year, month, number)
    except ValueError:
        return None


def days_with_slashes(texts: Sequence[str]) -> list[date | None]:
    """The days of texts like 1/29/26, as a spreadsheet wrote them over in the order of its country.

    Where one of them has a day beyond the twelfth, it tells the order of all; where none has, nothing does.
    """
    found = [_AMERICAN.match(text.strip()) for text in texts]
    first, second = (any(one is not None and int(one[at]) > 12 for one in found) for at in (1, 2))
    if first == second:
        return [None] * len(texts)
    at_day, at_month = (1, 2) if first else (2, 1)
    return [day(f"{one[at_day]}.{one[at_month]}.{one[3]}") if one is not None else None for one in found]


def month(text: str) -> str:
    """The month or year a text names, as 2019-04 or 2019; "" for any other. A day is left out: none is ever meant."""
    plain = text.strip().casefold()
    if _YEAR.match(plain):
        return plain
    whole = day(text)
    if whole is not None:
        return f"{whole:%Y-%m}" if whole.year > 999 else ""
    found = _MONTH.match(plain)
    if not found:
        return ""
    year, number = (found[2], int(found[3])) if found[2] else (found[4] or "", _MONTHS.get(found[1], 0))
    return f"{year}-{number:02}" if year and 1 <= number <= 12 else ""


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)
