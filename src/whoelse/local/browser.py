"""Opening the browser signed in, without the ticket ever standing on a command line.

What a program is started with, every user of the machine can read; so the browser is started with the name of a page in
the data folder, which only its owner can read, and that page takes it to the link.
"""

import html
import subprocess
import tempfile
import webbrowser
from pathlib import Path

from whoelse.local.folder import DataFolder, write_private
from whoelse.local.port import ADDRESS
from whoelse.local.tickets import new_ticket

_DOOR = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url={link}">
<title>Who Else</title>
</head>
<body><p><a href="{link}">Go on to Who Else</a></p></body>
</html>
"""
_SENTENCE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Who Else did not start</title>
</head>
<body><h1>Who Else did not start</h1><p>{sentence}</p></body>
</html>
"""


def address(port: int) -> str:
    """The address of the pages."""
    return f"http://{ADDRESS}:{port}/"


def sign_in_link(folder: DataFolder, port: int) -> str:
    """A link that signs in once, within a minute."""
    return f"{address(port)}sign-in/?ticket={new_ticket(folder)}"


def open_browser(folder: DataFolder, port: int) -> bool:
    """Opens the browser at the pages, signed in; whether a browser was found."""
    packed = _place_of_packed_browser()
    door = packed / folder.door.name if packed else folder.door
    write_private(door, _DOOR.format(link=html.escape(sign_in_link(folder, port))))
    return _opens(door)


def show_sentence(sentence: str) -> bool:
    """Opens the browser at a page that says one sentence; whether a browser was found.

    For whoever started by an icon and has no terminal. The page lies outside the data folder, which may be what is
    wrong.
    """
    place = _place_of_packed_browser() or Path(tempfile.mkdtemp(prefix="who-else-"))
    page = place / "who-else-did-not-start.html"
    write_private(page, _SENTENCE.format(sentence=html.escape(sentence)))
    return _opens(page)


def _opens(page: Path) -> bool:
    try:
        return webbrowser.open(page.as_uri())
    except webbrowser.Error:
        return False


def _place_of_packed_browser() -> Path | None:
    """A folder for the one browser that may not read in hidden folders: the default one, where it is a snap of Linux.

    Ubuntu brings its browser as a snap. What a snap may read for certain is the folder of its own in the user's home.
    """
    snaps = Path.home() / "snap"
    if not snaps.is_dir():
        return None
    asked = ["xdg-settings", "get", "default-web-browser"]
    try:
        named = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()  # noqa: S603 - ours
    except OSError:
        return None
    # Entries of snaps are called after the snap and the program in it: "firefox_firefox.desktop".
    snap, joined, _ = named.partition("_")
    place = snaps / snap / "common"
    return place if joined and place.is_dir() else None
