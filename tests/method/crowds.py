"""Several lives in one search, so that there are many people, and some of them settled."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from tests.method.histories import whole
from tests.method.lives import PLAYBOOKS, planner

from whoelse.method.agenda.keys import renamed
from whoelse.method.facts import Fact
from whoelse.method.situation import Situation

_NOBODY = {None, "me", "them"}


@dataclass(frozen=True)
class Crowd:
    """What happened in several lives, as one search under a playbook, up to a day."""

    playbook: str
    situation: Situation
    facts: list[Fact]
    today: date

    @property
    def people(self) -> list[str]:
        """Everybody of whom a fact speaks, in order."""
        return list(dict.fromkeys(person for fact in self.facts for person in named(fact)))


def named(fact: Fact) -> list[str]:
    """Everybody whom a fact names."""
    return [one for one in (fact.person, fact.by, fact.about, fact.through) if one is not None and one not in _NOBODY]


def crowd(seed: int, lives: int = 5) -> Crowd:
    """So many lives under one playbook, half of the people closed near the end, most of those owed nothing."""
    random = Random(seed)
    playbook = PLAYBOOKS[seed % len(PLAYBOOKS)]
    histories = [whole(1_000 * seed + life, planner(playbook)).history for life in range(lives)]
    today = max(history.today for history in histories)
    facts: list[Fact] = []
    people = {}
    for life, history in enumerate(histories):
        alias = {person: f"{life}-{person}" for person in history.situation.people}
        facts += [_of(fact, life, alias) for fact in history.facts]
        for person, seen in history.situation.people.items():
            # The targets are those of the first life; whom one is close to, those of the first two.
            at, close = (seen.at if not life else None), (seen.closeness if life < 2 else None)
            people[alias[person]] = replace(seen, id=alias[person], at=at, closeness=close)
    facts.sort(key=lambda fact: fact.noted)
    there = replace(histories[0].situation, people=people)
    named_ones = Crowd(playbook, there, facts, today).people
    return Crowd(playbook, there, [*facts, *_closings(random, named_ones, today)], today)


def _of(fact: Fact, life: int, alias: dict[str, str]) -> Fact:
    def other(person: str | None) -> str | None:
        return alias.get(person, person) if person is not None else None

    return replace(
        fact,
        id=f"{life}-{fact.id}",
        person=other(fact.person),
        by=other(fact.by),
        about=other(fact.about),
        through=other(fact.through),
        key=renamed(fact.key, alias) if fact.key else fact.key,
        answers=f"{life}-{fact.answers}" if fact.answers else None,
        corrects=f"{life}-{fact.corrects}" if fact.corrects else None,
    )


def _closings(random: Random, people: list[str], today: date) -> list[Fact]:
    found = []
    for person in people:
        if random.random() < 0.5:
            continue
        day = today - timedelta(days=random.randrange(30))
        kinds = ["person closed"]
        if random.random() < 0.7:
            kinds += ["thank-you sent", "debrief written"]
        if random.random() < 0.5:
            kinds += ["introducer thanked", "introducer told"]
        found += [Fact(f"end-{person}-{kind}", kind, day, day, person) for kind in kinds]
    return sorted(found, key=lambda fact: fact.noted)
