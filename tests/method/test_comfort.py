from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoelse.method.comfort import Comfort, comfort
from whoelse.method.facts import ASK_ANSWERS, COMFORTS, Fact

JANUARY = [date(2026, 1, 1) + timedelta(days=number) for number in range(31)]
TODAY = date(2026, 1, 20)


def fact(kind: str, day: int, **fields: object) -> Fact:
    on = date(2026, 1, day)
    return Fact(f"{kind} {day}", kind, on, on, "maria", **fields)  # type: ignore[arg-type]


def test_nothing_noted_is_unknown_not_easy() -> None:
    assert comfort([fact("debrief written", 5, rapport=5)], TODAY) == Comfort("unknown")


def test_easy_is_easy() -> None:
    seen = comfort([fact("debrief written", 5, comfort="easy")], TODAY)
    assert (seen.word, seen.held, seen.since) == ("easy", False, date(2026, 1, 5))


@pytest.mark.parametrize(
    "hesitation",
    [
        fact("conversation near its end", 5, comfort="hesitant"),
        fact("debrief written", 5, comfort="hesitant"),
        fact("debrief written", 5, asked="direct", answer="hesitated"),
        fact("ask made", 5, ask="direct", answer="hesitated"),
        fact("comfort noted", 5, comfort="hesitant"),
    ],
)
def test_each_of_the_entries_holds_and_an_easy_debrief_does_not_lift_it(hesitation: Fact) -> None:
    seen = comfort([hesitation, fact("debrief written", 10, comfort="easy")], TODAY)
    assert (seen.word, seen.held, seen.since, seen.fact) == ("hesitant", True, date(2026, 1, 5), hesitation.id)


def test_a_plain_no_is_an_answer_not_a_hesitation() -> None:
    assert not comfort([fact("ask made", 5, ask="direct", answer="no")], TODAY).held


def test_lifting_lifts_all_that_came_before() -> None:
    facts = [
        fact("comfort noted", 5, comfort="hesitant"),
        fact("debrief written", 6, comfort="not now"),
        fact("comfort lifted", 7),
    ]
    assert comfort(facts, TODAY) == Comfort("unknown")
    assert comfort([*facts, fact("debrief written", 8, comfort="hesitant")], TODAY).held


def test_lifting_late_lifts_what_happened_before_it() -> None:
    facts = [fact("comfort lifted", 10), fact("comfort noted", 5, comfort="hesitant")]
    assert not comfort(facts, TODAY).held


@pytest.mark.parametrize(("today", "held"), [(19, True), (20, False), (21, False)])
def test_not_now_holds_until_the_day_named(today: int, held: bool) -> None:
    facts = [fact("comfort noted", 5, comfort="not now", until=date(2026, 1, 20))]
    seen = comfort(facts, date(2026, 1, today))
    assert seen.held is held
    assert seen.word == ("not now" if held else "unknown")


def test_entries_of_one_day_that_say_the_same_are_one_happening() -> None:
    facts = [
        fact("debrief written", 5, comfort="not now"),
        fact("comfort noted", 5, comfort="not now", until=date(2026, 1, 10)),
    ]
    assert comfort(facts, date(2026, 1, 9)).until == date(2026, 1, 10)
    assert not comfort(facts, date(2026, 1, 10)).held


def test_what_holds_longest_is_named() -> None:
    facts = [
        fact("comfort noted", 5, comfort="hesitant"),
        fact("comfort noted", 6, comfort="not now", until=date(2026, 1, 25)),
    ]
    seen = comfort(facts, TODAY)
    assert (seen.word, seen.until, seen.fact) == ("hesitant", None, "comfort noted 5")


def test_an_easy_before_a_hesitation_says_nothing_once_that_is_over() -> None:
    facts = [
        fact("debrief written", 3, comfort="easy"),
        fact("comfort noted", 5, comfort="not now", until=date(2026, 1, 10)),
    ]
    assert comfort(facts, TODAY) == Comfort("unknown")


def test_what_happens_later_does_not_count_yet() -> None:
    assert not comfort([fact("comfort noted", 21, comfort="hesitant")], TODAY).held


_any_fact = st.builds(
    fact,
    st.sampled_from(
        [
            "conversation near its end",
            "debrief written",
            "ask made",
            "comfort noted",
            "comfort lifted",
            "thank-you sent",
        ]
    ),
    st.integers(1, 31),
    comfort=st.sampled_from([None, *COMFORTS]),
    answer=st.sampled_from([None, *ASK_ANSWERS]),
    until=st.one_of(st.none(), st.sampled_from(JANUARY)),
)
_history = st.lists(_any_fact, max_size=12)


@given(_history, st.integers(1, 31), st.sampled_from(["debrief written", "comfort noted", "conversation near its end"]))
def test_no_easy_ever_lifts(history: list[Fact], day: int, kind: str) -> None:
    before = comfort(history, JANUARY[-1])
    after = comfort([*history, fact(kind, day, comfort="easy")], JANUARY[-1])
    assert after.held is before.held
    if before.held:
        assert after == before


@given(_history)
def test_held_says_since_when_and_by_which_entry(history: list[Fact]) -> None:
    seen = comfort(history, JANUARY[-1])
    assert seen.held is (seen.word in {"hesitant", "not now"})
    assert seen.fact is None or seen.fact in {one.id for one in history}
    assert seen.until is None or (seen.held and seen.until > JANUARY[-1])


@given(_history)
def test_lifting_at_the_end_always_lifts(history: list[Fact]) -> None:
    assert not comfort([*history, fact("comfort lifted", 31)], JANUARY[-1]).held
