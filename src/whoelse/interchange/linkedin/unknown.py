"""A table whose columns are not known: found out, handed on to be asked about, and read as the user says. Pure.

A table has a header row and at least one row below it, as many cells in each. Prose is none, nor are rows without a row
that names them: a cell of a header is short, no address and no number.
"""

import io
from collections.abc import Sequence
from dataclasses import replace

from whoelse.interchange.linkedin import kinds
from whoelse.interchange.linkedin.connections import Places, read_connections
from whoelse.interchange.linkedin.files import named
from whoelse.interchange.linkedin.limits import MEGABYTE
from whoelse.interchange.linkedin.table import DIVIDERS, HEAD, NO_TEXT, Header, Table, clean, first_rows, is_wide
from whoelse.interchange.unreadable import Unreadable
from whoelse.method.people import columns
from whoelse.method.people.asked import Asked, Column
from whoelse.method.people.headings import suggested
from whoelse.method.people.reading import Part, Reading
from whoelse.method.people.reading import reading as reading_of
from whoelse.uncollected import uncollected

#: What a list of people that somebody made at home never is; the text waits in a row, beside the plan.
MOST = 10 * MEGABYTE
SOURCE = "table"
_TOO_LARGE = (
    f"Its columns are not known here, and it is larger than {MOST // MEGABYTE} MB, which is the most that is asked "
    "about. Please bring it in parts."
)
_TAKEN_FOR = "people"
_LONGEST_HEADING = 60  # letters
_SHOWN = 3  # values of a column
_LONGEST_SHOWN = 60
_LOOKED_AT = 50  # rows that say what a column holds
_AS_WIDE = 0.8  # of the rows below a header, so many have as many cells


class ColumnsUnknown(Unreadable):
    """A table whose columns are not known; the user can say which holds what."""

    def __init__(self, sentence: str, asked: Asked) -> None:
        super().__init__(sentence, file=asked.file)
        self.asked = asked


def unknown_header(head: bytes) -> Header | None:
    """The row that probably names the columns of a table nobody knows, or None where it is no table."""
    found = [one for divider in DIVIDERS if (one := _header(head, divider)) is not None]
    return max(found, key=lambda one: len(one.cells), default=None)


def _header(head: bytes, divider: str) -> Header | None:
    rows = [(place, line, row) for place, (line, row) in enumerate(first_rows(head, divider)) if any(map(clean, row))]
    if len(head) >= HEAD:
        del rows[-1:]  # which may be cut off
    for at, (place, line, row) in enumerate(rows):
        below = [other for _, _, other in rows[at + 1 :]]
        alike = sum(len(other) == len(row) for other in below)
        if below and alike >= _AS_WIDE * len(below) and _names_columns(row):
            return Header(kinds.CONNECTIONS, divider, place, tuple(map(clean, row)), line, is_wide(head))
    return None


def _names_columns(row: Sequence[str]) -> bool:
    cells = [cell for cell in map(clean, row) if cell]
    if len(cells) < 2 or not all(map(_may_name, cells)):
        return False
    # A blank follows each comma of a sentence, and of a list that was typed by hand.
    like_prose = all(cell.startswith(" ") for cell in row[1:])
    return not like_prose or any(one != columns.NOTHING for one in suggested([(cell, ()) for cell in cells]))


def _may_name(cell: str) -> bool:
    """Whether a cell may be the name of a column."""
    is_address = "@" in cell or "://" in cell or "/in/" in cell
    return len(cell) <= _LONGEST_HEADING and any(map(str.isalpha, cell)) and not is_address


def ask_about(data: bytes, header: Header, *, file: str, files: tuple[str, ...], place: int) -> Asked:
    """What there is to ask about a table: its columns, with their first values and what each probably holds.

    Raises Unreadable where a row of it can't be read, or it is larger than such a list ever is.
    """
    if len(data) > MOST:
        raise Unreadable(_TOO_LARGE)
    text = data.decode("utf-16" if header.wide else "utf-8-sig", errors="replace")
    if "\0" in text:
        raise Unreadable(NO_TEXT)
    table = Table(io.BytesIO(data), header)
    # Every row is read, so that what can't be is said at once.
    looked_at = [row for _, row in table if table.rows <= _LOOKED_AT]
    values = [tuple(filter(None, (clean(row[at]) for row in looked_at))) for at in range(len(header.cells))]
    meant = suggested(list(zip(header.cells, values, strict=True)))
    return Asked(
        source=SOURCE,
        files=files,
        file=file,
        place=place,
        text=text,
        divider=header.divider,
        row=header.row,
        line=header.line,
        words=header.words,
        columns=tuple(
            Column(heading, _shown(below), meaning)
            for heading, below, meaning in zip(header.cells, values, meant, strict=True)
        ),
    )


def read_chosen(asked: Asked, chosen: Sequence[str]) -> Reading:
    """The people of the table, each column as was chosen, with what else was read beside it.

    Raises Unreadable, naming the file, where the columns can't be that, or nobody is in it.
    """
    headings = tuple(column.heading for column in asked.columns)
    header = Header(kinds.CONNECTIONS, asked.divider, asked.row, headings, asked.line)
    with named(asked.file), uncollected():
        sentence = columns.unfit(chosen)
        if sentence or len(chosen) != len(headings):
            raise Unreadable(sentence or "It has other columns than those that were said.")
        table = Table(io.BytesIO(asked.text.encode()), header)
        found = read_connections(table, asked.file, asked.place, _places(chosen))
    part = Part(asked.file, _TAKEN_FOR, table.rows, (asked.words, _said(headings, chosen)))
    rest = reading_of(asked.source, asked.files, asked.rest)
    return replace(
        rest,
        people=(*rest.people, *found.people),
        nameless=rest.nameless + found.nameless,
        skipped=(*rest.skipped, *found.skipped),
        parts=(part, *rest.parts),
    )


def as_said(asked: Asked, told: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """What each column holds, as headings and words say it; a column of which nothing is said is left out.

    Raises Unreadable where there is no such column.
    """
    chosen = [columns.NOTHING] * len(asked.columns)
    headings = kinds.folded_cells(column.heading for column in asked.columns)
    for heading, meaning in told:
        (folded,) = kinds.folded_cells([heading])
        if folded not in headings:
            there = ", ".join(column.heading for column in asked.columns if column.heading)
            raise Unreadable(f"{asked.file} has no column “{heading}”. It has: {there}.", file=asked.file)
        chosen[headings.index(folded)] = meaning
    return tuple(chosen)


def _places(chosen: Sequence[str]) -> Places:
    at = {meaning: place for place, meaning in enumerate(chosen)}
    return Places(
        first=at.get(columns.FIRST, -1),
        middle=-1,
        last=at.get(columns.LAST, -1),
        whole=at.get(columns.WHOLE, -1),
        url=at.get(columns.PROFILE, -1),
        email=at.get(columns.EMAIL, -1),
        company=at.get(columns.PLACE, -1),
        position=at.get(columns.ROLE, -1),
        connected=at.get(columns.CONNECTED, -1),
        as_said=True,
    )


def _said(headings: Sequence[str], chosen: Sequence[str]) -> str:
    told = [
        f"{heading or 'a column without a name'}: {columns.MEANINGS[meaning].lower()}"
        for heading, meaning in zip(headings, chosen, strict=True)
        if meaning != columns.NOTHING
    ]
    return f"You said what its columns hold ({'; '.join(told)})."


def _shown(values: Sequence[str]) -> tuple[str, ...]:
    different = list(dict.fromkeys(values))[:_SHOWN]
    return tuple(one if len(one) <= _LONGEST_SHOWN else f"{one[:_LONGEST_SHOWN].rstrip()}…" for one in different)
