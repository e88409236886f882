"""Several names on one line: parted where that is sure, asked about where it may be so, never guessed. Pure."""

import re
from dataclasses import dataclass

from whoelse.method.people.names import CREDENTIALS, CREDENTIALS_AFTER_COMMA, PREFIXES

_SURELY = re.compile(r"[;\n\r]+")
_AND = re.compile(r"\s+(?:and|&|\+)\s+", re.IGNORECASE)
_PERHAPS = re.compile(r"\s*,\s*(?:and\s+)?|\s+(?:and|&|\+)\s+", re.IGNORECASE)
_NOT_LETTERS = str.maketrans("", "", "-'’.")
#: Small words inside a family name. Any other small word makes it no plain name.
_PARTICLES = frozenset(
    [
        "da",
        "das",
        "de",
        "del",
        "den",
        "der",
        "di",
        "do",
        "dos",
        "du",
        "e",
        "el",
        "la",
        "las",
        "le",
        "ten",
        "ter",
        "van",
        "von",
        "y",
        "zu",
    ]
)
_FEWEST, _MOST = 2, 5


@dataclass(frozen=True, slots=True)
class Several:
    """Who is named in a line: ``surely`` these, a line each; ``perhaps`` these, where the line may hold more than one.

    Semicolons and ends of lines part names always; *and* does where full names stand on both sides. A comma never does
    unasked: it may part a name from a place, a title, or a family name from a given one.
    """

    surely: tuple[str, ...]
    perhaps: tuple[str, ...] = ()


def several(text: str) -> Several:
    """Who is named in the text. Nothing of it is lost but what parts the names."""
    surely: list[str] = []
    for piece in filter(None, (part.strip() for part in _SURELY.split(text))):
        parts = _AND.split(piece)
        surely += parts if len(parts) > 1 and all(_full(part) for part in parts) else [piece]
    perhaps = [name for piece in surely for name in _parted(piece)]
    return Several(tuple(surely), tuple(perhaps) if len(perhaps) > len(surely) else ())


def _parted(piece: str) -> list[str]:
    """The names a piece may hold; credentials after a comma stay with their name."""
    found: list[str] = []
    at = 0
    for mark in [*_PERHAPS.finditer(piece), None]:
        part = piece[at : mark.start() if mark else len(piece)].strip()
        if found and _only_credentials(part):
            found[-1] = f"{found[-1]}, {part}"
        elif part:
            found.append(part)
        at = mark.end() if mark else at
    return found


def _only_credentials(part: str) -> bool:
    words = part.translate(_NOT_LETTERS).split()
    return bool(words) and all(
        word.casefold() in CREDENTIALS or (word.isupper() and word.casefold() in CREDENTIALS_AFTER_COMMA)
        for word in words
    )


def _full(name: str) -> bool:
    """Whether it is written as a given and a family name are, and as nothing else is."""
    words = name.split()
    if not _FEWEST <= len(words) <= _MOST or words[0].casefold().rstrip(".") in PREFIXES:
        return False
    if not all(word.translate(_NOT_LETTERS).isalpha() for word in words):
        return False
    return all(word[0].isupper() or word in _PARTICLES for word in words) and words[-1][0].isupper()
