"""The planner on many histories, judged a second time by a checker that does not know it; and each check can fail."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from tests.method.checker import judge
from tests.method.histories import History, Moment, histories, whole

from whoelse.method.agenda import plan
from whoelse.method.agenda.keys import renamed
from whoelse.method.agenda.steps import Agenda, HeldBack, Step
from whoelse.method.facts import Fact
from whoelse.method.playbook.document import Playbook
from whoelse.method.situation import PersonSeen, Situation
from whoelse.playbooks.built_in import completed, library

NAMES = ("Plain", "Kelley")
SEEDS = range(300)
#: The steps that each playbook prints; each must come up in at least one history of a hundred.
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
    "Kelley": {
        "invite",
        "follow up",
        "let rest",
        "agree",
        "prepare",
        "set list aside",
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
}
#: What holds steps back. Plain has no *never*; "own rule" is nobody's yet: none can be written for one person.
HOLDING = {
    "Plain": {"comfort", "limit", "permission", "checking", "pause"},
    "Kelley": {"comfort", "never", "limit", "permission", "checking", "pause"},
}


@cache
def playbook(name: str) -> Playbook:
    """A playbook of the library, whole."""
    return completed(library()[name])


def planned(name: str, history: History) -> Agenda:
    """What the planner says of a history."""
    return plan(playbook(name), history.situation, history.facts, history.today)


@cache
def told(name: str) -> tuple[Moment, ...]:
    """One history a seed, told under a playbook."""

    def ask(situation: Situation, facts: Sequence[Fact], today: date) -> Agenda:
        return plan(playbook(name), situation, facts, today)

    return tuple(whole(seed, ask) for seed in SEEDS)


def judged(name: str, history: History, agenda: Agenda) -> list[str]:
    """What the checker finds wrong, by the name of the check."""
    found = judge(name, history.situation, history.facts, history.today, agenda)
    return [one.check for one in found]


@pytest.mark.parametrize("name", NAMES)
def test_the_checker_finds_nothing_in_random_histories(name: str) -> None:
    for seed, moment in zip(SEEDS, told(name), strict=True):
        found = judge(name, moment.history.situation, moment.history.facts, moment.history.today, moment.agenda)
        assert not found, f"seed {seed}: {found}\n{moment.history!r}"


@pytest.mark.parametrize("name", NAMES)
def test_the_histories_are_worth_judging(name: str) -> None:
    moments = told(name)
    steps = Counter(word for moment in moments for word in {step.do for step in moment.agenda.steps})
    held = Counter(by for moment in moments for by in {back.by for back in moment.agenda.held_back})
    named = sum(any(step.person for step in moment.agenda.steps) for moment in moments)
    assert named >= 0.6 * len(moments)
    rare = {word: steps[word] for word in PRINTED[name] if steps[word] < 0.01 * len(moments)}
    assert rare == {}
    assert {by: held[by] for by in HOLDING[name] if held[by] < 0.01 * len(moments)} == {}
    assert set(steps) <= PRINTED[name]


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(history=histories())
def test_the_checker_finds_nothing_in_short_histories(name: str, history: History) -> None:
    assert judged(name, history, planned(name, history)) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_same_history_gives_the_same_agenda(name: str) -> None:
    for moment in told(name)[:100]:
        history = moment.history
        backwards = dict(reversed(history.situation.people.items()))
        shuffled = replace(history.situation, people=backwards)
        by_noting = sorted(history.facts, key=lambda fact: fact.noted)
        assert plan(playbook(name), shuffled, by_noting, history.today) == moment.agenda


@pytest.mark.parametrize("name", NAMES)
def test_what_is_noted_later_is_not_known_yet(name: str) -> None:
    for moment in told(name)[:100]:
        history = moment.history
        later = [
            replace(fact, id=f"later-{fact.id}", noted=history.today + timedelta(days=1)) for fact in history.facts
        ]
        assert plan(playbook(name), history.situation, [*history.facts, *later], history.today) == moment.agenda


def keys(agenda: Agenda) -> set[str]:
    """The keys of all that is open or held back."""
    return {step.key for step in agenda.steps} | {back.step.key for back in agenda.held_back}


def reworded(name: str) -> Playbook:
    """The playbook with other words and ids in each rule, and its rules in another order."""
    rules = tuple(
        rule.model_copy(update={"because": f"{rule.because} Again.", "id": f"{rule.id}-x"})
        for rule in reversed(playbook(name).rules)
    )
    return playbook(name).model_copy(update={"rules": rules, "version": 2})


@pytest.mark.parametrize("name", NAMES)
def test_keys_survive_other_words_other_names_and_a_merge(name: str) -> None:
    seen = 0
    for moment in told(name)[:150]:
        history = moment.history
        there = keys(moment.agenda)
        seen += len(there)
        assert keys(plan(reworded(name), history.situation, history.facts, history.today)) == there
        people = {one: replace(person, name=f"{person.name} Jr") for one, person in history.situation.people.items()}
        assert (
            keys(plan(playbook(name), replace(history.situation, people=people), history.facts, history.today)) == there
        )
        aliases = {one: f"kept-{one}" for one in history.situation.people}
        merged = merge(history, aliases)
        assert keys(planned(name, merged)) == {renamed(key, aliases) for key in there}
    assert seen > 300


def merge(history: History, aliases: dict[str, str]) -> History:
    """The history in which everybody was merged into a record of another id."""
    people = {
        aliases[one]: PersonSeen(aliases[one], person.name, person.called, person.at, person.role, style=person.style)
        for one, person in history.situation.people.items()
    }
    facts = tuple(
        replace(
            fact,
            person=aliases.get(fact.person or "", fact.person),
            by=aliases.get(fact.by or "", fact.by),
            about=aliases.get(fact.about or "", fact.about),
            through=aliases.get(fact.through or "", fact.through),
            key=renamed(fact.key, aliases) if fact.key else None,
        )
        for fact in history.facts
    )
    return History(replace(history.situation, people=people), facts, history.today)


def test_a_step_done_under_one_playbook_stays_done_under_the_other() -> None:
    seen = 0
    for moment in told("Plain")[:150]:
        history = moment.history
        for step in moment.agenda.steps:
            done = Fact("done", "step declined", history.today, history.today, step.person, key=step.key, step=step.do)
            after = plan(playbook("Kelley"), history.situation, [*history.facts, done], history.today)
            assert step.key not in keys(after)
            seen += 1
    assert seen > 150


# -- each check can fail: what the planner would say if it were wrong ------------------------------------------------


def releasing(by: str) -> Callable[[Moment], Agenda]:
    """The agenda of a planner that lets through what this holds back."""

    def wrong(moment: Moment) -> Agenda:
        let = [back.step for back in moment.agenda.held_back if back.by == by]
        return replace(
            moment.agenda,
            steps=tuple(sorted([*moment.agenda.steps, *let], key=lambda step: step.due)),
            held_back=tuple(back for back in moment.agenda.held_back if back.by != by),
        )

    return wrong


def forgetting(do: str) -> Callable[[Moment], Agenda]:
    """The agenda of a planner that forgets a step."""

    def wrong(moment: Moment) -> Agenda:
        return replace(moment.agenda, steps=tuple(step for step in moment.agenda.steps if step.do != do))

    return wrong


def changing(change: Callable[[Step, date], Step]) -> Callable[[Moment], Agenda]:
    """The agenda of a planner that gets each step a little wrong."""

    def wrong(moment: Moment) -> Agenda:
        return replace(moment.agenda, steps=tuple(change(step, moment.agenda.day) for step in moment.agenda.steps))

    return wrong


def asking_everybody(moment: Moment) -> Agenda:
    """The agenda of a planner that proposes a direct ask wherever it proposes an open question."""
    asks = [
        replace(step, do="direct ask", key=f"{step.key}-") for step in moment.agenda.steps if step.do == "indirect ask"
    ]
    steps = sorted([*moment.agenda.steps, *asks], key=lambda step: step.due)
    return replace(moment.agenda, steps=tuple(steps))


def holding_all(moment: Moment) -> Agenda:
    """The agenda of a planner that holds back what is owed."""
    return replace(
        moment.agenda, steps=(), held_back=tuple(HeldBack(step, "limit", "Too many.") for step in moment.agenda.steps)
    )


MUTATIONS: dict[str, Callable[[Moment], Agenda]] = {
    "no comfort": releasing("comfort"),
    "no limit": releasing("limit"),
    "no permission": releasing("permission"),
    "no checking": releasing("checking"),
    "no pause": releasing("pause"),
    "no thanks": forgetting("thank"),
    "no debrief": forgetting("debrief"),
    "no thanks to introducers": forgetting("thank introducer"),
    "no report": forgetting("report to introducer"),
    "promises forgotten": forgetting("keep promise"),
    "nobody followed up": forgetting("follow up"),
    "a direct ask at any time": asking_everybody,
    "owed steps held back": holding_all,
    "no reason": changing(lambda step, _: replace(step, reasons=())),
    "shown before its day": changing(lambda step, day: replace(step, appears=day + timedelta(days=1))),
    "a step to somebody unknown": changing(lambda step, _: replace(step, person="nobody") if step.person else step),
}


@pytest.mark.parametrize("wrong", MUTATIONS)
def test_the_checker_sees_what_is_wrong(wrong: str) -> None:
    seen = [judged(name, moment.history, MUTATIONS[wrong](moment)) for name in NAMES for moment in told(name)]
    assert any(seen), wrong


def test_a_never_that_is_let_through_is_seen() -> None:
    seen = [judged("Kelley", moment.history, releasing("never")(moment)) for moment in told("Kelley")]
    assert any(seen)


def test_a_key_that_hangs_on_its_rule_is_seen() -> None:
    changed = 0
    for moment in told("Plain")[:50]:
        by_rule = {f"{step.key}{step.reason.rule}" for step in moment.agenda.steps}
        other = plan(reworded("Plain"), moment.history.situation, moment.history.facts, moment.history.today)
        changed += by_rule != {f"{step.key}{step.reason.rule}" for step in other.steps}
    assert changed


def test_a_planner_that_draws_lots_is_seen() -> None:
    moment = next(one for one in told("Plain") if len(one.agenda.steps) > 1)
    drawn = replace(moment.agenda, steps=tuple(reversed(moment.agenda.steps)))
    assert drawn != planned("Plain", moment.history)
