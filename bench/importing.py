"""Bringing 30,000 connections in, whole, against the same rows by sqlite3.executemany, as ratios within one run."""

import os
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

MANY = 30_000
ROUNDS = 3
TODAY = date(2026, 1, 14)
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def connections(count: int) -> bytes:
    """A file of so many connections at 1,500 organisations."""
    lines = (
        f"Name{number},Family{number % 9_000},https://www.linkedin.com/in/name-{number},,"
        f"Company {number % 1_500} Ltd,Position {number % 300},{1 + number % 28:02} Jan 2024\n"
        for number in range(count)
    )
    return (HEADER + "".join(lines)).encode()


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def raw(database: Path, copy: Path) -> float:
    """The seconds in which sqlite3 alone writes the same rows into the same, emptied tables."""
    with sqlite3.connect(database) as whole, sqlite3.connect(copy) as other:
        whole.backup(other)
    other.execute("PRAGMA foreign_keys = OFF")
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("PRAGMA synchronous = NORMAL")
    tables = ("people_organisation", "people_person", "people_role")
    held = {table: other.execute(f"SELECT * FROM {table} ORDER BY id").fetchall() for table in tables}
    for table in reversed(tables):
        other.execute(f"DELETE FROM {table}")
    other.commit()

    def write() -> None:
        for table, rows in held.items():
            other.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)
        other.commit()

    taken = seconds(write)
    other.close()
    whole.close()
    return taken


def main() -> None:
    """Print the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["WHOELSE_DATA"] = folder
        from whoelse.local.start import open_data

        database = open_data(Path(folder)).database
        from whoelse.interchange.importing import read_files
        from whoelse.loop import importing
        from whoelse.loop.undoing import undo
        from whoelse.people.queries import batches
        from whoelse.searches.access import viewer_of_this_machine

        viewer, data = viewer_of_this_machine(today=TODAY), connections(MANY)
        figures: dict[str, list[float]] = {"whole": [], "again": [], "undo": [], "base": []}
        bring = lambda: importing.bring_in(  # noqa: E731
            viewer, read_files([("Connections.csv", data)]), today=TODAY
        )
        for number in range(ROUNDS):
            figures["whole"].append(seconds(bring))
            figures["again"].append(seconds(bring))
            figures["base"].append(raw(database, Path(folder) / f"raw{number}.sqlite3"))
            act = next(batch.act for batch in batches(viewer) if batch.state == "written")
            start = time.perf_counter()
            undo(viewer, act, today=TODAY)
            figures["undo"].append(time.perf_counter() - start)
        base = statistics.median(figures["base"])
        print(f"{MANY:,} connections; raw sqlite3.executemany: {base:.3f} s")
        for name in ("whole", "again", "undo"):
            taken = statistics.median(figures[name])
            print(f"  {name}: {taken:.3f} s, {taken / base:.2f} times that")


if __name__ == "__main__":
    main()
