"""A CSV file of an export as rows, streamed: encoding, what divides its cells, and the row that names its columns."""

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from whoelse.interchange.linkedin import kinds
from whoelse.interchange.unreadable import Unreadable

HEAD = 16_384  # bytes; enough for the header row and the note above it
_HEADER_WITHIN = 40  # rows; what stands above the header is a note of a few lines
_MOST_CELL = 1_000_000  # letters
_MOST_OF_CONNECTIONS = 10_000  # letters of a cell; a name, a company or a title is never as long
_FULL = "field larger than field limit"
_MOST_COLUMNS = 500
DIVIDERS = (",", ";", "\t")
_BY_SPREADSHEET = "It was saved again by another program; please bring it as LinkedIn made it."
NO_TEXT = "This is not a text file. Please bring it as LinkedIn made it."
_SPREADSHEET = "This is a spreadsheet, whatever its name says. Please bring the CSV file as LinkedIn made it."
_PACKED = (
    "This is packed in another way than LinkedIn packs an export. Please bring the zip as LinkedIn made it, or unpack "
    "this and bring Connections.csv."
)
_PICTURE = "This is a picture. Please bring Connections.csv, or the whole zip as LinkedIn made it."
#: What files that are often beside an export begin with, and what is said of them.
_BEGINNINGS = (
    (b"\xd0\xcf\x11\xe0", _SPREADSHEET),
    (b"PK\x03\x04", _SPREADSHEET),
    (b"%PDF", "This is a PDF file. Please bring Connections.csv, or the whole zip as LinkedIn made it."),
    (b"Rar!", _PACKED),
    (b"7z\xbc\xaf", _PACKED),
    (b"\x1f\x8b", _PACKED),
    (b"\xff\xd8\xff", _PICTURE),
    (b"\x89PNG", _PICTURE),
    (b"BEGIN:VCARD", "These are contact cards, which can’t be read here. Please bring LinkedIn’s export."),
)
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DIVIDED_BY = {",": "commas", ";": "semicolons", "\t": "tabs"}


@dataclass(frozen=True, slots=True)
class Header:
    """The row that names the columns: the kind of file, what divides its cells, the row's place, the line it stands on,
    the cells folded. ``wide``: the text is UTF-16, as spreadsheets write it."""

    kind: str
    divider: str
    row: int
    cells: tuple[str, ...]
    line: int = 1
    wide: bool = False

    @property
    def plain(self) -> bool:
        """Whether encoding and divider are those that LinkedIn writes."""
        return self.divider == "," and not self.wide

    @property
    def words(self) -> str:
        """What the file was read as, in a sentence."""
        encoding = "UTF-16" if self.wide else "UTF-8"
        return f"Line {self.line} names the columns; {_DIVIDED_BY[self.divider]} divide them (text in {encoding})."


def header(head: bytes) -> Header | None:
    """The header row near the beginning of a file, or None where none is known.

    Raises Unreadable, in a sentence, where it is empty or no text in UTF-8 or marked UTF-16.
    """
    text = _text(head)
    for divider in DIVIDERS:
        for place, (line, row) in enumerate(_first_rows(text, divider)):
            cells = kinds.folded_cells(row)
            kind = kinds.kind(cells)
            if kind:
                return Header(kind, divider, place, tuple(cells), line, is_wide(head))
    return None


def is_wide(head: bytes) -> bool:
    """Whether a file says of itself that it is in UTF-16."""
    return head.startswith(_WIDE_MARKS)


def first_rows(head: bytes, divider: str) -> Iterator[tuple[int, list[str]]]:
    """The first rows that are whole in the beginning of a file, each with the line it ends on.

    Raises Unreadable, in a sentence, where it is empty or no text in UTF-8 or marked UTF-16.
    """
    return _first_rows(_text(head), divider)


def first_row(head: bytes) -> str:
    """The first row of a file that holds anything, shortened, to say what was found in place of a header."""
    row = next((row for _, row in _first_rows(_text(head), ",") if any(cell.strip() for cell in row)), [])
    shown = ", ".join(" ".join(cell.split()) for cell in row if cell.strip())
    return shown if len(shown) <= 60 else f"{shown[:60].rstrip()}…"


def is_only_the_note(head: bytes) -> bool:
    """Whether a file ends with the note that LinkedIn writes above the list of connections."""
    rows = [row for _, row in _first_rows(_text(head), ",") if any(cell.strip() for cell in row)]
    return len(rows) in {1, 2} and len(rows[0]) == 1 and rows[0][0].strip().casefold() == "notes:"


class Table:
    """The rows below the header, one after the other. ``rows`` counts those that were read."""

    def __init__(self, raw: BinaryIO, header: Header) -> None:
        csv.field_size_limit(_MOST_CELL)
        encoding = "utf-16" if header.wide else "utf-8-sig"
        self._reader = csv.reader(io.TextIOWrapper(raw, encoding=encoding, newline=""), delimiter=header.divider)
        self._header = header
        self._width = len(header.cells)
        self.rows = 0

    def place(self, *names: str) -> int:
        """The column that has one of these names; -1, which is always an empty cell, where there is none."""
        return next((self._header.cells.index(name) for name in names if name in self._header.cells), -1)

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        """Each row that is not empty, with the line it begins on; it has every column, and one empty cell more.

        Raises Unreadable, naming the line, where a row can't be read.
        """
        reader, width, before = self._reader, self._width, 0
        most = _MOST_OF_CONNECTIONS if self._header.kind == kinds.CONNECTIONS else _MOST_CELL
        try:
            for _ in range(self._header.row + 1):
                next(reader, None)
            before = reader.line_num
            for row in reader:
                if row:
                    # What a quotation mark took in goes over several lines; no other row is looked at for it.
                    if most < _MOST_CELL and reader.line_num != before + 1 and max(map(len, row)) > most:
                        raise Unreadable(_never_closed(before + 1, most))
                    if len(row) != width:
                        if len(row) > _MOST_COLUMNS:
                            raise Unreadable(f"Line {before + 1} has {len(row):,} cells, which is no row of an export.")
                        row = (row + [""] * width)[:width]  # noqa: PLW2901 - short rows are filled, long ones cut
                    row.append("")
                    self.rows += 1
                    yield before + 1, row
                before = reader.line_num
        except csv.Error as error:
            if _FULL in str(error):
                raise Unreadable(_never_closed(before + 1, most)) from error
            raise Unreadable(f"Line {reader.line_num:,} can’t be read as a row of a CSV file: {error}.") from error
        except UnicodeError as error:
            said = f"The text after line {reader.line_num:,} is not in {'UTF-16' if self._header.wide else 'UTF-8'}."
            raise Unreadable(f"{said} {_BY_SPREADSHEET}") from error


def clean(cell: str) -> str:
    """A cell with blanks and line breaks made one blank each."""
    return " ".join(cell.split())


def _never_closed(line: int, most: int) -> str:
    return (
        f"Line {line:,} can’t be read as a row of a CSV file: it has a cell of more than {most:,} letters. Most likely "
        "a quotation mark there is never closed, and takes in what follows. Please bring the file as LinkedIn made it."
    )


def _first_rows(text: str, divider: str) -> Iterator[tuple[int, list[str]]]:
    """The first rows, each with the line it ends on."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=divider)
    try:
        for _ in range(_HEADER_WITHIN):
            row = next(reader, None)
            if row is None:
                return
            yield reader.line_num, row
    except csv.Error:
        return


def _text(head: bytes) -> str:
    if not head.strip(b"\xef\xbb\xbf \t\r\n") or head in _WIDE_MARKS:
        raise Unreadable("The file is empty. Please ask LinkedIn for a new copy.")
    for start, sentence in _BEGINNINGS:
        if head.startswith(start):
            raise Unreadable(sentence)
    if head.startswith(_WIDE_MARKS):
        text = _wide(head)
    elif b"\0" in head:
        wide = b"\0" in head[:2]
        raise Unreadable(f"The file is in UTF-16 without a mark that says so. {_BY_SPREADSHEET}" if wide else NO_TEXT)
    else:
        text = _narrow(head)
    if text.lstrip()[:1] == "<":
        raise Unreadable("This is a web page, whatever its name says. Please download the export itself.")
    return text


def _wide(head: bytes) -> str:
    try:
        text = codecs.getincrementaldecoder("utf-16")().decode(head, final=len(head) < HEAD)
    except UnicodeError as error:
        raise Unreadable(f"The file says that it is in UTF-16, and is not. {_BY_SPREADSHEET}") from error
    if "\0" in text:
        raise Unreadable(NO_TEXT)
    return text if len(head) < HEAD else text[: text.rfind("\n") + 1 or len(text)]


def _narrow(head: bytes) -> str:
    try:
        return head.decode("utf-8-sig") if len(head) < HEAD else _cut(head)
    except UnicodeDecodeError as error:
        line = head.count(b"\n", 0, error.start) + 1
        raise Unreadable(f"Line {line} is not text in UTF-8. {_BY_SPREADSHEET}") from error


def _cut(head: bytes) -> str:
    """The text of a beginning that may end within a letter: up to its last whole line, where it has one."""
    end = head.rfind(b"\n") + 1
    return head[: end or len(head)].decode("utf-8-sig", errors="strict" if end else "ignore")
