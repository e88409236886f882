"""Every rule of the method speaks in a story, or forbids there: without it, that story comes out differently."""

from pathlib import Path

import pytest

from tests.docs.pages import TOP
from tests.stories.rules import BENT, NO_STEP, STORIES
from tests.stories.told import story
from whoelse.method.playbook import Playbook
from whoelse.method.playbook.trying import printed, run
from whoelse.playbooks.built_in import common, completed, document, library

HERE = Path(__file__).parent
#: The ids of the method's prose, 8.1 to 8.6, by hand.
PROSE = {
    "Common": {f"G{number}" for number in range(1, 13)},
    "Kelley": {f"K{number}" for number in range(1, 12)},
    "Alba": {f"A{number}" for number in range(1, 14)},
    "Dalton": {f"D{number}" for number in range(1, 23)},
    "Pierson": {*(f"P{number}" for number in range(1, 14)), "P3a", "P3b"},
    "Career centre": {f"C{number}" for number in range(1, 13)},
}
CASES = [(name, rule, stem) for name, rules in STORIES.items() for rule, stem in rules.items()]


def without(playbook: Playbook, rule: str) -> Playbook:
    """The playbook with one of its parts deleted."""
    pace, circles = playbook.pace, playbook.circles
    return playbook.model_copy(
        update={
            "rules": tuple(one for one in playbook.rules if one.id != rule),
            "limits": tuple(one for one in playbook.limits if one.id != rule),
            "never": tuple(one for one in playbook.never if one.id != rule),
            "pace": None if pace is not None and pace.id == rule else pace,
            "circles": None if circles is not None and circles.id == rule else circles,
        }
    )


def bent(playbook: Playbook, rule: str) -> Playbook:
    """The playbook with the change without which a never of its own is never needed."""
    if rule not in BENT:
        return playbook
    other, change = BENT[rule]
    rules = (one.model_copy(update=change) if one.id == other else one for one in playbook.rules)
    return playbook.model_copy(update={"rules": tuple(rules)})


@pytest.mark.parametrize(("name", "rule", "stem"), CASES, ids=lambda value: value)
def test_deleting_a_rule_changes_its_story(name: str, rule: str, stem: str) -> None:
    told = story(HERE / f"{stem}.yaml")
    assert name in {told.playbook, "Common"}
    playbook = bent(completed(library()[told.playbook or ""]), rule)
    assert without(playbook, rule) != playbook

    with_it, without_it = (printed(told, run(told, one)) for one in (playbook, without(playbook, rule)))

    assert with_it != without_it


def test_every_rule_of_a_playbook_has_its_story() -> None:
    for name, told in STORIES.items():
        own = common() if name == "Common" else document(library()[name])
        ids = {part.id for part in (*own.rules, *own.limits, *own.never)}
        ids |= {part.id for part in (own.pace, own.circles) if part is not None and part.id != "pace"}
        assert ids - set(NO_STEP) == set(told), name


@pytest.mark.parametrize("name", PROSE)
def test_every_id_of_the_prose_is_a_rule_or_told_as_none(name: str) -> None:
    """A prose id may stand with a word after a hyphen: G8-declined, G8-silent."""
    told = {id_.split("-")[0] for id_ in (*STORIES[name], *NO_STEP)}
    assert PROSE[name] <= told


def test_what_is_no_step_stands_in_its_playbook() -> None:
    """Each id that is no step is a sentence, a measure or a never there; those of all playbooks are code."""
    parts = {
        part.id
        for text in library().values()
        for own in [document(text)]
        for part in (*own.guidance, *own.measures, *(never for never in own.never if never.do is None))
    }
    in_code = {"G1", "G9", "G10", "G12"}
    assert {id_ for id_ in NO_STEP if id_ not in in_code} <= parts
    assert parts <= set(NO_STEP)


def test_what_is_no_step_is_listed_with_what_it_changes_and_on_which_page() -> None:
    """The docs say it of each id, under its playbook."""
    page = (TOP / "docs" / "reference" / "playbooks.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in page.splitlines() if line.startswith("| ")]
    listed = {row[0]: row for row in rows if len(row) >= 3}
    wrong = [name for name in NO_STEP if name not in listed or not listed[name][1] or "page" not in listed[name][2]]
    assert not wrong
