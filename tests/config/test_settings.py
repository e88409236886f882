"""The settings that what is promised rests on."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

import whoelse
from tests.local.server import environment
from whoelse.local.time_zone import machine_time_zone, name_in

TOP = Path(__file__).parents[2]


@pytest.mark.django_db
def test_the_database_keeps_its_promises() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous")
        assert cursor.fetchone() == (2,)  # FULL
        cursor.execute("PRAGMA foreign_keys")
        assert cursor.fetchone() == (1,)
    options = connection.settings_dict["OPTIONS"]
    assert (options["transaction_mode"], options["timeout"]) == ("IMMEDIATE", 20)
    assert connection.settings_dict["ATOMIC_REQUESTS"] is False


def test_the_file_is_written_with_a_log(tmp_path: Path) -> None:
    code = (
        "import django; django.setup(); from django.db import connection as c; k = c.cursor();"
        "k.execute('PRAGMA journal_mode'); print(k.fetchone()[0])"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(WHOELSE_DATA=str(tmp_path), DJANGO_SETTINGS_MODULE="whoelse.config.settings"),
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stdout == "wal\n"
    assert (tmp_path / "whoelse.sqlite3").exists()


def test_a_style_sheet_needs_no_sign_in(client: Client) -> None:
    assert client.get("/static/css/tokens.css").status_code == 200


def test_the_version_is_one() -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == whoelse.__version__


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/usr/share/zoneinfo/Europe/Copenhagen", "Europe/Copenhagen"),
        ("/var/db/timezone/zoneinfo/America/Argentina/Ushuaia", "America/Argentina/Ushuaia"),
        ("/etc/localtime", ""),
    ],
)
def test_a_link_names_the_time_zone(path: str, name: str) -> None:
    assert name_in(Path(path)) == name


def test_the_variable_names_the_time_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", ":Asia/Kolkata")
    machine_time_zone.cache_clear()
    assert machine_time_zone() == "Asia/Kolkata"
    machine_time_zone.cache_clear()
