"""Playbooks on the command line: list them, show one, check a file, try a told story. No database is touched."""

import json
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.text import Text

from whoelse.cli.playbook_in_words import agenda_in_words, playbook_in_words
from whoelse.method.playbook import NotSound, Playbook, complete, read
from whoelse.method.playbook.in_words import pace_in_words
from whoelse.method.playbook.story import Story, read_story
from whoelse.method.playbook.trying import judge, printed, run
from whoelse.method.playbook.words import listed, nearest
from whoelse.method.words import count_in_words
from whoelse.playbooks.built_in import FIRST, common, completed, document, library

UNREADABLE = 1
FAILED = 2

app = typer.Typer(name="playbook", help="See, check and try playbooks: methods as data.", no_args_is_help=True)


@app.command("list")
def list_playbooks() -> None:
    """List the playbooks that come with the program."""
    for name, text in library().items():
        playbook = document(text)
        pace = f"{pace_in_words(playbook.pace)} at a time" if playbook.pace else ""
        whose = f"after {playbook.after}" if playbook.after else "ours"
        print(f"{name}  ({whose}; {pace})")


@app.command()
def show(name: Annotated[str, typer.Argument(help="A playbook's name, or a file.")]) -> None:
    """Show a playbook in words: each rule with whose it is and on what basis."""
    own = _playbook(name)
    console = Console(soft_wrap=True, highlight=False)
    for line in playbook_in_words(own, common()):
        console.print(Text(line))


@app.command()
def check(file: Annotated[Path, typer.Argument(help="The file of a playbook.")]) -> None:
    """Say whether a playbook holds together, or what is wrong with it and on which line."""
    playbook = _read(file)
    rules = "one rule" if len(playbook.rules) == 1 else f"{count_in_words(len(playbook.rules))} rules"
    print(f"{playbook.name} holds together, with {rules} of its own.")


@app.command("try")
def try_story(
    first: Annotated[str, typer.Argument(metavar="[NAME-OR-FILE]", help="The playbook; else the story names it.")],
    second: Annotated[str | None, typer.Argument(metavar="STORY.yaml", help="The told story.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the steps as JSON.")] = False,
    checked: Annotated[bool, typer.Option("--check", help="Judge what the story expects; 2 where it fails.")] = False,
) -> None:
    """Tell a story to a playbook and see the steps of its day. No database is touched."""
    path = Path(second or first)
    try:
        story = read_story(_text(path))
    except NotSound as error:
        _refuse(path, error)
    playbook = complete(_playbook(first), common()) if second else _named_by(story, path)
    agenda = run(story, playbook)
    if as_json:
        print(json.dumps(printed(story, agenda), ensure_ascii=False, indent=2))
    else:
        for line in agenda_in_words(story, agenda):
            print(line)
    if checked:
        failure = judge(story, agenda)
        if failure is not None:
            print(f"{path}: {failure}", file=sys.stderr)
            raise typer.Exit(FAILED)


def _named_by(story: Story, path: Path) -> Playbook:
    """The playbook that a story names, whole."""
    place = story.playbook_place
    if story.playbook is None or place is None:
        _end(f"{path}: line 1, column 1: The story names no playbook. Add “playbook: {FIRST}”.")
    name = _known_name(story.playbook)
    if name is None:
        _end(f"{path}: line {place.line}, column {place.column}: {_no_such(story.playbook)}")
    return completed(library()[name])


def _playbook(name_or_file: str) -> Playbook:
    name = _known_name(name_or_file)
    if name is not None:
        return document(library()[name])
    path = Path(name_or_file)
    if not path.is_file():
        _end(_no_such(name_or_file))
    return _read(path)


def _known_name(name: str) -> str | None:
    return next((known for known in library() if known.lower() == name.strip().lower()), None)


def _no_such(name: str) -> str:
    near = nearest(name, library())
    hint = f"Did you mean “{near}”?" if near else f"There are {listed(library(), 'and')}, or the path of a file."
    return f"There is no playbook “{name}”. {hint}"


def _read(path: Path) -> Playbook:
    try:
        return read(_text(path))
    except NotSound as error:
        _refuse(path, error)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        _end(f"{path}: line 1, column 1: This is no text in UTF-8. Save it as UTF-8 and try again.")
    except OSError as error:
        _end(f"{path} cannot be read: {error.strerror or error}.")


def _refuse(path: Path, error: NotSound) -> NoReturn:
    _end("\n".join(f"{path}: {finding}" for finding in error.findings))


def _end(sentence: str) -> NoReturn:
    print(sentence, file=sys.stderr)
    raise typer.Exit(UNREADABLE)
