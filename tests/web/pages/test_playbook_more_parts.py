"""The parts of a playbook that are no rules by form: what a form writes is what one would have typed into the text."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from tests.cast import TODAY, Cast
from tests.web.pages.test_playbook_part import changed_lines, draft, every_part, post, saved
from whoelse.conversations.actions import keep
from whoelse.conversations.queries import kept
from whoelse.loop import playbooks
from whoelse.playbooks import queries
from whoelse.web.pages.playbook.working import form_key


def copied(people: Cast, of: str) -> str:
    """A copy of a playbook, called Mine."""
    playbooks.copy_playbook(people.nadia, of, called="Mine", today=TODAY)
    return queries.own_playbooks(people.nadia)[0].id


@pytest.fixture
def dalton(people: Cast) -> str:
    """A copy of Dalton."""
    return copied(people, "Dalton")


@pytest.fixture
def pierson(people: Cast) -> str:
    """A copy of Pierson."""
    return copied(people, "Pierson")


def change(nadia: Client, own: str, section: str, name: str, **typed: str) -> None:
    """Change a part by its form."""
    status, html = post(nadia, reverse("playbook part", args=[own, section, name]), **typed)
    assert status == 200, html.split('class="errors"')[-1][:600]


def add(nadia: Client, own: str, section: str, **typed: str) -> None:
    """Add a part by its form."""
    status, html = post(nadia, reverse("add a part", args=[own, section]), **typed)
    assert status == 200, html.split('class="errors"')[-1][:600]
    assert "It is in the draft." in html


def do(nadia: Client, own: str, what: str, section: str, name: str, revision: int = 0) -> None:
    """Press a button beside a part."""
    sent = {"do": what, "section": section, "name": name, "revision": str(revision)}
    assert nadia.post(reverse("own playbook", args=[own]), sent).status_code == 302


@pytest.mark.parametrize("of", ["Dalton", "Pierson"])
def test_forms_that_are_sent_as_they_stand_change_nothing(nadia: Client, people: Cast, of: str) -> None:
    own = copied(people, of)
    wanted = {"columns", "ranking", "circles", "guidance", "offer", "checks", "channels", "about"}
    sections = [part for part in every_part(people, own) if part[0] in wanted]
    for section, name in [*sections[:12], *sections[12::3]]:
        status, _ = post(nadia, reverse("playbook part", args=[own, section, name]))
        assert status == 200, (section, name)
        assert kept(people.nadia, form_key("Mine")) is None, (section, name)


def test_the_ranking(nadia: Client, dalton: str, people: Cast) -> None:
    before = saved(people, dalton)
    typed = {"f-targets-at-least": "20", "order-1": "advocacy", "order-2": "motivation", "order-3": ""}
    change(nadia, dalton, "ranking", "ranking", **typed)
    ranking = queries.document(draft(people)).ranking
    assert ranking is not None
    assert (ranking.targets_at_least, ranking.order) == (20, ("advocacy", "motivation"))
    assert ranking.whose == "mine"
    lines = changed_lines(before, draft(people))
    assert "+   targets at least: 20" in lines
    assert "+   order: [advocacy, motivation]" in lines
    assert len(lines) <= 10, lines
    html = nadia.get(reverse("own playbook", args=[dalton])).content.decode()
    assert "A list begins with 20 targets. The best come first by advocacy, then by motivation." in html


def test_a_column_ranks_once(nadia: Client, dalton: str, people: Cast) -> None:
    url = reverse("playbook part", args=[dalton, "ranking", "ranking"])
    status, html = post(nadia, url, **{"order-1": "advocacy", "order-2": "advocacy"})
    assert status == 422
    assert "Each column ranks once." in html
    assert kept(people.nadia, form_key("Mine")) is None


def test_a_column_is_changed_added_moved_and_taken_out(nadia: Client, dalton: str, people: Cast) -> None:
    before = saved(people, dalton)
    typed = {"f-filled-in-by": "you or an import", "f-to": "4", "f-values": "none\nsomething\nmore\na good fit"}
    change(nadia, dalton, "columns", "posting", **typed)
    changed = changed_lines(before, draft(people))
    assert "+       to: 4" in changed
    assert all(
        line[2:].strip().split(":")[0] in {"to", "values", "filled in by", "whose", "basis"} for line in changed
    ), changed
    add(nadia, dalton, "columns", **{"f-id": "Miles away", "f-words": "How far it is", "f-type": "figure"})
    ranking = queries.document(draft(people)).ranking
    assert ranking is not None
    assert [(column.id, column.type) for column in ranking.columns][-1] == ("miles-away", "figure")
    do(nadia, dalton, "earlier", "columns", "miles-away", 2)
    do(nadia, dalton, "take out", "columns", "posting", 3)
    ranking = queries.document(draft(people)).ranking
    assert ranking is not None
    assert [column.id for column in ranking.columns] == ["motivation", "miles-away", "advocacy"]
    assert ranking.order == ("motivation", "advocacy")


def test_scores_that_do_not_fit_their_words_are_told(nadia: Client, dalton: str, people: Cast) -> None:
    status, html = post(nadia, reverse("playbook part", args=[dalton, "columns", "posting"]), **{"f-to": "9"})
    assert status == 422
    assert "names each score once" in html
    assert kept(people.nadia, form_key("Mine")) is None


def test_circles_come_and_go(nadia: Client, pierson: str, people: Cast) -> None:
    change(nadia, pierson, "circles", "circles", **{"f-opens-at": "50"})
    circles = queries.document(draft(people)).circles
    assert circles is not None
    assert (circles.opens_at, circles.whose) == (50, "mine")
    do(nadia, pierson, "take out", "circles", "circles", 1)
    assert queries.document(draft(people)).circles is None
    change(nadia, pierson, "circles", "circles", **{"f-opens-at": "60", "f-because": "Near first."})
    circles = queries.document(draft(people)).circles
    assert circles is not None
    assert (circles.opens_at, circles.because) == (60, "Near first.")


def test_a_sentence_to_go_by(nadia: Client, pierson: str, people: Cast) -> None:
    before = saved(people, pierson)
    change(nadia, pierson, "guidance", "P3", **{"f-on": "week", "f-note": "Elena says so too."})
    assert [line for line in changed_lines(before, draft(people)) if line[0] == "+"][:1] == ["+     on: week"]
    add(nadia, pierson, "guidance", **{"f-on": "debrief", "f-words": "Breathe first."})
    added = queries.document(draft(people)).guidance[-1]
    assert (added.on, added.words, added.whose) == ("debrief", "Breathe first.", "mine")


def test_a_question_with_its_kind(nadia: Client, pierson: str, people: Cast) -> None:
    change(nadia, pierson, "offer", "3", **{"f-kind": "advice", "f-topic": "My plan"})
    asked = queries.document(draft(people)).questions.offer
    assert (asked[2].kind, asked[2].topic) == ("advice", "My plan")
    change(nadia, pierson, "questions", "questions", **{"f-most": "7"})
    add(nadia, pierson, "offer", **{"f-words": "What would you read?", "f-kind": "resources"})
    do(nadia, pierson, "earlier", "offer", "6", 3)
    asked = queries.document(draft(people)).questions.offer
    assert asked[4].words == "What would you read?"
    do(nadia, pierson, "take out", "offer", "5", 4)
    assert "What would you read?" not in draft(people)


def test_messages_checks_and_channels(nadia: Client, pierson: str, people: Cast) -> None:
    change(nadia, pierson, "checks", "every", **{"f-most-words": "90"})
    change(nadia, pierson, "channels", "text message", **{"f-most-characters": "160"})
    add(nadia, pierson, "checks", **{"f-of": "update", "f-most-words": "80"})
    document = queries.document(draft(people))
    assert {one.of: one.most_words for one in document.checks} | {None: 90, "update": 80} == {
        one.of: one.most_words for one in document.checks
    }
    assert document.channels[-1].most_characters == 160
    do(nadia, pierson, "take out", "messages", "update", 3)
    assert all(one.kind != "update" for one in queries.document(draft(people)).messages)
    add(nadia, pierson, "messages", **{"f-kind": "update", "f-body": "Dear {called},\n\n{news}."})
    added = queries.document(draft(people)).messages[-1]
    assert (added.kind, added.body) == ("update", "Dear {called},\n\n{news}.")


def test_a_wording_of_an_ask_is_added_with_its_kind(nadia: Client, pierson: str, people: Cast) -> None:
    typed = {"f-kind": "direct", "f-scope": "company", "f-words": "Who at {company}?", "f-out": "No matter if not."}
    add(nadia, pierson, "asks", **typed)
    added = queries.document(draft(people)).asks[-1]
    assert (added.kind, added.scope, added.id) == ("direct", "company", "my-company")


def test_what_it_is_about(nadia: Client, pierson: str, people: Cast) -> None:
    change(nadia, pierson, "about", "about", **{"f-about": "Mine: calmer.", "f-formality": "informal"})
    document = queries.document(draft(people))
    assert (document.about, document.formality, document.whose) == ("Mine: calmer.", "informal", "Orville Pierson")


def test_a_rule_that_all_share_is_changed_in_a_copy(nadia: Client, pierson: str, people: Cast) -> None:
    url = reverse("playbook part", args=[pierson, "rules", "G2"])
    assert post(nadia, url)[0] == 200
    assert kept(people.nadia, form_key("Mine")) is None
    change(nadia, pierson, "rules", "G2", number="15")
    rule = next(rule for rule in queries.document(draft(people)).rules if rule.id == "G2")
    assert (str(rule.wait), rule.whose, rule.own) == ("15 business days", "mine", False)
    assert draft(people).startswith(saved(people, pierson).split("rules:")[0])


def test_a_part_that_the_text_leaves_empty_is_told(nadia: Client, pierson: str, people: Cast) -> None:
    text = saved(people, pierson).replace("circles:", "circles:\nabout it:", 1)
    nadia.post(reverse("playbook text", args=[pierson]), {"text": text, "revision": "0"})
    url = reverse("playbook part", args=[pierson, "circles", "circles"])
    status, html = post(nadia, url, **{"f-opens-at": "60", "f-because": "Near first."})
    assert status == 422
    assert "Mend it in the text first" in html


@pytest.mark.parametrize(("press", "now_second", "now_typed"), [("take out", "3", "1"), ("later", "1", "1")])
def test_a_half_typed_question_stays_with_its_question(
    nadia: Client, pierson: str, people: Cast, press: str, now_second: str, now_typed: str
) -> None:
    """Questions are named by their place, and another one may stand there by the time the page is opened again."""
    asked = queries.document(saved(people, pierson)).questions.offer
    form = nadia.get(reverse("playbook part", args=[pierson, "offer", "2"])).content.decode()
    key = form.split('name="keep" value="')[1].split('"')[0]
    keep(people.nadia, key, {"f-words": ["Half a question"]}, revision=0)
    do(nadia, pierson, press, "offer", "1")
    second = nadia.get(reverse("playbook part", args=[pierson, "offer", "2"])).content.decode()
    assert "Half a question" not in second
    assert escape(asked[int(now_second) - 1].words) in second
    assert "Half a question" in nadia.get(reverse("playbook part", args=[pierson, "offer", now_typed])).content.decode()
