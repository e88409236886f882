"""whoelse open, whoelse stop, whoelse status"""

from datetime import date, datetime
from typing import Annotated

import typer
from rich.console import Console

from whoelse.cli.data import AllowSyncedOption, DataOption
from whoelse.local.background import end, start_in_background
from whoelse.local.backups import local_today, newest_backup
from whoelse.local.browser import address, open_browser, show_sentence, sign_in_link
from whoelse.local.demo.folders import demo_folder
from whoelse.local.folder import DataFolder, data_folder
from whoelse.local.lock import serving
from whoelse.local.start import choose_folder, says_yes
from whoelse.method.words import date_in_words
from whoelse.options import PlainError

app = typer.Typer()


@app.command("open")
def open_pages(
    data: DataOption = None,
    allow_synced: AllowSyncedOption = False,
    from_icon: Annotated[bool, typer.Option("--from-icon", hidden=True)] = False,
) -> None:
    """Open the browser at the pages, signed in; where no server runs, start one that outlives the terminal."""
    try:
        folder = choose_folder(data, allow_synced)
        port = start_in_background(folder, allow_synced or says_yes("WHOELSE_ALLOW_SYNCED", default=False)).port
    except PlainError as error:
        if from_icon:
            show_sentence(error.sentence)  # behind an icon there is no terminal to say it in
        raise
    if open_browser(folder, port):
        _say(f"Who Else runs at {address(port)}; the browser opens.")
    else:
        _say("No browser was found. Open this link within a minute; it signs in once:")
        _say(f"  {sign_in_link(folder, port)}")


@app.command()
def stop(data: DataOption = None) -> None:
    """End the server of the data folder, wherever it was started, and the demo beside it."""
    folder = data_folder(data)
    try:
        demo = end(demo_folder(folder))
    except PlainError:
        demo = None  # it is just being made; whoever makes it sees that this server has ended, and does not start it
    ended = end(folder)
    _say("Who Else has ended." if ended else "Who Else is not running.")
    if demo:
        _say("The demo has ended too." if ended else "The demo has ended.")


@app.command()
def status(data: DataOption = None) -> None:
    """Say whether it runs, where the data are, and when they were backed up; ends with 1 when it does not run."""
    folder = data_folder(data)
    today = local_today()
    found = serving(folder)
    if found:
        _say(f"Who Else runs at {address(found.port)} since {_moment(found.since, today)}.")
    else:
        _say("Who Else is not running; “whoelse open” starts it.")
    if serving(demo_folder(folder)):
        _say("The demo runs as well; “whoelse demo --stop” ends it alone, “whoelse stop” both.")
    if not folder.database.exists():
        _say(f"There are no data yet in {folder.path}.")
    else:
        _say(f"Your data are in {folder.path}.")
        _say(_backup(folder, today))
    raise typer.Exit(0 if found else 1)


def _backup(folder: DataFolder, today: date) -> str:
    newest = newest_backup(folder)
    if newest is None:
        return "There is no backup yet."
    made = datetime.fromtimestamp(newest.stat().st_mtime).astimezone()
    return f"The last backup is from {_moment(made, today)}."


def _moment(moment: datetime, today: date) -> str:
    local = moment.astimezone()
    day = "today" if local.date() == today else date_in_words(local.date(), today)
    return f"{day}, {local:%H:%M}"


def _say(line: str) -> None:
    Console(soft_wrap=True, highlight=False).print(line, markup=False)
