"""Where files that are brought wait until they are read: small ones in memory, large ones on the disk.

A disk may be full or closed to us, and a process may have only so many files open at once.
"""

import errno
import tempfile
from contextlib import suppress
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile, TemporaryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

#: So many bytes of one request wait in memory; a further file goes to the disk, however small it is.
MOST_IN_MEMORY = 64 * 1024 * 1024

_NOT_KEPT = "whoelse.not_kept"
_OPEN_FILES = {errno.EMFILE, errno.ENFILE}
_TOO_MANY_OPEN = (
    "So many files at once are more than this machine lets one program have open. Nothing was written. "
    "Please bring the zip as it is, or only the files that are of use."
)


class Waiting(FileUploadHandler):
    """Keeps each file until it is read, whatever the size of the request. Where that can’t be, the request says so,
    and the page is made all the same.

    A file on the disk is an open one. An unpacked export is many files, most of them small: those wait in memory.
    """

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.file: BytesIO | TemporaryUploadedFile = BytesIO()
        self._in_memory = 0
        self._on_disk: list[TemporaryUploadedFile] = []

    def new_file(self, *args: Any, **more: Any) -> None:
        """Begin a file."""
        super().new_file(*args, **more)
        self.file = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a part of it."""
        try:
            if isinstance(self.file, BytesIO) and not self._fits(start + len(raw_data)):
                self.file = self._moved(self.file)
            self.file.write(raw_data)
        except OSError as error:
            self._left(error)
            raise SkipFile from error

    def file_complete(self, file_size: int) -> "UploadedFile[Any] | None":
        """All of it is there, but for what could not be written after all."""
        file = self.file
        if isinstance(file, BytesIO):
            self._in_memory += file_size
            file.seek(0)
            return InMemoryUploadedFile(
                file,
                self.field_name,
                self.file_name,
                self.content_type,
                file_size,
                self.charset,
                self.content_type_extra,
            )
        try:
            file.seek(0)
        except OSError as error:
            self._left(error)
            return None
        file.size = file_size
        return file

    def upload_interrupted(self) -> None:
        """Whoever sent it went away."""
        self._let_go()

    def _fits(self, size: int) -> bool:
        return size <= settings.FILE_UPLOAD_MAX_MEMORY_SIZE and self._in_memory + size <= MOST_IN_MEMORY

    def _moved(self, begun: BytesIO) -> TemporaryUploadedFile:
        assert self.file_name is not None, "A file has a name."
        file = TemporaryUploadedFile(
            self.file_name, self.content_type or "", 0, self.charset or "", self.content_type_extra
        )
        self._on_disk.append(file)
        file.write(begun.getbuffer())
        return file

    def _left(self, error: OSError) -> None:
        assert self.request is not None, "An upload comes with a request."
        self.request.META.setdefault(_NOT_KEPT, why_not_kept(error))
        # One file less is none to be read, and the page that says so needs to open a file or two itself.
        self._let_go()

    def _let_go(self) -> None:
        for file in self._on_disk:
            with suppress(OSError):
                file.close()
        self._on_disk.clear()


def why_left(request: HttpRequest) -> str:
    """Why a file of this request could not be kept, in sentences; "" where each could."""
    return str(request.META.get(_NOT_KEPT, ""))


def why_not_kept(error: OSError) -> str:
    """That a file can’t be kept while it is read, why, and what to do."""
    if error.errno in _OPEN_FILES:
        return _TOO_MANY_OPEN
    return (
        f"The file can’t be kept on this machine while it is read ({error.strerror or error}). Nothing was written. "
        f"Please make room, or allow Who Else to write in {_folder()}, and bring it again."
    )


def why_not_read(error: OSError) -> str:
    """That a file that was kept can’t be read after all, why, and what to do."""
    if error.errno in _OPEN_FILES:
        return _TOO_MANY_OPEN
    if error.errno == errno.ENOENT:
        return (
            f"The copy of the file that was being read went away: something clears {_folder()}. "
            "Nothing was written. Please bring the file again."
        )
    return (
        f"The file can’t be read on this machine ({error.strerror or error}). Nothing was written. "
        "Please bring it again."
    )


def _folder() -> str:
    try:
        return str(settings.FILE_UPLOAD_TEMP_DIR or tempfile.gettempdir())
    except OSError:  # it is looked for where there is none
        return "the folder for temporary files"
