"""Small databases for tests of what keeps them safe."""

import sqlite3
from contextlib import closing
from pathlib import Path


def write_database(file: Path, *names: str) -> None:
    """A database in the shape of ours: a table of names, and the note that our tables were made."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE IF NOT EXISTS django_migrations (app TEXT, name TEXT)")
        connection.execute("INSERT INTO django_migrations VALUES ('journal', '0001_initial')")
        connection.execute("CREATE TABLE IF NOT EXISTS person (name TEXT)")
        connection.executemany("INSERT INTO person VALUES (?)", [(name,) for name in names])
        connection.commit()


def names_in(file: Path) -> list[str]:
    """The names in it, in order."""
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
        return [row[0] for row in connection.execute("SELECT name FROM person ORDER BY rowid")]


def damage(file: Path) -> None:
    """Overwrites the middle of the file, as a failing disk would."""
    content = bytearray(file.read_bytes())
    for at in range(4096, len(content)):
        content[at] = 0x5A
    file.write_bytes(content)
