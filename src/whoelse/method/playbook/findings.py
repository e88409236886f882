"""What is wrong with a text, where it stands, and what would be right."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a text, counted from 1. ``length`` is that of the words found there, 0 where they span lines."""

    line: int = 1
    column: int = 1
    length: int = 0


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is not right: a sentence fit to be shown, and the words that would be right, where one can tell.

    ``remedy`` can take the place of the ``length`` characters at ``line`` and ``column`` as it is.
    """

    line: int
    column: int
    message: str
    remedy: str | None = None
    length: int = 0

    def __str__(self) -> str:
        return f"line {self.line}, column {self.column}: {self.message}"


class NotSound(Exception):
    """A text that cannot be followed. ``findings`` are in the order of the text, and never empty."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(sorted(findings, key=lambda finding: (finding.line, finding.column)))
        super().__init__("\n".join(str(finding) for finding in self.findings))


def finding(place: Place, message: str, remedy: str | None = None) -> Finding:
    """A finding at a place."""
    return Finding(place.line, place.column, message, remedy, place.length)
