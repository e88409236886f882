"""What holds of own rules on random days of random lives: they move their own steps, and nothing else."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from tests.method.checker import judge
from tests.method.histories import History, moments, whole
from tests.method.lives import planner

from whoelse.method.agenda import plan
from whoelse.method.agenda.steps import Agenda, HeldBack, Step
from whoelse.method.facts import Fact
from whoelse.method.playbook import Playbook, complete, editing, read
from whoelse.method.situation import Situation
from whoelse.playbooks.built_in import common, library

#: Own rules beside Kelley's: the step, what calls for it, and when. One comes earlier than Kelley's, the others later.
OWN: dict[str, dict[str, Any]] = {
    "my-follow-up": {
        "when": "invitation sent",
        "unless": "reply received",
        "wait": "9 business days",
        "do": "follow up",
    },
    "my-thanks": {"when": "conversation held", "wait": "2 business days", "do": "thank"},
    "my-touch": {
        "when": "last contact",
        "if": {"unanswered notes at most": 1},
        "wait": "3 weeks",
        "do": "keep in touch",
    },
    "my-list": {"when": "conversation agreed", "before": "3 business days", "do": "prepare"},
    "my-report": {"when": "introduced person talked to", "wait": "2 days", "do": "report to introducer"},
}
SELDOM = {"unanswered notes at most": 1}
STEPS = {str(rule["do"]) for rule in OWN.values()}


@cache
def text() -> str:
    """Kelley with these rules."""
    written = editing.copied(library()["Kelley"], "Nadia’s own", "kelley@1")
    for name, rule in OWN.items():
        more = {"at most": 1} if rule["do"] == "follow up" else {}
        written = editing.add(written, "rules", {"id": name, "own": True, "because": "My way.", **rule, **more})
    return written


def with_own(history: History) -> Agenda:
    """The agenda of a history with the own rules."""
    return plan(playbook(), history.situation, history.facts, history.today)


@cache
def playbook() -> Playbook:
    """The playbook, whole."""
    return complete(read(text()), common())


@cache
def days() -> tuple[tuple[History, Agenda, Agenda], ...]:
    """Moments of random lives, with their agenda with own rules and without."""

    def follow(situation: Situation, facts: Sequence[Fact], today: date) -> Agenda:
        return plan(playbook(), situation, facts, today)

    histories = [whole(30_000 + seed, follow).history for seed in range(150)]
    histories += [moment.history for seed in range(12) for moment in moments(40_000 + seed, follow, looks=30)]
    without = planner("Kelley")
    return tuple((one, with_own(one), without(one.situation, one.facts, one.today)) for one in histories)


@cache
def judged() -> tuple[tuple[History, Agenda], ...]:
    """Moments of random lives under Kelley with two later rules of one's own, which the checker has a table of."""
    written = editing.copied(library()["Kelley"], "Nadia’s own", "kelley@1")
    for rule in (
        {"id": "mine", "when": "invitation sent", "wait": "9 business days", "do": "follow up", "at most": 1},
        {"id": "seldom", "when": "last contact", "if": SELDOM, "wait": "8 weeks", "do": "keep in touch"},
    ):
        written = editing.add_rule(written, {**rule, "because": "My way."})
    followed = complete(read(written), common())

    def follow(situation: Situation, facts: Sequence[Fact], today: date) -> Agenda:
        return plan(followed, situation, facts, today)

    lived = [whole(50_000 + seed, follow) for seed in range(150)]
    lived += [moment for seed in range(10) for moment in moments(60_000 + seed, follow, looks=40)]
    return tuple((moment.history, moment.agenda) for moment in lived)


def subject(step: Step) -> tuple[str, str | None, str | None]:
    """What a step is about."""
    return step.do, step.person, step.about


def waiting(agenda: Agenda) -> list[HeldBack]:
    """What an own rule holds back."""
    return [held for held in agenda.held_back if held.by == "own rule"]


def test_own_rules_hold_steps_back_often_enough_to_be_seen() -> None:
    counted = Counter(bool(waiting(own)) for _, own, _ in days())

    assert counted[True] >= len(days()) / 100


def test_every_own_rule_speaks() -> None:
    spoken = {reason.rule for _, own, _ in days() for step in own.steps for reason in step.reasons}

    assert set(OWN) <= spoken


def test_what_an_own_rule_holds_back_would_be_there_without_it_and_comes_later() -> None:
    for history, own, without in days():
        there = {subject(step) for step in without.steps} | {
            subject(held.step) for held in without.held_back if held.by in {"permission", "checking", "pause"}
        }
        for held in waiting(own):
            assert subject(held.step) in there, history
            assert held.step.do in STEPS
            assert held.until is not None
            assert held.until > history.today
            assert held.rule in OWN
            assert any(step.due >= held.until and subject(step) == subject(held.step) for step in own.coming)


def test_steps_without_an_own_rule_are_as_they_were() -> None:
    for history, own, without in days():
        assert [step for step in own.steps if step.do not in STEPS] == [
            step for step in without.steps if step.do not in STEPS
        ], history


def test_an_own_rule_passes_neither_comfort_nor_a_never_nor_a_limit() -> None:
    for history, own, without in days():
        stronger = {
            subject(held.step): held.by for held in without.held_back if held.by in {"comfort", "never", "limit"}
        }
        assert not {subject(step) for step in own.steps} & set(stronger), history
        for held in own.held_back:
            if subject(held.step) in stronger:
                assert held.by == stronger[subject(held.step)], history


def test_one_step_for_a_subject_and_its_reason_is_one_side_alone() -> None:
    for history, own, _ in days():
        assert len({subject(step) for step in own.steps}) == len(own.steps), history
        for step in own.steps:
            sides = {reason.rule in OWN for reason in step.reasons if reason.rule != "away"}
            assert len(sides) == 1, history


def test_nothing_is_lost_or_repeated_by_switching_back_and_forth() -> None:
    """What was done or left out is settled under either playbook; what is open under one was never settled."""
    for history, own, without in days():
        settled = {fact.key for fact in history.facts if fact.kind in {"step done", "step declined"} and fact.key}
        assert not settled & {step.key for step in (*own.steps, *without.steps)}, history


def test_the_checker_finds_nothing_under_own_rules() -> None:
    for history, agenda in judged():
        assert judge("Nadia’s own", history.situation, history.facts, history.today, agenda) == [], history


def test_own_rules_are_among_what_holds_back() -> None:
    held = sum(any(back.by == "own rule" for back in agenda.held_back) for _, agenda in judged())

    assert held >= len(judged()) / 100
