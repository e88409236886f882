"""Where a playbook of the user's own stands: which version is in force, and whether there is a sound draft."""

from dataclasses import dataclass

from whoelse.web.components import Kept
from whoelse.web.pages.playbook.working import Working


@dataclass(frozen=True, slots=True)
class Status:
    """The lede of the page, the draft's state, and which buttons there are."""

    lede: str
    draft: bool
    sound: bool
    trouble: str
    keep: str
    follow: bool
    take_back: bool
    kept: Kept


def status(now: Working) -> Status:
    """What is to be said of it."""
    own = now.own
    if now.followed and now.in_force == own.version:
        lede = f"Version {own.version} is in force."
    elif now.followed:
        lede = f"You follow version {now.in_force}; version {own.version} is the latest."
    else:
        lede = f"Version {own.version}. You do not follow it yet."
    if now.is_draft:
        lede += f" Version {now.next_version} is a draft."
    trouble = ""
    if now.document is None:
        first = now.findings[0]
        holds = f"Version {now.in_force} stays in force" if now.followed else f"Version {own.version} stays as it is"
        trouble = f"Line {first.line}, column {first.column}: {first.message} {holds} until the draft is sound."
    return Status(
        lede=lede,
        draft=now.is_draft,
        sound=now.document is not None,
        trouble=trouble,
        keep=f"Put version {now.next_version} in force" if now.followed else f"Keep as version {now.next_version}",
        follow=not now.followed or now.in_force != own.version,
        take_back=now.can_take_back,
        kept=now.kept,
    )
