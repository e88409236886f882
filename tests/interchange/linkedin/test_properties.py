"""What is written is read again; the order of files changes nothing; spoiled files are refused in a sentence."""

import csv
import io
from collections.abc import Sequence
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.interchange.linkedin.files import FOLDER, content, zipped
from whoelse.interchange.importing import read_files
from whoelse.interchange.linkedin.days import day, month
from whoelse.interchange.unreadable import Unreadable
from whoelse.method.people.beside import as_data, from_data
from whoelse.method.people.plan import Incoming

COLUMNS = ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On")
NOTES = ("", "Notes:\n", "Notes:\nPlain.\n\n", 'Notes:\n"Two\nlines, and a comma."\n\n\n', "Notes:,beside\n")
OURS = sorted(path.name for path in FOLDER.iterdir())
READABLE = [
    name
    for name in OURS
    if name.removesuffix(".csv")
    not in {"empty", "only-the-note", "only-the-header", "other-language", "web-page", "windows-1252"}
]

letters = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))
words = st.text(letters, max_size=20).map(lambda text: " ".join(text.split()))
names = words.filter(lambda text: text and text != "LinkedIn Member")
cells = st.tuples(words, st.sampled_from(["", " ", "\n", '"', ",", ";"]), words).map("".join)
rows = st.tuples(names, cells, words, words, cells, cells, st.dates(date(1000, 1, 1)))


def said(cell: str) -> str:
    """A cell as it is read: blanks and line breaks are one blank each."""
    return " ".join(cell.split())


@settings(deadline=None, max_examples=60)
@given(
    st.lists(rows, min_size=1, max_size=6),
    st.sampled_from(NOTES),
    st.booleans(),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
)
def test_what_was_written_is_read(
    put_in: Sequence[tuple[str, str, str, str, str, str, date]], note: str, mark: bool, line_end: str, quoting: int
) -> None:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator=line_end, quoting=quoting)  # type: ignore[arg-type]
    writer.writerow(COLUMNS)
    writer.writerows([*row[:6], f"{row[6]:%d %b %Y}"] for row in put_in)
    data = (note.replace("\n", line_end) + stream.getvalue()).encode("utf-8-sig" if mark else "utf-8")
    assert [one[2:8] for one in read_files([("Connections.csv", data)]).people] == [
        (said(f"{first} {last}"), url, email, said(company), said(position), on)
        for first, last, url, email, company, position, on in put_in
    ]


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(READABLE), st.integers(1, len(READABLE)), st.booleans())
def test_any_order_of_files_gives_the_same(order: list[str], count: int, packed: bool) -> None:
    def read(some: list[str]) -> object:
        members = {name: content(name) for name in some}
        return read_files([("export.zip", zipped(members))] if packed else list(members.items()))

    chosen = ["connections-2024.csv", *(name for name in order[:count] if name != "connections-2024.csv")]
    expected = read(sorted(chosen))
    assert read(chosen) == expected
    assert read(chosen[::-1]) == expected


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(OURS), st.data())
def test_a_spoiled_file_is_read_or_refused_in_a_sentence(name: str, data: st.DataObject) -> None:
    whole = content(name)
    if data.draw(st.booleans(), "zipped"):
        name, whole = "export.zip", zipped({"Connections.csv": content("connections-2024.csv"), name: whole})
    start = data.draw(st.integers(0, len(whole)), "from")
    end = data.draw(st.integers(start, min(len(whole), start + 60)), "to")
    spoiled = whole[:start] + data.draw(st.binary(max_size=40), "bytes") + whole[end:]
    read_or_refused(name, spoiled)


@settings(deadline=None, max_examples=100)
@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06", b"\xef\xbb\xbf", b"First Name,"]))
def test_any_bytes_are_read_or_refused_in_a_sentence(data: bytes, start: bytes) -> None:
    read_or_refused("Connections.csv", start + data)


def read_or_refused(name: str, data: bytes) -> None:
    try:
        read_files([(name, data)])
    except Unreadable as refusal:
        sentence = str(refusal)
        assert sentence.startswith(name)
        assert sentence.endswith((".", "?"))
        assert "\n" not in sentence


@given(st.permutations(READABLE))
def test_what_is_read_waits_as_data_and_comes_back(order: list[str]) -> None:
    beside = read_files([(name, content(name)) for name in order[:6]]).beside
    assert from_data(as_data(beside)) == beside


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_none(text: str) -> None:
    assert day(text) is None or isinstance(day(text), date)
    assert month(text) == "" or len(month(text)) in {4, 7}


@given(
    st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from(["%d %b %Y", "%Y-%m-%d", "%d-%b-%y", "%m/%d/%y"])
)
def test_a_day_in_every_way_of_writing_it(on: date, form: str) -> None:
    assert day(f"{on:%a %b %d} 12:33:33 UTC {on:%Y}") == day(f"{on.day}.{on.month}.{on.year}") == on
    for tail in ("", ", 2:37 PM" if "/" in form else " 14:03:22 UTC" if "Y-" in form else ""):
        assert day(f"{on:{form}}{tail}") == on
    assert month(f"{on:%b %Y}") == month(f"{on:%d %b %Y}") == month(f"{on:%Y-%m}") == f"{on:%Y-%m}"


def test_an_incoming_row_without_a_day() -> None:
    data = ",".join(COLUMNS) + "\nRuth,Abara,,,,,30 Feb 2024\n"
    assert read_files([("Connections.csv", data.encode())]).people == (Incoming(0, 2, "Ruth Abara", called="Ruth"),)
