"""What a command needs before its first query."""

import subprocess
import sys
import threading
from pathlib import Path

from tests.local.database import damage
from tests.local.server import environment
from whoelse.local.backups import daily_backups, keep_backing_up
from whoelse.local.folder import DataFolder

OPEN = """
import sys
from pathlib import Path
from whoelse.local.lock import locked
from whoelse.local.start import open_data
from whoelse.options import PlainError

try:
    folder = open_data(Path(sys.argv[1]))
    if "beside" in sys.argv:
        with locked(folder) as held:
            assert held
            open_data(folder.path)
except PlainError as error:
    print(error.sentence)
    sys.exit(1)
from django.contrib.auth import get_user_model
print(get_user_model().objects.count(), "users")
"""


def open_in_another_process(folder: DataFolder, *how: str) -> "subprocess.CompletedProcess[str]":
    """Opens the data folder as a command does."""
    return subprocess.run(
        [sys.executable, "-c", OPEN, str(folder.path), *how],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_empty_folder_is_made_ready_and_then_left_alone(folder: DataFolder) -> None:
    first = open_in_another_process(folder)
    assert (first.returncode, first.stdout) == (0, "0 users\n"), first.stderr
    assert list(folder.backups.iterdir()) == []
    second = open_in_another_process(folder)
    assert (second.returncode, second.stdout) == (0, "0 users\n"), second.stderr
    assert list(folder.backups.iterdir()) == []


def test_a_command_works_beside_whoever_holds_the_folder(ready: DataFolder) -> None:
    ended = open_in_another_process(ready, "beside")
    assert (ended.returncode, ended.stdout) == (0, "0 users\n"), ended.stderr


def test_damaged_data_are_refused_to_commands_too(ready: DataFolder) -> None:
    damage(ready.database)
    ended = open_in_another_process(ready)
    assert ended.returncode == 1
    assert ended.stdout.startswith(f"The data file {ready.database} is damaged")
    assert "There is no good backup" in ended.stdout


def test_a_folder_is_named_by_the_command_then_by_the_option_then_by_the_platform(folder: DataFolder) -> None:
    code = "import sys; from pathlib import Path; from whoelse.local.folder import data_folder as d;"
    code += "print(d(Path('/x') if len(sys.argv) > 1 else None).path)"

    def named(*arguments: str, **more: str) -> str:
        command = [sys.executable, "-c", code, *arguments]
        return subprocess.run(
            command, env=environment(**more), capture_output=True, text=True, check=True
        ).stdout.strip()

    assert named("given", WHOELSE_DATA="/y") == str(Path("/x").absolute())
    assert named(WHOELSE_DATA="/y") == str(Path("/y").absolute())
    assert named().endswith("whoelse")


class _OneRound(threading.Event):
    """Lets the thread look once, then stop."""

    def __init__(self) -> None:
        super().__init__()
        self.rounds = 0

    def wait(self, timeout: float | None = None) -> bool:
        """Stops at the second look."""
        self.rounds += 1
        return self.rounds > 1


def test_the_running_server_makes_a_new_day_s_backup(ready: DataFolder) -> None:
    keep_backing_up(ready, _OneRound()).join()
    assert len(daily_backups(ready)) == 1


def test_a_backup_that_cannot_be_made_does_not_end_the_thread(folder: DataFolder) -> None:
    folder.database.write_bytes(b"no database")
    stop = _OneRound()
    keep_backing_up(folder, stop).join()
    assert stop.rounds == 2
    assert daily_backups(folder) == {}
