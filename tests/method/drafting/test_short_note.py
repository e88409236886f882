"""The note that goes with a request to connect."""

from hypothesis import given
from hypothesis import strategies as st

from whoelse.method.drafting.short_note import MOST_CHARACTERS, short_note

KNOWN = {
    "called": "Tom",
    "my_name": "Nadia Rahimi",
    "connection": "We both worked at Initech.",
    "purpose": "how operations are planned where something moves",
}
some = st.text(st.characters(codec="ascii", exclude_characters="{}\n\r"), max_size=400)


def test_it_says_what_connects_why_and_leaves_a_way_out() -> None:
    assert short_note(KNOWN) == (
        "Dear Tom,\nWe both worked at Initech. I would like to learn how operations are planned where something moves. "
        "Would you have twenty minutes for a few questions? If not, that is quite all right.\nNadia Rahimi"
    )


def test_without_a_word_known_there_is_no_hole() -> None:
    assert short_note({"called": "Tom"}) == (
        "Dear Tom,\nWould you have twenty minutes for a few questions? If not, that is quite all right."
    )


def test_what_does_not_fit_is_left_out_whole() -> None:
    note = short_note({**KNOWN, "purpose": "how " + "long " * 60})
    assert "We both worked at Initech." in note
    assert "I would like to learn" not in note
    assert "Would you have twenty minutes" in note


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(KNOWN, some)), st.integers(1, 400))
def test_it_never_is_longer_than_the_way_takes(slots: dict[str, str], most: int) -> None:
    assert len(short_note(slots, most)) <= most
    assert len(short_note(slots)) <= MOST_CHARACTERS
    assert "{" not in short_note(slots)
