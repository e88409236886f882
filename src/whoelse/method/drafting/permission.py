"""Whether an introducer's name may be used: being named is not permission, an offer is (G10)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from whoelse.method.facts import Fact
from whoelse.method.situation import Situation

_GIVING = frozenset({"introduction offered", "introduction made"})
_TAKING = frozenset({"introduction checking", "introduction declined"})
_NAMING = _GIVING | _TAKING | {"introduction named", "introduction silent"}


@dataclass(frozen=True, slots=True)
class Permission:
    """One introducer of a person, and since when their name may be used: None = it may not."""

    introducer: str
    name: str
    called: str
    since: date | None = None

    @property
    def addressed(self) -> str:
        """How a sentence names the introducer."""
        return self.called or self.name


def permissions(facts: Iterable[Fact], person: str, situation: Situation) -> tuple[Permission, ...]:
    """Everybody who led to that person, in the order they first did, each with the permission that stands.

    An introduction offered or made permits; checking with them or declining takes it back.
    """
    since: dict[str, date | None] = {}
    leading = (fact for fact in facts if fact.kind in _NAMING and fact.person == person and fact.by)
    for fact in sorted(leading, key=attrgetter("on")):
        introducer = fact.by or ""
        standing = since.setdefault(introducer, None)
        if fact.kind in _TAKING:
            since[introducer] = None
        elif fact.kind in _GIVING and standing is None:
            since[introducer] = fact.on
    seen = {introducer: situation.people.get(introducer) for introducer in since}
    return tuple(
        Permission(introducer, known.name, known.called, since[introducer])
        for introducer, known in seen.items()
        if known is not None
    )
