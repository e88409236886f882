"""Where the demo is kept: in a data folder of its own, inside the one of the own search."""

from functools import cache
from pathlib import Path

from whoelse.local.folder import DataFolder

#: The file that says that a folder's data are made up. It holds the day up to which the story was told.
MARK = "made-up"
#: The file that says, while the story is being told, how many of its days are.
TELLING = "telling"


def demo_folder(own: DataFolder) -> DataFolder:
    """Where the demo beside somebody's own search is kept."""
    return DataFolder(own.path / "demo")


def own_folder(demo: DataFolder) -> DataFolder:
    """The folder of the own search that a demo is kept beside."""
    return DataFolder(demo.path.parent)


@cache
def is_demo(folder: Path) -> bool:
    """Whether what is in a data folder is made up. That never changes while a process lasts."""
    return (folder / MARK).exists()
