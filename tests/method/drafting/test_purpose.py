"""What the user would like to learn, as a letter says it."""

import pytest

from whoelse.method.drafting import make_draft
from whoelse.method.drafting.purpose import purpose_phrase, purpose_sentence, said_alone
from whoelse.method.drafting.short_note import short_note
from whoelse.playbooks.built_in import completed, library

ALONE = "I am looking for a job in logistics"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("how ferries plan", "I would like to learn how ferries plan."),
        ("How ferries plan.", "I would like to learn how ferries plan."),
        ("I would like to learn how ferries plan.", "I would like to learn how ferries plan."),
        ("i'd love to learn how ferries plan", "I would like to learn how ferries plan."),
        ("I want to learn what a planner does", "I would like to learn what a planner does."),
        ("Logistics", "I would like to learn more about this: Logistics."),
        ("logistics", "I would like to learn logistics."),
        ("I am looking for a job in logistics", "I am looking for a job in logistics."),
        ("i  am looking for a job in logistics.", "I am looking for a job in logistics."),
        ("I’m looking for a job", "I’m looking for a job."),
        ("icebreakers", "I would like to learn icebreakers."),
        (" ", ""),
    ],
)
def test_what_was_said_makes_a_whole_sentence(said: str, sentence: str) -> None:
    assert purpose_sentence(purpose_phrase(said)) == sentence


@pytest.mark.parametrize(
    ("template", "alone"),
    [
        ("I would like to learn {purpose}[, and see {company}]. May I ask?", "{purpose}. May I ask?"),
        ("Hello. I would like to learn {purpose}.", "Hello. {purpose}."),
        ("[{connection}.] I would like to learn {purpose}.", "[{connection}.] {purpose}."),
        ("I look at [{targets}|a list], and would like to learn {purpose}. Yours", "{purpose}. Yours"),
        ("Hello. [I would like to learn {purpose}.] Yours", "Hello. [{purpose}.] Yours"),
        ("[I would like to learn {purpose}|I have a question]. Yours", "[{purpose}|I have a question]. Yours"),
        ("{connection}. Yours", "{connection}. Yours"),
    ],
)
def test_a_purpose_of_its_own_takes_the_place_of_the_sentence(template: str, alone: str) -> None:
    assert said_alone(template) == alone


@pytest.mark.parametrize("name", library())
@pytest.mark.parametrize("kind", ["invitation", "introduced invitation"])
@pytest.mark.parametrize("company", ["", "Halden Ferries"])
def test_in_every_playbook_it_stands_once_and_whole(name: str, kind: str, company: str) -> None:
    known = {"called": "Tom", "connection": "We met at the forum", "company": company, "purpose": ALONE}
    playbook = completed(library()[name])
    asked = "how ferries plan" in make_draft(playbook, kind, {**known, "purpose": "how ferries plan"}).body
    body = make_draft(playbook, kind, known).body
    assert asked or (name, kind) == ("Alba", "introduced invitation")
    assert body.count(f"{ALONE}.") == asked
    assert "learn" not in body.partition(ALONE)[0].rpartition(".")[2]
    assert "We met at the forum." in body
    assert not set("{}[]|") & set(body)


def test_it_stands_alone_in_the_note_to_connect_too() -> None:
    note = short_note({"called": "Tom", "purpose": ALONE, "my_name": "Nadia"})
    assert note.startswith(f"Dear Tom,\n{ALONE}. Would you")
