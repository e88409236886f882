"""Copies of the database, and the way back from one."""

import sqlite3
import stat
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.local.database import damage, names_in, write_database
from whoelse.local.backups import (
    back_up_before_upgrade,
    back_up_by_hand,
    back_up_today,
    copy_database,
    daily_backups,
    faults,
    newest_good_backup,
)
from whoelse.local.folder import DataFolder
from whoelse.local.restore import finish_restore, restore
from whoelse.options import PlainError

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
TODAY = NOW.date()


@pytest.fixture(autouse=True)
def _with_maria(folder: DataFolder) -> None:
    write_database(folder.database, "Maria Lindqvist")


def test_a_copy_holds_what_a_writer_has_committed_and_nothing_else(folder: DataFolder) -> None:
    with closing(sqlite3.connect(folder.database)) as writer:
        writer.execute("INSERT INTO person VALUES ('Tom Okafor')")
        writer.commit()  # still in the log, not in the file
        writer.execute("INSERT INTO person VALUES ('Viktor Stern')")
        back_up_today(folder, TODAY)
    assert names_in(daily_backups(folder)[TODAY]) == ["Maria Lindqvist", "Tom Okafor"]


def test_a_copy_is_one_file_that_only_its_owner_reads(folder: DataFolder) -> None:
    copy = back_up_today(folder, TODAY)
    assert copy is not None
    assert sorted(file.name for file in folder.backups.iterdir()) == [copy.name]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.path.stat().st_mode) == 0o700


def test_there_is_one_daily_backup_a_day(folder: DataFolder) -> None:
    assert back_up_today(folder, TODAY) is not None
    write_database(folder.database, "Tom Okafor")
    assert back_up_today(folder, TODAY) is None
    assert names_in(daily_backups(folder)[TODAY]) == ["Maria Lindqvist"]


def test_old_daily_backups_go_and_nothing_else(folder: DataFolder) -> None:
    by_hand = back_up_by_hand(folder, None, NOW)
    other = folder.backups / "whoelse-2026-02-31.sqlite3"
    other.touch()
    for back in range(20, -1, -1):
        back_up_today(folder, TODAY - timedelta(days=back))
    shelf = daily_backups(folder)
    assert set(shelf) >= {TODAY - timedelta(days=back) for back in range(7)}
    assert date(2026, 11, 10) not in shelf
    assert by_hand.exists()
    assert other.exists()


def test_five_copies_before_an_upgrade_stay(folder: DataFolder) -> None:
    copies = [back_up_before_upgrade(folder, NOW + timedelta(seconds=second)) for second in range(7)]
    assert [copy.exists() for copy in copies] == [False, False, True, True, True, True, True]


def test_a_backup_never_writes_over_a_file(folder: DataFolder, tmp_path: Path) -> None:
    kept = tmp_path / "letter.txt"
    kept.write_text("Dear Maria")
    with pytest.raises(PlainError, match="exists already"):
        back_up_by_hand(folder, kept, NOW)
    assert kept.read_text() == "Dear Maria"


def test_a_backup_into_a_folder_that_is_not_there_says_so(folder: DataFolder, tmp_path: Path) -> None:
    with pytest.raises(PlainError, match="There is no folder"):
        back_up_by_hand(folder, tmp_path / "nowhere" / "copy.sqlite3", NOW)


def test_a_damaged_database_gives_no_backup(folder: DataFolder) -> None:
    damage(folder.database)
    with pytest.raises(PlainError):
        back_up_today(folder, TODAY)
    assert list(folder.backups.iterdir()) == []


def test_a_row_that_points_nowhere_is_a_fault(folder: DataFolder) -> None:
    with closing(sqlite3.connect(folder.database)) as connection:
        connection.executescript(
            "CREATE TABLE role (id INTEGER PRIMARY KEY); CREATE TABLE talk (role INTEGER REFERENCES role (id));"
            "INSERT INTO talk VALUES (7);"
        )
    assert faults(folder.database) == ["a row of talk points to a row of role that is not there"]


def test_the_newest_good_backup_is_found_behind_a_damaged_one(folder: DataFolder) -> None:
    back_up_today(folder, TODAY - timedelta(days=1))
    back_up_today(folder, TODAY)
    damage(daily_backups(folder)[TODAY])
    assert newest_good_backup(folder) == daily_backups(folder)[TODAY - timedelta(days=1)]


def test_a_restore_brings_back_what_was_and_keeps_what_is(folder: DataFolder) -> None:
    copy = back_up_by_hand(folder, None, NOW)
    write_database(folder.database, "Tom Okafor")
    replaced = restore(folder, copy, NOW)
    assert names_in(folder.database) == ["Maria Lindqvist"]
    assert replaced is not None
    assert names_in(replaced) == ["Maria Lindqvist", "Tom Okafor"]
    assert names_in(copy) == ["Maria Lindqvist"]


def test_the_log_of_the_replaced_file_goes_with_it(folder: DataFolder) -> None:
    copy = back_up_by_hand(folder, None, NOW)
    with closing(sqlite3.connect(folder.database)) as writer:
        writer.execute("INSERT INTO person VALUES ('Tom Okafor')")
        writer.commit()
        log = Path(f"{folder.database}-wal").read_bytes()
    Path(f"{folder.database}-wal").write_bytes(log)  # as a killed server leaves it
    replaced = restore(folder, copy, NOW)
    assert names_in(folder.database) == ["Maria Lindqvist"]
    assert replaced is not None
    assert Path(f"{replaced}-wal").read_bytes() == log


@pytest.mark.parametrize("content", [b"", b"Dear Maria, thank you", b"SQLite format 3\0" + b"?" * 5000])
def test_what_is_no_database_of_ours_restores_nothing(folder: DataFolder, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "other"
    file.write_bytes(content)
    with pytest.raises(PlainError, match=r"other is .*nothing was changed"):
        restore(folder, file, NOW)
    assert names_in(folder.database) == ["Maria Lindqvist"]
    assert not folder.restoring.exists()


def test_a_damaged_backup_restores_nothing(folder: DataFolder) -> None:
    copy = back_up_by_hand(folder, None, NOW)
    damage(copy)
    with pytest.raises(PlainError, match="not a sound backup, nothing was changed"):
        restore(folder, copy, NOW)
    assert names_in(folder.database) == ["Maria Lindqvist"]


def test_a_restore_cut_off_between_two_renames_is_finished_at_the_next_start(folder: DataFolder) -> None:
    copy = back_up_by_hand(folder, None, NOW)
    copy_database(copy, folder.restoring)
    folder.database.rename(folder.path / "put aside")
    finish_restore(folder, NOW)
    assert names_in(folder.database) == ["Maria Lindqvist"]
    assert not folder.restoring.exists()
