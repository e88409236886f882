"""What a playbook would have proposed in past weeks, with only what was noted by then."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.method.histories import Teller, whole
from tests.method.histories.telling import people, situation
from tests.method.lives import PLAYBOOKS, planner, playbook

from whoelse.method.agenda.rehearsing import Progress, Rehearsal, rehearse, rehearsed
from whoelse.method.facts import Fact

MONDAY = date(2026, 1, 5)


def told(teller: Teller, last: date, name: str = "Plain", first: date = MONDAY) -> Rehearsal:
    """A rehearsal of what was told."""
    return rehearsed(playbook(name), situation(people(5)), teller.told, first, last)


def seen(rehearsal: Rehearsal) -> list[tuple[str, str | None, date, date | None, str]]:
    """Its proposals: step, person, first day, until, and how they ended; but not whom to choose."""
    return [
        (one.do, one.person, one.first, one.until, one.ended)
        for one in rehearsal.proposals
        if one.do != "choose person"
    ]


def test_a_follow_up_proposed_and_done() -> None:
    teller = Teller()
    teller.tell("invitation sent", MONDAY, "maria")
    teller.tell("follow-up sent", MONDAY + timedelta(days=8), "maria")

    rehearsal = told(teller, MONDAY + timedelta(days=10))

    assert seen(rehearsal) == [("follow up", "maria", MONDAY + timedelta(days=7), MONDAY + timedelta(days=8), "done")]
    assert rehearsal.proposals[-1].answer == teller.told[-1]
    assert [fact.kind for fact in rehearsal.unproposed] == ["invitation sent"]


def test_what_came_and_went_on_one_day_is_seen() -> None:
    teller = Teller()
    teller.tell("conversation held", MONDAY, "maria")
    teller.tell("thank-you sent", MONDAY, "maria")

    assert ("thank", "maria", MONDAY, MONDAY, "done") in seen(told(teller, MONDAY))


def test_what_was_overtaken() -> None:
    teller = Teller()
    teller.tell("invitation sent", MONDAY, "maria")
    teller.tell("reply received", MONDAY + timedelta(days=8), "maria", answer="yes")

    [follow_up, agree] = seen(told(teller, MONDAY + timedelta(days=8)))

    assert follow_up == ("follow up", "maria", MONDAY + timedelta(days=7), MONDAY + timedelta(days=8), "overtaken")
    assert agree == ("agree", "maria", MONDAY + timedelta(days=8), None, "open")


def test_a_late_entry_is_not_known_before_it_was_noted() -> None:
    teller = Teller()
    teller.tell("invitation sent", MONDAY, "maria")
    late = Fact("late", "reply received", MONDAY + timedelta(days=2), MONDAY + timedelta(days=9), "maria", answer="yes")

    rehearsal = rehearsed(
        playbook("Plain"), situation(people(5)), [*teller.told, late], MONDAY, MONDAY + timedelta(days=9)
    )

    assert seen(rehearsal)[0] == (
        "follow up",
        "maria",
        MONDAY + timedelta(days=7),
        MONDAY + timedelta(days=9),
        "overtaken",
    )


def test_playbooks_differ() -> None:
    teller = Teller()
    teller.tell("invitation sent", MONDAY, "maria")
    last = MONDAY + timedelta(days=14)

    def first_day(name: str) -> date:
        return next(one.first for one in told(teller, last, name).proposals if one.do == "follow up")

    assert first_day("Kelley") == MONDAY + timedelta(days=7)
    assert first_day("Dalton") == MONDAY + timedelta(days=9)


def test_when_one_rule_would_have_spoken() -> None:
    teller = Teller()
    teller.tell("invitation sent", MONDAY, "maria")
    rehearsal = told(teller, MONDAY + timedelta(days=10))

    assert [one.do for one in rehearsal.of_rule("follow-up")] == ["follow up"]
    assert rehearsal.of_rule("nobody") == ()


def test_days_beside_what_was_done() -> None:
    teller = Teller()
    teller.tell("conversation held", MONDAY, "maria")
    teller.tell("thank-you sent", MONDAY + timedelta(days=1), "maria")

    days = told(teller, MONDAY + timedelta(days=2)).days()

    assert [day.day for day in days] == [MONDAY, MONDAY + timedelta(days=1)]
    assert [fact.kind for fact in days[1].done] == ["thank-you sent"]


def test_progress() -> None:
    run = rehearse(playbook("Plain"), situation(people(2)), [], MONDAY, MONDAY + timedelta(days=2))

    assert list(run) == [Progress(1, 3), Progress(2, 3), Progress(3, 3)]


def test_no_days_at_all() -> None:
    assert rehearsed(playbook("Plain"), situation({}), [], MONDAY, MONDAY - timedelta(days=1)).proposals == ()


@pytest.mark.parametrize("seed", range(12))
def test_what_is_open_at_the_end_is_the_plan_of_that_day(seed: int) -> None:
    name = PLAYBOOKS[seed % len(PLAYBOOKS)]
    history = whole(20_000 + seed, planner(name)).history
    start = history.today - timedelta(days=21)
    coming = [
        replace(fact, id=f"{fact.id}-later", noted=history.today + timedelta(days=1)) for fact in history.facts[-3:]
    ]

    made = rehearsed(playbook(name), history.situation, (*history.facts, *coming), start, history.today)

    plan = planner(name)(history.situation, history.facts, history.today)
    assert {one.key for one in made.proposals if one.ended == "open"} == {step.key for step in plan.steps}
    unknown = rehearsed(playbook(name), history.situation, history.facts, start, history.today)
    assert made.proposals == unknown.proposals
    assert all(one.first <= (one.until or history.today) for one in made.proposals)
    assert all(one.answer is not None for one in made.proposals if one.ended in {"done", "left out", "put off"})
