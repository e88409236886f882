"""The worked examples of the page about the method hold: each is a told story, run through the playbook it names."""

import itertools
import re
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.docs.pages import METHOD, Fenced, fenced
from whoelse.cli.playbook_in_words import agenda_in_words
from whoelse.method.agenda.steps import HOLDERS, STEPS
from whoelse.method.playbook import Playbook
from whoelse.method.playbook.story import Story, read_story
from whoelse.method.playbook.trying import judge, run
from whoelse.method.trust import WORDS, trust
from whoelse.playbooks.built_in import completed, library

BLOCKS = fenced(METHOD)
EXAMPLES = [block for block in BLOCKS if block.language == "yaml"]
#: What a story has no words for is said in a remark of the example: a step held back, or the trust there is.
HELD = re.compile(rf"^# held back: ({'|'.join(STEPS)}) (.+) by ({'|'.join(HOLDERS)})$", re.MULTILINE)
TRUST = re.compile(rf"^# trust in (.+): ({'|'.join(WORDS)})$", re.MULTILINE)


def told(example: Fenced) -> tuple[Story, Playbook]:
    """The story of an example and the playbook that it names."""
    story = read_story(example.text)
    return story, completed(library()[story.playbook or ""])


def named(example: Fenced) -> str:
    """How a test names an example."""
    return f"line {example.line}"


@pytest.mark.parametrize("example", EXAMPLES, ids=named)
def test_holds(example: Fenced) -> None:
    story, playbook = told(example)

    assert story.must or story.mustnot
    assert judge(story, run(story, playbook)) is None


@pytest.mark.parametrize("example", [one for one in EXAMPLES if "\nmust:" in one.text], ids=named)
def test_what_is_expected_rests_on_its_facts(example: Fenced) -> None:
    story, playbook = told(example)
    later = replace(story, facts=tuple(replace(one, noted=story.today + timedelta(days=365)) for one in story.facts))

    assert judge(later, run(later, playbook)) is not None


@pytest.mark.parametrize("example", EXAMPLES, ids=named)
def test_what_appears_today_was_not_there_the_day_before(example: Fenced) -> None:
    story, playbook = told(example)
    appeared = {step.key for step in run(story, playbook).steps if step.person and step.appears == story.today}
    before = replace(story, today=story.today - timedelta(days=1), must=(), mustnot=())

    assert not appeared & {step.key for step in run(before, playbook).steps}


@pytest.mark.parametrize("example", [one for one in EXAMPLES if "# held back: " in one.text], ids=named)
def test_is_held_back_as_it_says(example: Fenced) -> None:
    story, playbook = told(example)
    said = HELD.findall(example.text)
    name = story.situation.name

    assert len(said) == example.text.count("# held back: ")
    held = {(back.step.do, name(back.step.person), back.by) for back in run(story, playbook).held_back}
    assert set(said) <= held


@pytest.mark.parametrize("example", [one for one in EXAMPLES if "# trust in " in one.text], ids=named)
def test_there_is_as_much_trust_as_it_says(example: Fenced) -> None:
    story, _ = told(example)
    said = TRUST.findall(example.text)

    assert len(said) == example.text.count("# trust in ")
    for person, word in said:
        seen = next(key for key, one in story.situation.people.items() if one.name == person)
        assert trust(story.facts, seen, story.today).word == word


def test_what_is_printed_is_what_it_says() -> None:
    """A block of plain text after an example is what ``whoelse playbook try`` prints for it."""
    pairs = [(first, then) for first, then in itertools.pairwise(BLOCKS) if then.language == "text"]

    assert pairs
    for example, shown in pairs:
        story, playbook = told(example)
        assert shown.text.splitlines() == list(agenda_in_words(story, run(story, playbook)))


def test_examples_of_every_playbook_and_every_kind_are_there() -> None:
    stories = [told(example)[0] for example in EXAMPLES]
    expected = {one.do for story in stories for one in story.must}

    assert {story.playbook for story in stories} >= {"Plain", "Kelley", "Dalton"}
    assert {
        "follow up",
        "let rest",
        "soft touch",
        "indirect ask",
        "direct ask",
        "thank introducer",
        "write to introduced",
        "report to introducer",
        "keep in touch",
    } <= expected
    assert {by for example in EXAMPLES for _, _, by in HELD.findall(example.text)} >= {"comfort", "limit", "permission"}
    assert any(TRUST.search(example.text) for example in EXAMPLES)
