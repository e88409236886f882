"""The fixed cast for each of many tests: told by acts once, its rows put down again for every later one."""

from dataclasses import dataclass, field
from typing import Any

import time_machine
from django.db import connection

from tests.cast import Cast, cast

#: What migrations put down, and so is there already.
_THERE = ("django_migrations", "django_content_type", "auth_permission", "sqlite_sequence")


#: Before the clock of every test: ids begin with the time, and what a test adds comes after what was there.
_TOLD = "2026-01-14T07:00:00Z"


@dataclass(frozen=True)
class _Rows:
    """The rows of one table, and the names of their columns."""

    columns: list[str]
    values: list[tuple[Any, ...]]


@dataclass
class KeptCast:
    """The cast as its acts left it; empty until it was told."""

    told: Cast | None = None
    rows: dict[str, _Rows] = field(default_factory=dict)

    def there(self) -> Cast:
        """The cast, in a database in which nobody is yet."""
        if self.told is None:
            with time_machine.travel(_TOLD):
                told = cast()
            self.rows = _rows()
            self.told = told
            return told
        with connection.cursor() as cursor:
            for table, rows in self.rows.items():
                names = ", ".join(_quoted(column) for column in rows.columns)
                places = ", ".join(["%s"] * len(rows.columns))
                cursor.executemany(f"INSERT INTO {_quoted(table)} ({names}) VALUES ({places})", rows.values)
        return self.told


def _rows() -> dict[str, _Rows]:
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table not in _THERE:
                columns = [column.name for column in connection.introspection.get_table_description(cursor, table)]
                # A plus before a column: what is in it as SQLite holds it, which can be put down again as it is.
                cursor.execute(f"SELECT {', '.join(f'+{_quoted(name)}' for name in columns)} FROM {_quoted(table)}")
                found[table] = _Rows(columns, cursor.fetchall())
    return {table: rows for table, rows in found.items() if rows.values}


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
