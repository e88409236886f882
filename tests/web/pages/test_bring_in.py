"""Bringing in and taking out, on the page: nothing is written before the button."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.interchange.test_importing import THREE
from tests.loop.test_carrying import cleared
from whoelse.accounts.models import User
from whoelse.interchange.whole import written
from whoelse.loop.carrying import everything
from whoelse.people import queries as people


@pytest.fixture
def browser(client: Client, cast: Cast) -> Client:
    client.force_login(User.objects.get(pk=cast.nadia.user))
    return client


def send(browser: Client, data: bytes, name: str = "Connections.csv"):  # type: ignore[no-untyped-def]
    return browser.post("/bring-in/", {"file": SimpleUploadedFile(name, data)})


def test_read_looked_over_brought_in_and_taken_back(browser: Client, cast: Cast) -> None:
    answer = send(browser, (THREE + "Maria,Lindqvist,,,Tidewater,Lead,\n").encode())
    assert answer.status_code == 302
    plan = browser.get(answer["Location"])
    assert "Three people are new to you here" in plan.content.decode()
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


def test_somebody_elses_import_is_not_there(browser: Client, stranger) -> None:  # type: ignore[no-untyped-def]
    from whoelse.people.actions import hold_batch

    batch = hold_batch(stranger, source="linkedin", files=[], plan={}, counts={})
    assert browser.get(f"/bring-in/{batch}/").status_code == 404
