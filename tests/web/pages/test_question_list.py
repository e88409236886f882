"""One tap on the brief list."""

import pytest

from whoelse.web.pages.question_list import TypedList, changed

LIST = ("How did you begin?", "What is hard?", "What is changing?")


@pytest.mark.parametrize(
    ("tap", "questions", "later"),
    [
        ("up:1", ("What is hard?", "How did you begin?", "What is changing?"), ()),
        ("down:1", ("How did you begin?", "What is changing?", "What is hard?"), ()),
        ("up:0", LIST, ()),
        ("down:2", LIST, ()),
        ("remove:1", ("How did you begin?", "What is changing?"), ()),
        ("later:1", ("How did you begin?", "What is changing?"), ("What is hard?",)),
        ("add", (*LIST, ""), ()),
        ("offer:1", (*LIST, "Who taught you?"), ()),
        ("offer:all", (*LIST, "What next?", "Who taught you?"), ()),
        ("openers", ("How did you begin?",), ("What is hard?", "What is changing?")),
        ("none", (), LIST),
    ],
)
def test_a_tap(tap: str, questions: tuple[str, ...], later: tuple[str, ...]) -> None:
    after = changed(LIST, tap, offered=("What next?", "Who taught you?"), openers=("How did you begin?",))
    assert after == TypedList(questions, later)


def test_where_no_question_opens_the_first_two_stay() -> None:
    after = changed(LIST, "openers", offered=(), openers=("Something else?",))
    assert after == TypedList(LIST[:2], LIST[2:])


@pytest.mark.parametrize("tap", ["ready", "start", "up:9", "up:x", "offer:0", ""])
def test_what_is_no_tap_on_the_list_leaves_it_alone(tap: str) -> None:
    assert changed(LIST, tap, offered=(), openers=()) is None


def test_a_blank_line_is_not_kept_for_later() -> None:
    assert changed(("One?", " "), "later:1", offered=(), openers=()) == TypedList(("One?",))
