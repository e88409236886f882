"""Who and what there is, as far as the method needs to know it: people, targets, the user's style, the calendar."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class PersonSeen:
    """A person as the method sees them.

    ``at`` is the stable id of the organisation where they work now. ``closeness`` is the user's own word (close,
    known, slightly, cannot place) or None while it has not been asked. ``style`` is planned, open or None (unknown).
    ``answers`` is fast, slowly or not yet where the user says so, None where only the facts tell.
    """

    id: str
    name: str
    called: str = ""
    at: str | None = None
    role: str = ""
    closeness: str | None = None
    style: str | None = None
    answers: str | None = None

    @property
    def addressed(self) -> str:
        """How a sentence names them: as the user calls them, or by their full name."""
        return self.called or self.name


@dataclass(frozen=True, slots=True)
class TargetSeen:
    """An organisation the user wants to get into. ``scores`` are by column id of the playbook's ranking."""

    id: str
    name: str
    scores: Mapping[str, int | bool | None] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything but facts that a plan depends on. Dictionaries keep the order in which the user made them.

    ``settled`` are people who are closed and owed nothing, of whom the facts need not tell all.
    """

    people: Mapping[str, PersonSeen]
    targets: Mapping[str, TargetSeen] = field(default_factory=lambda: MappingProxyType({}))
    organisations: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))  # id -> name
    my_style: str | None = None
    country: str | None = None  # ISO 3166 code of the holidays to keep; None = only weekends are days off
    working_days: frozenset[int] = frozenset(range(5))  # Monday is 0
    settled: frozenset[str] = frozenset()

    def name(self, person: str | None) -> str:
        """How a sentence names somebody; "someone" for a person nobody has named yet."""
        seen = self.people.get(person) if person else None
        return seen.addressed if seen else "someone"
