"""An icon of a Linux desktop: an entry in the menu, and one on the desktop where there is one.

https://specifications.freedesktop.org/desktop-entry-spec/latest/
"""

from pathlib import Path

import platformdirs

from whoelse.local.shortcuts.icon import COMMENT, Icon

_RESERVED = frozenset(" \t\n\"'\\><~|&;$*?#()`%")
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def desktop_entry(icon: Icon, drawing: Path) -> str:
    """The text of the entry; ``drawing`` is where its picture lies."""
    command = " ".join(_quoted(part) for part in icon.program.command)
    lines = {
        "Type": "Application",
        "Version": "1.5",
        "Name": icon.name,
        "Comment": COMMENT,
        "Exec": command,
        "Path": str(icon.program.place),
        "Icon": str(drawing),
        "Terminal": "false",
        "StartupNotify": "false",
        "Categories": "Office;ContactManagement;",
    }
    return "[Desktop Entry]\n" + "".join(f"{key}={_escaped(value)}\n" for key, value in lines.items())


def put(icon: Icon) -> list[Path]:
    """Puts the icon into the menu, and onto the desktop where there is one; returns the entries. Raises OSError."""
    drawing = _drawing(icon)
    drawing.parent.mkdir(parents=True, exist_ok=True)
    drawing.write_bytes(icon.drawing)
    menu, *desktop = _entries(icon)
    menu.parent.mkdir(parents=True, exist_ok=True)
    written = [entry for entry in (menu, *desktop) if entry.parent.is_dir()]
    for entry in written:
        entry.write_text(desktop_entry(icon, drawing), encoding="utf-8")
        entry.chmod(0o755)  # a desktop starts only what may be executed
    return written


def take_away(icon: Icon) -> list[Path]:
    """Takes away what `put` has put; returns the entries that were there. Raises OSError."""
    there = [entry for entry in _entries(icon) if entry.exists()]
    for file in (*there, _drawing(icon)):
        file.unlink(missing_ok=True)
    return there


def _entries(icon: Icon) -> list[Path]:
    name = f"{icon.key}.desktop"
    menu = _data_home() / "applications" / name
    desktop = Path(platformdirs.user_desktop_dir())
    # Who has no desktop folder has set it to the home folder itself.
    return [menu] if desktop == Path.home() else [menu, desktop / name]


def _drawing(icon: Icon) -> Path:
    return _data_home() / "icons" / "hicolor" / "scalable" / "apps" / f"{icon.key}.svg"


def _data_home() -> Path:
    return Path(platformdirs.user_data_dir())


def _quoted(part: str) -> str:
    """A part of a command line, by the rules of the key Exec."""
    if part and not set(part) & _RESERVED:
        return part
    for sign in ("\\", '"', "`", "$"):
        part = part.replace(sign, f"\\{sign}")
    return '"' + part.replace("%", "%%") + '"'


def _escaped(value: str) -> str:
    """A value, by the rules of every key; they come on top of those of Exec."""
    return "".join(_ESCAPES.get(sign, sign) for sign in value)
