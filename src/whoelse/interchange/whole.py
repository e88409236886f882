"""Everything in one file: our own export, as canonical JSON. Pure.

The same data always give the same bytes: keys are sorted, rows stand in the order of their ids, and nothing says when
or where the file was made.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from whoelse.interchange.unreadable import Unreadable

FORMAT = "whoelse export"
VERSION = 1

Rows = Sequence[dict[str, Any]]


def written(tables: Mapping[str, Rows]) -> bytes:
    """The file that holds these tables."""
    whole = {"format": FORMAT, "version": VERSION, "tables": tables}
    return (json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def is_whole(data: bytes) -> bool:
    """Whether the content says that it is one of our exports, near its beginning."""
    start = data[:200].decode("utf-8-sig", errors="ignore").lstrip()
    return start.startswith("{") and f'"{FORMAT}"' in start


def read_whole(data: bytes) -> dict[str, Rows]:
    """The tables of an export.

    Raises Unreadable, in a sentence, where it was cut off, spoiled, or made by a newer version.
    """
    try:
        whole = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Unreadable(
            "The export is not complete: it may have been cut off or changed. Use another copy."
        ) from error
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise Unreadable("This is JSON, and not an export of Who Else.")
    if whole.get("version") != VERSION:
        raise Unreadable(f"This export has version {whole.get('version')!r}; version {VERSION} is known here.")
    tables = whole.get("tables")
    if not isinstance(tables, dict) or not all(_is_rows(rows) for rows in tables.values()):
        raise Unreadable("The export has no tables of rows. Use another copy.")
    return tables


def _is_rows(rows: object) -> bool:
    return isinstance(rows, list) and all(isinstance(row, dict) for row in rows)
