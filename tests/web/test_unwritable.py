"""A disk that is full, a file that may only be read: said in a sentence, and nothing half done."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from whoelse.cli import main
from whoelse.journal.queries import facts
from whoelse.local.unwritable import unwritable


@contextmanager
def told(pragma: str, back: str) -> Iterator[None]:
    """The database under a pragma, and then as before."""
    with connection.cursor() as cursor:
        cursor.execute(pragma)
        try:
            yield
        finally:
            cursor.execute(back)


def test_a_file_that_may_only_be_read_is_said_with_its_folder(nadia: Client, people: Cast) -> None:
    before = facts(people.nadia)
    with told("PRAGMA query_only = ON", "PRAGMA query_only = OFF"):
        answer = nadia.post(reverse("add a person"), {"name": "Ana Ruiz"})
    page = answer.content.decode()
    assert answer.status_code == 507
    assert "may be read here, and not written" in page
    assert settings.DATA_FOLDER in page
    assert "what you typed is still in the form" in page
    assert facts(people.nadia) == before


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ("database or disk is full", "The disk is full."),
        ("attempt to write a readonly database", "The file of your data may be read here"),
        ("database is locked", "Another program holds the file"),
        ("unable to open database file", "The file of your data cannot be opened."),
        ("disk I/O error", "The disk did not do"),
    ],
)
def test_each_says_what_is_wrong_and_what_to_do(said: str, begins: str) -> None:
    found = unwritable(OperationalError(said))
    assert found is not None
    assert found.sentence.startswith(begins)
    assert "do the same again" in found.sentence
    assert settings.DATA_FOLDER in found.sentence


def test_any_other_error_of_the_database_is_ours() -> None:
    assert unwritable(OperationalError("no such table: people_person")) is None


@pytest.mark.parametrize("said", ["attempt to write a readonly database", "no such table: people_person"])
def test_the_command_line_says_it_too(
    said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(_asked: str) -> None:
        raise OperationalError(said)

    monkeypatch.setattr(main, "command_line", fails)
    with pytest.raises((SystemExit, OperationalError)) as ended:
        main.main()
    assert ended.type is (SystemExit if "readonly" in said else OperationalError)
    assert ("may be read here, and not written" in capsys.readouterr().err) == ("readonly" in said)
