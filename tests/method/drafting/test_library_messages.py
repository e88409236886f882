from typing import get_args

import pytest

from whoelse.method.drafting import SLOTS, Addressee, check_draft, fill, make_draft
from whoelse.method.playbook.document import MessageKind
from whoelse.playbooks.built_in import completed, library

KINDS = get_args(MessageKind)
LITTLE = {"called": "Tom", "my_name": "Nadia Rahimi"}
ALL = {
    "called": "Tom",
    "name": "Tom Okafor",
    "my_name": "Nadia Rahimi",
    "company": "Halden Ferries",
    "role": "planner",
    "industry": "shipping",
    "job_title": "planner",
    "target": "Halden Ferries",
    "targets": "Halden Ferries and Acme",
    "person": "Elena",
    "purpose": "how ferries go electric",
    "connection": "We met at the port forum",
    "minutes": "20",
    "introducer": "Maria Lindqvist",
    "introducer_called": "Maria",
    "introduced": "Elena Voss",
    "introduced_called": "Elena",
    "how_they_know": "from St. Brannock",
    "day": "on Thursday 22 January",
    "sent_day": "on Monday 5 January",
    "helped": "your view of charging",
    "advice": "talk to the grid people",
    "news": "I talked to the grid people",
    "question": "What comes after the ferries?",
    "resource": "the port forum",
    "promise": "the timetable",
    "ask": "Is there anybody else I should talk to?",
    "out": "If nobody comes to mind, that is quite all right.",
}
TOM = Addressee("Tom", "Tom Okafor", "Halden Ferries", ("We met at the port forum", "Maria Lindqvist"))


def test_every_slot_is_filled_here() -> None:
    assert set(ALL) == set(SLOTS)


@pytest.mark.parametrize("name", library())
@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_as_it_comes_passes_the_checks_of_its_own_playbook(name: str, kind: str) -> None:
    playbook = completed(library()[name])
    draft = make_draft(playbook, kind, ALL)
    found = check_draft(playbook, kind, draft.subject, draft.body, TOM, channel="e-mail")
    assert [one.sentence for one in found if one.level != "ok"] == []


@pytest.mark.parametrize("name", library())
@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_of_which_little_is_known_has_no_hole(name: str, kind: str) -> None:
    playbook = completed(library()[name])
    draft = make_draft(playbook, kind, LITTLE)
    found = check_draft(playbook, kind, draft.subject, draft.body, Addressee("Tom"))
    assert [
        one.sentence
        for one in found
        if one.check in {"unfilled", "never", "greeting", "most words"} and one.level != "ok"
    ] == []
    assert draft.subject
    assert draft.body.startswith("Dear Tom,")
    assert draft.body.endswith("Nadia Rahimi")
    assert "  " not in draft.body


@pytest.mark.parametrize("name", library())
def test_every_direct_ask_leaves_an_easy_way_out(name: str) -> None:
    for ask in completed(library()[name]).asks:
        assert fill(ask.words, ALL)
        assert ask.kind == "indirect" or fill(ask.out, ALL)
