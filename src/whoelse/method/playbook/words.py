"""Closed words, and the one that was probably meant."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

_CLOSE_ENOUGH = 72.0  # of 100; "busness days" to "business days" is 96
_SHORT, _CLOSE_ENOUGH_IF_SHORT = 4, 60.0  # one letter wrong in "day" leaves 67


def nearest(word: str, choices: Iterable[str], close_enough: float | None = None) -> str | None:
    """The choice that was probably meant by a word, or None where none is close (100 is the same word)."""
    if close_enough is None:
        close_enough = _CLOSE_ENOUGH_IF_SHORT if len(word.strip()) <= _SHORT else _CLOSE_ENOUGH
    found = process.extractOne(
        word.strip().lower(), list(choices), scorer=fuzz.ratio, processor=str.lower, score_cutoff=close_enough
    )
    return found[0] if found else None


def listed(words: Iterable[str], last: str = "or") -> str:
    """The words in a sentence: “yes”, “no” or “later”."""
    quoted = [f"“{word}”" for word in words]
    if len(quoted) < 2:
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} {last} {quoted[-1]}"


def meant(word: str, choices: Iterable[str]) -> tuple[str, str | None]:
    """The sentence that says what would be right, and the nearest choice where there is one."""
    possible = list(choices)
    near = nearest(word, possible)
    if near is not None:
        return f"Did you mean “{near}”?", near
    return f"It can be {listed(possible)}.", None
