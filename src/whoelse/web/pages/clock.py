"""The time of a conversation, as far as its words name one, without seconds."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from whoelse.conversations.queries import ConversationSeen
from whoelse.method.customs import clock_written, time_written
from whoelse.method.words import count_in_words, date_in_words, near_day_in_words

_TIME = re.compile(r"^\s*(\d{1,2})[:.](\d{2})")
_NEAR = 5


@dataclass(frozen=True, slots=True)
class TalkClock:
    """Where a conversation stands: the time it is, minutes gone and minutes in all, and the rest in words."""

    now: str
    gone: int
    minutes: int
    left: str
    near: bool


def said(moment: datetime) -> str:
    """A time of day: "14:05"."""
    return time_written(moment.hour, moment.minute)


def begins(seen: ConversationSeen | None, now: datetime) -> datetime | None:
    """When a conversation begins, in the time zone of ``now``; None where its words name no day and time."""
    found = _TIME.match(seen.time) if seen is not None and seen.day is not None else None
    if found is None or seen is None or seen.day is None or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return datetime(seen.day.year, seen.day.month, seen.day.day, int(found[1]), int(found[2]), tzinfo=now.tzinfo)


def clock(seen: ConversationSeen | None, now: datetime) -> TalkClock | None:
    """The clock of a conversation that takes place now; None where no time and length are known for today."""
    start = begins(seen, now)
    if start is None or seen is None or not seen.minutes or start.date() != now.date():
        return None
    gone = min(max(int((now - start).total_seconds() // 60), 0), seen.minutes)
    left = seen.minutes - gone
    words = f"{left} {'minute' if left == 1 else 'minutes'} left" if left else "The time agreed has come"
    return TalkClock(said(now), gone, seen.minutes, words, left <= _NEAR)


def when_and_where(seen: ConversationSeen | None, now: datetime) -> str:
    """When and where a conversation is: "Thursday 22 January, 14:00 to 14:30 · Café Mole, pier 4"."""
    if seen is None:
        return ""
    parts = []
    if seen.day is not None:
        parts.append(date_in_words(seen.day, now.date()))
    start = begins(seen, now)
    if start is not None and seen.minutes:
        parts.append(f"{said(start)} to {said(start + timedelta(minutes=seen.minutes))}")
    elif seen.time:
        parts.append(clock_written(seen.time))
    return " · ".join(part for part in (", ".join(parts), seen.place or seen.how) if part)


def agreed_in_words(day: date, seen: ConversationSeen | None, today: date) -> str:
    """For when a conversation is agreed: "tomorrow at 14:00"; without the hour where none is known of that day."""
    at = f" at {clock_written(seen.time)}" if seen is not None and seen.day == day and seen.time else ""
    return f"{near_day_in_words(day, today).removeprefix('on ')}{at}"


def questions_in_words(number: int) -> str:
    """The heading of a list: "Five questions, in any order"."""
    if number == 0:
        return "No question yet"
    if number == 1:
        return "One question"
    return f"{count_in_words(number).capitalize()} questions, in any order"
