"""A person's story: what happened, in the user's words, the newest first."""

from datetime import timedelta

import pytest

from tests.cast import TODAY, Cast
from whoelse.loop import debriefing, keeping, undoing, writing
from whoelse.loop.people import NewPerson, merge_people
from whoelse.searches.access import NotFound, Viewer
from whoelse.today.story import Words, story

TOMORROW = TODAY + timedelta(days=1)


def test_words_stand_with_what_they_belong_to(cast: Cast) -> None:
    writing.mark_sent(
        cast.nadia, kind="invitation", person=cast.maria, subject="Ferries", body="Dear Maria", today=TODAY
    )
    debriefing.write_debrief(
        cast.nadia,
        person=cast.maria,
        learned="Planners visit.",
        promises=[debriefing.Promised("me", "The paper"), debriefing.Promised("them", "A name")],
        named=[
            debriefing.Named(person=cast.tom, quote="He likes concrete cases."),
            debriefing.Named(new=NewPerson("Ingrid Solberg"), quote="She knows shore power."),
        ],
        today=TOMORROW,
    )
    told = [(entry.kind, [word.text for word in entry.words]) for entry in story(cast.nadia, cast.maria)]
    assert told == [
        ("promise made", ["A name"]),
        ("promise made", ["The paper"]),
        ("introduction named", ["She knows shore power."]),
        ("introduction named", ["He likes concrete cases."]),
        ("debrief written", ["Planners visit."]),
        ("conversation held", []),
        ("invitation sent", ["Ferries", "Dear Maria"]),
    ]


def test_a_note_stands_on_the_line_without_a_fact(cast: Cast) -> None:
    done = keeping.note_something(cast.nadia, person=cast.tom, words="Moves to Bergen in May.", today=TODAY)
    (entry,) = story(cast.nadia, cast.tom)
    assert (entry.fact, entry.act, entry.words) == (None, done.act, (Words("note", "Moves to Bergen in May."),))


def test_of_one_day_what_was_noted_last_stands_first_with_or_without_a_fact(cast: Cast) -> None:
    """Notes tell no fact; they stood above everything else of their day."""
    keeping.note_something(cast.nadia, person=cast.maria, words="Prefers mornings.", today=TODAY)
    writing.mark_sent(cast.nadia, kind="invitation", person=cast.maria, body="Dear Maria", today=TODAY)
    keeping.note_something(cast.nadia, person=cast.maria, words="Is away in May.", today=TODAY)
    writing.mark_sent(cast.nadia, kind="agree", person=cast.maria, body="When?", today=TODAY)
    keeping.note_something(cast.nadia, person=cast.maria, words="Of yesterday.", on=TODAY - timedelta(1), today=TODAY)
    told = [entry.words[-1].text for entry in story(cast.nadia, cast.maria)]
    assert told == ["When?", "Is away in May.", "Dear Maria", "Prefers mornings.", "Of yesterday."]


def test_what_was_undone_is_gone(cast: Cast) -> None:
    done = writing.mark_sent(cast.nadia, kind="invitation", person=cast.maria, body="Dear Maria", today=TODAY)
    undoing.undo(cast.nadia, done.act, today=TODAY)
    assert story(cast.nadia, cast.maria) == ()


def test_a_merged_person_tells_one_story(cast: Cast) -> None:
    writing.mark_sent(cast.nadia, kind="invitation", person=cast.maria, body="Dear Maria", today=TODAY)
    merge_people(cast.nadia, kept=cast.tom, merged=cast.maria, today=TODAY)
    assert [entry.words for entry in story(cast.nadia, cast.tom)] == [(Words("message", "Dear Maria"),)]
    assert story(cast.nadia, cast.maria) == story(cast.nadia, cast.tom)


def test_a_stranger_finds_nobody(cast: Cast, stranger: Viewer) -> None:
    with pytest.raises(NotFound):
        story(stranger, cast.maria)
