"""Playbooks of the user's own: copied, changed by form and by text, put in force."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import TODAY, Cast
from whoelse.loop import playbooks
from whoelse.method.playbook.in_words import rule_in_words
from whoelse.playbooks import queries
from whoelse.web.pages.playbook.working import form_key


@pytest.fixture
def own(people: Cast) -> str:
    """A copy of Alba, not followed."""
    playbooks.copy_playbook(people.nadia, "Alba", called="My Alba", today=TODAY)
    return queries.own_playbooks(people.nadia)[0].id


def revision(nadia: Client, own: str) -> str:
    """The revision that the page's forms carry."""
    found = re.search(r'name="revision" value="(\d+)"', nadia.get(reverse("own playbook", args=[own])).content.decode())
    assert found is not None
    return found[1]


def do(nadia: Client, own: str, what: str, name: str = "", **more: str) -> str:
    """One thing done by form, and the page after it."""
    sent = {"do": what, "name": name, "revision": revision(nadia, own), **more}
    return nadia.post(reverse("own playbook", args=[own]), sent, follow=True).content.decode()


def test_a_copy_is_made_and_can_be_undone(nadia: Client, people: Cast) -> None:
    html = nadia.get(reverse("own playbooks"), {"of": "Alba"}).content.decode()
    assert 'value="My Alba"' in html
    answer = nadia.post(reverse("own playbooks"), {"of": "Alba", "called": "My Alba", "token": "t"}, follow=True)
    assert "Version 1. You do not follow it yet." in answer.content.decode()
    assert "Undo" in answer.content.decode()
    assert queries.following(people.nadia).name == "Plain"


def test_one_begins_from_nothing_and_is_written_by_form_alone(nadia: Client, people: Cast) -> None:
    answer = nadia.post(reverse("own playbooks"), {"named": "Nadia’s: own", "token": "t"}, follow=True)
    html = answer.content.decode()
    assert "You do not follow it yet." in html
    assert "No rule of its own yet." in html
    own = queries.own_playbooks(people.nadia)[0].id
    said = {
        "f-when": "conversation held",
        "f-do": "thank",
        "f-because": "Thanks.",
        "timing": "within",
        "number": "2",
        "unit": "day",
        "f-narrow-to-wide": "1",
        "draft_revision": "0",
    }
    html = nadia.post(reverse("add a part", args=[own, "rules"]), said, follow=True).content.decode()
    assert "When a conversation was held: within 2 days, say thank you." in html
    follow = {"follow": "yes", "token": "u"}
    html = nadia.post(reverse("keep a playbook", args=[own]), follow, follow=True).content.decode()
    assert "Version 2 is in force." in html
    assert [rule.own for rule in queries.playbook_followed(people.nadia).rules if rule.id == "my-thank"] == [False]
    do(nadia, own, "take out", "my-thank", section="rules")
    assert "No rule of its own yet." in nadia.get(reverse("own playbook", args=[own])).content.decode()


@pytest.mark.parametrize(("named", "status"), [("", 422), ("My Alba", 409)])
def test_from_nothing_wants_a_free_name(nadia: Client, own: str, named: str, status: int) -> None:
    assert nadia.post(reverse("own playbooks"), {"named": named, "token": "t"}).status_code == status


def test_a_name_that_is_taken_is_refused(nadia: Client, own: str) -> None:
    answer = nadia.post(reverse("own playbooks"), {"of": "Alba", "called": "My Alba", "token": "t"})
    assert answer.status_code == 409
    assert "another name" in answer.content.decode()


def test_a_rule_is_switched_off_in_the_draft_and_then_put_in_force(nadia: Client, own: str, people: Cast) -> None:
    html = do(nadia, own, "off", "A11")
    assert "Version 2 is a draft" in html
    assert "Switched off." in html
    assert queries.own_playbook(people.nadia, own).version == 1
    html = nadia.post(
        reverse("keep a playbook", args=[own]), {"follow": "yes", "token": "t"}, follow=True
    ).content.decode()
    assert "Version 2 is in force." in html
    assert "A11" not in {rule.id for rule in queries.playbook_followed(people.nadia).rules}


def test_a_rule_is_forbidden_and_allowed_again(nadia: Client, own: str) -> None:
    sentence = rule_in_words(
        next(rule for rule in queries.completed(queries.library()["Alba"]).rules if rule.id == "A11")
    )
    html = do(nadia, own, "forbid", "A11")
    never = f"Never follow this rule: “{sentence}”"
    assert "Your own." in html.split(never)[1].split("</li>")[0]
    assert f"Forbidden in the draft: “{sentence}”" in html, "its id stands nowhere on the page"
    assert never not in do(nadia, own, "allow", "A11")


def test_rules_change_places(nadia: Client, own: str, people: Cast) -> None:
    before = [rule.id for rule in queries.document(queries.own_playbook(people.nadia, own).text).rules]
    do(nadia, own, "later", before[0])
    nadia.post(reverse("keep a playbook", args=[own]), {"token": "t"})
    after = [rule.id for rule in queries.document(queries.own_playbook(people.nadia, own).text).rules]
    assert after == [before[1], before[0], *before[2:]]


def test_the_last_change_and_a_dropped_draft_can_be_taken_back(nadia: Client, own: str) -> None:
    do(nadia, own, "off", "A11")
    assert "is a draft" not in do(nadia, own, "take back")
    do(nadia, own, "off", "A11")
    assert "is a draft" not in do(nadia, own, "drop")
    assert "Version 2 is a draft" in do(nadia, own, "take back")


def test_of_two_tabs_the_later_one_is_told(nadia: Client, own: str) -> None:
    seen = revision(nadia, own)
    do(nadia, own, "off", "A11")
    answer = nadia.post(reverse("own playbook", args=[own]), {"do": "off", "name": "A12", "revision": seen})
    assert answer.status_code == 409
    assert "changed on another page meanwhile" in answer.content.decode()


def test_a_broken_draft_is_kept_and_the_version_before_stays(nadia: Client, own: str, people: Cast) -> None:
    text = queries.own_playbook(people.nadia, own).text.replace("business days", "busness days", 1)
    url = reverse("playbook text", args=[own])
    html = nadia.post(url, {"text": text, "revision": "0", "keep": form_key("My Alba")}, follow=True).content.decode()
    line = text[: text.index("busness")].count("\n") + 1
    assert f"Line {line}, column " in html
    assert "Version 1 stays as it is until the draft is sound" in html
    assert nadia.post(reverse("keep a playbook", args=[own]), {"token": "t"}).status_code == 409
    assert queries.own_playbook(people.nadia, own).version == 1
    remedy = re.search(r'name="remedy" value="([^"]+)"', html)
    revised = re.search(r'name="revision" value="(\d+)"', html)
    assert remedy is not None
    assert revised is not None
    html = nadia.post(
        url, {"text": text, "revision": revised[1], "remedy": remedy[1], "keep": form_key("My Alba")}, follow=True
    ).content.decode()
    assert "busness" not in html
    assert "This text is sound." in html


def test_what_is_kept_as_a_draft_stays(nadia: Client, own: str, people: Cast) -> None:
    text = queries.own_playbook(people.nadia, own).text + "# a remark\n"
    sent = {"text": text, "revision": "0", "keep": form_key("My Alba")}
    html = nadia.post(reverse("playbook text", args=[own]), sent, follow=True).content.decode()
    assert "# a remark" in html
    assert "Version 2 is a draft" in html


def test_a_text_is_checked_as_one_types_and_nothing_is_kept(nadia: Client, own: str) -> None:
    answer = nadia.post(reverse("check a playbook", args=[own]), {"text": "format: 1\nname: My Alba\nrule: []\n"})
    assert answer.status_code == 200
    assert "Line 3, column 1." in answer.content.decode()
    assert "This text is sound." in nadia.get(reverse("playbook text", args=[own])).content.decode()


def test_a_text_that_cannot_be_read_at_all_locks_nobody_out(nadia: Client, own: str, people: Cast) -> None:
    sent = {"text": "format: [", "revision": "0", "keep": form_key("My Alba")}
    nadia.post(reverse("playbook text", args=[own]), sent)
    html = nadia.get(reverse("own playbook", args=[own])).content.decode()
    assert "These are the rules of the version before" in html
    answer = nadia.post(reverse("own playbook", args=[own]), {"do": "off", "name": "A11", "revision": "1"})
    assert answer.status_code == 409
    for name, more in (("playbook part", ["rules", "A11"]), ("add a part", ["rules"])):
        page = nadia.get(reverse(name, args=[own, *more]), follow=True).content.decode()
        assert "Mend it here first" in page
    assert "Version 1" in do(nadia, own, "drop")
    assert nadia.get(reverse("today")).status_code == 200


def test_the_text_as_typed_is_put_in_force(nadia: Client, own: str, people: Cast) -> None:
    text = queries.own_playbook(people.nadia, own).text + "# a remark\n"
    sent = {"text": text, "revision": "0", "keep": form_key("My Alba"), "follow": "yes", "token": "t"}
    html = nadia.post(reverse("keep a playbook", args=[own]), sent, follow=True).content.decode()
    assert "Version 2 is in force." in html
    assert queries.own_playbook(people.nadia, own).text == text
    broken = sent | {"text": text + "rule: []\n", "token": "u"}
    answer = nadia.post(reverse("keep a playbook", args=[own]), broken)
    assert answer.status_code == 409
    assert "rule: []" in answer.content.decode()
    assert "Version 2 stays in force until the draft is sound" in answer.content.decode()


def test_a_draft_that_changed_elsewhere_is_not_kept_unseen(nadia: Client, own: str, people: Cast) -> None:
    do(nadia, own, "off", "A11")
    seen = revision(nadia, own)
    do(nadia, own, "off", "A12")
    answer = nadia.post(reverse("keep a playbook", args=[own]), {"revision": seen, "token": "t"})
    assert answer.status_code == 409
    assert queries.own_playbook(people.nadia, own).version == 1


def test_ten_more_playbooks_cost_no_more_queries(nadia: Client, own: str, people: Cast) -> None:
    pages = [reverse("own playbooks"), reverse("own playbook", args=[own]), reverse("playbooks side by side")]
    for page in pages:
        nadia.get(page)
    with CaptureQueriesContext(connection) as few:
        for page in pages:
            nadia.get(page)
    for number in range(10):
        playbooks.copy_playbook(people.nadia, "Plain", called=f"Copy {number}", today=TODAY)
    for page in pages:
        nadia.get(page)
    with CaptureQueriesContext(connection) as many:
        for page in pages:
            nadia.get(page)
    assert len(many) <= len(few)


def test_the_form_key_of_a_draft_fits(own: str) -> None:
    assert len(form_key("x" * 60)) <= 160


@pytest.mark.parametrize("name", ["own playbook", "playbook text", "keep a playbook", "check a playbook"])
def test_somebody_elses_is_404(nadia: Client, people: Cast, name: str) -> None:
    assert nadia.post(reverse(name, args=["0" * 26]), {"text": "x"}).status_code == 404


def test_an_act_leads_back_to_its_rule_and_can_be_taken_back_there(nadia: Client, own: str) -> None:
    sent = {"do": "forbid", "name": "A11", "section": "rules", "revision": revision(nadia, own)}
    here = reverse("own playbook", args=[own])
    answer = nadia.post(here, sent)
    assert answer.headers["Location"] == f"{here}#rules-a11"
    html = nadia.get(here).content.decode()
    assert 'id="rules-a11"' in html
    toast = html.split('class="toast"')[1].split("data-close-toast")[0]
    assert '<button class="btn plain" name="do" value="take back">Undo</button>' in toast
    again = {"do": "take back", "revision": toast.split('name="revision" value="')[1].split('"')[0]}
    html = nadia.post(here, again, follow=True).content.decode()
    assert "The last change is taken back." in html
    assert "Forbidden." not in html


@pytest.mark.parametrize("called", ["", "My Plain"])
def test_a_name_left_as_it_was_proposed_follows_the_choice(nadia: Client, people: Cast, called: str) -> None:
    sent = {"of": "Kelley", "called": called, "proposed": "My Plain", "token": "t"}
    nadia.post(reverse("own playbooks"), sent)
    assert [one.name for one in queries.own_playbooks(people.nadia)] == ["My Kelley"]


def test_a_name_of_ones_own_stays(nadia: Client, people: Cast) -> None:
    sent = {"of": "Kelley", "called": "Mine", "proposed": "My Plain", "token": "t"}
    nadia.post(reverse("own playbooks"), sent)
    assert [one.name for one in queries.own_playbooks(people.nadia)] == ["Mine"]
