"""What holds of every agenda, tried on random histories; each property with a planner that breaks it."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from tests.method.checker import judge
from tests.method.checker.table import TABLES
from tests.method.histories import History, Teller, histories, moments
from tests.method.lives import PLAYBOOKS, Planned, Planner, agenda, days, lives, planner, playbook

from whoelse.method.agenda import plan
from whoelse.method.agenda.steps import Agenda, Step
from whoelse.method.facts import Fact
from whoelse.method.playbook.durations import Duration
from whoelse.method.situation import PersonSeen, Situation

#: What the playbooks can hold a step back by; an own rule needs a playbook of one's own.
HOLDERS = ("comfort", "never", "limit", "permission", "checking", "pause")
SOME = 150
SWITCHING = 40  # searches in which the playbook changes from week to week
#: Steps that only ever hang on one entry; not the invitation of whoever is next at a target, and not the looking back,
#: which is of another week on another weekday.
CALLED_BY_ONE_ENTRY = frozenset(step for table in TABLES.values() for step in table.steps) - {"invite", "weekly review"}


def test_the_checker_finds_nothing_on_any_day_of_random_lives():
    planned = (*days(), *lives())
    assert len(planned) > 3_000
    for one in planned:
        history = one.history
        found = judge(one.playbook, history.situation, history.facts, history.today, one.agenda)
        assert found == [], f"{one.playbook}, {history}"


@settings(max_examples=80, deadline=None)
@given(histories())
def test_the_checker_finds_nothing_in_short_histories(history):
    for name in PLAYBOOKS:
        found = judge(name, history.situation, history.facts, history.today, agenda(name, history))
        assert found == [], name


def test_most_random_histories_have_a_step_to_a_named_person():
    share = sum(any(step.person for step in one.agenda.steps) for one in lives()) / len(lives())
    print(f"{share:.0%} of {len(lives())} histories have a step to a named person")
    assert share >= 0.6


def test_every_step_word_occurs():
    words = Counter(word for one in lives() for word in {step.do for step in one.agenda.steps})
    print_shares(words)
    printed = frozenset[str]().union(*(TABLES[name].steps for name in PLAYBOOKS))
    assert set(words) == printed
    for word, count in words.items():
        could = sum(word in TABLES[one.playbook].steps for one in lives())
        assert count >= could / 100, word


def test_every_reason_for_holding_back_occurs():
    holders = Counter(by for one in lives() for by in {held.by for held in one.agenda.held_back})
    print_shares(holders)
    assert set(holders) == set(HOLDERS)
    assert min(holders.values()) >= len(lives()) / 100


def print_shares(counted: Counter[str]) -> None:
    """In how many of the histories each occurs; pytest shows it with -s."""
    for word, count in counted.most_common():
        print(f"{count / len(lives()):6.1%} {word}")


# Each property below is a function of a planner and a history: what it finds different, or None.

Property = Callable[[Planner, Planned], object]


def same_again(plans: Planner, one: Planned) -> object:
    """The same input, in another order of days and asked twice."""
    history, shuffled = one.history, list(one.history.facts)
    places = {fact.on: place for place, fact in enumerate(Random(1).sample(shuffled, len(shuffled)))}
    shuffled.sort(key=lambda fact: places[fact.on])  # the order within a day of happening stays: it has a meaning
    first = plans(history.situation, history.facts, history.today)
    second = plans(history.situation, shuffled, history.today)
    return None if first == second == plans(history.situation, history.facts, history.today) else second


def same_whoever_comes_first(plans: Planner, one: Planned) -> object:
    """The people in another order: the same steps are owed and offered, whoever the limit lets through."""
    history = one.history
    turned = replace(history.situation, people=dict(reversed(history.situation.people.items())))
    before, after = (plans(seen, history.facts, history.today) for seen in (history.situation, turned))
    return None if _all_subjects(before) == _all_subjects(after) else after


def blind_to_what_comes(plans: Planner, one: Planned) -> object:
    """Whatever is noted after today changes nothing."""
    history, tomorrow = one.history, one.history.today + timedelta(days=1)
    coming = [
        Fact(id=f"later-{kind}-{person}-{back}", kind=kind, on=tomorrow - timedelta(days=back), noted=tomorrow, **said)
        for person in history.situation.people
        for back in (0, 3)
        for kind, said in (
            ("conversation held", {"person": person}),
            ("comfort noted", {"person": person, "comfort": "hesitant"}),
            ("search paused", {}),
        )
    ]
    before = plans(history.situation, history.facts, history.today)
    after = plans(history.situation, (*history.facts, *coming), history.today)
    return None if before == after else after


def unmoved_by_strangers(plans: Planner, one: Planned) -> object:
    """Somebody else who was talked to, debriefed and thanked changes nothing for the others."""
    history = one.history
    stranger = PersonSeen(id="stranger", name="Ingrid Solheim", called="Ingrid")
    situation = replace(history.situation, people={**history.situation.people, "stranger": stranger})
    teller = Teller()
    day = history.today - timedelta(days=9)
    for kind, said in (
        ("conversation held", {}),
        ("debrief written", {"rapport": 4, "comfort": "hesitant", "asked": "direct", "answer": "later"}),
        ("thank-you sent", {}),
        ("promise made", {"by": "me"}),
    ):
        teller.tell(kind, day, "stranger", **said)
    told = [replace(fact, id=f"stranger-{fact.id}") for fact in teller.told]
    facts = sorted((*history.facts, *told), key=lambda fact: fact.noted)
    before = plans(history.situation, history.facts, history.today)
    after = plans(situation, facts, history.today)
    steps = tuple(step for step in after.steps if step.person != "stranger" and step.do != "weekly review")
    held = tuple(one for one in after.held_back if one.step.person != "stranger" and one.step.do != "weekly review")
    ours = tuple(step for step in before.steps if step.do != "weekly review")  # it counts from the first fact of all
    ours_held = tuple(one for one in before.held_back if one.step.do != "weekly review")
    return None if (ours, ours_held) == (steps, held) else after


def keys_survive_a_rename(plans: Planner, one: Planned) -> object:
    """Everybody is called something else."""
    history = one.history
    people = {
        id_: replace(seen, name=f"Someone {at}", called="")
        for at, (id_, seen) in enumerate(history.situation.people.items())
    }
    before = plans(history.situation, history.facts, history.today)
    after = plans(replace(history.situation, people=people), history.facts, history.today)
    return None if _keys(before) == _keys(after) else after


def keys_survive_a_merge(plans: Planner, one: Planned) -> object:
    """Everybody goes on under the id of another record, and what was said about steps is read through that."""
    history = one.history

    def kept(text: str | None) -> str | None:
        return None if text is None else "|".join(f"m-{part}" if part in people else part for part in text.split("|"))

    people = history.situation.people
    merged = {f"m-{id_}": replace(seen, id=f"m-{id_}") for id_, seen in people.items()}
    facts = [
        replace(
            fact,
            person=kept(fact.person),
            by=fact.by if fact.kind.startswith("promise") else kept(fact.by),
            about=kept(fact.about),
            through=kept(fact.through),
            key=kept(fact.key),
        )
        for fact in history.facts
    ]
    before = plans(history.situation, history.facts, history.today)
    after = plans(replace(history.situation, people=merged), facts, history.today)
    return None if [kept(key) for key in _keys(before)] == _keys(after) else after


PROPERTIES: dict[str, Property] = {
    "the same again": same_again,
    "whoever comes first": same_whoever_comes_first,
    "blind to what comes": blind_to_what_comes,
    "unmoved by strangers": unmoved_by_strangers,
    "keys survive a rename": keys_survive_a_rename,
    "keys survive a merge": keys_survive_a_merge,
}


@pytest.mark.parametrize("name", PROPERTIES)
def test_a_property_holds_of_random_histories(name):
    busy = [one for one in lives() if one.steps][:SOME]
    assert len(busy) == SOME
    for one in busy:
        found = PROPERTIES[name](planner(one.playbook), one)
        assert found is None, f"{one.playbook}, {one.history}\n{one.agenda}\n{found}"


BROKEN: dict[str, Callable[[Planner], Planner]] = {
    "the same again": lambda plans: (
        lambda situation, facts, today: _renamed(
            plans(situation, facts, today), lambda step: f"{step.key}{facts[0].id if facts else ''}"
        )
    ),
    "whoever comes first": lambda plans: (
        lambda situation, facts, today: plans(
            replace(situation, people=dict(list(situation.people.items())[:1])),
            [fact for fact in facts if fact.person in {None, next(iter(situation.people))}],
            today,
        )
    ),
    "blind to what comes": lambda plans: (
        lambda situation, facts, today: plans(
            situation, [replace(fact, noted=min(fact.noted, today)) for fact in facts], today
        )
    ),
    "unmoved by strangers": lambda plans: (
        lambda situation, facts, today: plans(
            situation,
            [
                replace(fact, person=next(iter(situation.people))) if fact.person == "stranger" else fact
                for fact in facts
            ],
            today,
        )
    ),
    "keys survive a rename": lambda plans: (
        lambda situation, facts, today: _renamed(
            plans(situation, facts, today), lambda step: f"{step.do} {situation.name(step.person)}"
        )
    ),
    "keys survive a merge": lambda plans: (
        lambda situation, facts, today: _renamed(plans(situation, facts, today), lambda step: step.key.upper())
    ),
}


@pytest.mark.parametrize("name", PROPERTIES)
def test_a_broken_planner_does_not_have_the_property(name):
    found = [PROPERTIES[name](BROKEN[name](planner(one.playbook)), one) for one in lives()[:SOME]]
    assert any(different is not None for different in found)


def test_keys_survive_an_edit_of_a_rule():
    """Another wait and other words for one rule move its own step at most, and no key."""
    moved = 0
    for one in [one for one in lives() if one.steps][:SOME]:
        for rule in ("follow up", "thank", "keep in touch"):
            before = plan(playbook(one.playbook), *_input(one.history))
            after = plan(edited(one.playbook, rule), *_input(one.history))
            own = {rule, "let rest"}  # resting counts from the follow-up, and a step that waits longer is not there yet
            assert _keys(before, without=own) == _keys(after, without=own)
            assert {step.key for step in after.steps if step.do == rule} <= _ever(one, rule) | {
                step.key for step in before.steps
            }
            moved += before != after
    assert moved > SOME / 10


def edited(name: str, do: str):
    """A playbook in which the rules for a step have other words and another wait."""
    followed = playbook(name)
    longer = {"follow up": "wait", "thank": "within", "keep in touch": "wait"}[do]
    return followed.model_copy(
        update={
            "rules": tuple(
                rule.model_copy(update={"because": "Edited.", longer: Duration(3, "day")})
                if rule.do == do and getattr(rule, longer) is not None
                else rule
                for rule in followed.rules
            )
        }
    )


def _ever(one: Planned, do: str) -> set[str]:
    """The keys of a step that a shorter wait brings, as the unedited planner prints them some weeks later."""
    later = replace(one.history, today=one.history.today + timedelta(days=200))
    coming = (*one.agenda.coming, *agenda(one.playbook, later).steps)
    return {step.key for step in (*coming, *one.steps) if step.do == do}


def test_keys_survive_a_change_of_playbook():
    """Under every playbook the same step on the same entry has the same key: what was done is done."""
    shared = 0
    for one in [one for one in lives() if one.steps][:SOME]:
        keys: dict[tuple[str, str | None, str | None, str | None], str] = {}
        for name in PLAYBOOKS:
            for step in agenda(name, one.history).steps:
                if step.do in CALLED_BY_ONE_ENTRY:
                    shared += _subject(step) in keys
                    assert keys.setdefault(_subject(step), step.key) == step.key, one.history
    assert shared > SOME


def test_a_change_of_playbook_and_back_changes_nothing():
    for one in [one for one in lives() if one.steps][:SOME]:
        history, other = one.history, PLAYBOOKS[PLAYBOOKS.index(one.playbook) - 1]
        there = Fact("there", "playbook changed", history.today, history.today, from_playbook=one.playbook)
        back = Fact("back", "playbook changed", history.today, history.today, from_playbook=other)
        after = agenda(one.playbook, replace(history, facts=(*history.facts, there, back)))
        assert after == one.agenda, history


def test_switching_back_and_forth_loses_and_repeats_nothing():
    """Each week another playbook may be followed. On no day is anything owed forgotten, or anything done proposed anew:
    the checker of the playbook in force reads that from the facts alone."""
    steps = 0
    for seed in range(SWITCHING):
        for moment in moments(50_000 + seed, switching(seed), looks=40):
            history = moment.history
            name = in_force(seed, history.today)
            found = judge(name, history.situation, history.facts, history.today, moment.agenda)
            assert found == [], f"seed {seed}, {name}, {history}"
            steps += len(moment.agenda.steps)
    assert steps > SWITCHING * 40


def in_force(seed: int, day: date) -> str:
    """The playbook that is followed in the week of a day."""
    return Random(f"{seed} {day.isocalendar()[:2]}").choice(PLAYBOOKS)


def switching(seed: int) -> Planner:
    """A planner under whichever playbook is in force."""
    plans = {name: planner(name) for name in PLAYBOOKS}
    return lambda situation, facts, today: plans[in_force(seed, today)](situation, facts, today)


def test_keys_survive_a_restart():
    """Another process, in which strings hash to other numbers, prints the same."""
    program = (
        "from tests.method.histories import whole\n"
        "from tests.method.lives import planner\n"
        "print([step for seed in range(12) for step in whole(seed, planner('Kelley')).agenda.steps])\n"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(("src", "."))},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1
    assert "key=" in printed.pop()


def _input(history: History) -> tuple[Situation, Sequence[Fact], date]:
    return history.situation, history.facts, history.today


def _subject(step: Step) -> tuple[str, str | None, str | None, str | None]:
    return step.do, step.person, step.about, step.trigger


def _all_subjects(made: Agenda) -> set[tuple[str, str | None, str | None, str | None]]:
    return {_subject(step) for step in (*made.steps, *(held.step for held in made.held_back))}


def _keys(made: Agenda, without: set[str] = frozenset()) -> list[str]:
    return [step.key for step in made.steps if step.do not in without]


def _renamed(made: Agenda, key: Callable[[Step], str]) -> Agenda:
    return replace(made, steps=tuple(replace(step, key=key(step)) for step in made.steps))
