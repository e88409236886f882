"""Which promise a word about keeping one is about."""

from datetime import date

from tests.method.lives import planner

from whoelse.method.facts import Fact
from whoelse.method.situation import PersonSeen, Situation

MARIA = Situation(people={"maria": PersonSeen("maria", "Maria Lindqvist", "Maria")})


def told(id_: str, kind: str, day: int, answers: str | None = None) -> Fact:
    """A fact of January about a promise of mine to Maria."""
    on = date(2026, 1, day)
    return Fact(id_, kind, on, on, person="maria", by="me", answers=answers)


def still_to_keep(*facts: Fact) -> list[str | None]:
    """The promises that the plan of 20 January still names."""
    agenda = planner("Plain")(MARIA, facts, date(2026, 1, 20))
    return [step.trigger for step in agenda.steps if step.do == "keep promise"]


FIRST, SECOND = told("first", "promise made", 5), told("second", "promise made", 6)


def test_one_promise_noted_as_kept_twice_leaves_the_other_to_keep() -> None:
    kept = (told("kept", "promise kept", 7, "first"), told("again", "promise kept", 8, "first"))
    assert still_to_keep(FIRST, SECOND, *kept) == ["second"]


def test_the_promise_that_is_named_is_the_one_kept() -> None:
    assert still_to_keep(FIRST, SECOND, told("kept", "promise kept", 7, "second")) == ["first"]


def test_where_none_is_named_it_is_the_oldest() -> None:
    assert still_to_keep(FIRST, SECOND, told("kept", "promise kept", 7)) == ["second"]
    assert still_to_keep(FIRST, SECOND, *(told(one, "promise kept", 7) for one in "ab")) == []
