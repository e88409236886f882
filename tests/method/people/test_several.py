"""Several names on one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoelse.method.people.several import several

ONE = [
    "Mary Somerville",
    "Maria",
    "my old boss",
    "John Smith, PhD",
    "Maria de la Cruz",
    "Ferdinand von Lindemann",
    "Sandy Anderson",  # no *and* inside a word parts anything
    "Dr Weiss",
]


@pytest.mark.parametrize("name", ONE)
def test_one_name_is_one_person(name: str) -> None:
    assert several(name).surely == (name,)
    assert several(name).perhaps == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mary Somerville; Luigi Menabrea", ("Mary Somerville", "Luigi Menabrea")),
        ("Mary;Luigi;", ("Mary", "Luigi")),
        ("Mary Somerville\r\nLuigi Menabrea", ("Mary Somerville", "Luigi Menabrea")),
        ("Mary Somerville and Luigi Menabrea", ("Mary Somerville", "Luigi Menabrea")),
        ("Mary Somerville & Maria de la Cruz", ("Mary Somerville", "Maria de la Cruz")),
        ("my old boss; Dr Weiss", ("my old boss", "Dr Weiss")),
        (" ; ", ()),
    ],
)
def test_semicolons_lines_and_full_names_on_both_sides_part(text: str, names: tuple[str, ...]) -> None:
    assert several(text).surely == names
    assert several(text).perhaps == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mary Somerville, Luigi Menabrea", ("Mary Somerville", "Luigi Menabrea")),
        ("Maria Lindqvist, Procurement Lead", ("Maria Lindqvist", "Procurement Lead")),
        ("Lovelace, Ada", ("Lovelace", "Ada")),
        ("Maria, Ed", ("Maria", "Ed")),
        ("Maria and Tom Lindqvist", ("Maria", "Tom Lindqvist")),
        ("Mary Somerville, Luigi Menabrea and Ada Lovelace", ("Mary Somerville", "Luigi Menabrea", "Ada Lovelace")),
        ("Mary Somerville, Luigi Menabrea, and Ada", ("Mary Somerville", "Luigi Menabrea", "Ada")),
        ("John Smith, PhD, Ada Lovelace", ("John Smith, PhD", "Ada Lovelace")),
    ],
)
def test_commas_and_other_ands_are_asked_about(text: str, names: tuple[str, ...]) -> None:
    assert several(text).surely == (text,)
    assert several(text).perhaps == names


def test_of_one_line_a_part_may_be_sure_and_another_not() -> None:
    found = several("Mary Somerville; Luigi Menabrea, Turin")
    assert found.surely == ("Mary Somerville", "Luigi Menabrea, Turin")
    assert found.perhaps == ("Mary Somerville", "Luigi Menabrea", "Turin")


@given(st.text(alphabet="Ab ,;&\nand.é", max_size=40))
def test_nothing_typed_is_lost(text: str) -> None:
    """All letters stay, in their order, but those of the word that parts two names."""
    found = several(text)
    kept = [letter for letter in text if letter.isalpha()]
    for names in (found.surely, found.perhaps or found.surely):
        left = [letter for letter in "".join(names) if letter.isalpha()]
        rest = iter(kept)
        assert all(letter in rest for letter in left)
        assert len(kept) - len(left) <= 3 * sum(text.casefold().count(word) for word in (" and", "\nand", ",and"))
