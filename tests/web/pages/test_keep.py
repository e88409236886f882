"""Keeping what is typed."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast, stranger
from whoelse.conversations.actions import keep
from whoelse.conversations.models import Draft
from whoelse.conversations.queries import kept


def send(client: Client, **sent: Any) -> Any:
    """The answer to what the script sends."""
    whole = {"keep": "debrief:tom", "person": "", "revision": 0, "fields": {"learned": ["Charging first."]}, **sent}
    return client.post(reverse("keep"), json.dumps(whole), content_type="application/json")


def test_the_answer_says_when_it_was_kept_and_as_which_revision(nadia: Client, people: Cast) -> None:
    answer = send(nadia)
    assert answer.json() == {"kept": "8:45", "revision": 1}
    draft = kept(people.nadia, "debrief:tom")
    assert draft is not None
    assert draft.fields == {"learned": ["Charging first."]}


def test_the_time_is_that_of_the_user_s_time_zone(nadia: Client) -> None:
    saved = {"time_zone": "Asia/Kolkata", "working_days": ["0"], "token": "t"}
    nadia.post(reverse("settings"), saved)
    assert send(nadia).json()["kept"] == "14:15"


def test_what_was_kept_on_another_page_is_told_and_not_overwritten(nadia: Client, people: Cast) -> None:
    keep(people.nadia, "debrief:tom", {"learned": "Crews second."}, revision=0)
    answer = send(nadia)
    assert answer.status_code == 409
    assert answer.json() == {"fields": {"learned": ["Crews second."]}, "revision": 1, "kept": "8:45"}
    assert Draft.objects.get().fields == {"learned": "Crews second."}


def test_another_user_s_words_stay_theirs(nadia: Client) -> None:
    viktor = stranger()
    keep(viktor, "debrief:tom", {"learned": "Mine."}, revision=0)
    assert send(nadia).json()["revision"] == 1
    draft = kept(viktor, "debrief:tom")
    assert draft is not None
    assert draft.fields == {"learned": "Mine."}


def test_words_for_somebody_else_s_person_are_404(nadia: Client) -> None:
    assert send(nadia, person="nobody-of-mine").status_code == 404


@pytest.mark.parametrize(
    "sent",
    [{"fields": "text"}, {"fields": {"learned": "not a list"}}, {"revision": "1"}, {"keep": ""}, {"keep": "x" * 161}],
)
def test_what_is_no_form_is_refused(nadia: Client, sent: dict[str, Any]) -> None:
    assert send(nadia, **sent).status_code == 422
    assert not Draft.objects.exists()


def test_what_cannot_be_read_is_refused(nadia: Client) -> None:
    answer = nadia.post(reverse("keep"), "[", content_type="application/json")
    assert answer.status_code == 422


def test_too_much_is_refused_with_a_sentence(nadia: Client) -> None:
    answer = send(nadia, fields={"learned": ["x" * 100_001]})
    assert answer.status_code == 422
    assert "100,000 characters" in answer.json()["reason"]


def test_without_a_script_the_form_itself_is_kept(nadia: Client, people: Cast) -> None:
    form = {
        "keep": "debrief:tom",
        "revision": "0",
        "token": "t",
        "learned": "Charging first.",
        "named": ["Ingrid", "Ana"],
    }
    answer = nadia.post(reverse("keep"), form, headers={"Referer": "http://testserver/settings/"})
    assert answer.url == "/settings/"
    draft = kept(people.nadia, "debrief:tom")
    assert draft is not None
    assert draft.fields == {"learned": ["Charging first."], "named": ["Ingrid", "Ana"]}


def test_looking_keeps_nothing(nadia: Client) -> None:
    assert nadia.get(reverse("keep")).status_code == 405
