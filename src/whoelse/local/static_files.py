"""Style sheets and scripts, gathered once into the data folder, hashed and compressed, for the server to hand out."""

import hashlib
from pathlib import Path

from django.contrib.staticfiles import finders
from django.core.management import call_command

import whoelse
from whoelse.local.folder import DataFolder, write_private

_MARK = ".made-from"


def gather_static_files(folder: DataFolder) -> None:
    """Gathers them again when any file or the version has changed. Only for the holder of the lock."""
    mark = folder.static / _MARK
    source = _source()
    if mark.exists() and mark.read_text(encoding="ascii") == source:
        return
    mark.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    write_private(mark, source)


def _source() -> str:
    digest = hashlib.sha256(whoelse.__version__.encode())
    for finder in finders.get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: found[0]):
            status = Path(storage.path(name)).stat()
            digest.update(f"{name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()
