"""The playbook's page."""

from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, Cast
from whoelse.journal.queries import facts
from whoelse.loop import debriefing, playbooks, searching, writing
from whoelse.playbooks import queries
from whoelse.playbooks.models import OwnPlaybook
from whoelse.playbooks.queries import following, library


def test_it_says_which_one_is_followed_and_its_rules_as_sentences(nadia: Client) -> None:
    html = nadia.get(reverse("playbook")).content.decode()
    assert "You follow <mark>Plain</mark>" in html
    assert "When an invitation is sent and no answer is noted: after 5 business days, follow up, once at most." in html


def test_those_one_could_follow_stand_side_by_side(nadia: Client) -> None:
    html = nadia.get(reverse("playbooks side by side")).content.decode()
    assert "Follow Kelley" in html
    assert "Follow Plain" not in html
    assert html.count('<th scope="col">') == len(library())


def test_another_one_is_followed_from_today(nadia: Client, people: Cast) -> None:
    answer = nadia.post(reverse("playbook"), {"name": "Kelley", "token": "t"}, follow=True)
    html = answer.content.decode()
    assert "You follow <mark>Kelley</mark>" in html
    assert "After Thea Kelley, in their own words" in html
    assert "Never make the direct ask if rapport is 2 or less." in html
    assert following(people.nadia).name == "Kelley"
    assert [fact.kind for fact in facts(people.nadia)] == ["playbook changed"]


def test_our_numbers_are_not_credited_to_an_author(nadia: Client) -> None:
    html = nadia.post(reverse("playbook"), {"name": "Kelley", "token": "t"}, follow=True).content.decode()
    rule = html.split("if rapport is 4 or more: make the direct ask")[1].split("</li>")[0]
    assert "the numbers are ours" in rule


def test_the_one_followed_already_is_refused_with_a_sentence(nadia: Client, people: Cast) -> None:
    answer = nadia.post(reverse("playbook"), {"name": "Plain", "token": "t"})
    assert answer.status_code == 409
    assert "follows “Plain” already" in answer.content.decode()
    assert not facts(people.nadia)


def test_one_that_does_not_exist_is_404(nadia: Client) -> None:
    assert nadia.post(reverse("playbook"), {"name": "Nobody’s", "token": "t"}).status_code == 404


def test_others_are_offered_after_the_first_conversation_and_never_before(nadia: Client, people: Cast) -> None:
    offered = "look at them side by side"
    writing.mark_sent(people.nadia, kind="invitation", person=people.maria, body="Dear Maria", today=TODAY)
    assert offered not in nadia.get(reverse("playbook")).content.decode()
    debriefing.write_debrief(people.nadia, person=people.maria, learned="Visit.", today=TODAY)
    assert offered in nadia.get(reverse("playbook")).content.decode()
    searching.follow_playbook(people.nadia, "Alba", today=TODAY)
    assert offered not in nadia.get(reverse("playbook")).content.decode()


def test_what_stands_in_for_one_that_cannot_be_read_is_said(nadia: Client, people: Cast) -> None:
    playbooks.copy_playbook(people.nadia, "Alba", called="Mine", today=TODAY)
    searching.follow_playbook(people.nadia, "Mine", own=True, today=TODAY)
    OwnPlaybook.objects.update(text="format: 1\nname: Mine\nrules: soon\n")
    html = nadia.get(reverse("playbook")).content.decode()
    assert "so Plain stands in for it" in html
    for page in ("own playbooks", "playbooks side by side", "rehearse", "why", "review", "today"):
        assert nadia.get(reverse(page)).status_code == 200, page
    own = queries.own_playbooks(people.nadia)[0].id
    for page in ("own playbook", "playbook text", "hand a playbook on"):
        assert nadia.get(reverse(page, args=[own])).status_code == 200, page
