"""A talk begun before its day and taken back: in whatever order, day and hour come back whole, or nothing changes."""

from datetime import date, timedelta
from itertools import permutations

import pytest

from tests.architecture.everything import rows
from tests.cast import TODAY, Cast
from whoelse.conversations import queries as said
from whoelse.conversations.actions import keep
from whoelse.journal.queries import act, facts
from whoelse.loop import agreeing, debriefing, preparing, talking
from whoelse.loop.outcome import Refusal, RestsOnIt, TalkAhead
from whoelse.loop.undoing import undo
from whoelse.searches.access import Viewer

TOMORROW = TODAY + timedelta(days=1)
NOTES = "Charging windows first."
ACTS = ("began", "near", "felt", "ended")


@pytest.fixture
def agreed(cast: Cast) -> Cast:
    """Tom has agreed to talk tomorrow at two, and the list for it is saved."""
    agreeing.agree(cast.nadia, person=cast.tom, day=TOMORROW, time="14:00", minutes=30, today=TODAY)
    preparing.save_list(cast.nadia, person=cast.tom, questions=["How did you begin?"], about_me="I plan.", today=TODAY)
    return cast


def when(cast: Cast) -> tuple[date | None, str]:
    record = said.latest(cast.nadia, cast.tom)
    assert record is not None
    return record.day, record.time


def talks(viewer: Viewer) -> object:
    return rows(viewer.search)["conversations.Conversation"]


def talked(cast: Cast) -> dict[str, str]:
    """The talk held at once: begun, notes typed, near its end, felt, ended; the ids of its acts."""
    nadia, tom = cast.nadia, cast.tom
    record = said.latest(nadia, tom)
    assert record is not None
    began = talking.start_talk(nadia, person=tom, early=True, today=TODAY)
    keep(nadia, f"talk:{record.id}", {"notes": [NOTES]}, revision=0, person=tom)
    near = talking.near_its_end(nadia, person=tom, today=TODAY)
    felt = talking.near_its_end(nadia, person=tom, rapport=4, today=TODAY)
    ended = talking.held(nadia, person=tom, notes=NOTES, today=TODAY)
    return dict(zip(ACTS, (began.act, near.act, felt.act, ended.act), strict=True))


def taken_back(cast: Cast, act: str) -> bool:
    """Whether an act was taken back, wholly; where it was refused, nothing is changed."""
    before, told = talks(cast.nadia), facts(cast.nadia)
    try:
        undone = undo(cast.nadia, act, today=TODAY)
    except RestsOnIt:
        assert (talks(cast.nadia), facts(cast.nadia)) == (before, told)
        return False
    assert undone.kept == ()
    return True


@pytest.mark.parametrize("order", list(permutations(ACTS)), ids="-".join)
def test_whatever_the_order_day_and_hour_come_back_whole(agreed: Cast, order: tuple[str, ...]) -> None:
    before, told = talks(agreed.nadia), facts(agreed.nadia)
    acts = talked(agreed)
    assert when(agreed) == (TODAY, "")
    left = list(order)
    while left:
        went = next((name for name in left if taken_back(agreed, acts[name])), None)
        assert went is not None, f"None of these can be taken back: {left}"
        left.remove(went)
        assert when(agreed) == ((TODAY, "") if "began" in left else (TOMORROW, "14:00"))
    assert talks(agreed.nadia) == before
    assert facts(agreed.nadia) == told
    record = said.latest(agreed.nadia, agreed.tom)
    assert record is not None
    kept = said.kept(agreed.nadia, f"talk:{record.id}")
    assert kept is not None
    assert kept.fields == {"notes": [NOTES]}


def test_what_was_written_beside_the_day_since_stays(agreed: Cast) -> None:
    began = talking.start_talk(agreed.nadia, person=agreed.tom, early=True, today=TODAY)
    preparing.save_list(agreed.nadia, person=agreed.tom, questions=["What is hard?"], about_me="I plan.", today=TODAY)
    preparing.save_list(agreed.nadia, person=agreed.tom, questions=[], worth_knowing="Two trains.", today=TODAY)
    assert undo(agreed.nadia, began.act, today=TODAY).kept == ()
    record = said.latest(agreed.nadia, agreed.tom)
    assert record is not None
    assert (record.day, record.time, record.worth_knowing) == (TOMORROW, "14:00", "Two trains.")


def test_what_rests_on_it_is_named_the_latest_first(agreed: Cast) -> None:
    acts = talked(agreed)
    with pytest.raises(RestsOnIt) as refused:
        undo(agreed.nadia, acts["began"], today=TODAY)
    assert refused.value.acts == (acts["ended"], acts["felt"])
    assert not act(agreed.nadia, acts["began"]).retracted


def test_a_talk_that_just_happened_goes_after_its_debrief(cast: Cast) -> None:
    held = talking.held(cast.nadia, person=cast.maria, notes=NOTES, today=TODAY)
    written = debriefing.write_debrief(cast.nadia, person=cast.maria, learned="Much.", today=TODAY)
    with pytest.raises(RestsOnIt):
        undo(cast.nadia, held.act, today=TODAY)
    undo(cast.nadia, written.act, today=TODAY)
    assert undo(cast.nadia, held.act, today=TODAY).kept == ()
    assert said.latest(cast.nadia, cast.maria) is None


def test_before_its_day_it_does_not_begin_unasked(agreed: Cast) -> None:
    before = talks(agreed.nadia)
    with pytest.raises(TalkAhead) as asked:
        talking.start_talk(agreed.nadia, person=agreed.tom, today=TODAY)
    assert asked.value.day == TOMORROW
    assert isinstance(asked.value, Refusal)
    assert talks(agreed.nadia) == before


def test_on_its_day_it_begins_at_its_hour(agreed: Cast) -> None:
    talking.start_talk(agreed.nadia, person=agreed.tom, today=TOMORROW)
    assert when(agreed) == (TOMORROW, "14:00")
