"""What was read from files, as data that can wait to be looked at. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from whoelse.method.people.beside import Beside, as_data, from_data
from whoelse.method.people.plan import Incoming


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that nobody could be read from: the file's name, the line, and why."""

    file: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Part:
    """One of the files, or what a zip among them holds: what it was taken for ("" where it was left), its rows, and
    sentences that say why it was left, or what of it was."""

    name: str
    taken_for: str = ""
    rows: int = 0
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from files of one source; ``nameless`` counts rows of people who hide their names.

    ``beside`` is what the files say besides who the people are.
    """

    source: str
    files: tuple[str, ...]
    people: tuple[Incoming, ...]
    nameless: int = 0
    skipped: tuple[Skipped, ...] = ()
    beside: Beside = field(default_factory=Beside)
    parts: tuple[Part, ...] = ()


def held(reading: Reading) -> dict[str, Any]:
    """Everything but the source and the names of the files, as JSON can hold it. ``reading`` gives it back."""
    return {
        "rows": [_listed(row) for row in reading.people],
        "nameless": reading.nameless,
        "skipped": [[one.file, one.line, one.reason] for one in reading.skipped],
        "beside": as_data(reading.beside),
        "parts": [[one.name, one.taken_for, one.rows, list(one.remarks)] for one in reading.parts],
    }


def reading(source: str, files: Sequence[str], data: Mapping[str, Any]) -> Reading:
    """What ``held`` made data of."""
    return Reading(
        source,
        tuple(files),
        tuple(_row(values) for values in data.get("rows", ())),
        int(data.get("nameless", 0)),
        tuple(Skipped(*one) for one in data.get("skipped", ())),
        from_data(data.get("beside", {})),
        tuple(Part(name, kind, rows, tuple(remarks)) for name, kind, rows, remarks in data.get("parts", ())),
    )


def _listed(row: Incoming) -> list[Any]:
    return [*row[:7], row.connected_on.isoformat() if row.connected_on else "", *row[8:]]


def _row(values: Sequence[Any]) -> Incoming:
    row = Incoming(*values)  # one that has waited since before given names were read is shorter
    return row._replace(connected_on=date.fromisoformat(values[7]) if values[7] else None)
