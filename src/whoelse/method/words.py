"""Days, counts and lists in words, for sentences on pages and in reasons. English; copy rules of the design."""

from collections.abc import Sequence
from datetime import date, timedelta

from whoelse.method.customs import date_written, number_written

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def date_in_words(day: date, today: date) -> str:
    """The date without a preposition: "Monday 5 January", with its year where that is not the year of ``today``."""
    year = None if day.year == today.year else day.year
    return date_written(WEEKDAYS[day.weekday()], day.day, MONTHS[day.month - 1], year)


def day_in_words(day: date, today: date) -> str:
    """The date as part of a sentence: "on Monday 5 January"."""
    return f"on {date_in_words(day, today)}"


def near_day_in_words(day: date, today: date) -> str:
    """The day as one would say it: "today", "yesterday", "tomorrow", or as ``day_in_words``."""
    near = {today: "today", today - timedelta(days=1): "yesterday", today + timedelta(days=1): "tomorrow"}
    return near.get(day) or day_in_words(day, today)


def count_in_words(number: int) -> str:
    """A count for prose: "no" for none, words up to ten, digits above.

    Raises ValueError for a negative number.
    """
    if number < 0:
        raise ValueError(f"A count is never negative: {number}.")
    return _COUNTS[number] if number < len(_COUNTS) else number_written(number)


def counted(number: int, one: str, many: str = "") -> str:
    """A count with its noun: "three people". ``many`` is ``one`` with an s where it is not given."""
    return f"{count_in_words(number)} {one if number == 1 else many or one + 's'}"


def business_days_in_words(number: int) -> str:
    """A number of business days, in digits beside the unit: "7 business days"."""
    return f"{number} business day{'' if number == 1 else 's'}"


def list_in_words(names: Sequence[str], most: int | None = None) -> str:
    """Names as one would say them: "Acme, Globex and Initech".

    Where a name holds a comma of its own, semicolons part them: "Trinity College, Cambridge; Acme; and Globex".

    With ``most``, at least one, only so many are named, and the others counted: "Acme, Globex and two others".
    """
    said = list(names)
    if most is not None and len(said) > most:
        left = len(said) - most
        said = [*said[:most], f"{count_in_words(left)} other{'' if left == 1 else 's'}"]
    if len(said) < 2:
        return "".join(said)
    if any(", " in name for name in said):
        return f"{'; '.join(said[:-1])}; and {said[-1]}"
    return f"{', '.join(said[:-1])} and {said[-1]}"


def possessive(name: str) -> str:
    """Whose it is: "Maria’s"."""
    return f"{name}’s"


def sentence_start(text: str) -> str:
    """The text with its first letter in upper case; the rest is left as it is."""
    return text[:1].upper() + text[1:]
