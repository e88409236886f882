"""Messages: who wrote, how often, when and who last; and which of the two is the user."""

from datetime import date

import pytest

from tests.interchange.linkedin.files import content
from whoelse.interchange.importing import read_files, words_with
from whoelse.method.people.beside import Correspondence, Oneself
from whoelse.method.people.reading import Reading

NADIA = Oneself("Nadia Rahimi", "https://www.linkedin.com/in/nadia-rahimi")
RUTH = "https://www.linkedin.com/in/ruth-abara"
JONAS = "https://www.linkedin.com/in/jonas-weber"
INGRID = "https://www.linkedin.com/in/ingrid-solberg"


def read(*names: str) -> Reading:
    return read_files([(name, content(name)) for name in names])


def found(*names: str) -> dict[str, Correspondence]:
    return {one.name: one for one in read(*names).beside.correspondences}


def test_nine_columns_know_receivers_by_name_within_a_conversation() -> None:
    assert read("messages-9-columns.csv").beside.oneself == NADIA
    told = found("messages-9-columns.csv")
    assert told["Ruth Abara"] == Correspondence(
        "Ruth Abara",
        RUTH,
        mine=1,
        theirs=1,
        first_on=date(2021, 3, 1),
        first_by="me",
        last_on=date(2021, 3, 2),
        last_by="them",
        last_mine_on=date(2021, 3, 1),
        last_theirs_on=date(2021, 3, 2),
    )
    assert (told["Jonas Weber"].theirs, told["Jonas Weber"].in_groups) == (0, 1)


def test_a_receiver_known_by_name_alone_is_not_taken_for_a_namesake() -> None:
    told = [one for one in read("messages-9-columns.csv").beside.correspondences if one.name.startswith("Ingrid")]
    assert [(one.profile_url, one.mine, one.in_groups) for one in told] == [("", 1, 0), (INGRID, 0, 1)]


def test_ten_columns() -> None:
    file = read("messages-10-columns.csv")
    assert file.beside.oneself == NADIA
    told = found("messages-10-columns.csv")
    assert sorted(told) == ["Ingrid Solberg, PhD", "Jonas Weber", "Ruth Abara"]
    ruth = told["Ruth Abara"]
    assert (ruth.mine, ruth.theirs, ruth.first_by, ruth.last_by) == (2, 1, "me", "them")
    assert (ruth.last_mine_on, ruth.last_theirs_on) == (date(2023, 7, 8), date(2023, 7, 9))
    ingrid = told["Ingrid Solberg, PhD"]
    assert (ingrid.profile_url, ingrid.mine, ingrid.in_groups) == (INGRID, 0, 1)
    assert (ingrid.first_on, ingrid.last_in_group) == (None, date(2023, 8, 1))
    (part,) = file.parts
    assert (part.rows, part.remarks) == (8, ("One advertisement left out.", "One message in the spam folder left out."))


def test_thirteen_columns_all_quoted() -> None:
    told = found("messages-13-columns.csv")
    assert (told["Ruth Abara"].mine, told["Ruth Abara"].theirs) == (1, 1)
    assert (told["Jonas Weber"].mine, told["Jonas Weber"].theirs) == (0, 1)
    assert told["Jonas Weber"].last_on is None
    (part,) = read("messages-13-columns.csv").parts
    assert part.remarks == ("Two drafts left out.",)


def test_an_archived_conversation_counts_like_any_other() -> None:
    told = found("messages-archived.csv")
    assert [(name, one.mine, one.theirs) for name, one in told.items()] == [("Jonas Weber", 0, 1), ("Ruth Abara", 1, 0)]


def test_files_of_different_years_are_read_together_and_nothing_counts_twice() -> None:
    names = ("messages-9-columns.csv", "messages-10-columns.csv", "messages-13-columns.csv")
    once = read(*names).beside
    assert read(*names, *names[::-1]).beside == once
    ruth = next(one for one in once.correspondences if one.name == "Ruth Abara")
    assert (ruth.first_on, ruth.last_on) == (date(2021, 3, 1), date(2026, 3, 2))


def test_with_a_single_friend_nobody_can_tell_who_is_who() -> None:
    alone = read("messages-one-friend.csv")
    assert (alone.beside.oneself, alone.beside.correspondences) == (Oneself(), ())
    assert "can’t be told" in alone.parts[0].remarks[0]


@pytest.mark.parametrize("beside", ["profile.csv", "invitations.csv"])
def test_a_profile_or_invitations_tell_who_is_who(beside: str) -> None:
    told = read("messages-one-friend.csv", beside).beside
    assert told.oneself == NADIA
    (ruth,) = told.correspondences
    assert (ruth.name, ruth.mine, ruth.theirs, ruth.last_by) == ("Ruth Abara", 1, 1, "them")


def test_an_old_address_of_ones_own_is_oneself_all_the_same() -> None:
    old = content("messages-one-friend.csv").replace(b"nadia-rahimi", b"nadia-r-1999").replace(b"c1,", b"c0,")
    files = [("old.csv", old), ("messages.csv", content("messages-10-columns.csv"))]
    told = {one.name: one for one in read_files(files).beside.correspondences}
    assert sorted(told) == ["Ingrid Solberg, PhD", "Jonas Weber", "Ruth Abara"]
    assert (told["Ruth Abara"].mine, told["Ruth Abara"].theirs) == (3, 2)


def test_files_with_their_header_alone_are_not_the_messages() -> None:
    header = content("guide_messages.csv")
    files = [("chat.csv", header), ("messages.csv", content("messages-10-columns.csv"))]
    told = read_files(files)
    assert len(told.beside.correspondences) == 3
    assert told.parts[0].remarks == ("It has its column names, and nothing below them.",)


def test_words_are_kept_nowhere_and_read_when_asked() -> None:
    names = ("messages-9-columns.csv", "messages-10-columns.csv", "messages-13-columns.csv")
    assert "Hello" not in repr(read(*names))
    said = words_with([(name, content(name)) for name in names[1:]], RUTH + "/?trk=y")
    assert [(one.at[:10], one.by, one.words) for one in said] == [
        ("2023-07-01", "me", "Hello Ruth"),
        ("2023-07-08", "me", "Are you there?"),
        ("2023-07-09", "them", "Yes"),
        ("2026-03-01", "me", 'Hello,\n\nRuth "R" Abara'),
        ("2026-03-02", "them", "Hello"),
    ]
    assert words_with([(names[1], content(names[1]))], "") == ()
