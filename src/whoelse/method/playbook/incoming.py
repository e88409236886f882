"""A playbook's file that came from somebody else, read as one reads a letter from a stranger.

Size, encoding, aliases, tags, directives and depth are looked at before anything is made of it; whatever is in the
file, nothing but ``NotSound`` is raised, with a sentence that says what could be read instead.
"""

from whoelse.method.playbook.document import Playbook
from whoelse.method.playbook.findings import Lines, NotSound, Place, finding
from whoelse.method.playbook.reading import LONGEST, read

_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_ARCHIVES = ((b"PK\x03\x04", "a zip archive"), (b"\x1f\x8b", "a compressed file"), (b"%PDF", "a PDF"))


def read_file(data: bytes) -> Playbook:
    """The playbook in a file. Raises NotSound with what is wrong and what could be read instead."""
    return read(text_of(data))


def text_of(data: bytes) -> str:
    """The text in a file, which is UTF-8. Raises NotSound with one sentence where it is something else."""
    if len(data) > LONGEST:
        raise _refused(f"The file is longer than {LONGEST // 1000} kB, which is the most a playbook can be.")
    for mark, name in _MARKS:
        if data.startswith(mark):
            raise _refused(f"This file is in {name}. Save it as UTF-8 and bring it in again.")
    for mark, name in _ARCHIVES:
        if data.startswith(mark):
            raise _refused(f"This is {name}. A playbook is one text file, such as mine.yaml.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        place = Lines(before).place(len(before))
        raise NotSound(
            [finding(place, "A letter here is not in UTF-8. Save the file as UTF-8 and bring it in again.")]
        ) from None


def _refused(sentence: str) -> NotSound:
    return NotSound([finding(Place(), sentence)])
