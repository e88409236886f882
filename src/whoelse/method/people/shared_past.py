"""Whether two people worked at one place at the same time, as far as the days noted tell. Pure.

Days are as exact as they are known: 2019, 2019-04 or 2019-04-30; "" where they are not.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Overlap = Literal["both now", "same years", "connected then", "other years", "unknown"]

#: From the least to the most that is known to be shared.
OVERLAPS: tuple[Overlap, ...] = ("unknown", "other years", "connected then", "same years", "both now")


@dataclass(frozen=True, slots=True)
class Stay:
    """A time at a place. Without an end it lasts, where it is ``current``; else its end is not known."""

    started: str = ""
    ended: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class SharedPast:
    """A place where both worked, by its name, and whether at the same time."""

    organisation: str
    overlap: Overlap = "unknown"


def overlap(mine: Stay, theirs: Stay, *, connected_on: date | None = None) -> Overlap:
    """Whether two stays at one place fell together.

    Where the days of one are missing, that the two connected while the user was there says something too.
    """
    if mine.current and theirs.current:
        return "both now"
    first, second = _span(mine), _span(theirs)
    if first is not None and second is not None:
        return "same years" if first[0] <= second[1] and second[0] <= first[1] else "other years"
    if connected_on is not None and first is not None and first[0] <= connected_on.isoformat() <= first[1]:
        return "connected then"
    return "unknown"


def closest(one: SharedPast | None, other: SharedPast) -> SharedPast:
    """Of two shared pasts the one that says more; of equals the one whose name comes first."""
    if one is None:
        return other
    return max(sorted((one, other), key=lambda past: past.organisation), key=lambda past: OVERLAPS.index(past.overlap))


def _span(stay: Stay) -> tuple[str, str] | None:
    """First and last day as texts that compare; None where either is not known."""
    if not stay.started or not (stay.ended or stay.current):
        return None
    # Texts of days compare as days do; a month is taken as long as the longest.
    ends = f"{stay.ended}{'-12-31'[len(stay.ended) - 4 :]}" if stay.ended else "9999"
    return f"{stay.started}{'-01-01'[len(stay.started) - 4 :]}", ends
