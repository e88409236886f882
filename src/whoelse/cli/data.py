"""The option that every command which reads the data has."""

from pathlib import Path
from typing import Annotated

import typer

DataOption = Annotated[
    Path | None,
    typer.Option("--data", metavar="FOLDER", help="The data folder, when it is not the platform's own place."),
]
