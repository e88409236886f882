"""Copies of the database, each one checked before it counts.

They are made with SQLite's online backup, which gives one moment of the database even while it is written to.
"""

import re
import sqlite3
import threading
from contextlib import closing, suppress
from datetime import date, datetime
from pathlib import Path

from whoelse.local.folder import DataFolder
from whoelse.local.rotation import kept
from whoelse.options import PlainError

_DAILY = re.compile(r"whoelse-(\d{4}-\d{2}-\d{2})\.sqlite3")
_BEFORE = "before-upgrade-"
_BEFORE_KEPT = 5
_LOOK_AGAIN = 600.0  # seconds


def faults(database: Path) -> list[str]:
    """What SQLite finds wrong with the file, at most a few lines; an empty list says that it is sound."""
    try:
        with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            found = [row[0] for row in connection.execute("PRAGMA integrity_check(5)") if row[0] != "ok"]
            orphans = connection.execute("PRAGMA foreign_key_check").fetchmany(5)
            return found + [f"a row of {row[0]} points to a row of {row[2]} that is not there" for row in orphans]
    except sqlite3.Error as error:
        return [str(error)]


def copy_database(source: Path, copy: Path) -> None:
    """Makes `copy` a sound one-file copy of the database `source`, or raises PlainError and leaves nothing."""
    unfinished = copy.with_name(f"{copy.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    try:
        unfinished.touch(mode=0o600)
        with (
            closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True, timeout=20)) as original,
            closing(sqlite3.connect(unfinished)) as target,
        ):
            target.execute("PRAGMA synchronous = FULL")
            original.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")  # a copy is one file, without a log beside it
        wrong = faults(unfinished)
        if wrong:
            raise PlainError(f"The copy {copy} would not be sound: {wrong[0]}.")
        unfinished.replace(copy)
    except (OSError, sqlite3.Error) as error:
        raise PlainError(f"The copy {copy} could not be written: {error}.") from error
    finally:
        unfinished.unlink(missing_ok=True)


def back_up_today(folder: DataFolder, today: date) -> Path | None:
    """Makes today's backup unless it is there, and takes away those no longer kept; returns a new one's path."""
    file = _daily(folder, today)
    if file.exists() or not folder.database.exists():
        return None
    copy_database(folder.database, file)
    days = daily_backups(folder)
    for day in set(days) - kept(days) - {today}:
        days[day].unlink()
    return file


def back_up_by_hand(folder: DataFolder, file: Path | None, now: datetime) -> Path:
    """Copies the database to `file`, which must not exist yet, or to the backups; returns where it went."""
    if not folder.database.exists():
        raise PlainError(f"There is nothing to back up yet in {folder.path}.")
    copy = file or folder.backups / f"by-hand-{now:%Y-%m-%d-%H%M%S}.sqlite3"
    if copy.exists():
        raise PlainError(f"{copy} exists already; a backup never writes over a file.")
    if not copy.absolute().parent.is_dir():
        raise PlainError(f"There is no folder {copy.absolute().parent}.")
    copy_database(folder.database, copy)
    return copy


def back_up_before_upgrade(folder: DataFolder, now: datetime) -> Path:
    """Copies the database before its tables change; the five newest such copies stay."""
    copy = folder.backups / f"{_BEFORE}{now:%Y-%m-%d-%H%M%S-%f}.sqlite3"
    copy_database(folder.database, copy)
    for old in sorted(folder.backups.glob(f"{_BEFORE}*.sqlite3"))[:-_BEFORE_KEPT]:
        old.unlink()
    return copy


def daily_backups(folder: DataFolder) -> dict[date, Path]:
    """The daily backups that are there, by day."""
    found = {}
    for file in folder.backups.glob("*.sqlite3"):
        match = _DAILY.fullmatch(file.name)
        if match:
            with suppress(ValueError):  # somebody's own file, named after no day
                found[date.fromisoformat(match[1])] = file
    return found


def newest_good_backup(folder: DataFolder) -> Path | None:
    """The newest copy of any kind that is sound, or None."""
    return next((copy for copy in _newest_first(folder) if not faults(copy)), None)


def newest_backup(folder: DataFolder) -> Path | None:
    """The newest copy of any kind, looked into or not, or None."""
    return next(iter(_newest_first(folder)), None)


def _newest_first(folder: DataFolder) -> list[Path]:
    return sorted(folder.backups.glob("*.sqlite3"), key=lambda file: file.stat().st_mtime, reverse=True)


def keep_backing_up(folder: DataFolder, stop: threading.Event) -> threading.Thread:
    """Starts a thread that makes each new day's backup until `stop` is set."""
    thread = threading.Thread(target=_each_day, args=(folder, stop), name="daily backup", daemon=True)
    thread.start()
    return thread


def _each_day(folder: DataFolder, stop: threading.Event) -> None:
    while not stop.wait(_LOOK_AGAIN):
        try:
            back_up_today(folder, local_today())
        except PlainError as error:
            print(f"Today's backup could not be made: {error.sentence}", flush=True)


def local_today() -> date:
    """The day it is on this machine."""
    return datetime.now().astimezone().date()


def _daily(folder: DataFolder, day: date) -> Path:
    return folder.backups / f"whoelse-{day.isoformat()}.sqlite3"
