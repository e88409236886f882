"""Putting an icon on the desktop of this machine, and taking it away again."""

import sys
from pathlib import Path

from whoelse.local.folder import DataFolder
from whoelse.local.program import this_program
from whoelse.local.shortcuts import linux, macos, windows
from whoelse.local.shortcuts.icon import icon_for
from whoelse.options import PlainError

_PUT = {"darwin": macos.put, "win32": windows.put}
_TAKE_AWAY = {"darwin": macos.take_away, "win32": windows.take_away}
_CLEARED = "archive-v0"  # where uv keeps what `uvx` runs, until its cache is cleared


def put_icon(folder: DataFolder, allow_synced: bool = False) -> list[Path]:
    """Puts the icon of the data folder; returns where. Raises PlainError when it cannot be put, or would not last."""
    icon = icon_for(folder, this_program(), allow_synced)
    if _CLEARED in icon.program.place.parts:
        raise PlainError(
            "uvx runs Who Else from a place that is cleared now and then, and the icon with it. Install it with"
            " “uv tool install whoelse”, then ask for the icon again."
        )
    try:
        return _PUT.get(sys.platform, linux.put)(icon)
    except OSError as error:
        raise PlainError(f"The icon could not be put at {error.filename}: {error.strerror}.") from error


def take_icon_away(folder: DataFolder) -> list[Path]:
    """Takes the icon of the data folder away; returns what was there. Raises PlainError when it cannot be."""
    icon = icon_for(folder, this_program(), allow_synced=False)
    try:
        return _TAKE_AWAY.get(sys.platform, linux.take_away)(icon)
    except OSError as error:
        raise PlainError(f"The icon could not be taken from {error.filename}: {error.strerror}.") from error
