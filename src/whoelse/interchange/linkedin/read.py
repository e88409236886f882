"""``Connections.csv`` of a LinkedIn export: bytes → connections, with the line each stands on. Pure.

The layout is told by the cells of its header row, never by the file's name or a line number: with the preamble of
today or without one, with the profile address (since mid-2023) or, older, without.
"""

import csv
import io
import re
from dataclasses import dataclass
from datetime import date, datetime

from whoelse.interchange.unreadable import Unreadable

FILE = "Connections.csv"
_HEADER = frozenset({"first name", "last name", "connected on"})
_HEADER_WITHIN = 40  # rows; what stands above the header is a note of a few lines
_DAYS = ("%d %b %Y", "%Y-%m-%d", "%d-%b-%y", "%d-%b-%Y")
_MOST_CELL = 1_000_000
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Connection:
    """One row with a name. ``line`` is where it begins; ``connected_on`` is None where the day can't be read."""

    line: int
    name: str
    profile_url: str = ""
    email: str = ""
    organisation: str = ""
    title: str = ""
    connected_on: date | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that nobody could be read from, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Connections:
    """All that one file holds. ``nameless`` counts members who hide their name: rows with nothing but a day."""

    people: tuple[Connection, ...]
    nameless: int
    skipped: tuple[Skipped, ...]
    header_line: int


def is_connections(data: bytes) -> bool:
    """Whether the content looks like connections, by the cells of a header row near its beginning."""
    try:
        text = _decoded(data[:200_000], whole=False)
        return _header(csv.reader(io.StringIO(text, newline=""))) is not None
    except (Unreadable, csv.Error):
        return False


def read_connections(data: bytes) -> Connections:
    """Read a file of connections.

    Raises Unreadable, in a sentence, for an empty file, another kind of file, an unknown encoding, a file without its
    header row, or one that yields nobody.
    """
    csv.field_size_limit(_MOST_CELL)
    reader = csv.reader(io.StringIO(_decoded(data), newline=""))
    try:
        header = _header(reader)
        if header is None:
            raise Unreadable(
                f"No row of column names was found: {FILE} has one with First Name, Last Name and Connected On. "
                "Please bring the file as LinkedIn made it."
            )
        header_line = reader.line_num
        people, nameless, skipped = _rows(reader, header)
    except csv.Error as error:
        raise Unreadable(f"Line {reader.line_num} can’t be read as a row of a CSV file: {error}.") from error
    if not people:
        raise Unreadable("The file has its column names, and nobody below them. Please ask LinkedIn for a new copy.")
    return Connections(tuple(people), nameless, tuple(skipped), header_line)


def _decoded(data: bytes, *, whole: bool = True) -> str:
    if not data.strip():
        raise Unreadable("The file is empty. Please ask LinkedIn for a new copy.")
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        text = data.decode(encoding, errors="strict" if whole else "ignore")
    except UnicodeDecodeError as error:
        raise Unreadable(
            f"The file is not text in UTF-8 (byte {error.start + 1}). It may have been saved again by a spreadsheet; "
            "please bring it as LinkedIn made it."
        ) from error
    if text.lstrip()[:1] == "<":
        raise Unreadable("This is a web page, not a CSV file. Please download the export itself.")
    if "\0" in text:
        raise Unreadable("This is not a text file. Please bring Connections.csv as LinkedIn made it.")
    return text


def _header(reader: "csv._reader") -> dict[str, int] | None:  # type: ignore[name-defined]
    for _, row in zip(range(_HEADER_WITHIN), reader, strict=False):
        columns = {_BLANKS.sub(" ", cell).strip().casefold(): place for place, cell in enumerate(row)}
        if columns.keys() >= _HEADER:
            return columns
    return None


def _rows(
    reader: "csv._reader",  # type: ignore[name-defined]
    columns: dict[str, int],
) -> tuple[list[Connection], int, list[Skipped]]:
    people: list[Connection] = []
    skipped: list[Skipped] = []
    nameless = 0
    before = reader.line_num
    for row in reader:
        line, before = before + 1, reader.line_num
        if not any(cell.strip() for cell in row):
            continue

        def cell(name: str, row: list[str] = row) -> str:
            place = columns.get(name, len(row))
            return _BLANKS.sub(" ", row[place]).strip() if place < len(row) else ""

        name = " ".join(part for part in (cell("first name"), cell("last name")) if part)
        others = (cell("url"), cell("email address"), cell("company"), cell("position"))
        if name:
            people.append(Connection(line, name, *others, _day(cell("connected on"))))
        elif any(others):
            skipped.append(Skipped(line, "The row has no name."))
        else:
            nameless += 1
    return people, nameless, skipped


def _day(text: str) -> date | None:
    for form in _DAYS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    return None
