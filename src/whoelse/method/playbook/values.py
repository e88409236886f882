"""Single values out of a text's entries: words, numbers, days; what is wrong is gathered with its place."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from whoelse.method.playbook.findings import Finding, Place, finding
from whoelse.method.playbook.text import Listing, Mapping, Node, Scalar
from whoelse.method.playbook.words import meant


class Values:
    """Reads entries of one text. ``findings`` gathers what is wrong, so that all of it is told at once."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def wrong(self, place: Place, message: str, remedy: str | None = None) -> None:
        """Gather a finding."""
        self.findings.append(finding(place, message, remedy))

    def known_keys(self, node: Mapping, known: Iterable[str], owner: str) -> None:
        """Gather a finding for each key that is not one of those known."""
        for key, place in node.keys.items():
            if key not in known:
                sentence, near = meant(key, known)
                self.wrong(place, f"{owner} has no “{key}”. {sentence}", near)

    def items(self, node: Mapping, key: str) -> list[Node]:
        """The entries of a list; none where there is no such key."""
        entry = node.entries.get(key)
        if entry is None or (isinstance(entry, Scalar) and entry.value is None):
            return []
        if not isinstance(entry, Listing):
            self.wrong(entry.place, f"“{key}” is a list. Each entry begins in its own line with “- ”.")
            return []
        return entry.items

    def is_keys(self, node: Node, owner: str) -> bool:
        """Whether an entry is made of keys; a finding where not."""
        if isinstance(node, Mapping):
            return True
        self.wrong(node.place, f"{owner} is written as keys with their values, such as {{name: Ana}}.")
        return False

    def _get(self, node: Mapping, key: str, read: Callable[[Node], Any], required: str = "") -> Any:
        if key in node.entries:
            return read(node.entries[key])
        if required:
            self.wrong(node.place, f"{required} needs “{key}”.")
        return None

    def as_text(self, node: Node, what: str) -> str | None:
        """The text of an entry; a number or day as it was written."""
        if isinstance(node, Scalar) and isinstance(node.value, str) and node.value.strip():
            return node.value
        if isinstance(node, Scalar) and node.value is not None:
            return str(node.value)
        self.wrong(node.place, f"{what} is a word or a name here.")
        return None

    def text(self, node: Mapping, key: str, required: str = "") -> str | None:
        """The text under a key, or None."""
        text: str | None = self._get(node, key, lambda entry: self.as_text(entry, f"“{key}”"), required)
        return text

    def word(
        self, node: Mapping, key: str, words: tuple[str, ...], *, required: str = "", what: str = ""
    ) -> str | None:
        """One of a few words under a key, or None."""
        text = self.text(node, key, required)
        if text is None or text in words:
            return text
        sentence, near = meant(text, words)
        place = node.entries[key].place
        self.wrong(place, f"“{text}” {what or f'is not possible for “{key}”'}. {sentence}", near)
        return None

    def number(self, node: Mapping, key: str, least: int, most: int) -> int | None:
        """A whole number within bounds under a key, or None."""
        if key not in node.entries:
            return None
        entry = node.entries[key]
        value = entry.value if isinstance(entry, Scalar) else None
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        self.wrong(entry.place, f"“{key}” is a whole number from {least} to {most}.")
        return None

    def day(self, node: Mapping, key: str, *, required: bool = False) -> date | None:
        """A day under a key, or None."""
        if key not in node.entries:
            if required:
                self.wrong(node.place, f"“{key}” is missing. Give a day, such as {key}: 2026-01-05.")
            return None
        entry = node.entries[key]
        value = entry.value if isinstance(entry, Scalar) else None
        if isinstance(value, str):
            try:
                value = date.fromisoformat(value)
            except ValueError:
                value = None
        if isinstance(value, date):
            return value
        self.wrong(entry.place, f"“{key}” is a day here, written as year, month and day: 2026-01-05.")
        return None
