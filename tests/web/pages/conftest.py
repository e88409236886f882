"""What the tests of the pages about people share."""

from datetime import date

import pytest

from tests.cast import Cast
from whoelse.loop import debriefing, introducing


@pytest.fixture
def told(people: Cast) -> Cast:
    """Maria was talked to last week and introduced Tom on Monday."""
    debriefing.write_debrief(
        people.nadia,
        person=people.maria,
        today=date(2026, 1, 9),
        learned="Planners who get on are the ones who visit.",
        felt="Happy to. Just ask me before you use my name.",
        rapport=5,
        comfort="easy",
        asked="direct",
        answer="offered",
    )
    introducing.note_introduction(
        people.nadia,
        introducer=people.maria,
        person=people.tom,
        state="made",
        known_through="event",
        quote="The calmest person I have shared a crisis with.",
        today=date(2026, 1, 12),
    )
    return people
