"""The secret key of a data folder, and the cookie name that follows from it."""

import hashlib
import secrets

from whoelse.local.folder import DataFolder, write_private


def make_secret_key(folder: DataFolder) -> None:
    """Makes the key where there is none."""
    if not folder.secret_key.exists():
        write_private(folder.secret_key, secrets.token_urlsafe(48))


def secret_key(folder: DataFolder) -> str:
    """The folder's key; where there is none yet, one that lasts as long as the process."""
    try:
        kept = folder.secret_key.read_text(encoding="ascii").strip()
    except OSError:
        kept = ""
    return kept or secrets.token_urlsafe(48)


def cookie_name(folder: DataFolder, key: str) -> str:
    """A name for the cookie that no other data folder has.

    Cookies belong to a machine, not to a port: two servers on one machine would overwrite each other's. The path is
    part of it, so that a copied folder is another folder.
    """
    return "whoelse-" + hashlib.sha256(f"{key}\n{folder.path}".encode()).hexdigest()[:16]
