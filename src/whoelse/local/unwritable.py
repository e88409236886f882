"""What is said where the file of the data cannot be written: the disk is full, or somebody else holds the file."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

_STATUS = 507  # insufficient storage: the nearest that HTTP has

#: What SQLite says, what that means, and what to do.
_MEANS = (
    ("disk is full", "The disk is full.", "Make some room on it, then do the same again."),
    (
        "readonly database",
        "The file of your data may be read here, and not written.",
        "Look whether the folder is yours, and is not on a disk that only reads; then do the same again.",
    ),
    (
        "is locked",
        "Another program holds the file of your data.",
        "End that program, a backup or a synchronisation perhaps, then do the same again.",
    ),
    (
        "unable to open database file",
        "The file of your data cannot be opened.",
        "Look whether the folder is still there and is yours, then do the same again.",
    ),
    (
        "disk i/o error",
        "The disk did not do what was asked of it.",
        "Look whether it is still there and sound, then do the same again. Make a copy of your data soon.",
    ),
)


@dataclass(frozen=True, slots=True)
class Unwritable:
    """What is wrong, and what to do."""

    wrong: str
    remedy: str
    folder: str

    @property
    def sentence(self) -> str:
        """All of it, for a terminal."""
        return f"{self.wrong} Nothing was written, and what was there is as it was. {self.remedy} Folder: {self.folder}"


def unwritable(error: OperationalError) -> Unwritable | None:
    """What an error of the database means for the user, or None where it means something else."""
    said = str(error).casefold()
    means = next(((wrong, remedy) for part, wrong, remedy in _MEANS if part in said), None)
    return Unwritable(*means, folder=settings.DATA_FOLDER) if means is not None else None


class SaysWhatCannotBeWritten:
    """Answers with a page that says so, instead of one on which it is our fault."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answers."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page, where the file cannot be written; None leaves everything else to others."""
        found = unwritable(exception) if isinstance(exception, OperationalError) else None
        if found is None:
            return None
        return render(request, "507.html", {"unwritable": found}, status=_STATUS)
