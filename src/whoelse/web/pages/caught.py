"""What is caught while talking, one line each, and how it is carried into the debrief."""

from collections.abc import Mapping, Sequence
from typing import Any

#: The fields of the talk, in the order of the page.
FIELDS = ("notes", "names", "resources", "mine", "theirs")


def text(fields: Mapping[str, Any], name: str) -> str:
    """One field of a kept form, as text."""
    value = fields.get(name, "")
    if isinstance(value, Sequence) and not isinstance(value, str):
        return str(value[0]) if value else ""
    return str(value)


def lines(fields: Mapping[str, Any], name: str) -> list[str]:
    """The lines of one field that say something."""
    return [line.strip() for line in text(fields, name).splitlines() if line.strip()]


def name_and_place(line: str) -> tuple[str, str]:
    """ "Ingrid Solberg, Halden Ferries" as the name and where; what comes after the first comma is the place."""
    name, _, place = line.partition(",")
    return name.strip(), place.strip()


def joined(there: Mapping[str, Any], here: Mapping[str, Any]) -> dict[str, list[str]]:
    """Two versions of the same words as one in which no line is lost."""
    result = {}
    for name in FIELDS:
        first, second = text(there, name), text(here, name)
        known = set(lines(there, name))
        fresh = [line for line in second.splitlines() if line.strip() and line.strip() not in known]
        result[name] = [second if not first.strip() else "\n".join([first, *fresh])]
    return result
