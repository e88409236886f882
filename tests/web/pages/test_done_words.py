"""What was done today is said as one would say it, whatever it was."""

import ast
from pathlib import Path

import pytest

from whoelse import loop
from whoelse.method.words import sentence_start
from whoelse.web.pages.done_words import done_in_words


def kinds() -> list[str]:
    """The kinds of acts that are written out in the acts themselves."""
    found: set[str] = set()
    for path in loop.__path__:
        for source in Path(path).rglob("*.py"):
            for node in ast.walk(ast.parse(source.read_text("utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"in_one_act", "_turn"}:
                    kind = node.args[1]
                    if isinstance(kind, ast.Constant):
                        found.add(str(kind.value))
    return sorted(found)


def test_the_acts_are_found() -> None:
    assert {"step snoozed", "search paused", "playbook kept"} <= set(kinds())


@pytest.mark.parametrize("kind", kinds())
def test_no_act_is_told_by_the_name_it_has_in_the_journal(kind: str) -> None:
    for name in ("Maria", ""):
        assert not done_in_words(kind, name).startswith(sentence_start(kind)), kind


def test_whom_it_was_about_is_said() -> None:
    assert done_in_words("ask made", "Maria") == "You asked Maria"
    assert done_in_words("step left out", "") == "You left out a step"
