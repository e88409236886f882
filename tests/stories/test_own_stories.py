"""Every story of the project holds, and together they leave no fact and no step out."""

from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.stories.told import FILES, playbook, story
from whoelse.method.facts import KINDS
from whoelse.method.playbook.story import ANY_ASK, ANYTHING
from whoelse.method.playbook.trying import judge, run

#: The steps that Plain and Kelley print; "the same ask" prints as itself.
PRINTED = {
    "Plain": {
        "choose person",
        "invite",
        "follow up",
        "let rest",
        "agree",
        "prepare",
        "indirect ask",
        "direct ask",
        "soft touch",
        "debrief",
        "thank",
        "thank introducer",
        "write to introduced",
        "report to introducer",
        "send update",
        "keep in touch",
        "keep promise",
    },
    "Kelley": {"set list aside"},
    "Dalton": {
        "choose person",
        "invite",
        "follow up",
        "close",
        "drop",
        "prepare",
        "direct ask",
        "send update",
        "keep in touch",
        "score targets",
    },
    "Alba": {"follow up", "let rest", "direct ask", "keep in touch", "weekly review"},
    "Pierson": {"ask what they know", "direct ask", "invite", "weekly review"},
    "Career centre": {"choose person", "follow up", "confirm", "invite", "send update"},
}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_holds(file: Path) -> None:
    told = story(file)

    assert judge(told, run(told, playbook(told))) is None


def test_every_fact_is_told() -> None:
    kinds = {fact.kind for file in FILES for fact in story(file).facts}

    assert kinds == set(KINDS)


def test_every_word_of_a_fact_is_told() -> None:
    told = defaultdict(set)
    for file in FILES:
        for fact in story(file).facts:
            for name in KINDS[fact.kind].fields:
                told[fact.kind, name].add(getattr(fact, name))

    untold = {
        (kind, name, word)
        for kind, spec in KINDS.items()
        for name, field in spec.fields.items()
        for word in field.words
        if word not in told[kind, name]
    }

    assert untold == set()


def test_every_step_is_expected_and_elsewhere_forbidden() -> None:
    expected, forbidden = defaultdict(set), defaultdict(set)
    for file in FILES:
        told = story(file)
        expected[told.playbook] |= {one.do for one in told.must}
        forbidden[told.playbook] |= {one.do for one in told.mustnot}
        if ANY_ASK in forbidden[told.playbook]:
            forbidden[told.playbook] |= {"indirect ask", "direct ask"}

    for name, steps in PRINTED.items():
        assert steps <= expected[name]
        assert steps <= forbidden[name]


def needs_facts(file: Path) -> bool:
    """Whether a story expects something else than choosing somebody and scoring, which need no fact."""
    return not {one.do for one in story(file).must} <= {"choose person", "score targets", ANYTHING}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_is_expected_is_not_there_without_its_facts(file: Path) -> None:
    """A story whose facts happened a year later expects something that is not there: it can fail."""
    told = story(file)
    later = replace(told, facts=tuple(replace(fact, noted=told.today + timedelta(days=365)) for fact in told.facts))

    assert judge(later, run(later, playbook(told))) is not None or not needs_facts(file)
