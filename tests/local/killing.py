"""Killing a process after its k-th SQL statement, and looking at what it left behind.

Runs in a process of its own (``python -m tests.local.killing DATA``), which forks one child for each k: the child kills
itself without a goodbye, the parent opens what lies on the disk. Time and chance are held still, so that what a child
leaves can be compared with what a complete run leaves, to the byte.
"""

import json
import os
import random
import secrets
import shutil
import signal
import sqlite3
import subprocess
import sys
import traceback
from contextlib import closing, nullcontext
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from unittest import mock

import time_machine

from tests.local.server import environment
from whoelse.local.backups import faults
from whoelse.local.folder import DataFolder
from whoelse.local.start import open_data

TOP = Path(__file__).parents[2]
COMPLETE = -1

#: After the first of so many kills the export and the page are asked for anew.
ANEW = 10


@dataclass
class Killed:
    """What was found after all the kills of one act.

    ``left``: how many kills left the data as they are after none, one, two … of its stages. ``between``: the k that
    left something else. ``damaged``: the k after which SQLite finds fault. ``lost``: the k after which the page does
    not show what it had said was kept, or anything at all.
    """

    act: str
    statements: int = 0
    kills: int = 0
    left: list[int] = field(default_factory=list)
    between: list[int] = field(default_factory=list)
    damaged: list[int] = field(default_factory=list)
    lost: list[int] = field(default_factory=list)


def killed(data: Path, *how: str) -> list[Killed]:
    """Kill every act in a process of its own, on the empty folder ``data``.

    ``how``: names of acts, none for all; "every" takes every k instead of a sample, a number takes so many k at random
    and among them the last, "torn" takes the transactions away.
    """
    ended = subprocess.run(
        [sys.executable, "-m", "tests.local.killing", str(data), *how],
        cwd=TOP,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return [Killed(**one) for one in json.loads(ended.stdout)]


class _Place:
    """One data folder, which is put back to how it was before the act, again and again."""

    def __init__(self, folder: DataFolder) -> None:
        self.database = folder.database
        self.before = folder.path / "before"

    def keep(self) -> None:
        """From now on this is how it was. Nothing may be connected."""
        shutil.copyfile(self.database, self.before)

    def put_back(self) -> None:
        """How it was, with no trace of what the last child did."""
        for rest in ("-wal", "-shm"):
            Path(f"{self.database}{rest}").unlink(missing_ok=True)
        shutil.copyfile(self.before, self.database)

    def dumped(self) -> str:
        """Every row of every table but those that say who is signed in."""
        with closing(sqlite3.connect(self.database)) as connection:
            return "\n".join(line for line in connection.iterdump() if "django_session" not in line)


def main(data: str, *how: str) -> None:
    """Kill every act, and print what was found as JSON."""
    folder = open_data(Path(data))
    from django.db import connection

    from tests.local.killed_acts import ACTS

    connection.close()
    empty = folder.path / "empty"
    shutil.copyfile(folder.database, empty)
    found = []
    for name in [act for act in how if act in ACTS] or ACTS:
        shutil.copyfile(empty, folder.database)
        many = next((int(word) for word in how if word.isdecimal()), 0)
        found.append(asdict(_kill(name, _Place(folder), every="every" in how, many=many, torn="torn" in how)))
    print(json.dumps(found))


def _kill(name: str, place: _Place, *, every: bool, many: int, torn: bool) -> Killed:
    from django.db import connection

    from tests.cast import cast
    from tests.local.killed_acts import ACTS, Stages, browser
    from whoelse.interchange.whole import written
    from whoelse.loop.carrying import everything

    people = cast()
    client = browser(people)
    stages: Stages = ACTS[name](people, client)
    connection.close()
    place.keep()

    # The same rows give the same file and the same page, so each is asked once of what stands on the disk, and anew
    # after some of the kills: it is the disk that was killed upon, and not its rows alone, that has to give them.
    @cache
    def exported(_rows: str) -> bytes:
        try:
            return written(everything(people.nadia))
        finally:
            connection.close()

    def standing(*, anew: bool = False) -> tuple[str, bytes]:
        rows = place.dumped()
        return rows, (exported.__wrapped__ if anew else exported)(rows)

    @cache
    def shows(_rows: str, stage: int) -> bool:
        try:
            answer = client.get(stages[max(stage - 1, 0)].address)
            return answer.status_code == 200 and (not stage or stages[stage - 1].words in answer.content.decode())
        finally:
            connection.close()

    standings = [standing()]
    for until in range(1, len(stages) + 1):
        place.put_back()
        complete = _run(stages[:until], COMPLETE, torn)
        standings.append(standing())
    assert len(set(standings)) == len(standings), "A stage that writes nothing shows nothing."

    last = complete.ends[-1]
    result = Killed(name, statements=last, left=[0] * len(standings))
    chosen = [*random.sample(range(last), many - 1), last] if many else _sample(complete)
    for k in range(last + 1) if every else chosen:
        place.put_back()
        claimed = len(_run(stages, k, torn).ends)
        result.kills += 1
        if faults(place.database):
            result.damaged.append(k)
        anew = result.kills % ANEW == 1
        now = standing(anew=anew)
        # a stage can be on the disk before it has said so, never the other way round
        if now in standings[claimed : claimed + 2]:
            result.left[standings.index(now)] += 1
        else:
            result.between.append(k)
        if not (shows.__wrapped__ if anew else shows)(now[0], claimed):
            result.lost.append(k)
    return result


@dataclass
class _Ran:
    """What a child said before it died: the statements run by the end of each stage, and before each commit."""

    ends: list[int] = field(default_factory=list)
    commits: list[int] = field(default_factory=list)


def _sample(complete: _Ran) -> list[int]:
    """The first and the last, those on both sides of each commit and of each stage's end, and some in between."""
    last = complete.ends[-1]
    around = {k + beside for k in complete.commits for beside in (0, 1)} | set(complete.ends)
    return sorted({last * part // 8 for part in range(9)} | {1} | around)


def _run(stages: "Stages", k: int, torn: bool) -> _Ran:  # type: ignore[name-defined]  # noqa: F821
    """Run the stages in a child that dies after its k-th statement."""
    said, tell = os.pipe()
    child = os.fork()
    if not child:
        try:
            _be_killed(stages, k, torn, tell)
        except BaseException:
            traceback.print_exc()
        os._exit(1)
    os.close(tell)
    ran = _Ran()
    with os.fdopen(said) as lines:
        for line in lines:
            what, count = line.split()
            (ran.commits if what == "commit" else ran.ends).append(int(count))
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == -signal.SIGKILL, f"The child ended by itself, at {k}."
    return ran


def _be_killed(stages: "Stages", k: int, torn: bool, tell: int) -> None:  # type: ignore[name-defined]  # noqa: F821
    from django.db import connection, transaction

    ran = 0

    def count(statement: str) -> None:
        nonlocal ran
        if ran == k:
            os.kill(os.getpid(), signal.SIGKILL)
        if statement == "COMMIT":
            os.write(tell, f"commit {ran}\n".encode())
        ran += 1

    chance = random.Random(7)
    connection.ensure_connection()
    # SQLite's own count: BEGIN and COMMIT are statements, and so is each row of many inserted at once
    connection.connection.set_trace_callback(count)
    with (
        mock.patch.object(secrets, "randbits", chance.getrandbits),
        mock.patch.object(secrets, "token_bytes", chance.randbytes),
        mock.patch.object(transaction, "atomic", return_value=nullcontext()) if torn else nullcontext(),
    ):
        for stage in stages:
            stage.do()
            os.write(tell, f"end {ran}\n".encode())
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    with time_machine.travel("2026-01-14T08:45:00Z", tick=False):
        main(*sys.argv[1:])
