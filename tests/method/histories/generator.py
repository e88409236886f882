"""A search lived day by day: the user does some of what the agenda says, the world answers as it likes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import heappop, heappush
from itertools import islice
from random import Random

from tests.method.histories.acting import Acting
from tests.method.histories.telling import History, Teller, people, person_id, situation, targets

from whoelse.method.agenda.steps import Agenda
from whoelse.method.facts import Fact
from whoelse.method.situation import Situation

Planner = Callable[[Situation, Sequence[Fact], date], Agenda]
Happening = Callable[[], Iterator[None]]

#: What is noted in one go with other facts of the day, or about the agenda itself.
AT_ONCE = frozenset(
    {
        "conversation started",
        "conversation near its end",
        "conversation held",
        "debrief written",
        "ask made",
        "step done",
        "step snoozed",
        "step declined",
    }
)

#: How a target may be scored: wholly, not yet in every column, or as not known yet.
SCORES = (
    {"motivation": 3, "posting": 2, "advocacy": True},
    {"motivation": 2, "posting": 3, "advocacy": False},
    {"motivation": 1, "posting": 1},
    {"motivation": 0, "posting": 1, "advocacy": True},
)

#: After what a history likes to end, and how likely it then does: much is due there that does not stay for long.
LIVELY = {
    "ask made": 0.5,
    "conversation started": 0.6,
    "conversation near its end": 0.2,
    "conversation held": 0.3,
    "introduction made": 0.6,
    "introduction declined": 0.3,
    "introduction checking": 0.3,
    "introduction offered": 0.2,
    "introduction named": 0.3,
    "follow-up sent": 0.1,
    "debrief written": 0.1,
    "introducer thanked": 0.1,
    "thank-you sent": 0.1,
}


@dataclass(frozen=True, slots=True)
class Moment:
    """A history up to a moment at which the user looks, and what the agenda says then."""

    history: History
    agenda: Agenda


class Life:
    """One search. ``plan`` is asked at every moment at which the user looks; chance comes from ``random`` alone."""

    def __init__(self, random: Random, plan: Planner) -> None:
        self.random = random
        self.plan = plan
        self.teller = Teller()
        count = random.choice((2, 3, 4, 5, 6, 8, 14))
        seen = people(count, [random.choice((None, "planned", "open", "open")) for _ in range(count)])
        wanted = targets(random.choice((0, 1, 1, 2, 3, 3)), [random.choice(SCORES) for _ in range(3)])
        self.situation = situation(seen, random.choice(("US", "US", "US", "US", "DE", None)), wanted)
        self.today = date(2025, 1, 1) + timedelta(days=random.randrange(730))
        self.teller.today = self.today
        self.diligence = random.choice((0.3, 0.7, 0.95))
        self.eager = random.choice((0.02, 0.1, 0.4))
        self.coming: list[tuple[date, int, Happening]] = []
        self.acting = Acting(self)

    def chance(self, likely: float) -> bool:
        """Whether something of that probability comes about."""
        return self.random.random() < likely

    def later(self, days: int, happening: Happening) -> None:
        """Let something happen so many days from now."""
        heappush(self.coming, (self.today + timedelta(days=days), self.random.randrange(1 << 30), happening))

    def tell(self, kind: str, person: str | None = None, **fields: object) -> Fact:
        """Note a fact of today; now and then only some days later, but for what hangs together with others."""
        late = self.random.randint(1, 6) if kind not in AT_ONCE and self.chance(0.04) else 0
        return self.teller.tell(kind, self.today, person, late=late, **fields)

    def history(self) -> History:
        """What is noted so far."""
        return History(self.situation, self.teller.noted(self.today), self.today)

    def moments(self, looks: int) -> Iterator[Moment]:
        """So many moments at which the user looks, each before anything is done about it."""
        for _ in islice(self._live(), looks):
            history = self.history()
            agenda = self.plan(history.situation, history.facts, history.today)
            yield Moment(history, agenda)
            self.acting.follow(agenda)

    def _live(self) -> Iterator[None]:
        self.acting.begin()
        while True:
            for _ in range(self.random.choices((1, 2, 5, 21), (70, 20, 7, 3))[0]):
                self.today += timedelta(days=1)
                self.teller.today = self.today
                while self.coming and self.coming[0][0] <= self.today:
                    _, _, happening = heappop(self.coming)
                    yield from happening()
            self.acting.of_own_accord()
            yield


def moments(seed: int, plan: Planner, looks: int = 60) -> Iterator[Moment]:
    """The first moments of the history of a seed."""
    return Life(Random(seed), plan).moments(looks)


def whole(seed: int, plan: Planner) -> Moment:
    """One history per seed, ended at a moment that the seed chooses, early or late."""
    random = Random(seed)
    looks = random.choice((3, 20, 45, 80))
    life = Life(random, plan)
    for at, moment in enumerate(life.moments(looks), 1):
        facts = moment.history.facts
        lively = LIVELY.get(facts[-1].kind, 0) if facts else 0
        if at == looks or (at > looks // 4 and random.random() < lively):
            return _at_last(life)
    raise AssertionError("A life does not end by itself.")


def _at_last(life: Life) -> Moment:
    """The last look, some days after the one before, or right after the search was won or paused."""
    random = life.random
    life.today += timedelta(days=random.choice((0, 0, 0, 0, 0, 1, 8, 15, 31, 32, 45)))
    last = random.choices((None, "search won", "search paused"), (90, 5, 5))[0]
    if last is not None and not life.teller.over():
        life.tell(last)
    history = life.history()
    return Moment(history, life.plan(history.situation, history.facts, history.today))


__all__ = ["History", "Life", "Moment", "Planner", "moments", "person_id", "whole"]
