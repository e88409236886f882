from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoelse.method.words import (
    business_days_in_words,
    count_in_words,
    counted,
    date_in_words,
    day_in_words,
    list_in_words,
    near_day_in_words,
)

TODAY = date(2026, 1, 14)


def test_a_day_of_this_year_and_of_another() -> None:
    assert day_in_words(date(2026, 1, 5), TODAY) == "on Monday 5 January"
    assert date_in_words(date(2025, 12, 31), TODAY) == "Wednesday 31 December 2025"


@pytest.mark.parametrize(
    ("day", "words"), [(13, "yesterday"), (14, "today"), (15, "tomorrow"), (16, "on Friday 16 January")]
)
def test_days_close_by(day: int, words: str) -> None:
    assert near_day_in_words(date(2026, 1, day), TODAY) == words


def test_counts_are_words_up_to_ten() -> None:
    assert [count_in_words(number) for number in (0, 1, 10, 11, 2000)] == ["no", "one", "ten", "11", "2,000"]
    assert counted(1, "person", "people") == "one person"
    assert counted(3, "person", "people") == "three people"
    assert counted(2, "name") == "two names"


def test_no_count_is_negative() -> None:
    with pytest.raises(ValueError, match="-1"):
        count_in_words(-1)


def test_business_days_stand_in_digits() -> None:
    assert business_days_in_words(1) == "1 business day"
    assert business_days_in_words(7) == "7 business days"


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ([], ""),
        (["Acme"], "Acme"),
        (["Acme", "Globex"], "Acme and Globex"),
        (["Acme", "Globex", "Initech"], "Acme, Globex and Initech"),
    ],
)
def test_lists(names: list[str], words: str) -> None:
    assert list_in_words(names) == words


def test_a_long_list_counts_the_rest() -> None:
    assert list_in_words(["Acme", "Globex", "Initech"], most=2) == "Acme, Globex and one other"
    assert list_in_words(["A", "B", "C", "D"], most=2) == "A, B and two others"


def test_names_with_commas_of_their_own_are_parted_by_semicolons() -> None:
    names = ["Trinity College, Cambridge", "Board of Longitude", "Acme"]
    assert list_in_words(names) == "Trinity College, Cambridge; Board of Longitude; and Acme"
    assert list_in_words(names, most=1) == "Trinity College, Cambridge; and two others"


@given(st.lists(st.sampled_from(["Acme", "Globex", "Halden"]), max_size=8))
def test_every_name_is_said(names: list[str]) -> None:
    assert list_in_words(names).replace(" and ", ", ").split(", ") == (names or [""])
