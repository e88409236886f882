"""What does not hold together in a playbook, by its place in the document."""

from dataclasses import dataclass

from whoelse.method.playbook.rendering import Written

Steps = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something that does not hold together, at a path of keys and numbers through the document.

    ``words`` are those in the value that are meant, where it is not all of it. ``remedy`` can take their place. ``put``
    is another way to mend it: a path, and the value to write there or None to take it out.
    """

    path: Steps
    message: str
    remedy: str | None = None
    words: str = ""
    put: tuple[Steps, Written | None] | None = None
