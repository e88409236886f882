"""Everything in one file, and out of it into an empty system: the same bytes again."""

import json

import pytest

from tests.cast import TODAY, Cast
from tests.loop.test_carrying import cleared, lived_in
from whoelse.conversations import actions as typed
from whoelse.interchange.unreadable import Unreadable
from whoelse.interchange.whole import is_whole, read_whole, written
from whoelse.journal.queries import facts
from whoelse.loop import steps
from whoelse.loop.carrying import everything, restore
from whoelse.loop.outcome import Refusal
from whoelse.loop.people import NewPerson, add_person, edit_person
from whoelse.loop.planning import agenda
from whoelse.loop.undoing import undo
from whoelse.loop.weeks import note_hours
from whoelse.people.actions import hold_batch
from whoelse.people.queries import person
from whoelse.searches.access import Viewer
from whoelse.searches.queries import minutes_noted


def lived(cast: Cast) -> None:
    """A rich history: taken back acts, drafts, put off and left out steps, a day's plan, an own playbook, an import."""
    lived_in(cast)
    add_person(cast.nadia, NewPerson("Jonas Weber"), chosen=True, today=TODAY)
    step = next(step for step in agenda(cast.nadia, TODAY).steps if not step.owed)
    steps.snooze(cast.nadia, step.key, until=TODAY.replace(day=20), today=TODAY)
    typed.keep(cast.nadia, "person:new", {"name": "Zoë “Zo” Brandt\n"}, revision=0)
    hold_batch(cast.nadia, source="linkedin", files=["Connections.csv"], plan={"rows": []}, counts={"new": 1})


def test_byte_equal_through_an_empty_system(cast: Cast) -> None:
    lived(cast)
    first, told = written(everything(cast.nadia)), facts(cast.nadia)
    tables = read_whole(first)
    for filled in (
        "journal.act",
        "journal.entry",
        "journal.recordchange",
        "conversations.draft",
        "playbooks.ownplaybook",
        "playbooks.following",
        "searches.dayplan",
        "searches.week",
        "people.importbatch",
    ):
        assert tables[filled], filled
    assert any(row["retracts_id"] for row in tables["journal.act"])
    assert any(row["kind"] == "step snoozed" for row in tables["journal.entry"])
    cleared(cast.nadia)
    assert written(everything(cast.nadia)) != first
    restore(cast.nadia, tables, today=TODAY)
    assert written(everything(cast.nadia)) == first
    assert facts(cast.nadia) == told


def test_into_the_search_of_somebody_else(cast: Cast, stranger: Viewer) -> None:
    lived(cast)
    first = written(everything(cast.nadia))
    cleared(cast.nadia)
    restore(stranger, read_whole(first), today=TODAY)
    assert written(everything(stranger)) == first


def test_what_was_done_before_can_be_taken_back_after(cast: Cast, stranger: Viewer) -> None:
    done = edit_person(cast.nadia, cast.maria, note="Away in May.", today=TODAY)
    first = written(everything(cast.nadia))
    cleared(cast.nadia)
    restore(stranger, read_whole(first), today=TODAY)
    assert undo(stranger, done.act, today=TODAY).kept == ()
    assert person(stranger, cast.maria).note == ""


def test_what_was_done_before_a_column_came_along_can_be_taken_back(cast: Cast) -> None:
    mended = edit_person(cast.nadia, cast.maria, note="Away in May.", today=TODAY)
    decides = edit_person(cast.nadia, cast.tom, note="Runs the desk.", today=TODAY)
    tables = read_whole(written(everything(cast.nadia)))
    for change in tables["journal.recordchange"]:
        for state in ("before", "after"):
            for column in ("could_decide", "answers"):
                (change[state] or {}).pop(column, None)
    for row in tables["people.person"]:
        row.pop("could_decide")
        row.pop("answers")
    cleared(cast.nadia)
    restore(cast.nadia, tables, today=TODAY)
    assert not person(cast.nadia, cast.maria).could_decide
    edit_person(cast.nadia, cast.tom, could_decide=True, today=TODAY)
    assert undo(cast.nadia, mended.act, today=TODAY).kept == ()
    assert person(cast.nadia, cast.maria).note == ""
    assert [kept.reason for kept in undo(cast.nadia, decides.act, today=TODAY).kept] == ["changed since"]
    assert person(cast.nadia, cast.tom).could_decide


def test_how_somebody_answers_comes_back(cast: Cast) -> None:
    edit_person(cast.nadia, cast.maria, answers="not yet", today=TODAY)
    tables = read_whole(written(everything(cast.nadia)))
    cleared(cast.nadia)
    restore(cast.nadia, tables, today=TODAY)
    assert [person(cast.nadia, one).answers for one in (cast.maria, cast.tom)] == ["not yet", ""]


def test_the_hours_of_a_week_come_back_and_can_be_taken_back(cast: Cast, stranger: Viewer) -> None:
    done = note_hours(cast.nadia, day=TODAY, minutes=390, today=TODAY)
    tables = read_whole(written(everything(cast.nadia)))
    cleared(cast.nadia)
    restore(stranger, tables, today=TODAY)
    assert list(minutes_noted(stranger).values()) == [390]
    assert undo(stranger, done.act, today=TODAY).kept == ()
    assert minutes_noted(stranger) == {}


def test_an_export_from_before_there_were_hours(cast: Cast) -> None:
    tables = read_whole(written(everything(cast.nadia)))
    del tables["searches.week"]
    cleared(cast.nadia)
    restore(cast.nadia, tables, today=TODAY)
    assert minutes_noted(cast.nadia) == {}


def test_more_hours_than_a_week_has_do_not_come_in(cast: Cast) -> None:
    note_hours(cast.nadia, day=TODAY, minutes=390, today=TODAY)
    tables = read_whole(written(everything(cast.nadia)))
    tables["searches.week"][0]["minutes"] = 20_000
    cleared(cast.nadia)
    with pytest.raises(Refusal):
        restore(cast.nadia, tables, today=TODAY)


def test_nothing_secret(cast: Cast) -> None:
    lived(cast)
    whole = written(everything(cast.nadia)).decode()
    assert cast.nadia.user not in whole
    assert not any(word in whole for word in ('"password', '"session', '"token', '"search_id'))
    assert whole.endswith("}\n")


def test_told_by_its_content(cast: Cast) -> None:
    assert is_whole(written(everything(cast.nadia)))
    assert is_whole(b'\xef\xbb\xbf{"format": "whoelse export"}')
    assert not is_whole(b"First Name,Last Name,Connected On\n")
    assert not is_whole(b"")


@pytest.mark.parametrize(
    ("spoiled", "sentence"),
    [
        (lambda whole: whole[:-20], "cut off"),
        (lambda whole: whole.replace(b'"version": 1', b'"version": 2'), "version 2"),
        (lambda whole: whole.replace(b"whoelse export", b"another export"), "not an export"),
        (lambda _: json.dumps({"format": "whoelse export", "version": 1, "tables": [1]}).encode(), "no tables"),
        (lambda _: b'\xff\xfe{"format": "whoelse export"', "cut off"),
    ],
)
def test_what_is_spoiled_is_said(cast: Cast, spoiled, sentence: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(Unreadable, match=sentence):
        read_whole(spoiled(written(everything(cast.nadia))))
