"""The demo's story: told by acts alone, each on a day of its own, and worth looking at on whatever day it is opened."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from whoelse.conversations.queries import questions
from whoelse.journal.queries import facts
from whoelse.local.demo.making import tell_story
from whoelse.loop.day import open_day
from whoelse.loop.planning import situation
from whoelse.method.agenda import plan
from whoelse.method.calendar import Calendar
from whoelse.method.facts import INTRODUCTION_STATES, Fact
from whoelse.method.network.chain import Led, chain
from whoelse.method.playbook.document import Playbook
from whoelse.method.situation import Situation
from whoelse.people.queries import everybody
from whoelse.playbooks.queries import playbook_followed
from whoelse.searches.access import Viewer
from whoelse.searches.queries import search
from whoelse.today.queries import IntroductionState, TodayView, day, introductions

WEDNESDAY, SATURDAY, CHRISTMAS = date(2026, 1, 14), date(2026, 5, 2), date(2026, 12, 25)
MONDAY_TO_FRIDAY = Calendar()


@dataclass(frozen=True)
class Opened:
    """The story told up to a day, and what there is to be seen on it."""

    facts: Sequence[Fact]
    seen: TodayView
    introductions: Sequence[IntroductionState]
    situation: Situation
    playbook: Playbook
    questions: Counter[str]
    started_on: date


def person_of(viewer: Viewer, name: str) -> str:
    """The id of somebody in the story."""
    return next(person.id for person in everybody(viewer) if person.name == name)


_OPENED: dict[date, Opened] = {}


def opened(today: date) -> Opened:
    """Told and looked at once for all tests; the database is as it was before."""
    if today not in _OPENED:
        with transaction.atomic():
            viewer = tell_story(today)
            open_day(viewer, today=today)
            told = facts(viewer)
            _OPENED[today] = Opened(
                told,
                day(viewer, today),
                introductions(viewer, today),
                situation(viewer, told),
                playbook_followed(viewer),
                Counter(question.state for question in questions(viewer, person_of(viewer, "Maria Lindqvist"))),
                search(viewer).started_on,
            )
            transaction.set_rollback(True)
    return _OPENED[today]


@pytest.mark.parametrize("today", [WEDNESDAY, SATURDAY])
def test_today_and_the_board_are_worth_looking_at(db: None, today: date) -> None:
    seen = opened(today).seen
    assert 1 <= len(seen.lead) <= 3
    assert {step.do for step in seen.lead} == {"write to introduced", "report to introducer", "prepare"}
    assert [step.do for step in seen.can_wait] == ["follow up"]
    assert [held.by for held in seen.held_back] == ["comfort"]
    assert {one.state for one in opened(today).introductions} == {*INTRODUCTION_STATES, "talked", "closed"}


def test_something_of_everything_happened(db: None) -> None:
    told = opened(WEDNESDAY).facts
    assert {fact.answer for fact in told if fact.kind == "reply received"} == {"yes", "no", "later"}
    assert {fact.kind for fact in told} >= {
        "out of office", "comfort noted", "promise made", "promise kept", "advice given", "advice followed", "given",
        "follow-up sent", "update sent", "soft touch sent", "step done", "target ruled out", "lead heard",
    }  # fmt: skip


def test_of_what_was_prepared_most_was_asked_and_some_is_kept(db: None) -> None:
    assert opened(WEDNESDAY).questions == {"asked": 2, "kept for later": 2}


def test_it_is_three_generations_deep(db: None) -> None:
    made = opened(WEDNESDAY).introductions
    led = chain(Led(one.introducer, one.person, one.since) for one in made if one.person)
    assert max(led.generation(person) for person in led.led_by) == 3


def test_each_act_was_noted_on_the_day_it_tells_of(db: None) -> None:
    told = opened(WEDNESDAY)
    assert told.started_on == WEDNESDAY - timedelta(days=42)
    assert all(told.started_on <= fact.on == fact.noted <= WEDNESDAY for fact in told.facts)
    assert len({fact.on for fact in told.facts}) > 20


def test_some_days_had_nothing_in_them(db: None) -> None:
    told = opened(WEDNESDAY)
    days = [WEDNESDAY - timedelta(days=ago) for ago in range(42)]
    assert sum(1 for each in days if not plan(told.playbook, told.situation, told.facts, each).steps) >= 3


def retold(today: date, calendar: Calendar) -> list[Fact]:
    """The story as it would be told up to another day: each day moved to as many business days before that one."""

    def moved(each: date | None) -> date | None:
        if each is None or each == WEDNESDAY:
            return each and today
        if each > WEDNESDAY:
            return calendar.add_business_days(today, MONDAY_TO_FRIDAY.business_days_between(WEDNESDAY, each))
        return calendar.before(today, MONDAY_TO_FRIDAY.business_days_between(each, WEDNESDAY))

    return [
        replace(
            fact,
            on=moved(fact.on),
            noted=moved(fact.noted),
            until=moved(fact.until),
            for_day=moved(fact.for_day),
        )
        for fact in opened(WEDNESDAY).facts
    ]


def test_retold_is_what_is_really_told(db: None) -> None:
    def days(told: Sequence[Fact]) -> Counter[tuple[object, ...]]:
        return Counter((fact.kind, fact.on, fact.noted, fact.until, fact.for_day) for fact in told)

    assert days(retold(SATURDAY, MONDAY_TO_FRIDAY)) == days(opened(SATURDAY).facts)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    today=st.dates(date(2024, 1, 1), date(2036, 12, 31)),
    country=st.sampled_from([None, "GB", "US", "NO", "DE", "JP", "AE"]),
    working=st.sampled_from([range(5), range(4), [6, 0, 1, 2, 3]]),
)
@example(today=SATURDAY, country="GB", working=range(5))
@example(today=CHRISTMAS, country="NO", working=range(5))
@example(today=date(2026, 1, 1), country="US", working=range(5))
def test_today_has_one_to_three_steps_whatever_day_it_is(
    db: None, today: date, country: str | None, working: Sequence[int]
) -> None:
    told = opened(WEDNESDAY)
    calendar = Calendar(country, frozenset(working))
    there = replace(told.situation, country=country, working_days=calendar.working_days)
    steps = plan(told.playbook, there, retold(today, calendar), today).steps
    # What is owed leads on any day; of the others, as many as there is room for among three.
    assert sum(step.owed for step in steps) <= 3
    assert steps
