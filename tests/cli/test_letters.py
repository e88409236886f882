"""whoelse letters: the words of an export, only when they are asked for."""

from pathlib import Path

from typer.testing import CliRunner

from whoelse.cli.main import command_line

FILES = Path(__file__).parents[1] / "files" / "linkedin"


def run(*words: str) -> tuple[int, str]:
    answer = CliRunner().invoke(command_line("letters"), ["letters", *words])
    return answer.exit_code, answer.output or str(answer.exception)


def test_what_went_between_the_user_and_one_member() -> None:
    status, said = run(str(FILES / "messages-10-columns.csv"), "--with", "https://www.linkedin.com/in/ruth-abara")
    assert status == 0
    assert said == (
        "2023-07-01 08:00:00 UTC, by you\nHello Ruth\n\n"
        "2023-07-08 08:00:00 UTC, by you\nAre you there?\n\n"
        "2023-07-09 08:00:00 UTC, by them\nYes\n\n"
    )


def test_nobody_of_that_address() -> None:
    status, said = run(str(FILES / "messages-10-columns.csv"), "--with", "https://www.linkedin.com/in/nobody")
    assert status == 1
    assert "There are no letters with this member in it." in said


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    status, said = run(str(tmp_path / "messages.csv"), "--with", "x")
    assert status == 1
    assert "cannot be read" in said
