"""What the playbooks that come along say, and of whom they say it."""

from importlib.resources import files

import pytest

from whoelse.method.playbook import Playbook
from whoelse.method.playbook.document import Attributed
from whoelse.playbooks.built_in import common, document, library

RULES_IN_THE_REPLY = {"K4", "K6", "K7", "K8"}


@pytest.fixture
def kelley() -> Playbook:
    """The playbook after Thea Kelley."""
    return document(library()["Kelley"])


def everything(playbook: Playbook) -> list[Attributed]:
    """All parts that say whose they are."""
    parts: list[Attributed] = [*playbook.rules, *playbook.limits, *playbook.never, *playbook.asks, *playbook.messages]
    return [*parts, *playbook.checks, playbook.questions]


def test_all_of_plain_and_of_the_common_rules_is_ours() -> None:
    for playbook in (document(library()["Plain"]), common()):
        assert {(part.whose, part.basis) for part in everything(playbook)} == {("ours", "ours")}


def test_only_what_the_reply_says_is_credited(kelley: Playbook) -> None:
    assert {rule.id for rule in kelley.rules if rule.basis != "ours"} == RULES_IN_THE_REPLY
    assert all(part.whose == "Thea Kelley" and part.source for part in everything(kelley) if part.basis == "sourced")


def test_a_number_of_ours_is_never_credited(kelley: Playbook) -> None:
    for rule in kelley.rules:
        has_a_number = any((rule.wait, rule.within, rule.before, rule.guards.rapport_at_least))
        if rule.basis == "sourced" and has_a_number:
            assert rule.numbers == "ours"
            assert "ours" in rule.note


def test_the_question_word_for_word(kelley: Playbook) -> None:
    [ask] = [ask for ask in kelley.asks if ask.kind == "indirect" and ask.channel == "spoken"]

    assert ask.words == "What other resources should I look into?"
    assert ask.basis == "sourced"
    assert any(question.words == ask.words for question in kelley.questions.offer)


def test_every_text_is_found_by_the_name_that_it_gives_itself() -> None:
    folder = files("whoelse.playbooks").joinpath("library")
    texts = [path.read_text("utf-8") for path in folder.iterdir() if path.name != "common.yaml"]

    assert library() == {document(text).name: text for text in texts}


@pytest.mark.parametrize("name", library())
def test_each_scope_of_a_direct_ask_has_its_words(name: str) -> None:
    playbook = document(library()[name])

    assert {ask.scope for ask in playbook.asks} == {"resources", "company", "job title", "industry", "anyone"}
    assert all(ask.out for ask in playbook.asks if ask.kind == "direct")


#: How many questions a list holds at most; Alba keeps two or three topics in mind and no list in hand.
MOST_QUESTIONS = {"Plain": 6, "Kelley": 6, "Alba": 3, "Dalton": 10, "Pierson": 5, "Career centre": 10}


@pytest.mark.parametrize("name", library())
def test_the_question_list_has_its_must_haves(name: str) -> None:
    questions = document(library()[name]).questions

    assert questions.most == MOST_QUESTIONS[name]
    assert {"advice", "resources", "opener"} <= {question.kind for question in questions.offer}


@pytest.mark.parametrize("name", ["common", *library()])
def test_the_tone(name: str) -> None:
    playbook = common() if name == "common" else document(library()[name])

    texts = [rule.because for rule in playbook.rules]
    texts += [message.body for message in playbook.messages] + [ask.words + ask.out for ask in playbook.asks]
    for text in texts:
        assert "!" not in text
        assert not {"overdue", "still", "unfortunately"} & set(text.lower().split())
