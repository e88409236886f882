"""How comfortable somebody is with being asked and written to, as the user noted it (G1 of the method)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from whoelse.method.facts import Fact

EASY = "easy"
HESITANT = "hesitant"
NOT_NOW = "not now"
UNKNOWN = "unknown"

_SAYING_COMFORT = frozenset({"conversation near its end", "debrief written", "comfort noted"})
_SAYING_ANSWER = frozenset({"debrief written", "ask made"})


@dataclass(frozen=True, slots=True)
class Comfort:
    """What is known of one person's comfort.

    ``word`` is easy, hesitant, not now or unknown; what was never noted is unknown, not easy. ``held`` is true while a
    hesitation or a "not now" holds: then ``since`` is the day it was noted for, ``until`` the day that ends it (None =
    only *comfort lifted* does) and ``fact`` the id of the entry that says so; where several hold, the one that holds
    longest. Where none holds, ``since`` and ``fact`` are those of the entry that says easy.
    """

    word: str
    since: date | None = None
    until: date | None = None
    fact: str | None = None
    held: bool = False


def comfort(facts: Iterable[Fact], today: date) -> Comfort:
    """The comfort of one person on a day, from the facts about that person in the order they were noted.

    Any of four entries holds: near the end, the debrief, an ask answered "hesitated", comfort noted. Only *comfort
    lifted* lifts, or the coming of the day that the entry names; an "easy" afterwards does not. Entries of one day
    with the same word are one happening, so that a day named in one of them counts for all. Facts after ``today`` do
    not count.
    """
    standing: dict[tuple[date, str], Comfort] = {}
    easy: Comfort | None = None
    for fact in sorted((fact for fact in facts if fact.on <= today), key=attrgetter("on")):
        if fact.kind == "comfort lifted":
            standing.clear()
            continue
        for word in _words(fact):
            if word == EASY:
                easy = Comfort(EASY, fact.on, None, fact.id)
            else:
                easy = None
                before = standing.get((fact.on, word))
                standing[fact.on, word] = _same_happening(before, fact, word)
    holding = [one for one in standing.values() if one.until is None or today < one.until]
    if holding:
        return max(holding, key=_holds_longest)
    return easy or Comfort(UNKNOWN)


def _words(fact: Fact) -> tuple[str, ...]:
    """What one fact says about comfort: its own word, and "hesitant" where an ask was answered so."""
    words = []
    if fact.kind in _SAYING_COMFORT and fact.comfort:
        words.append(fact.comfort)
    if fact.kind in _SAYING_ANSWER and fact.answer == "hesitated" and HESITANT not in words:
        words.append(HESITANT)
    return tuple(words)


def _same_happening(before: Comfort | None, fact: Fact, word: str) -> Comfort:
    if before is None:
        return Comfort(word, fact.on, fact.until if fact.kind == "comfort noted" else None, fact.id, held=True)
    if fact.kind != "comfort noted" or fact.until is None:
        return before
    if before.until is not None and fact.until <= before.until:
        return before
    return Comfort(word, fact.on, fact.until, fact.id, held=True)


def _holds_longest(one: Comfort) -> tuple[bool, date, date]:
    since = one.since or date.min
    return (one.until is None, one.until or date.min, since)
