"""An icon of a Mac: an application of a few files, in the user's own Applications folder.

https://developer.apple.com/library/archive/documentation/CoreFoundation/Conceptual/CFBundles/BundleTypes/BundleTypes.html
"""

import plistlib
import shlex
import shutil
from pathlib import Path

import whoelse
from whoelse.local.shortcuts.icon import Icon

_LAUNCHER = "who-else"
_PICTURE = "icon.icns"


def application(icon: Icon) -> dict[str, bytes]:
    """The files of the application, by their place in it."""
    return {
        "Contents/Info.plist": plistlib.dumps(_described(icon)),
        f"Contents/MacOS/{_LAUNCHER}": _launcher(icon).encode(),
        f"Contents/Resources/{_PICTURE}": picture_file(icon.picture(512)),
    }


def picture_file(picture: bytes) -> bytes:
    """An .icns file that holds one picture, a PNG 512 pixels wide and high."""
    entry = b"ic09" + (8 + len(picture)).to_bytes(4) + picture
    return b"icns" + (8 + len(entry)).to_bytes(4) + entry


def put(icon: Icon) -> list[Path]:
    """Puts the application in its place; returns where that is. Raises OSError."""
    place = _place(icon)
    take_away(icon)
    for name, content in application(icon).items():
        file = place / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    (place / "Contents" / "MacOS" / _LAUNCHER).chmod(0o755)
    return [place]


def take_away(icon: Icon) -> list[Path]:
    """Takes the application away again; returns what was there. Raises OSError."""
    place = _place(icon)
    if not place.exists():
        return []
    shutil.rmtree(place)
    return [place]


def _described(icon: Icon) -> dict[str, object]:
    return {
        "CFBundleName": icon.name,
        "CFBundleDisplayName": icon.name,
        "CFBundleIdentifier": f"org.whoelse.{icon.key}",
        "CFBundleExecutable": _LAUNCHER,
        "CFBundleIconFile": _PICTURE,
        "CFBundlePackageType": "APPL",
        "CFBundleInfoDictionaryVersion": "6.0",
        "CFBundleShortVersionString": whoelse.__version__,
        "CFBundleVersion": whoelse.__version__,
        "LSUIElement": True,  # it hands over to the browser at once and needs no place in the dock
    }


def _launcher(icon: Icon) -> str:
    return f"#!/bin/sh\ncd {shlex.quote(str(icon.program.place))} && exec {shlex.join(icon.program.command)}\n"


def _place(icon: Icon) -> Path:
    return Path.home() / "Applications" / f"{icon.name}.app"
