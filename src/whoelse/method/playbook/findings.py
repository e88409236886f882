"""What is wrong with a text, where it stands, and what would be right."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a text, counted from 1. ``length`` is that of the words found there, 0 where they span lines."""

    line: int = 1
    column: int = 1
    length: int = 0


@dataclass(frozen=True, slots=True)
class Mend:
    """A change that takes a finding away: ``put`` takes the place of the characters from ``start`` to before ``end``.

    ``label`` says it as a button does: Write “3 business days”.
    """

    start: int
    end: int
    put: str
    label: str

    def applied(self, text: str) -> str:
        """The text with the change made."""
        return text[: self.start] + self.put + text[self.end :]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is not right: a sentence fit to be shown, and the words that would be right, where one can tell.

    ``remedy`` can take the place of the ``length`` characters at ``line`` and ``column`` as it is. ``mend`` is the
    same as a change of the text, and is there too where a line is to be added or left out.
    """

    line: int
    column: int
    message: str
    remedy: str | None = None
    length: int = 0
    mend: Mend | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return f"line {self.line}, column {self.column}: {self.message}"


_LINE_END = re.compile("\r\n|\n|\r")


class NotSound(Exception):
    """A text that cannot be followed. ``findings`` are in the order of the text, and never empty."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(sorted(findings, key=lambda finding: (finding.line, finding.column)))
        super().__init__("\n".join(str(finding) for finding in self.findings))


def finding(place: Place, message: str, remedy: str | None = None, mend: Mend | None = None) -> Finding:
    """A finding at a place."""
    return Finding(place.line, place.column, message, remedy, place.length, mend)


class Lines:
    """The lines of a text, as an editor counts them: where each begins."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._mark = 1 if text.startswith("\ufeff") else 0
        self._starts = [self._mark, *(found.end() for found in _LINE_END.finditer(text))]

    def offset(self, line: int, column: int) -> int:
        """The character at a line and column, or the end of the text."""
        if line > len(self._starts):
            return len(self._text)
        return min(self._starts[line - 1] + column - 1, len(self._text))

    def place(self, offset: int, length: int = 0) -> Place:
        """The place of a character."""
        line = bisect_right(self._starts, max(offset, self._mark))
        return Place(line, offset - self._starts[line - 1] + 1, length)

    def with_mend(self, found: Finding) -> Finding:
        """The finding with the change that its remedy is."""
        if found.mend is not None or found.remedy is None or not found.length:
            return found
        start = self.offset(found.line, found.column)
        return replace(found, mend=Mend(start, start + found.length, found.remedy, f"Write “{found.remedy}”"))


def difference(text: str, changed: str, label: str) -> Mend:
    """The one stretch in which two texts differ, as a change."""
    start = 0
    while start < min(len(text), len(changed)) and text[start] == changed[start]:
        start += 1
    end = 0
    while end < min(len(text), len(changed)) - start and text[-1 - end] == changed[-1 - end]:
        end += 1
    return Mend(start, len(text) - end, changed[start : len(changed) - end], label)
