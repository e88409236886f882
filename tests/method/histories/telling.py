"""A history while it is told: people, and the facts in the order in which they were noted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from typing import Any

from whoelse.method.facts import Fact
from whoelse.method.situation import PersonSeen, Situation, TargetSeen

NAMES = (
    "Maria Lindqvist",
    "Tom Okafor",
    "Elena Voss",
    "Viktor Stern",
    "Priya Raman",
    "Jonas Feld",
    "Aiko Tanaka",
    "Samir Haddad",
    "Grace Mbeki",
    "Luis Ortega",
    "Hanna Berg",
    "Owen Clarke",
    "Yara Nasser",
    "Piotr Zielak",
)
ORGANISATIONS = {"halden": "Halden Ferries", "norrsken": "Norrsken Rail", "kestrel": "Kestrel Maps"}
SHOWN = frozenset({"id", "kind", "on", "noted"})
TALK_OVER = frozenset({"conversation held", "conversation missed", "conversation cancelled"})


@dataclass(frozen=True, slots=True, repr=False)
class History:
    """What the method is given, but for the playbook: who there is, what happened, and the day it is looked at."""

    situation: Situation
    facts: tuple[Fact, ...]
    today: date

    def __repr__(self) -> str:
        told = "\n".join(f"  {_line(fact)}" for fact in self.facts)
        return f"looked at on {self.today}, holidays {self.situation.country}:\n{told}"


def _line(fact: Fact) -> str:
    """A fact as short as it can be read."""
    said = ((one.name, getattr(fact, one.name)) for one in fields(fact) if one.name not in SHOWN)
    late = "" if fact.noted == fact.on else f" (noted {fact.noted})"
    return f"{fact.on} {fact.kind}{late} " + ", ".join(f"{name} {value}" for name, value in said if value is not None)


def person_id(name: str) -> str:
    """The stable id that a person of the cast has in random histories."""
    return name.split(maxsplit=1)[0].lower()


def people(count: int, styles: Sequence[str | None] = (None,)) -> dict[str, PersonSeen]:
    """The first so many of the cast, spread over the organisations, with the styles in turn."""
    places = tuple(ORGANISATIONS)
    return {
        person_id(name): PersonSeen(
            id=person_id(name),
            name=name,
            called=name.split()[0],
            at=places[at % len(places)],
            closeness=("close", "known", "slightly", None)[at % 4],
            style=styles[at % len(styles)],
        )
        for at, name in enumerate(NAMES[:count])
    }


def situation(
    seen: dict[str, PersonSeen], country: str | None = "US", targets: dict[str, TargetSeen] | None = None
) -> Situation:
    """A situation of these people; the first organisation is a target where no others are given."""
    return Situation(
        people=seen,
        targets={"halden": TargetSeen("halden", "Halden Ferries")} if targets is None else targets,
        organisations=dict(ORGANISATIONS),
        country=country,
    )


def targets(count: int, scores: Sequence[dict[str, int | bool | None]] = ({},)) -> dict[str, TargetSeen]:
    """The first so many organisations as targets, with the scores in turn."""
    return {
        id_: TargetSeen(id_, ORGANISATIONS[id_], scores[at % len(scores)])
        for at, id_ in enumerate(list(ORGANISATIONS)[:count])
    }


@dataclass
class Teller:
    """Notes facts and answers the few questions a plausible next act depends on. ``late`` days pass before noting."""

    told: list[Fact] = field(default_factory=list)
    today: date = date.max  # what is noted later is not known yet

    def tell(self, kind: str, on: date, person: str | None = None, late: int = 0, **said: Any) -> Fact:
        """One more fact. Its id says where in the telling it came."""
        fact = Fact(
            id=f"f{len(self.told):04}", kind=kind, on=on, noted=on + timedelta(days=late), person=person, **said
        )
        self.told.append(fact)
        return fact

    def noted(self, today: date) -> tuple[Fact, ...]:
        """What has been noted by a day, in the order in which it was."""
        return tuple(sorted((fact for fact in self.told if fact.noted <= today), key=lambda fact: fact.noted))

    def last(self, person: str, *kinds: str) -> Fact | None:
        """The fact of these kinds that was told last about a person."""
        return next((fact for fact in self._known() if fact.person == person and fact.kind in kinds), None)

    def _known(self) -> Iterator[Fact]:
        return (fact for fact in reversed(self.told) if fact.noted <= self.today)

    def agreed(self, person: str) -> Fact | None:
        """The conversation that is agreed with a person and has not taken place, been missed or been cancelled."""
        fact = self.last(person, "conversation agreed", "conversation moved", *TALK_OVER)
        return None if fact is None or fact.kind in TALK_OVER else fact

    def written_to(self, person: str) -> bool:
        """Whether an invitation waits for an answer."""
        fact = self.last(person, "invitation sent", "reply received", "conversation agreed", *TALK_OVER)
        return fact is not None and fact.kind == "invitation sent"

    def talked_to(self, person: str) -> bool:
        """Whether there was a conversation."""
        return self.last(person, "conversation held") is not None

    def over(self) -> bool:
        """Whether the search was won or ended."""
        return any(fact.kind in {"search won", "search ended"} for fact in self.told)

    def introduction(self, by: str, person: str | None) -> Fact | None:
        """The last that is told of one person being introduced by another."""
        return next(
            (
                fact
                for fact in self._known()
                if fact.kind.startswith("introduction ") and fact.by == by and fact.person == person
            ),
            None,
        )
