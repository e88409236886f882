"""Hours as people write them, and minutes as hours in words."""

import re

#: The hours of one week.
MOST = 7 * 24 * 60
_WRITTEN = re.compile(r"(?P<whole>\d{1,3})?(?:[.,](?P<part>\d{1,2})|:(?P<minutes>[0-5]\d)|(?P<sign>[¼½¾]))?")
_SIGNS = {15: "¼", 30: "½", 45: "¾"}
_MINUTES = {sign: minutes for minutes, sign in _SIGNS.items()}
_NOT_HOURS = "How many hours, such as 6, 6.5 or 6:30."


def minutes_of(written: str) -> int:
    """The minutes of hours written as 6, 6.5, 6,5, 6½ or 6:30; 0 where nothing is written.

    Raises ValueError, in a sentence fit to be shown, for anything else, and for more than a week has.
    """
    said = written.strip().lower()
    words = said.removesuffix("hours").removesuffix("h").strip()
    found = _WRITTEN.fullmatch(words)
    if found is None or (said and not words):
        raise ValueError(_NOT_HOURS)
    minutes = int(found["whole"] or 0) * 60 + int(found["minutes"] or 0) + _MINUTES.get(found["sign"] or "", 0)
    if found["part"]:
        minutes += round(int(found["part"]) * 60 / 10 ** len(found["part"]))
    if minutes > MOST:
        raise ValueError("A week has 168 hours.")
    return minutes


def hours_written(minutes: int) -> str:
    """Minutes as hours in figures: "6", "6½", "½", "6:20"."""
    whole, rest = divmod(minutes, 60)
    if not rest:
        return str(whole)
    if rest in _SIGNS:
        return f"{whole or ''}{_SIGNS[rest]}"
    return f"{whole}:{rest:02}"
