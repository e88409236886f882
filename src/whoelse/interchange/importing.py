"""What files are, by their content, and what they hold of people."""

import os

from whoelse.interchange.linkedin.files import Content, Given
from whoelse.interchange.linkedin.limits import Limits
from whoelse.interchange.linkedin.read import Progress, read_export
from whoelse.interchange.linkedin.unknown import ColumnsUnknown, as_said, read_chosen
from whoelse.interchange.linkedin.words import Said, read_words
from whoelse.method.people.reading import Reading

__all__ = [
    "ColumnsUnknown",
    "Content",
    "Given",
    "Progress",
    "Said",
    "as_said",
    "read_chosen",
    "read_files",
    "words_with",
]


def read_files(files: Given, progress: Progress | None = None) -> Reading:
    """All that files hold, each given with its name: bytes, a path, or a stream that can be read from its start.

    Raises Unreadable, naming the file, where one can't be read or is larger than the options allow; of that
    ColumnsUnknown where the user can say which column holds what, to be read by ``read_chosen``.
    """
    return read_export(files, Limits.chosen(os.environ), progress)


def words_with(files: Given, profile_url: str) -> tuple[Said, ...]:
    """What the user and the member of this address wrote to each other, read only when the user asks for the words."""
    return read_words(files, profile_url, Limits.chosen(os.environ))
