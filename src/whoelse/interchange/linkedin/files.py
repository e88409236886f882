"""The files that were given, and those that the zips among them hold, each ready to be read as a stream of bytes.

Nothing is ever written to a disk, and what need not be read is not unpacked.
"""

import io
import lzma
import os
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from whoelse.interchange.linkedin.kinds import left_unopened, sensitive
from whoelse.interchange.linkedin.limits import Limits
from whoelse.interchange.linkedin.table import NO_TEXT
from whoelse.interchange.unreadable import Unreadable

Content = bytes | Path | BinaryIO
Given = Sequence[tuple[str, Content]]
#: Told how many bytes were read now.
Seen = Callable[[int], None]

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_SPREADSHEET = re.compile(r"(\[Content_Types\]\.xml|mimetype)$")
_OUTSIDE = re.compile(r"^([/\\]|[A-Za-z]:)|(^|[/\\])\.\.([/\\]|$)|\0")
_BUFFER = 1 << 18
_MOST_LINE = 4_000_000  # bytes
_MOST_MEMBERS = 10_000
_MOST_DIRECTORY = 2_000_000  # bytes of the list of members, which is held in memory as soon as a zip is opened
_TOO_MANY = f"The zip file holds more than {_MOST_MEMBERS:,} files, which no export does."
_END_OF_ZIP = 66_000  # bytes, in which the end of a zip and the longest comment to it stand
_ENCRYPTED = 0x1
#: All that the standard library has been seen to say of spoiled zips.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    OverflowError,
    RuntimeError,  # packed in a way that is not known, or locked
    ValueError,
)
_DAMAGED = "The zip file is damaged or not complete. Please download it again."


@dataclass(frozen=True, slots=True)
class File:
    """One file: ``name`` with the zip it is in before it, the name ``given``, its size as far as it says.

    ``unopened`` is to be left alone.
    """

    name: str
    given: str
    size: int
    content: Content
    unopened: bool = False
    member: zipfile.ZipInfo | None = None
    archive: zipfile.ZipFile | None = None


class Unpacked:
    """How many bytes have come out of zips by now."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.bytes = 0

    def more(self, count: int) -> None:
        """Count them. Raises Unreadable beyond the limit."""
        self.bytes += count
        self._limits.check_unpacked(self.bytes)


class Files:
    """All that was given, and what is in it; zips stay open as long as this is entered."""

    def __init__(self, given: Given, limits: Limits) -> None:
        self._given, self._limits = given, limits
        self._unpacked = Unpacked(limits)
        self._open = ExitStack()

    def __enter__(self) -> "Files":
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def all(self) -> Iterator[File]:
        """Every file. Raises Unreadable, naming the file, where it is too large, or a zip that can't be read."""
        for name, content in self._given:
            with named(name):
                size = _size(content)
                self._limits.check_file(size)
                whole = File(name, name, size, content, sensitive(name))
                if whole.unopened or not self.head(whole, 4).startswith(_ZIP):
                    yield whole
                else:
                    yield from self._members(whole)

    def head(self, file: File, count: int) -> bytes:
        """Its first bytes."""
        with self.opened(file) as stream:
            return stream.read(count)

    @contextmanager
    def opened(self, file: File, seen: Seen | None = None, *, wide: bool = False) -> Iterator[BinaryIO]:
        """It as a stream, as text that is told of to ``seen``, or without it as any bytes. ``wide``: text in UTF-16.

        Raises Unreadable where it is encrypted, damaged, or unpacks to more than the limit.
        """
        try:
            with ExitStack() as closing:
                raw = _stream(file, closing)
                counted = _Counted(raw, self._unpacked if file.member else None, seen, wide=wide)
                yield io.BufferedReader(counted, _BUFFER if seen else io.DEFAULT_BUFFER_SIZE)
        except Unreadable:
            raise
        except _BROKEN as error:
            if file.member is None:
                raise
            raise Unreadable(_DAMAGED) from error

    def _members(self, whole: File) -> Iterator[File]:
        stream = _stream(whole, self._open)
        if _directory_size(stream) > _MOST_DIRECTORY:
            raise Unreadable(_TOO_MANY)
        try:
            archive = self._open.enter_context(zipfile.ZipFile(stream))
        except _BROKEN as error:
            raise Unreadable(_DAMAGED) from error
        members = [member for member in archive.infolist() if not member.is_dir()]
        _check_members(members)
        files = [
            File(
                f"{whole.name}/{member.filename}",
                whole.name,
                member.file_size,
                whole.content,
                unopened,
                member,
                archive,
            )
            for member in members
            for unopened in (left_unopened(member.filename),)
        ]
        for file in files:
            if not file.unopened and file.member is not None and file.member.flag_bits & _ENCRYPTED:
                raise Unreadable("The zip file is locked with a password. Please unpack it and bring the files.")
        self._limits.check_unpacked(sum(file.size for file in files if not file.unopened))
        yield from files


@contextmanager
def named(name: str) -> Iterator[None]:
    """Puts the name of the file before whatever makes it unreadable."""
    try:
        yield
    except Unreadable as error:
        if error.file:
            raise
        raise Unreadable(f"{name}: {error}", file=name) from error


class _Counted(io.RawIOBase):
    def __init__(self, raw: BinaryIO, unpacked: Unpacked | None, seen: Seen | None, *, wide: bool) -> None:
        self._raw, self._unpacked, self._seen, self._wide = raw, unpacked, seen, wide
        self._line = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        data = self._raw.read(len(buffer))
        buffer[: len(data)] = data
        if self._unpacked is not None:
            self._unpacked.more(len(data))
        if self._seen is not None:
            self._check(data)
            self._seen(len(data))
        return len(data)

    def _check(self, data: bytes) -> None:
        """Raises Unreadable where it is no text, or has a line so long that holding it would take all memory."""
        if b"\0" in data and not self._wide:
            raise Unreadable(NO_TEXT)
        broken = max(data.rfind(b"\n"), data.rfind(b"\r"))
        self._line = self._line + len(data) if broken < 0 else len(data) - broken
        if self._line > _MOST_LINE:
            raise Unreadable("It has a line of millions of letters, which is no row of an export.")


def _check_members(members: Sequence[zipfile.ZipInfo]) -> None:
    if len(members) > _MOST_MEMBERS:
        raise Unreadable(_TOO_MANY)
    for member in members:
        if _OUTSIDE.search(member.orig_filename):
            raise Unreadable(
                f"The zip file holds “{member.orig_filename[:80]}”, a name that leads out of it. "
                "LinkedIn makes no such file; please download the export again."
            )
        if _SPREADSHEET.match(member.filename):
            raise Unreadable(
                "This is a spreadsheet, whatever its name says. Please bring the CSV file as LinkedIn made it."
            )


def _stream(file: File, closing: ExitStack) -> BinaryIO:
    if file.archive is not None and file.member is not None:
        return closing.enter_context(file.archive.open(file.member))  # type: ignore[return-value]
    if isinstance(file.content, Path):
        return closing.enter_context(file.content.open("rb"))
    if isinstance(file.content, bytes):
        return io.BytesIO(file.content)
    file.content.seek(0)
    return file.content


def _directory_size(stream: BinaryIO) -> int:
    """How many bytes the list of members takes, as the end of a zip says; 0 where it does not say."""
    end = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, end - _END_OF_ZIP))
    tail = stream.read(_END_OF_ZIP)
    at = tail.rfind(b"PK\5\6")
    wide = tail.rfind(b"PK\6\6", 0, max(at, 0))
    sizes = [tail[at + 12 : at + 16]] if at >= 0 else []
    sizes += [tail[wide + 40 : wide + 48]] if wide >= 0 else []
    said = [int.from_bytes(size, "little") for size in sizes]
    return max((size for size in said if size != 0xFFFFFFFF), default=0)


def _size(content: Content) -> int:
    if isinstance(content, bytes):
        return len(content)
    if isinstance(content, Path):
        return content.stat().st_size
    return content.seek(0, os.SEEK_END)
