"""The pages of the documentation, read once: their text, their headings, their examples."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
DOCS = TOP / "docs"
METHOD = DOCS / "method.md"
MANUAL = DOCS / "manual"
PAGES = (*(TOP / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")), *sorted(DOCS.rglob("*.md")))

_FENCE = re.compile(r"^```(?P<language>\S*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Fenced:
    """One fenced block of a page: its language, its text, and the line it begins on."""

    language: str
    text: str
    line: int


@cache
def text(page: Path) -> str:
    """What stands in a page."""
    return page.read_text("utf-8")


def prose(page: Path) -> str:
    """A page without its fenced blocks; the lines stay where they are."""
    return _FENCE.sub(lambda found: "\n" * found[0].count("\n"), text(page))


def fenced(page: Path) -> tuple[Fenced, ...]:
    """The fenced blocks of a page, in their order."""
    whole = text(page)
    return tuple(
        Fenced(found["language"], found["text"], whole.count("\n", 0, found.start()) + 1)
        for found in _FENCE.finditer(whole)
    )


@cache
def anchors(page: Path) -> frozenset[str]:
    """What a link can name after ``#``: a heading in small letters, without marks, with hyphens for spaces."""
    return frozenset(_anchor(heading) for heading in _HEADING.findall(prose(page)))


def of(page: Path) -> str:
    """A page's path as tests name it."""
    return page.relative_to(TOP).as_posix()


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")
