"""Every LinkedIn sample, and files of our own, through ``whoelse import``: exactly the numbers that are asked for."""

import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from tests.architecture.everything import rows
from tests.cast import nadia
from tests.interchange.test_importing import HEADER, THREE
from whoelse.cli import importing
from whoelse.loop.importing import waiting
from whoelse.method.people.names import fold
from whoelse.people import queries as people
from whoelse.searches.access import Viewer

SAMPLES = {
    # file: people, nameless rows, organisations
    "li-full-Connections.csv": (2_000, 0, 28),
    "li-full-sample_export.zip": (2_000, 0, 28),
    "li-era2021-Connections.csv": (3, 0, 3),
    "li-constellation-connections.csv": (2, 0, 2),
    "li-jobswarm-connections.csv": (3, 0, 3),
    "li-networkjobs-Connections.csv": (10, 0, 7),
    "li-sixhops-Connections.csv": (4, 1, 3),
}


@pytest.fixture
def viewer(db: None, monkeypatch: pytest.MonkeyPatch) -> Viewer:
    """Whose machine it is; the database is the test's, not one in a folder."""
    monkeypatch.setattr(importing, "open_data", lambda data: None)
    return nadia()


def whoelse_import(*arguments: object) -> tuple[int, dict[str, Any]]:
    """The exit status, and what was printed as JSON."""
    ran = CliRunner().invoke(importing.app, [*map(str, arguments), "--json"])
    return ran.exit_code, json.loads(ran.stdout)


def sample(name: str) -> Path:
    """A sample that no one here wrote, where there are any."""
    shared = os.environ.get("WHOELSE_SHARED")
    if not shared:
        pytest.skip("WHOELSE_SHARED names no folder")
    return Path(shared) / "samples" / name


@pytest.mark.shared
@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample(viewer: Viewer, name: str) -> None:
    new, nameless, organisations = SAMPLES[name]
    status, told = whoelse_import(sample(name), "--yes")
    assert (status, told.pop("batch") is not None) == (0, True)
    assert told == {
        "refused": None,
        "people": {"new": new, "same": 0, "changed": 0, "doubtful": 0},
        "nameless": nameless,
        "organisations": {"new": organisations, "same": 0},
        "skipped": [],
    }
    before = rows(viewer.search)
    status, told = whoelse_import(sample(name), "--yes")
    assert (status, told["batch"], told["people"]["same"]) == (0, None, new)
    assert told["organisations"] == {"new": 0, "same": organisations}
    assert rows(viewer.search) == before


@pytest.mark.shared
def test_namesakes_stay_apart(viewer: Viewer) -> None:
    whoelse_import(sample("li-full-sample_export.zip"), "--yes")
    names = Counter(fold(card.name) for card in people.everybody(viewer))
    assert sum(number > 1 for number in names.values()) == 248
    assert names.total() == 2_000
    assert sum(one.followed for one in people.suggested_targets(viewer)) == 25


@pytest.mark.shared
def test_both_priya_sharmas(viewer: Viewer) -> None:
    whoelse_import(sample("li-sixhops-Connections.csv"), "--yes")
    assert [card.name for card in people.everybody(viewer)].count("Priya Sharma") == 2


def test_nothing_is_written_without_yes(viewer: Viewer, tmp_path: Path) -> None:
    before = rows(viewer.search)
    file = tmp_path / "any name"
    file.write_text(THREE, encoding="utf-8")
    status, told = whoelse_import(file)
    assert (status, told["batch"], told["people"]["new"]) == (0, None, 3)
    assert rows(viewer.search) == before


def test_only_doubtful_ones_wait_and_wait_once(viewer: Viewer, tmp_path: Path) -> None:
    file = tmp_path / "Connections.csv"
    file.write_text(HEADER + "Anna,Berg,https://www.linkedin.com/in/anna-berg,,Acme,Lead,05 Jan 2024\n")
    whoelse_import(file, "--yes")
    file.write_text(HEADER + "Anna,Berg,,,Tidewater,Lead,06 Jan 2024\n")
    for _ in range(2):
        status, told = whoelse_import(file, "--yes")
        assert (status, told["batch"], told["people"]["doubtful"]) == (0, None, 1)
        (held,) = (batch for batch in people.batches(viewer) if batch.state == "waiting")
        assert [one.incoming.organisation for one in waiting(viewer, held.id).plan.doubtful] == ["Tidewater"]


@pytest.mark.parametrize("content", [b"", b"<html></html>", b"PK\x03\x04", b"a,b\n1,2\n", b"\xff\xfe\xfd"])
def test_refused_in_one_sentence_and_nothing_changed(viewer: Viewer, tmp_path: Path, content: bytes) -> None:
    before = rows(viewer.search)
    file = tmp_path / "Connections.csv"
    file.write_bytes(content)
    status, told = whoelse_import(file, "--yes")
    assert status == 1
    assert told.pop("refused").startswith("Connections.csv: ")
    assert told == {
        "batch": None,
        "people": {"new": 0, "same": 0, "changed": 0, "doubtful": 0},
        "nameless": 0,
        "organisations": {"new": 0, "same": 0},
        "skipped": [],
    }
    assert rows(viewer.search) == before


def test_a_folder(viewer: Viewer, tmp_path: Path) -> None:
    status, told = whoelse_import(tmp_path, "--yes")
    assert status == 1
    assert told["refused"].endswith(" is a folder. Please bring the zip, or the files that are in the folder.")


def test_a_file_that_is_not_there(viewer: Viewer, tmp_path: Path) -> None:
    status, told = whoelse_import(tmp_path / "nothing.zip", "--yes")
    assert status == 1
    assert "nothing.zip cannot be read" in told["refused"]
