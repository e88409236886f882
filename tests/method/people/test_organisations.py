import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoelse.method.people.organisations import organisation_key


@pytest.mark.parametrize(
    "written",
    [
        "Acme",
        "ACME",
        "Acme Inc.",
        "Acme, Inc",
        "Acme Ltd",
        "Acme S.A.",
        "Acme GmbH & Co. KG",
        "The Acme Company",
        "Acmé A/S",
    ],
)
def test_one_organisation_with_and_without_its_legal_form(written: str) -> None:
    assert organisation_key(written) == "acme"


@pytest.mark.parametrize(
    ("one", "other"), [("Cisco", "Cis"), ("Acme", "Acme Ferries"), ("Co", "Inc"), ("Halden Ferries", "Halden")]
)
def test_only_whole_words_go_and_never_the_last(one: str, other: str) -> None:
    assert organisation_key(one) != organisation_key(other)
    assert organisation_key(one)


@given(
    st.one_of(
        st.text(max_size=30),
        st.lists(st.sampled_from(["The", "Acme", "Inc.", "&", "Co", "a.s", "GmbH", "the", "S.A."]), max_size=6).map(
            " ".join
        ),
    )
)
def test_folding_twice_changes_nothing(name: str) -> None:
    assert organisation_key(organisation_key(name)) == organisation_key(name)
