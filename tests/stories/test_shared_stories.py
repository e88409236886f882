"""The acceptance stories hold, unchanged, through the command line."""

import os
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from whoelse.cli.playbook import app
from whoelse.playbooks.built_in import library

pytestmark = pytest.mark.shared


def shared_stories() -> list[Path]:
    """The acceptance stories; none where the shared folder is not named."""
    folder = os.environ.get("WHOELSE_SHARED")
    return sorted(Path(folder, "stories").glob("*.yaml")) if folder else []


def named(file: Path) -> str:
    """The playbook that a story names."""
    found = re.search(r"^playbook: (.+)$", file.read_text("utf-8"), re.MULTILINE)
    return found[1].strip() if found else ""


def test_the_stories_are_there() -> None:
    stories = shared_stories()
    if not stories and not os.environ.get("CI"):
        pytest.skip("WHOELSE_SHARED names no folder")

    assert {named(file) for file in stories} == set(library()) - {"Plain"}
    assert len([file for file in stories if named(file) == "Kelley"]) >= 20
    assert len([file for file in stories if named(file) == "Dalton"]) >= 13


@pytest.mark.parametrize("file", shared_stories(), ids=lambda file: file.stem)
def test_holds_through_the_command_line(file: Path) -> None:
    result = CliRunner().invoke(app, ["try", str(file), "--json", "--check"])

    assert result.exit_code == 0, result.output
