"""The playbook's page."""

from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from whoelse.journal.queries import facts
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
