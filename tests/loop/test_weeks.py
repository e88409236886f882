"""Hours that went into a week of the search: the user's own word, kept per week."""

from datetime import timedelta

import pytest

from tests.cast import TODAY, Cast
from whoelse.journal.queries import facts
from whoelse.loop.outcome import Refusal
from whoelse.loop.undoing import undo
from whoelse.loop.weeks import note_hours
from whoelse.searches.actions import change
from whoelse.searches.queries import minutes_noted

MONDAY = TODAY - timedelta(days=TODAY.weekday())


def test_noted_for_the_week_of_the_day(cast: Cast) -> None:
    before = facts(cast.nadia)
    note_hours(cast.nadia, day=TODAY, minutes=390, today=TODAY)
    assert minutes_noted(cast.nadia) == {MONDAY: 390}
    assert facts(cast.nadia) == before


def test_noted_again_it_takes_the_place(cast: Cast) -> None:
    note_hours(cast.nadia, day=MONDAY, minutes=390, today=TODAY)
    note_hours(cast.nadia, day=MONDAY + timedelta(days=6), minutes=60, today=TODAY)
    note_hours(cast.nadia, day=MONDAY - timedelta(days=1), minutes=30, today=TODAY)
    assert minutes_noted(cast.nadia) == {MONDAY - timedelta(days=7): 30, MONDAY: 60}


def test_taken_off(cast: Cast) -> None:
    note_hours(cast.nadia, day=TODAY, minutes=390, today=TODAY)
    note_hours(cast.nadia, day=TODAY, minutes=0, today=TODAY)
    assert minutes_noted(cast.nadia) == {}


def test_undone_step_by_step(cast: Cast) -> None:
    first = note_hours(cast.nadia, day=TODAY, minutes=390, today=TODAY)
    second = note_hours(cast.nadia, day=TODAY, minutes=60, today=TODAY)
    third = note_hours(cast.nadia, day=TODAY, minutes=0, today=TODAY)
    left = []
    for done in (third, second, first):
        assert undo(cast.nadia, done.act, today=TODAY).kept == ()
        left.append(minutes_noted(cast.nadia).get(MONDAY))
    assert left == [60, 390, None]


def test_undone_in_the_middle_what_was_noted_since_stays(cast: Cast) -> None:
    note_hours(cast.nadia, day=TODAY, minutes=390, today=TODAY)
    taken_off = note_hours(cast.nadia, day=TODAY, minutes=0, today=TODAY)
    last = note_hours(cast.nadia, day=TODAY, minutes=60, today=TODAY)
    undone = undo(cast.nadia, taken_off.act, today=TODAY)
    assert [kept.reason for kept in undone.kept] == ["changed since"]
    assert minutes_noted(cast.nadia) == {MONDAY: 60}
    assert undo(cast.nadia, last.act, today=TODAY).kept == ()
    assert minutes_noted(cast.nadia) == {}


def test_a_form_sent_twice_notes_once(cast: Cast) -> None:
    acts = {note_hours(cast.nadia, day=TODAY, minutes=60, today=TODAY, token="t").act for _ in range(2)}
    assert len(acts) == 1


def test_where_weeks_begin_on_sunday(cast: Cast) -> None:
    note_hours(cast.nadia, day=TODAY, minutes=60, today=TODAY)
    change(cast.nadia, week_begins=6)
    note_hours(cast.nadia, day=TODAY, minutes=90, today=TODAY)
    assert list(minutes_noted(cast.nadia).values()) == [90]


@pytest.mark.parametrize("minutes", [-1, 10_081])
def test_no_week_has_so_many(cast: Cast, minutes: int) -> None:
    with pytest.raises(Refusal, match="168 hours"):
        note_hours(cast.nadia, day=TODAY, minutes=minutes, today=TODAY)


def test_a_week_to_come(cast: Cast) -> None:
    with pytest.raises(Refusal, match="not come yet"):
        note_hours(cast.nadia, day=MONDAY + timedelta(days=7), minutes=60, today=TODAY)
