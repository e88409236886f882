"""Opening the browser signed in, without the ticket ever standing on a command line.

What a program is started with, every user of the machine can read; so the browser is started with the name of a page in
the data folder, which only its owner can read, and that page takes it to the link.
"""

import html
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
    write_private(folder.door, _DOOR.format(link=html.escape(sign_in_link(folder, port))))
    return _opens(folder.door)


def show_sentence(sentence: str) -> bool:
    """Opens the browser at a page that says one sentence; whether a browser was found.

    For whoever started by an icon and has no terminal. The page lies outside the data folder, which may be what is
    wrong.
    """
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", prefix="who-else-", suffix=".html", delete=False) as page:
        page.write(_SENTENCE.format(sentence=html.escape(sentence)))
    return _opens(Path(page.name))


def _opens(page: Path) -> bool:
    try:
        return webbrowser.open(page.as_uri())
    except webbrowser.Error:
        return False
