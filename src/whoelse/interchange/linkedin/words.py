"""The words of messages, read only when the user asks for those with one member. Nothing of them is kept elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from heapq import nlargest

from whoelse.interchange.linkedin import kinds
from whoelse.interchange.linkedin.files import Files, Given, named
from whoelse.interchange.linkedin.limits import Limits
from whoelse.interchange.linkedin.messages import Columns
from whoelse.interchange.linkedin.table import HEAD, Table, header
from whoelse.method.people.beside import ME, THEM
from whoelse.method.people.matching import profile_key

MOST_SHOWN = 200  # messages, the latest
_LONGEST = 20_000  # letters of one message


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """One message: when, as the file writes it, by whom (ME or THEM), its subject and its words."""

    at: str
    by: str
    subject: str
    words: str


def read_words(given: Given, profile_url: str, limits: Limits | None = None) -> tuple[Said, ...]:
    """The latest messages that went between the user and the member of this address alone, oldest first.

    Raises Unreadable where a file can't be read.
    """
    key = profile_key(profile_url)
    with Files(given, limits or Limits()) as files:
        found = set(nlargest(MOST_SHOWN, _said(files, key))) if key else set()
    return tuple(sorted(found))


def _said(files: Files, key: str) -> Iterator[Said]:
    for file in files.all():
        with named(file.name):
            there = None if file.unopened else header(files.head(file, HEAD))
            if there is None or there.kind != kinds.MESSAGES:
                continue
            with files.opened(file, lambda _: None, wide=there.wide) as raw:
                yield from _of_one(Table(raw, there), key)


def _of_one(table: Table, key: str) -> Iterator[Said]:
    columns = Columns(table)
    profile = cache(profile_key)
    for _, row in table:
        receivers = row[columns.to_urls].replace(",", " ").split()
        if len(receivers) > 1 or columns.left_out(row):
            continue
        by_them = profile(row[columns.sender_url]) == key
        if by_them or (receivers and profile(receivers[0]) == key):
            words = row[columns.content].strip()[:_LONGEST]
            yield Said(row[columns.date], THEM if by_them else ME, row[columns.subject].strip(), words)
