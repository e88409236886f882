"""whoelse today, whoelse people, whoelse rebuild: on a data folder of their own."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import MakeReady

SOURCE = Path(__file__).parents[2] / "src"
ADD = """
from whoelse.local.start import open_data
open_data(None)
from datetime import date
from whoelse.loop.people import NewPerson, add_person
from whoelse.searches.access import viewer_of_this_machine
viewer = viewer_of_this_machine(today=date(2026, 1, 14))
new = NewPerson(name="Maria Lindqvist", called="Maria", at="Kestrel Heat", role="Procurement lead", closeness="close")
add_person(viewer, new, today=date(2026, 1, 14), chosen=True)
"""


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run Python with a data folder."""
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), "WHOELSE_DATA": str(folder), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run([sys.executable, *command], capture_output=True, text=True, env=environment, check=False)


def whoelse(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command of whoelse with a data folder."""
    return run(folder, "-m", "whoelse", *words)


def test_the_steps_and_the_people_are_printed(tmp_path: Path, make_ready: MakeReady) -> None:
    make_ready(tmp_path)
    assert run(tmp_path, "-c", ADD).returncode == 0
    printed = json.loads(whoelse(tmp_path, "today", "--date", "2026-01-14", "--json").stdout)
    (step,) = printed["steps"]
    assert (step["do"], step["person"], step["due"], step["rule"]) == (
        "invite",
        "Maria Lindqvist",
        "2026-01-14",
        "invite",
    )
    assert step["because"] == "You chose Maria on Wednesday 14 January, and no invitation is noted."
    assert printed["held back"] == []
    assert json.loads(whoelse(tmp_path, "people", "--json").stdout) == [
        {
            "name": "Maria Lindqvist",
            "called": "Maria",
            "organisation": "Kestrel Heat",
            "role": "Procurement lead",
            "e-mail": "",
            "profile": "",
            "closeness": "close",
        }
    ]
    plan = whoelse(tmp_path, "today", "--date", "2026-01-14").stdout
    assert "- Invite Maria Lindqvist, due Wednesday 14 January" in plan
    assert "Procurement lead" in whoelse(tmp_path, "people").stdout
    assert whoelse(tmp_path, "rebuild").returncode == 0


def test_a_day_that_is_none_is_refused_in_a_sentence(tmp_path: Path) -> None:
    answer = whoelse(tmp_path, "today", "--date", "soon")
    assert answer.returncode == 2
    assert "soon" in answer.stderr
    assert "Traceback" not in answer.stderr
