"""Whom to write to first: an order of people, each with its reason in one sentence. Pure.

The order follows a product of five weights, one for each thing that is looked at: the target, closeness, the last
contact, the past that is shared, and what went between the two. No weight is nought and none is shown: they only say
that more of one thing, all else equal, never comes later. The numbers are ours; what they follow:

- Help comes most from the middle of closeness and least from its ends (Rajkumar et al., *Science* 2022), so *known*
  and *slightly* stand above *close*. A playbook that works from the inner circle outwards turns that round.
- Ties that were silent for three years or more are at least as useful as fresh ones (Levin, Walter and Murnighan), so
  long silence never counts against anybody.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from whoelse.method.people.shared_past import SharedPast
from whoelse.method.words import MONTHS, sentence_start

#: So many are shown at first; the others on demand.
HANDFUL = 5
#: So many of one target among the first.
OF_ONE_TARGET = 2
_DORMANT_DAYS = 3 * 365
_FRESH_DAYS = 365
_PLACES = 10

There = Literal["now", "before", "knows", ""]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be written to first, with all that is known between them and the user.

    ``place`` is that of the target in the order of targets, 0 for the first, None without one; ``there`` says how they
    have to do with it. ``closeness`` is the user's own word, None while it has not been asked. ``last_on`` is the last
    contact of any kind, ``last_by`` who wrote then, ``wrote`` whether both, one or neither ever wrote to the other.
    """

    id: str
    name: str
    called: str = ""
    target: str | None = None
    target_name: str = ""
    place: int | None = None
    there: There = ""
    closeness: str | None = None
    last_on: date | None = None
    last_by: Literal["me", "them", ""] = ""
    wrote: Literal["both", "one", ""] = ""
    recommended: Literal["given", "received", "both", ""] = ""
    shared: SharedPast | None = None

    @property
    def addressed(self) -> str:
        """How a sentence names them."""
        return self.called or self.name


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody to write to, and why."""

    candidate: Candidate
    reason: str

    @property
    def person(self) -> str:
        """The id of the person."""
        return self.candidate.id


_THERE = {"now": 100, "before": 85, "knows": 80}
_NO_TARGET = 30
_MIDDLE_FIRST = {"known": 100, "slightly": 95, "close": 85, None: 60, "cannot place": 10}
_CLOSEST_FIRST = {"close": 100, "known": 85, "slightly": 70, None: 60, "cannot place": 10}
_SHARED = {"both now": 100, "same years": 100, "connected then": 95, "other years": 85, "unknown": 85}
_NOTHING_SHARED = 70
_WROTE = {"both": 95, "one": 85, "": 75}
_RECOMMENDED = 100


def suggest(candidates: Iterable[Candidate], *, today: date, closest_first: bool = False) -> list[Suggestion]:
    """The candidates, whom to write to first at the top. The order they come in does not matter.

    ``closest_first`` is a playbook's order that begins with the inner circle (Pierson); without it the middle of
    closeness comes first. Of equals, the name decides.
    """
    weighed = sorted(candidates, key=lambda one: (-_weight(one, today, closest_first), one.name.casefold(), one.id))
    return [Suggestion(one, reason(one, today)) for one in weighed]


def handful(suggestions: Sequence[Suggestion], *, most: int = HANDFUL) -> list[Suggestion]:
    """The first few, not all of one place: at most two of a target, as long as there is anybody else."""
    chosen: list[Suggestion] = []
    taken: dict[str | None, int] = {}
    for one in suggestions:
        place = one.candidate.target
        if place is None or taken.get(place, 0) < OF_ONE_TARGET:
            chosen.append(one)
            taken[place] = taken.get(place, 0) + 1
        if len(chosen) == most:
            return chosen
    rest = [one for one in suggestions if one not in chosen]
    return chosen + rest[: most - len(chosen)]


def reason(candidate: Candidate, today: date) -> str:
    """Why they are named, in one sentence that claims no more than is known."""
    parts = [
        part
        for part in (_of_target(candidate), _of_past(candidate), _of_words(candidate, today), _of_closeness(candidate))
        if part
    ]
    return f"{sentence_start('; '.join(parts))}." if parts else "Nothing is noted yet that would speak for it."


def _weight(one: Candidate, today: date, closest_first: bool) -> int:
    closeness = _CLOSEST_FIRST if closest_first else _MIDDLE_FIRST
    return _target(one) * closeness[one.closeness] * _contact(one, today) * _past(one) * _words(one)


def _target(one: Candidate) -> int:
    if one.place is None or not one.there:
        return _NO_TARGET
    return _THERE[one.there] - 4 * min(one.place, _PLACES)


def _contact(one: Candidate, today: date) -> int:
    if one.last_on is None:
        return 70
    silent = (today - one.last_on).days
    if silent >= _DORMANT_DAYS:
        return 100
    return 95 if silent >= _FRESH_DAYS else 90


def _past(one: Candidate) -> int:
    return _SHARED[one.shared.overlap] if one.shared is not None else _NOTHING_SHARED


def _words(one: Candidate) -> int:
    return _RECOMMENDED if one.recommended else _WROTE[one.wrote]


def _of_target(one: Candidate) -> str:
    if one.place is None or not one.there:
        return ""
    does = {"now": "works at", "before": "worked at", "knows": "knows about"}[one.there]
    wanted = ", the first of your targets" if one.place == 0 else ""
    recommended = f"{',' if wanted else ''} and recommended you" if one.recommended == "received" else ""
    return f"{one.addressed} {does} {one.target_name}{wanted}{recommended}"


def _of_past(one: Candidate) -> str:
    if one.shared is None:
        return ""
    match one.shared.overlap:
        case "both now":
            return f"you both work at {one.shared.organisation}"
        case "same years":
            return f"you worked at {one.shared.organisation} in the same years, probably together"
        case "connected then":
            return f"you both have worked at {one.shared.organisation}, and connected while you were there"
        case "other years":
            return f"you both worked at {one.shared.organisation}, at different times"
        case _:
            return f"you both have worked at {one.shared.organisation}, perhaps at the same time"


def _of_words(one: Candidate, today: date) -> str:
    said = {
        "given": f"you recommended {one.addressed}",
        "received": "" if _of_target(one) else f"{one.addressed} recommended you",
        "both": "you recommended each other",
        "": "",
    }[one.recommended]
    when = _when(one.last_on, today)
    if not when:
        return said
    last = {"me": f"you last wrote {when}", "them": f"the last message came to you {when}"}.get(
        one.last_by, f"you were last in touch {when}"
    )
    return "; ".join(part for part in (said, last) if part)


def _of_closeness(one: Candidate) -> str:
    match one.closeness:
        case "close":
            return "you are close"
        case "known":
            return "you know each other"
        case "slightly":
            return "you know each other slightly, and such people often hear of what friends do not"
        case "cannot place":
            return "you could not place the name"
    return "how well you know each other has not been asked yet"


def _when(day: date | None, today: date) -> str:
    """A day as roughly as it helps: this month, the month of the last twelve, else the year."""
    if day is None:
        return ""
    months = (today.year - day.year) * 12 + today.month - day.month
    if months == 0:
        return "this month"
    if months < 12:
        year = "" if day.year == today.year else f" {day.year}"
        return f"in {MONTHS[day.month - 1]}{year}"
    return f"in {day.year}"
