"""What a LinkedIn export holds, once it was read."""

from dataclasses import dataclass, field

from whoelse.method.people.beside import Beside
from whoelse.method.people.plan import Incoming


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that nothing could be read from: the file, the line it begins on, and why."""

    file: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class File:
    """What a file was taken for (``kinds`` names them), with its rows; ``taken_for`` is "" where it was left.

    ``remarks`` are sentences: why it was left, or what of it was.
    """

    name: str
    taken_for: str = ""
    rows: int = 0
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Export:
    """All that was read. The order in which the files were given changes nothing in it.

    ``given`` are the names of the files that were given, to whose places ``Incoming.file`` counts; ``files`` are these
    and what the zips among them hold. ``nameless`` counts members who hide their name.
    """

    given: tuple[str, ...]
    people: tuple[Incoming, ...] = ()
    nameless: int = 0
    skipped: tuple[Skipped, ...] = ()
    files: tuple[File, ...] = ()
    beside: Beside = field(default_factory=Beside)
