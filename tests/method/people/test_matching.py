import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whoelse.method.people.matching import Described, email_key, index, match, profile_key

MARIA = Described("maria", "Maria Lindqvist", "https://www.linkedin.com/in/maria-lindqvist", ("maria@acme.example",))
TOM = Described("tom", "Tom Okafor", "", ("tom@halden.example",))
KNOWN = index([MARIA, TOM])


def test_the_same_profile_address_is_the_same_person_under_any_name() -> None:
    found = match(KNOWN, Described("x", "Maria Berg", "de.linkedin.com/in/Maria-Lindqvist/?trk=1"))
    assert (found.word, found.ids) == ("same", ("maria",))


def test_the_same_email_with_a_name_that_fits_is_the_same_person() -> None:
    found = match(KNOWN, Described("x", "T. Okafor", "", (" Tom@Halden.example",)))
    assert (found.word, found.ids) == ("same", ("tom",))


def test_the_same_email_under_another_name_is_a_question() -> None:
    found = match(KNOWN, Described("x", "Viktor Stern", "", ("tom@halden.example",)))
    assert (found.word, found.ids) == ("doubtful", ("tom",))


def test_the_same_email_with_another_profile_address_is_a_question() -> None:
    found = match(KNOWN, Described("x", "Maria Lindqvist", "linkedin.com/in/other", ("maria@acme.example",)))
    assert (found.word, found.ids) == ("doubtful", ("maria",))


def test_an_email_of_two_people_is_a_question() -> None:
    known = index([TOM, Described("bob", "Tom Okafor", "", ("tom@halden.example",))])
    assert match(known, Described("x", "Tom Okafor", "", ("tom@halden.example",))).ids == ("tom", "bob")


def test_one_name_is_a_question_while_a_profile_address_is_missing() -> None:
    assert match(KNOWN, Described("x", "TOM OKAFOR, MBA", "linkedin.com/in/tom")).word == "doubtful"
    assert match(KNOWN, Described("x", "Maria Lindqvist")).word == "doubtful"


def test_one_name_with_two_profile_addresses_is_two_people() -> None:
    assert match(KNOWN, Described("x", "Maria Lindqvist", "linkedin.com/in/maria-l-2")).word == "new"


def test_a_stranger_is_new() -> None:
    assert match(KNOWN, Described("x", "Viktor Stern", "", ("viktor@x.example",))).word == "new"


def test_nobody_is_alike_by_having_no_name() -> None:
    assert match(index([Described("a", "")]), Described("x", "🚀")).word == "new"


@given(st.text(max_size=30), st.booleans())
@settings(deadline=None)
def test_a_name_alone_never_makes_two_people_one(name: str, with_profile: bool) -> None:
    known = index([Described("a", name, "linkedin.com/in/a" if with_profile else "")])
    assert match(known, Described("x", name)).word != "same"


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://www.linkedin.com/in/Tom-Okafor/", "tom-okafor"),
        ("https://de.linkedin.com/in/tom-okafor/en?trk=public#top", "tom-okafor"),
        ("https://www.linkedin.com/in/zo%C3%AB-bront%C3%AB", "zoë-brontë"),
        ("https://www.linkedin.com/in/ZO%C3%8B-BRONT%C3%8B", "zoë-brontë"),
        ("linkedin.com/in/tom-okafor", "tom-okafor"),
        ("/in/tom-okafor", "tom-okafor"),
        ("tom-okafor", "tom-okafor"),
        ("https://www.xing.com/profile/Tom_Okafor", "xing.com/profile/tom_okafor"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_the_key_of_a_profile(address: str, key: str) -> None:
    assert profile_key(address) == key


@given(
    st.one_of(
        st.text(max_size=40),
        st.text(alphabet="%25FfaAİ/?#: in.likedcomw", max_size=30).map("https://www.linkedin.com/in/".__add__),
    )
)
def test_the_key_of_a_key_is_itself(address: str) -> None:
    assert profile_key(profile_key(address)) == profile_key(address)


def test_the_key_of_an_email_address() -> None:
    assert email_key(" mailto:Tom@Halden.Example ") == "tom@halden.example"
