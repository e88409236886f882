"""whoelse import, export, people, today, rebuild, each as it is started by hand."""

import json
from pathlib import Path

from tests.conftest import MakeReady
from tests.interchange.test_importing import THREE
from tests.local.server import command


def test_in_and_out(tmp_path: Path, make_ready: MakeReady) -> None:
    first, second = (make_ready(tmp_path / name).path for name in ("first", "second"))
    file, one, two = tmp_path / "any name", tmp_path / "one.json", tmp_path / "two.json"
    file.write_text(THREE, encoding="utf-8")
    looked = command("import", str(file), "--json", "--data", str(first))
    assert looked.returncode == 0, looked.stderr
    assert json.loads(looked.stdout)["batch"] is None
    told = json.loads(command("import", str(file), "--yes", "--json", "--data", str(first)).stdout)
    assert told.pop("batch")
    assert told == {
        "refused": None,
        "people": {"new": 3, "same": 0, "changed": 0, "doubtful": 0},
        "nameless": 1,
        "organisations": {"new": 1, "same": 0},
        "skipped": [],
    }
    again = json.loads(command("import", str(file), "--yes", "--json", "--data", str(first)).stdout)
    assert (again["batch"], again["people"]["same"], again["organisations"]) == (None, 3, {"new": 0, "same": 1})
    people = json.loads(command("people", "--json", "--data", str(first)).stdout)
    assert people[1] == {
        "name": "Jonas Weber",
        "called": "Jonas",
        "organisation": "Orrery Rail",
        "role": "Planner",
        "e-mail": "",
        "profile": "https://www.linkedin.com/in/jonas-weber",
        "closeness": "",
    }
    day = json.loads(command("today", "--date", "2026-01-14", "--json", "--data", str(first)).stdout)
    assert set(day) == {"steps", "held back"}
    assert command("rebuild", "--data", str(first)).returncode == 0
    assert command("export", str(one), "--data", str(first)).returncode == 0
    assert command("import", str(one), "--data", str(second)).returncode == 0
    assert command("export", str(two), "--data", str(second)).returncode == 0
    assert one.read_bytes() == two.read_bytes()
    refused = command("import", str(one), "--json", "--data", str(second))
    assert refused.returncode == 1
    assert "empty system only" in json.loads(refused.stdout)["refused"]
