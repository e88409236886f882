"""whoelse backup, whoelse restore"""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from whoelse.cli.data import DataOption
from whoelse.local.backups import back_up_by_hand
from whoelse.local.lock import locked
from whoelse.local.restore import restore as restore_database
from whoelse.local.start import choose_folder
from whoelse.options import PlainError

app = typer.Typer()


@app.command()
def backup(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="Where to; otherwise among the other backups.")
    ] = None,
    data: DataOption = None,
) -> None:
    """Copy the database to one file and check the copy; the server may go on meanwhile."""
    copy = back_up_by_hand(choose_folder(data), file, datetime.now().astimezone())
    _say(f"Backed up and checked: {copy}")


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup.")],
    data: DataOption = None,
) -> None:
    """Put a backup in the place of the database; the replaced one is kept."""
    folder = choose_folder(data)
    with locked(folder) as held:
        if not held:
            raise PlainError("Who Else runs with these data; please end it first (“whoelse stop”), then restore.")
        replaced = restore_database(folder, file, datetime.now().astimezone())
    _say(f"Restored from {file}")
    if replaced:
        _say(f"What was there before is kept: {replaced}")


def _say(line: str) -> None:
    Console(soft_wrap=True, highlight=False).print(line, markup=False)
