"""A server as a user starts it, whose days pass as a test says."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from multiprocessing.connection import Connection, Listener
from pathlib import Path
from threading import Thread

import time_machine

from tests.local.server import CLOCK, SOURCE, Server, read_until, start
from whoelse.local.folder import DataFolder


@dataclass
class DatedServer:
    """A server that runs, and the way to its clock."""

    server: Server
    clock: "Connection[float, None]"
    now: datetime

    @property
    def url(self) -> str:
        """The address of the pages, without the last stroke."""
        return self.server.url.rstrip("/")

    def sign_in_link(self) -> str:
        """A link that signs in once, within a minute of the server's clock."""
        with time_machine.travel(self.now):
            return self.server.sign_in_link()

    def move_to(self, day: date, hour: int = 9) -> None:
        """It is now that hour of that day, UTC, in the process that answers pages."""
        self.now = datetime.combine(day, time(hour), UTC)
        self.clock.send(self.now.timestamp())
        self.clock.recv()


@contextmanager
def dated_server(data: Path, day: date) -> Iterator[DatedServer]:
    """A server on the data folder `data` for as long as the block lasts, on the morning of `day`."""
    now = datetime.combine(day, time(9), UTC)
    with Listener(("127.0.0.1", 0)) as listener:
        came: list[Connection[float, None]] = []

        def _accept() -> None:
            came.append(listener.accept())
            came[0].send(now.timestamp())

        Thread(target=_accept, daemon=True).start()
        path = os.pathsep.join([str(CLOCK), str(SOURCE)])
        process = start(data, PYTHONPATH=path, TEST_CLOCK=str(listener.address[1]), TZ="UTC")
        try:
            read_until(process, "Ctrl-C")
            yield DatedServer(Server(process=process, folder=DataFolder(data)), came[0], now)
        finally:
            process.terminate()
            process.wait(timeout=20)
            if process.stdout is not None:
                process.stdout.close()
