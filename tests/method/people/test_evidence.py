"""Evidence of several files read together, and how far the reading of a large file has come."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whoelse.method.people.beside import ME, THEM
from whoelse.method.people.evidence import Acquainted, Evidence, together
from whoelse.method.people.pace import Pace

DATED = st.one_of(
    st.just((None, "")), st.tuples(st.dates(date(2020, 1, 1), date(2020, 1, 9)), st.sampled_from([ME, THEM]))
)


@st.composite
def evidence(draw: st.DrawFn) -> Evidence:
    first, last, invited = draw(DATED), draw(DATED), draw(DATED)
    counts = st.integers(0, 5)
    return Evidence(
        draw(counts), draw(counts), *first, *last, draw(DATED)[0], draw(DATED)[0], *invited, draw(st.booleans())
    )


@given(evidence(), evidence(), evidence())
@settings(deadline=None)
def test_the_order_of_files_does_not_matter_and_twice_says_no_more(
    one: Evidence, other: Evidence, third: Evidence
) -> None:
    assert together(one, other) == together(other, one)
    assert together(together(one, other), third) == together(one, together(other, third))
    assert together(one, one) == one
    assert together(one, Evidence()) == one


def test_letters_with_two_addresses_of_one_person_add_up() -> None:
    assert together(Evidence(mine=2), Evidence(mine=3), apart=True).mine == 5
    assert together(Evidence(mine=2), Evidence(mine=3)).mine == 3


def test_an_address_decides_and_a_name_only_where_one_bears_it() -> None:
    there = Acquainted({"anna": "1"}, {"anna berg": ["1", "2"], "tom okafor": ["3"]}, {"2": frozenset({"acme"})})
    assert there.who("Somebody", "linkedin.com/in/anna") == "1"
    assert there.who("Tom Okafor", "linkedin.com/in/nobody") is None
    assert there.who("Tom Okafor", "") == "3"
    assert there.who("Anna Berg", "") is None
    assert there.who("Anna Berg", "", "acme") == "2"
    assert there.who("Anna Berg", "", "tidewater") is None


@pytest.mark.parametrize(
    ("pace", "words", "hundredths"),
    [
        (Pace(10, 1, 100, 1), "10 rows read", 1),
        (Pace(41_000, 50, 100, 20), "41,000 rows read, about 20 seconds left", 50),
        (Pace(1_000, 90, 100, 27), "1,000 rows read, a few seconds left", 90),
        (Pace(1_000, 10, 100, 60), "1,000 rows read, about 9 minutes left", 10),
        (Pace(0, 0, 0, 60), "0 rows read", 0),
        (Pace(5, 110, 100, 60), "5 rows read", 100),
    ],
)
def test_how_far_it_is(pace: Pace, words: str, hundredths: int) -> None:
    assert (pace.words, pace.hundredths) == (words, hundredths)
