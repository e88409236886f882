"""A LinkedIn export, zip or files: bytes → everything it holds that is of use. Pure but for reading what is handed in.

Each file is told by the cells of its header row (``kinds``); for that, the first kilobytes of every CSV file are looked
at, but of those that ``kinds`` leaves unopened not a byte. Messages stream by; everything else is short.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from whoelse.interchange.linkedin import kinds
from whoelse.interchange.linkedin.connections import read_connections
from whoelse.interchange.linkedin.files import File, Files, Given, named
from whoelse.interchange.linkedin.gathering import Found, gathered
from whoelse.interchange.linkedin.limits import Limits
from whoelse.interchange.linkedin.lists import (
    read_followed,
    read_invitations,
    read_jobs,
    read_notes,
    read_own_name,
    read_positions,
    read_recommendations,
)
from whoelse.interchange.linkedin.messages import ADVERTISEMENT, DRAFT, SPAM, read_messages
from whoelse.interchange.linkedin.table import HEAD, Header, Table, first_row, header, is_only_the_note
from whoelse.interchange.linkedin.unknown import MOST as MOST_ASKED
from whoelse.interchange.linkedin.unknown import ColumnsUnknown, ask_about, unknown_header
from whoelse.interchange.unreadable import Unreadable
from whoelse.method.people.reading import Part, Reading, held
from whoelse.method.words import counted, list_in_words, sentence_start
from whoelse.uncollected import uncollected

#: Told now and then while reading: rows read, bytes read, and bytes there are in all.
Progress = Callable[[int, int, int], None]

_UNOPENED = "Not needed here, and left unopened."
_UNKNOWN = "Nothing of use here."
_STILL_PACKED = "Another zip file, left packed."
_NO_ROWS = "It has its column names, and nothing below them."
_UNDIRECTED = (
    "Recommendations given and received have the same columns. Please bring the file under the name LinkedIn gave it, "
    "Recommendations_Given.csv or Recommendations_Received.csv."
)
_NO_CONNECTIONS = (
    "The zip file holds no Connections.csv. Please ask LinkedIn for a copy of your data again, with connections ticked."
)
_ZIP_IN_ZIP = (
    "The zip file holds another zip file, “{inner}”, and no Connections.csv beside it. Please unpack it, and bring the "
    "one within."
)
_LEFT_OUT = {
    DRAFT: ("draft", "drafts"),
    SPAM: ("message in the spam folder", "messages in the spam folder"),
    ADVERTISEMENT: ("advertisement", "advertisements"),
}
_NOTHING = "There is nothing of use here. Please bring Connections.csv, or the whole zip as LinkedIn made it."
_NO_LIST = (
    "There is only LinkedIn’s note in it; the list of people that belongs below the note is missing. "
    "Please ask LinkedIn for a new copy."
)
_SEVERAL = "This is the second list here whose columns are not known. Please bring such lists one by one."
_HEADER_OF_CONNECTIONS = "Connections.csv has one with First Name, Last Name and Connected On"


def read_export(given: Given, limits: Limits | None = None, progress: Progress | None = None) -> Reading:
    """All that the files hold, each given with its name: bytes, a path, or a stream that can be read from its start.

    Raises Unreadable, in one sentence that begins with the file's name, for the first that can't be read.
    """
    found = Found(given=tuple(sorted({name for name, _ in given})))
    limits = limits or Limits()
    with Files(given, limits) as files:
        taken = []
        zips = set(found.given)
        for file in files.all():
            with named(file.name):
                if file.member is None:
                    zips.discard(file.name)
                there = _recognised(files, file, found, alone=len(given) == 1)
                if there is not None:
                    if there.kind != kinds.MESSAGES:
                        limits.check_list(file.size)
                    taken.append((file, there))
        if not found.asked:
            _check_there_is_something(taken, found, sorted(zips))
        going = _Going(sum(file.size for file, _ in taken), progress)
        for file, there in taken:
            with named(file.name), files.opened(file, going.seen, wide=there.wide) as raw:
                _take(going.next(Table(raw, there)), there, file, found)
        if found.asked:
            raise _columns_unknown(files, found, alone=len(given) == 1 and not zips)
    return gathered(found)


@dataclass(slots=True)
class _Going:
    """How far the reading has come."""

    total: int
    progress: Progress | None
    table: Table | None = None
    rows: int = 0
    bytes: int = 0

    def next(self, table: Table) -> Table:
        """The table that is read now."""
        self.rows += self.table.rows if self.table is not None else 0
        self.table = table
        return table

    def seen(self, count: int) -> None:
        """So many bytes more were read: tell it."""
        self.bytes += count
        if self.progress is not None:
            self.progress(self.rows + (self.table.rows if self.table is not None else 0), self.bytes, self.total)


def _recognised(files: Files, file: File, found: Found, *, alone: bool) -> Header | None:
    """The header of a file that is to be read; one that is left is noted."""
    whole_file = file.member is None
    if file.unopened:
        if alone and whole_file:
            raise Unreadable(
                "It is not needed here, and was left unopened. Please bring Connections.csv or the whole zip."
            )
        packed = not whole_file and kinds.is_zip(file.name)
        found.parts.append(Part(file.name, remarks=(_STILL_PACKED if packed else _UNOPENED,)))
        return None
    head = files.head(file, HEAD)
    of_connections = kinds.folded_name(file.name).startswith("connections")
    try:
        there = header(head)
        if there is None and (of_connections or (alone and whole_file)):
            unknown = unknown_header(head)
            if unknown is not None and found.asked:
                raise Unreadable(_SEVERAL)
            if unknown is None:
                raise Unreadable(_NO_LIST if is_only_the_note(head) else _no_header(first_row(head)))
            found.asked.append((file, unknown))
            return None
    except Unreadable as error:
        if of_connections or (whole_file and (alone or kinds.named_as_of_use(file.name))):
            raise
        # Among many, a picture or an empty list of skills is in nobody's way; that it was left is told with the reason.
        found.parts.append(Part(file.name, remarks=(str(error),)))
        return None
    if there is None:
        found.parts.append(Part(file.name, remarks=(_UNKNOWN,)))
    elif there.kind == kinds.RECOMMENDATIONS and not kinds.direction(file.name):
        if whole_file:
            raise Unreadable(_UNDIRECTED)
        found.parts.append(Part(file.name, remarks=(_UNDIRECTED,)))
        return None
    return there


def _columns_unknown(files: Files, found: Found, *, alone: bool) -> ColumnsUnknown:
    """That a table is to be asked about, with all that the files beside it hold. Raises Unreadable where it is none."""
    ((file, there),) = found.asked
    with named(file.name), files.opened(file, lambda _: None, wide=there.wide) as raw:
        place = found.given.index(file.given)
        asked = ask_about(raw.read(MOST_ASKED + 1), there, file=file.name, files=found.given, place=place)
    rest = gathered(found)
    sentence = f"{file.name}: {_no_header(first_row(files.head(file, HEAD)))}"
    return ColumnsUnknown(sentence, replace(asked, source=asked.source if alone else rest.source, rest=held(rest)))


def _no_header(seen: str) -> str:
    return (
        f"No row of column names is known here: {_HEADER_OF_CONNECTIONS}, and this begins with “{seen}”. "
        "Please bring the file as LinkedIn made it."
    )


def _check_there_is_something(taken: list[tuple[File, Header]], found: Found, zips: Sequence[str]) -> None:
    """Raises Unreadable where there are neither connections nor anything that was brought by itself."""
    if any(there.kind == kinds.CONNECTIONS for _, there in taken):
        return
    if any(file.member is None for file, _ in taken):
        return
    names = list_in_words(zips or found.given, most=3)
    inner = next((part.name.rpartition("/")[2] for part in found.parts if _STILL_PACKED in part.remarks), "")
    if inner:
        raise Unreadable(f"{names}: {_ZIP_IN_ZIP.format(inner=inner)}", file=names)
    raise Unreadable(f"{names}: {_NO_CONNECTIONS if zips else _NOTHING}", file=names)


def _take(table: Table, there: Header, file: File, found: Found) -> None:
    kind = there.kind
    remarks: tuple[str, ...] = ()
    if kind == kinds.CONNECTIONS:
        with uncollected():
            found.connections.append(read_connections(table, file.name, found.given.index(file.given)))
    elif kind == kinds.MESSAGES:
        letters = read_messages(table)
        found.letters.and_those_of(letters.ways)
        left = sorted(letters.left.items())
        remarks = tuple(f"{sentence_start(counted(number, *_LEFT_OUT[why]))} left out." for why, number in left)
    elif kind == kinds.INVITATIONS:
        invitations, selves = read_invitations(table)
        found.add("invitations", invitations)
        found.add("invited", selves)
    elif kind == kinds.RECOMMENDATIONS:
        found.add("recommendations", read_recommendations(table, kinds.direction(file.name)))
    else:
        name, reader = _LISTS[kind]
        found.add(name, reader(table))
    remarks = remarks if table.rows else (_NO_ROWS,)
    if kind == kinds.CONNECTIONS or not there.plain:
        remarks = (there.words, *remarks)
    found.parts.append(Part(file.name, kind, table.rows, remarks))


_LISTS: dict[str, tuple[str, Callable[[Table], list[Any]]]] = {
    kinds.FOLLOWS: ("followed", read_followed),
    kinds.NOTES: ("notes", read_notes),
    kinds.POSITIONS: ("positions", read_positions),
    kinds.SAVED_JOBS: ("saved_jobs", read_jobs),
    kinds.APPLICATIONS: ("applications", read_jobs),
    kinds.PROFILE: ("named", read_own_name),
}
