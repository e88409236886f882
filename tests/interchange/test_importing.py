"""Connections of a LinkedIn export: read, planned, written once, taken back whole."""

import os
from pathlib import Path

import pytest

from tests.architecture.everything import rows
from tests.cast import TODAY, Cast
from whoelse.interchange.importing import read_files
from whoelse.interchange.unreadable import Unreadable
from whoelse.loop import importing
from whoelse.loop.choosing import choose_person
from whoelse.loop.people import change_role, set_closeness
from whoelse.loop.undoing import undo
from whoelse.people import queries as people
from whoelse.searches.access import Viewer

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
THREE = HEADER + (
    "Jonas,Weber,https://www.linkedin.com/in/jonas-weber,,Orrery Rail,Planner,05 Jan 2024\n"
    'Ingrid,"Solberg, PhD",https://www.linkedin.com/in/ingrid-solberg,i@orrery.example,Orrery Rail Ltd.,,06 Jan 2024\n'
    "Samuel,Price,https://www.linkedin.com/in/samuel-price,,,,07 Jan 2024\n"
    ",,,,,,08 Jan 2024\n"
)
RECORDS = ("people.", "conversations.", "introductions.", "playbooks.")


def bring(viewer: Viewer, text: str) -> importing.Brought:
    return importing.bring_in(viewer, read_files([("Connections.csv", text.encode())]), today=TODAY)


def records(viewer: Viewer) -> dict[str, object]:
    found = {table: found for table, found in rows(viewer.search).items() if table.startswith(RECORDS)}
    found.pop("people.ImportBatch")
    return found


def act_of(brought: importing.Brought) -> str:
    assert brought.act is not None
    return brought.act.act


@pytest.mark.shared
@pytest.mark.parametrize(
    ("sample", "new", "nameless", "organisations"),
    [
        ("li-full-Connections.csv", 2_000, 0, 28),
        ("li-era2021-Connections.csv", 3, 0, 3),
        ("li-constellation-connections.csv", 2, 0, 2),
        ("li-jobswarm-connections.csv", 3, 0, 3),
        ("li-networkjobs-Connections.csv", 10, 0, None),
        ("li-sixhops-Connections.csv", 4, 1, 3),
    ],
)
def test_samples(stranger: Viewer, sample: str, new: int, nameless: int, organisations: int | None) -> None:
    shared = os.environ.get("WHOELSE_SHARED")
    if not shared:
        pytest.skip("WHOELSE_SHARED names no folder")
    data = (Path(shared) / "samples" / sample).read_bytes()
    reading = read_files([(sample, data)])
    brought = importing.bring_in(stranger, reading, today=TODAY)
    assert brought.counts["people"] == {"new": new, "same": 0, "changed": 0, "doubtful": 0}
    assert brought.counts["nameless"] == nameless
    assert people.count(stranger) == new
    if organisations is not None:
        assert brought.counts["organisations"] == {"new": organisations, "same": 0}
    before = rows(stranger.search)
    again = importing.bring_in(stranger, reading, today=TODAY)
    assert (again.batch, again.plan.same) == (None, new)
    assert rows(stranger.search) == before


def test_written_and_again(cast: Cast) -> None:
    brought = bring(cast.nadia, THREE)
    assert brought.counts["people"] == {"new": 3, "same": 0, "changed": 0, "doubtful": 0}
    assert brought.counts["organisations"] == {"new": 1, "same": 0}
    found = {card.name: card for card in people.everybody(cast.nadia)}
    assert found["Ingrid Solberg, PhD"].organisation == "Orrery Rail"
    assert found["Jonas Weber"].role == "Planner"
    assert found["Samuel Price"].roles == ()
    before = rows(cast.nadia.search)
    assert bring(cast.nadia, THREE).batch is None
    assert rows(cast.nadia.search) == before


def test_taken_back_as_if_it_had_never_been(cast: Cast) -> None:
    before = records(cast.nadia)
    brought = bring(cast.nadia, THREE + "Tom,Okafor,linkedin.com/in/tom-okafor/,tom@halden.example,Orrery Rail,Head,\n")
    assert brought.counts["people"]["changed"] == 1
    assert people.person(cast.nadia, cast.tom).organisation == "Orrery Rail"
    undone = undo(cast.nadia, act_of(brought), today=TODAY)
    assert undone.kept == ()
    assert records(cast.nadia) == before
    assert people.batch(cast.nadia, brought.batch or "").state == "undone"


def test_who_was_changed_or_used_since_stays(cast: Cast) -> None:
    brought = bring(cast.nadia, THREE)
    ids = {card.name: card.id for card in people.everybody(cast.nadia)}
    set_closeness(cast.nadia, ids["Jonas Weber"], "close", today=TODAY)
    choose_person(cast.nadia, ids["Samuel Price"], today=TODAY)
    undone = undo(cast.nadia, act_of(brought), today=TODAY)
    assert {(row.name, row.reason) for row in undone.kept} == {
        ("Jonas Weber", "changed since"),
        ("Samuel Price", "used since"),
        ("Orrery Rail", "used since"),
    }
    assert people.person(cast.nadia, ids["Jonas Weber"]).organisation == "Orrery Rail"
    assert "Ingrid Solberg, PhD" not in {card.name for card in people.everybody(cast.nadia)}


def test_a_new_employer_ends_the_old_role(cast: Cast) -> None:
    bring(cast.nadia, THREE)
    brought = bring(cast.nadia, THREE.replace("Orrery Rail,Planner", "Tidewater,Planner"))
    assert brought.counts["people"] == {"new": 0, "same": 2, "changed": 1, "doubtful": 0}
    jonas = next(card for card in people.everybody(cast.nadia) if card.name == "Jonas Weber")
    assert [(role.organisation, role.current) for role in jonas.roles] == [("Tidewater", True), ("Orrery Rail", False)]


def test_what_the_user_said_later_is_not_changed_back(cast: Cast) -> None:
    bring(cast.nadia, THREE)
    jonas = next(card for card in people.everybody(cast.nadia) if card.name == "Jonas Weber")
    change_role(cast.nadia, jonas.id, at="Tidewater", role="Lead", today=TODAY)
    assert bring(cast.nadia, THREE).batch is None


def test_one_address_twice_is_one_person_and_two_addresses_are_two(cast: Cast) -> None:
    brought = bring(
        cast.nadia,
        HEADER
        + "Anna,Berg,https://www.linkedin.com/in/anna-berg,,Acme,Lead,\n"
        + "Anna,Berg,https://de.linkedin.com/in/Anna-Berg/?trk=x,anna@acme.example,Acme Inc.,,\n"
        + "Anna,Berg,https://www.linkedin.com/in/anna-berg-2,,Acme,Lead,\n",
    )
    assert brought.counts["people"] == {"new": 2, "same": 0, "changed": 0, "doubtful": 0}
    assert brought.counts["organisations"] == {"new": 1, "same": 0}


def test_a_doubtful_one_waits_and_is_decided(cast: Cast) -> None:
    brought = bring(cast.nadia, THREE + "Maria,Lindqvist,,,Tidewater,Lead,\n")
    assert brought.counts["people"]["doubtful"] == 1
    assert people.person(cast.nadia, cast.maria).organisation == "Kestrel Heat"
    waiting = importing.waiting(cast.nadia, brought.later or "")
    (doubtful,) = waiting.plan.doubtful
    assert doubtful.ids == (cast.maria,)
    one = importing.bring_in_waiting(cast.nadia, waiting.batch, today=TODAY, decided={doubtful.place: cast.maria})
    assert people.person(cast.nadia, cast.maria).organisation == "Tidewater"
    undo(cast.nadia, act_of(one), today=TODAY)
    assert people.person(cast.nadia, cast.maria).organisation == "Kestrel Heat"


@pytest.mark.parametrize(
    "data", [b"", b"<html></html>", b"a,b\n1,2\n", HEADER.encode(), b"\xff\xfe\xfd", b"PK\x03\x04\0"]
)
def test_what_cannot_be_read_is_one_sentence(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"^Connections\.csv: "):
        read_files([("Connections.csv", data)])
