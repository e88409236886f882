"""whoelse import"""

import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from whoelse.cli.data import DataOption
from whoelse.interchange.unreadable import Unreadable
from whoelse.interchange.whole import is_whole, read_whole
from whoelse.local.start import open_data
from whoelse.method.people.columns import MEANINGS, NOTHING
from whoelse.method.people.pace import Pace
from whoelse.method.people.reading import Reading
from whoelse.method.people.told import in_words, of_people_not_here
from whoelse.method.playbook.words import listed
from whoelse.method.words import counted, sentence_start
from whoelse.options import PlainError

app = typer.Typer()

Files = list[tuple[str, Path]]

_ASKED = (
    "Or say which column holds what: the page “Bring in and take out” asks, and here --column “HEADER=WORD” says it, "
    "once for each column."
)

#: A line about how far it is, so many seconds apart.
_EVERY = 1.0

#: As many bytes of a file as tell an export of ours from anything else.
_NAMED = 3  # so many files that were left are named; more are counted
_BEGINNING = 1_000


@app.command("import")
def bring_in(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...", help="LinkedIn’s zip, files out of it, a list of your own as CSV, or an export of ours."
        ),
    ],
    column: Annotated[
        list[str] | None,
        typer.Option(
            "--column",
            metavar="HEADER=WORD",
            help="What a column of a list with columns of its own holds: "
            + ", ".join(meaning for meaning in MEANINGS if meaning != NOTHING)
            + ". Give it once for each column; the others are left out.",
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Bring it in without asking.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the counts as JSON; brings nothing in by itself.")
    ] = False,
    data: DataOption = None,
) -> None:
    """Bring in a LinkedIn export, its zip or files out of it, or a list of your own; or an export of ours, into an
    empty system."""
    open_data(data)
    from whoelse.loop.outcome import Refusal

    try:
        files = [(path.name, path) for path in paths]
        told = _whole(files) if any(_is_whole(path) for path in paths) else _people(files, yes, as_json, column or [])
    except (Unreadable, Refusal) as error:
        _refuse(str(error), as_json)
    except IsADirectoryError as error:
        _refuse(f"{error.filename} is a folder. Please bring the zip, or the files that are in the folder.", as_json)
    except OSError as error:
        _refuse(f"{error.filename} cannot be read: {error.strerror}.", as_json)
    else:
        if as_json:
            print(json.dumps(told, ensure_ascii=False, indent=2))


def _is_whole(path: Path) -> bool:
    with path.open("rb") as file:
        return is_whole(file.read(_BEGINNING))


def _whole(files: Files) -> dict[str, Any]:
    from django.utils import timezone

    from whoelse.loop.carrying import restore
    from whoelse.searches.access import viewer_of_this_machine

    if len(files) > 1:
        raise Unreadable("An export of ours comes in by itself; bring one file.")
    today = timezone.localdate()
    restore(viewer_of_this_machine(today=today), read_whole(files[0][1].read_bytes()), today=today)
    _say("Everything is back, as it was.")
    return _told(None, None, {}, ())


def _people(files: Files, yes: bool, as_json: bool, told: list[str]) -> dict[str, Any]:
    from django.utils import timezone

    from whoelse.loop import importing
    from whoelse.searches.access import viewer_of_this_machine
    from whoelse.searches.queries import today

    viewer = viewer_of_this_machine(today=timezone.localdate())
    reading = _reading(files, [_said(each) for each in told])
    planned = importing.look(viewer, reading)
    counts, batch = importing.counts(viewer, reading, planned), None
    _show(counts, reading)
    asks = not yes and not as_json and sys.stdin.isatty()
    if yes or (asks and typer.confirm("Bring them in?")):
        brought = importing.bring_in(viewer, reading, today=today(viewer))
        counts, batch = dict(brought.counts), brought.batch
        nothing = of_people_not_here(reading) or "Nothing is new here."
        _say("Brought in." if batch else f"{nothing} Nothing was written.")
        if brought.later:
            _say("Who is in doubt waits on the page “Bring in and take out”, until you decide.")
    else:
        _say("Nothing was written." if asks else "Nothing was written. Add --yes to bring them in.")
    return _told(batch, None, counts, reading.skipped)


def _reading(files: Files, told: list[tuple[str, str]]) -> Reading:
    """What the files hold. Raises Unreadable; of a table with columns of its own where nothing is said of them."""
    from whoelse.interchange.importing import ColumnsUnknown, as_said, read_chosen, read_files

    try:
        reading = read_files(files, _progress())
    except ColumnsUnknown as unknown:
        if not told:
            raise Unreadable(f"{unknown} {_ASKED}") from unknown
        return read_chosen(unknown.asked, as_said(unknown.asked, told))
    if told:
        raise Unreadable("The columns of these files are known already. Please leave out --column.")
    return reading


def _said(option: str) -> tuple[str, str]:
    """A heading and what its column holds."""
    heading, divided, word = option.rpartition("=")
    if not divided or word.strip().casefold() not in MEANINGS:
        raise Unreadable(
            f"“{option}” does not say what a column holds. Write --column “HEADER=WORD”; "
            f"the word can be {listed(MEANINGS)}."
        )
    return heading, word.strip().casefold()


def _progress() -> Callable[[int, int, int], None] | None:
    """Say now and then how far it is, to somebody who looks on."""
    if not sys.stderr.isatty():
        return None
    began = said = time.monotonic()

    def tell(rows: int, done: int, whole: int) -> None:
        nonlocal said
        now = time.monotonic()
        if now - said >= _EVERY:
            said = now
            _say(Pace(rows, done, whole, now - began).words)

    return tell


def _show(counts: dict[str, Any], reading: Reading) -> None:
    people = counts["people"]
    _say(f"{counted(people['new'], 'person', 'people')} new, {people['same']} the same, {people['changed']} changed.")
    if people["doubtful"]:
        _say(f"{counted(people['doubtful'], 'person', 'people')} in doubt.")
    if counts["nameless"]:
        _say(f"{counted(counts['nameless'], 'row')} of members who hide their name.")
    for line in in_words(reading.beside):
        _say(f"{sentence_start(line)}.")
    for part in reading.parts:
        for remark in part.remarks if part.taken_for else ():
            _say(f"{part.name}: {remark}")
    left: dict[str, list[str]] = {}
    for part in reading.parts:
        for remark in part.remarks if not part.taken_for else ():
            left.setdefault(remark, []).append(part.name)
    for remark, names in left.items():
        _say(
            f"{counted(len(names), 'file')} besides: {remark}"
            if len(names) > _NAMED
            else f"{', '.join(names)}: {remark}"
        )
    for one in reading.skipped:
        _say(f"Skipped {one.file}, line {one.line}: {one.reason}")


def _told(batch: str | None, refused: str | None, counts: dict[str, Any], skipped: Sequence[Any]) -> dict[str, Any]:
    return {
        "batch": batch,
        "refused": refused,
        "people": counts.get("people", {"new": 0, "same": 0, "changed": 0, "doubtful": 0}),
        "nameless": counts.get("nameless", 0),
        "organisations": counts.get("organisations", {"new": 0, "same": 0}),
        "skipped": [{"file": one.file, "line": one.line, "reason": one.reason} for one in skipped],
    }


def _refuse(sentence: str, as_json: bool) -> None:
    if as_json:
        print(json.dumps(_told(None, sentence, {}, ()), ensure_ascii=False, indent=2))
        raise typer.Exit(1)
    raise PlainError(sentence)


def _say(line: str) -> None:
    """Tell it beside what is printed as JSON."""
    print(line, file=sys.stderr)
