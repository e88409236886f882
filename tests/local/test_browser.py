"""Which page a browser is started with."""

import stat
import webbrowser
from pathlib import Path

import pytest

from whoelse.local.browser import open_browser, show_sentence
from whoelse.local.folder import DataFolder


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """What a browser was started with, in a home of its own."""
    found: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda url: not found.append(url))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return found


def default_browser(monkeypatch: pytest.MonkeyPatch, place: Path, entry: str) -> None:
    """Makes the desktop say that its browser is the one with this entry."""
    place.mkdir()
    says = place / "xdg-settings"
    says.write_text(f"#!/bin/sh\necho {entry}\n")
    says.chmod(0o700)
    monkeypatch.setenv("PATH", str(place), prepend=":")


def test_it_is_started_with_a_page_that_only_its_owner_can_read(folder: DataFolder, opened: list[str]) -> None:
    assert open_browser(folder, 4321)
    assert opened == [folder.door.as_uri()]
    assert stat.S_IMODE(folder.door.stat().st_mode) == 0o600
    assert "http://127.0.0.1:4321/sign-in/?ticket=" in folder.door.read_text()


def test_a_browser_that_may_not_read_there_gets_the_page_in_its_own_place(
    folder: DataFolder, opened: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "home/snap/firefox/common"
    place.mkdir(parents=True)
    default_browser(monkeypatch, tmp_path / "bin", "firefox_firefox.desktop")
    assert open_browser(folder, 4321)
    door = place / folder.door.name
    assert opened == [door.as_uri()]
    assert stat.S_IMODE(door.stat().st_mode) == 0o600
    assert show_sentence("It did not start.")
    assert Path(opened[-1].removeprefix("file://")).parent == place


def test_another_browser_beside_it_does_not(
    folder: DataFolder, opened: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home/snap/firefox/common").mkdir(parents=True)
    default_browser(monkeypatch, tmp_path / "bin", "chromium.desktop")
    assert open_browser(folder, 4321)
    assert opened == [folder.door.as_uri()]


def test_a_sentence_is_shown_as_it_is_said(opened: list[str]) -> None:
    assert show_sentence("The folder <data> & its database")
    page = Path(opened[0].removeprefix("file://"))
    assert "<p>The folder &lt;data&gt; &amp; its database</p>" in page.read_text()
