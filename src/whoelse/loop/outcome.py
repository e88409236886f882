"""What comes of an act."""

from dataclasses import dataclass


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
