"""Putting a backup in the place of the database, so that at every moment one whole database is there."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from whoelse.local.backups import copy_database, faults
from whoelse.local.folder import DataFolder
from whoelse.options import PlainError

_SIDES = ("", "-wal", "-shm")


def restore(folder: DataFolder, file: Path, now: datetime) -> Path | None:
    """Puts `file` in the place of the database; returns where the replaced one is kept, None when there was none.

    Only for the holder of the lock. Raises PlainError, with nothing changed, when `file` is not a sound database of
    Who Else.
    """
    if not file.is_file():
        raise PlainError(f"There is no file {file}.")
    wrong = faults(file)
    if wrong:
        raise PlainError(f"{file} is not a sound backup, nothing was changed: {wrong[0]}.")
    if not _is_ours(file):
        raise PlainError(f"{file} is a database, but not one of Who Else; nothing was changed.")
    copy_database(file, folder.restoring)
    return _put_in_place(folder, now)


def finish_restore(folder: DataFolder, now: datetime) -> None:
    """Finishes a restore that was cut off after its copy was complete. Only for the holder of the lock."""
    if folder.restoring.exists():
        _put_in_place(folder, now)


def _put_in_place(folder: DataFolder, now: datetime) -> Path | None:
    replaced = folder.replaced / f"whoelse-{now:%Y-%m-%d-%H%M%S-%f}.sqlite3"
    had_one = folder.database.exists()
    folder.replaced.mkdir(mode=0o700, exist_ok=True)
    # The log belongs to the file it lies beside: it goes with the old one and must never meet the new one.
    for side in _SIDES:
        part = Path(f"{folder.database}{side}")
        if part.exists():
            part.rename(f"{replaced}{side}")
    folder.restoring.rename(folder.database)
    return replaced if had_one else None


def _is_ours(file: Path) -> bool:
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        try:
            row = connection.execute("SELECT 1 FROM django_migrations WHERE app = 'journal' LIMIT 1").fetchone()
        except sqlite3.Error:
            return False
    return row is not None
