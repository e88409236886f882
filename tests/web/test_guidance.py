"""What the followed playbook says beside its steps stands on the page it is about."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, Cast
from whoelse.loop import introducing, targets
from whoelse.loop.playbooks import take_in_playbook
from whoelse.loop.searching import follow_playbook
from whoelse.method.playbook.document import Page
from whoelse.people import queries
from whoelse.playbooks.queries import playbook_followed
from whoelse.web.guidance import said_on


@pytest.mark.parametrize(
    ("name", "page", "about", "words"),
    [
        ("Pierson", "search", False, "Write the plan: what you are after in three sentences"),
        ("Pierson", "prepare", True, "Meet an insider in person where you can."),
        ("Pierson", "person", True, "Begin with the people closest to you"),
        ("Dalton", "person", True, "Who answers within three business days answers fast"),
        ("Dalton", "prepare", True, "Begin with some five minutes of small talk"),
        ("Alba", "prepare", True, "Never, ever do number 3 of Thea Kelley’s ten tips"),
        ("Alba", "introductions", False, "Then do it again with the person you were introduced to"),
        ("Alba", "message", True, "Begin a relationship; never ask what somebody has for you."),
        ("Dalton", "targets", False, "Let no program fill in how much you would like to work somewhere."),
        ("Dalton", "targets", False, "After three clean rounds at your targets you may raise the number"),
        ("Pierson", "targets", False, "List forty to fifty organisations"),
        ("Pierson", "review", False, "When a week is below your own last four, change something now"),
        ("Alba", "review", False, "A holiday is a good reason for a short note"),
        ("Career centre", "prepare", True, "Listen more than you talk, and take few notes."),
    ],
)
def test_a_page_says_what_the_playbook_has_for_it(
    nadia: Client, people: Cast, name: str, page: str, about: bool, words: str
) -> None:
    introducing.note_introduction(people.nadia, introducer=people.maria, person=people.tom, state="named", today=TODAY)
    kind = ["invitation"] if page == "message" else []
    address = reverse(page, args=[*kind, people.maria] if about else [])
    assert words.replace("’", "&#x27;") not in nadia.get(address).content.decode()
    follow_playbook(people.nadia, name, today=TODAY)
    assert words.replace("’", "&#x27;") in nadia.get(address).content.decode()


@pytest.mark.parametrize("page", Page.__args__)  # type: ignore[attr-defined]
def test_a_sentence_of_ones_own_stands_on_any_page_that_can_be_named(nadia: Client, people: Cast, page: str) -> None:
    introducing.note_introduction(people.nadia, introducer=people.maria, person=people.tom, state="named", today=TODAY)
    text = f"format: 1\nname: Mine\nguidance:\n  - {{id: mine, on: {page}, words: Breathe first.}}\n"
    take_in_playbook(people.nadia, text, today=TODAY)
    follow_playbook(people.nadia, "Mine", own=True, today=TODAY)
    shown = {"week": "review", "chain": "introductions", "conversation": "prepare", "invitation": "message"}
    address = reverse(
        shown.get(page, page),
        args=[
            *(["invitation"] if page == "invitation" else []),
            *([people.maria] if page in {"person", "prepare", "conversation", "debrief", "invitation"} else []),
        ],
    )
    assert "Breathe first." in nadia.get(address).content.decode()


def test_whose_it_is_stands_beside_it(people: Cast) -> None:
    follow_playbook(people.nadia, "Dalton", today=TODAY)
    told = said_on(playbook_followed(people.nadia), "person")
    assert [rule.whose for rule in told] == ["after Steve Dalton, second-hand"]


def test_a_never_about_targets_is_no_matter_of_the_conversation(people: Cast) -> None:
    follow_playbook(people.nadia, "Dalton", today=TODAY)
    playbook = playbook_followed(people.nadia)
    about_targets = {never.behave for never in playbook.never if never.on == "targets"}
    assert about_targets
    assert not about_targets & {rule.words for rule in said_on(playbook, "prepare", "conversation")}
    assert about_targets <= {rule.words for rule in said_on(playbook, "targets")}


def test_one_target_has_what_is_said_of_all_and_a_thank_you_nothing_of_invitations(nadia: Client, people: Cast) -> None:
    targets.add_targets(people.nadia, ["Halden Ferries"], today=TODAY)
    follow_playbook(people.nadia, "Dalton", today=TODAY)
    place = queries.targets(people.nadia)[0].id
    assert "After three clean rounds" in nadia.get(reverse("target", args=[place])).content.decode()
    follow_playbook(people.nadia, "Alba", today=TODAY)
    letter = nadia.get(reverse("message", args=["thank-you", people.maria])).content.decode()
    assert "Begin a relationship; never ask" not in letter
