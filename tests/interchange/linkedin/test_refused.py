"""What can't be read is one sentence that begins with the file's name; what is sensitive is not even unpacked."""

import io
import os
import struct
import zipfile
from pathlib import Path

import pytest

from tests.interchange.linkedin.files import FOLDER, content, zipped
from whoelse.interchange.importing import read_files
from whoelse.interchange.linkedin.limits import Limits
from whoelse.interchange.linkedin.read import read_export
from whoelse.interchange.unreadable import Unreadable

HEADER = b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
CONNECTIONS = content("connections-2024.csv")
WHOLE = {
    "Connections.csv": CONNECTIONS,
    "Company Follows.csv": content("company-follows.csv"),
    "Jobs/Saved Jobs.csv": content("saved-jobs.csv"),
}
SPREADSHEET = zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"})


def locked() -> bytes:
    """A zip whose members say that they have a password."""
    data = bytearray(zipped(WHOLE))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def refused(name: str, data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(Unreadable) as stopped:
        read_export([(name, data)], limits)
    return str(stopped.value)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("empty.csv", "empty.csv: The file is empty."),
        ("only-the-note.csv", "the list of people that belongs below the note is missing. Please ask LinkedIn for"),
        ("only-the-header.csv", "only-the-header.csv: It has its column names, and nobody below them."),
        ("other-language.csv", "and this begins with “Prénom, Nom, URL, "),
        ("web-page.csv", "web-page.csv: This is a web page, whatever its name says."),
        ("windows-1252.csv", "windows-1252.csv: Line 4 is not text in UTF-8. It was saved again by another program;"),
    ],
)
def test_a_file_that_is_something_else(name: str, says: str) -> None:
    assert says in refused(name, content(name))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (SPREADSHEET, "This is a spreadsheet, whatever its name says."),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "This is a spreadsheet, whatever its name says."),
        (b"%PDF-1.7\n\0\1\2", "This is a PDF file."),
        (b"\x89PNG\r\n\x1a\n\0", "This is a picture."),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "This is a picture."),
        (b"Rar!\x1a\x07\1\0", "This is packed in another way than LinkedIn packs an export."),
        (b"7z\xbc\xaf\x27\x1c", "This is packed in another way than LinkedIn packs an export."),
        (b"\x1f\x8b\x08\0", "This is packed in another way than LinkedIn packs an export."),
        (b"BEGIN:VCARD\nVERSION:3.0\n", "These are contact cards"),
        (b"SQLite format 3\0", "This is not a text file."),
        (HEADER.decode().encode("utf-16-le"), "The file is in UTF-16 without a mark that says so."),
        (HEADER.decode().encode("utf-16-be"), "The file is in UTF-16 without a mark that says so."),
        (b"\xff\xfe", "The file is empty."),
        (b"\xff\xfe\0\xdc\n\0", "The file says that it is in UTF-16, and is not."),
        (b"\xff\xfe" + (HEADER * 400).decode().encode("utf-16-le") + b"\0\xdc", "is not in UTF-16. It was saved again"),
        (HEADER + b"Ruth,Abara,,,,,\n" * 2_000 + b"\0", "This is not a text file."),
        (HEADER + b"Ruth,Abara,,,,,\n" * 2_000 + b"Zo\xeb,B,,,,,\n", "is not in UTF-8. It was saved again"),
        (HEADER + b'"' + b"a" * 1_100_000 + b'",,,,,,\n', "can’t be read as a row of a CSV file"),
        (HEADER + b"a" * 5_000_000, "a line of millions of letters"),
        (HEADER + b"a" + b"," * 600 + b"\n", "Line 2 has 601 cells"),
        (HEADER + b"A,B\n" * 100_001, "It holds more than 100,000 people"),
        (b"\n \r\n", "The file is empty."),
    ],
    ids=[
        *("xlsx", "xls", "pdf", "png", "jpeg", "rar", "7z", "gz", "vcard", "database", "utf-16-le", "utf-16-be"),
        *("mark alone", "utf-16 in name", "utf-16 further on"),
        *("no text", "encoding", "cell", "line", "cells", "people", "blank"),
    ],
)
def test_content_that_is_something_else(data: bytes, says: str) -> None:
    sentence = refused("Connections.csv", data)
    assert sentence.startswith("Connections.csv: ")
    assert says in sentence


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (zipped(WHOLE)[:-40], "export.zip: The zip file is damaged or not complete. Please download it again."),
        (zipped(WHOLE)[:200], "export.zip: The zip file is damaged or not complete. Please download it again."),
        (zipped({}), "export.zip: The zip file holds no Connections.csv."),
        (zipped({"Skills.csv": b"Name\nSailing\n"}), "export.zip: The zip file holds no Connections.csv."),
        (zipped({"Company Follows.csv": WHOLE["Company Follows.csv"]}), "The zip file holds no Connections.csv."),
        (zipped({**WHOLE, "../../passwd.csv": b""}), "export.zip: The zip file holds “../../passwd.csv”, a name"),
        (zipped({**WHOLE, "a/../../b.csv": b""}), "a name that leads out of it"),
        (zipped({**WHOLE, "/etc/b.csv": b""}), "a name that leads out of it"),
        (zipped({**WHOLE, "C:\\b.csv": b""}), "a name that leads out of it"),
        (zipped({**WHOLE, "..\\b.csv": b""}), "a name that leads out of it"),
        (zipped({"Connections.csv": b""}), "export.zip/Connections.csv: The file is empty."),
        (zipped({"Connections.csv": content("web-page.csv")}), "export.zip/Connections.csv: This is a web page"),
        (zipped({"Connections.csv": content("windows-1252.csv")}), "export.zip/Connections.csv: Line 4 is not text"),
        (zipped({"Connections.csv": SPREADSHEET}), "export.zip/Connections.csv: This is a spreadsheet"),
        (SPREADSHEET, "export.zip: This is a spreadsheet"),
        (
            zipped({"mine/Basic_LinkedInDataExport.zip": zipped(WHOLE), "Skills.csv": b"Name\nSailing\n"}),
            "export.zip: The zip file holds another zip file, “Basic_LinkedInDataExport.zip”, and no Connections.csv "
            "beside it. Please unpack it, and bring the one within.",
        ),
        (locked(), "export.zip: The zip file is locked with a password."),
        (zipped({f"{number}": b"" for number in range(10_001)}), "The zip file holds more than 10,000 files"),
    ],
)  # fmt: skip
def test_a_zip_that_cannot_be_read(data: bytes, says: str) -> None:
    assert says in refused("export.zip", data)


def test_a_zip_with_a_member_that_was_cut() -> None:
    data = bytearray(
        zipped({"Connections.csv": HEADER + b"".join(b"A%d,B%d,,,,,\n" % (n, n * n) for n in range(9_000))})
    )
    data[20_000:20_100] = bytes(100)
    assert refused("export.zip", bytes(data)).endswith("damaged or not complete. Please download it again.")


def test_a_zip_that_says_of_itself_that_it_unpacks_to_too_much() -> None:
    bomb = zipped({"Connections.csv": HEADER + b"A,B,,,,,\n" * 150_000})
    assert len(bomb) < 10_000
    assert refused("export.zip", bomb, Limits(unpacked=1)) == (
        "export.zip: It unpacks to more than 1 MB, which is the most that is read. "
        "If it is right all the same, start with WHOELSE_LARGEST_UNPACKED set to more."
    )


def test_a_zip_that_says_less_of_itself_than_comes_out() -> None:
    data = bytearray(zipped({"Connections.csv": HEADER + b"A,B,,,,,\n" * 150_000}))
    at = data.rfind(b"PK\x01\x02")
    assert struct.unpack_from("<L", data, at + 24)[0] > 1_000_000
    data[at + 24 : at + 28] = (90_000).to_bytes(4, "little")
    assert refused("export.zip", bytes(data), Limits(unpacked=1)).endswith("Please download it again.")


def test_what_comes_out_is_counted_over_all_zips() -> None:
    messages = content("messages-10-columns.csv")
    one = zipped({"Connections.csv": CONNECTIONS, "messages.csv": messages + messages[200:] * 600})
    assert len(read_export([("1.zip", one)], Limits(unpacked=1)).people) == 2
    with pytest.raises(Unreadable, match=r"^2\.zip/messages\.csv: It unpacks to more than 1 MB"):
        read_export([("1.zip", one), ("2.zip", one)], Limits(unpacked=1))


@pytest.mark.parametrize("people", [200, 40_000], ids=["some", "many"])
@pytest.mark.parametrize(("before", "after"), [(b"Ruth,Abara,,,,", b","), (b"", b",Abara,,,,,")], ids=["title", "name"])
def test_a_quotation_mark_that_is_never_closed_is_told_with_its_line(before: bytes, after: bytes, people: int) -> None:
    good = b"Jonas,Weber,https://www.linkedin.com/in/jonas-weber,,Orrery Rail,Lead,06 Jan 2024\n"
    data = HEADER + good * 3 + before + b'"Planner' + after + b"\n" + good * people
    assert refused("Connections.csv", data) == (
        "Connections.csv: Line 5 can’t be read as a row of a CSV file: it has a cell of more than 10,000 letters. Most "
        "likely a quotation mark there is never closed, and takes in what follows. "
        "Please bring the file as LinkedIn made it."
    )


def test_a_cell_that_is_only_long_is_read() -> None:
    (one,) = read_export([("Connections.csv", HEADER + b'Ruth,Abara,,,,"' + b"a\n" * 5_000 + b'",\n')]).people
    assert one.title.split() == ["a"] * 150


def test_only_the_note_is_told_from_a_note_above_another_list() -> None:
    note = content("only-the-note.csv").rstrip() + b"\n\n"
    assert "below the note is missing" in refused("export.zip", zipped({"Connections.csv": note}))
    assert "No row of column names is known here:" in refused("Connections.csv", note + "Prénom,Nom,URL\n".encode())


def test_a_list_above_the_limit_names_the_option_wherever_it_lies() -> None:
    data = HEADER + b"A,B,,,,,\n" * 120_000
    says = (
        "Connections.csv: It is larger than 1 MB, which such a file never is. "
        "If it is right all the same, start with WHOELSE_LARGEST_LIST set to more."
    )
    assert refused("Connections.csv", data, Limits(one_list=1)) == says
    assert refused("export.zip", zipped({"Connections.csv": data}), Limits(one_list=1)) == f"export.zip/{says}"
    messages = content("messages-10-columns.csv")
    whole = zipped({"Connections.csv": CONNECTIONS, "messages.csv": messages + messages[200:] * 600})
    assert len(read_export([("export.zip", whole)], Limits(one_list=1)).people) == 2


def test_a_list_that_is_as_long_as_none_ever_is(tmp_path: Path) -> None:
    path = tmp_path / "Company Follows.csv"
    path.write_bytes(content("company-follows.csv") + b"\n" * 20_000)
    os.truncate(path, 51_000_000)
    with pytest.raises(Unreadable, match="larger than 50 MB"):
        read_files([("Company Follows.csv", path)])


def test_a_file_above_the_limit_names_it() -> None:
    data = HEADER + b"A,B,,,,,\n" * 120_000
    assert refused("Connections.csv", data, Limits(file=1)) == (
        "Connections.csv: The file is larger than 1 MB, which is the most that is read. "
        "If it is right all the same, start with WHOELSE_LARGEST_FILE set to more."
    )


def test_the_limits_are_options() -> None:
    assert Limits.chosen({}) == Limits(200, 1_000, 50)
    chosen = {"WHOELSE_LARGEST_FILE": "7", "WHOELSE_LARGEST_UNPACKED": "9", "WHOELSE_LARGEST_LIST": "3"}
    assert Limits.chosen(chosen) == Limits(file=7, unpacked=9, one_list=3)


SENSITIVE = (
    "Ad_Targeting.csv",
    "Ads Clicked.csv",
    "Email Addresses.csv",
    "ImportedContacts.csv",
    "Contacts.csv",
    "Inferences_about_you.csv",
    "Jobs/Job Applicant Saved Answers.csv",
    "Jobs/Job Seeker Preferences.csv",
    "Learning.csv",
    "Logins.csv",
    "Phone Numbers.csv",
    "PhoneNumbers.csv",
    "Private_identity_asset.csv",
    "Receipts_v2.csv",
    "Registration.csv",
    "SearchQueries.csv",
    "Security Challenges.csv",
    "Verifications/Verifications.csv",
    "Whatsapp Phone Numbers.csv",
    "guide_messages.csv",
    "learning_coach_messages.csv",
    "Articles/Articles/2024.html",
    "photo.jpg",
)


def test_what_is_sensitive_and_not_needed_is_not_even_unpacked() -> None:
    """The bytes of each such member are spoiled, so that to unpack a single one of them would fail."""
    data = bytearray(zipped({**WHOLE, **dict.fromkeys(SENSITIVE, b"Email Address,IP\n" * 40)}))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in SENSITIVE:
            at = archive.getinfo(name).header_offset
            data[at : at + 30 + len(name)] = b"\xff" * (30 + len(name))
    with zipfile.ZipFile(io.BytesIO(data)) as archive, pytest.raises(zipfile.BadZipFile):
        archive.read("Registration.csv")
    found = read_files([("export.zip", bytes(data))])
    assert len(found.people) == 2
    left = {part.name.removeprefix("export.zip/"): part.remarks for part in found.parts if not part.taken_for}
    assert left == dict.fromkeys(SENSITIVE, ("Not needed here, and left unopened.",))


def test_what_is_sensitive_is_left_unopened_outside_a_zip_too(tmp_path: Path) -> None:
    nowhere = tmp_path / "Registration.csv"
    nowhere.mkdir()
    found = read_files([("Registration.csv", nowhere), ("Connections.csv", CONNECTIONS)])
    assert len(found.people) == 2
    assert refused("Receipts.csv", b"anything").startswith(
        "Receipts.csv: It is not needed here, and was left unopened."
    )


def test_a_whole_unpacked_folder_may_be_brought() -> None:
    skills = ("Skills.csv", b"Name\nSailing\n")
    given = [(name.rpartition("/")[2], data) for name, data in WHOLE.items()]
    found = read_files([*given, skills, ("Registration.csv", b"x")])
    assert len(found.people) == 2
    assert {part.name for part in found.parts if not part.taken_for} == {"Registration.csv", "Skills.csv"}


def test_among_many_files_what_is_of_no_use_is_left_with_the_reason() -> None:
    """All files of a folder taken at once: a picture, a page, a list without a row and a sheet of one's own."""
    others = {
        "photo.jpg": (b"\xff\xd8\xff\xe0\0\x10JFIF", "This is a picture."),
        "2024.html": (b"<!DOCTYPE html><html></html>", "This is a web page"),
        "Profile.pdf": (b"%PDF-1.7\n\xe2\xe3", "This is a PDF file."),
        "Skills.csv": (b"", "The file is empty."),
        "my friends.csv": ("Name\nZoë\n".encode("cp1252"), "Line 2 is not text in UTF-8."),
    }
    given = [("Connections.csv", CONNECTIONS), *((name, data) for name, (data, _) in others.items())]
    found = read_files(given)
    assert len(found.people) == 2
    left = {part.name: part.remarks[0] for part in found.parts if not part.taken_for}
    assert left.keys() == others.keys()
    assert all(left[name].startswith(says) for name, (_, says) in others.items())


@pytest.mark.parametrize("name", ["messages.csv", "Company_Follows.csv", "INVITATIONS.CSV", "notes.txt"])
def test_among_many_files_one_that_is_of_use_and_cannot_be_read_is_refused(name: str) -> None:
    with pytest.raises(Unreadable, match=rf"^{name}: The file is empty\."):
        read_files([("Connections.csv", CONNECTIONS), (name, b"")])


def test_a_file_within_a_zip_that_cannot_be_read_is_left_with_the_reason() -> None:
    found = read_files([("export.zip", zipped({**WHOLE, "messages.csv": content("windows-1252.csv")}))])
    (told,) = [part.remarks[0] for part in found.parts if part.name == "export.zip/messages.csv"]
    assert told.startswith("Line 4 is not text in UTF-8.")


def test_files_that_hold_nothing_of_use_are_refused_together() -> None:
    with pytest.raises(Unreadable, match=r"^Languages\.csv and Skills\.csv: There is nothing of use here"):
        read_files([("Skills.csv", b"Name\nSailing\n"), ("Languages.csv", b"Name,Proficiency\nDanish,Native\n")])


def test_recommendations_need_a_name_that_tells_which_they_are() -> None:
    data = content("recommendations_given.csv")
    assert refused("praise.csv", data).startswith(
        "praise.csv: Recommendations given and received have the same columns."
    )
    for name in ("Recommendations Received (2).csv", "RECOMMENDATIONS_RECEIVED.CSV"):
        (one,) = read_files([(name, data)]).beside.recommendations
        assert one.direction == "received"
    found = read_files([("export.zip", zipped({**WHOLE, "praise.csv": data}))])
    assert found.beside.recommendations == ()
    assert any("same columns" in part.remarks[0] for part in found.parts if part.name == "export.zip/praise.csv")


def test_folders_within_folders_and_other_names() -> None:
    members = {f"Basic_Export/inner/{name.casefold()}": data for name, data in WHOLE.items()}
    found = read_files([("my data", zipped({**members, "__MACOSX/Basic_Export/._Connections.csv": b"\0\1"}))])
    assert (len(found.people), len(found.beside.followed), len(found.beside.saved_jobs)) == (2, 2, 1)


def test_paths_and_streams_are_read_like_bytes(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    path.write_bytes(zipped(WHOLE))
    expected = read_files([("export.zip", path.read_bytes())])
    assert read_files([("export.zip", path)]) == expected
    with path.open("rb") as stream:
        assert read_files([("export.zip", stream)]) == expected
    with (FOLDER / "connections-2024.csv").open("rb") as stream:
        stream.read(5)
        assert read_files([("Connections.csv", stream)]).people == expected.people


def test_progress_is_told_while_reading() -> None:
    told: list[tuple[int, int, int]] = []
    data = HEADER + b"".join(b"A%d,B,,,,,\n" % number for number in range(40_000))
    read_files([("export.zip", zipped({"Connections.csv": data}))], lambda *so_far: told.append(so_far))
    assert {total for _, _, total in told} == {len(data)}
    assert told == sorted(told)
    assert any(0 < rows < 40_000 for rows, _, _ in told)
    assert told[-1][1] == len(data)
