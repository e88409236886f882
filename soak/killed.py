"""Killed after the k-th SQL statement, for every k: of a debrief, of an import of 50 rows, of a debrief as it is typed;
and for 100 k at random of an import of 2,000 rows.

The process dies, not the machine: this shows that an act is all or nothing, and on its way to the disk before *kept* is
said.
"""

import tempfile
import time
from pathlib import Path

from tests.local.killing import Killed, killed

EVERY = (
    "a debrief",
    "an import of 50 rows",
    "a debrief typed on its page",
    "a debrief with a question unasked",
)
AT_RANDOM, SO_MANY = "an import of 2,000 rows", 100


def main(minutes: float) -> None:
    """Kill every act after every statement, once at least, again while there is time, and print the figures.

    Raises AssertionError where anything was damaged, halfway or lost.
    """
    until = time.monotonic() + minutes * 60
    longest = 0.0
    while True:
        began = time.monotonic()
        _one_round()
        longest = max(longest, time.monotonic() - began)
        if time.monotonic() + longest > until:
            return


def _one_round() -> None:
    _look_at(_killed(*EVERY, "every"))
    _look_at(_killed(AT_RANDOM, str(SO_MANY)))


def _killed(*how: str) -> list[Killed]:
    with tempfile.TemporaryDirectory() as data:
        return killed(Path(data), *how)


def _look_at(found: list[Killed]) -> None:
    for one in found:
        print(f"{one.act}: {one.statements} statements, {one.kills} kills")
        print(
            f"  as after none, one, two … of its stages: {', '.join(map(str, one.left))}; between: {len(one.between)}"
        )
        print(f"  damaged: {len(one.damaged)}; not shown though called kept: {len(one.lost)}")
    for one in found:
        assert all(one.left), f"{one.act}: no kill came on one side of a commit"
        assert not one.damaged, f"{one.act}: damaged after statements {one.damaged}"
        assert not one.between, f"{one.act}: halfway after statements {one.between}"
        assert not one.lost, f"{one.act}: words lost after statements {one.lost}"
