"""Values as a playbook's text writes them: plain where that reads back the same, else in quotes or as lines."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from whoelse.method.playbook.durations import Duration
from whoelse.method.playbook.text import UNSEEN, value_of_plain

#: What an edit may put into a text: words and numbers, yes or no, lists and keys of these. None takes something out.
Written = str | int | bool | Duration | Sequence[Any] | Mapping[str, Any]

#: No sign in it has a meaning of its own, wherever it stands.
_SAFE = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`][^\[\]{},\n\r\t\"]*")
_MEANINGFUL = re.compile(r":(?:\s|$)|\s#|^---|^\.\.\.|\s$")


def flow(value: Written, quoted: bool = False) -> str:
    """A value in one line, as it may stand anywhere, in brackets too. ``quoted`` keeps words in double quotes."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{flow(key)}: {flow(entry)}" for key, entry in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(flow(entry) for entry in value) + "]"
    words = str(value)
    return words if not quoted and _is_plain(words) else _in_quotes(words)


def block(value: Written, indent: int, line_end: str, *, quoted: bool = False, lines: bool = True) -> str:
    """A value as it stands after ``key:`` in a text whose keys have lines of their own, with what leads up to it.

    ``indent`` is the column of the key; what takes several lines is indented by two more. Without ``lines`` no text is
    written as lines, since what comes after would be taken for one more of them.
    """
    inner = " " * (indent + 2)
    if lines and isinstance(value, str) and "\n" in value and _fits_lines(value):
        written = [f"{inner}{line}" if line else "" for line in value.split("\n")]
        return " |-" + line_end + line_end.join(written)
    if isinstance(value, Sequence) and not isinstance(value, str):
        entries = [entry(one, indent + 2, line_end, lines=lines) for one in value if isinstance(one, Mapping)]
        if entries:
            return line_end + line_end.join(entries)
    return f" {flow(value, quoted)}"


def entry(value: Mapping[str, Written], indent: int, line_end: str, *, lines: bool = True) -> str:
    """One entry of a list, ``- `` in the column ``indent`` and each key in a line of its own."""
    said = [f"{flow(key)}:{block(inner, indent + 2, line_end, lines=lines)}" for key, inner in value.items()]
    return " " * indent + "- " + (line_end + " " * (indent + 2)).join(said)


def _is_plain(words: str) -> bool:
    return (
        _SAFE.fullmatch(words) is not None
        and _MEANINGFUL.search(words) is None
        and UNSEEN.search(words) is None
        and value_of_plain(words) == words
        and len(words) <= 100
    )


def _fits_lines(words: str) -> bool:
    """Whether lines below "|-" read back as the same: no space before the first word, no empty end, no odd signs."""
    return not (words[:1] in {" ", "\n", "\t"} or words.endswith("\n") or "\r" in words or UNSEEN.search(words))


def _in_quotes(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    escaped = escaped.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
    return '"' + UNSEEN.sub(lambda found: _escaped(found[0]), escaped) + '"'


def _escaped(sign: str) -> str:
    number = ord(sign)
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"
