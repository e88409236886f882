"""whoelse shortcut"""

from typing import Annotated

import typer
from rich.console import Console

from whoelse.cli.data import AllowSyncedOption, DataOption
from whoelse.local.folder import data_folder
from whoelse.local.shortcuts.placing import put_icon, take_icon_away
from whoelse.local.start import choose_folder, says_yes

app = typer.Typer()


@app.command()
def shortcut(
    data: DataOption = None,
    remove: Annotated[bool, typer.Option("--remove", help="Take the icon away again.")] = False,
    allow_synced: AllowSyncedOption = False,
) -> None:
    """Put an icon into the menu and onto the desktop; it does what “whoelse open” does."""
    console = Console(soft_wrap=True, highlight=False)
    if remove:
        taken = take_icon_away(data_folder(data))
        for place in taken:
            console.print(f"Taken away: {place}", markup=False)
        if not taken:
            console.print("There is no icon to take away.")
        return
    folder = choose_folder(data, allow_synced)
    for place in put_icon(folder, allow_synced or says_yes("WHOELSE_ALLOW_SYNCED", default=False)):
        console.print(f"The icon is at {place}", markup=False)
