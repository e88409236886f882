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


def weeks(html: str) -> dict[str, tuple[str, str, bool]]:
    """Each week by its name: its counts, what is in it, and whether it is open."""
    found = re.split(
        r'<details class="fold week-told"( open)?><summary><h2>(.*?)</h2> <span>(.*?)</span></summary>', html
    )
    return {
        name: (counts, held, bool(is_open))
        for is_open, name, counts, held in zip(*(found[at::4] for at in (1, 2, 3, 4)), strict=True)
    }


def days(html: str) -> dict[str, str]:
    """Each day by its name, and what is told of it."""
    found = re.split(r"<h3>(.*?)</h3>", html)
    return dict(zip(found[1::2], found[2::2], strict=True))


def test_it_stands_beside_what_was_done(nadia: Client, wrote: Cast) -> None:
    html = nadia.get(reverse("rehearse"), {"of": "built-in:Alba"}).content.decode()
    told = days(html)
    assert "Write once more to Maria Lindqvist" in told["Friday 9 January"]
    assert "You did, on Monday 12 January." in told["Friday 9 January"]
    assert "You wrote to Maria Lindqvist once more." in told["Monday 12 January"]
    assert "Follow Alba" in html


def test_weeks_are_folded_under_their_counts_and_the_one_last_differed_in_is_open(nadia: Client, wrote: Cast) -> None:
    found = weeks(nadia.get(reverse("rehearse"), {"of": "built-in:Alba", "weeks": "12"}).content.decode())
    assert list(found) == ["This week", "Last week", "Week from Monday 29 December 2025"]
    assert [is_open for _, _, is_open in found.values()].count(True) == 1
    telling = next(held for _, held, is_open in found.values() if is_open)
    assert "Look back on your week" in telling  # proposed, and not done
    assert found["Last week"][0] == "Two proposed, one of them done"
    assert "Friday 9 January" in found["Last week"][1]


def test_what_was_done_as_proposed_is_folded_and_what_differs_is_not(nadia: Client, wrote: Cast) -> None:
    html = nadia.get(reverse("rehearse"), {"of": "built-in:Alba"}).content.decode()
    agreeing = html.split('<details class="fold agreed">', 1)
    assert "on which both agree" in html
    assert "Write once more to Maria Lindqvist" not in agreeing[0]
    assert "Write once more to Maria Lindqvist" in agreeing[1]


def test_what_it_would_not_have_asked_for_is_told_as_that(nadia: Client, wrote: Cast) -> None:
    writing.mark_sent(wrote.nadia, kind="check-in", person=wrote.tom, body="Hello", today=date(2026, 1, 13))
    html = nadia.get(reverse("rehearse"), {"of": "built-in:Alba"}).content.decode()
    besides = days(html)["Tuesday 13 January"].split("<h4>You did besides</h4>", 1)[1]
    assert "You kept in touch with Tom Okafor." in besides.split("</section>", 1)[0]


def test_rules_are_named_in_words_and_their_ids_stand_in_a_detail_alone(nadia: Client, wrote: Cast) -> None:
    html = nadia.get(reverse("rehearse"), {"of": "built-in:Alba"}).content.decode()
    assert "and no answer is noted: after 5 business days, follow up" in html
    assert "In the playbook’s text it is called A3." in html
    in_sight = re.sub(r"<details class=\"why\">.*?</details>", "", html, flags=re.DOTALL)
    assert not re.search(r"\bA3\b", in_sight)


def test_two_playbooks_differ(nadia: Client, wrote: Cast) -> None:
    dalton = nadia.get(reverse("rehearse"), {"of": "built-in:Dalton"}).content.decode()
    alba = nadia.get(reverse("rehearse"), {"of": "built-in:Alba"}).content.decode()
    assert dalton.split("</form>", 1)[1] != alba.split("</form>", 1)[1]


def test_one_rule_is_asked_when_it_would_have_spoken(nadia: Client, wrote: Cast) -> None:
    html = nadia.get(reverse("rehearse"), {"of": "built-in:Alba", "rule": "A3"}).content.decode()
    assert "One rule alone would have spoken up once: “When an invitation is sent and no answer is noted" in html
    assert [is_open for _, _, is_open in weeks(html).values()] == [True]
    assert "Write once more to Maria Lindqvist" in html
    assert "Invite Maria Lindqvist" not in html
    html = nadia.get(reverse("rehearse"), {"of": "built-in:Alba", "rule": "A12-none"}).content.decode()
    assert "There is no such rule in it." in html


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


def entries(html: str, part: str) -> dict[str, str]:
    """What stands under one part of the comparison, by the playbooks that say it."""
    told = html.split(f"<h3>{part}</h3>", 1)[1].split("</section>", 1)[0]
    return dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", told, re.DOTALL))


def test_two_are_compared_where_the_table_has_no_room(nadia: Client, wrote: Cast) -> None:
    html = nadia.get(reverse("playbooks side by side"), {"one": "Alba", "other": "Dalton"}).content.decode()
    assert list(entries(html, "At a time")) == ["Alba", "Dalton"]
    assert "10 people." in entries(html, "At a time")["Alba"]
    assert "Write once more to Maria Lindqvist" in entries(html, "Your week from Monday 5 January")["Alba"]
    assert "<option selected>Dalton</option>" in html


def test_all_are_compared_one_after_another_and_who_says_the_same_stands_together(nadia: Client, wrote: Cast) -> None:
    html = nadia.get(reverse("playbooks side by side"), {"one": "Plain", "other": "every"}).content.decode()
    who = " ".join(entries(html, "Keeping in touch"))
    assert all(name in who for name in queries.library())
    assert "Plain and Kelley" in entries(html, "Keeping in touch")


@pytest.mark.parametrize("sent", [{}, {"one": "what", "other": "ever"}, {"one": "Plain", "other": "Plain"}])
def test_what_is_followed_and_the_next_are_compared_where_nothing_fits(nadia: Client, sent: dict[str, str]) -> None:
    html = nadia.get(reverse("playbooks side by side"), sent).content.decode()
    assert list(entries(html, "At a time")) == ["Plain", "Alba"]


def test_what_comes_up_within_a_conversation_is_said_to_be_gone_over_only_in_part(nadia: Client, wrote: Cast) -> None:
    whole = nadia.get(reverse("rehearse"), {"of": "built-in:Plain"}).content.decode()
    assert "What comes up within a conversation, such as when to ask, is rehearsed only where" in whole
    rules = queries.completed(queries.library()["Plain"]).rules
    within = next(rule.id for rule in rules if rule.when == "conversation near its end")
    before = next(rule.id for rule in rules if rule.when == "invitation sent")
    alone = nadia.get(reverse("rehearse"), {"of": "built-in:Plain", "rule": within}).content.decode()
    assert "This rule speaks within a conversation." in alone
    other = nadia.get(reverse("rehearse"), {"of": "built-in:Plain", "rule": before}).content.decode()
    assert "within a conversation" not in other
