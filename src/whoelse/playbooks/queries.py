"""Playbooks to follow: those that come along, the user's own, and the one that a search follows."""

from dataclasses import dataclass
from datetime import date

from whoelse.method.playbook import Playbook
from whoelse.playbooks.built_in import FIRST, common, completed, document, library
from whoelse.playbooks.models import EVERYTHING, Following, OwnPlaybook
from whoelse.searches.access import NotFound, Viewer
from whoelse.searches.carried import Tables, rows_of

__all__ = [
    "FollowingSeen",
    "OwnPlaybookSeen",
    "common",
    "completed",
    "following",
    "library",
    "own_playbooks",
    "playbook_followed",
    "text",
]


@dataclass(frozen=True, slots=True)
class FollowingSeen:
    """Which playbook a search follows, and since when; nobody is asked before Plain is followed."""

    name: str
    own: bool
    version: int
    since: date | None


@dataclass(frozen=True, slots=True)
class OwnPlaybookSeen:
    """The latest version of a playbook that the user changed or wrote."""

    name: str
    version: int
    based_on: str
    text: str


def following(viewer: Viewer) -> FollowingSeen:
    """Which playbook the search follows now."""
    row = Following.objects.filter(search=viewer.search).order_by("-position").first()
    if row is None:
        return FollowingSeen(FIRST, own=False, version=document(library()[FIRST]).version, since=None)
    return FollowingSeen(row.name, row.own, row.version, row.since)


def playbook_followed(viewer: Viewer) -> Playbook:
    """The playbook that the search follows, with the rules that all share."""
    now = following(viewer)
    return completed(text(viewer, now.name, own=now.own, version=now.version))


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
    latest: dict[str, OwnPlaybook] = {}
    for row in OwnPlaybook.objects.filter(search=viewer.search).order_by("name", "version"):
        latest[row.name] = row
    return tuple(OwnPlaybookSeen(row.name, row.version, row.based_on, row.text) for row in latest.values())


def everything(viewer: Viewer) -> Tables:
    """Every row, by table, for an export."""
    return rows_of(EVERYTHING, viewer.search)
