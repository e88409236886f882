import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whoelse.method.people.names import called_as_typed, compatible, first_word, fold, given_name


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Maria Lindqvist", "maria lindqvist"),
        ("  MARIA   LINDQVIST ", "maria lindqvist"),
        ("Tom Okafor, PMP, MBA", "tom okafor"),
        ("Tom Okafor PMP®", "tom okafor"),
        ("Tom Okafor, SHRM-SCP", "tom okafor"),
        ("Tom Okafor, XYZQ", "tom okafor"),
        ("Okafor, Tom", "okafor tom"),
        ("Dr. Elena Voss", "elena voss"),
        ("Prof. Dr. Elena Voss, Ph.D.", "elena voss"),
        ("Elena Voss (she/her)", "elena voss"),
        ("Elena “Leni” Voss", "elena voss"),
        ("Elena Voss | Career coach", "elena voss"),
        ("🚀 Nadia Rahimi ✨", "nadia rahimi"),
        ("Zoë Brontë", "zoe bronte"),
        ("Søren Łukasz", "soren lukasz"),
        ("Siobhán O’Brien", "siobhan obrien"),
        ("Anne-Marie Duval", "anne marie duval"),
        ("Yo-Yo Ma", "yo yo ma"),
        ("Wei Ma, MA", "wei ma"),
        ("Dr", "dr"),
        ("MBA", "mba"),
        ("(Tom)", "tom"),
        ("李小龙", "李小龙"),
        ("🚀", ""),
    ],
)
def test_folds_what_is_not_the_name_away(written: str, folded: str) -> None:
    assert fold(written) == folded


_names = st.text(
    alphabet=st.one_of(
        st.sampled_from("abcdePDMØłß.,-'’ ()[]|“”\""), st.characters(codec="utf-8", exclude_categories=["Cs"])
    ),
    max_size=40,
)
_words = st.lists(
    st.sampled_from(["Dr", "Tom", "okafor", "PhD", "m-d", "MBA,", "o-md", "Ma", ",", "(x)", "|"]), max_size=6
)


@given(st.one_of(_names, _words.map(" ".join)))
@settings(deadline=None)
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.one_of(_names, _words.map(" ".join)))
@settings(deadline=None)
def test_compatible_is_mutual(name: str) -> None:
    assert compatible(name, "Tom Okafor") == compatible("Tom Okafor", name)


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        ("Tom Okafor", "tom okafor, mba", True),
        ("Tom Okafor", "T. Okafor", True),
        ("Tom Okafor", "Tom B. Okafor", True),
        ("Tom Okafor", "Tom", True),
        ("Tom Okafor", "Okafor Tom", True),
        ("Tom Okafor", "Okafor", False),
        ("Maria Lindqvist", "Maria Berg", False),
        ("Maria Lindqvist", "Mark Lindqvist", False),
        ("", "Tom Okafor", False),
    ],
)
def test_names_that_can_be_of_one_person(one: str, other: str, fits: bool) -> None:
    assert compatible(one, other) is fits


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("Maria Lindqvist", "Maria"),
        ("Dr. Elena Voss", "Elena"),
        ("J. Robert Stern", "Robert"),
        ("NADIA RAHIMI", "Nadia"),
        ("🚀 Tom Okafor", "Tom"),
        ("Jean-Luc Duval", "Jean-Luc"),
        ("Zoë Brontë", "Zoë"),
        ("Dr.", ""),
        ("", ""),
    ],
)
def test_suggests_a_first_word(name: str, suggestion: str) -> None:
    assert first_word(name) == suggestion


@pytest.mark.parametrize(
    ("typed", "called"),
    [
        ("Piet Klaassen", "Piet"),
        ("Anna-Lena von Berg", "Anna-Lena"),
        ("Piet", ""),
        ("Dr Weiss", ""),
        ("J. Smith", ""),
        ("my old boss", ""),
    ],
)
def test_a_plain_name_that_was_typed_says_what_somebody_is_called(typed: str, called: str) -> None:
    assert called_as_typed(typed) == called


@pytest.mark.parametrize(
    ("cell", "called"),
    [
        ("Maria", "Maria"),
        ("Anna Maria", "Anna Maria"),
        ("Maria del Carmen", "Maria del Carmen"),
        ("Dr. Elena", "Elena"),
        ("DR. ELENA", "Elena"),
        ("JEAN-LUC", "Jean-Luc"),
        ("nadia", "Nadia"),
        ("🚀 Tom ✨", "Tom"),
        ("Tom (he/him)", "Tom"),
        ("Tom he/him", "Tom"),
        ("Tom, MBA", "Tom"),
        ("Tom PhD", "Tom"),
        ("Tom B.", "Tom"),
        ("J. Robert", "Robert"),
        ("Robert “Bob”", "Robert"),
        ("AJ", "AJ"),
        ("雷", "雷"),
        ("J.", ""),
        ("Dr.", ""),
        ("🚀", ""),
        ("", ""),
    ],
)
def test_a_cell_of_given_names_says_how_somebody_is_called(cell: str, called: str) -> None:
    assert given_name(cell) == called


@given(_names)
@settings(deadline=None)
def test_a_given_name_stays_what_it_is(cell: str) -> None:
    assert given_name(given_name(cell)) == given_name(cell)
