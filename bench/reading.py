"""Reading an export: time as a ratio to the csv module alone, and the most memory it takes, each in its own process."""

import csv
import multiprocessing
import random
import resource
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from whoelse.interchange.linkedin.read import read_export
from whoelse.interchange.unreadable import Unreadable

MEGABYTE = 1_000_000
ROUNDS = 2
PEOPLE = 30_000
MOST_MEMORY = 300  # megabytes
HEADER = (
    *("CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS", "DATE"),
    *("SUBJECT", "CONTENT", "FOLDER", "ATTACHMENTS", "IS MESSAGE DRAFT", "IS CONVERSATION DRAFT"),
)
PROFILE = "https://www.linkedin.com/in/"


def write_messages(path: Path, size: int, conversations: int) -> None:
    """A file of so many bytes, quoted throughout and with line breaks within, as LinkedIn writes since 2026."""
    chance = random.Random(4)
    words = ("the next talk", "about work", "is on Tuesday,", "after “lunch”\nand", "before", "coffee")
    letters = [" ".join(chance.choices(words, k=2 + number % 30)) for number in range(300)]
    me = ("Nadia Rahimi", f"{PROFILE}nadia-rahimi")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow(HEADER)
        number = 0
        while number % 1_000 or file.tell() < size:
            one = chance.randrange(conversations)
            other = (f"Name{one} Family{one % 900}", f"{PROFILE}name-{one}")
            (sender, url), (to, to_url) = (me, other) if number % 7 < 4 else (other, me)
            at = f"20{10 + number % 16}-{1 + number % 12:02}-{1 + number % 28:02} 10:{number % 60:02}:00 UTC"
            said = letters[number % 300]
            writer.writerow([f"2-{one:08x}==", "", sender, url, to, to_url, at, "", said, "INBOX", "", "No", "No"])
            number += 1


def write_connections(path: Path) -> None:
    """A file of 30,000 connections."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("First Name,Last Name,URL,Email Address,Company,Position,Connected On\n")
        file.writelines(
            f"Name{one},Family{one % 9_000},{PROFILE}name-{one},,Company {one % 1_500} Ltd,Position {one % 300},"
            f"{1 + one % 28:02} Jan 2024\n"
            for one in range(PEOPLE)
        )


def write_zip(path: Path, member: str, source: Path) -> None:
    """A zip that holds it, and a single connection."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(source, member)
        if member != "Connections.csv":
            archive.writestr("Connections.csv", "First Name,Last Name,Connected On\nRuth,Abara,05 Jan 2024\n")


def write_bomb(path: Path) -> None:
    """A zip of a few megabytes that holds rows of people without an end."""
    rows = b"Ruth,Abara,,,,,\n" * 100_000
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("Connections.csv", "w", force_zip64=True) as member,
    ):
        member.write(b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n")
        for _ in range(1_500):
            member.write(rows)


def plain(path: Path) -> None:
    """Read it with the csv module, and nothing more."""
    csv.field_size_limit(MEGABYTE)
    with path.open(encoding="utf-8", newline="") as file:
        for _ in csv.reader(file):
            pass


def ours(path: Path) -> None:
    """Read it as an import does; a refusal is an answer too."""
    try:
        read_export([(path.name, path)])
    except Unreadable as refusal:
        print(f"  {refusal}", flush=True)


def taken(work: Callable[[Path], None], path: Path) -> tuple[float, int]:
    """The seconds it takes in a process of its own, and the megabytes of that process at most."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_measured, (work, path))


def _measured(work: Callable[[Path], None], path: Path) -> tuple[float, int]:
    start = time.perf_counter()
    work(path)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1_024)
    return seconds, peak // MEGABYTE


def main() -> None:
    """Print the ratios and the peaks. Raises AssertionError where the memory is more than is allowed."""
    with tempfile.TemporaryDirectory() as folder:
        connections, messages, everybody = (
            Path(folder) / name for name in ("Connections.csv", "messages.csv", "many.csv")
        )
        packed, bomb = Path(folder) / "export.zip", Path(folder) / "bomb.zip"
        write_connections(connections)
        write_messages(messages, 100 * MEGABYTE, 20_000)
        write_messages(everybody, 45 * MEGABYTE, 10_000_000)
        write_zip(packed, "messages.csv", messages)
        write_bomb(bomb)
        peaks = []
        for name, path, base in (
            (f"{PEOPLE:,} connections", connections, connections),
            ("messages of 100 MB", messages, messages),
            ("the same in a zip", packed, messages),
            ("45 MB, each message to somebody else", everybody, None),
            ("a zip that unpacks to 2.4 GB", bomb, None),
        ):
            rounds = [(taken(ours, path), taken(plain, base)[0] if base else 0.0) for _ in range(ROUNDS if base else 1)]
            seconds = min(seconds for (seconds, _), _ in rounds)
            peaks.append(max(peak for (_, peak), _ in rounds))
            against = f", {seconds / min(alone for _, alone in rounds):.1f} times the csv module alone" if base else ""
            print(f"  {name}: {seconds:.2f} s{against}; at most {peaks[-1]} MB", flush=True)
        assert max(peaks) <= MOST_MEMORY, f"{max(peaks)} MB, and {MOST_MEMORY} MB are allowed"


if __name__ == "__main__":
    main()
