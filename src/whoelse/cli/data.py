"""Options that several commands have."""

from pathlib import Path
from typing import Annotated

import typer

DataOption = Annotated[
    Path | None,
    typer.Option("--data", metavar="FOLDER", help="The data folder, when it is not the platform's own place."),
]
AllowSyncedOption = Annotated[
    bool, typer.Option("--allow-synced", help="Start although the data folder is synced or on a network drive.")
]
