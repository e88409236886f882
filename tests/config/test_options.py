"""No option is needed to start; a wrong one stops the start with its name, its value and what is allowed."""

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.local.server import command, environment
from whoelse.options import OPTIONS, PlainError, check_options, wrong_options


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        (
            "WHOELSE_PORT",
            "80",
            "WHOELSE_PORT is “80”, which it cannot be; allowed is a whole number from 1024 to 65535.",
        ),
        (
            "WHOELSE_PORT",
            "65536",
            "WHOELSE_PORT is “65536”, which it cannot be; allowed is a whole number from 1024 to 65535.",
        ),
        (
            "WHOELSE_PORT",
            "٤٣٢١",
            "WHOELSE_PORT is “٤٣٢١”, which it cannot be; allowed is a whole number from 1024 to 65535.",
        ),
        ("WHOELSE_THREADS", "0", "WHOELSE_THREADS is “0”, which it cannot be; allowed is a whole number from 1 to 64."),
        (
            "WHOELSE_THREADS",
            "many",
            "WHOELSE_THREADS is “many”, which it cannot be; allowed is a whole number from 1 to 64.",
        ),
        ("WHOELSE_BROWSER", "maybe", "WHOELSE_BROWSER is “maybe”, which it cannot be; allowed is yes or no."),
        ("WHOELSE_ALLOW_SYNCED", "", "WHOELSE_ALLOW_SYNCED is “”, which it cannot be; allowed is yes or no."),
        ("WHOELSE_DATA", " ", "WHOELSE_DATA is “ ”, which it cannot be; allowed is the path of a folder."),
        (
            "WHOELSE_TIME_ZONE",
            "Middle/Earth",
            "WHOELSE_TIME_ZONE is “Middle/Earth”, which it cannot be;"
            " allowed is the name of a time zone, such as Europe/Copenhagen.",
        ),
        ("WHOELSE_PROT", "8000", "There is no option WHOELSE_PROT; did you mean WHOELSE_PORT?"),
    ],
)
def test_a_wrong_option_has_its_sentence(name: str, value: str, sentence: str) -> None:
    assert wrong_options({name: value, "PATH": "/bin"}) == [sentence]
    with pytest.raises(PlainError) as stopped:
        check_options({name: value})
    assert stopped.value.sentence == sentence


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WHOELSE_PORT", "1024"),
        ("WHOELSE_PORT", "65535"),
        ("WHOELSE_THREADS", "64"),
        ("WHOELSE_BROWSER", "No"),
        ("WHOELSE_ALLOW_SYNCED", "true"),
        ("WHOELSE_DATA", "/home/nadia/my data"),
        ("WHOELSE_TIME_ZONE", "Asia/Kolkata"),
    ],
)
def test_a_right_option_passes(name: str, value: str) -> None:
    assert wrong_options({name: value}) == []


def test_nothing_is_needed() -> None:
    assert wrong_options({}) == []


def test_an_unknown_option_that_resembles_none_is_told_all() -> None:
    (sentence,) = wrong_options({"WHOELSE_XYZZYQ": "1"})
    assert all(option.name in sentence for option in OPTIONS)


def test_every_option_is_described_once() -> None:
    names = [option.name for option in OPTIONS]
    assert len(set(names)) == len(names)
    for option in OPTIONS:
        assert option.sentence.endswith(".")
        assert option.default
        assert option.allowed


@given(st.sampled_from([option.name for option in OPTIONS]), st.text(max_size=20))
def test_any_text_is_either_right_or_has_one_sentence_with_it(name: str, value: str) -> None:
    for sentence in wrong_options({name: value}):
        assert name in sentence
        assert value in sentence


@pytest.mark.parametrize("arguments", [("serve", "--no-browser"), ("restore", "copy.sqlite3")])
def test_a_wrong_option_stops_the_start(arguments: tuple[str, ...]) -> None:
    ended = command(*arguments, WHOELSE_THREADS="0")
    assert ended.returncode == 1
    assert ended.stderr == "WHOELSE_THREADS is “0”, which it cannot be; allowed is a whole number from 1 to 64.\n"
    assert ended.stdout == ""


def test_a_wrong_option_stops_django_too() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", "import whoelse.config.settings"],
        env=environment(WHOELSE_BROWSER="perhaps"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert "allowed is yes or no" in ended.stderr
    assert "WHOELSE_BROWSER" not in os.environ
