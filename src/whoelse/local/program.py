"""How this very program is started again, by an icon or for a server in the background."""

import sys
from dataclasses import dataclass
from pathlib import Path

import whoelse


@dataclass(frozen=True)
class Program:
    """What to run, and in which folder: `python -m` finds there what is not installed, as a checkout."""

    command: tuple[str, ...]
    place: Path

    def with_arguments(self, *arguments: str) -> "Program":
        """The same with more said on its command line."""
        return Program((*self.command, *arguments), self.place)


def this_program() -> Program:
    """As it runs now: from a bundle, from an environment of its own, or from a checkout."""
    if getattr(sys, "frozen", False):
        return Program((sys.executable,), Path(sys.executable).parent)
    return Program((sys.executable, "-m", "whoelse"), Path(whoelse.__file__).resolve().parents[1])
