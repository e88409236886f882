"""The chain: who led to whom, from the people the user started with. A generation is a step along it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Led:
    """One person leading to another, since a day; ``firm`` where they brought the two together, not only named one."""

    introducer: str
    person: str
    on: date
    firm: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """Who led to whom. Nobody is led to by two people, and nobody leads to themselves, however long the way round."""

    led_by: Mapping[str, str]
    led_to: Mapping[str, tuple[str, ...]]

    @property
    def started_with(self) -> tuple[str, ...]:
        """Those whom nobody led to and who led to somebody."""
        return tuple(person for person in self.led_to if person not in self.led_by)

    def path(self, person: str) -> tuple[str, ...]:
        """From one the user started with to this person, both among them."""
        way = [person]
        while way[-1] in self.led_by:
            way.append(self.led_by[way[-1]])
        return tuple(reversed(way))

    def generation(self, person: str) -> int:
        """How far along the chain a person is: 1 for those the user started with."""
        return len(self.path(person))


def chain(led: Iterable[Led]) -> Chain:
    """The chain of these introductions.

    Of several who led to one person, the one who brought the two together counts before one who only named them, then
    the first. An introduction back to somebody further up the chain leads nowhere new.
    """
    led_by: dict[str, str] = {}
    led_to: dict[str, list[str]] = {}
    for one in sorted(led, key=lambda one: (not one.firm, one.on)):
        if one.person not in led_by and not _leads_to(led_by, one.person, one.introducer):
            led_by[one.person] = one.introducer
            led_to.setdefault(one.introducer, []).append(one.person)
    return Chain(MappingProxyType(led_by), MappingProxyType({person: tuple(to) for person, to in led_to.items()}))


def _leads_to(led_by: Mapping[str, str], first: str, person: str) -> bool:
    """Whether ``first`` is the person or somebody up their chain."""
    step: str | None = person
    while step is not None and step != first:
        step = led_by.get(step)
    return step is not None
