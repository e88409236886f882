"""One server for one data folder.

The operating system holds the lock and lets go of it when its process ends, however it ends; so a lock can never be
stale, only the note beside it that says who serves at which port.
"""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from whoelse.local.folder import DataFolder, write_private

if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: IO[bytes]) -> bool:
        try:
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(handle: IO[bytes]) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


@dataclass(frozen=True)
class Running:
    """The server that a data folder belongs to: its process, its port, and since when it runs."""

    process: int
    port: int
    since: datetime


@contextmanager
def locked(folder: DataFolder) -> Iterator[bool]:
    """Tries to hold the data folder for as long as the block lasts; yields whether it is held."""
    with folder.lock.open("ab") as handle:
        held = _try_lock(handle)
        if held:
            folder.running.unlink(missing_ok=True)  # a server that was killed could not take its note away
        yield held


def note_running(folder: DataFolder, port: int, since: datetime) -> None:
    """Leaves the note by which a second start finds this process. Only for the holder of the lock."""
    note = {"process": os.getpid(), "port": port, "since": since.isoformat(timespec="seconds")}
    write_private(folder.running, json.dumps(note))


def forget_running(folder: DataFolder) -> None:
    """Takes the note away again."""
    folder.running.unlink(missing_ok=True)


def running(folder: DataFolder) -> Running | None:
    """Who serves the folder, by the note; None while there is none. Only meaningful while somebody holds the lock."""
    try:
        note = json.loads(folder.running.read_text(encoding="utf-8"))
        return Running(int(note["process"]), int(note["port"]), datetime.fromisoformat(note["since"]))
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None


def serving(folder: DataFolder) -> Running | None:
    """Who serves the folder now, or None; what a killed server left behind is cleared away."""
    if not folder.lock.exists():
        return None
    with locked(folder) as held:
        return None if held else running(folder)
