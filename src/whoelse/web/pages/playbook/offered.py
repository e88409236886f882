"""What a newer version of a built-in playbook brings to the user's copy: change by change, never written over it."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse

from whoelse.loop.outcome import Refusal
from whoelse.method.playbook import NotSound
from whoelse.method.playbook.editing import set_at
from whoelse.method.playbook.lines import NoSuchPart
from whoelse.method.playbook.offering import Change, offering, take
from whoelse.method.words import counted
from whoelse.playbooks import queries
from whoelse.playbooks.queries import Newer
from whoelse.web.pages.playbook.status import Status, status
from whoelse.web.pages.playbook.tabs import Tab, tabs
from whoelse.web.pages.playbook.working import Working, change, working
from whoelse.web.visit import Visit, page


@dataclass(frozen=True, slots=True)
class Offered:
    """One change: what is sent to take it, its heading, how it was, is now, and stands in the copy."""

    value: str
    heading: str
    before: str
    now: str
    mine: str
    touched: bool


@dataclass(frozen=True, slots=True)
class OfferedPage:
    """The changes that are not in the copy yet."""

    id: str
    name: str
    original: str
    version: int
    status: Status
    tabs: tuple[Tab, ...]
    revision: int
    lede: str
    changes: tuple[Offered, ...]


@page
def view(visit: Visit, playbook: str) -> HttpResponse:
    """The changes; a post takes one into the draft, or leaves the rest."""
    now = working(visit, playbook)
    newer = newer_for(visit, now)
    if newer is None:
        return visit.go(reverse("own playbook", args=[playbook]))
    if not visit.posted:
        return visit.show("playbook/offered.html", _page(now, newer))
    sent = visit.request.POST
    revision = str(sent.get("revision", ""))
    try:
        text, said = _changed(now, newer, str(sent.get("take", "")))
        change(visit.viewer, now, text, int(revision) if revision.isdecimal() else 0)
    except (Refusal, NoSuchPart, NotSound) as error:
        refusal = error if isinstance(error, Refusal) else Refusal("The text cannot be read just now; mend it first.")
        return visit.show("playbook/offered.html", _page(working(visit, playbook), newer), refused=refusal)
    return visit.saved(said, reverse("playbook offers", args=[playbook]))


def newer_for(visit: Visit, now: Working) -> Newer | None:
    """What is newer than what a playbook is based on, as its text says it now."""
    return queries.newer(visit.viewer, now.shown.based_on)


def _changed(now: Working, newer: Newer, taken: str) -> tuple[str, str]:
    if taken == "none":
        based_on = f"{newer.new.name}@{newer.new.version}"
        return set_at(now.text, (), "based on", based_on), f"The rest is left. The draft is based on {based_on} now."
    found = next((one for one in _changes(now, newer) if _value(one) == taken), None)
    if found is None:
        raise Refusal("This change is in the draft already.")
    return take(now.text, newer.new, found), "It is in the draft."


def _changes(now: Working, newer: Newer) -> tuple[Change, ...]:
    return offering(newer.old, newer.new, now.shown)


def _value(one: Change) -> str:
    return f"{one.section}:{one.name}"


def _page(now: Working, newer: Newer) -> OfferedPage:
    found = _changes(now, newer)
    new = newer.new
    return OfferedPage(
        id=now.own.id,
        name=now.own.name,
        original=newer.new.name,
        version=newer.new.version,
        status=status(now),
        tabs=tabs("Rules", now.own.id),
        revision=now.kept.revision,
        lede=f"Version {new.version} of {new.name} has {counted(len(found), 'change')} that your copy has not.",
        changes=tuple(_told(one) for one in found),
    )


def _told(one: Change) -> Offered:
    what = f"{one.section}, {one.name}" if one.name else one.section
    return Offered(_value(one), f"{what}: {one.kind}", one.before, one.now, one.mine, one.touched)
