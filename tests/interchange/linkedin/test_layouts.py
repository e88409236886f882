"""Connections and the short files, in every layout there has been and after every way of saving them again."""

from datetime import date

import pytest

from tests.interchange.linkedin.files import content, zipped
from whoelse.interchange.importing import read_files
from whoelse.method.people.beside import Beside, Followed, Invitation, Job, Note, Oneself, Position, Recommendation
from whoelse.method.people.plan import Incoming
from whoelse.method.people.reading import Reading

RUTH = "https://www.linkedin.com/in/ruth-abara"
JONAS = "https://www.linkedin.com/in/jonas-weber"


def read(*names: str) -> Reading:
    return read_files([(name, content(name)) for name in names])


@pytest.mark.parametrize(
    ("name", "line", "addresses"),
    [
        ("connections-2019.csv", 2, False),
        ("connections-2022.csv", 5, False),
        ("connections-2024.csv", 5, True),
        ("note-two-lines.csv", 6, True),
        ("note-unquoted.csv", 4, True),
        ("note-beside.csv", 4, True),
        ("note-no-blank-line.csv", 4, True),
        ("note-two-blank-lines.csv", 6, True),
        ("note-line-break.csv", 6, True),
        ("saved-again.csv", 2, True),
        ("saved-as-tabs.csv", 2, True),
        ("utf-16.csv", 2, True),
        ("utf-16-tabs.csv", 5, True),
    ],
)
def test_two_people_in_every_layout(name: str, line: int, addresses: bool) -> None:
    ruth, jonas = (RUTH, JONAS) if addresses else ("", "")
    assert read(name).people == (
        Incoming(0, line, "Ruth Abara", ruth, "", "Tidewater", "Planner", date(2024, 1, 5), "Ruth"),
        Incoming(
            *(0, line + 1, "Jonas Weber", jonas, "jonas@orrery.example", "Orrery Rail", "Lead", date(2024, 1, 6)),
            called="Jonas",
        ),
    )


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("connections-2024.csv", "Line 4 names the columns; commas divide them (text in UTF-8)."),
        ("connections-2019.csv", "Line 1 names the columns; commas divide them (text in UTF-8)."),
        ("note-line-break.csv", "Line 5 names the columns; commas divide them (text in UTF-8)."),
        ("saved-again.csv", "Line 1 names the columns; semicolons divide them (text in UTF-8)."),
        ("utf-16-tabs.csv", "Line 4 names the columns; tabs divide them (text in UTF-16)."),
    ],
)
def test_what_a_file_was_read_as_is_told(name: str, says: str) -> None:
    (part,) = read(name).parts
    assert part.remarks[0] == says


READABLE = (
    *("connections-2015.csv", "connections-2019.csv", "connections-2022.csv", "connections-2024.csv"),
    *("company-follows.csv", "notes.csv", "positions.csv", "invitations.csv", "recommendations_given.csv"),
    *("saved-jobs.csv", "job-applications.csv", "messages-10-columns.csv", "messages-13-columns.csv", "profile.csv"),
)


@pytest.mark.parametrize("name", READABLE)
def test_the_end_of_lines_and_a_mark_at_the_beginning_change_nothing(name: str) -> None:
    data = content(name).removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").rstrip(b"\n")
    expected = read_files([(name, data)])
    for other in (data + b"\n", data.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + data, data.decode().encode("utf-16")):
        found = read_files([(name, other)])
        assert (found.people, found.beside) == (expected.people, told_alike(found.beside, expected.beside))


def told_alike(found: Beside, expected: Beside) -> Beside:
    """``expected``, but for line breaks within words, which stay as a file has them."""
    assert repr(found).replace("\\r\\n", "\\n") == repr(expected)
    return found


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("connections-2024.csv", ["connections.csv", "CONNECTIONS.CSV", "Connections (3).csv", "list.txt", "export"]),
        ("company-follows.csv", ["Company Follows.csv", "Company_Follows.csv", "companyfollows.CSV", "x"]),
        ("messages-10-columns.csv", ["messages.csv", "Messages.csv", "messages_123456.csv", "letters.txt"]),
        ("saved-jobs.csv", ["Jobs/Saved Jobs.csv", "Saved_Jobs.csv"]),
        ("recommendations_given.csv", ["Recommendations_Given.csv", "Recommendations Given (1).csv"]),
    ],
)
def test_a_file_is_told_by_what_it_holds_whatever_its_name(name: str, others: list[str]) -> None:
    expected = read(name)
    for other in others:
        found = read_files([(other, content(name))])
        assert (found.people, found.beside) == (expected.people, expected.beside)


def test_the_layout_of_2015() -> None:
    assert read("connections-2015.csv").people == (
        Incoming(0, 2, "Ruth Abara", "", "", "Tidewater", "Planner", called="Ruth"),
        Incoming(0, 3, "Jonas B. Weber", "", "jonas@orrery.example", "Orrery Rail", "Lead", called="Jonas"),
    )


def test_columns_are_found_by_name() -> None:
    (ruth,) = read("columns-in-another-order.csv").people
    assert ruth == Incoming(0, 2, "Ruth Abara", RUTH, "", "Tidewater", "Planner", date(2024, 1, 5), "Ruth")


def test_hidden_members_are_counted_and_nameless_rows_told() -> None:
    found = read("hidden-members.csv")
    assert (len(found.people), found.nameless) == (2, 2)
    (skipped,) = found.skipped
    assert (skipped.file, skipped.line, skipped.reason) == ("hidden-members.csv", 8, "The row has no name.")


def test_hidden_members_with_an_address_are_nobody_either() -> None:
    found = read("hidden-members-with-addresses.csv")
    assert ([one.name for one in found.people], found.nameless, found.skipped) == (["Ruth Abara"], 3, ())


def test_days_that_a_spreadsheet_wrote_over() -> None:
    """05/01/2024 is in January or in May; the 29th in the same file says which. Without such a one nothing does."""
    whole = content("days-with-slashes.csv")
    days = [date(2024, 1, 5), date(2024, 1, 6), date(2024, 2, 29)]
    assert [one.connected_on for one in read("days-with-slashes.csv").people] == days
    american = whole.replace(b"29/02/2024", b"02/29/2024")
    days = [date(2024, 5, 1), date(2024, 6, 1), date(2024, 2, 29)]
    assert [one.connected_on for one in read_files([("a.csv", american)]).people] == days
    unclear = whole.replace(b"29/02/2024", b"")
    assert [one.connected_on for one in read_files([("a.csv", unclear)]).people] == [None, None, None]


def test_whatever_stands_in_a_cell() -> None:
    ingrid, zoe, lei, short = read("ornaments.csv").people
    assert (ingrid.name, ingrid.organisation) == ("Ingrid Solberg, PhD", "Tidewater, Ltd.")
    assert (ingrid.title, ingrid.connected_on) == ('Head of "Wind", North Sea', None)
    assert (ingrid.called, zoe.called, lei.called) == ("Ingrid", "Zoë", "李")
    assert (zoe.name, zoe.line) == ("🌊 Zoë B.", 4)
    assert (lei.name, lei.organisation, lei.connected_on) == ("李 雷", "海运", date(2026, 1, 29))
    assert short == Incoming(0, 6, "Short Row", called="Short")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        (
            "company-follows.csv",
            Beside(
                followed=(
                    Followed("Halden Ferries, Ltd.", date(2023, 4, 6)),
                    Followed("Tidewater Inc.", date(2021, 1, 1)),
                )
            ),
        ),
        ("notes.csv", Beside(notes=(Note("Ruth Abara", RUTH, "Met in Bergen,\nlikes maps", date(2026, 1, 6)),))),
        (
            "positions.csv",
            Beside(
                positions=(
                    Position("Kestrel Heat", "Intern", "", "2015-10"),
                    Position("Orrery Rail", "Trainee", "2016", "2019-03"),
                    Position("Tidewater", "Planner", "2019-04", ""),
                )
            ),
        ),
        (
            "invitations.csv",
            Beside(
                oneself=Oneself("Nadia Rahimi", "https://www.linkedin.com/in/nadia-rahimi"),
                invitations=(
                    Invitation("incoming", "Jonas Weber", JONAS, date(2025, 12, 1)),
                    Invitation("outgoing", "Ruth Abara", RUTH, date(2026, 1, 29), "Hello Ruth,\nwe met in Bergen."),
                ),
            ),
        ),
        (
            "invitations-2022.csv",
            Beside(
                oneself=Oneself("Nadia Rahimi"),
                invitations=(Invitation("outgoing", "Ruth Abara", "", date(2022, 1, 29)),),
            ),
        ),
        (
            "recommendations_given.csv",
            Beside(recommendations=(Recommendation("given", "Ruth Abara", "Tidewater", "Planner", date(2024, 1, 5)),)),
        ),
        (
            "recommendations_received.csv",
            Beside(
                recommendations=(Recommendation("received", "Jonas Weber", "Orrery Rail", "Lead", date(2024, 1, 6)),)
            ),
        ),
        (
            "saved-jobs.csv",
            Beside(
                saved_jobs=(Job("Tidewater", "Planner", "https://www.linkedin.com/jobs/view/1", date(2025, 6, 21)),)
            ),
        ),
        (
            "job-applications.csv",
            Beside(
                applications=(
                    Job("Halden Ferries", "Planner", "https://www.linkedin.com/jobs/view/2", date(2026, 3, 2)),
                )
            ),
        ),
        ("profile.csv", Beside(oneself=Oneself("Nadia Rahimi"))),
    ],
)
def test_what_a_short_file_says(name: str, found: Beside) -> None:
    assert read(name).beside == found


def test_the_newest_connections_speak_first() -> None:
    older = content("connections-2024.csv").replace(b"Tidewater", b"Kestrel Heat").replace(b"2024", b"2022")
    files = [("older.csv", older), ("newer.csv", content("connections-2024.csv"))]
    assert [one.organisation for one in read_files(files).people[::2]] == ["Tidewater", "Kestrel Heat"]
    assert read_files(files) == read_files(files[::-1])


def test_two_exports_at_once() -> None:
    older = content("connections-2022.csv").replace(b"Tidewater", b"Kestrel Heat").replace(b"2024", b"2022")
    follows = {"Company Follows.csv": content("company-follows.csv")}
    exports = [
        ("Basic_LinkedInDataExport_01-06-2024.zip", zipped({"Connections.csv": content("connections-2024.csv")})),
        ("Complete_LinkedInDataExport_01-06-2022.zip", zipped({"Connections.csv": older, **follows})),
    ]
    found = read_files(exports)
    assert found == read_files(exports[::-1])
    assert [one.organisation for one in found.people[::2]] == ["Tidewater", "Kestrel Heat"]
    assert len(found.beside.followed) == 2


def test_a_file_that_comes_twice_counts_once() -> None:
    data = content("hidden-members.csv")
    found = read_files([("export.zip", zipped({"Connections.csv": data})), ("Connections.csv", data)])
    assert (len(found.people), found.nameless, len(found.skipped)) == (2, 2, 1)


def test_what_stands_nowhere_is_not_read_out_of_a_job_or_a_profile() -> None:
    told = repr(read("job-applications.csv", "profile.csv"))
    for private in ("nadia@example.org", "+00 000", "cv.pdf", "Some Street", "Jan 1"):
        assert private not in told
