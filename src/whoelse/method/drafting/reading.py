"""Reading a letter as typed: its main text without greeting and signature, its sentences, words found in it."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W_](?:[\w'’.-]*[^\W_])?")
_END = re.compile(r"[.?!…]+[)”\"’']*(?=\s|$)|\n+")
_ABBREVIATION = re.compile(r"(?:^|\s)(?:st|dr|mr|mrs|ms|prof|inc|ltd|co|vs|e\.g|i\.e|[A-Za-z])\.$", re.IGNORECASE)
_CLOSING = re.compile(
    r"(?:(?:with |kind |warm |best |many )*(?:regards|wishes|thanks)|sincerely|yours\b.*|best|warmly|cheers"
    r"|thank you|thanks again)\s*[,.]?\s*",
    re.IGNORECASE,
)
_HELLO = ("dear ", "hello ", "hi ")


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the text with where it stands: ``text[start:end]``."""

    text: str
    start: int
    end: int


def words(text: str) -> list[str]:
    """The words of a text; a number, a hyphenated or an apostrophised word is one."""
    return _WORD.findall(text)


def main_text(body: str) -> Passage:
    """The letter without its greeting line and without its closing lines and signature."""
    lines = list(_lines(body))
    if len(lines) > 1 and _greets(lines[0].text):
        lines = lines[1:]
    for position in range(max(len(lines) - 4, 1), len(lines)):
        if _CLOSING.fullmatch(lines[position].text):
            lines = lines[:position]
            break
    if not lines:
        return Passage("", 0, 0)
    start, end = lines[0].start, lines[-1].end
    return Passage(body[start:end], start, end)


def greeting(body: str) -> Passage | None:
    """The greeting line, where there is one."""
    first = next(_lines(body), None)
    return first if first and first.start < main_text(body).start else None


def _greets(line: str) -> bool:
    return len(words(line)) <= 6 and (line.endswith((",", ":")) or line.lower().startswith(_HELLO))


def sentences(passage: Passage) -> list[Passage]:
    """The sentences of a passage, with where they stand in the whole text."""
    found = []
    start = 0
    for end in (*_END.finditer(passage.text), None):
        stop = end.end() if end else len(passage.text)
        text = passage.text[start:stop]
        if end and "\n" not in end[0] and _ABBREVIATION.search(text.rstrip()):
            continue
        if text.strip():
            lead = len(text) - len(text.lstrip())
            found.append(
                Passage(text.strip(), passage.start + start + lead, passage.start + start + len(text.rstrip()))
            )
        start = stop
    return found


def mentions(text: str, phrase: str, *, exact_case: bool = False) -> Iterator[Passage]:
    """Every place where the phrase stands in the text as whole words, in any case unless told otherwise.

    Blanks in the phrase match any run of blanks; straight and curly apostrophes are the same.
    """
    folded, places = _folded(text, exact_case)
    parts = _folded(phrase, exact_case)[0].split()
    if not parts:
        return
    pattern = r"(?<!\w)" + r"\s+".join(re.escape(part) for part in parts) + r"(?!\w)"
    for found in re.finditer(pattern, folded):
        start, end = places[found.start()], places[found.end()]
        yield Passage(text[start:end], start, end)


@lru_cache(maxsize=256)  # a draft is looked through for many phrases
def _folded(text: str, exact_case: bool) -> tuple[str, tuple[int, ...]]:
    """The text for comparison, and for each of its letters (and its end) where that stands in the text."""
    folded: list[str] = []
    places: list[int] = []
    position = 0
    while position < len(text):
        end = position + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        cluster = unicodedata.normalize("NFC", text[position:end]).replace("’", "'")
        plain = cluster if exact_case else cluster.casefold()
        folded.append(plain)
        places.extend([position] * len(plain))
        position = end
    places.append(len(text))
    return "".join(folded), tuple(places)


def _lines(body: str) -> Iterator[Passage]:
    position = 0
    for line in body.splitlines(keepends=True):
        if line.strip():
            lead = len(line) - len(line.lstrip())
            yield Passage(line.strip(), position + lead, position + len(line.rstrip()))
        position += len(line)
