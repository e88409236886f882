"""In which order the user is asked how well they know people: those first with whom something is known to have been.

It orders the questions and answers none: closeness is the user's own word, never guessed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from whoelse.method.people.shared_past import OVERLAPS, SharedPast

#: So many are asked about at a time.
AT_A_TIME = 20


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Somebody of whom it is not known how close they are, and what is known to have been between the two."""

    id: str
    name: str
    wrote: Literal["both", "one", ""] = ""
    recommended: Literal["given", "received", "both", ""] = ""
    shared: SharedPast | None = None
    last_on: date | None = None


def evident(one: Unplaced) -> bool:
    """Whether anything is known to have been between the two."""
    return bool(one.wrote or one.recommended or one.shared)


def in_order(people: Iterable[Unplaced]) -> list[Unplaced]:
    """Who wrote to each other first, then who recommended, then who worked at one place at the same time, then the
    others; of equals whoever was written with last, then by name."""
    return sorted(people, key=_key)


def _key(one: Unplaced) -> tuple[bool, bool, int, bool, int, str, str]:
    shared = OVERLAPS.index(one.shared.overlap) + 1 if one.shared is not None else 0
    return (
        one.wrote != "both",
        not one.recommended,
        -shared,
        one.wrote != "one",
        -one.last_on.toordinal() if one.last_on is not None else 0,
        one.name.casefold(),
        one.id,
    )
