"""Days to offer in a letter: which to begin with, and the sentence that names them. Pure.

They are the user's to choose. What is proposed stands in fields beside the letter, and gets into it by a press alone.
"""

import re
from collections.abc import Collection, Sequence
from datetime import date

from whoelse.method.calendar import Calendar
from whoelse.method.words import date_in_words

#: So many are enough to choose from, and few enough to answer.
MANY = 3
#: Nobody is asked for tomorrow.
_FIRST_AFTER = 2
_SENTENCE = "For instance, I could do {days}; another day is just as good."
_PUT_IN = re.compile(r"For instance, I could do [^\n]*; another day is just as good\.")


def days_to_begin_with(today: date, calendar: Calendar, taken: Collection[date] = ()) -> tuple[date, ...]:
    """The next business days from the day after tomorrow on, those already taken left out."""
    found: list[date] = []
    after = _FIRST_AFTER
    while len(found) < MANY:
        day = calendar.add_business_days(today, after)
        if day not in taken:
            found.append(day)
        after += 1
    return tuple(found)


def days_in_words(days: Sequence[tuple[date, str]], today: date) -> str:
    """The sentence that offers days, the earliest first; with each goes what was said of its time, word for word."""
    told = dict.fromkeys(" ".join([date_in_words(day, today), *when.split()]) for day, when in sorted(days))
    *before, last = told
    return _SENTENCE.format(days=f"{', '.join(before)} or {last}" if before else last)


def with_days(body: str, sentence: str) -> str:
    """The letter with the sentence in it: in place of one put in before, else after its first question, else before
    the words it ends with. Nothing else of the letter changes."""
    if _PUT_IN.search(body):
        return _PUT_IN.sub(lambda _: sentence, body, count=1)
    paragraphs = body.strip().split("\n\n")
    asks = next((at for at, paragraph in enumerate(paragraphs) if "?" in paragraph), None)
    at = asks + 1 if asks is not None else max(len(paragraphs) - 1, 1)
    return "\n\n".join([*paragraphs[:at], sentence, *paragraphs[at:]]).strip()
