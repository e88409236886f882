"""One server for one folder, at one port."""

import os
import socket
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from tests.local.server import environment, read_until
from whoelse.local.folder import DataFolder
from whoelse.local.lock import Running, forget_running, locked, note_running, running
from whoelse.local.port import ADDRESS, kept_port, settle_port
from whoelse.options import PlainError

SINCE = datetime(2026, 1, 14, 8, 45, tzinfo=UTC)
HOLD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from whoelse.local.folder import DataFolder
from whoelse.local.lock import locked, note_running

folder = DataFolder(Path(sys.argv[1]))
with locked(folder) as held:
    note_running(folder, 4321, datetime(2026, 1, 14, 8, 45, tzinfo=UTC))
    print("held" if held else "not held", flush=True)
    sys.stdin.read()
"""


def hold(folder: DataFolder) -> "subprocess.Popen[str]":
    """Another process that holds the folder."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment(),
    )
    read_until(process, "held")
    return process


def test_a_folder_is_held_once_and_then_let_go(folder: DataFolder) -> None:
    with locked(folder) as first:
        with locked(folder) as second:
            assert (first, second) == (True, False)
        note_running(folder, 4321, SINCE)
        assert running(folder) == Running(process=os.getpid(), port=4321, since=SINCE)
        forget_running(folder)
    with locked(folder) as again:
        assert again


def test_the_lock_of_a_killed_process_is_free_and_its_note_cleared(folder: DataFolder) -> None:
    with hold(folder) as other:
        with locked(folder) as held:
            assert not held
            assert running(folder) == Running(process=other.pid, port=4321, since=SINCE)
        other.kill()
        other.wait()
        assert running(folder) is not None
        with locked(folder) as held:
            assert held
            assert running(folder) is None


@pytest.mark.parametrize("note", ["", "{", "[]", '{"port": "x", "process": 1}', '{"port": 1, "process": 1}'])
def test_a_note_that_cannot_be_read_names_nobody(folder: DataFolder, note: str) -> None:
    folder.running.write_text(note)
    assert running(folder) is None


def test_a_port_is_chosen_once_and_kept(folder: DataFolder) -> None:
    port = settle_port(folder, None)
    assert 1024 <= port <= 65535
    assert settle_port(folder, None) == port
    assert kept_port(folder) == port


def test_a_port_asked_for_is_kept_from_then_on(folder: DataFolder) -> None:
    other = settle_port(folder, None)
    folder.port.unlink()
    assert settle_port(folder, other) == other
    assert settle_port(folder, None) == other


@pytest.mark.parametrize("text", ["", "eighty", "80", "70000"])
def test_a_kept_port_that_cannot_be_is_chosen_anew(folder: DataFolder, text: str) -> None:
    folder.port.write_text(text)
    assert kept_port(folder) is None
    assert settle_port(folder, None) >= 1024


def test_a_port_that_another_program_uses_is_refused_and_stays_kept(folder: DataFolder) -> None:
    port = settle_port(folder, None)
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as other:
        other.bind((ADDRESS, port))
        other.listen()
        with pytest.raises(PlainError, match=f"Another program uses port {port}"):
            settle_port(folder, None)
    assert settle_port(folder, None) == port
