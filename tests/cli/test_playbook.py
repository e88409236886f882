"""Playbooks on the command line."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

import whoelse as src
from whoelse.cli.playbook import app
from whoelse.playbooks.built_in import library

STORY = """\
playbook: Plain
today: 2026-01-12
people: [{name: Tom Okafor}]
facts:
  - {on: 2026-01-05, kind: invitation sent, person: Tom Okafor}
must:
  - {do: follow up, person: Tom Okafor, due: 2026-01-12}
"""
MINE = """\
format: 1
name: Patient
rules:
  - {id: wait, when: invitation sent, wait: 9 business days, do: follow up, at most: 1, because: It has been a while.}
"""


def whoelse(*arguments: str | Path) -> Result:
    """The command's answer."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A told story in a file."""
    return written(tmp_path / "story.yaml", STORY)


def written(path: Path, text: str) -> Path:
    """A file of this text."""
    path.write_text(text, encoding="utf-8")
    return path


def test_list() -> None:
    result = whoelse("list")

    assert result.exit_code == 0
    assert "Plain  (ours; 3 people at a time)" in result.output
    assert "Kelley  (after Thea Kelley; 10 people at a time)" in result.output


@pytest.mark.parametrize("name", [*library(), "kelley"])
def test_show(name: str) -> None:
    result = whoelse("show", name)

    assert result.exit_code == 0
    waits = {"Dalton": 7, "Career centre": 7}.get(name, 5)
    assert f"When an invitation is sent and no answer is noted: after {waits} business days, follow up" in result.output


def test_show_says_whose_a_rule_is() -> None:
    lines = whoelse("show", "Kelley").output.splitlines()

    assert any(line.startswith("  K2:") and line.endswith("(ours)") for line in lines)
    assert any(line.startswith("  K7:") and line.endswith("(after Thea Kelley, sourced)") for line in lines)
    assert any("K8:" in line and line.endswith("(after Thea Kelley, sourced; the numbers are ours)") for line in lines)


def test_show_an_unknown_name() -> None:
    result = whoelse("show", "Kely")

    assert result.exit_code == 1
    assert result.stderr == "There is no playbook “Kely”. Did you mean “Kelley”?\n"


def test_check_a_sound_file(tmp_path: Path) -> None:
    result = whoelse("check", written(tmp_path / "mine.yaml", MINE))

    assert result.exit_code == 0
    assert result.output == "Patient holds together, with one rule of its own.\n"


def test_check_names_line_and_column(tmp_path: Path) -> None:
    file = written(tmp_path / "mine.yaml", MINE.replace("9 business days", "9 busness days"))

    result = whoelse("check", file)

    assert result.exit_code == 1
    assert result.stderr == (
        f"{file}: line 4, column 45: “9 busness days” is not a wait. Did you mean “9 business days”?\n"
    )


def test_try_prints_json(story: Path) -> None:
    result = whoelse("try", story, "--json")
    told = json.loads(result.stdout)

    assert result.exit_code == 0
    assert set(told) == {"steps", "held back"}
    step = next(step for step in told["steps"] if step["do"] == "follow up")
    assert (step["person"], step["due"], step["rule"]) == ("Tom Okafor", "2026-01-12", "follow-up")


def test_try_in_words(story: Path) -> None:
    result = whoelse("try", story)

    assert result.exit_code == 0
    assert "- follow up: Tom Okafor, due Monday 12 January" in result.output


def test_try_check_holds(story: Path) -> None:
    assert whoelse("try", story, "--check").exit_code == 0


def test_try_check_names_the_first_that_fails(tmp_path: Path) -> None:
    file = written(tmp_path / "story.yaml", STORY.replace("due: 2026-01-12}", "due: 2026-01-13}"))

    result = whoelse("try", file, "--json", "--check")

    assert result.exit_code == 2
    assert json.loads(result.stdout)["steps"]
    assert result.stderr.startswith(f"{file}: line 7, column 5: must: “follow up”")


def test_without_check_nothing_is_judged(tmp_path: Path) -> None:
    file = written(tmp_path / "story.yaml", STORY.replace("due: 2026-01-12}", "due: 2026-01-13}"))

    assert whoelse("try", file).exit_code == 0


def test_the_playbook_of_the_command_wins(tmp_path: Path, story: Path) -> None:
    mine = written(tmp_path / "mine.yaml", MINE)

    by_file = json.loads(whoelse("try", mine, story, "--json").stdout)
    by_name = json.loads(whoelse("try", "Kelley", story, "--json").stdout)

    assert "follow up" not in [step["do"] for step in by_file["steps"]]
    assert [step["rule"] for step in by_name["steps"]] == ["K2"]


@pytest.mark.parametrize(
    ("right", "wrong", "sentence"),
    [
        ("playbook: Plain", "playbook: Plane", "line 1, column 11: There is no playbook “Plane”."),
        ("playbook: Plain\n", "", "line 1, column 1: The story names no playbook."),
        ("invitation sent", "invitaton sent", "line 5, column 28: “invitaton sent” is not a fact."),
        ("Tom Okafor}]\nfacts", "Tom Okafor}\nfacts", "line 3, column 9: A bracket is opened here"),
    ],
)
def test_a_story_that_cannot_be_told(tmp_path: Path, right: str, wrong: str, sentence: str) -> None:
    file = written(tmp_path / "story.yaml", STORY.replace(right, wrong))

    result = whoelse("try", file, "--check")

    assert result.exit_code == 1
    assert result.stderr.startswith(f"{file}: {sentence}")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    result = whoelse("try", tmp_path / "none.yaml")

    assert result.exit_code == 1
    assert "cannot be read: No such file or directory." in result.stderr


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    file = tmp_path / "story.yaml"
    file.write_bytes(b"\xff\xfe\x00")

    result = whoelse("try", file)

    assert result.exit_code == 1
    assert "no text in UTF-8" in result.stderr


def test_neither_django_nor_a_database_is_needed(story: Path) -> None:
    program = (
        "import sys; from whoelse.cli.playbook import app; app(standalone_mode=False); "
        "sys.exit(any(name.split('.')[0] in {'django', 'sqlite3'} for name in sys.modules))"
    )

    result = subprocess.run(
        [sys.executable, "-c", program, "try", str(story), "--json"],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(Path(src.__file__).parents[1])},
    )

    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout)["steps"]
