"""Slots: the words in braces that a text of a playbook may hold, and that are filled when it is shown."""

import re
from collections.abc import Iterable

#: What the reason of a step may name, and what is put there.
REASON_SLOTS = {
    "person": "who the step is with, as the user calls them",
    "about": "who was introduced",
    "introducer": "who introduced them",
    "day": "the day of what called for the step: Monday 5 January",
    "target": "where the person works, or the target that is spoken of",
    "count": "how many business days have passed",
    "silent": "who did not answer, where someone else is invited",
    "until": "the day until which they are out of the office",
    "notes": "how many notes have no answer noted",
}

_SLOT = re.compile(r"\{([^{}]*)\}")


def slots_in(text: str) -> tuple[str, ...]:
    """The names in braces, in their order."""
    return tuple(_SLOT.findall(text))


def has_stray_brace(text: str) -> bool:
    """Whether a brace is opened and not closed, or closed and not opened."""
    rest = _SLOT.sub("", text)
    return "{" in rest or "}" in rest


def unknown_slots(text: str, known: Iterable[str]) -> tuple[str, ...]:
    """The names in braces that nothing fills."""
    possible = set(known)
    return tuple(slot for slot in slots_in(text) if slot not in possible)
