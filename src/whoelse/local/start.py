"""Starting Django on one data folder, for the server and for every command."""

import os
from datetime import datetime
from pathlib import Path

import django

from whoelse.local.folder import DataFolder, data_folder
from whoelse.local.keys import make_secret_key
from whoelse.local.lock import locked
from whoelse.local.restore import finish_restore
from whoelse.local.synced import why_not_here
from whoelse.local.tables import bring_up_to_date, is_up_to_date, refuse_damaged
from whoelse.options import PlainError, check_options

SETTINGS = "whoelse.config.settings"


def choose_folder(path: Path | None, allow_synced: bool = False) -> DataFolder:
    """Checks the options and makes the data folder; no Django yet.

    Raises PlainError when an option is wrong, or when the folder is synced or on a network and that is not allowed.
    """
    check_options(os.environ)
    folder = data_folder(path)
    if not (allow_synced or says_yes("WHOELSE_ALLOW_SYNCED", default=False)):
        reason = why_not_here(folder.path, os.environ)
        if reason:
            raise PlainError(
                f"The data folder {folder.path} {reason}, where a database gets damaged sooner or later."
                " Choose another one with “--data FOLDER”, or add “--allow-synced” to use it all the same."
            )
    folder.make()
    os.environ["WHOELSE_DATA"] = str(folder.path)
    make_secret_key(folder)
    return folder


def start_django() -> None:
    """Sets up Django on the folder that `choose_folder` has chosen."""
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    django.setup()


def open_data(path: Path | None = None, allow_synced: bool = False) -> DataFolder:
    """Everything a command needs before its first query: options checked, Django set up, tables up to date.

    Works beside a running server. Raises PlainError with one sentence when it cannot go on.
    """
    folder = choose_folder(path, allow_synced)
    start_django()
    with locked(folder) as held:
        if held:
            prepare(folder)
        elif not folder.database.exists() or not is_up_to_date():
            raise PlainError(
                "Who Else is just starting or runs in an older version; please try again, or end it first."
            )
    return folder


def prepare(folder: DataFolder) -> None:
    """Checks the database and brings its tables up to date. Only for the holder of the lock, after `start_django`."""
    now = datetime.now().astimezone()
    finish_restore(folder, now)
    refuse_damaged(folder)
    folder.database.touch(mode=0o600)
    if not is_up_to_date():
        bring_up_to_date(folder, now)


def says_yes(name: str, default: bool) -> bool:
    """The value of a checked yes-or-no option."""
    value = os.environ.get(name, "").strip().lower()
    return value in ("yes", "true", "on", "1") if value else default
