"""A list of people whose columns are not known, as data that can wait until the user says which holds what. Pure."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple

from whoelse.method.people.reading import Reading, held

#: Where a plan that waits holds it, beside what was read by it.
_KEY = "asked"


class Column(NamedTuple):
    """One column: its heading, its first values, and what it probably holds, one of ``columns.MEANINGS``."""

    heading: str
    values: tuple[str, ...]
    suggested: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The table as text, how it was read, and what else was read beside it.

    ``file`` is its name with the zip it lies in, ``place`` that of the file among those given. ``divider``, ``row`` and
    ``line`` are where its columns are named; ``words`` say so. ``chosen`` is what was said of the columns, empty
    before; ``rest`` is what the other files hold, as ``reading.held`` makes it.
    """

    source: str
    files: tuple[str, ...]
    file: str
    place: int
    text: str
    divider: str
    row: int
    line: int
    words: str
    columns: tuple[Column, ...]
    chosen: tuple[str, ...] = ()
    rest: Mapping[str, Any] = field(default_factory=dict)

    @property
    def proposed(self) -> tuple[str, ...]:
        """What to offer for each column: what was said before, else what is likely."""
        return self.chosen or tuple(column.suggested for column in self.columns)


def held_asked(asked: Asked, read: Reading | None = None) -> dict[str, Any]:
    """All of it as JSON can hold it, with what was read once the user has said which column holds what."""
    told = asdict(asked)
    return {**(held(read) if read is not None else {}), _KEY: told}


def asked(data: Mapping[str, Any]) -> Asked | None:
    """What ``held_asked`` made data of; None where nothing was asked."""
    told = data.get(_KEY)
    if told is None:
        return None
    columns = tuple(Column(heading, tuple(values), meaning) for heading, values, meaning in told["columns"])
    return Asked(**{**told, "files": tuple(told["files"]), "columns": columns, "chosen": tuple(told["chosen"])})


def waits_for_an_answer(data: Mapping[str, Any]) -> bool:
    """Whether nothing can be read before the user says which column holds what."""
    return _KEY in data and "rows" not in data
