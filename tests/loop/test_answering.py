"""How quickly somebody answers: the user's own word goes before what is noted, and the plan goes by it."""

from datetime import date

import pytest

from tests.cast import Cast
from whoelse.loop import debriefing, planning, replying, searching, talking, writing
from whoelse.loop.outcome import Refusal
from whoelse.loop.people import edit_person
from whoelse.loop.undoing import undo
from whoelse.searches.access import NotFound, Viewer

A_MONTH_LATER = date(2026, 2, 19)
A_YEAR_LATER = date(2027, 3, 9)


@pytest.fixture
def asked(cast: Cast) -> Cast:
    """By Dalton's playbook: Maria answered on the third business day, was talked to, and asked once in writing."""
    viewer, maria = cast.nadia, cast.maria
    searching.follow_playbook(viewer, "Dalton", today=date(2026, 1, 2))
    writing.mark_sent(viewer, kind="invitation", person=maria, body="Dear Maria, ...", today=date(2026, 1, 5))
    replying.note_reply(viewer, person=maria, answer="yes", today=date(2026, 1, 8))
    debriefing.write_debrief(viewer, person=maria, rapport=4, comfort="easy", asked="none", today=date(2026, 1, 12))
    writing.mark_sent(viewer, kind="thank-you", person=maria, today=date(2026, 1, 12))
    talking.ask_made(viewer, person=maria, ask="direct", answer="resource", channel="written", today=date(2026, 1, 19))
    writing.mark_sent(viewer, kind="update", person=maria, today=date(2026, 1, 19))
    return cast


def with_maria(cast: Cast, day: date) -> set[str]:
    """The steps with Maria that are open on a day."""
    return {step.do for step in planning.agenda(cast.nadia, day).steps if step.person == cast.maria}


def test_who_answers_slowly_by_the_users_word_is_not_written_to_every_month(asked: Cast) -> None:
    assert "keep in touch" in with_maria(asked, A_MONTH_LATER)
    done = edit_person(asked.nadia, asked.maria, answers="slowly", today=A_MONTH_LATER)
    assert "keep in touch" not in with_maria(asked, A_MONTH_LATER)
    undo(asked.nadia, done.act, today=A_MONTH_LATER)
    assert "keep in touch" in with_maria(asked, A_MONTH_LATER)


def test_who_answers_slowly_by_the_users_word_is_asked_once(asked: Cast) -> None:
    again = date(2027, 3, 1)
    debriefing.write_debrief(asked.nadia, person=asked.maria, rapport=4, comfort="easy", asked="none", today=again)
    assert "direct ask" in with_maria(asked, A_YEAR_LATER)
    edit_person(asked.nadia, asked.maria, answers="slowly", today=A_YEAR_LATER)
    assert "direct ask" not in with_maria(asked, A_YEAR_LATER)
    edit_person(asked.nadia, asked.maria, answers="fast", today=A_YEAR_LATER)
    assert "direct ask" in with_maria(asked, A_YEAR_LATER)


def test_another_word_is_refused(cast: Cast) -> None:
    with pytest.raises(Refusal, match="Fast, slowly, or not yet"):
        edit_person(cast.nadia, cast.maria, answers="never", today=A_MONTH_LATER)


def test_a_stranger_says_nothing_of_it(cast: Cast, stranger: Viewer) -> None:
    with pytest.raises(NotFound):
        edit_person(stranger, cast.maria, answers="slowly", today=A_MONTH_LATER)
