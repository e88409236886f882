"""Messages, streamed: rows → how often and when who wrote to whom. Pure; what was written is never kept.

While rows pass by, all that is kept is each different (conversation, sender, receivers), with the number of messages,
the first moment and the last. Whose export it is and who stands behind which name is worked out from these afterwards
(``correspondence``).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from whoelse.interchange.linkedin.days import day
from whoelse.interchange.linkedin.table import Table
from whoelse.interchange.unreadable import Unreadable

DRAFT = "draft"
SPAM = "spam"
ADVERTISEMENT = "advertisement"
_MOST_KEPT = 50_000_000  # letters' worth of memory: well over a hundred thousand conversations
_ENTRY = 300  # letters' worth that each way takes beside its texts
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d ")
_YES = frozenset({"yes", "true", "1"})
_ADVERTISED = ("spinmail-quill-editor", "%FIRSTNAME%")


class Way(NamedTuple):
    """One conversation, sender and receivers, as they stand there."""

    conversation: str
    sender: str
    sender_url: str
    to: str
    to_urls: str


@dataclass(slots=True)
class Sent:
    """How many messages went a way, and the first and the last moment, as texts that sort by time; "" for unknown."""

    count: int = 0
    first: str = ""
    last: str = ""


@dataclass(slots=True)
class Letters:
    """What one or more files of messages hold, and how many messages were left out, by why."""

    ways: dict[Way, Sent] = field(default_factory=dict)
    left: dict[str, int] = field(default_factory=dict)

    def and_those_of(self, others: Mapping[Way, Sent]) -> None:
        """Add what another file says. Exports of different years hold the same messages: the larger number counts."""
        for way, other in others.items():
            mine = self.ways.setdefault(way, Sent())
            mine.count = max(mine.count, other.count)
            mine.first = min(filter(None, (mine.first, other.first)), default="")
            mine.last = max(mine.last, other.last)


def read_messages(table: Table) -> Letters:
    """All ways that messages went. Drafts, spam and advertisements are left out.

    Raises Unreadable where there are more different ways than anybody's letters go.
    """
    columns = Columns(table)
    letters = Letters()
    ways, left = letters.ways, letters.left
    shared: dict[str, str] = {}
    days: set[str] = set()
    kept = 0
    conversation, sender, sender_url = columns.conversation, columns.sender, columns.sender_url
    to, to_urls, date = columns.to, columns.to_urls, columns.date
    for _, row in table:
        why = columns.left_out(row)
        if why:
            left[why] = left.get(why, 0) + 1
            continue
        key = (row[conversation], row[sender], row[sender_url], row[to], row[to_urls])
        sent = ways.get(key)  # type: ignore[call-overload]
        if sent is None:
            kept += _ENTRY + sum(len(text) for text in key if text not in shared)
            if kept > _MOST_KEPT:
                raise Unreadable("The messages go more different ways than can be held; is this one person’s export?")
            sent = ways[Way(*(shared.setdefault(text, text) for text in key))] = Sent()
        sent.count += 1
        moment = row[date]
        if moment[:11] not in days:
            if _MOMENT.match(moment):
                days.add(moment[:11])
            else:
                known = day(moment)
                moment = known.isoformat() if known else ""
        if moment:
            if not sent.first or moment < sent.first:
                sent.first = moment
            sent.last = max(sent.last, moment)
    return letters


class Columns:
    """Where the cells of a message stand, in files of nine, ten and thirteen columns."""

    def __init__(self, table: Table) -> None:
        self.conversation = table.place("conversation id")
        self.sender, self.sender_url = table.place("from"), table.place("sender profile url")
        self.to, self.to_urls = table.place("to"), table.place("recipient profile urls")
        self.date, self.subject, self.content = table.place("date"), table.place("subject"), table.place("content")
        self._folder = table.place("folder")
        self._drafts = tuple(table.place(name) for name in ("is message draft", "is conversation draft"))

    def left_out(self, row: list[str]) -> str:
        """Why a message is left out: DRAFT, SPAM or ADVERTISEMENT; "" where it is not."""
        for place in self._drafts:
            if row[place] and row[place].casefold() in _YES:
                return DRAFT
        if row[self._folder].casefold() == "spam":
            return SPAM
        if not row[self.sender_url] and any(sign in row[self.content] for sign in _ADVERTISED):
            return ADVERTISEMENT
        return ""
