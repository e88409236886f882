"""whoelse serve, as it is started by hand."""

import json
import signal
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import MakeReady
from tests.local.database import damage
from tests.local.server import Server, command, fetch, read_until, running_server, start
from whoelse.local.backups import daily_backups, faults
from whoelse.local.folder import DataFolder

SIGN_IN = "To come in"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on an empty folder, under a path with a space and a letter beyond ASCII."""
    with running_server(tmp_path_factory.mktemp("data") / "who else ø") as started:
        yield started


def come_in(server: Server) -> str:
    """The cookie of a browser that has come in, as a header."""
    answer = fetch(server.sign_in_link())
    assert answer.status == 200
    return answer.headers["Set-Cookie"].split(";")[0]


def test_an_empty_folder_is_served_to_who_comes_in_by_the_link(server: Server) -> None:
    answer = fetch(server.url, {"Cookie": come_in(server)})
    assert answer.status in (200, 302)
    assert SIGN_IN not in answer.text


@pytest.mark.parametrize(
    ("headers", "path"),
    [
        ({}, ""),
        ({}, "today/"),
        ({}, "sign-in/?ticket=guess"),
        ({"Host": "whoelse.example"}, ""),
        ({"Origin": "http://whoelse.example"}, ""),
        ({"Cookie": "whoelse-0123456789abcdef=0123456789abcdef"}, ""),
    ],
)
def test_from_outside_nothing_is_served(server: Server, headers: dict[str, str], path: str) -> None:
    answer = fetch(server.url + path, headers)
    assert answer.status == 403
    assert SIGN_IN in answer.text
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("headers", [{"Host": "whoelse.example"}, {"Origin": "null"}])
def test_not_even_to_who_has_come_in_when_asked_from_elsewhere(server: Server, headers: dict[str, str]) -> None:
    answer = fetch(server.url, {"Cookie": come_in(server), **headers})
    assert (answer.status, SIGN_IN in answer.text) == (403, True)


def test_a_link_opens_once(server: Server) -> None:
    link = server.sign_in_link()
    assert fetch(link).status == 200
    assert fetch(link).status == 403


def test_another_folder_s_cookie_opens_nothing(server: Server, tmp_path: Path, make_ready: MakeReady) -> None:
    with running_server(make_ready(tmp_path / "other").path) as other:
        name, value = come_in(other).split("=")
        own_name = come_in(server).split("=")[0]
        assert name != own_name
        for stolen in (f"{name}={value}", f"{own_name}={value}"):
            assert fetch(server.url, {"Cookie": stolen}).status == 403


def test_style_sheets_are_served_compressed_and_for_good(server: Server) -> None:
    closed = fetch(server.url).text
    address = closed.split('rel="stylesheet" href="/')[1].split('"')[0]
    answer = fetch(server.url + address)
    assert answer.status == 200
    assert "immutable" in answer.headers["Cache-Control"]
    assert fetch(server.url + address, {"Host": "whoelse.example"}).status == 403
    assert Path(f"{server.folder.path}/{address}.gz").exists()


def test_only_this_machine_is_answered(server: Server) -> None:
    assert server.url.startswith("http://127.0.0.1:")
    if Path("/proc/net/tcp").exists():
        port = f"{int(server.url.rsplit(':')[-1].strip('/')):04X}"
        rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
        assert {row[1].split(":")[0] for row in rows if row[3] == "0A" and row[1].endswith(f":{port}")} == {"0100007F"}


def test_a_second_start_finds_the_first_and_lets_one_in(server: Server) -> None:
    ended = command("serve", "--no-browser", "--data", str(server.folder.path))
    assert ended.returncode == 0
    assert f"already runs at {server.url}" in ended.stdout
    link = next(line.strip() for line in ended.stdout.splitlines() if "ticket=" in line)
    assert fetch(link).status == 200


def test_a_second_start_at_another_port_is_refused(server: Server) -> None:
    ended = command("serve", "--no-browser", "--port", "1024", "--data", str(server.folder.path))
    assert ended.returncode == 1
    assert "end it first to change the port" in ended.stderr


def test_the_browser_is_started_without_the_ticket_on_its_command_line(server: Server, tmp_path: Path) -> None:
    browser = tmp_path / "browser"
    said = tmp_path / "said"
    browser.write_text(f'#!/bin/sh\necho "$@" > "{said}"\n')
    browser.chmod(0o700)
    ended = command("serve", "--data", str(server.folder.path), BROWSER=str(browser))
    assert ended.returncode == 0
    assert said.read_text().strip() == server.folder.door.as_uri()
    assert stat.S_IMODE(server.folder.door.stat().st_mode) == 0o600
    link = server.folder.door.read_text().split("url=")[1].split('"')[0]
    assert fetch(link).status == 200


def test_a_backup_may_be_made_while_the_server_runs_but_no_restore(server: Server, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    assert command("backup", str(copy), "--data", str(server.folder.path)).returncode == 0
    assert faults(copy) == []
    refused = command("restore", str(copy), "--data", str(server.folder.path))
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == "Who Else runs with these data; please end it first (“whoelse stop”), then restore.\n"


def test_a_start_makes_the_day_s_backup(server: Server) -> None:
    assert [faults(file) for file in daily_backups(server.folder).values()] == [[]]


def test_nobody_else_may_look_into_the_folder(server: Server) -> None:
    assert stat.S_IMODE(server.folder.path.stat().st_mode) == 0o700
    for file in (server.folder.database, server.folder.secret_key, server.folder.running):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_it_ends_cleanly_and_keeps_key_and_port(tmp_path: Path, make_ready: MakeReady) -> None:
    folder = make_ready(tmp_path)
    found = []
    for end in (signal.SIGTERM, signal.SIGINT):
        process = start(tmp_path)
        read_until(process, "Ctrl-C")
        found.append((folder.port.read_text(), folder.secret_key.read_text()))
        process.send_signal(end)
        said = process.communicate(timeout=20)[0]
        assert process.returncode == 0, said
        assert "Traceback" not in said
        assert not folder.running.exists()
    assert found[0] == found[1]


def test_a_start_after_a_kill_clears_the_way_and_loses_nothing(tmp_path: Path, make_ready: MakeReady) -> None:
    folder = make_ready(tmp_path)
    process = start(tmp_path)
    read_until(process, "Ctrl-C")
    port = folder.port.read_text()
    assert json.loads(folder.running.read_text())["process"] == process.pid
    process.kill()
    # The answering process writes to the same pipe, so this returns only when that one has ended too.
    process.communicate(timeout=20)
    assert folder.running.exists()
    with running_server(tmp_path) as server:
        assert folder.port.read_text() == port
        assert fetch(server.sign_in_link()).status == 200


def write(folder: DataFolder, statement: str) -> None:
    with closing(sqlite3.connect(folder.database)) as connection:
        connection.execute(statement)
        connection.commit()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, make_ready: MakeReady) -> DataFolder:
    """A folder as a start leaves it."""
    folder = make_ready(tmp_path_factory.mktemp("made"))
    with running_server(folder.path):
        pass
    return folder


def test_data_of_a_newer_version_are_refused(made: DataFolder) -> None:
    newer = "INSERT INTO django_migrations (app, name, applied) VALUES ('people', '9999_far_ahead', '2026-01-01')"
    write(made, newer)
    ended = command("serve", "--no-browser", "--data", str(made.path))
    write(made, "DELETE FROM django_migrations WHERE name = '9999_far_ahead'")
    assert ended.returncode == 1
    assert ended.stderr == (
        "The data come from a newer version of Who Else than this one (it knows “people.9999_far_ahead”);"
        " please install that version. Nothing was changed.\n"
    )


def test_older_data_are_copied_before_their_tables_change(made: DataFolder) -> None:
    write(made, "DROP TABLE django_session")
    write(made, "DELETE FROM django_migrations WHERE app = 'sessions'")
    with running_server(made.path) as server:
        assert fetch(server.sign_in_link()).status == 200
    (copy,) = made.backups.glob("before-upgrade-*.sqlite3")
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT count(*) FROM django_migrations WHERE app = 'sessions'").fetchone() == (0,)


def test_damaged_data_are_not_opened_and_the_newest_good_backup_is_named(made: DataFolder) -> None:
    (backup,) = daily_backups(made).values()
    damage(made.database)
    ended = command("serve", "--no-browser", "--data", str(made.path))
    assert ended.returncode == 1
    assert f"The data file {made.database} is damaged" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert "whoelse restore" in ended.stderr

    restored = command("restore", str(backup), "--data", str(made.path))
    assert restored.returncode == 0, restored.stderr
    assert len(list(made.replaced.glob("*.sqlite3"))) == 1
    with running_server(made.path) as server:
        assert fetch(server.sign_in_link()).status == 200


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("Dear Maria")
    ended = command("serve", "--no-browser", "--data", str(tmp_path / "letter" / "data"))
    assert ended.returncode == 1
    assert ended.stderr == f"The data folder {tmp_path}/letter/data cannot be made: Not a directory.\n"


def test_the_version_is_printed() -> None:
    assert command("--version").stdout.startswith("whoelse ")
