"""Playbooks side by side in words, and the same week told under each."""

from datetime import date, timedelta

import pytest
from tests.method.histories import Teller
from tests.method.histories.telling import people, situation

from whoelse.method.playbook import Playbook
from whoelse.method.playbook.comparing import Row, differences, side_by_side, week_told
from whoelse.playbooks.built_in import completed, library

MONDAY = date(2026, 1, 5)


@pytest.fixture
def playbooks() -> list[Playbook]:
    """All that come along, whole."""
    return [completed(text) for text in library().values()]


def cell(rows: tuple[Row, ...], name: str, playbooks: list[Playbook], of: str) -> list[tuple[str, str]]:
    """What one playbook says in one row."""
    [row] = [row for row in rows if row.name == name]
    at = [playbook.name for playbook in playbooks].index(of)
    return [(said.words, said.whose) for said in row.cells[at]]


def test_how_long_until_a_follow_up(playbooks: list[Playbook]) -> None:
    rows = side_by_side(playbooks)

    assert cell(rows, "No answer", playbooks, "Dalton")[:2] == [
        ("Invite someone else at the same target after 3 business days.", "after Steve Dalton, second-hand"),
        ("Follow up after 7 business days.", "after Steve Dalton, second-hand"),
    ]
    assert cell(rows, "No answer", playbooks, "Kelley")[0] == ("Follow up after 5 business days.", "ours")


def test_how_many_how_formal_and_how_it_asks(playbooks: list[Playbook]) -> None:
    rows = side_by_side(playbooks)

    assert cell(rows, "At a time", playbooks, "Dalton")[0][0] == "5 targets."
    assert cell(rows, "At a time", playbooks, "Plain") == [("3 people.", "ours")]
    assert cell(rows, "The tone", playbooks, "Kelley")[0][0] == "Formal; after Thea Kelley."
    assert ("“What other resources should I look into?”", "after Thea Kelley, sourced") in cell(
        rows, "In these words", playbooks, "Kelley"
    )
    assert cell(rows, "Never", playbooks, "Kelley")
    assert cell(rows, "In these words", playbooks, "Alba")[0][0] == (
        "“Can you introduce me to any (job title) here, at (company)?”"
    )


def test_every_playbook_has_a_cell_in_every_row(playbooks: list[Playbook]) -> None:
    for row in side_by_side(playbooks):
        assert len(row.cells) == len(playbooks)
        assert all(said.words and said.words[-1] in ".”" and said.whose for said in sum(row.cells, ()))
    assert {row.name for row in side_by_side(playbooks) if row.differs} >= {"The tone", "No answer", "The ask", "Never"}


def test_in_one_sentence(playbooks: list[Playbook]) -> None:
    plain = next(playbook for playbook in playbooks if playbook.name == "Plain")

    assert differences(plain, plain) == "Plain and Plain say the same."
    assert differences(plain, playbooks[0]).startswith(f"Plain and {playbooks[0].name} differ in ")


def test_the_same_week_under_each(playbooks: list[Playbook]) -> None:
    teller = Teller()
    teller.tell("invitation sent", MONDAY, "maria")
    week = week_told(playbooks, situation(people(3)), teller.told, MONDAY + timedelta(days=7), days=5)

    follow_ups = {
        told.playbook: [day.day for day in told.days if any(one.do == "follow up" for one in day.proposals)]
        for told in week
    }
    assert follow_ups["Kelley"] == [MONDAY + timedelta(days=7)]
    assert follow_ups["Dalton"] == [MONDAY + timedelta(days=9)]
    assert all(len(told.days) == 5 for told in week)
