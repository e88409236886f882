"""A new version of a playbook that comes along, beside a user's copy: its changes one by one, never written over it.

A three-way difference by the ids of rules and the like: what the new version changed against the old one, told for each
entry with what the user's copy has there now. Taking a change is an edit of one entry of the copy's text.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from whoelse.method.playbook.document import AskWords, Limit, MessageTemplate, Never, Playbook, Rule
from whoelse.method.playbook.editing import NAMED_BY, add, set_at, set_field, take_out, written
from whoelse.method.playbook.in_words import limit_in_words, never_in_words, rule_in_words
from whoelse.method.playbook.rendering import Written, flow

#: What is offered besides entries of lists: single parts of the playbook.
_SINGLE = ("after", "about", "formality", "pace", "circles", "ranking", "questions")


@dataclass(frozen=True, slots=True)
class Change:
    """One change that a new version brings.

    ``section`` and ``name`` say of what (a single part has no name); ``kind`` is added, changed or taken out.
    ``before`` and ``now`` are the entry in words as the old and the new version have it, ``mine`` as the copy has it
    ("" where there is none). ``fields`` are the keys that differ. ``touched``: the user's copy differs from the old
    version there, so that taking the change would lose an edit of theirs.
    """

    section: str
    name: str
    kind: str
    before: str
    now: str
    mine: str
    fields: tuple[str, ...] = ()
    touched: bool = False


def offering(old: Playbook, new: Playbook, mine: Playbook) -> tuple[Change, ...]:
    """What a new version changed that the user's copy does not have yet, in the order of the document."""
    return tuple(change for change in _changes(old, new, mine) if change is not None)


def take(text: str, new: Playbook, change: Change) -> str:
    """The user's text with one change taken: only the fields that the new version changed, in that one entry."""
    if not change.name and change.section in _SINGLE:
        return _take_single(text, new, change)
    entry = _named(new, change.section).get(change.name)
    if entry is None:
        return take_out(text, change.section, change.name)
    said = written(entry)
    if not change.mine:
        return add(text, change.section, said)
    for field in change.fields:
        text = set_field(text, change.section, change.name, field, said.get(field))
    return text


def _take_single(text: str, new: Playbook, change: Change) -> str:
    value = getattr(new, change.section)
    if not isinstance(value, BaseModel):
        return set_at(text, (), change.section, value or None)
    said = written(value)
    for field in change.fields:
        text = set_at(text, (change.section,), field, said.get(field))
    return text


def _changes(old: Playbook, new: Playbook, mine: Playbook) -> Iterator[Change | None]:
    for section in _SINGLE:
        before, now, own = (getattr(playbook, section) for playbook in (old, new, mine))
        yield _change(section, "", before or None, now or None, own or None)
    for section in NAMED_BY:
        before, now, own = (_named(playbook, section) for playbook in (old, new, mine))
        names = [*now, *(name for name in before if name not in now)]
        for name in names:
            yield _change(section, name, before.get(name), now.get(name), own.get(name))


def _change(
    section: str, name: str, before: BaseModel | str | None, now: BaseModel | str | None, mine: BaseModel | str | None
) -> Change | None:
    was, becomes, own = _said(before), _said(now), _said(mine)
    fields = tuple(key for key in {**was, **becomes} if was.get(key) != becomes.get(key))
    if not fields or all(own.get(key) == becomes.get(key) for key in fields):
        return None
    kind = "added" if before is None else "taken out" if now is None else "changed"
    touched = own != was if kind == "taken out" else any(own.get(key) != was.get(key) for key in fields)
    return Change(section, name, kind, _words(before), _words(now), _words(mine), fields, touched)


def _said(part: BaseModel | str | None) -> Mapping[str, Written]:
    if isinstance(part, BaseModel):
        return written(part)
    return {"": part} if part else {}


def _named(playbook: Playbook, section: str) -> dict[str, BaseModel]:
    """The entries of a list by their names; of checks, those for every message have none."""
    return {str(getattr(part, NAMED_BY[section]) or ""): part for part in getattr(playbook, section)}


def _words(part: BaseModel | str | None) -> str:
    match part:
        case None:
            return ""
        case str():
            return part
        case Rule():
            return rule_in_words(part)
        case Limit():
            return limit_in_words(part)
        case Never():
            return never_in_words(part)
        case AskWords():
            return f"{part.words} {part.out}".strip()
        case MessageTemplate():
            return part.body
        case _:
            return flow(written(part))
