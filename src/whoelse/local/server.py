"""The server: one process that keeps the data folder, and the one that answers, which never outlives it."""

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable
from datetime import datetime
from multiprocessing.connection import wait
from typing import Any

from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import connection
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from whoelse.local.backups import back_up_today, keep_backing_up, local_today
from whoelse.local.folder import DataFolder
from whoelse.local.lock import Running, forget_running, locked, note_running, running
from whoelse.local.port import ADDRESS, answers, settle_port
from whoelse.local.start import prepare, start_django
from whoelse.local.static_files import gather_static_files
from whoelse.options import PlainError

_A_WHILE = 15.0  # seconds that a start, ours or another's, may take
_A_MOMENT = 0.05


def serve(folder: DataFolder, port: int | None, threads: int, ready: Callable[[int, bool], None]) -> None:
    """Serves the folder until it is told to end, or finds the server that already does and returns at once.

    `ready` is called once pages are answered, with the port and whether this process is the one that answers.
    Raises PlainError when it cannot start.
    """
    deadline = time.monotonic() + _A_WHILE
    while True:
        with locked(folder) as held:
            if held:
                _serve_alone(folder, port, threads, ready)
                return
            other = running(folder)
            if other and answers(other.port):
                _refuse_other_port(other, port)
                ready(other.port, False)
                return
        if time.monotonic() > deadline:
            raise PlainError(
                f"Another program holds the data folder {folder.path} and does not answer; please end it first."
            )
        time.sleep(_A_MOMENT)


def _serve_alone(folder: DataFolder, wanted: int | None, threads: int, ready: Callable[[int, bool], None]) -> None:
    port = settle_port(folder, wanted)
    os.environ["WHOELSE_PORT"] = str(port)
    start_django()
    prepare(folder)
    back_up_today(folder, local_today())
    gather_static_files(folder)
    call_command("clearsessions")
    connection.close()

    ended = threading.Event()
    server = Server(
        target="whoelse.config.wsgi:application",
        address=ADDRESS,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=threads,
        blocking_threads_idle_timeout=600,
        websockets=False,
        log_level=LogLevels.error,
        workers_kill_timeout=10,
        process_name=None,
    )
    # A new process rather than a fork: a fork would share the lock and live on with it.
    multiprocessing.set_start_method("spawn", force=True)
    note_running(folder, port, datetime.now().astimezone())
    keep_backing_up(folder, ended)
    threading.Thread(target=_tell_when_ready, args=(port, ready, ended), daemon=True).start()
    try:
        server.serve(target_loader=answering_application, wrap_loader=False)
    finally:
        ended.set()
        forget_running(folder)


def answering_application() -> Any:
    """What the answering process runs: the pages, and a watch that ends it with the process that keeps the folder."""
    threading.Thread(target=_end_with_parent, name="end with parent", daemon=True).start()
    return get_wsgi_application()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)


def _tell_when_ready(port: int, ready: Callable[[int, bool], None], ended: threading.Event) -> None:
    deadline = time.monotonic() + _A_WHILE
    while not ended.wait(_A_MOMENT):
        if answers(port):
            ready(port, True)
            return
        if time.monotonic() > deadline:
            return


def _refuse_other_port(other: Running, wanted: int | None) -> None:
    if wanted not in (None, other.port):
        raise PlainError(
            f"Who Else already runs for this data folder, at port {other.port};"
            f" end it first to change the port to {wanted}."
        )
