"""Whether two worked at one place at the same time."""

from datetime import date

import pytest

from whoelse.method.people.shared_past import SharedPast, Stay, closest, overlap

NO = None


@pytest.mark.parametrize(
    ("mine", "theirs", "connected", "said"),
    [
        (Stay("2015", "2019"), Stay("2018-06", "2021-02"), NO, "same years"),
        (Stay("2015", "2019"), Stay("2020", "2021"), NO, "other years"),
        (Stay("2015-02", "2019-03"), Stay("2019-03-31", "2021"), NO, "same years"),
        (Stay("2015-02", "2019-03"), Stay("2019-04", "2021"), NO, "other years"),
        (Stay("2022", current=True), Stay("2010", current=True), NO, "both now"),
        (Stay(current=True), Stay(current=True), NO, "both now"),
        (Stay("2015", "2019"), Stay(current=True), NO, "unknown"),
        (Stay("2015", "2019"), Stay(current=True), date(2017, 5, 1), "connected then"),
        (Stay("2015", "2019"), Stay(current=True), date(2020, 1, 1), "unknown"),
        (Stay("2015", "2019"), Stay("2014", current=True), NO, "same years"),
        (Stay("", "2019"), Stay("2010", "2012"), date(2011, 1, 1), "unknown"),
        (Stay("2015"), Stay("2010", "2016"), NO, "unknown"),
    ],
)
def test_the_days_decide_as_far_as_they_are_known(mine: Stay, theirs: Stay, connected: date | None, said: str) -> None:
    assert overlap(mine, theirs, connected_on=connected) == said
    if connected is None:
        assert overlap(theirs, mine) == said


def test_of_two_pasts_the_one_that_says_more_is_told() -> None:
    less, more = SharedPast("Acme", "unknown"), SharedPast("Initech", "same years")
    assert closest(None, less) is less
    assert closest(less, more) is closest(more, less) is more
    assert closest(SharedPast("B"), SharedPast("A")) == closest(SharedPast("A"), SharedPast("B")) == SharedPast("A")
