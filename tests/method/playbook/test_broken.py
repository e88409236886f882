"""Broken playbooks are told on the line on which they were broken, with the word that was meant."""

import pytest
from tests.method.playbook.broken import Told, examined
from tests.method.playbook.mutators import mutants

from whoelse.playbooks.built_in import library

COUNT = 105  # soak/broken.py reads five hundred


@pytest.fixture(scope="module")
def told() -> Told:
    """What became of them."""
    texts = list(library().values())
    return examined(mutants(texts, COUNT, seed=1), texts)


def test_the_line_is_the_one_that_was_broken(told: Told) -> None:
    assert told.broken >= COUNT * 0.8
    assert told.on_the_line >= told.broken * 0.98, told.astray


def test_the_remedy_is_the_word_that_was_misspelt(told: Told) -> None:
    assert told.typos >= 20
    assert told.right_word >= told.typos * 0.9, told.astray


def test_what_is_still_sound_differs_in_free_text_alone(told: Told) -> None:
    assert told.sound >= 3
    assert told.in_free_text == told.sound, told.astray
