"""whoelse import of a list with columns of its own, as it is started by hand."""

import json
from pathlib import Path

from tests.conftest import MakeReady
from tests.local.server import command

LIST = "Full Name,Business,A=B\nRuth Abara,Tidewater,Planner\n,Tidewater,\n"


def test_refused_until_it_is_said(tmp_path: Path, make_ready: MakeReady) -> None:
    data = ["--data", str(make_ready(tmp_path / "data").path)]
    file = tmp_path / "people.csv"
    file.write_text(LIST, encoding="utf-8")
    refused = command("import", str(file), "--json", *data)
    assert refused.returncode == 1
    told = json.loads(refused.stdout)
    assert told["refused"].startswith("people.csv: No row of column names is known here")
    assert told["refused"].endswith(
        "the page “Bring in and take out” asks, and here --column “HEADER=WORD” says it, once for each column."
    )
    said = ["--column", "full name=whole name", "--column", "Business=Works at", "--column", "A=B=role"]
    brought = json.loads(command("import", str(file), "--yes", "--json", *said, *data).stdout)
    assert set(brought) == set(told)
    assert brought["people"]["new"] == 1
    assert brought["skipped"] == [{"file": "people.csv", "line": 3, "reason": "The row has no name."}]
    (person,) = json.loads(command("people", "--json", *data).stdout)
    assert (person["name"], person["organisation"], person["role"]) == ("Ruth Abara", "Tidewater", "Planner")
    for wrong, says in (
        (["--column", "Firm=works at"], "people.csv has no column “Firm”. It has: Full Name, Business, A=B."),
        (["--column", "Business=hair"], "“Business=hair” does not say what a column holds. Write --column"),
        (["--column", "Business=works at"], "people.csv: A name is needed: say which column holds the whole name,"),
        ([*said[:2], "--column", "Business=whole name"], "“Whole name” is chosen for more than one column."),
    ):
        answer = command("import", str(file), *wrong, *data)
        assert answer.returncode == 1
        assert says in answer.stderr
        assert "Traceback" not in answer.stderr


def test_known_columns_need_no_words(tmp_path: Path, make_ready: MakeReady) -> None:
    file = tmp_path / "Connections.csv"
    file.write_text("First Name,Last Name,Connected On\nRuth,Abara,\n", encoding="utf-8")
    data = ["--data", str(make_ready(tmp_path / "data").path)]
    answer = command("import", str(file), "--column", "First Name=whole name", *data)
    assert answer.returncode == 1
    assert "The columns of these files are known already. Please leave out --column." in answer.stderr
