"""Folders in which a database would be damaged sooner or later."""

from pathlib import Path, PurePosixPath

import pytest

from whoelse.local.start import choose_folder
from whoelse.local.synced import mounts_of_linux, mounts_of_macos, network_mount, service_by_name, why_not_here
from whoelse.options import PlainError

LINUX = """/dev/sda2 / ext4 rw,relatime 0 0
office:/home /home/nadia/office nfs4 rw,vers=4.2 0 0
//nas/share /mnt/my\\040share cifs rw 0 0
/dev/sdb1 /home/nadia/office/local ext4 rw 0 0
"""
MACOS = """/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//nadia@nas._smb._tcp.local/share on /Volumes/my share (smbfs, nodev, nosuid, mounted by nadia)
"""


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("/home/nadia/Dropbox/whoelse", "Dropbox"),
        ("/home/nadia/Dropbox (Personal)/whoelse", "Dropbox"),
        ("/Users/nadia/OneDrive - Halden Ferries/whoelse", "OneDrive"),
        ("/Users/nadia/Library/Mobile Documents/com~apple~CloudDocs/whoelse", "iCloud"),
        ("/Users/nadia/Library/CloudStorage/GoogleDrive-nadia@example.org/My Drive/whoelse", "a cloud service"),
        ("/home/nadia/Google Drive/whoelse", "Google Drive"),
        ("/home/nadia/Nextcloud/whoelse", "Nextcloud"),
        ("/home/nadia/.local/share/whoelse", None),
        ("/home/dropboxer/boxes/whoelse", None),
    ],
)
def test_a_service_is_known_by_the_name_of_its_folder(path: str, service: str | None) -> None:
    assert service_by_name(PurePosixPath(path)) == service


def test_a_service_is_known_by_what_it_leaves_in_its_folder(tmp_path: Path) -> None:
    inside = tmp_path / "shared" / "deep" / "whoelse"
    assert why_not_here(inside, {}) is None
    (tmp_path / "shared" / ".stfolder").mkdir(parents=True)
    assert why_not_here(inside, {}) == "lies in a folder that Syncthing keeps in step with other machines"


def test_a_link_into_a_synced_folder_is_seen_through(tmp_path: Path) -> None:
    (tmp_path / "Dropbox" / "data").mkdir(parents=True)
    (tmp_path / "data").symlink_to(tmp_path / "Dropbox" / "data")
    assert "Dropbox" in str(why_not_here(tmp_path / "data", {}))


def test_the_folder_that_onedrive_names_is_its(tmp_path: Path) -> None:
    environment = {"OneDrive": str(tmp_path / "Papers")}
    assert "OneDrive" in str(why_not_here(tmp_path / "Papers" / "whoelse", environment))
    assert why_not_here(tmp_path / "Other", environment) is None


@pytest.mark.parametrize(
    ("path", "is_network"),
    [
        ("/home/nadia/.local/share/whoelse", False),
        ("/home/nadia/office/whoelse", True),
        ("/home/nadia/office/local/whoelse", False),
        ("/mnt/my share/whoelse", True),
        ("/home/nadia/officer", False),
    ],
)
def test_a_network_drive_is_known_by_its_mount(path: str, is_network: bool) -> None:
    assert network_mount(PurePosixPath(path), mounts_of_linux(LINUX)) is is_network


def test_a_network_drive_is_known_on_macos_too() -> None:
    mounts = mounts_of_macos(MACOS)
    assert network_mount(PurePosixPath("/Volumes/my share/whoelse"), mounts)
    assert not network_mount(PurePosixPath("/Users/nadia/Library/whoelse"), mounts)


def test_a_synced_folder_is_refused_unless_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHOELSE_DATA", str(tmp_path))
    synced = tmp_path / "Dropbox" / "whoelse"
    with pytest.raises(PlainError, match="Dropbox keeps in step with other machines"):
        choose_folder(synced)
    assert not synced.exists()
    assert choose_folder(synced, allow_synced=True).database.parent == synced
    monkeypatch.setenv("WHOELSE_ALLOW_SYNCED", "yes")
    choose_folder(synced)
