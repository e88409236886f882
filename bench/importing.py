"""Bringing 30,000 connections in, whole, against the same rows by sqlite3.executemany, as ratios within one run: of
time by the clock and, for a machine that has other things to do, of the processor's.

A first process brings them in and again, and says how much memory it took at most; the ratios come from a second one,
which takes all back and begins anew, so many times.
"""

import os
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

MANY = 30_000
ROUNDS = 5
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


Taken = tuple[float, float]


def seconds(work: Callable[[], object]) -> Taken:
    """How long it takes, by the clock and of the processor."""
    start, spent = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - start, time.process_time() - spent


def raw(database: Path, copy: Path) -> Taken:
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
    copy.unlink()
    return taken


def main() -> None:
    """Print the ratios, and the memory."""
    with tempfile.TemporaryDirectory() as folder:
        told = subprocess.run(
            [sys.executable, "-m", "bench.importing", folder], capture_output=True, text=True, check=True
        )
    with tempfile.TemporaryDirectory() as folder:
        figures = _rounds(Path(folder))
    base, spent = _medians(figures.pop("base"))
    print(f"{MANY:,} connections; raw sqlite3.executemany: {base:.3f} s")
    for name, taken in figures.items():
        clock, processor = _medians(taken)
        print(f"  {name}: {clock:.3f} s, {clock / base:.2f} times that; of the processor {processor / spent:.2f} times")
    print(f"  peak memory, brought in and again: {told.stdout.strip()} MB")


def _medians(taken: list[Taken]) -> Taken:
    return statistics.median(clock for clock, _ in taken), statistics.median(processor for _, processor in taken)


def _rounds(folder: Path) -> dict[str, list[Taken]]:
    database = _opened(folder)
    from whoelse.loop.undoing import undo
    from whoelse.people.queries import batches
    from whoelse.searches.access import viewer_of_this_machine

    viewer, data = viewer_of_this_machine(today=TODAY), connections(MANY)
    figures: dict[str, list[Taken]] = {"base": [], "whole": [], "again": [], "undo": []}
    for number in range(ROUNDS):
        figures["whole"].append(seconds(lambda: _bring_in(data)))
        figures["again"].append(seconds(lambda: _bring_in(data)))
        figures["base"].append(raw(database, folder / f"raw{number}.sqlite3"))
        act = next(batch.act for batch in batches(viewer) if batch.state == "written")
        figures["undo"].append(seconds(partial(undo, viewer, act, today=TODAY)))
    return figures


def _memory(folder: Path) -> float:
    """The most memory, in megabytes, that a process took which did nothing but bring the rows in, and again."""
    _opened(folder)
    data = connections(MANY)
    _bring_in(data)
    _bring_in(data)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024


def _opened(folder: Path) -> Path:
    os.environ["WHOELSE_DATA"] = str(folder)
    from whoelse.local.start import open_data

    return open_data(folder).database


def _bring_in(data: bytes) -> None:
    from whoelse.interchange.importing import read_files
    from whoelse.loop import importing
    from whoelse.searches.access import viewer_of_this_machine

    viewer = viewer_of_this_machine(today=TODAY)
    importing.bring_in(viewer, read_files([("Connections.csv", data)]), today=TODAY)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(f"{_memory(Path(sys.argv[1])):.0f}")
    else:
        main()
