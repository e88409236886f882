"""Every version of a playbook of the user's own: since when, what changed, its text; and an old one taken up again."""

from collections import Counter
from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from whoelse.loop import playbooks
from whoelse.loop.outcome import Refusal
from whoelse.method.playbook.offering import Change, offering
from whoelse.method.words import counted, near_day_in_words, sentence_start
from whoelse.playbooks import queries
from whoelse.playbooks.queries import OwnPlaybookSeen, VersionSeen
from whoelse.searches.access import NotFound
from whoelse.web.pages.playbook.tabs import Tab, tabs
from whoelse.web.pages.playbook.working import read_or_say
from whoelse.web.visit import Visit, page


@dataclass(frozen=True, slots=True)
class Listed:
    """One version as the list tells it: its number, its page, when it was kept, and how much is different in it."""

    version: int
    to: str
    kept: str
    changed: str
    in_force: bool


@dataclass(frozen=True, slots=True)
class VersionsPage:
    """All of them, the latest first."""

    id: str
    name: str
    tabs: tuple[Tab, ...]
    versions: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Differs:
    """One part that is different from the version before: what it is, how it was, and how it is in this one."""

    heading: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class VersionPage:
    """One version: what is different in it, why it can be followed no more where that is so, and its text by lines.

    ``again`` is true where it can be taken up again: it differs from the latest, and can still be read.
    """

    id: str
    name: str
    version: int
    tabs: tuple[Tab, ...]
    lede: str
    changed: str
    changes: tuple[Differs, ...]
    trouble: str
    again: bool
    next_version: int
    followed: bool
    lines: tuple[str, ...]


@page
def every(visit: Visit, playbook: str) -> HttpResponse:
    """The list of versions."""
    return visit.show("playbook/versions.html", _list(visit, playbook))


@page
def view(visit: Visit, playbook: str, version: int) -> HttpResponse:
    """One version; a post takes it up again, as a new one."""
    own, found = queries.own_playbook(visit.viewer, playbook), queries.versions(visit.viewer, playbook)
    at = next((number for number, one in enumerate(found) if one.version == version), None)
    if at is None:
        raise NotFound("There is no such version.")
    before = found[at + 1] if at + 1 < len(found) else None
    if not visit.posted:
        return visit.show("playbook/version.html", _page(visit, own, found[at], before))
    try:
        done = playbooks.keep_version(visit.viewer, playbook, found[at].text, today=visit.today, token=visit.token)
    except Refusal as refusal:
        return visit.show("playbook/version.html", _page(visit, own, found[at], before), refused=refusal)
    after = queries.own_playbook(visit.viewer, playbook).version
    held = " It is in force from today on." if _followed(visit, own) else ""
    said = f"Version {version} is taken up again, as version {after}.{held}"
    return visit.did(done, said, reverse("playbook versions", args=[playbook]))


def _list(visit: Visit, playbook: str) -> VersionsPage:
    own, found = queries.own_playbook(visit.viewer, playbook), queries.versions(visit.viewer, playbook)
    in_force = queries.following(visit.viewer).version if _followed(visit, own) else 0
    return VersionsPage(
        id=playbook,
        name=own.name,
        tabs=tabs("Versions", playbook),
        versions=tuple(
            Listed(
                one.version,
                reverse("playbook version", args=[playbook, one.version]),
                _kept(visit, one),
                _changed(before, one),
                one.version == in_force,
            )
            for one, before in zip(found, (*found[1:], None), strict=True)
        ),
    )


def _page(visit: Visit, own: OwnPlaybookSeen, one: VersionSeen, before: VersionSeen | None) -> VersionPage:
    document, findings = read_or_say(one.text)
    earlier = read_or_say(before.text)[0] if before is not None else None
    changes = offering(earlier, document, earlier) if document is not None and earlier is not None else ()
    trouble = ""
    if document is None:
        first = findings[0]
        trouble = f"It can no longer be followed. Line {first.line}, column {first.column}: {first.message}"
    return VersionPage(
        id=own.id,
        name=own.name,
        version=one.version,
        tabs=tabs("Versions", own.id),
        lede=f"{_kept(visit, one)}. {'It is the latest.' if one.version == own.version else ''}".rstrip(),
        changed=_changed(before, one),
        changes=tuple(_told(change) for change in changes),
        trouble=trouble,
        again=document is not None and one.text != own.text,
        next_version=own.version + 1,
        followed=_followed(visit, own),
        lines=tuple(one.text.splitlines()),
    )


def _followed(visit: Visit, own: OwnPlaybookSeen) -> bool:
    following = queries.following(visit.viewer)
    return following.own and following.name == own.name


def _kept(visit: Visit, one: VersionSeen) -> str:
    day = timezone.localtime(one.kept_at, visit.zone).date()
    return sentence_start(f"kept {near_day_in_words(day, visit.today)}")


def _changed(before: VersionSeen | None, one: VersionSeen) -> str:
    """How many lines differ. Lines are compared as a heap, which is quick for any text: one that moved is no other."""
    if before is None:
        return "The first version."
    was, now = Counter(before.text.splitlines()), Counter(one.text.splitlines())
    changed = max((now - was).total(), (was - now).total())
    if not changed:
        return "Only the order of its lines is different."
    return f"{sentence_start(counted(changed, 'line'))} of its text {'is' if changed == 1 else 'are'} different."


def _told(one: Change) -> Differs:
    what = f"{one.section}, {one.name}" if one.name else one.section
    return Differs(sentence_start(f"{what}: {one.kind}"), one.before, one.now)
