"""A table whose columns nobody knows: told from what is none, and read as the user says."""

import csv
import io
import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.interchange.linkedin.files import content, zipped
from whoelse.interchange.importing import ColumnsUnknown, as_said, read_chosen, read_files
from whoelse.interchange.unreadable import Unreadable
from whoelse.method.people.asked import Asked, asked, held_asked, waits_for_an_answer
from whoelse.method.people.columns import MEANINGS, NOTHING, unfit

HOME_MADE = (
    "Full Name,Business,Job Title,Contact Email,Mobile,City\n"
    "Ruth Abara,Tidewater,Planner,ruth@tidewater.example,555,Bergen\n"
    "Bo Ek,Halden Ferries,,,,\n"
)
FRENCH = content("other-language.csv")
WITH_A_NAME = ("whole name", "works at", "role", "e-mail", NOTHING, NOTHING)


def ask(data: str | bytes, name: str = "people.csv") -> Asked:
    """What is asked about a file that is brought by itself."""
    with pytest.raises(ColumnsUnknown) as stopped:
        read_files([(name, data.encode() if isinstance(data, str) else data)])
    return stopped.value.asked


def test_its_columns_are_shown_with_their_first_values_and_read_as_said() -> None:
    found = ask(HOME_MADE)
    assert [tuple(column) for column in found.columns[:5]] == [
        ("Full Name", ("Ruth Abara", "Bo Ek"), "whole name"),
        ("Business", ("Tidewater", "Halden Ferries"), "works at"),
        ("Job Title", ("Planner",), "role"),
        ("Contact Email", ("ruth@tidewater.example",), "e-mail"),
        ("Mobile", ("555",), NOTHING),
    ]
    assert found.proposed == WITH_A_NAME
    read = read_chosen(found, found.proposed)
    assert [(one.line, one.name, one.email, one.organisation, one.title, one.called) for one in read.people] == [
        (2, "Ruth Abara", "ruth@tidewater.example", "Tidewater", "Planner", ""),
        (3, "Bo Ek", "", "Halden Ferries", "", ""),
    ]
    (part,) = read.parts
    assert (part.taken_for, part.rows) == ("people", 2)
    assert part.remarks == (
        "Line 1 names the columns; commas divide them (text in UTF-8).",
        "You said what its columns hold (Full Name: whole name; Business: where they work; Job Title: as what; "
        "Contact Email: e-mail).",
    )


def test_it_waits_as_data() -> None:
    found = ask(HOME_MADE)
    data = held_asked(found)
    assert waits_for_an_answer(data)
    assert asked(data) == found
    assert not waits_for_an_answer(held_asked(found, read_chosen(found, WITH_A_NAME)))
    assert asked({"rows": []}) is None


def test_linkedins_own_list_in_another_language() -> None:
    rows = (
        "Bo,Ek,https://www.linkedin.com/in/bo-ek,,Tidewater,Chef,05 févr. 2024",
        ",,,,,,05 Jan 2024",
        ",,,,Nulle part,,",
    )
    data = FRENCH + "\n".join(rows).encode()
    found = ask(data, "Connections.csv")
    read = read_chosen(found, found.proposed)
    assert [(one.name, one.called, one.profile_url, one.connected_on) for one in read.people] == [
        ("Ruth Abara", "Ruth", "", None),
        ("Bo Ek", "Bo", "https://www.linkedin.com/in/bo-ek", None),
    ]
    assert read.nameless == 1
    assert [(one.line, one.reason) for one in read.skipped] == [(5, "The row has no name.")]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (HOME_MADE.replace(",", ";"), "Line 1 names the columns; semicolons divide them (text in UTF-8)."),
        (HOME_MADE.replace(",", "\t"), "Line 1 names the columns; tabs divide them (text in UTF-8)."),
        (HOME_MADE.replace(",", "\t").encode("utf-16"), "Line 1 names the columns; tabs divide them (text in UTF-16)."),
        (HOME_MADE.encode("utf-8-sig"), "Line 1 names the columns; commas divide them (text in UTF-8)."),
        (HOME_MADE.replace("\n", "\r\n"), "Line 1 names the columns; commas divide them (text in UTF-8)."),
        (HOME_MADE.rstrip(), "Line 1 names the columns; commas divide them (text in UTF-8)."),
        (f"My people\n\n{HOME_MADE}", "Line 3 names the columns; commas divide them (text in UTF-8)."),
        (HOME_MADE.replace(",", ", "), "Line 1 names the columns; commas divide them (text in UTF-8)."),
        (
            HOME_MADE + "Ana Ruiz,Tidewater,,,,\n" * 3_000,
            "Line 1 names the columns; commas divide them (text in UTF-8).",
        ),
        (HOME_MADE.replace("Planner", '"A ""planner"",\nand more"'), "Line 1 names the columns; commas divide them"),
    ],
    ids=["semicolons", "tabs", "utf-16", "mark", "crlf", "no end", "title", "blanks", "long", "quotes"],
)
def test_tables_of_every_kind(data: str | bytes, words: str) -> None:
    found = ask(data)
    assert found.words.startswith(words)
    read = read_chosen(found, found.proposed)
    assert {one.name for one in read.people} >= {"Ruth Abara", "Bo Ek"}
    assert read.people[0].email == "ruth@tidewater.example"


@pytest.mark.parametrize(
    "data",
    [
        "Full Name,Business\n",
        "Name\nRuth Abara\nBo Ek\n",
        "Ruth Abara,Tidewater,ruth@tidewater.example\nBo Ek,Tidewater,bo@tidewater.example\n",
        "Dear Ruth,\n\nthank you for your time, and for the names.\nI wrote to Bo, and to Ana.\n\nNadia\n",
        "Thank you for your time, and for the names\nI wrote to Bo, and to Ana\n",
        "12,13\n14,15\n",
        "{\n  'people': ['Ruth', 'Bo'],\n  'places': []\n}\n",
    ],
    ids=["no row", "one column", "no header", "letter", "sentences", "numbers", "code"],
)
def test_what_is_no_table_is_refused_as_before(data: str) -> None:
    with pytest.raises(Unreadable, match=r"people\.csv: No row of column names is known here") as stopped:
        read_files([("people.csv", data.encode())])
    assert not isinstance(stopped.value, ColumnsUnknown)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (HOME_MADE.encode() + b"\0", "people.csv: This is not a text file."),
        (HOME_MADE.encode() + b"Zo\xeb,,,,,\n", "people.csv: Line 4 is not text in UTF-8."),
        (HOME_MADE.encode() + b"Bo,,,,,\n" * 3_000 + b"Zo\xeb,,,,,\n", "is not in UTF-8. It was saved again"),
        (HOME_MADE.encode() * 4 + b"A" + b"," * 600 + b"\n", "Line 13 has 601 cells"),
        (HOME_MADE.encode() + b"Bo,Ek,,,,\n" * 1_100_000, "it is larger than 10 MB, which is the most that is asked"),
    ],
    ids=["no text", "encoding", "encoding further on", "cells", "large"],
)
def test_a_table_that_cannot_be_read_is_refused_and_not_asked_about(data: bytes, says: str) -> None:
    with pytest.raises(Unreadable) as stopped:
        read_files([("people.csv", data)])
    assert not isinstance(stopped.value, ColumnsUnknown)
    assert says in str(stopped.value)


def test_the_rest_of_an_export_is_read_beside_it() -> None:
    follows, positions = content("company-follows.csv"), content("positions.csv")
    export = zipped({"Connections.csv": FRENCH, "Company Follows.csv": follows, "Positions.csv": positions})
    found = ask(export, "export.zip")
    read = read_chosen(found, found.proposed)
    assert [one.name for one in read.people] == ["Ruth Abara"]
    assert read.files == ("export.zip",)
    assert read.source == "linkedin"
    usual = read_files(
        [
            (
                "export.zip",
                zipped(
                    {
                        "Company Follows.csv": follows,
                        "Positions.csv": positions,
                        "Connections.csv": content("connections-2024.csv"),
                    }
                ),
            )
        ]
    )
    assert read.beside == usual.beside
    assert [part.name for part in read.parts] == [
        "export.zip/Connections.csv",
        "export.zip/Company Follows.csv",
        "export.zip/Positions.csv",
    ]


def test_two_such_lists_at_once_are_refused() -> None:
    with pytest.raises(Unreadable, match=r"Connections \(1\)\.csv: This is the second list here .* one by one\."):
        read_files([("Connections.csv", FRENCH), ("Connections (1).csv", FRENCH)])


def test_said_by_headings() -> None:
    found = ask(HOME_MADE)
    assert as_said(found, [("full  name", "whole name"), ("Business", "works at")]) == (
        *("whole name", "works at", NOTHING, NOTHING, NOTHING, NOTHING),
    )
    with pytest.raises(Unreadable, match=r"people\.csv has no column “Firm”\. It has: Full Name, Business, Job"):
        as_said(found, [("Firm", "works at")])


def test_of_several_addresses_in_one_cell_the_first_is_read() -> None:
    found = ask("Name,E-mail 1 - Value\nRuth Abara,ruth@tidewater.example ::: r@home.example\n")
    assert [one.email for one in read_chosen(found, found.proposed).people] == ["ruth@tidewater.example"]


def test_columns_that_hold_no_name_say_so() -> None:
    found = ask(HOME_MADE)
    with pytest.raises(Unreadable, match=r"people\.csv: A name is needed"):
        read_chosen(found, [NOTHING] * 6)
    with pytest.raises(Unreadable, match="No row has a name in the columns that you chose for it"):
        read_chosen(ask("Name,Nick\n,Bo\n,Ek\n"), ["whole name", NOTHING])
    with pytest.raises(Unreadable, match="It holds more than 100,000 people, which is the most that is read"):
        read_chosen(ask("Name,Nick\n" + "Bo,Ek\n" * 100_001), ["whole name", NOTHING])


@pytest.mark.shared
@pytest.mark.parametrize(
    ("sample", "people", "skipped", "works"),
    [
        ("csv-custom-headers-rolomind.csv", 4, 0, ("John Doe", "john.doe@acme.com", "Acme Corporation")),
        ("google-new-rolomind-subset.csv", 4, 0, ("John Doe", "john@example.com", "Acme Corp")),
        ("google-old-constellation.csv", 2, 0, ("Jerry Mathis", "jerry@example.com", "Example Partners")),
        ("google-old-roundcube-gmail.csv", 1, 0, ("Firstname Lastname", "home@aaa.pl", "company")),
    ],
)
def test_samples_of_other_projects_as_proposed(
    sample: str, people: int, skipped: int, works: tuple[str, str, str]
) -> None:
    shared = os.environ.get("WHOELSE_SHARED")
    if not shared:
        pytest.skip("WHOELSE_SHARED names no folder")
    found = ask((Path(shared) / "samples" / sample).read_bytes(), sample)
    read = read_chosen(found, found.proposed)
    assert (len(read.people), len(read.skipped)) == (people, skipped)
    assert (read.people[0].name, read.people[0].email, read.people[0].organisation) == works


cells = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=12)
grid = st.integers(2, 5).flatmap(
    lambda width: st.tuples(
        st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=6),
        st.lists(st.sampled_from(list(MEANINGS)), min_size=width, max_size=width),
    )
)


@given(grid)
def test_each_row_with_a_name_becomes_one_person_or_is_skipped(put_in: tuple[list[list[str]], Sequence[str]]) -> None:
    rows, chosen = put_in
    assume(any(cell.strip() for row in rows for cell in row))
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL)
    writer.writerow([f"Column {number}" for number in range(len(chosen))])
    writer.writerows(rows)
    found = ask(stream.getvalue())
    names = [at for at, meaning in enumerate(chosen) if meaning in {"first name", "last name", "whole name"}]
    named = {
        line: " ".join(" ".join(row[at] for at in sorted(names, key=lambda at: chosen[at])).split())
        for line, row in enumerate(rows, 2)
    }
    named = {line: name for line, name in named.items() if name}
    if unfit(chosen) or not named:
        with pytest.raises(Unreadable):
            read_chosen(found, chosen)
        return
    read = read_chosen(found, chosen)
    assert {one.line: one.name for one in read.people} == named
    nameless_rows = sum(any(cell.strip() for cell in row) for row in rows) - len(named)
    assert len(read.skipped) + read.nameless == nameless_rows
    assert all(one.reason == "The row has no name." for one in read.skipped)


def test_a_name_that_is_longer_than_a_name_can_be_is_skipped_with_its_reason() -> None:
    read = read_chosen(ask(HOME_MADE + f"{'A' * 201},,,,,\n"), WITH_A_NAME)
    assert [(one.line, one.reason) for one in read.skipped] == [(4, "The name is longer than a name can be.")]
