"""What was done today is said as one would say it, whatever it was."""

import ast
from pathlib import Path

import pytest

from whoelse import loop
from whoelse.loop import writing
from whoelse.method.words import sentence_start
from whoelse.web.pages.done_words import done_in_words

#: What notes an act: its second argument is the kind.
ACTS = {"in_one_act", "_turn", "_said", "_fell_through"}


def kinds() -> list[str]:
    """The kinds of acts: those of letters, and those written out in the acts themselves."""
    found = {f"{kind} sent" if sort.fact else "times proposed" for kind, sort in writing.KINDS.items()}
    for path in loop.__path__:
        for source in Path(path).rglob("*.py"):
            for node in ast.walk(ast.parse(source.read_text("utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ACTS:
                    kind = node.args[1]
                    if isinstance(kind, ast.Constant):
                        found.add(str(kind.value))
    return sorted(found)


def test_the_acts_are_found() -> None:
    assert {"step snoozed", "search paused", "note kept", "ask sent"} <= set(kinds())


@pytest.mark.parametrize("kind", kinds())
def test_no_act_is_told_by_the_name_it_has_in_the_journal(kind: str) -> None:
    for name in ("Maria", ""):
        assert not done_in_words(kind, name).startswith(sentence_start(kind)), kind


def test_whom_it_was_about_is_said() -> None:
    assert done_in_words("ask made", "Maria") == "You asked Maria"
    assert done_in_words("step left out", "") == "You left out a step"
