"""Targets in the order of a ranking, and the scores it takes."""

import pytest

from whoelse.method.playbook.document import Ranking
from whoelse.method.playbook.ranking import columns_in_order, possible, ranked, unfamiliar, without_score, wrong
from whoelse.method.situation import TargetSeen
from whoelse.playbooks.built_in import document, library

DALTON = document(library()["Dalton"]).ranking or Ranking()
MOTIVATION, POSTING, ADVOCACY = DALTON.columns


def target(name: str, *scores: int | bool | None) -> TargetSeen:
    """A target with its scores in Dalton's columns."""
    return TargetSeen(name, name, dict(zip(("motivation", "posting", "advocacy"), scores, strict=False)))


def test_columns_weigh_in_order_and_are_never_summed() -> None:
    targets = [
        target("Foxtrot", 2, 1, True),
        target("Charlie", 1, 3, True),
        target("Alpha", 3, 1, False),
        target("Bravo", 3, 1, True),
        target("Delta", 2, 3, False),
        target("Echo"),
    ]

    assert [one.name for one in ranked(targets, DALTON)] == ["Bravo", "Alpha", "Delta", "Foxtrot", "Charlie", "Echo"]


def test_what_is_equal_keeps_its_order() -> None:
    targets = [target("Zulu", 2, 2, True), target("Alpha", 2, 2, True)]

    assert ranked(targets, DALTON) == targets
    assert ranked(targets, None) == targets


def test_another_order_is_data() -> None:
    by_posting = DALTON.model_copy(update={"order": ("posting", "motivation")})

    assert [column.id for column in columns_in_order(by_posting)] == ["posting", "motivation"]
    assert ranked([target("Alpha", 3, 1, True), target("Bravo", 1, 2, False)], by_posting)[0].name == "Bravo"


def test_which_scores_are_wanted() -> None:
    assert [column.id for column in without_score(target("Acme", 3), DALTON)] == ["posting", "advocacy"]
    assert without_score(target("Acme", 0, 1, False), DALTON) == []
    assert [column.id for column in unfamiliar(target("Acme", 0, 1, False), DALTON)] == ["motivation"]
    assert unfamiliar(target("Acme", 1, 1, False), DALTON) == []


def test_only_the_user_fills_in_motivation() -> None:
    assert MOTIVATION.filled_in_by == "you alone"


def test_the_values_of_a_column() -> None:
    assert list(possible(MOTIVATION)) == [(0, "not known yet"), (1, "a little"), (2, "rather"), (3, "very much")]
    assert [value for value, _ in possible(POSTING)] == [1, 2, 3]
    assert list(possible(ADVOCACY)) == [(False, "no"), (True, "yes")]


@pytest.mark.parametrize(
    ("value", "column", "taken"),
    [
        (0, MOTIVATION, True),
        (3, MOTIVATION, True),
        (4, MOTIVATION, False),
        (0, POSTING, False),
        (True, MOTIVATION, False),
        (True, ADVOCACY, True),
        (1, ADVOCACY, False),
        (None, POSTING, True),
    ],
)
def test_which_values_a_column_takes(value: int | bool | None, column, taken: bool) -> None:
    assert (wrong(column, value) == "") is taken
