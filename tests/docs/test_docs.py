"""The documentation leads somewhere and says what is there: links, pictures, commands, and the words on the pages."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import typer

from tests.docs.pages import DOCS, MANUAL, METHOD, PAGES, TOP, anchors, fenced, of, prose, text
from tests.docs.shown import is_shown, shown
from whoelse.cli.main import command_line

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`")
BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
SCRIPT = re.compile(r"(?<![\w/.-])(script/[\w./-]+\w|\.ci/run)")
FILE = re.compile(r"`((?:src|tests|docs|script)/[\w./-]+)`")
#: What the reader puts in: capitals, a number, the file of a story.
PUT_IN = re.compile(r"\[?[A-Z][A-Z-]*(\.[a-z]+)?\]?|\d+|[a-z]+\.yaml")
INDEX = DOCS / "README.md"


def commands(page: Path) -> Iterator[str]:
    """Every ``whoelse ...`` that a page tells the reader to run."""
    for code in CODE.findall(prose(page)):
        yield from (part.strip() for part in code.split(", ") if part.strip().startswith("whoelse "))
    for block in fenced(page):
        if block.language in {"", "sh"}:
            yield from (line.strip() for line in block.text.splitlines() if line.strip().startswith("whoelse "))


def wrong_in(line: str) -> str | None:
    """What is wrong with a command line: a command or an option that is not there, or None."""
    command: Any = typer.main.get_command(command_line())
    path = "whoelse"
    for word in shlex.split(line)[1:]:
        inner = getattr(command, "commands", None)
        if word.startswith("-"):
            if word.split("=")[0] not in {name for one in command.params for name in (*one.opts, *one.secondary_opts)}:
                return f"“{path}” has no option {word}"
        elif inner is not None:
            if word not in inner:
                return f"“{path}” has no command {word}"
            command, path = inner[word], f"{path} {word}"
        elif not PUT_IN.fullmatch(word) or all(getattr(one, "is_flag", False) for one in command.params):
            return f"“{path}” is told {word}"
    return None


@pytest.mark.parametrize("page", PAGES, ids=of)
def test_links_lead_somewhere(page: Path) -> None:
    for link in LINK.findall(prose(page)):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / unquote(path)).resolve() if path else page
        assert target.exists(), f"{link} leads nowhere"
        assert target.is_relative_to(TOP), f"{link} leads out of the project"
        if anchor:
            assert anchor in anchors(target), f"{of(target)} has no heading {anchor}"


@pytest.mark.parametrize("page", [page for page in PAGES if PICTURE.search(text(page))], ids=of)
def test_pictures_are_there_and_are_described(page: Path) -> None:
    for words, link in PICTURE.findall(prose(page)):
        assert (page.parent / link).resolve().is_file(), f"{link} is not there"
        assert words, f"{link} says nothing to who can't see it"


@pytest.mark.parametrize("page", [page for page in PAGES if any(commands(page))], ids=of)
def test_commands_are_there(page: Path) -> None:
    wrong = [said for said in map(wrong_in, commands(page)) if said]

    assert wrong == []


@pytest.mark.parametrize("page", PAGES, ids=of)
def test_scripts_and_files_named_are_there(page: Path) -> None:
    named = {*SCRIPT.findall(text(page)), *FILE.findall(prose(page))}

    assert [one for one in sorted(named) if not (TOP / one).exists()] == []


@pytest.mark.parametrize("page", sorted(MANUAL.glob("*.md")), ids=of)
def test_words_in_bold_stand_on_a_page(page: Path) -> None:
    """The manual prints the name of a button, a label or a heading in bold, and nothing else."""
    said = [" ".join(words.split()).rstrip(".") for words in BOLD.findall(prose(page))]

    assert [words for words in said if not is_shown(words)] == []


@pytest.mark.parametrize("page", sorted(MANUAL.glob("*.md")), ids=of)
def test_the_index_names_every_page_of_the_manual(page: Path) -> None:
    links = {(INDEX.parent / link.partition("#")[0]).resolve() for link in LINK.findall(text(INDEX))}

    assert page in links


def test_there_is_something_to_judge() -> None:
    assert len(list(MANUAL.glob("*.md"))) >= 10
    assert sum(len(BOLD.findall(prose(page))) for page in MANUAL.glob("*.md")) >= 100
    assert sum(1 for page in PAGES for _ in commands(page)) >= 20
    assert len(shown()) > 500
    assert METHOD in PAGES


@pytest.mark.parametrize(
    "line",
    [
        "whoelse serve --dat FOLDER",
        "whoelse sing",
        "whoelse playbook sing",
        "whoelse stop FILE --browser",
        "whoelse today tomorrow",
    ],
)
def test_a_wrong_command_is_noticed(line: str) -> None:
    assert wrong_in(line) is not None


def test_words_that_are_nowhere_are_noticed() -> None:
    assert is_shown("Note it")
    assert not is_shown("Note it down")
