"""What the pages can show: every text in templates and in modules, with "…" where something is put in."""

import ast
import html
import re
from collections.abc import Iterator
from functools import cache

from tests.docs.pages import TOP

WEB = TOP / "src" / "whoelse" / "web"
_SPEAKING = (WEB, TOP / "src" / "whoelse" / "loop", TOP / "src" / "whoelse" / "method" / "drafting")
MODULES = tuple(file for folder in _SPEAKING for file in sorted(folder.rglob("*.py")))

_FILLED = re.compile(r"\{\{.*?\}\}|\{%\s*(?:icon|glyph|url|dots)\b.*?%\}")
_TAG = re.compile(r"\{%.*?%\}|\{#.*?#\}|<[^>]*>", re.DOTALL)
_GIVEN = re.compile(r"\"([^\"]+)\"")
_SLOT = re.compile(r"\{[a-z_]*\}")


@cache
def shown() -> frozenset[str]:
    """Every whole text, in one line each."""
    texts = {" ".join(html.unescape(one).split()) for one in (*_in_templates(), *_in_modules())}
    return frozenset(texts - {"", "…"})


def is_shown(words: str) -> bool:
    """Whether pages can show these words as a whole: a button, a label, a heading, with or without its end mark."""
    pattern = re.compile(".+".join(re.escape(part) for part in words.split("…")) + r"[.?:]?")
    return any(pattern.fullmatch(text) for text in shown())


def _in_templates() -> Iterator[str]:
    for file in sorted(WEB.rglob("*.html")):
        whole = file.read_text("utf-8")
        for tag in _TAG.findall(whole):
            yield from _GIVEN.findall(tag)
        without_icons = re.sub(r"<bdi>|</bdi>|<b>|</b>", "", _FILLED.sub(_put_in, whole))
        yield from _TAG.sub("\n", without_icons).split("\n")


def _put_in(found: re.Match[str]) -> str:
    return "…" if found[0].startswith("{{") else ""


def _in_modules() -> Iterator[str]:
    for file in MODULES:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield _SLOT.sub("…", node.value)
            elif isinstance(node, ast.JoinedStr):
                yield "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
