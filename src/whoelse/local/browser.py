"""Opening the browser signed in, without the ticket ever standing on a command line.

What a program is started with, every user of the machine can read; so the browser is started with the name of a page in
the data folder, which only its owner can read, and that page takes it to the link.
"""

import html
import webbrowser

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


def address(port: int) -> str:
    """The address of the pages."""
    return f"http://{ADDRESS}:{port}/"


def sign_in_link(folder: DataFolder, port: int) -> str:
    """A link that signs in once, within a minute."""
    return f"{address(port)}sign-in/?ticket={new_ticket(folder)}"


def open_browser(folder: DataFolder, port: int) -> bool:
    """Opens the browser at the pages, signed in; whether a browser was found."""
    write_private(folder.door, _DOOR.format(link=html.escape(sign_in_link(folder, port))))
    try:
        return webbrowser.open(folder.door.as_uri())
    except webbrowser.Error:
        return False
