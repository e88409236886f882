"""Reading what was uploaded: small files at once, large ones beside the request, with how far it is kept in a row.

Whoever reloads the page, or comes back later, finds the import where it is.
"""

import shutil
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any, BinaryIO, cast

from django.core.files.uploadedfile import UploadedFile
from django.db import connections

from whoelse.interchange.importing import ColumnsUnknown, read_chosen, read_files
from whoelse.interchange.unreadable import Unreadable
from whoelse.loop import importing
from whoelse.loop.outcome import Refusal
from whoelse.method.people.asked import held_asked
from whoelse.method.people.reading import held
from whoelse.people import actions
from whoelse.searches.access import Viewer
from whoelse.web.uploads import why_not_kept, why_not_read

#: Which kind of export a large file is taken for while it is being read; there is one kind so far.
SOURCE = "linkedin"

#: From so many bytes on a file is read beside the request. Packed ones hold several times as much.
LARGE, LARGE_PACKED = 8_000_000, 1_500_000

#: Copies that a reading left behind, since its process ended, go once they are so many seconds old: a day.
LEFT_BEHIND = 86_400.0
_COPIES = "whoelse-reading-"

#: How far it is is kept so many seconds apart; without a word for so many more, the reading has stopped.
EVERY, STOPPED = 1.0, 30.0


def read(viewer: Viewer, uploads: "Sequence[UploadedFile[Any]]") -> str:
    """Read what was uploaded, or begin to. Returns the batch that holds it.

    Raises Unreadable for a small file, and where there is no room for a large one.
    """
    if any(_is_large(upload) for upload in uploads):
        try:
            return _begin(viewer, uploads)
        except OSError as error:
            raise Unreadable(why_not_kept(error)) from error
    try:
        return importing.hold(viewer, read_files([(_name(upload), _content(upload)) for upload in uploads]))
    except ColumnsUnknown as unknown:
        return importing.hold_asked(viewer, unknown.asked)


def read_by(viewer: Viewer, batch: str, chosen: Sequence[str]) -> None:
    """Read the table of an import that waits by what its columns were said to hold.

    Raises Unreadable where it can't be read so, NotFound, or Refusal where nothing is asked about it any longer.
    """
    asked = importing.asked(viewer, batch)
    if asked is None:
        raise Refusal("Nothing is asked about its columns.")
    importing.answered(viewer, batch, chosen, read_chosen(asked, chosen))


def read_into(viewer: Viewer, batch: str, files: Sequence[tuple[str, Path]]) -> None:
    """Read files and keep how far it is in the batch; then what they hold, or the sentence that says why not."""
    began = said = time.monotonic()

    def tell(rows: int, done: int, whole: int) -> None:
        nonlocal said
        now = time.monotonic()
        if now - said >= EVERY:
            said = now
            if not actions.keep_reading(viewer, batch, plan=progress(rows, done, whole, now - began)):
                raise _NobodyWaits

    try:
        reading = read_files(files, tell)
    except ColumnsUnknown as unknown:
        actions.keep_reading(viewer, batch, state="waiting", plan=held_asked(unknown.asked))
    except Unreadable as error:
        actions.keep_reading(viewer, batch, state="refused", plan={"refused": str(error)})
    except OSError as error:
        actions.keep_reading(viewer, batch, state="refused", plan={"refused": why_not_read(error)})
    except _NobodyWaits:
        return
    else:
        actions.keep_reading(viewer, batch, state="waiting", plan=held(reading))


def progress(rows: int, done: int, whole: int, seconds: float) -> dict[str, Any]:
    """How far it is, as the batch keeps it; ``at`` is when that was."""
    return {"rows": rows, "done": done, "whole": whole, "seconds": seconds, "at": time.time()}


class _NobodyWaits(Exception):
    """The import was left while it was being read."""


def _begin(viewer: Viewer, uploads: "Sequence[UploadedFile[Any]]") -> str:
    _clear_left_behind()
    folder = Path(tempfile.mkdtemp(prefix=_COPIES))
    try:
        files = [(_name(upload), _put(upload, folder / str(place))) for place, upload in enumerate(uploads)]
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    names = [name for name, _ in files]
    plan = progress(0, 0, sum(file.stat().st_size for _, file in files), 0)
    batch = actions.hold_batch(viewer, source=SOURCE, files=names, plan=plan, counts={}, being_read=True)
    Thread(target=_read_and_leave, args=(viewer, batch, files, folder), daemon=True).start()
    return batch


def _clear_left_behind() -> None:
    """Take away what readings left whose process ended before they did: nobody else knows of these copies."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_COPIES}*"):
        with suppress(OSError):  # gone meanwhile, or somebody else's
            if time.time() - folder.stat().st_mtime > LEFT_BEHIND:
                shutil.rmtree(folder)


def _read_and_leave(viewer: Viewer, batch: str, files: Sequence[tuple[str, Path]], folder: Path) -> None:
    try:
        read_into(viewer, batch, files)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        connections.close_all()


def _content(upload: "UploadedFile[Any]") -> BinaryIO:
    assert upload.file is not None, "An upload has a file behind it."
    return cast("BinaryIO", upload.file)


def _put(upload: "UploadedFile[Any]", to: Path) -> Path:
    with to.open("wb") as file:
        for chunk in upload.chunks():
            file.write(chunk)
    return to


def _is_large(upload: "UploadedFile[Any]") -> bool:
    packed = upload.read(2) == b"PK"
    upload.seek(0)
    return (upload.size or 0) >= (LARGE_PACKED if packed else LARGE)


def _name(upload: "UploadedFile[Any]") -> str:
    return str(upload.name or "file")
