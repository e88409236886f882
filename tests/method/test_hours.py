"""Hours as people write them."""

import pytest

from whoelse.method.hours import hours_written, minutes_of


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("6", 360),
        (" 6 h ", 360),
        ("6.5 hours", 390),
        ("6,25", 375),
        (".5", 30),
        ("6½", 390),
        ("½", 30),
        ("6:20", 380),
        ("168", 10_080),
        ("0", 0),
        ("", 0),
    ],
)
def test_what_is_written(written: str, minutes: int) -> None:
    assert minutes_of(written) == minutes


@pytest.mark.parametrize("written", ["some", "-2", "6:75", "6..5", "6.5.5", "1e3", "٦x", "six", "h", " hours "])
def test_what_is_no_number_of_hours(written: str) -> None:
    with pytest.raises(ValueError, match=r"such as 6, 6\.5 or 6:30"):
        minutes_of(written)


def test_more_than_a_week_has() -> None:
    with pytest.raises(ValueError, match="168"):
        minutes_of("168.5")


@pytest.mark.parametrize(
    ("minutes", "said"), [(360, "6"), (390, "6½"), (45, "¾"), (380, "6:20"), (5, "0:05"), (0, "0")]
)
def test_in_figures(minutes: int, said: str) -> None:
    assert hours_written(minutes) == said
    assert minutes_of(said) == minutes
