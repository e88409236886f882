"""Every sample of other projects gives exactly this: from the requirements, and from counting the samples apart."""

import os
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from whoelse.interchange.importing import read_files
from whoelse.method.people.beside import Beside, Correspondence, Invitation, Job, Oneself, Position, Recommendation
from whoelse.method.people.organisations import organisation_key
from whoelse.method.people.reading import Reading

pytestmark = pytest.mark.shared

FULL = "li-full-sample_export.zip"
ADA = "https://www.linkedin.com/in/fake-ada-byron-lovelace"


def read(*names: str) -> Reading:
    """What samples hold; skips where the folder is not named."""
    shared = os.environ.get("WHOELSE_SHARED")
    if not shared:
        pytest.skip("WHOELSE_SHARED names no folder")
    return read_files([(name, Path(shared) / "samples" / name) for name in names])


@pytest.mark.parametrize(
    ("sample", "people", "nameless", "organisations", "names_twice"),
    [
        ("li-full-Connections.csv", 2_000, 0, 28, 248),
        (FULL, 2_000, 0, 28, 248),
        ("li-era2021-Connections.csv", 3, 0, 3, 0),
        ("li-constellation-connections.csv", 2, 0, 2, 0),
        ("li-jobswarm-connections.csv", 3, 0, 3, 0),
        ("li-networkjobs-Connections.csv", 10, 0, 7, 0),
        ("li-sixhops-Connections.csv", 4, 1, 3, 1),
    ],
)
def test_people(sample: str, people: int, nameless: int, organisations: int, names_twice: int) -> None:
    found = read(sample)
    assert (len(found.people), found.nameless, found.skipped) == (people, nameless, ())
    assert len({organisation_key(one.organisation) for one in found.people} - {""}) == organisations
    assert sum(number > 1 for number in Counter(one.name for one in found.people).values()) == names_twice
    assert all(one.connected_on for one in found.people)


@pytest.mark.parametrize(
    ("sample", "list_of", "number"),
    [
        ("li-full-Company Follows.csv", "followed", 25),
        ("li-full-Invitations.csv", "invitations", 162),
        ("li-era2026-Invitations.csv", "invitations", 1),
        ("li-full-Positions.csv", "positions", 11),
        ("li-Positions-current.csv", "positions", 2),
        ("li-full-Recommendations_Given.csv", "recommendations", 21),
        ("li-full-Recommendations_Received.csv", "recommendations", 27),
        ("li-full-Saved Jobs.csv", "saved_jobs", 8),
        ("li-era2023-messages.csv", "correspondences", 3),
        (FULL, "followed", 25),
        (FULL, "invitations", 162),
        (FULL, "positions", 11),
        (FULL, "recommendations", 48),
        (FULL, "saved_jobs", 8),
        (FULL, "applications", 25),
        (FULL, "notes", 0),
        (FULL, "correspondences", 152),
    ],
)
def test_what_stands_beside_them(sample: str, list_of: str, number: int) -> None:
    assert len(getattr(read(sample).beside, list_of)) == number


def test_first_rows_are_what_they_say() -> None:
    found = read(FULL).beside
    assert found.oneself == Oneself("Ada Byron-Lovelace", ADA)
    assert Position("Initech", "Software Engineer", "2017-10", "2020-03") in found.positions
    assert Counter(one.direction for one in found.invitations) == {"outgoing": 85, "incoming": 77}
    byron = next(one for one in found.invitations if one.name == "Lord Byron")
    assert (byron.direction, byron.on, byron.words[:6]) == ("outgoing", date(1823, 7, 18), "Father")
    mary = Recommendation("given", "Mary Somerville", "Independent", "Principal Scientist", date(1833, 3, 22))
    assert mary in found.recommendations
    assert Counter(one.direction for one in found.recommendations) == {"given": 21, "received": 27}
    first = Job(
        "Royal Greenwich Observatory",
        "Curator",
        "https://example.com/jobs/royal-greenwich-observatory/curator-saved-0",
        date(2025, 6, 21),
    )
    assert first in found.saved_jobs


def test_messages_are_counted_by_whom_they_went_between() -> None:
    letters = read(FULL).beside.correspondences
    assert sum(one.mine for one in letters) == 8_625
    assert sum(one.theirs for one in letters) == 9_925
    assert sum(one.in_groups for one in letters) == 4_800
    assert sum(bool(one.mine and one.theirs) for one in letters) == 85
    charles = next(one for one in letters if one.name == "Charles Babbage")
    assert (charles.mine, charles.theirs, charles.in_groups) == (767, 957, 699)
    assert (charles.first_on, charles.first_by) == (date(1833, 4, 24), "them")
    assert (charles.last_on, charles.last_by) == (date(1853, 4, 22), "them")


def test_the_messages_of_2023() -> None:
    found = read("li-era2023-messages.csv")
    assert found.beside.oneself == Oneself("Jordan Pike", "https://www.linkedin.com/in/jordanpike")
    first, tomas, wren = found.beside.correspondences
    assert first.name.endswith(" Okafor-Lindqvist")
    assert first.profile_url.endswith("-okafor-l-3b2a91")
    assert first == Correspondence(
        first.name,
        first.profile_url,
        mine=1,
        theirs=1,
        first_on=date(2023, 6, 1),
        first_by="them",
        last_on=date(2023, 6, 1),
        last_by="me",
        last_mine_on=date(2023, 6, 1),
        last_theirs_on=date(2023, 6, 1),
    )
    assert (tomas.name, tomas.in_groups, tomas.mine) == ("Tomás Reyes", 1, 0)
    assert (wren.name, wren.in_groups, wren.theirs) == ("Wren Hale, PhD", 2, 0)


def test_single_values() -> None:
    assert read("li-Positions-current.csv").beside.positions == (
        Position("Contoso", "Engineering Manager", "2024-01", ""),
        Position("Fabrikam", "Engineer", "2019-03", "2023-12"),
    )
    assert read("li-era2026-Invitations.csv").beside.invitations == (
        Invitation("incoming", "Zoë Brandt", "https://www.linkedin.com/in/zo%C3%AB-brandt", date(2026, 1, 14)),
    )
    assert read("li-full-Profile.csv").beside == Beside(oneself=Oneself("Ada Byron-Lovelace"))
    priyas = [one for one in read("li-sixhops-Connections.csv").people if one.name == "Priya Sharma"]
    assert {one.profile_url[-1] for one in priyas} == {"1", "2"}


def test_the_zip_is_told_file_by_file() -> None:
    told = {part.name.removeprefix(FULL + "/"): part for part in read(FULL).parts}
    taken = {name: (part.taken_for, part.rows) for name, part in told.items() if part.taken_for}
    assert taken == {
        "Company Follows.csv": ("company follows", 52),
        "Connections.csv": ("connections", 2_000),
        "Invitations.csv": ("invitations", 162),
        "Jobs/Job Applications.csv": ("job applications", 25),
        "Jobs/Saved Jobs.csv": ("saved jobs", 8),
        "Positions.csv": ("positions", 11),
        "Profile.csv": ("profile", 1),
        "Recommendations_Given.csv": ("recommendations", 21),
        "Recommendations_Received.csv": ("recommendations", 27),
        "messages.csv": ("messages", 20_000),
    }
    assert told["messages.csv"].remarks == ("41 drafts left out.",)
    assert len(told) == 45
    assert all(part.remarks for part in told.values() if not part.taken_for)


def test_the_zip_holds_what_its_files_hold() -> None:
    names = ["Connections", "Company Follows", "Invitations", "Positions", "Profile", "Saved Jobs"]
    names += ["Recommendations_Given", "Recommendations_Received"]
    loose, whole = read(*(f"li-full-{name}.csv" for name in names)), read(FULL)
    assert [one[2:] for one in loose.people] == [one[2:] for one in whole.people]
    assert loose.beside.invitations == whole.beside.invitations
    assert loose.beside.recommendations == whole.beside.recommendations
    assert loose.beside.followed == whole.beside.followed
