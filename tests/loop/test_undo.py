"""Taking an act back: its facts count no more, its rows go back; what was changed or used since is kept, and named."""

from datetime import timedelta

import pytest

from tests.architecture.everything import rows
from tests.cast import TODAY, Cast
from whoelse.conversations import actions as words
from whoelse.conversations import queries as said
from whoelse.journal import queries as journal
from whoelse.journal.queries import facts
from whoelse.loop import choosing, debriefing, writing
from whoelse.loop.outcome import Refusal
from whoelse.loop.people import NewPerson, add_person, change_role, edit_person, merge_people
from whoelse.loop.undoing import undo
from whoelse.people import queries as people
from whoelse.searches.access import NotFound, Viewer

TOMORROW = TODAY + timedelta(days=1)
RECORDS = ("people.", "conversations.", "introductions.", "playbooks.")


def records(viewer: Viewer) -> dict[str, object]:
    return {table: found for table, found in rows(viewer.search).items() if table.startswith(RECORDS)}


def test_a_debrief_goes_back_whole(cast: Cast) -> None:
    choosing.choose_person(cast.nadia, cast.maria, today=TODAY)
    words.keep(cast.nadia, "debrief:x", {"learned": "Planners"}, revision=0)
    before, told = records(cast.nadia), facts(cast.nadia)
    done = debriefing.write_debrief(
        cast.nadia,
        new=NewPerson("Jonas Weber", at="Orrery Rail"),
        learned="Planners visit.",
        rapport=4,
        comfort="hesitant",
        asked="direct",
        answer="named",
        named=[debriefing.Named(new=NewPerson("Ingrid Solberg"), quote="She knows.")],
        promises=[debriefing.Promised("me", "The paper")],
        advice=["Visit the crews."],
        leads=["A planner is wanted."],
        resources=["The report"],
        kept_questions=["What changes?"],
        form="debrief:x",
        today=TODAY,
    )
    assert said.kept(cast.nadia, "debrief:x") is None
    assert len(facts(cast.nadia)) == len(told) + 6
    undone = undo(cast.nadia, done.act, today=TODAY)
    assert undone.kept == ()
    assert facts(cast.nadia) == told
    assert records(cast.nadia) == before


def test_what_was_changed_since_is_kept(cast: Cast) -> None:
    first = edit_person(cast.nadia, cast.maria, note="Away in May.", today=TODAY)
    edit_person(cast.nadia, cast.maria, called="Mia", today=TODAY)
    undone = undo(cast.nadia, first.act, today=TODAY)
    assert [(row.name, row.reason) for row in undone.kept] == [("Maria Lindqvist", "changed since")]
    assert people.person(cast.nadia, cast.maria).note == "Away in May."


def test_who_was_written_to_since_stays_with_all_that_was_said_of_them(cast: Cast) -> None:
    added = add_person(cast.nadia, NewPerson("Jonas Weber", at="Orrery Rail"), today=TODAY)
    assert added.person is not None
    writing.mark_sent(cast.nadia, kind="invitation", person=added.person, today=TODAY)
    with pytest.raises(Refusal, match="something is noted about Jonas Weber since"):
        undo(cast.nadia, added.act, today=TODAY)
    there = people.person(cast.nadia, added.person)
    assert (there.name, there.organisation) == ("Jonas Weber", "Orrery Rail")
    assert journal.act(cast.nadia, added.act).retracted is False


def test_an_organisation_that_others_joined_is_kept(cast: Cast) -> None:
    added = add_person(cast.nadia, NewPerson("Jonas Weber", at="Orrery Rail"), today=TODAY)
    change_role(cast.nadia, cast.maria, at="Orrery Rail", today=TODAY)
    undone = undo(cast.nadia, added.act, today=TODAY)
    assert [(row.name, row.reason) for row in undone.kept] == [("Orrery Rail", "used since")]
    with pytest.raises(NotFound):
        people.person(cast.nadia, added.person or "")


def test_a_merge_goes_back(cast: Cast) -> None:
    writing.mark_sent(cast.nadia, kind="invitation", person=cast.maria, today=TODAY)
    before, told = records(cast.nadia), facts(cast.nadia)
    merged = merge_people(cast.nadia, kept=cast.tom, merged=cast.maria, today=TODAY)
    assert [fact.person for fact in facts(cast.nadia)] == [cast.tom]
    undo(cast.nadia, merged.act, today=TODAY)
    assert facts(cast.nadia) == told
    assert records(cast.nadia) == before


def test_only_once(cast: Cast) -> None:
    done = choosing.choose_person(cast.nadia, cast.maria, today=TODAY)
    undo(cast.nadia, done.act, today=TODAY)
    with pytest.raises(Refusal, match="already"):
        undo(cast.nadia, done.act, today=TODAY)


def test_an_undoing_is_not_undone(cast: Cast) -> None:
    done = choosing.choose_person(cast.nadia, cast.maria, today=TODAY)
    undone = undo(cast.nadia, done.act, today=TODAY)
    with pytest.raises(NotFound):
        undo(cast.nadia, undone.act, today=TODAY)
