"""Why a step is there, held back or not there: rules, facts, days, and what outranks what."""

from datetime import date, timedelta
from typing import Any

import pytest
from tests.method.histories import Teller
from tests.method.histories.telling import people, situation
from tests.method.lives import days, playbook

from whoelse.method.agenda.steps import HOLDERS, STEPS
from whoelse.method.agenda.why import LADDER, LADDER_IN_WORDS, WOULD, Why, why
from whoelse.method.agenda.why_not import WhyNot, why_not
from whoelse.method.situation import Situation

MONDAY = date(2026, 1, 5)


def of(teller: Teller, today: date, do: str, name: str = "Kelley", country: str | None = None) -> Why:
    """Why a step to Maria is as it is."""
    there = _situation(country)
    found = why_not(playbook(name), there, teller.told, today, do, "maria").instead
    assert found is not None
    again = why(playbook(name), there, teller.told, today, found.step.key)
    assert again == found
    return found


def lacking(teller: Teller, today: date, do: str, name: str = "Kelley", person: str | None = "maria") -> WhyNot:
    """Why a step to Maria is not there."""
    found = why_not(playbook(name), _situation(), teller.told, today, do, person)
    assert found.instead is None
    return found


def _situation(country: str | None = None) -> Situation:
    seen = situation(people(5))
    return Situation(seen.people, seen.targets, seen.organisations, seen.my_style, country)


def test_a_follow_up_with_its_calendar() -> None:
    teller = Teller()
    teller.tell("invitation sent", date(2026, 1, 14), "maria")

    found = of(teller, date(2026, 1, 22), "follow up", country="US")

    assert (found.state, found.rank, found.held_by) == ("open", "playbook", "")
    assert [rule.id for rule in found.rules] == ["K2"]
    assert found.rules[0].whose == "ours"
    assert found.rules[0].sentence.startswith(
        "When an invitation is sent and no answer is noted: after 5 business days"
    )
    assert [fact.kind for fact in found.facts] == ["invitation sent"]
    assert [(day.day.day, day.number, day.why_not) for day in found.days] == [
        (15, 1, ""),
        (16, 2, ""),
        (17, None, "a Saturday"),
        (18, None, "a Sunday"),
        (19, None, "a holiday"),
        (20, 3, ""),
        (21, 4, ""),
        (22, 5, ""),
    ]


def test_days_away_and_paused_are_not_counted() -> None:
    teller = Teller()
    teller.tell("invitation sent", MONDAY, "maria")
    teller.tell("out of office", MONDAY + timedelta(days=1), "maria", until=MONDAY + timedelta(days=2))
    teller.tell("search paused", MONDAY + timedelta(days=3))
    teller.tell("search resumed", MONDAY + timedelta(days=4))

    found = of(teller, MONDAY + timedelta(days=8), "follow up")

    assert found.state == "coming"
    assert [day.why_not for day in found.days[:4]] == ["Maria was away", "Maria was away", "the search was paused", ""]
    assert found.sentence.endswith("Kelley would write to Maria once more.")


def test_held_back_by_a_hesitation() -> None:
    teller = Teller()
    teller.tell("conversation held", MONDAY, "maria")
    teller.tell("debrief written", MONDAY, "maria", rapport=5, comfort="easy", asked="none")
    teller.tell("thank-you sent", MONDAY, "maria")
    teller.tell("comfort noted", MONDAY + timedelta(days=2), "maria", comfort="hesitant")

    found = of(teller, MONDAY + timedelta(days=7), "direct ask", "Dalton")

    assert found.sentence == (
        "Dalton would now ask Maria for an introduction; you noted that Maria hesitated, so it waits until you lift "
        "that."
    )
    assert (found.state, found.held_by, found.rank, found.holder) == ("held back", "comfort", "comfort", "G1")
    assert [fact.kind for fact in found.facts] == ["conversation held", "debrief written", "comfort noted"]


def test_what_is_owed_passes() -> None:
    teller = Teller()
    teller.tell("conversation held", MONDAY, "maria")
    teller.tell("comfort noted", MONDAY, "maria", comfort="hesitant")

    found = of(teller, MONDAY, "thank")

    assert found.state == "open"
    assert found.passes == "It answers something somebody did, so it passes limits and hesitation."


@pytest.mark.parametrize(
    ("told", "do", "sentence"),
    [
        (
            [],
            "follow up",
            "Kelley does not propose to write to Maria once more now. It waits until an invitation is sent, and "
            "nothing of that is noted with Maria.",
        ),
        (
            [("invitation sent", 0, {}), ("follow-up sent", 7, {})],
            "follow up",
            "Kelley does not propose to write to Maria once more now. It was done: follow-up sent, on Monday 12 "
            "January.",
        ),
        (
            [("conversation near its end", 14, {"rapport": 3, "comfort": "easy"})],
            "direct ask",
            "Kelley does not propose to ask Maria for an introduction now. It asks that rapport is 4 or more, and that "
            "is not so, as far as is noted.",
        ),
        (
            [("conversation near its end", 14, {"rapport": 5, "comfort": "easy"})],
            "direct ask",
            "Kelley does not propose to ask Maria for an introduction now. It comes after the indirect ask, and none "
            "is noted in this conversation.",
        ),
        (
            [("invitation sent", 0, {}), ("person closed", 2, {"reason": "put aside"})],
            "follow up",
            "Kelley does not propose to write to Maria once more now. Maria is closed since Wednesday 7 January; being "
            "chosen or answering opens it again.",
        ),
        ([], "weekly review", "Kelley has no rule to look back on the week."),
        (
            [("search ended", 3, {})],
            "follow up",
            "Kelley does not propose to write to Maria once more now. The search has come to its end, and only what is "
            "owed goes on.",
        ),
    ],
)
def test_why_not(told: list[tuple[str, int, dict[str, Any]]], do: str, sentence: str) -> None:
    teller = Teller()
    for kind, after, fields in told:
        day = MONDAY + timedelta(days=after)
        person = None if kind.startswith("search") else "maria"
        teller.tell(kind, day, person, **fields)

    assert lacking(teller, MONDAY + timedelta(days=14), do).sentence == sentence


def test_what_was_left_out_stays_so() -> None:
    teller = Teller()
    teller.tell("invitation sent", MONDAY, "maria")
    key = of(teller, MONDAY + timedelta(days=7), "follow up").step.key
    teller.tell("step declined", MONDAY + timedelta(days=7), "maria", key=key)

    found = lacking(teller, MONDAY + timedelta(days=8), "follow up")

    assert found.missing[0].missing == "It was left out on Monday 12 January, and stays so."
    assert found.missing[0].facts[0].kind == "step declined"


def test_every_step_can_be_said() -> None:
    assert set(WOULD) == set(STEPS) - {"give"}
    assert set(LADDER) == set(LADDER_IN_WORDS)


def test_everything_on_random_days_can_be_asked() -> None:
    """Every open step, everything held back and coming has rules, a sentence and a rung; days rise one by one."""
    held = set()
    for one in days()[::25]:
        history = one.history
        for step in (*one.steps, *one.agenda.coming):
            found = why(playbook(one.playbook), history.situation, history.facts, history.today, step.key)
            assert found is not None, step
            assert found.rules, step
            assert found.rank in LADDER
            assert found.sentence[-1] in ".?", found.sentence
            assert "{" not in found.sentence
            numbers = [day.number for day in found.days if day.counted]
            assert numbers == list(range(1, len(numbers) + 1))
            held.add(found.held_by)
    assert held <= {*HOLDERS, ""}
    assert len(held) >= 3


def test_the_days_counted_are_those_of_the_step() -> None:
    for one in days()[::25]:
        history = one.history
        for step in one.agenda.steps:
            found = why(playbook(one.playbook), history.situation, history.facts, history.today, step.key)
            if found is None or step.days_counted is None or not found.days or len(found.days) >= 120:
                continue
            counted = [day for day in found.days if day.counted and day.day <= history.today]
            assert len(counted) == step.days_counted, (step, history)
