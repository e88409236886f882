"""Who led to whom."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from whoelse.method.network.chain import Led, chain

MONDAY = date(2026, 1, 5)


def led(introducer: str, person: str, days: int = 0, *, firm: bool = True) -> Led:
    """An introduction so many days after Monday."""
    return Led(introducer, person, MONDAY + timedelta(days=days), firm)


def test_generations_are_counted_from_those_the_user_started_with() -> None:
    found = chain([led("Maria", "Tom"), led("Tom", "Elena", 3), led("Samuel", "Ana")])
    assert found.started_with == ("Maria", "Samuel")
    assert found.path("Elena") == ("Maria", "Tom", "Elena")
    assert [found.generation(name) for name in ("Maria", "Tom", "Elena", "Nobody")] == [1, 2, 3, 1]
    assert found.led_to["Maria"] == ("Tom",)


def test_who_brought_them_together_counts_before_who_named_first() -> None:
    found = chain([led("Samuel", "Tom", firm=False), led("Maria", "Tom", 4)])
    assert found.led_by["Tom"] == "Maria"


def test_of_two_who_named_somebody_the_first_counts() -> None:
    assert chain([led("Samuel", "Tom", 1), led("Maria", "Tom", 0)]).led_by["Tom"] == "Maria"


def test_an_introduction_back_up_the_chain_leads_nowhere_new() -> None:
    found = chain([led("Maria", "Tom"), led("Tom", "Elena", 1), led("Elena", "Maria", 2)])
    assert "Maria" not in found.led_by
    assert found.generation("Elena") == 3


def test_nobody_leads_to_themselves() -> None:
    assert chain([led("Maria", "Maria")]).led_by == {}


NAMES = st.sampled_from("ABCDEF")


@given(st.lists(st.builds(led, NAMES, NAMES, st.integers(0, 20), firm=st.booleans())))
def test_every_way_ends_with_somebody_the_user_started_with(introductions: list[Led]) -> None:
    found = chain(introductions)
    for person in {one.person for one in introductions if one.person != one.introducer}:
        way = found.path(person)
        assert len(set(way)) == len(way)
        assert way[0] in found.started_with or way == (person,)
    assert sum(len(to) for to in found.led_to.values()) == len(found.led_by)
