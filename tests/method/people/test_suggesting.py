"""Whom to write to first: examples written from what the order is to follow, and properties."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoelse.method.people.shared_past import OVERLAPS, SharedPast
from whoelse.method.people.suggesting import HANDFUL, Candidate, Suggestion, handful, reason, suggest

TODAY = date(2026, 1, 14)

#: From worse to better, each step all else being equal. Equal ones stand together.
CLOSENESS = ((("cannot place",), (None,), ("close",), ("slightly",), ("known",)), "closeness")
LAST = ((None,), (TODAY - timedelta(days=20),), (TODAY - timedelta(days=500),), (TODAY - timedelta(days=1200),))
SHARED = (
    (None,),
    (SharedPast("Initech", "unknown"), SharedPast("Initech", "other years")),
    (SharedPast("Initech", "same years"),),
)
WROTE = (("",), ("one",), ("both",))
THERE = (("knows",), ("before",), ("now",))
PLACES = ((9,), (4,), (1,), (0,))
BETTER: dict[str, tuple[tuple[Any, ...], ...]] = {
    "closeness": CLOSENESS[0],
    "last_on": LAST,
    "shared": SHARED,
    "wrote": WROTE,
    "there": THERE,
    "place": PLACES,
}

days = st.one_of(st.none(), st.integers(0, 4000).map(lambda number: TODAY - timedelta(days=number)))
candidates = st.builds(
    Candidate,
    id=st.text("abc", min_size=1, max_size=4),
    name=st.sampled_from(["Ana", "Ben", "Cleo"]),
    target=st.sampled_from([None, "acme", "globex"]),
    target_name=st.just("Acme"),
    place=st.one_of(st.none(), st.integers(0, 40)),
    there=st.sampled_from(["now", "before", "knows", ""]),
    closeness=st.sampled_from([None, "close", "known", "slightly", "cannot place"]),
    last_on=days,
    last_by=st.sampled_from(["me", "them", ""]),
    wrote=st.sampled_from(["both", "one", ""]),
    recommended=st.sampled_from(["given", "received", "both", ""]),
    shared=st.one_of(
        st.none(),
        st.builds(
            SharedPast,
            st.just("Initech"),
            st.sampled_from(OVERLAPS),
        ),
    ),
)
many = st.lists(candidates, max_size=12, unique_by=lambda one: one.id)


def order(*people: Candidate, closest_first: bool = False) -> list[str]:
    return [one.person for one in suggest(people, today=TODAY, closest_first=closest_first)]


@pytest.mark.parametrize(
    ("candidate", "said"),
    [
        (
            Candidate(
                "1",
                "Ana Sol",
                "Ana",
                shared=SharedPast("Initech", "same years"),
                last_on=date(2021, 5, 3),
                last_by="me",
                closeness="known",
            ),
            "You worked at Initech in the same years, probably together; you last wrote in 2021; you know each other.",
        ),
        (
            Candidate("1", "Tom Okafor", "Tom", "h", "Halden Ferries", 0, "now"),
            "Tom works at Halden Ferries, the first of your targets; "
            "how well you know each other has not been asked yet.",
        ),
        (
            Candidate("1", "Tom Okafor", "Tom", "h", "Halden Ferries", 2, "before", "close", date(2026, 1, 5), "them"),
            "Tom worked at Halden Ferries; the last message came to you this month; you are close.",
        ),
        (
            Candidate("1", "Ben", recommended="received", last_on=date(2025, 11, 2), closeness="close"),
            "Ben recommended you; you were last in touch in November 2025; you are close.",
        ),
        (
            Candidate("1", "Cleo Ray", "Cleo", "k", "Kestrel", 0, "now", recommended="received", closeness="slightly"),
            "Cleo works at Kestrel, the first of your targets, and recommended you; "
            "you know each other slightly, and such people often hear of what friends do not.",
        ),
        (
            Candidate("1", "Ben", shared=SharedPast("Initech"), closeness="cannot place"),
            "You both have worked at Initech, perhaps at the same time; you could not place the name.",
        ),
        (
            Candidate("1", "Ben", shared=SharedPast("Initech", "both now"), closeness="known"),
            "You both work at Initech; you know each other.",
        ),
    ],
)
def test_the_reason_claims_no_more_than_is_known(candidate: Candidate, said: str) -> None:
    assert reason(candidate, TODAY) == said


def test_who_works_where_one_wants_to_comes_before_who_does_not() -> None:
    there = Candidate("there", "Zoe", target="h", target_name="Halden", place=0, there="now")
    elsewhere = Candidate("elsewhere", "Ana", closeness="known")
    assert order(elsewhere, there) == ["there", "elsewhere"]


def test_silence_of_years_is_no_reason_to_come_last() -> None:
    dormant = Candidate("dormant", "Zoe", closeness="known", last_on=date(2021, 3, 1))
    fresh = Candidate("fresh", "Ana", closeness="known", last_on=date(2026, 1, 9))
    never = Candidate("never", "Ben", closeness="known")
    assert order(never, fresh, dormant) == ["dormant", "fresh", "never"]


def test_the_middle_of_closeness_comes_first_unless_the_playbook_begins_inside() -> None:
    people = [Candidate(word or "-", "Ana", closeness=word) for word in ("close", "known", "slightly", None)]
    assert order(*people) == ["known", "slightly", "close", "-"]
    assert order(*people, closest_first=True) == ["close", "known", "slightly", "-"]


def test_a_handful_is_not_all_of_one_place() -> None:
    there = [Candidate(f"h{n}", f"Ana {n}", target="h", target_name="H", place=0, there="now") for n in range(6)]
    other = [Candidate(f"k{n}", f"Ben {n}", target="k", target_name="K", place=1, there="now") for n in range(2)]
    ranked = suggest([*there, *other], today=TODAY)
    assert [one.person for one in handful(ranked)] == ["h0", "h1", "k0", "k1", "h2"]


def test_a_handful_of_one_place_is_full_all_the_same() -> None:
    there = [Candidate(f"h{n}", f"Ana {n}", target="h", target_name="H", place=0, there="now") for n in range(9)]
    assert [one.person for one in handful(suggest(there, today=TODAY))] == ["h0", "h1", "h2", "h3", "h4"]


@given(many, st.randoms(use_true_random=False), st.booleans())
def test_the_order_they_come_in_does_not_matter(people: list[Candidate], chance: object, inside: bool) -> None:
    mixed = list(people)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert order(*mixed, closest_first=inside) == order(*people, closest_first=inside)


@given(many)
def test_nobody_is_lost_and_nobody_comes_twice(people: list[Candidate]) -> None:
    ranked = suggest(people, today=TODAY)
    assert sorted(one.person for one in ranked) == sorted(one.id for one in people)
    few = handful(ranked)
    assert len(few) == min(HANDFUL, len(people))
    assert len({one.person for one in few}) == len(few)


@given(candidates, st.sampled_from(sorted(BETTER)), st.data())
def test_better_in_one_thing_and_equal_in_all_others_comes_first(
    one: Candidate, respect: str, data: st.DataObject
) -> None:
    steps = BETTER[respect]
    better = data.draw(st.integers(1, len(steps) - 1))
    worse = data.draw(st.integers(0, better - 1))
    one = replace(one, there=one.there or "now", place=one.place or 0)
    if respect == "wrote":
        one = replace(one, recommended="")
    # Were they equals, the one of the lower id would come first: that is the worse.
    low = replace(one, id="a", name="Ana", **{respect: data.draw(st.sampled_from(steps[worse]))})
    high = replace(one, id="z", name="Ana", **{respect: data.draw(st.sampled_from(steps[better]))})
    assert order(low, high)[0] == "z"


@given(candidates, st.sampled_from(["known", "slightly"]), st.booleans())
def test_the_middle_never_comes_after_who_cannot_be_placed(one: Candidate, middle: str, inside: bool) -> None:
    placed = replace(one, id="z", closeness=middle)
    unplaced = replace(one, id="a", closeness="cannot place")
    assert order(placed, unplaced, closest_first=inside) == ["z", "a"]


@given(many)
def test_reasons_are_one_sentence_without_figures_of_merit(people: list[Candidate]) -> None:
    for one in suggest(people, today=TODAY):
        assert isinstance(one, Suggestion)
        assert one.reason.endswith(".")
        assert one.reason.count(".") == 1
        assert "!" not in one.reason
