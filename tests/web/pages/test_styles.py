"""How a list is carried between two ways of talking."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, Cast
from whoelse.loop import agreeing
from whoelse.loop.people import edit_person
from whoelse.searches.actions import change
from whoelse.web.pages.question_list import changed
from whoelse.web.pages.styles import carried

#: The table of methods §6, in taps: which shorten the list, and whether it is set aside when the talk begins.
TABLE = {
    ("planned", "planned"): ((), False),
    ("planned", "open"): (("openers", "none"), True),
    ("planned", ""): (("openers", "none"), True),
    ("open", "planned"): (("three",), False),
    ("open", "open"): (("opener", "none"), True),
    ("open", ""): (("opener", "none"), True),
    ("", "planned"): ((), False),
    ("", "open"): (("openers", "none"), True),
    ("", ""): ((), False),
}


@pytest.mark.parametrize(("styles", "expected"), list(TABLE.items()))
def test_every_pair(styles: tuple[str, str], expected: tuple[tuple[str, ...], bool]) -> None:
    way = carried(*styles, "Tom")
    assert (tuple(tap.value for tap in way.taps), way.away) == expected
    assert len({carried(*pair, "Tom").words for pair in TABLE}) >= 7
    questions = tuple(f"Question {number}?" for number in range(5))
    for tap in way.taps:
        after = changed(questions, tap.value, offered=(), openers=())
        assert after is not None
        assert set(after.questions) | set(after.later) == set(questions)


@pytest.mark.parametrize(
    ("mine", "theirs", "says"), [("open", "planned", "Three topics only"), ("planned", "", "not noted")]
)
def test_the_sheet_offers_it(nadia: Client, people: Cast, mine: str, theirs: str, says: str) -> None:
    change(people.nadia, style=mine)
    edit_person(people.nadia, people.tom, style=theirs, today=TODAY)
    agreeing.agree(people.nadia, person=people.tom, day=TODAY, today=TODAY)
    html = nadia.get(reverse("prepare", args=[people.tom])).content.decode()
    assert says in html
    assert "Near the end" in html
