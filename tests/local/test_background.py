"""A server that belongs to no terminal: from its icon, found again, ended, and after a kill."""

import os
import pty
import shlex
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from configparser import RawConfigParser
from contextlib import suppress
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.conftest import MakeReady
from tests.local.database import damage
from tests.local.server import command, environment, fetch
from whoelse.cli.main import command_line
from whoelse.local.background import end, start_in_background
from whoelse.local.browser import address, sign_in_link
from whoelse.local.folder import DataFolder
from whoelse.local.lock import locked, running, serving
from whoelse.local.port import answers
from whoelse.options import PlainError

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="The icon that is started here is one of Linux.")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, make_ready: MakeReady) -> Iterator[DataFolder]:
    """A data folder under a path with a space and an ø; whoever still serves it in the end is ended."""
    made = make_ready(tmp_path_factory.mktemp("served") / "data of Nadia ø")
    yield made
    with suppress(PlainError):
        end(made)


def in_a_terminal(line: list[str], place: str, **more: str) -> str:
    """Runs a command in a terminal of its own, closes the terminal, and returns what it said."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        ["setsid", "--ctty", "--wait", *line],
        cwd=place,
        env=environment(**more),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    said = b""
    with suppress(OSError):  # how Linux says that nobody has the terminal open any longer
        while b"browser opens" not in said and (more_said := os.read(ours, 4096)):
            said += more_said
    os.close(ours)
    process.wait(timeout=20)
    return said.decode()


def test_started_from_its_icon_it_outlives_the_terminal_and_is_found_and_ended(
    served: DataFolder, tmp_path: Path
) -> None:
    home, browser = tmp_path / "home ø", tmp_path / "browser"
    (home / "Desktop").mkdir(parents=True)
    browser.write_text("#!/bin/sh\nexit 0\n")
    browser.chmod(0o700)
    data = ("--data", str(served.path))
    put = command("shortcut", *data, HOME=str(home), XDG_DATA_HOME="")
    assert put.returncode == 0, put.stderr
    (entry,) = (home / "Desktop").glob("*.desktop")
    icon = RawConfigParser()
    icon.optionxform = str  # type: ignore[assignment, method-assign]
    icon.read(entry, encoding="utf-8")
    start, place = shlex.split(icon["Desktop Entry"]["Exec"]), icon["Desktop Entry"]["Path"]

    # A terminal that closes ends everything that was started in it and does not stand on its own feet.
    said = in_a_terminal(start, place, BROWSER=str(browser), PYTHONPATH="")
    first = serving(served)
    assert first is not None, said
    assert fetch(sign_in_link(served, first.port)).status == 200
    assert os.getsid(first.process) == first.process
    assert address(first.port) in said

    again = command("open", *data, BROWSER=str(browser))
    assert (again.returncode, serving(served)) == (0, first), again.stderr
    told = command("status", *data)
    assert told.returncode == 0
    assert f"Who Else runs at {address(first.port)} since today, " in told.stdout
    assert f"Your data are in {served.path}." in told.stdout
    assert "The last backup is from today, " in told.stdout

    assert command("stop", *data).stdout == "Who Else has ended.\n"
    assert serving(served) is None
    assert not answers(first.port)
    assert "Traceback" not in served.log.read_text()
    assert "ticket=" not in served.log.read_text()
    assert stat.S_IMODE(served.log.stat().st_mode) == 0o600


def test_what_a_kill_leaves_behind_is_cleared_and_the_next_start_goes_on(served: DataFolder) -> None:
    first = start_in_background(served)
    os.kill(first.process, signal.SIGKILL)
    os.waitpid(first.process, 0)
    assert running(served) == first
    told = CliRunner().invoke(command_line("status"), ["status", "--data", str(served.path)])
    assert told.exit_code == 1
    assert "Who Else is not running; “whoelse open” starts it." in told.stdout
    assert not served.running.exists()

    second = start_in_background(served)
    assert (second.process != first.process, second.port) == (True, first.port)
    assert fetch(sign_in_link(served, second.port)).status == 200
    assert end(served) == second
    assert end(served) is None


def test_one_that_is_just_starting_is_not_taken_for_none(folder: DataFolder) -> None:
    assert end(folder) is None
    with locked(folder), pytest.raises(PlainError, match="is just starting"):
        end(folder)
    assert end(folder) is None


def test_a_start_that_fails_says_why_and_leaves_nobody_behind(folder: DataFolder, tmp_path: Path) -> None:
    folder.database.write_bytes(bytes(9000))
    damage(folder.database)
    with pytest.raises(PlainError, match="is damaged"):
        start_in_background(folder)
    assert serving(folder) is None

    said = tmp_path / "said"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$@" > "{said}"\n')
    browser.chmod(0o700)
    ended = command("open", "--from-icon", "--data", str(folder.path), BROWSER=str(browser), TMPDIR=str(tmp_path))
    assert ended.returncode == 1
    (page,) = tmp_path.glob("who-else-*/*.html")
    assert said.read_text().strip() == page.as_uri()
    assert f"The data file {folder.database} is damaged" in page.read_text()
