"""The versions of a playbook of the user's own: listed, looked at, one taken up again."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import TODAY, Cast, stranger
from tests.web.reading import text
from whoelse.journal.queries import facts
from whoelse.loop import playbooks, searching
from whoelse.playbooks import queries
from whoelse.playbooks.models import OwnPlaybook


@pytest.fixture
def own(people: Cast) -> str:
    """A copy of Plain, kept a second time with another wait in one of its rules."""
    playbooks.copy_playbook(people.nadia, "Plain", called="Mine", today=TODAY)
    mine = queries.own_playbooks(people.nadia)[0]
    changed = mine.text.replace("active people: 3", "active people: 4", 1)
    playbooks.keep_version(people.nadia, mine.id, changed, today=TODAY)
    return mine.id


def test_every_version_is_listed_with_what_changed(nadia: Client, own: str) -> None:
    assert reverse("playbook versions", args=[own]) in text(nadia, reverse("own playbook", args=[own]))
    html = text(nadia, reverse("playbook versions", args=[own]))
    latest, first = html.split("Version 2</a>")[1].split("Version 1</a>")
    assert "One line of its text is different." in latest
    assert "The first version." in first
    assert "It is in force" not in html


def test_one_is_looked_at_in_words_and_as_text(nadia: Client, own: str) -> None:
    html = text(nadia, reverse("playbook version", args=[own, 2]))
    changed = html.split("What is different in it")[1].split("Its text")[0]
    assert "Pace: changed" in changed
    assert "active people: 3" in changed.split("It was:")[1].split("</p>")[0]
    assert "active people: 4" in html.split("Its text")[1]
    assert "It is the latest." in html
    assert "Take it up again" not in html


def test_an_old_one_is_taken_up_again_and_that_taken_back(nadia: Client, own: str, people: Cast) -> None:
    searching.follow_playbook(people.nadia, "Mine", own=True, today=TODAY)
    url = reverse("playbook version", args=[own, 1])
    assert "Take it up again as version 3" in text(nadia, url)
    html = nadia.post(url, {"token": "t"}, follow=True).content.decode()
    assert "Version 1 is taken up again, as version 3. It is in force from today on." in html
    first, _, third = reversed(queries.versions(people.nadia, own))
    assert third.text == first.text
    assert queries.following(people.nadia).version == 3
    assert "It is in force." in html.split("Version 3</a>")[1].split("Version 2</a>")[0]
    undo = html.split(f'action="{reverse("undo")}"')[1].split("</form>")[0]
    act = undo.split('name="undoes" value="')[1].split('"')[0]
    nadia.post(reverse("undo"), {"undoes": act})
    assert queries.own_playbook(people.nadia, own).version == 2
    assert queries.following(people.nadia).version == 2


def test_a_draft_stays_and_nothing_is_followed_by_it(nadia: Client, own: str, people: Cast) -> None:
    sent = {"text": "# a draft\n", "revision": "0", "keep": "playbook:Mine"}
    nadia.post(reverse("playbook text", args=[own]), sent)
    told = facts(people.nadia)
    html = nadia.post(reverse("playbook version", args=[own, 1]), {"token": "t"}, follow=True).content.decode()
    assert "as version 3" in html
    assert "in force" not in html
    assert facts(people.nadia) == told
    assert "# a draft" in text(nadia, reverse("playbook text", args=[own]))


def test_the_latest_is_not_kept_twice(nadia: Client, own: str, people: Cast) -> None:
    answer = nadia.post(reverse("playbook version", args=[own, 2]), {"token": "t"})
    assert answer.status_code == 409
    assert "Nothing is different from version 2." in answer.content.decode()
    assert queries.own_playbook(people.nadia, own).version == 2


def test_one_that_can_be_read_no_more_is_shown_and_stays_where_it_is(nadia: Client, own: str, people: Cast) -> None:
    row = OwnPlaybook.objects.get(search=people.nadia.search, name="Mine", version=1)
    OwnPlaybook.objects.filter(pk=row.pk).update(text=row.text.replace("rules:", "rulez:", 1))
    url = reverse("playbook version", args=[own, 1])
    html = text(nadia, url)
    assert "It can no longer be followed. Line " in html
    assert "rulez:" in html
    assert "Take it up again" not in html
    answer = nadia.post(url, {"token": "t"})
    assert answer.status_code == 409
    assert queries.own_playbook(people.nadia, own).version == 2


def test_a_version_that_never_was_and_a_strangers_are_not_there(nadia: Client, own: str) -> None:
    assert nadia.get(reverse("playbook version", args=[own, 7])).status_code == 404
    other = stranger()
    playbooks.copy_playbook(other, "Plain", called="Theirs", today=TODAY)
    theirs = queries.own_playbooks(other)[0].id
    assert nadia.get(reverse("playbook versions", args=[theirs])).status_code == 404
    assert nadia.get(reverse("playbook version", args=[theirs, 1])).status_code == 404
    assert nadia.post(reverse("playbook version", args=[theirs, 1]), {"token": "t"}).status_code == 404


def test_ten_more_versions_cost_no_more_queries(nadia: Client, own: str, people: Cast) -> None:
    url = reverse("playbook versions", args=[own])
    nadia.get(url)
    with CaptureQueriesContext(connection) as few:
        nadia.get(url)
    latest = OwnPlaybook.objects.get(search=people.nadia.search, name="Mine", version=2)
    for number in range(3, 13):
        OwnPlaybook.objects.create(
            search_id=people.nadia.search,
            name="Mine",
            version=number,
            text=f"{latest.text}# {number}\n",
            kept_at=latest.kept_at,
        )
    with CaptureQueriesContext(connection) as many:
        assert "Version 12" in nadia.get(url).content.decode()
    assert len(many) <= len(few)
