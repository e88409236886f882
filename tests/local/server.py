"""A real server for tests, started as a user starts it."""

import os
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPMessage
from pathlib import Path

import whoelse
from whoelse.local.browser import address, sign_in_link
from whoelse.local.folder import DataFolder
from whoelse.local.lock import running

SOURCE = Path(whoelse.__file__).parents[1]
CLOCK = Path(__file__).parents[1] / "e2e" / "clock"
#: Where a command finds its code, and its clock where the whole suite runs as if on another day.
PATH = os.pathsep.join([str(SOURCE), *([str(CLOCK)] if "TEST_DAY" in os.environ else [])])


@dataclass
class Server:
    """A server that runs: its process, its data folder and where it answers."""

    process: "subprocess.Popen[str]"
    folder: DataFolder

    @property
    def url(self) -> str:
        """The address of the pages, "http://127.0.0.1:PORT/"."""
        note = running(self.folder)
        assert note is not None
        return address(note.port)

    def sign_in_link(self) -> str:
        """A link that signs in once, within a minute."""
        note = running(self.folder)
        assert note is not None
        return sign_in_link(self.folder, note.port)


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    status: int
    headers: HTTPMessage
    text: str


def environment(**more: str) -> dict[str, str]:
    """The environment of a command: nobody's options but those given, and nobody's country."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("WHOELSE_")}
    return {**kept, "PYTHONPATH": PATH, "LC_ALL": "C.UTF-8", **more}


def command(*arguments: str, seconds: float = 60, **more: str) -> "subprocess.CompletedProcess[str]":
    """Runs whoelse with `arguments` to its end."""
    return subprocess.run(
        [sys.executable, "-m", "whoelse", *arguments],
        capture_output=True,
        text=True,
        env=environment(**more),
        timeout=seconds,
        check=False,
    )


def start(data: Path, *arguments: str, **more: str) -> "subprocess.Popen[str]":
    """Starts whoelse serve in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "whoelse", "serve", "--no-browser", "--data", str(data), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=environment(**more),
    )


def read_until(process: "subprocess.Popen[str]", words: str) -> str:
    """What the process says up to the line that holds `words`; fails with all it said when it ends before."""
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said += line
        if words in line:
            return said
    raise AssertionError(f"The server ended without saying “{words}”. It said: {said}")


@contextmanager
def running_server(data: Path, *arguments: str) -> Iterator[Server]:
    """A server on the data folder `data` for as long as the block lasts, answering from the first line of it."""
    process = start(data, *arguments)
    try:
        read_until(process, "Ctrl-C")
        yield Server(process=process, folder=DataFolder(data))
    finally:
        process.terminate()
        process.wait(timeout=20)
        if process.stdout is not None:
            process.stdout.close()


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:  # type: ignore[override]
        """Follows nothing: a test looks at the answer itself."""


def fetch(
    url: str, headers: Mapping[str, str] | None = None, *, form: bytes | None = None, binary: bool = False
) -> Answer:
    """Asks for `url` and returns whatever the answer is; the text of what is `binary` is left out."""
    request = urllib.request.Request(url, data=form, headers=dict(headers or {}))
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _Stay())
    try:
        with opener.open(request, timeout=20) as response:
            content = response.read()
            return Answer(response.status, response.headers, "" if binary else content.decode())
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, error.headers, error.read().decode())
