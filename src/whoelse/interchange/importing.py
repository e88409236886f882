"""What files are, by their content, and what they hold of people."""

import os

from whoelse.interchange.linkedin.export import Export
from whoelse.interchange.linkedin.limits import Limits
from whoelse.interchange.linkedin.parts import Content, Given
from whoelse.interchange.linkedin.read import Progress, read_export
from whoelse.loop.importing import Part, Reading, Skipped

__all__ = ["Content", "Given", "Progress", "read", "read_files"]

SOURCE = "linkedin"


def read(files: Given, progress: Progress | None = None) -> Export:
    """All that files hold, each given with its name, within the limits that the options set.

    Raises Unreadable, naming the file, where one can't be read.
    """
    return read_export(files, Limits.chosen(os.environ), progress)


def read_files(files: Given, progress: Progress | None = None) -> Reading:
    """The same, ready to be planned."""
    export = read(files, progress)
    skipped = tuple(Skipped(one.file, one.line, one.reason) for one in export.skipped)
    parts = tuple(Part(one.name, one.taken_for, one.rows, one.remarks) for one in export.files)
    return Reading(SOURCE, export.given, export.people, export.nameless, skipped, export.beside, parts)
