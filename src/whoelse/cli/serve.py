"""whoelse serve"""

import os
from typing import Annotated

import typer
from rich.console import Console

from whoelse.cli.data import AllowSyncedOption, DataOption
from whoelse.local.background import end
from whoelse.local.browser import address, open_browser, sign_in_link
from whoelse.local.demo.folders import demo_folder
from whoelse.local.folder import DataFolder
from whoelse.local.server import serve as serve_folder
from whoelse.local.start import choose_folder, says_yes
from whoelse.options import PlainError

app = typer.Typer()


@app.command()
def serve(
    data: DataOption = None,
    port: Annotated[
        int | None,
        typer.Option(
            "--port", min=1024, max=65535, help="The port, from now on; otherwise the one kept, or a free one."
        ),
    ] = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the browser, signed in.")] = True,
    link: Annotated[bool, typer.Option("--link/--no-link", help="Print a link that signs in.")] = True,
    allow_synced: AllowSyncedOption = False,
) -> None:
    """Serve the pages on this machine until Ctrl-C; where that is done already, open the browser at them."""
    folder = choose_folder(data, allow_synced)
    wanted = port or _number("WHOELSE_PORT")
    opens = browser and says_yes("WHOELSE_BROWSER", default=True)
    served = False

    def ready(settled: int, ours: bool) -> None:
        nonlocal served
        served = served or ours
        _welcome(folder, settled, ours, opens, link)

    try:
        serve_folder(folder, wanted, _number("WHOELSE_THREADS") or 8, ready)
    finally:
        if served:
            _end_demo(folder)


def _end_demo(folder: DataFolder) -> None:
    """The demo beside it ends as well: nobody would look for it, and it is made anew in a moment."""
    try:
        ended = end(demo_folder(folder))
    except PlainError:
        return  # it is just being made; whoever makes it sees that this server has ended
    if ended:
        print("The demo has ended too.")


def _welcome(folder: DataFolder, port: int, ours: bool, opens: bool, link: bool) -> None:
    console = Console(soft_wrap=True, highlight=False)
    if ours:
        console.print(f"Who Else runs at {address(port)} - your data are in {folder.path}", markup=False)
    else:
        console.print(f"Who Else already runs at {address(port)}", markup=False)
    opened = opens and open_browser(folder, port)
    if link:
        console.print(
            "The browser opens. If it does not, open this link within a minute:"
            if opened
            else "Open this link within a minute; it signs in once:"
        )
        console.print(f"  {sign_in_link(folder, port)}", markup=False)
        if ours:
            console.print("Ctrl-C ends it.")


def _number(name: str) -> int | None:
    value = os.environ.get(name, "").strip()
    return int(value) if value else None
