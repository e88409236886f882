"""The reference pages are those that the code prints."""

from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from whoelse.method.agenda.steps import STEPS
from whoelse.method.facts import KINDS
from whoelse.method.playbook.document import Occasion, StepWord
from whoelse.method.playbook.in_words import DO, WHEN
from whoelse.method.playbook.reference import facts_page, playbooks_page
from whoelse.method.playbook.soundness import FOLLOWS
from whoelse.playbooks.built_in import common, document, library

REFERENCE = Path(__file__).parents[3] / "docs" / "reference"


def with_the_playbooks() -> str:
    """The format, and after it the playbooks that come along."""
    return playbooks_page([common(), *map(document, library().values())])


@pytest.mark.parametrize(("name", "page"), [("facts.md", facts_page), ("playbooks.md", with_the_playbooks)])
def test_current(name: str, page: Callable[[], str]) -> None:
    assert (REFERENCE / name).read_text("utf-8") == page(), "script/docs prints it anew"


def test_every_fact_and_step_is_in_it() -> None:
    page = facts_page()

    assert all(f"| {word} |" in page for word in (*KINDS, *STEPS))


def test_every_word_of_a_rule_is_told() -> None:
    assert set(WHEN) == set(get_args(Occasion))
    assert set(DO) == set(FOLLOWS) == set(get_args(StepWord))
