"""An icon of Windows: a shell link in the start menu and on the desktop.

Windows itself writes the links: a link also holds the target in Windows' own terms (its id list), which only Windows
knows. It is asked by PowerShell for the object of an empty link, because the older WScript.Shell loses letters that are
not in the machine's code page.
"""

import base64
import os
import subprocess
from pathlib import Path, PureWindowsPath

import platformdirs

from whoelse.local.shortcuts.icon import COMMENT, Icon
from whoelse.options import PlainError

# [MS-SHLLINK] 2.1: the size of the header, the class of links, no flag, nothing else; 76 bytes in all.
EMPTY_LINK = (0x4C).to_bytes(4, "little") + bytes.fromhex("0114020000000000c000000000000046") + bytes(56)
_QUOTES = ("'", "‘", "’", "‚", "‛")  # PowerShell takes each of them for the end of a string
_LONGEST = 1023  # letters that Windows starts a link's arguments with


def script(icon: Icon, link: str, picture: str) -> str:
    """What PowerShell is asked to do with the empty link at ``link``; ``picture`` is an .ico file."""
    program, *arguments = icon.program.command
    place, name = str(PureWindowsPath(link).parent), PureWindowsPath(link).name
    lines = [
        "$ErrorActionPreference = 'Stop'",
        f"$place = (New-Object -ComObject Shell.Application).NameSpace({_quoted(place)})",
        f"$link = $place.ParseName({_quoted(name)}).GetLink",
        f"$link.Path = {_quoted(_windowless(program))}",
        f"$link.Arguments = {_quoted(subprocess.list2cmdline(arguments))}",
        f"$link.WorkingDirectory = {_quoted(str(icon.program.place))}",
        f"$link.Description = {_quoted(COMMENT)}",
        f"$link.SetIconLocation({_quoted(picture)}, 0)",
        "$link.Save()",
    ]
    return "\n".join(lines) + "\n"


def picture_file(picture: bytes) -> bytes:
    """An .ico file that holds one picture, a PNG 192 pixels wide and high."""
    size = 192
    header = b"\0\0\1\0\1\0"
    entry = bytes((size, size, 0, 0)) + b"\1\0\x20\0" + len(picture).to_bytes(4, "little") + (22).to_bytes(4, "little")
    return header + entry + picture


def put(icon: Icon) -> list[Path]:
    """Puts the links in their places; returns them. Raises OSError, and PlainError where Windows refuses."""
    if len(subprocess.list2cmdline(icon.program.command[1:])) > _LONGEST:
        raise PlainError("The path of the data folder is too long for an icon of Windows.")
    picture = _picture(icon)
    picture.parent.mkdir(parents=True, exist_ok=True)
    picture.write_bytes(picture_file(icon.picture(192)))
    links = [link for link in _links(icon) if link.parent.is_dir()]
    for link in links:
        link.write_bytes(EMPTY_LINK)
        ended = subprocess.run(  # noqa: S603 - the script is ours, and what it names is quoted
            command(script(icon, str(link), str(picture))), capture_output=True, text=True, check=False
        )
        if ended.returncode:
            link.unlink()
            raise PlainError(f"Windows did not make the icon {link}: {ended.stderr.strip() or 'it gave no reason'}")
    return links


def take_away(icon: Icon) -> list[Path]:
    """Takes the links away again; returns those that were there. Raises OSError."""
    there = [link for link in _links(icon) if link.exists()]
    for file in (*there, _picture(icon)):
        file.unlink(missing_ok=True)
    return there


def command(text: str) -> list[str]:
    """How PowerShell is started on a script: encoded, so that no letter of a path is lost on the way."""
    encoded = base64.b64encode(text.encode("utf-16-le")).decode("ascii")
    return ["powershell", "-NoProfile", "-NonInteractive", "-EncodedCommand", encoded]


def _links(icon: Icon) -> list[Path]:
    menu = Path(os.environ["APPDATA"]) / "Microsoft" / "Windows" / "Start Menu" / "Programs"
    return [place / f"{icon.name}.lnk" for place in (menu, Path(platformdirs.user_desktop_dir()))]


def _picture(icon: Icon) -> Path:
    return Path(platformdirs.user_data_dir("whoelse", appauthor=False)) / f"{icon.key}.ico"


def _windowless(program: str) -> str:
    """The Python that opens no black window, where that is what is started."""
    path = PureWindowsPath(program)
    return str(path.with_name("pythonw.exe")) if path.name.lower() == "python.exe" else program


def _quoted(text: str) -> str:
    for quote in _QUOTES:
        text = text.replace(quote, quote * 2)
    return f"'{text}'"
