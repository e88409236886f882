"""Where files that are brought wait until they are read: on the disk, which may be full, or closed to us."""

import tempfile
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler
from django.http import HttpRequest

_NO_ROOM = "whoelse.no_room"


class OnDisk(TemporaryFileUploadHandler):
    """Keeps a large file on the disk. Where that can’t be, the request says so, and the page is made all the same."""

    def new_file(self, *args: Any, **more: Any) -> None:
        """Begin a file."""
        try:
            super().new_file(*args, **more)
        except OSError as error:
            self._left(error)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a part of it."""
        try:
            super().receive_data_chunk(raw_data, start)
        except OSError as error:
            self._left(error)

    def file_complete(self, file_size: int) -> "UploadedFile[Any] | None":
        """All of it is there, but for what could not be written after all."""
        try:
            return super().file_complete(file_size)
        except OSError as error:
            self._note(error)
            return None

    def _left(self, error: OSError) -> None:
        self._note(error)
        raise SkipFile from error

    def _note(self, error: OSError) -> None:
        assert self.request is not None, "An upload comes with a request."
        self.request.META.setdefault(_NO_ROOM, no_room(error))


def left_for_want_of_room(request: HttpRequest) -> str:
    """Why a file of this request could not be kept, in sentences; "" where each could."""
    return str(request.META.get(_NO_ROOM, ""))


def no_room(error: OSError) -> str:
    """That a file can't be kept while it is read, why, and what to do."""
    return (
        f"The file can’t be kept on this machine while it is read ({error.strerror or error}). Nothing was written. "
        f"Please make room, or allow Who Else to write in {tempfile.gettempdir()}, and bring it again."
    )
