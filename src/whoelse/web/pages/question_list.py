"""The brief list while it is being made: what one tap does to the questions as they stand in the form."""

from collections.abc import Sequence
from dataclasses import dataclass

#: How many questions stay by each tap that shortens the list.
OPENERS, TOPICS = {"openers": 2, "opener": 1}, 3


@dataclass(frozen=True, slots=True)
class TypedList:
    """The questions in their order, and those that this tap put away for later. A blank one is a line to write on."""

    questions: tuple[str, ...]
    later: tuple[str, ...] = ()


def plain(words: str) -> str:
    """A question on one line, without spaces around it."""
    return " ".join(words.split())


def changed(questions: Sequence[str], tap: str, *, offered: Sequence[str], openers: Sequence[str]) -> TypedList | None:
    """The list after a tap, or None where the tap means something else.

    ``tap`` is "add", "none", "openers", "opener", "three", or one of "up", "down", "remove", "later", "offer" with the
    place after a colon; "offer:all" takes every question offered. ``openers`` are those meant to open a conversation.
    """
    words, _, place = tap.partition(":")
    written = tuple(each for each in questions if plain(each))
    match words:
        case "add":
            return TypedList((*written, ""))
        case "offer" if place == "all":
            return TypedList((*written, *(each for each in offered if each not in written)))
        case "offer" if _inside(place, offered):
            return TypedList((*written, offered[int(place)]))
        case "none":
            return TypedList((), written)
        case "openers" | "opener":
            opening = [each for each in written if plain(each) in openers] or list(written)
            kept = tuple(opening[: OPENERS[words]])
            return TypedList(kept, tuple(each for each in written if each not in kept))
        case "three":
            return TypedList(written[:TOPICS], written[TOPICS:])
        case "up" | "down" | "remove" | "later" if _inside(place, questions):
            return _moved(list(questions), words, int(place))
    return None


def _inside(place: str, rows: Sequence[str]) -> bool:
    return place.isdecimal() and int(place) < len(rows)


def _moved(questions: list[str], words: str, place: int) -> TypedList:
    if words in {"remove", "later"}:
        gone = questions.pop(place)
        return TypedList(tuple(questions), (gone,) if words == "later" and plain(gone) else ())
    other = place - 1 if words == "up" else place + 1
    if 0 <= other < len(questions):
        questions[place], questions[other] = questions[other], questions[place]
    return TypedList(tuple(questions))
