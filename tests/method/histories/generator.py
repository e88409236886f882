"""A search lived day by day: the user does some of what the agenda says, the world answers as it likes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import heappop, heappush
from itertools import islice
from random import Random

from tests.method.histories.acting import Acting
from tests.method.histories.telling import History, Teller, people, person_id, situation

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

#: After what a history likes to end, since much is due then.
LIVELY = frozenset(
    {
        "conversation started",
        "conversation near its end",
        "conversation held",
        "introduction made",
        "introduction declined",
        "introduction checking",
        "person chosen",
        "search won",
    }
)


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
        seen = people(count, [random.choice((None, "planned", "open")) for _ in range(count)])
        self.situation = situation(seen, random.choice(("US", "US", "US", "US", "DE", None)))
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
    looks = random.choice((3, 8, 20, 45, 80))
    for at, moment in enumerate(Life(random, plan).moments(looks), 1):
        facts = moment.history.facts
        if at == looks or (at > looks // 3 and facts and facts[-1].kind in LIVELY and random.random() < 0.3):
            return moment
    raise AssertionError("A life does not end by itself.")


__all__ = ["History", "Life", "Moment", "Planner", "moments", "person_id", "whole"]
