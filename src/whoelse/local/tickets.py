"""Sign-in tickets: good for one use within one minute.

A ticket is a file named after the hash of its token. Taking the file away is the use of it, and the file system lets
only one do that; so any process that can write the data folder can hand one out, and each holds once.
"""

import hashlib
import os
import secrets
import time
from pathlib import Path

from whoelse.local.folder import DataFolder, write_private

SECONDS = 60


def new_ticket(folder: DataFolder, now: float | None = None) -> str:
    """A fresh token; clears away tickets whose minute is over. `now` is in seconds since 1970."""
    moment = time.time() if now is None else now
    for file in folder.tickets.iterdir():
        if not file.suffix and _ends(file) < moment:
            file.unlink(missing_ok=True)
    token = secrets.token_urlsafe(32)
    write_private(folder.tickets / _name(token), repr(moment + SECONDS))
    return token


def use_ticket(folder: DataFolder, token: str, now: float | None = None) -> bool:
    """Whether `token` lets its bearer in, now and never again. `now` is in seconds since 1970."""
    moment = time.time() if now is None else now
    file = folder.tickets / _name(token)
    taken = file.with_name(f"{file.name}.{os.getpid()}.{secrets.token_hex(4)}.taken")
    try:
        file.rename(taken)
    except OSError:
        return False
    ends = _ends(taken)
    taken.unlink()
    return moment <= ends


def _name(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _ends(file: Path) -> float:
    try:
        return float(file.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return 0.0
