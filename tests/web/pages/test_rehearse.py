"""What a playbook would have said in the past weeks."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, Cast
from whoelse.loop import playbooks, writing
from whoelse.loop.choosing import choose_person
from whoelse.playbooks import queries
from whoelse.web import rehearsing


@pytest.fixture
def wrote(people: Cast) -> Cast:
    """Maria was chosen and written to nine days ago, and written to once more two days ago."""
    choose_person(people.nadia, people.maria, today=date(2026, 1, 2))
    writing.mark_sent(people.nadia, kind="invitation", person=people.maria, body="Dear Maria", today=date(2026, 1, 2))
    writing.mark_sent(people.nadia, kind="follow-up", person=people.maria, body="Again", today=date(2026, 1, 12))
    return people


@pytest.fixture(autouse=True)
def nothing_held() -> None:
    """Each test begins without a rehearsal."""
    rehearsing._held.clear()


def test_it_stands_beside_what_was_done(nadia: Client, wrote: Cast) -> None:
    html = nadia.get(reverse("rehearse"), {"of": "built-in:Alba"}).content.decode()
    days = dict(zip(re.findall(r"<h2>(.*?)</h2>", html), re.split(r"<h2>.*?</h2>", html)[1:], strict=True))
    assert "Write once more to Maria Lindqvist" in days["Friday 9 January"]
    assert "You did, on Monday 12 January." in days["Friday 9 January"]
    assert "You wrote to Maria Lindqvist once more." in days["Monday 12 January"]
    assert "Follow Alba" in html


def test_two_playbooks_differ(nadia: Client, wrote: Cast) -> None:
    dalton = nadia.get(reverse("rehearse"), {"of": "built-in:Dalton"}).content.decode()
    alba = nadia.get(reverse("rehearse"), {"of": "built-in:Alba"}).content.decode()
    assert dalton.split("</form>", 1)[1] != alba.split("</form>", 1)[1]


def test_one_rule_is_asked_when_it_would_have_spoken(nadia: Client, wrote: Cast) -> None:
    html = nadia.get(reverse("rehearse"), {"of": "built-in:Alba", "rule": "A3"}).content.decode()
    assert "The rule “A3” would have spoken up once." in html
    assert "Write once more to Maria Lindqvist" in html
    assert "Invite Maria Lindqvist" not in html
    html = nadia.get(reverse("rehearse"), {"of": "built-in:Alba", "rule": "A12-none"}).content.decode()
    assert "would not have spoken up" in html


def test_it_can_be_followed_from_there(nadia: Client, wrote: Cast) -> None:
    answer = nadia.post(reverse("rehearse"), {"of": "built-in:Alba", "token": "t"}, follow=True)
    assert "You follow <mark>Alba</mark>" in answer.content.decode()
    assert "Follow Alba" not in nadia.get(reverse("rehearse"), {"of": "built-in:Alba"}).content.decode()
    again = nadia.post(reverse("rehearse"), {"of": "built-in:Alba", "token": "u"})
    assert again.status_code == 409


def test_a_draft_is_kept_and_followed_from_there(nadia: Client, wrote: Cast) -> None:
    playbooks.copy_playbook(wrote.nadia, "Alba", called="Mine", today=TODAY)
    own = queries.own_playbooks(wrote.nadia)[0].id
    nadia.post(reverse("own playbook", args=[own]), {"do": "off", "name": "A11", "revision": "0"})
    html = nadia.get(reverse("rehearse"), {"of": f"draft:{own}"}).content.decode()
    assert "Keep the draft and follow it" in html
    nadia.post(reverse("rehearse"), {"of": f"draft:{own}", "token": "t"})
    now = queries.following(wrote.nadia)
    assert (now.name, now.own, now.version) == ("Mine", True, 2)


def test_a_broken_draft_is_not_rehearsed_and_says_so(nadia: Client, wrote: Cast) -> None:
    playbooks.copy_playbook(wrote.nadia, "Alba", called="Mine", today=TODAY)
    own = queries.own_playbooks(wrote.nadia)[0]
    nadia.post(reverse("playbook text", args=[own.id]), {"text": own.text + "rule: []\n", "revision": "0"})
    html = nadia.get(reverse("rehearse"), {"of": f"draft:{own.id}"}).content.decode()
    assert "not sound yet" in html


def test_a_long_one_says_how_far_it_is(nadia: Client, wrote: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rehearsing, "PATIENCE", -1)
    monkeypatch.setattr(rehearsing.Thread, "start", lambda thread: None)
    html = nadia.get(reverse("rehearse"), {"of": "built-in:Alba"}).content.decode()
    assert re.search(r"0 of \d+ days gone through", html)
    assert 'hx-trigger="load delay:1s"' in html
    assert "Follow Alba" not in html.split("</form>", 1)[1]


def test_where_nothing_is_noted_there_is_nothing_to_go_over(nadia: Client) -> None:
    assert "nothing to go over yet" in nadia.get(reverse("rehearse")).content.decode()


@pytest.mark.parametrize("of", ["built-in:None", "own:" + "0" * 26, "draft:" + "0" * 26, "what"])
def test_what_is_not_there_is_404(nadia: Client, of: str) -> None:
    assert nadia.get(reverse("rehearse"), {"of": of}).status_code == 404


def test_the_week_before_is_told_under_each(nadia: Client, wrote: Cast) -> None:
    html = nadia.get(reverse("playbooks side by side")).content.decode()
    row = html.split("Your week from Monday 5 January")[1]
    assert "Write once more to Maria Lindqvist" in row
    assert row.count("<td>") == len(queries.library())
