"""What an act writes into records, gathered as it is written, so that it can be taken back."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model

#: Worked out from the facts and kept for the sake of lists: never part of what an act changed.
PROJECTED = frozenset({"last_contact_on", "settled_on"})

Row = dict[str, Any]


class Unfit(ValueError):
    """A value that cannot be. The message is a sentence fit to be shown; ``field`` names what it is about."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


@dataclass(frozen=True, slots=True)
class Change:
    """One row before and after: without ``before`` it was made, without ``after`` taken away."""

    table: str
    row: str
    before: Row | None
    after: Row | None


def snapshot(row: Model) -> Row:
    """The values of a row, fit for JSON; whose search it is is left out, since a search can be carried elsewhere."""
    return {
        field.attname: _plain(field.value_from_object(row))
        for field in row._meta.concrete_fields
        if field.attname not in PROJECTED and field.attname != "search_id"
    }


class Changes:
    """The rows that one act made, changed or took away, in that order."""

    def __init__(self) -> None:
        self._before: dict[tuple[str, str], Row | None] = {}
        self._after: dict[tuple[str, str], Row | None] = {}

    def make(self, row: Model) -> None:
        """Save a new row."""
        row.save(force_insert=True)
        self._note(row, None, snapshot(row))

    def change(self, row: Model, **values: Any) -> None:
        """Give a row new values and save those that differ."""
        changed = {name: value for name, value in values.items() if getattr(row, name) != value}
        if not changed:
            return
        before = snapshot(row)
        for name, value in changed.items():
            setattr(row, name, value)
        row.save(update_fields=list(changed))
        self._note(row, before, snapshot(row))

    def take_away(self, row: Model) -> None:
        """Delete a row."""
        before = snapshot(row)
        key = (row._meta.label_lower, str(row.pk))
        row.delete()
        self._before.setdefault(key, before)
        self._after[key] = None

    def listed(self) -> tuple[Change, ...]:
        """What changed in the end; a row made and taken away again is not among it."""
        return tuple(
            Change(table, row, before, self._after[table, row])
            for (table, row), before in self._before.items()
            if before != self._after[table, row]
        )

    def _note(self, row: Model, before: Row | None, after: Row) -> None:
        key = (row._meta.label_lower, str(row.pk))
        self._before.setdefault(key, before)
        self._after[key] = after


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
