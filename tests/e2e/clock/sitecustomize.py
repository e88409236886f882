"""The clock of a server under test, which its test moves; or of the whole suite, which runs as if on another day.

Python imports this first where the folder stands on PYTHONPATH. With TEST_CLOCK only the process that answers pages,
the one the server spawns, takes its time from the test; it asks for it over a connection that the test listens on.
With TEST_DAY it is that day in every process, at the hour it really is.
"""

import os
import sys
import threading
from datetime import date, datetime
from multiprocessing.connection import Client, Connection

import time_machine


def _follow(test: "Connection[None, float]", clock: time_machine.Traveller) -> None:
    """Moves to every instant that the test sends, and says when it is there."""
    while True:
        try:
            clock.move_to(test.recv())
            test.send(None)
        except (EOFError, OSError):
            return


if "TEST_DAY" in os.environ:
    _now = datetime.now().astimezone()
    time_machine.travel(datetime.combine(date.fromisoformat(os.environ["TEST_DAY"]), _now.timetz()), tick=True).start()

if "TEST_CLOCK" in os.environ and "--multiprocessing-fork" in sys.orig_argv:
    _test: "Connection[None, float]" = Client(("127.0.0.1", int(os.environ["TEST_CLOCK"])))
    threading.Thread(
        target=_follow, args=(_test, time_machine.travel(_test.recv(), tick=True).start()), daemon=True
    ).start()
