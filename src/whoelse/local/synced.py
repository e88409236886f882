"""Whether a folder is kept in step by a sync service, or lies on another machine.

Both break a database file sooner or later: a sync service copies the file and its log at different moments, and locks
do not hold over a network.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path, PurePath

_SERVICES = {
    "box": "Box",
    "box sync": "Box",
    "cloudstorage": "a cloud service",
    "com~apple~clouddocs": "iCloud",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "mega": "MEGA",
    "megasync": "MEGA",
    "mobile documents": "iCloud",
    "my drive": "Google Drive",
    "nextcloud": "Nextcloud",
    "onedrive": "OneDrive",
    "owncloud": "ownCloud",
    "pclouddrive": "pCloud",
    "proton drive": "Proton Drive",
    "seafile": "Seafile",
    "sugarsync": "SugarSync",
    "syncthing": "Syncthing",
    "tresorit": "Tresorit",
    "yandex.disk": "Yandex Disk",
}
_BEGINNINGS = {
    "dropbox (": "Dropbox",
    "googledrive-": "Google Drive",
    "onedrive - ": "OneDrive",
    "onedrive-": "OneDrive",
}
_MARKERS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".sync_root": "Seafile",
    ".owncloudsync.log": "ownCloud",
    ".nextcloudsync.log": "Nextcloud",
}
_NETWORK = frozenset(
    {
        "afpfs",
        "afs",
        "beegfs",
        "ceph",
        "cifs",
        "coda",
        "davfs",
        "fuse.ceph",
        "fuse.davfs",
        "fuse.gcsfuse",
        "fuse.glusterfs",
        "fuse.gvfsd-fuse",
        "fuse.rclone",
        "fuse.s3fs",
        "fuse.smbnetfs",
        "fuse.sshfs",
        "gfs2",
        "glusterfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "ocfs2",
        "smb2",
        "smb3",
        "smbfs",
        "webdav",
    }
)


def why_not_here(folder: Path, environment: Mapping[str, str]) -> str | None:
    """Why a database should not lie in `folder`, as the end of a sentence ("lies in a folder that ..."), or None."""
    service = _service(folder, environment)
    if service:
        return f"lies in a folder that {service} keeps in step with other machines"
    if _on_network(folder):
        return "lies on a network drive"
    return None


def service_by_name(path: PurePath) -> str | None:
    """The sync service that a part of `path` is named after, or None."""
    for part in (part.lower() for part in path.parts):
        if part in _SERVICES:
            return _SERVICES[part]
        for beginning, service in _BEGINNINGS.items():
            if part.startswith(beginning):
                return service
    return None


def network_mount(path: PurePath, mounts: list[tuple[str, str]]) -> bool:
    """Whether the mount that `path` lies on is a network's; `mounts` are pairs of mount point and kind."""
    holding = [(len(PurePath(point).parts), kind) for point, kind in mounts if path.is_relative_to(point)]
    # The longest point holds the path; of two mounts at one point the later one is on top.
    return bool(holding) and sorted(holding, key=lambda found: found[0])[-1][1] in _NETWORK


def mounts_of_linux(text: str) -> list[tuple[str, str]]:
    """Mount points and kinds from the text of /proc/self/mounts."""
    rows = [line.split(" ") for line in text.splitlines()]
    return [(row[1].encode().decode("unicode_escape"), row[2]) for row in rows if len(row) > 2]


def mounts_of_macos(text: str) -> list[tuple[str, str]]:
    """Mount points and kinds from what the command mount prints, "//server/share on /Volumes/share (smbfs, nodev)"."""
    found = []
    for line in text.splitlines():
        place, _, rest = line.rpartition(" (")
        point = place.partition(" on ")[2]
        if point:
            found.append((point, rest.split(",")[0].rstrip(")")))
    return found


def _service(folder: Path, environment: Mapping[str, str]) -> str | None:
    for path in {folder, folder.resolve()}:
        service = service_by_name(path)
        if service:
            return service
        for name in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial"):
            if environment.get(name) and path.is_relative_to(environment[name]):
                return "OneDrive"
        for above in (path, *path.parents):
            for marker, service in _MARKERS.items():
                if above != Path.home() and (above / marker).exists():
                    return service
    return None


def _on_network(folder: Path) -> bool:
    path = folder.resolve()
    if sys.platform == "win32":
        return path.drive.startswith("\\\\") or _is_remote_drive(path.anchor)
    if sys.platform == "darwin":
        printed = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False)
        return network_mount(path, mounts_of_macos(printed.stdout))
    mounts = Path("/proc/self/mounts")
    return mounts.exists() and network_mount(path, mounts_of_linux(os.fsdecode(mounts.read_bytes())))


if sys.platform == "win32":
    import ctypes

    def _is_remote_drive(anchor: str) -> bool:
        remote = 4  # DRIVE_REMOTE in fileapi.h
        return bool(ctypes.windll.kernel32.GetDriveTypeW(anchor) == remote)
