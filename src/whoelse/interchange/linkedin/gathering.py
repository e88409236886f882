"""What several files say, put together so that their order changes nothing. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any

from whoelse.interchange.linkedin.connections import Connections
from whoelse.interchange.linkedin.correspondence import correspondences, exchanges, oneself
from whoelse.interchange.linkedin.files import File
from whoelse.interchange.linkedin.messages import Letters
from whoelse.interchange.linkedin.table import Header
from whoelse.method.people.beside import Beside, Followed, Oneself
from whoelse.method.people.organisations import organisation_key
from whoelse.method.people.plan import Incoming
from whoelse.method.people.reading import Part, Reading

SOURCE = "linkedin"
_NOBODY_KNOWN = (
    "Which of the two sides is you can’t be told from these messages, so they say nothing about anybody. "
    "Bring Profile.csv or Invitations.csv along."
)


@dataclass(slots=True)
class Found:
    """What the files hold, in the order they were read; ``lists`` by the name of what they hold.

    ``asked`` is the table, one at most, of which the user has to say which column holds what.
    """

    given: tuple[str, ...]
    connections: list[Connections] = field(default_factory=list)
    letters: Letters = field(default_factory=Letters)
    lists: dict[str, list[Any]] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    asked: list[tuple[File, Header]] = field(default_factory=list)

    def add(self, name: str, found: Iterable[Any]) -> None:
        """Keep what a list says."""
        self.lists.setdefault(name, []).extend(found)


def gathered(found: Found) -> Reading:
    """All of it. Where there are connections of several days, the newest come first, since the first row speaks."""
    known = exchanges(found.letters)
    found.letters.ways.clear()
    me = oneself(known, found.lists.get("invited", ()), found.lists.get("named", ()))
    letters = correspondences(known, me) if me is not None else ()
    parts = found.parts
    if known.all and me is None:
        parts = [
            replace(part, remarks=(*part.remarks, _NOBODY_KNOWN))
            if part.taken_for == "messages" and part.rows
            else part
            for part in parts
        ]
    several = len(found.connections) > 1
    ordered = _once(sorted(found.connections, key=_newest_first)) if several else found.connections
    named = ("notes", "positions", "invitations", "recommendations", "saved_jobs", "applications")
    return Reading(
        source=SOURCE,
        files=found.given,
        people=tuple(person for one in ordered for person in one.people),
        nameless=sum(one.nameless for one in ordered),
        skipped=tuple(sorted((row for one in ordered for row in one.skipped), key=_order)),
        parts=tuple(sorted(parts, key=_order)),
        beside=Beside(
            oneself=me or Oneself(min((one.name for one in found.lists.get("named", ())), default="")),
            followed=_followed(found.lists.get("followed", ())),
            correspondences=letters,
            **{name: tuple(sorted(set(found.lists.get(name, ())), key=_order)) for name in named},
        ),
    )


def _followed(found: Iterable[Followed]) -> tuple[Followed, ...]:
    """Each organisation once, since the earliest day."""
    once: dict[str, Followed] = {}
    for one in sorted(found, key=lambda one: (one.on or date.max, one.name)):
        once.setdefault(organisation_key(one.name) or one.name, one)
    return tuple(once[key] for key in sorted(once))


def _once(ordered: list[Connections]) -> list[Connections]:
    """Without those that say the same as another, as when a zip comes along with a file out of it."""
    different: list[Connections] = []
    for one in ordered:
        before = different[-1] if different else None
        if before is None or before.nameless != one.nameless or _rows(before) != _rows(one):
            different.append(one)
    return different


def _rows(one: Connections) -> list[tuple[Any, ...]]:
    return [_row(person)[:-1] for person in one.people]


def _newest_first(one: Connections) -> tuple[Any, ...]:
    latest = max((person.connected_on for person in one.people if person.connected_on), default=date.min)
    return (-latest.toordinal(), -len(one.people), [_row(person) for person in one.people])


def _row(person: Incoming) -> tuple[Any, ...]:
    words = (person.name, person.profile_url, person.email, person.organisation, person.title)
    return (person.line, *words, str(person.connected_on), person.file)


def _order(one: Any) -> tuple[Any, ...]:
    """A place for anything of one kind, whatever is missing in it."""
    values = (getattr(one, field.name) for field in fields(one))
    return tuple((value is not None, value) if value is not None else (False, "") for value in values)
