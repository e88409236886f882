"""Bringing in and taking out, on the page: nothing is written before the button."""

import errno
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse

from tests.cast import TODAY, Cast
from tests.interchange.linkedin.files import FOLDER
from tests.interchange.test_importing import HEADER, THREE
from tests.loop.test_carrying import cleared
from whoelse.accounts.models import User
from whoelse.interchange.whole import written
from whoelse.loop import importing
from whoelse.loop.carrying import everything
from whoelse.loop.people import NewPerson, add_person, set_closeness
from whoelse.people import queries as people
from whoelse.people.actions import hold_batch
from whoelse.web import reading, uploads

try:
    import resource
except ImportError:
    resource = None  # type: ignore[assignment]


@pytest.fixture
def browser(client: Client, cast: Cast) -> Client:
    client.force_login(User.objects.get(pk=cast.nadia.user))
    return client


@pytest.fixture
def few_open_files(browser: Client) -> Iterator[None]:
    """As where a process may have only so many files open, some of which are open already."""
    browser.get("/bring-in/")
    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (len(list(Path("/dev/fd").iterdir())) + 100, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, limits)


def send(browser: Client, data: bytes, name: str = "Connections.csv"):  # type: ignore[no-untyped-def]
    return browser.post("/bring-in/", {"file": SimpleUploadedFile(name, data)})


def test_read_looked_over_brought_in_and_taken_back(browser: Client, cast: Cast) -> None:
    answer = send(browser, (THREE + "Maria,Lindqvist,,,Tidewater,Lead,\n").encode())
    assert answer.status_code == 302
    plan = browser.get(answer["Location"])
    assert "Three people come in new" in plan.content.decode()
    assert "One person: Maria Lindqvist" in plan.content.decode()
    assert people.count(cast.nadia) == 2
    assert "Connections.csv" in browser.get("/bring-in/").content.decode()
    brought = browser.post(answer["Location"], {"token": "one", "doubtful-3": cast.maria})
    assert brought["Location"] == reverse("where to work")
    assert people.count(cast.nadia) == 5
    assert people.person(cast.nadia, cast.maria).organisation == "Tidewater"
    (batch,) = people.batches(cast.nadia)
    browser.post("/undo/", {"undoes": batch.act, "back": "/"})
    assert people.count(cast.nadia) == 2
    assert browser.get(answer["Location"])["Location"] == "/bring-in/"


def test_left_alone(browser: Client, cast: Cast) -> None:
    answer = send(browser, THREE.encode())
    browser.post(answer["Location"], {"leave": "yes"})
    assert people.batches(cast.nadia) == ()
    assert people.count(cast.nadia) == 2


def test_what_cannot_be_read_is_said(browser: Client, cast: Cast) -> None:
    answer = send(browser, b"")
    assert answer.status_code == 422
    assert "The file is empty" in answer.content.decode()
    assert people.batches(cast.nadia) == ()


def test_everything_out_and_in_again(browser: Client, cast: Cast) -> None:
    taken = browser.post("/bring-in/take-out/")
    assert taken.content == written(everything(cast.nadia))
    assert "empty system only" in send(browser, taken.content, "who-else.json").content.decode()
    cleared(cast.nadia)
    assert send(browser, taken.content, "who-else.json").status_code == 302
    assert written(everything(cast.nadia)) == taken.content


def test_many_files_at_once(browser: Client, cast: Cast) -> None:
    follows = b"Organization,Followed On\nTidewater,Mon Feb 10 12:33:33 UTC 2020\n"
    files = [SimpleUploadedFile("Connections.csv", THREE.encode()), SimpleUploadedFile("Company Follows.csv", follows)]
    plan = browser.post("/bring-in/", {"file": files}, follow=True).content.decode()
    assert "Three people come in new" in plan
    assert "One organisation you follow, suggested as targets" in plan
    assert browser.post("/bring-in/", {}).status_code == 422


def test_the_same_again_says_that_there_is_nothing_to_bring_in(browser: Client, cast: Cast) -> None:
    browser.post(send(browser, THREE.encode())["Location"], {"token": "one"})
    plan = browser.get(send(browser, THREE.encode())["Location"]).content.decode()
    assert "Nobody here is new" in plan
    assert "Everything here is known already." in plan
    assert "Bring them in" not in plan


def test_the_same_file_in_two_tabs_is_written_once_and_waits_nowhere(browser: Client, cast: Cast) -> None:
    one, other = (send(browser, THREE.encode(), name)["Location"] for name in ("one.csv", "other.csv"))
    browser.post(one, {"token": "one"})
    said = browser.post(other, {"token": "two"}, follow=True).content.decode()
    assert "Nothing was written. All of it is here already." in said
    assert people.count(cast.nadia) == 2 + 3
    assert [batch.state for batch in people.batches(cast.nadia)] == ["written"]


def test_pressed_twice_it_is_written_once(browser: Client, cast: Cast) -> None:
    plan = send(browser, THREE.encode())["Location"]
    for _ in range(2):
        browser.post(plan, {"token": "one"})
    assert people.count(cast.nadia) == 2 + 3
    assert "This has been brought in already." in browser.get(plan, follow=True).content.decode()


def test_who_is_in_doubt_waits_and_it_is_said_where(browser: Client, cast: Cast) -> None:
    plan = send(browser, (THREE + "Maria,Lindqvist,,,Tidewater,Lead,\n").encode())["Location"]
    landed = browser.post(plan, {"token": "one"}, follow=True).content.decode()
    assert "Three new people. One person in doubt waits under “Bring in and take out” until you decide." in landed
    (waits,) = (batch for batch in people.batches(cast.nadia) if batch.state == "waiting")
    assert "One person to decide" in browser.get("/bring-in/").content.decode()
    assert "Everything else" not in browser.get(f"/bring-in/{waits.id}/").content.decode()
    again = browser.post(f"/bring-in/{waits.id}/", {"token": "two"}, follow=True).content.decode()
    assert "Nothing was written. Who is in doubt waits here, until you decide." in again
    assert waits.id in {batch.id for batch in people.batches(cast.nadia)}


def test_letters_alone_say_that_nobody_in_them_is_here(browser: Client, cast: Cast) -> None:
    letters = (FOLDER / "messages-10-columns.csv").read_bytes()
    plan = browser.get(send(browser, letters, "messages.csv")["Location"]).content.decode()
    assert "Bring Connections.csv along" in plan
    assert "Everything here is known already" not in plan


def test_a_whole_folder_at_once_names_what_is_of_use(browser: Client, cast: Cast) -> None:
    """More files than a form usually holds, most of no use, a picture among them."""
    skills = [SimpleUploadedFile(f"Skills_{number}.csv", b"Name\nSailing\n") for number in range(130)]
    photo = SimpleUploadedFile("photo.jpg", b"\xff\xd8\xff\xe0\0")
    files = [SimpleUploadedFile("Connections.csv", THREE.encode()), photo, *skills]
    plan = browser.post("/bring-in/", {"file": files}, follow=True).content.decode()
    assert "Connections.csv, Skills_0.csv, Skills_1.csv and 129 others" in plan
    assert "130 files left alone" in plan
    assert "This is a picture." in plan
    assert "Line 1 names the columns;" in plan


@pytest.mark.skipif(resource is None, reason="Windows knows no such limit.")
def test_all_files_at_once_where_few_may_be_open(browser: Client, cast: Cast, few_open_files: None) -> None:
    """More than the files that may be open, each small, together more than a request holds in memory otherwise."""
    others = [SimpleUploadedFile(f"Article {number}.html", b"<p>Words.</p>" * 1_000) for number in range(300)]
    plan = browser.post("/bring-in/", {"file": [SimpleUploadedFile("Connections.csv", THREE.encode()), *others]})
    assert plan.status_code == 302
    assert "Three people come in new" in browser.get(plan["Location"]).content.decode()


@pytest.mark.skipif(resource is None, reason="Windows knows no such limit.")
def test_more_large_files_than_may_be_open_are_said(browser: Client, cast: Cast, few_open_files: None) -> None:
    with override_settings(FILE_UPLOAD_MAX_MEMORY_SIZE=1):
        answer = browser.post("/bring-in/", {"file": [SimpleUploadedFile(f"{n}.csv", b"Name\n") for n in range(300)]})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "So many files at once are more than this machine lets one program have open." in page
    assert "make room" not in page
    assert people.batches(cast.nadia) == ()


def test_what_is_more_than_memory_holds_waits_on_the_disk(
    browser: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MOST_IN_MEMORY", len(THREE) + 10)
    monkeypatch.setattr(uploads, "TemporaryUploadedFile", _Noted)
    _Noted.names.clear()
    files = [SimpleUploadedFile(name, THREE.encode()) for name in ("Connections.csv", "Connections_2.csv")]
    plan = browser.post("/bring-in/", {"file": files}, follow=True).content.decode()
    assert "Three people come in new" in plan
    assert _Noted.names == ["Connections_2.csv"]


class _Noted(TemporaryUploadedFile):
    names: ClassVar[list[str]] = []

    def __init__(self, name: str, *rest: Any) -> None:
        super().__init__(name, *rest)
        self.names.append(name)


def test_no_room_on_the_disk_is_said(browser: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGE", 1)
    monkeypatch.setattr(reading, "_put", _full)
    answer = send(browser, THREE.encode()).content.decode()
    assert "can’t be kept on this machine while it is read (No space left on device)" in answer
    assert people.batches(cast.nadia) == ()


def test_a_disk_that_is_closed_to_us_is_said(browser: Client, cast: Cast, tmp_path: Path) -> None:
    with override_settings(FILE_UPLOAD_MAX_MEMORY_SIZE=1, FILE_UPLOAD_TEMP_DIR=str(tmp_path / "nowhere")):
        answer = send(browser, THREE.encode())
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "can’t be kept on this machine while it is read (No such file or directory). Nothing was written." in page
    assert "Choose a file first" not in page
    assert people.batches(cast.nadia) == ()


def test_a_file_that_goes_away_while_it_is_read_is_said(browser: Client, cast: Cast, tmp_path: Path) -> None:
    plan = reading.progress(0, 0, 4, 0.0)
    batch = hold_batch(cast.nadia, source="linkedin", files=["export.zip"], plan=plan, counts={}, being_read=True)
    reading.read_into(cast.nadia, batch, [("export.zip", tmp_path / "gone")])
    page = browser.get(f"/bring-in/{batch}/").content.decode()
    assert "This can’t be read" in page
    assert "The copy of the file that was being read went away" in page
    assert "Nothing was written. Please bring the file again." in page
    assert "make room" not in page


def _full(*_: object) -> Path:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_taken_back_weeks_later_from_the_page_and_what_stayed_is_listed(browser: Client, cast: Cast) -> None:
    lines = "".join(f"Ada,Berg,https://www.linkedin.com/in/ada-{number},,Acme,Lead,\n" for number in range(8))
    browser.post(send(browser, (HEADER + lines).encode())["Location"], {"token": "one"})
    (batch,) = people.batches(cast.nadia)
    page = browser.get("/bring-in/").content.decode()
    assert "Eight new people" in page
    assert f'name="undoes" value="{batch.act}"' in page
    for person in people.everybody(cast.nadia):
        set_closeness(cast.nadia, person.id, "known", today=TODAY)
    answer = browser.post("/undo/", {"undoes": batch.act, "back": "/bring-in/"}, follow=True).content.decode()
    assert "Taken back. Nine rows stay: changed or used since." in answer
    assert answer.count("Ada Berg</a>: changed since") == 8
    assert "Acme: used since" in answer


def test_a_large_file_is_read_beside_and_says_how_far_it_is(
    browser: Client, cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "EVERY", 0.0)
    plan = reading.progress(2_000, 1, 4, 6.0)
    batch = hold_batch(cast.nadia, source="linkedin", files=["export.zip"], plan=plan, counts={}, being_read=True)
    page = browser.get(f"/bring-in/{batch}/").content.decode()
    assert "2,000 rows read, about 20 seconds left" in page
    assert 'value="25"' in page
    file = tmp_path / "Connections.csv"
    file.write_text(THREE, encoding="utf-8")
    reading.read_into(cast.nadia, batch, [("Connections.csv", file)])
    assert "HX-Refresh" in browser.get(f"/bring-in/{batch}/", headers={"HX-Request": "true"})
    assert "Three people come in new" in browser.get(f"/bring-in/{batch}/").content.decode()


def test_a_large_file_that_cannot_be_read_says_why(browser: Client, cast: Cast, tmp_path: Path) -> None:
    plan = reading.progress(0, 0, 4, 0.0)
    batch = hold_batch(cast.nadia, source="linkedin", files=["export.zip"], plan=plan, counts={}, being_read=True)
    (tmp_path / "export.zip").write_bytes(b"<html></html>")
    reading.read_into(cast.nadia, batch, [("export.zip", tmp_path / "export.zip")])
    page = browser.get(f"/bring-in/{batch}/").content.decode()
    assert "This can’t be read" in page
    assert "export.zip: " in page
    browser.post(f"/bring-in/{batch}/", {"leave": "yes"})
    assert people.batches(cast.nadia) == ()


def test_a_reading_that_stopped_is_not_waited_for(browser: Client, cast: Cast) -> None:
    plan = {**reading.progress(10, 1, 4, 6.0), "at": 0}
    batch = hold_batch(cast.nadia, source="linkedin", files=["export.zip"], plan=plan, counts={}, being_read=True)
    page = browser.get(f"/bring-in/{batch}/").content.decode()
    assert "<h1>The reading stopped</h1>" in page
    assert "Nothing was written" in page
    assert "Please bring the file again." in page
    assert "hx-get" not in page
    assert "The reading stopped; bring the file again" in browser.get("/bring-in/").content.decode()
    browser.post(f"/bring-in/{batch}/", {"leave": "yes"})
    assert people.batches(cast.nadia) == ()


def test_a_copy_that_a_stopped_reading_left_goes_with_the_next_large_file(
    browser: Client, cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(reading, "LARGE", 1)
    monkeypatch.setattr(reading, "Thread", _NoThread)
    old, other = tmp_path / "whoelse-reading-old", tmp_path / "somebody-elses"
    for folder in (old, other):
        folder.mkdir()
        (folder / "0").write_text("a copy", encoding="utf-8")
        os.utime(folder, (0, 0))
    send(browser, THREE.encode())
    assert not old.exists()
    assert other.exists()
    assert len(list(tmp_path.glob("whoelse-reading-*"))) == 1, "the copy that is read now"


class _NoThread:
    """A reading that its process never gets to."""

    def __init__(self, **_: object) -> None:
        pass

    def start(self) -> None:
        """Nothing happens."""


def test_more_in_doubt_than_a_page_holds_are_asked_about_in_turns(browser: Client, cast: Cast) -> None:
    for number in range(60):
        add_person(cast.nadia, NewPerson(f"Ana {number} Sol"), today=TODAY)
    rows = "".join(f"Ana {number},Sol,https://www.linkedin.com/in/ana-{number},,,,\n" for number in range(60))
    rows += "".join(f",,https://www.linkedin.com/in/nobody-{number},,,,\n" for number in range(60))
    there = send(browser, (HEADER + rows).encode())["Location"]
    page = browser.get(there).content.decode()
    assert "60 people to decide, now or later" in page
    assert page.count("<fieldset") == 50
    assert "And 10 more. They wait, and are asked about once these are decided." in page
    assert "60 skipped" in page
    assert page.count("The row has no name.") == 50
    decided = dict.fromkeys(re.findall(r'name="(doubtful-\d+)"', page), "two people")
    browser.post(there, {"token": "one", **decided})
    assert people.count(cast.nadia) == 2 + 60 + 50
    (rest,) = [batch for batch in people.batches(cast.nadia) if batch.state == "waiting"]
    page = browser.get(f"/bring-in/{rest.id}/").content.decode()
    assert "<h1>Ten people to decide</h1>" in page or "<h1>10 people to decide</h1>" in page
    assert page.count("<fieldset") == 10
    assert re.search("(Ten|10) people to decide", browser.get("/bring-in/").content.decode())


def test_one_that_was_left_while_it_was_read_stays_left(cast: Cast, tmp_path: Path) -> None:
    plan = reading.progress(0, 0, 4, 0.0)
    batch = hold_batch(cast.nadia, source="linkedin", files=["export.zip"], plan=plan, counts={}, being_read=True)
    importing.leave(cast.nadia, batch)
    file = tmp_path / "Connections.csv"
    file.write_text(THREE, encoding="utf-8")
    reading.read_into(cast.nadia, batch, [("Connections.csv", file)])
    assert people.batches(cast.nadia) == ()


def queries_of(browser: Client, address: str) -> int:
    """How many queries a page takes."""
    with CaptureQueriesContext(connection) as seen:
        assert browser.get(address).status_code == 200
    return len(seen)


def test_more_imports_and_more_people_cost_no_more_queries(browser: Client, cast: Cast) -> None:
    found = []
    for count in (3, 30):
        lines = "".join(f"Bo,Ek,https://www.linkedin.com/in/bo-{count}-{number},,Acme,,\n" for number in range(count))
        address = send(browser, (HEADER + lines).encode())["Location"]
        browser.get(address)
        looked_over = queries_of(browser, address)
        browser.post(address, {"token": f"token {count}"})
        browser.get("/bring-in/")
        found.append((looked_over, queries_of(browser, "/bring-in/")))
    assert found[0] == found[1]


def test_somebody_elses_import_is_not_there(browser: Client, stranger) -> None:  # type: ignore[no-untyped-def]
    batch = hold_batch(stranger, source="linkedin", files=[], plan={}, counts={})
    assert browser.get(f"/bring-in/{batch}/").status_code == 404
