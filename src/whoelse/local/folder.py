"""The data folder: everything that belongs to one person's use of Who Else on this machine."""

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from whoelse.options import PlainError


@dataclass(frozen=True)
class DataFolder:
    """The places inside the data folder."""

    path: Path

    @property
    def database(self) -> Path:
        """The one file with everything in it."""
        return self.path / "whoelse.sqlite3"

    @property
    def restoring(self) -> Path:
        """A complete, verified database on its way to become `database`; there only while a restore is under way."""
        return self.path / "whoelse.sqlite3.restoring"

    @property
    def backups(self) -> Path:
        """Daily copies, copies before a migration, copies by hand."""
        return self.path / "backups"

    @property
    def replaced(self) -> Path:
        """Database files that a restore has put aside."""
        return self.path / "replaced"

    @property
    def static(self) -> Path:
        """Style sheets and scripts, ready to be served."""
        return self.path / "static"

    @property
    def tickets(self) -> Path:
        """Sign-in tickets that wait for their one use."""
        return self.path / "tickets"

    @property
    def secret_key(self) -> Path:
        """The key that signs cookies, made once."""
        return self.path / "secret-key"

    @property
    def lock(self) -> Path:
        """Held by the one process that may serve or replace the database."""
        return self.path / "lock"

    @property
    def running(self) -> Path:
        """Which process serves this folder, at which port; left behind when that process was killed."""
        return self.path / "running.json"

    @property
    def port(self) -> Path:
        """The port chosen at the first start."""
        return self.path / "port"

    @property
    def log(self) -> Path:
        """What a server without a terminal says."""
        return self.path / "server.log"

    @property
    def door(self) -> Path:
        """The page that takes the browser to the sign-in link."""
        return self.path / "open-who-else.html"

    def make(self) -> None:
        """Makes the folder where it is missing, for its owner alone. Raises PlainError when that cannot be done."""
        try:
            for place in (self.path, self.backups, self.tickets):
                place.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise PlainError(f"The data folder {self.path} cannot be made: {error.strerror}.") from error
        if not os.access(self.path, os.W_OK):
            raise PlainError(f"The data folder {self.path} cannot be written to.")


def usual_place() -> Path:
    """Where this platform keeps a program's data."""
    return Path(platformdirs.user_data_dir("whoelse", appauthor=False))


def data_folder(path: Path | None = None) -> DataFolder:
    """The data folder at `path`, else the one WHOELSE_DATA names, else the platform's own place; nothing is made."""
    if path is None:
        named = os.environ.get("WHOELSE_DATA", "")
        path = Path(named) if named else usual_place()
    return DataFolder(path.expanduser().absolute())


def write_private(file: Path, text: str) -> None:
    """Writes `text` so that only the owner can read it and nobody ever sees half of it."""
    unfinished = file.with_name(f"{file.name}.{os.getpid()}.new")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as handle:
        handle.write(text)
        handle.flush()
        os.fsync(handle.fileno())
    unfinished.replace(file)
