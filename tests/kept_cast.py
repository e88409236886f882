"""The fixed cast for each of many tests: told by acts once, its rows put down again for every later one."""

from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from tests.cast import Cast, cast

#: What migrations put down, and so is there already.
_THERE = ("django_migrations", "django_content_type", "auth_permission", "sqlite_sequence")


@dataclass
class KeptCast:
    """The cast as its acts left it; empty until it was told."""

    told: Cast | None = None
    rows: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)

    def there(self) -> Cast:
        """The cast, in a database in which nobody is yet."""
        if self.told is None:
            told = cast()
            self.rows = _rows()
            self.told = told
            return told
        with connection.cursor() as cursor:
            for table, rows in self.rows.items():
                places = ", ".join(["%s"] * len(rows[0]))
                cursor.executemany(f"INSERT INTO {connection.ops.quote_name(table)} VALUES ({places})", rows)
        return self.told


def _rows() -> dict[str, list[tuple[Any, ...]]]:
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table not in _THERE:
                columns = [column.name for column in connection.introspection.get_table_description(cursor, table)]
                # A plus before a column: what is in it as SQLite holds it, which can be put down again as it is.
                cursor.execute(
                    f"SELECT {', '.join(f'+{connection.ops.quote_name(name)}' for name in columns)} FROM {table}"
                )
                found[table] = cursor.fetchall()
    return {table: rows for table, rows in found.items() if rows}
