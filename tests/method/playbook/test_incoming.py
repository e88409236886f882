"""A playbook's file from a stranger: a sentence for whatever it is, and nothing but that."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whoelse.method.playbook import Finding, NotSound
from whoelse.method.playbook.incoming import read_file
from whoelse.playbooks.built_in import library

HEAD = b"format: 1\nname: Mine\n"
PLAIN = library()["Plain"].encode()


@pytest.mark.parametrize(
    ("data", "line", "sentence"),
    [
        (b"x" * 100_001, 1, "The file is longer than 100 kB, which is the most a playbook can be."),
        (codecs.BOM_UTF16_LE + "name: x".encode("utf-16-le"), 1, "This file is in UTF-16. Save it as UTF-8"),
        (codecs.BOM_UTF16_BE + "name: x".encode("utf-16-be"), 1, "This file is in UTF-16. Save it as UTF-8"),
        (codecs.BOM_UTF32_LE + "name: x".encode("utf-32-le"), 1, "This file is in UTF-32. Save it as UTF-8"),
        ("name: x".encode("utf-16-le"), 1, "A sign here cannot be read or seen. Take it out."),
        (HEAD + "about: Café".encode("latin-1"), 3, "A letter here is not in UTF-8."),
        (HEAD + b"about: a\x00b", 3, "A sign here cannot be read or seen. Take it out."),
        (HEAD + b"about: a\xed\xa0\x80b", 3, "A letter here is not in UTF-8."),
        (b"PK\x03\x04rest", 1, "This is a zip archive. A playbook is one text file"),
        (b"%PDF-1.7", 1, "This is a PDF."),
        (HEAD + b"about: &a x\nafter: *a\n", 3, "“&a” marks a place, which is not taken."),
        (HEAD + b"about: *a\n", 3, "“*a” points to another place, which is not taken."),
        (HEAD + b"a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n", 3, "“&a” marks a place, which is not taken."),
        (HEAD + b"<<: {name: x}\n", 3, "A playbook has no “<<”."),
        (HEAD + b"about: !!python/object/apply:os.system [ls]\n", 3, "A tag (“!”) is not taken here."),
        (b"%YAML 1.1\n---\n" + HEAD, 1, "A line that begins with “%” is not taken here."),
        (b"# mine\n%TAG ! tag:example.org,2026:\n---\n" + HEAD, 2, "A line that begins with “%” is not taken here."),
        (HEAD + b"rules: " + b"[" * 50_000, 3, "This lies deeper than 12 levels."),
        (HEAD + b"rules:\n" + b"- {id: a}\n" * 5_000, 1_668, "The text holds more than 5,000 entries."),
        (b"", 1, "The text begins with a key and a colon"),
        (b"\xef\xbb\xbf", 1, "The text begins with a key and a colon"),
        (HEAD + b"---\n" + HEAD, 3, "A second document begins here. One text holds one."),
    ],
)
def test_a_sentence_for_each(data: bytes, line: int, sentence: str) -> None:
    with pytest.raises(NotSound) as refused:
        read_file(data)

    assert len(refused.value.findings) == 1
    [found] = refused.value.findings
    assert found.message.startswith(sentence)
    assert found.line == line


def test_one_that_is_as_it_should_be() -> None:
    assert read_file(codecs.BOM_UTF8 + PLAIN).name == "Plain"


def heard(data: bytes) -> None:
    """Reads a file; whatever it is, a reading error says so."""
    findings: tuple[Finding, ...] = (Finding(1, 1, "Sound."),)
    try:
        read_file(data)
    except NotSound as refused:
        findings = refused.findings
    assert findings
    assert all(found.line >= 1 and found.column >= 1 and found.message[-1] in ".?" for found in findings)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=300), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))))
def test_random_bytes(data: bytes) -> None:
    heard(data)
    heard(HEAD + data)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, len(PLAIN)), st.integers(0, 60), st.binary(max_size=8))
def test_a_file_with_other_bytes_in_it(start: int, length: int, put: bytes) -> None:
    heard(PLAIN[:start] + put + PLAIN[start + length :])


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "rules",
                "if",
                "when",
                ":",
                " ",
                "\n",
                "- ",
                "{",
                "}",
                "[",
                "]",
                "|",
                ">",
                "&a ",
                "*a",
                "!",
                "? ",
                "'",
                '"',
                "#",
                "%",
                "---",
                "\t",
                "0x1f",
                "1e999",
                "9" * 15,
                "~",
                "2026-13-40",
                "\\U0001F600",
            ]
        ),
        max_size=40,
    )
)
def test_pieces_of_the_language_in_any_order(pieces: list[str]) -> None:
    heard("".join(pieces).encode())
    heard(HEAD + "".join(pieces).encode())
