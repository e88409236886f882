"""Where people stand in a picture of the chain."""

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from whoelse.method.network.chain import Led, chain
from whoelse.method.network.picture import spots

DAY = date(2026, 1, 5)


def test_nobody_led_to_nobody() -> None:
    assert spots(chain([])) == ()


def test_who_led_to_two_stands_between_them() -> None:
    led = [Led("maria", "tom", DAY), Led("maria", "aiko", DAY), Led("aiko", "lena", DAY), Led("elias", "sofia", DAY)]
    placed = {one.person: (one.generation, one.row, one.by) for one in spots(chain(led))}
    assert placed == {
        "maria": (1, 0.5, None),
        "tom": (2, 0, "maria"),
        "aiko": (2, 1, "maria"),
        "lena": (3, 1, "aiko"),
        "elias": (1, 2, None),
        "sofia": (2, 2, "elias"),
    }


def test_a_thousand_along_one_line() -> None:
    placed = spots(chain([Led(f"{at}", f"{at + 1}", DAY) for at in range(2_000)]))
    assert placed[-1].generation == 2_001
    assert {one.row for one in placed} == {0}


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=30))
def test_everybody_once_a_row_apart_and_no_lines_cross(pairs: list[tuple[int, int]]) -> None:
    found = chain([Led(f"{one}", f"{other}", DAY) for one, other in pairs])
    placed = spots(found)
    assert {one.person for one in placed} == {*found.led_to, *found.led_by}
    assert len({one.person for one in placed}) == len(placed)
    rows = {one.person: one.row for one in placed}
    for generation in {one.generation for one in placed}:
        here = [one for one in placed if one.generation == generation]
        assert all(other.row - one.row >= 1 for one, other in pairwise(here))
        from_ = [rows[one.by] for one in here if one.by is not None]
        assert from_ == sorted(from_)
