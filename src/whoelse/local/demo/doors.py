"""From one's own search into the demo and back: each is a server of its own, at a port of its own."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from whoelse.local.browser import sign_in_link
from whoelse.local.demo.folders import TELLING, demo_folder, own_folder
from whoelse.local.folder import DataFolder
from whoelse.local.lock import serving
from whoelse.local.program import this_program
from whoelse.options import PlainError

_LONGEST = 120  # seconds
_NOT_BEGUN = "It is not being opened any more. Please open it again."
#: What the process that asks was told about its own folder says nothing about the other one.
_OWN = frozenset({"WHOELSE_DATA", "WHOELSE_PORT"})


@dataclass(frozen=True, slots=True)
class Opening:
    """How far the way into the demo is: a ``link`` once it answers, a ``sentence`` where it can't, else how many days
    of its story are ``told``."""

    told: int = 0
    link: str = ""
    sentence: str = ""


#: What was begun from the door, by the folder of the demo: pressed twice, it is begun once.
_BEGUN: dict[Path, "subprocess.Popen[str]"] = {}
_BEGINNING = Lock()


def begin_demo(own: DataFolder) -> None:
    """Have the demo made up to today and started, beside what asks for it. Asked twice, it is done once."""
    folder = demo_folder(own)
    with _BEGINNING:
        begun = _BEGUN.get(folder.path)
        if begun is None or begun.poll() is not None:
            _BEGUN[folder.path] = _begin("demo", own)


def demo_opening(own: DataFolder) -> Opening:
    """How far it is since ``begin_demo``."""
    folder = demo_folder(own)
    begun = _BEGUN.get(folder.path)
    if begun is not None and begun.poll() is None:
        return Opening(told=_told(folder))
    found = serving(folder)
    if found is not None and (begun is None or not begun.returncode):
        return Opening(link=sign_in_link(folder, found.port))
    with _BEGINNING:
        _BEGUN.pop(folder.path, None)
    return Opening(sentence=_said(begun) if begun is not None else _NOT_BEGUN)


def into_own(demo: DataFolder) -> str:
    """A link into the own search that this demo is kept beside. Raises PlainError where it cannot be started."""
    own = own_folder(demo)
    begun = _begin("own", own)
    try:
        begun.wait(timeout=_LONGEST)
    except subprocess.TimeoutExpired as error:
        raise PlainError("It did not start in time. Please try again in a moment.") from error
    found = serving(own)
    if begun.returncode or found is None:
        raise PlainError(_said(begun))
    return sign_in_link(own, found.port)


def _begin(which: str, own: DataFolder) -> "subprocess.Popen[str]":
    command = this_program().with_arguments("demo", "--only-start", which, "--data", str(own.path), "--allow-synced")
    environment = {name: value for name, value in os.environ.items() if name not in _OWN}
    return subprocess.Popen(  # noqa: S603 - it is this very program
        command.command,
        cwd=command.place,
        env={**environment, "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def _said(ended: "subprocess.Popen[str]") -> str:
    """The last line that a start which came to nothing has said."""
    with ended:
        said = ended.stderr.read().strip().splitlines() if ended.stderr is not None else []
    return said[-1] if said else "It did not start. Please try again in a moment."


def _told(folder: DataFolder) -> int:
    try:
        return int((folder.path / TELLING).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return 0
