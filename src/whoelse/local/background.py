"""A server that belongs to no terminal: started, found and ended from outside."""

import os
import signal
import subprocess
import sys
import time
from typing import IO

from whoelse.local.folder import DataFolder
from whoelse.local.lock import Running, locked, running, serving
from whoelse.local.port import answers
from whoelse.local.program import this_program
from whoelse.options import PlainError

_LONGEST_LOG = 1_000_000  # bytes
_TO_START = 60.0  # seconds; tables may have to be brought up to date first
_TO_END = 20.0  # seconds; a page that is being made is finished first
_A_MOMENT = 0.05

# On Windows a hidden console of its own: without any, each process that it starts would open a window.
if sys.platform == "win32":
    _OWN_CONSOLE = subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
else:
    _OWN_CONSOLE = 0


def start_in_background(folder: DataFolder, allow_synced: bool = False) -> Running:
    """Starts a server that outlives its terminal, and returns once it answers; finds the one that is there already.

    What it says goes to the log in the data folder. Raises PlainError with the server's own sentence when it cannot
    start.
    """
    found = _answering(folder)
    if found:
        return found
    with _open_log(folder) as log:
        before = log.tell()
        process = _detached(folder, allow_synced, log)
    deadline = time.monotonic() + _TO_START
    while time.monotonic() < deadline:
        found = _answering(folder)
        if found:
            return found
        # A start that found another one ends with 0, and that one answers in a moment.
        if process.poll():
            raise PlainError(_last_said(folder, before))
        time.sleep(_A_MOMENT)
    raise PlainError(f"Who Else did not start within a minute; what it said is in {folder.log}.")


def end(folder: DataFolder) -> Running | None:
    """Ends the server of the folder and returns once it has ended: what ran, or None where nothing did.

    Raises PlainError where somebody holds the folder and does not say who, as a server does that is just starting.
    """
    if not folder.lock.exists():
        return None
    with locked(folder) as held:
        found = running(folder)
    if held:
        return None
    if found is None:
        raise PlainError("Who Else is just starting, or its data are being put back; please try again in a moment.")
    # On Windows this ends it at once; every act is on the disk by then or not begun.
    os.kill(found.process, signal.SIGTERM)
    deadline = time.monotonic() + _TO_END
    while time.monotonic() < deadline:
        with locked(folder) as held:
            if held and not answers(found.port):
                return found
        time.sleep(_A_MOMENT)
    raise PlainError(f"Who Else was asked to end and still runs, as process {found.process}.")


def _answering(folder: DataFolder) -> Running | None:
    found = serving(folder)
    return found if found and answers(found.port) else None


def _open_log(folder: DataFolder) -> IO[bytes]:
    descriptor = os.open(folder.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    log = os.fdopen(descriptor, "ab")
    if log.tell() > _LONGEST_LOG:
        log.truncate(0)
    return log


def _detached(folder: DataFolder, allow_synced: bool, log: IO[bytes]) -> "subprocess.Popen[bytes]":
    program = this_program().with_arguments("serve", "--no-browser", "--no-link", "--data", str(folder.path))
    if allow_synced:
        program = program.with_arguments("--allow-synced")
    return subprocess.Popen(  # noqa: S603 - it is this very program
        program.command,
        cwd=program.place,
        env={**os.environ, "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
        start_new_session=True,
        creationflags=_OWN_CONSOLE,
    )


def _last_said(folder: DataFolder, since: int) -> str:
    said = folder.log.read_bytes()[since:].decode("utf-8", "replace")
    lines = [line for line in said.splitlines() if line.strip()]
    return lines[-1] if lines else f"Who Else did not start; what it said is in {folder.log}."
