"""whoelse demo"""

import os
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console

from whoelse.cli.data import AllowSyncedOption, DataOption
from whoelse.local.background import end, start_in_background
from whoelse.local.browser import address, open_browser, sign_in_link
from whoelse.local.demo.folders import demo_folder
from whoelse.local.folder import DataFolder, data_folder
from whoelse.local.lock import locked, serving
from whoelse.local.start import choose_folder, says_yes, start_django

app = typer.Typer()


class Which(StrEnum):
    """Which of the two searches a page asks for."""

    DEMO = "demo"
    OWN = "own"


@app.command()
def demo(
    data: DataOption = None,
    stop: Annotated[bool, typer.Option("--stop", help="End the demo again.")] = False,
    allow_synced: AllowSyncedOption = False,
    only_start: Annotated[Which | None, typer.Option("--only-start", hidden=True)] = None,
) -> None:
    """Look around in a search that is made up, six weeks in; your own data are not touched."""
    own = data_folder(data)
    allowed = allow_synced or says_yes("WHOELSE_ALLOW_SYNCED", default=False)
    if stop:
        ended = end(demo_folder(own))
        _say("The demo has ended." if ended else "The demo is not running.")
        return
    if only_start is Which.OWN:
        start_in_background(choose_folder(own.path, allowed), allowed)
        return
    os.environ.pop("WHOELSE_PORT", None)  # it names the port of one's own search
    folder = choose_folder(demo_folder(own).path, allowed)
    with locked(folder) as held:
        if held:
            if only_start is None:
                _say("Nadia’s search is being made, up to today; that takes some seconds.")
            _make(folder)
    if only_start is Which.DEMO and serving(own) is None:
        return  # the server whose door was pressed has ended meanwhile, and so would its demo
    port = start_in_background(folder, allowed).port
    if only_start is None:
        _open(folder, port)


def _make(folder: DataFolder) -> None:
    start_django()
    from whoelse.local.demo.making import bring_up_to_today

    bring_up_to_today(folder)


def _open(folder: DataFolder, port: int) -> None:
    if open_browser(folder, port):
        _say(f"The demo runs at {address(port)}; the browser opens. “whoelse demo --stop” ends it.")
    else:
        _say("No browser was found. Open this link within a minute; it signs in once:")
        _say(f"  {sign_in_link(folder, port)}")
        _say("“whoelse demo --stop” ends the demo.")


def _say(line: str) -> None:
    Console(soft_wrap=True, highlight=False).print(line, markup=False)
