"""What an icon is on every desktop: a name, a program, and pictures."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import whoelse
from whoelse.local.folder import DataFolder, usual_place
from whoelse.local.program import Program

NAME = "Who Else"
COMMENT = "Whom to talk to next, and what to say"
PICTURES = Path(whoelse.__file__).parent / "web" / "static" / "img"


@dataclass(frozen=True)
class Icon:
    """One icon: it stands for one data folder.

    ``name`` is what one reads under it; ``key`` is the name of its files, without a space.
    """

    name: str
    key: str
    program: Program

    @property
    def drawing(self) -> bytes:
        """The picture as SVG."""
        return (PICTURES / "icon.svg").read_bytes()

    def picture(self, size: int) -> bytes:
        """The picture as PNG, ``size`` pixels wide and high: 192 or 512."""
        return (PICTURES / f"icon-{size}.png").read_bytes()


def icon_for(folder: DataFolder, program: Program, allow_synced: bool) -> Icon:
    """The icon of a data folder, which any but the usual one names on its command line."""
    opening = program.with_arguments("open", "--from-icon")
    if allow_synced:
        opening = opening.with_arguments("--allow-synced")
    if folder.path == usual_place():
        return Icon(NAME, "who-else", opening)
    mark = hashlib.sha256(str(folder.path).encode()).hexdigest()[:8]
    opening = opening.with_arguments("--data", str(folder.path))
    return Icon(f"{NAME} ({folder.path.name})", f"who-else-{mark}", opening)
