"""Where a machine says its owner lives."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from whoelse.local import time_zone
from whoelse.local.place import machine_place, place
from whoelse.local.said import parts_of, said_by_the_environment, said_by_the_system
from whoelse.local.time_zone import machine_time_zone
from whoelse.local.zones import country_of, zones_of

MONDAY, SATURDAY, SUNDAY = 0, 5, 6


@pytest.mark.parametrize(
    ("locale", "parts"),
    [
        ("en_GB.UTF-8", ("en", "GB")),
        ("de_DE@euro", ("de", "DE")),
        ("en-DK", ("en", "DK")),
        ("zh-Hans-CN", ("zh", "CN")),
        ("zh-Hans_CN", ("zh", "CN")),
        ("en_US@rg=dkzzzz", ("en", "US")),
        ("sv", ("sv", "")),
        ("C.UTF-8", ("", "")),
        ("POSIX", ("", "")),
        ("", ("", "")),
        ("es_419", ("", "")),
    ],
)
def test_a_locale_is_read_in_every_system_s_writing(locale: str, parts: tuple[str, str]) -> None:
    assert parts_of(locale) == parts


def test_the_locale_of_dates_comes_before_that_of_words() -> None:
    assert said_by_the_environment({"LANG": "en_US.UTF-8", "LC_TIME": "da_DK.UTF-8"}) == {"locale": "da_DK.UTF-8"}
    assert said_by_the_environment({"LANG": "en_US.UTF-8", "LC_ALL": "C", "LC_TIME": "da_DK"}) == {"locale": "C"}
    assert said_by_the_environment({"LANG": ""}) == {}


@pytest.mark.parametrize(
    ("said", "zone", "locale", "country", "begins"),
    [
        ({"locale": "en_US.UTF-8"}, "America/New_York", "en-US", "US", SUNDAY),
        ({"locale": "en_US.UTF-8"}, "Europe/Copenhagen", "en-US", "DK", MONDAY),  # one lives where one's clock is
        ({"locale": "en_US.UTF-8"}, "UTC", "en-US", "US", SUNDAY),
        ({"locale": "en_GB.UTF-8"}, "", "en-GB", "GB", MONDAY),
        ({"locale": "ar_EG.UTF-8"}, "Africa/Cairo", "ar-EG", "EG", SATURDAY),
        ({"locale": "en-US", "country": "DK", "first day": "0"}, "", "en-US", "DK", MONDAY),
        ({"locale": "en-US", "country": "US", "first day": "0"}, "", "en-US", "US", MONDAY),
        ({"locale": "da"}, "Europe/Copenhagen", "da-DK", "DK", MONDAY),
        ({"locale": "C.UTF-8"}, "Etc/UTC", "", "", MONDAY),
        ({}, "", "", "", MONDAY),
    ],
)
def test_a_place(said: dict[str, str], zone: str, locale: str, country: str, begins: int) -> None:
    found = place(said, zone, zone or "Europe/Paris")
    assert (found.locale, found.country, found.week_begins) == (locale, country, begins)


def test_a_zone_lies_in_the_country_that_it_is_named_for() -> None:
    assert [country_of(zone) for zone in ("Europe/Oslo", "Asia/Kolkata", "UTC", "")] == ["NO", "IN", "", ""]
    assert zones_of("US")[0] == "America/New_York"
    assert zones_of("") == ()


@pytest.fixture
def asked_anew(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Nothing is remembered of what this machine says, before and after."""
    for remembered in (said_by_the_system, machine_time_zone, machine_place):
        remembered.cache_clear()
    yield monkeypatch
    monkeypatch.undo()
    time.tzset()
    for remembered in (said_by_the_system, machine_time_zone, machine_place):
        remembered.cache_clear()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="The clock of this system cannot be set for one program.")
def test_a_machine_that_names_no_zone_is_in_one_of_its_country_that_agrees_with_its_clock(
    asked_anew: pytest.MonkeyPatch,
) -> None:
    asked_anew.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    asked_anew.setenv("LC_ALL", "da_DK.UTF-8")
    asked_anew.setattr(time_zone, "_LOCALTIME", Path("/there/is/no/such/link"))
    time.tzset()
    found = machine_place()
    assert (found.time_zone, found.country, found.locale) == ("Europe/Copenhagen", "DK", "da-DK")
