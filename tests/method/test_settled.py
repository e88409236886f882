"""Who is closed and owed nothing need not be read: the plan is the same without what happened with them."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.method.crowds import Crowd, crowd, named
from tests.method.lives import PLAYBOOKS, playbook

from whoelse.method.agenda import plan
from whoelse.method.agenda.settled import reads_everybody, settled, speaks_of_others
from whoelse.method.facts import Fact
from whoelse.method.playbook.document import Limit, Rule

DAY = date(2026, 3, 2)
TURNS = {"person chosen", "invitation sent", "person closed"}
SEEDS = 48


def happened(*kinds: str, **fields: object) -> list[Fact]:
    """One fact a day of each kind, about Maria."""
    return [
        Fact(f"{at}", kind, DAY + timedelta(days=at), DAY + timedelta(days=at), "maria", **fields)  # type: ignore[arg-type]
        for at, kind in enumerate(kinds)
    ]


@pytest.mark.parametrize(
    ("facts", "is_settled"),
    [
        (happened("invitation sent", "person closed"), True),
        (happened("invitation sent", "follow-up sent"), False),
        (happened("invitation sent", "person closed", "person chosen"), False),
        (happened("conversation held", "debrief written", "thank-you sent", "person closed"), True),
        (happened("conversation held", "debrief written", "person closed"), False),
        (happened("conversation held", "thank-you sent", "person closed"), False),
        (happened("reply received", answer="no"), False),
        ([*happened("reply received", answer="no"), *happened("", "thank-you sent")[1:]], True),
        ([*happened("promise made", by="me"), *happened("", "person closed")[1:]], False),
        ([*happened("promise made", "promise kept", by="me"), *happened("", "", "person closed")[2:]], True),
        # Agreed and closed: the day comes, and then it is asked whether they talked.
        (
            [*happened("conversation agreed", for_day=DAY + timedelta(days=30)), *happened("", "person closed")[1:]],
            False,
        ),
        (happened("introduction made", by="maria"), False),
    ],
)
def test_whoever_is_closed_and_owed_nothing_is_settled(facts: list[Fact], is_settled: bool) -> None:
    found = settled(facts, ["maria"], DAY + timedelta(days=10))
    assert ("maria" in found) == is_settled
    if is_settled:
        assert found["maria"] == facts[-1].on


def test_a_talk_that_fell_through_is_told_of_until_its_day_is_past() -> None:
    agreed = happened("conversation agreed", for_day=DAY + timedelta(days=5))
    over = happened("", "conversation cancelled", "person closed")[1:]
    assert settled([*agreed, *over], ["maria"], DAY + timedelta(days=9)) == {"maria": DAY + timedelta(days=5)}


def test_an_introducer_is_owed_the_news_of_whom_they_led_to() -> None:
    led = [
        Fact("a", "introduction made", DAY, DAY, "tom", by="maria"),
        Fact("b", "introducer thanked", DAY, DAY, "maria", about="tom"),
        Fact("c", "person closed", DAY, DAY, "maria"),
    ]
    talked = Fact("d", "conversation held", DAY + timedelta(days=3), DAY + timedelta(days=3), "tom")
    told = Fact("e", "introducer told", DAY + timedelta(days=4), DAY + timedelta(days=4), "maria", about="tom")
    later = DAY + timedelta(days=9)
    assert settled(led, ["maria"], later) == {"maria": DAY}
    assert settled([*led, talked], ["maria"], later) == {}
    assert settled([*led, talked, told], ["maria"], later) == {"maria": told.on}


def test_what_corrects_or_lies_ahead_keeps_somebody_read() -> None:
    closed = happened("invitation sent", "person closed")
    assert settled([closed[0], replace(closed[1], corrects="x")], ["maria"], DAY + timedelta(days=9)) == {}
    assert settled(closed, ["maria"], DAY) == {}


def test_a_plan_is_the_same_without_what_happened_with_the_settled() -> None:
    seen: Counter[str] = Counter()
    for seed in range(SEEDS):
        one = crowd(seed)
        followed = playbook(one.playbook)
        for day in (one.today, one.today + timedelta(days=seed % 60)):
            facts, left_out = read(one, day)
            seen["left out"] += len(left_out)
            seen["not read"] += len(one.facts) - len(facts)
            whole = plan(followed, one.situation, one.facts, day)
            assert plan(followed, replace(one.situation, settled=left_out), facts, day) == whole, (seed, day)
    print(f"{seen['not read']} facts about {seen['left out']} people not read")
    assert seen["left out"] > 3 * SEEDS


def read(one: Crowd, day: date) -> tuple[list[Fact], frozenset[str]]:
    """What is read of a crowd, and of whom not everything is."""
    over = frozenset(settled(one.facts, one.people, one.today))
    of_others = [fact for fact in one.facts if speaks_of_others(fact, over)]
    kept = {person for fact in of_others for person in named(fact)} | ({min(over)} if over else set())
    known = sorted((fact for fact in one.facts if fact.on <= day), key=lambda fact: (fact.on, fact.noted))
    kept |= {next((fact.person for fact in reversed(known) if fact.kind in TURNS), None) or ""}
    for person in over:
        seen = one.situation.people.get(person)
        if seen is not None and (seen.at in one.situation.targets or seen.closeness == "close"):
            kept.add(person)
    there = {id(fact) for fact in of_others}
    facts = [fact for fact in one.facts if id(fact) in there or fact.person in kept or fact.by in kept]
    return facts, over - kept


def test_playbooks_that_count_over_everybody_read_everybody() -> None:
    assert not any(reads_everybody(playbook(name)) for name in PLAYBOOKS)
    plain = playbook("Plain")
    limit = Limit.model_validate({"id": "few", "of": "keep in touch", "at most": 20, "because": "Not more."})
    assert reads_everybody(plain.model_copy(update={"limits": (limit,)}))
    own = Rule.model_validate({"id": "own", "when": "invitation sent", "do": "thank", "because": "I do."})
    assert reads_everybody(plain.model_copy(update={"rules": (*plain.rules, own)}))
