"""Told stories: read with line and column, run, printed, judged."""

from datetime import date

import pytest

from whoelse.method.playbook import NotSound
from whoelse.method.playbook.story import Story, read_story
from whoelse.method.playbook.trying import judge, printed, run, told_facts
from whoelse.playbooks.built_in import completed, library

SILENT = """\
playbook: Plain
today: 2026-01-12
holidays: US
me: {style: planned}
targets: [Halden Ferries, {name: Port of Arne, motivation: 3, advocacy: yes}]
people:
  - {name: Tom Okafor, at: Halden Ferries, role: Operations, circle: 2, style: open}
  - {name: Maria Lindqvist}
facts:
  - {on: 2026-01-05, kind: invitation sent, person: Tom Okafor}
"""


def tried(text: str) -> str | None:
    """What fails first in a story."""
    story = read_story(text)
    return judge(story, run(story, completed(library()[story.playbook or ""])))


def steps(text: str) -> list[dict[str, str | None]]:
    """The steps that are printed."""
    return shown(text)["steps"]


def shown(text: str) -> dict[str, list[dict[str, str | None]]]:
    """All that is printed."""
    story = read_story(text)
    return printed(story, run(story, completed(library()[story.playbook or ""])))


def findings(text: str) -> list[str]:
    """What is wrong with a story."""
    with pytest.raises(NotSound) as refused:
        read_story(text)
    return [str(finding) for finding in refused.value.findings]


def test_who_and_what_there_is() -> None:
    story: Story = read_story(SILENT)
    tom = story.situation.people["Tom Okafor"]

    assert story.today == date(2026, 1, 12)
    assert story.situation.country == "US"
    assert story.situation.my_style == "planned"
    assert (tom.at, tom.role, tom.closeness, tom.style) == ("Halden Ferries", "Operations", "known", "open")
    assert dict(story.situation.targets["Port of Arne"].scores) == {"motivation": 3, "advocacy": True}


def test_what_is_printed() -> None:
    step = next(step for step in steps(SILENT) if step["do"] == "follow up")

    assert step["key"]
    assert step | {"key": ""} == {
        "do": "follow up",
        "person": "Tom Okafor",
        "target": "Halden Ferries",
        "about": None,
        "due": "2026-01-12",
        "rule": "follow-up",
        "whose": "ours",
        "basis": "ours",
        "because": "You wrote to Tom Okafor on Monday 5 January, 5 business days ago; no answer is noted. "
        "Plain follows up once.",
        "key": "",
    }


def test_an_id_is_printed_where_it_was_given() -> None:
    text = SILENT.replace("{name: Tom Okafor,", "{name: Tom Okafor, id: tom,").replace(
        "person: Tom Okafor", "person: tom"
    )

    step = next(step for step in steps(text) if step["do"] == "follow up")

    assert (step["person"], step["id"]) == ("Tom Okafor", "tom")


def test_what_is_held_back_says_by_what() -> None:
    hesitant = SILENT + "  - {on: 2026-01-08, kind: comfort noted, person: Tom Okafor, comfort: hesitant}\n"

    [back] = shown(hesitant)["held back"]

    assert (back["do"], back["person"], back["by"]) == ("follow up", "Tom Okafor", "comfort")
    assert back["reason"] == "You noted that Tom Okafor hesitated, so it waits until you lift that."


@pytest.mark.parametrize(
    "expected",
    [
        "must: [{do: follow up, person: Tom Okafor}]",
        "must: [{do: follow up, person: Tom Okafor, due: 2026-01-12, by: 2026-01-12, times: 1}]",
        "must: [{do: follow up, person: Tom Okafor, target: Halden Ferries, rule: follow-up, whose: ours}]",
        "must: [{do: anything, person: Tom Okafor}]",
        "must: [{do: thank, times: 0}]",
        "mustnot: [{do: follow up, person: Maria Lindqvist}]",
        "mustnot: [{do: any ask}]",
        "mustnot: [{do: follow up, due: 2026-01-13}]",
    ],
)
def test_what_holds(expected: str) -> None:
    assert tried(SILENT + expected + "\n") is None


@pytest.mark.parametrize(
    ("expected", "failure"),
    [
        ("must: [{do: thank, person: Tom Okafor}]", "must: “thank”, person Tom Okafor is expected and not open."),
        (
            "must: [{do: follow up, due: 2026-01-13}]",
            "must: “follow up”, due 2026-01-13 is expected, and there is “follow up” for Tom Okafor, due 2026-01-12 "
            "(rule follow-up).",
        ),
        ("must: [{do: follow up, by: 2026-01-09}]", "must: “follow up”, due by 2026-01-09 is expected, and there is"),
        ("must: [{do: follow up, times: 2}]", "must: “follow up” is expected 2 times and is there 1 times."),
        ("must: [{do: follow up, rule: K2}]", "must: “follow up”, rule K2 is expected and not open."),
        ("mustnot: [{do: anything, person: Tom Okafor}]", "mustnot: “follow up” for Tom Okafor, due 2026-01-12"),
        ("mustnot: [{do: follow up, due: 2026-01-12}]", "mustnot: “follow up” for Tom Okafor"),
    ],
)
def test_what_fails_is_named_with_its_place(expected: str, failure: str) -> None:
    told = tried(SILENT + expected + "\n")

    assert told is not None
    assert told.startswith(f"line 11, column {expected.index('{') + 1}: {failure}")


def test_the_first_failure_is_named() -> None:
    told = tried(SILENT + "must:\n  - {do: follow up}\n  - {do: thank}\n  - {do: debrief}\n")

    assert told is not None
    assert told.startswith("line 13, column 5: must: “thank”")


def test_any_ask_is_both_kinds() -> None:
    near_end = "  - {on: 2026-01-12, kind: conversation near its end, person: Maria Lindqvist, rapport: 5}\n"
    asked = "  - {on: 2026-01-12, kind: ask made, person: Maria Lindqvist, ask: indirect, answer: resource}\n"

    assert tried(SILENT + near_end + "must: [{do: any ask}]\n") is None
    assert tried(SILENT + near_end + asked + "must: [{do: any ask}]\n") is None
    assert tried(SILENT + near_end + asked + "mustnot: [{do: any ask}]\n") is not None


def test_a_step_named_by_its_word_gets_its_key() -> None:
    text = SILENT + "  - {on: 2026-01-12, kind: step done, step: follow up, person: Tom Okafor}\n"
    key = next(step["key"] for step in steps(SILENT) if step["do"] == "follow up")
    story = read_story(text)

    assert told_facts(story, completed(library()["Plain"]))[-1].key == key
    assert all(step["do"] != "follow up" for step in steps(text))


def test_only_what_is_noted_by_the_day_is_known() -> None:
    late = SILENT + "  - {on: 2026-01-08, noted: 2026-01-13, kind: reply received, person: Tom Okafor, answer: yes}\n"

    assert [step["do"] for step in steps(late)] == [step["do"] for step in steps(SILENT)]
    assert all(step["do"] != "follow up" for step in steps(late.replace("today: 2026-01-12", "today: 2026-01-13")))


@pytest.mark.parametrize(
    ("right", "wrong", "sentence"),
    [
        ("today: 2026-01-12\n", "", "line 1, column 1: “today” is missing. Give a day, such as today: 2026-01-05."),
        (
            "today: 2026-01-12",
            "today: Monday",
            "line 2, column 8: “today” is a day here, written as year, month and day",
        ),
        ("holidays: US", "holidays: Narnia", "line 3, column 11: No holidays are known for “Narnia”."),
        (
            "planned}",
            "loose}",
            "line 4, column 13: “loose” is not possible for “style”. It can be “planned” or “open”.",
        ),
        ("motivation: 3", "motivation: high", "line 5, column 60: A score is a whole number, “yes” or “no”."),
        ("circle: 2", "circle: 4", "line 7, column 70: “circle” is a whole number from 1 to 3."),
        (
            "invitation sent",
            "invitaton sent",
            "line 10, column 28: “invitaton sent” is not a fact. Did you mean “invitation sent”?",
        ),
        (
            "person: Tom Okafor",
            "person: Tom Okafr",
            "line 10, column 53: “Tom Okafr” is not among the people of this story. Did you mean “Tom Okafor”?",
        ),
        (", person: Tom Okafor", "", "line 10, column 5: “invitation sent” needs “person”, a person."),
        (
            "person: Tom Okafor",
            "person: Tom Okafor, troough: Maria Lindqvist",
            "line 10, column 65: “invitation sent” has no “troough”. Did you mean “through”?",
        ),
        (
            "kind: invitation sent",
            "noted: 2026-01-02, kind: invitation sent",
            "line 10, column 29: A fact is noted on its day or later, and its day is 2026-01-05.",
        ),
        ("name: Maria Lindqvist", "name: Tom Okafor", "line 7, column 5: 2 people are called “Tom Okafor”."),
        ("facts:", "fcats:", "line 9, column 1: A story has no “fcats”. Did you mean “facts”?"),
    ],
)
def test_what_is_wrong_with_a_story(right: str, wrong: str, sentence: str) -> None:
    assert right in SILENT

    assert findings(SILENT.replace(right, wrong, 1))[0].startswith(sentence)


def test_everything_wrong_is_told_at_once() -> None:
    told = findings(SILENT.replace("holidays: US", "holidays: Narnia").replace("invitation sent", "invitaton sent"))

    assert [one.split(":")[0] for one in told] == ["line 3, column 11", "line 10, column 28"]


@pytest.mark.parametrize(
    "line",
    [
        "%TAG ! tag:x\n---\n",
        "x: &a 1\n",
    ],
)
def test_surprises_of_yaml_are_refused(line: str) -> None:
    assert findings(line + SILENT)
