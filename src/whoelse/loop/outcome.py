"""What comes of an act."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Done:
    """An act has been noted; ``act`` is what *Undo* takes back.

    ``again`` is true where the same form had noted it before: then nothing was written. ``person`` and
    ``conversation`` are what the act was about or made, ``new_people`` whom it made on the way.
    """

    act: str
    person: str | None = None
    conversation: str | None = None
    organisation: str | None = None
    new_people: tuple[str, ...] = ()
    again: bool = False


class Refusal(Exception):
    """The act may not be done, or not like this. ``reason`` is a sentence fit to be shown; nothing was written."""

    def __init__(self, reason: str, *, by: str = "", rule: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.by = by
        self.rule = rule


class StepGone(Refusal):
    """The step that was acted on is no longer open; the reason says what changed."""


class DayInDoubt(Refusal):
    """The day can hardly be right, beside what is noted. Days are noted roughly, so that it may be kept as it is: the
    same act with ``sure``."""


class TalkAhead(Refusal):
    """The talk is agreed for a day that has not come, ``day``: whether it takes place now is asked first."""

    def __init__(self, day: date) -> None:
        super().__init__("The talk is agreed for a later day.")
        self.day = day


class RestsOnIt(Refusal):
    """Later acts, ``acts`` by their ids and the latest first, rest on the one that was to be taken back."""

    def __init__(self, acts: Sequence[str]) -> None:
        super().__init__("Nothing is changed: what you noted later rests on this. Take that back first.")
        self.acts = tuple(acts)
