"""Waits, as a playbook writes them: "5 business days", "24 hours", "6 weeks", "next business week"."""

import re
from dataclasses import dataclass

UNITS = ("hour", "day", "business day", "week", "month", "year")
NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}

THE_SAME_DAY = "the same day"
NEXT_BUSINESS_WEEK = "next business week"
#: Days that a fact names itself (``until`` of a reply or a promise, ``for`` of a conversation), with what holds if not.
THE_DAY_NAMED = "the day named"

#: Longer waits are a slip of the pen; in days, months and years counted generously.
_TEN_YEARS = 3_660
_DAYS = {"hour": 1 / 24, "day": 1, "business day": 1, "week": 7, "month": 30, "year": 365}

_AMOUNT = re.compile(r"(?P<number>\d{1,4}|[a-z]+) (?P<unit>business days?|hours?|days?|weeks?|months?|years?)")


class NotADuration(ValueError):
    """A text that is not a wait. The message is a sentence fit to be shown."""


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time from a fact.

    ``number`` of ``unit`` (one of UNITS). ``named`` = the day that the fact names counts first, and the number only
    where it names none. ``next_week`` = the first business day of the next ISO week; number and unit do not matter.
    """

    number: int
    unit: str
    named: bool = False
    next_week: bool = False

    def __str__(self) -> str:
        if self.next_week:
            return NEXT_BUSINESS_WEEK
        amount = f"{self.number} {self.unit}{'' if self.number == 1 else 's'}" if self.number else THE_SAME_DAY
        return f"{THE_DAY_NAMED}, else {amount}" if self.named else amount

    @property
    def days_at_most_one(self) -> bool:
        """Whether it is a day or less: such a ``within`` keeps its day, even a day off."""
        if self.next_week:
            return False
        return (
            self.number == 0 or (self.unit == "hour" and self.number <= 24) or (self.unit == "day" and self.number <= 1)
        )


SAME_DAY = Duration(0, "day")


def duration(text: str) -> Duration:
    """The duration a text means.

    Raises NotADuration where it means none; the sentence repeats the text.
    """
    plain = " ".join(text.split()).lower()
    if plain.startswith(THE_DAY_NAMED + ", else "):
        rest = duration(plain.removeprefix(THE_DAY_NAMED + ", else "))
        return Duration(rest.number, rest.unit, named=True)
    if plain == THE_SAME_DAY:
        return SAME_DAY
    if plain == NEXT_BUSINESS_WEEK:
        return Duration(0, "day", next_week=True)
    found = _AMOUNT.fullmatch(plain)
    if found is None:
        raise NotADuration(f"“{text}” is not a wait.")
    number = found["number"]
    if not number.isdigit() and number not in NUMBERS:
        raise NotADuration(f"“{text}” is not a wait: “{number}” is not a number.")
    length = Duration(int(number) if number.isdigit() else NUMBERS[number], found["unit"].removesuffix("s"))
    if length.number * _DAYS[length.unit] > _TEN_YEARS:
        raise NotADuration(f"“{text}” is longer than ten years.")
    return length
