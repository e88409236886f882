"""From one's own search into the demo and back: each is a server of its own, at a port of its own."""

import os
import subprocess

from whoelse.local.browser import sign_in_link
from whoelse.local.demo.folders import demo_folder, own_folder
from whoelse.local.folder import DataFolder
from whoelse.local.lock import serving
from whoelse.local.program import this_program
from whoelse.options import PlainError

_LONGEST = 120  # seconds
#: What the process that asks was told about its own folder says nothing about the other one.
_OWN = frozenset({"WHOELSE_DATA", "WHOELSE_PORT"})


def into_demo(own: DataFolder) -> str:
    """A link into the demo, which runs by then, told up to today. Raises PlainError where it cannot be started."""
    return _link_after("demo", own, demo_folder(own))


def into_own(demo: DataFolder) -> str:
    """A link into the own search that this demo is kept beside. Raises PlainError where it cannot be started."""
    own = own_folder(demo)
    return _link_after("own", own, own)


def _link_after(which: str, own: DataFolder, folder: DataFolder) -> str:
    command = this_program().with_arguments("demo", "--only-start", which, "--data", str(own.path), "--allow-synced")
    environment = {name: value for name, value in os.environ.items() if name not in _OWN}
    try:
        ended = subprocess.run(  # noqa: S603 - it is this very program
            command.command,
            cwd=command.place,
            env={**environment, "PYTHONUTF8": "1"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=_LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise PlainError("It did not start in time. Please try again in a moment.") from error
    found = serving(folder)
    if ended.returncode or found is None:
        said = ended.stderr.strip().splitlines()
        raise PlainError(said[-1] if said else "It did not start. Please try again in a moment.")
    return sign_in_link(folder, found.port)
