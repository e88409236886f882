"""What the checker finds wrong with an agenda."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that is wrong: the name of the check, the step or person it is about, and what was expected."""

    check: str
    subject: str
    why: str
