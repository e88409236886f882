"""What an export says beside who the connections are: plain data, which JSON can hold while an import waits. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

INCOMING = "incoming"
OUTGOING = "outgoing"
GIVEN = "given"
RECEIVED = "received"
ME = "me"
THEM = "them"


@dataclass(frozen=True, slots=True)
class Oneself:
    """Whose export it is, as far as it says; each "" where it does not."""

    name: str = ""
    profile_url: str = ""


@dataclass(frozen=True, slots=True)
class Followed:
    """An organisation the user follows, once by ``organisation_key``, since the earliest day a file names."""

    name: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What the user wrote about a connection; ``on`` is the day of the last edit."""

    name: str
    profile_url: str
    text: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """A job of the user's own. ``started`` and ``ended`` are 2019-04 or 2019; "" is unknown, or still there."""

    organisation: str
    title: str
    started: str = ""
    ended: str = ""


@dataclass(frozen=True, slots=True)
class Correspondence:
    """The messages between the user and one other member, without their words.

    ``mine`` and ``theirs`` count messages that went between the two alone; so do the days, and ``first_by`` and
    ``last_by``, which are ME or THEM ("" for none). ``in_groups`` counts messages by either of the two that went to
    others too, the last on ``last_in_group``: somebody may never have noticed them.
    """

    name: str
    profile_url: str
    mine: int = 0
    theirs: int = 0
    first_on: date | None = None
    first_by: str = ""
    last_on: date | None = None
    last_by: str = ""
    last_mine_on: date | None = None
    last_theirs_on: date | None = None
    in_groups: int = 0
    last_in_group: date | None = None


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation to connect, OUTGOING or INCOMING: the other side, the day, and the note that went with it."""

    direction: str
    name: str
    profile_url: str = ""
    on: date | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A recommendation GIVEN to or RECEIVED from somebody, without its words; ``organisation`` is theirs then."""

    direction: str
    name: str
    organisation: str = ""
    title: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """A job that was saved, or applied for."""

    organisation: str
    title: str
    url: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """All that an export says beside the connections, in an order that the order of the files cannot change."""

    oneself: Oneself = Oneself()
    followed: tuple[Followed, ...] = ()
    notes: tuple[Note, ...] = ()
    positions: tuple[Position, ...] = ()
    correspondences: tuple[Correspondence, ...] = ()
    invitations: tuple[Invitation, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    saved_jobs: tuple[Job, ...] = ()
    applications: tuple[Job, ...] = ()


_LISTS = (
    ("followed", Followed),
    ("notes", Note),
    ("positions", Position),
    ("correspondences", Correspondence),
    ("invitations", Invitation),
    ("recommendations", Recommendation),
    ("saved_jobs", Job),
    ("applications", Job),
)


def as_data(beside: Beside) -> dict[str, Any]:
    """The same as lists of texts and numbers. ``from_data`` gives it back."""
    listed = {name: [_values(one) for one in getattr(beside, name)] for name, _ in _LISTS}
    return {"oneself": _values(beside.oneself), **listed}


def from_data(data: Mapping[str, Any]) -> Beside:
    """What ``as_data`` made lists of; what is missing is empty."""
    listed = {name: tuple(_one(kind, values) for values in data.get(name, ())) for name, kind in _LISTS}
    return Beside(Oneself(*data.get("oneself", ())), **listed)


def _values(one: Any) -> list[Any]:
    values = (getattr(one, field.name) for field in fields(one))
    return [value.isoformat() if isinstance(value, date) else value for value in values]


def _one(kind: type, values: Sequence[Any]) -> Any:
    paired = zip(fields(kind), values, strict=False)
    return kind(*(date.fromisoformat(value) if value and _is_day(field.type) else value for field, value in paired))


def _is_day(annotation: Any) -> bool:
    return bool(annotation == (date | None))
