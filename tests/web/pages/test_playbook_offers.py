"""A newer version of a built-in playbook beside the user's copy."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, Cast
from whoelse.loop import playbooks
from whoelse.playbooks import actions, built_in, queries


@pytest.fixture
def own(people: Cast, monkeypatch: pytest.MonkeyPatch) -> str:
    """A copy of Plain as it was, and a Plain that has moved on: another pace, another wait."""
    playbooks.copy_playbook(people.nadia, "Plain", called="Mine", today=TODAY)
    newer = dict(built_in.library())
    text = newer["Plain"].replace("version: 1", "version: 2", 1).replace("active people: 3", "active people: 4", 1)
    newer["Plain"] = text.replace("wait: 5 business days", "wait: 6 business days", 1)
    assert built_in.document(newer["Plain"]).version == 2
    for module in (queries, actions):
        monkeypatch.setattr(module, "library", lambda: newer)
    return queries.own_playbooks(people.nadia)[0].id


def take(nadia: Client, own: str, what: str) -> str:
    """One change taken, and the page after it."""
    url = reverse("playbook offers", args=[own])
    revision = nadia.get(url).content.decode().split('name="revision" value="')[1].split('"')[0]
    return nadia.post(url, {"take": what, "revision": revision}, follow=True).content.decode()


def test_changes_are_offered_and_nothing_is_written_over(nadia: Client, own: str, people: Cast) -> None:
    html = nadia.get(reverse("own playbook", args=[own])).content.decode()
    assert "Plain has a new version, 2." in html
    html = nadia.get(reverse("playbook offers", args=[own])).content.decode()
    assert "two changes that your copy has not" in html
    assert queries.own_playbook(people.nadia, own).version == 1


def test_one_is_taken_and_the_rest_left(nadia: Client, own: str, people: Cast) -> None:
    assert "one change that your copy has not" in take(nadia, own, "pace:")
    html = take(nadia, own, "none")
    assert "Version 2 is a draft" in html
    assert "has a new version" not in html
    nadia.post(reverse("keep a playbook", args=[own]), {"token": "t"})
    document = queries.document(queries.own_playbook(people.nadia, own).text)
    assert document.pace is not None
    assert (document.pace.active_people, document.based_on) == (4, "Plain@2")
    assert "wait: 5 business days" in queries.own_playbook(people.nadia, own).text
    assert queries.newer(people.nadia, "Plain@2") is None


def test_a_change_taken_already_is_refused(nadia: Client, own: str) -> None:
    take(nadia, own, "pace:")
    answer = nadia.post(reverse("playbook offers", args=[own]), {"take": "pace:", "revision": "1"})
    assert answer.status_code == 409
    assert "in the draft already" in answer.content.decode()


def test_without_a_newer_one_there_is_nothing_to_offer(nadia: Client, people: Cast) -> None:
    playbooks.copy_playbook(people.nadia, "Plain", called="Mine", today=TODAY)
    own = queries.own_playbooks(people.nadia)[0].id
    assert nadia.get(reverse("playbook offers", args=[own])).status_code == 302
    assert "new version" not in nadia.get(reverse("own playbook", args=[own])).content.decode()


def test_somebody_elses_is_404(nadia: Client, people: Cast) -> None:
    assert nadia.get(reverse("playbook offers", args=["0" * 26])).status_code == 404
