"""What the page of steps says of each step holds in the told stories."""

import importlib.util
from dataclasses import replace
from functools import cache
from types import ModuleType

import pytest

from tests.docs.pages import TOP
from tests.stories.told import FILES, playbook, story
from whoelse.method.agenda.steps import STEPS, Agenda, Step
from whoelse.method.facts import KINDS, Fact
from whoelse.method.playbook.story import Story
from whoelse.method.playbook.trying import run


def printing() -> ModuleType:
    """The script that prints the page."""
    spec = importlib.util.spec_from_file_location("print_docs", TOP / "script" / "parts" / "print_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PRINTING = printing()


@cache
def plans() -> list[tuple[Story, Agenda]]:
    """What each told story comes to."""
    return [(told, run(told, playbook(told))) for told in map(story, FILES)]


def ending(kind: str, step: Step, told: Story) -> Fact:
    """The fact of that kind that ends a step, noted on the story's day."""
    ended = Fact(id="ending", kind=kind, on=told.today, noted=told.today, person=step.person, about=step.about)
    match kind:
        case "person chosen":
            return replace(ended, person=fresh(told)[0])
        case "conversation agreed":
            return replace(ended, for_day=told.today)
        case "ask made":
            return replace(ended, ask=step.do.removesuffix(" ask"), answer="resource")
        case "promise kept":
            return replace(ended, by="me")
    return ended


def expected(do: str) -> list[tuple[Story, Step]]:
    """Where a step is open: the story, and the step. Choosing needs somebody of whom nothing is noted yet."""
    found = [(told, step) for told, plan in plans() for step in plan.steps if step.do == do]
    if do == "choose person":
        return [(told, step) for told, step in found if step.target is None and fresh(told)]
    return found


def fresh(told: Story) -> list[str]:
    """The people of a story of whom nothing is noted."""
    known = {name for fact in told.facts for name in (fact.person, fact.by, fact.about)}
    return [person for person in told.situation.people if person not in known]


@pytest.mark.parametrize(("do", "kind"), PRINTING.ENDED_BY.items())
def test_a_step_is_ended_by_the_fact_that_is_printed(do: str, kind: str) -> None:
    open_steps = expected(do)

    assert kind in KINDS
    assert open_steps
    for told, step in open_steps:
        after = replace(told, facts=(*told.facts, ending(kind, step, told)))
        assert step.key not in {one.key for one in run(after, playbook(told)).steps}, told


def test_no_story_holds_a_step_back_by_what_is_not_printed() -> None:
    held = {(back.step.do, back.by) for _, plan in plans() for back in plan.held_back}

    assert len(held) >= 10
    assert [(do, by) for do, by in sorted(held) if by not in PRINTING.held_back_by(do)] == []


def test_every_step_has_a_section() -> None:
    page = PRINTING.steps_page()

    assert [step for step in STEPS if f"\n## {step}\n" not in page] == []
