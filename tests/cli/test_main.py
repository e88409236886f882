"""Which modules a command reads before it begins."""

import subprocess
import sys
from typing import Any

import pytest
import typer

from tests.local.server import environment
from whoelse.cli.main import COMMANDS, command_line


def commands(asked: str = "") -> dict[str, Any]:
    """The commands that are there, by name."""
    made: Any = typer.main.get_command(command_line(asked))
    return dict(made.commands)


def test_every_command_is_in_its_module() -> None:
    assert set(commands()) == {*COMMANDS, "playbook"}
    for asked in COMMANDS:
        assert asked in commands(asked)


@pytest.mark.parametrize("asked", ["", "--help", "playbook", "sreve"])
def test_whatever_else_is_asked_for_all_are_there(asked: str) -> None:
    assert set(commands(asked)) == {*COMMANDS, "playbook"}


def test_a_start_reads_no_playbooks_for_the_sake_of_other_commands() -> None:
    """They take longer to read than all that a start needs; the process that answers pages reads them anyway."""
    code = "import sys; from whoelse.cli.main import command_line; command_line('serve'); print(*sys.modules)"
    read = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment(), check=True)
    assert "whoelse.local.server" in read.stdout.split()
    assert "whoelse.method.playbook" not in read.stdout.split()
