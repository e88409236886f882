import pytest

from whoelse.method.playbook.durations import Duration, NotADuration, duration


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 business days", Duration(3, "business day")),
        ("1 business day", Duration(1, "business day")),
        ("six weeks", Duration(6, "week")),
        ("24 hours", Duration(24, "hour")),
        ("  5   Business  Days ", Duration(5, "business day")),
        ("the same day", Duration(0, "day")),
        ("next business week", Duration(0, "day", next_week=True)),
        ("the day named, else 1 week", Duration(1, "week", named=True)),
    ],
)
def test_a_wait_in_words(text: str, expected: Duration) -> None:
    assert duration(text) == expected


@pytest.mark.parametrize(
    "text", ["soon", "3", "3 busness days", "-1 days", "some weeks", "", "the day named", "11 years"]
)
def test_what_is_no_wait(text: str) -> None:
    with pytest.raises(NotADuration, match=r"“.*” is (not a wait|longer)"):
        duration(text)


@pytest.mark.parametrize(
    "text", ["1 business day", "2 weeks", "the same day", "next business week", "the day named, else 3 months"]
)
def test_written_as_it_is_read(text: str) -> None:
    assert str(duration(text)) == text


@pytest.mark.parametrize(
    ("text", "short"), [("24 hours", True), ("1 day", True), ("25 hours", False), ("1 business day", False)]
)
def test_a_day_or_less(text: str, short: bool) -> None:
    assert duration(text).days_at_most_one is short
