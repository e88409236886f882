"""whoelse export"""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from whoelse.cli.data import DataOption
from whoelse.interchange.whole import written
from whoelse.local.folder import write_private
from whoelse.local.start import open_data
from whoelse.options import PlainError

app = typer.Typer()


@app.command()
def export(
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="Where to; otherwise to the terminal.")] = None,
    data: DataOption = None,
) -> None:
    """Write everything as one JSON file, which an empty system can take in."""
    open_data(data)
    from django.utils import timezone

    from whoelse.loop.carrying import everything
    from whoelse.searches.access import viewer_of_this_machine

    whole = written(everything(viewer_of_this_machine(today=timezone.localdate())))
    if file is None:
        sys.stdout.buffer.write(whole)
        return
    try:
        write_private(file, whole.decode())
    except OSError as error:
        raise PlainError(f"{file} cannot be written: {error.strerror}.") from error
    Console(soft_wrap=True, highlight=False).print(f"Everything is in {file}", markup=False)
