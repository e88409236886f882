"""Playbooks to follow: those that come along, the user's own, and the one that a search follows."""

from dataclasses import dataclass
from datetime import date, datetime

from whoelse.method.playbook import NotSound, Playbook
from whoelse.playbooks.built_in import FIRST, common, completed, document, library
from whoelse.playbooks.models import EVERYTHING, Following, Original, OwnPlaybook
from whoelse.searches.access import NotFound, Viewer
from whoelse.searches.carried import Tables, rows_of

__all__ = [
    "FollowingSeen",
    "InForce",
    "OwnPlaybookSeen",
    "VersionSeen",
    "common",
    "completed",
    "document",
    "following",
    "in_force",
    "library",
    "newer",
    "own_playbook",
    "own_playbooks",
    "playbook_followed",
    "text",
    "versions",
]


@dataclass(frozen=True, slots=True)
class FollowingSeen:
    """Which playbook a search follows, and since when; nobody is asked before Plain is followed."""

    name: str
    own: bool
    version: int
    since: date | None


@dataclass(frozen=True, slots=True)
class InForce:
    """The playbook that steps come from, complete.

    Where the one that is followed is gone, or can be read no more, the last one that can be stands in for it:
    ``instead`` says which, and is empty otherwise.
    """

    playbook: Playbook
    following: FollowingSeen
    instead: str = ""


@dataclass(frozen=True, slots=True)
class OwnPlaybookSeen:
    """The latest version of a playbook that the user changed or wrote. ``id`` stays the same through its versions."""

    name: str
    version: int
    based_on: str
    text: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class VersionSeen:
    """One version of a playbook of the user's own."""

    version: int
    text: str
    kept_at: datetime


@dataclass(frozen=True, slots=True)
class Newer:
    """A playbook that comes along, as it was when it was copied and as it is now."""

    old: Playbook
    new: Playbook


def following(viewer: Viewer) -> FollowingSeen:
    """Which playbook the search follows now."""
    row = Following.objects.filter(search=viewer.search).order_by("-position").first()
    if row is None:
        return FollowingSeen(FIRST, own=False, version=document(library()[FIRST]).version, since=None)
    return FollowingSeen(row.name, row.own, row.version, row.since)


def playbook_followed(viewer: Viewer) -> Playbook:
    """The playbook that the search follows, with the rules that all share."""
    return in_force(viewer).playbook


def in_force(viewer: Viewer) -> InForce:
    """The playbook that steps come from. A mistake in one of the user's own never leaves a search without any."""
    now = following(viewer)
    if not now.own:
        name = now.name if now.name in library() else FIRST
        return InForce(completed(library()[name]), now, "" if name == now.name else name)
    rows = OwnPlaybook.objects.filter(search=viewer.search, name=now.name).order_by("-version")
    wanted = rows.filter(version=now.version).first()
    if wanted is not None:
        playbook = _readable(wanted.text)
        if playbook is not None:
            return InForce(playbook, now)
    for row in rows.exclude(version=now.version):
        playbook = _readable(row.text)
        if playbook is not None:
            return InForce(playbook, now, f"{row.name}, version {row.version}")
    return InForce(completed(library()[FIRST]), now, FIRST)


def text(viewer: Viewer, name: str, *, own: bool = False, version: int | None = None) -> str:
    """The text of a playbook, by name; of the user's own, the latest version or the one asked for.

    Raises NotFound where there is none of that name.
    """
    if not own:
        if name not in library():
            raise NotFound(f"There is no playbook “{name}”.")
        return library()[name]
    rows = OwnPlaybook.objects.filter(search=viewer.search, name=name)
    if version is not None:
        rows = rows.filter(version=version)
    row = rows.order_by("-version").first()
    if row is None:
        raise NotFound(f"There is no playbook “{name}”.")
    return row.text


def own_playbooks(viewer: Viewer) -> tuple[OwnPlaybookSeen, ...]:
    """The user's own playbooks in their latest versions, by name."""
    first: dict[str, str] = {}
    latest: dict[str, OwnPlaybook] = {}
    for row in OwnPlaybook.objects.filter(search=viewer.search).order_by("name", "version"):
        first.setdefault(row.name, row.id)
        latest[row.name] = row
    return tuple(
        OwnPlaybookSeen(row.name, row.version, row.based_on, row.text, first[row.name]) for row in latest.values()
    )


def own_playbook(viewer: Viewer, playbook: str) -> OwnPlaybookSeen:
    """One of the user's own playbooks in its latest version, by the id that it keeps. Raises NotFound."""
    row = _first(viewer, playbook)
    return next(own for own in own_playbooks(viewer) if own.name == row.name)


def versions(viewer: Viewer, playbook: str) -> tuple[VersionSeen, ...]:
    """Every version of one of the user's own playbooks, the latest first. Raises NotFound."""
    rows = OwnPlaybook.objects.filter(search=viewer.search, name=_first(viewer, playbook).name).order_by("-version")
    return tuple(VersionSeen(row.version, row.text, row.kept_at) for row in rows)


def newer(viewer: Viewer, based_on: str) -> Newer | None:
    """The newer version of what a playbook is based on ("Alba@1"); None where there is none, or the old one is gone."""
    name, _, version = based_on.rpartition("@")
    if name not in library() or not version.isdecimal():
        return None
    new = document(library()[name])
    row = Original.objects.filter(search=viewer.search, name=name, version=int(version)).first()
    if row is None or new.version <= row.version:
        return None
    return Newer(document(row.text), new)


def everything(viewer: Viewer) -> Tables:
    """Every row, by table, for an export."""
    return rows_of(EVERYTHING, viewer.search)


def _first(viewer: Viewer, playbook: str) -> OwnPlaybook:
    row = OwnPlaybook.objects.filter(search=viewer.search, id=playbook).first()
    if row is None:
        raise NotFound("There is no such playbook.")
    return row


def _readable(text: str) -> Playbook | None:
    try:
        return completed(text)
    except NotSound:
        return None
