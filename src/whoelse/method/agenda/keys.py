"""Keys of steps: what was asked for, of whom, and because of which entry; never a rule, a day or a text.

A key survives an edit of the rule, a rename, a restart, a change of playbook and (through ``renamed``) a merge.
"""

from collections.abc import Mapping
from dataclasses import dataclass

_SEPARATOR = "|"


@dataclass(frozen=True, slots=True)
class StepKey:
    """The parts of a key. ``trigger`` is the id of the entry that called for the step, ``count`` which time it is."""

    do: str
    person: str = ""
    about: str = ""
    trigger: str = ""
    count: int = 1

    def __str__(self) -> str:
        return _SEPARATOR.join((self.do, self.person, self.about, self.trigger, str(self.count)))


def parse(text: str) -> StepKey | None:
    """The parts of a key, or None where the text is no key."""
    parts = text.split(_SEPARATOR)
    if len(parts) != 5 or not parts[4].isdigit():
        return None
    return StepKey(parts[0], parts[1], parts[2], parts[3], int(parts[4]))


def renamed(text: str, aliases: Mapping[str, str]) -> str:
    """The same key where people were merged: ``aliases`` leads from a merged person's id to the one that stands."""
    key = parse(text)
    if key is None or (key.person not in aliases and key.about not in aliases):
        return text
    person, about = aliases.get(key.person, key.person), aliases.get(key.about, key.about)
    return str(StepKey(key.do, person, about, key.trigger, key.count))
