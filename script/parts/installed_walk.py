"""What somebody does with an installed Who Else while there is no network. Run by script/wheel --as-a-user.

Runs with the Python of the installation itself, as the ordinary user, in a network that holds nothing but this machine:
start, start again, look at every page of the own search and of the demo, let a terminal close, kill, start, stop.
"""

import os
import pty
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from tests.local.server import Answer, fetch
from tests.local.walked import come_in, every_page

from whoelse.local.browser import address, sign_in_link
from whoelse.local.demo.folders import demo_folder
from whoelse.local.folder import DataFolder
from whoelse.local.lock import serving

_ELSEWHERE = ("192.0.2.1", 80)


class _Wrong(Exception):
    """Something that must hold does not; the message says what."""


def must(holds: object, words: str) -> None:
    """Ends the walk with these words where something does not hold."""
    if not holds:
        raise _Wrong(words)


def cut_off() -> None:
    """There is a way to this machine and to no other."""
    try:
        socket.create_connection(_ELSEWHERE, timeout=2).close()
    except TimeoutError as error:
        raise _Wrong("packets leave this machine") from error
    except OSError:
        return
    raise _Wrong("another machine can be reached")


def run(program: list[str], *arguments: str) -> tuple[str, float]:
    """What a command says, and how many seconds it took."""
    began = time.monotonic()
    ended = subprocess.run([*program, *arguments], capture_output=True, text=True, timeout=300, check=False)
    must(ended.returncode in (0, 1) and "Traceback" not in ended.stderr, f"{arguments}: {ended.stdout}{ended.stderr}")
    return ended.stdout + ended.stderr, time.monotonic() - began


def in_a_terminal_that_closes(program: list[str]) -> None:
    """Opens it in a terminal of its own, and closes that."""
    ours, theirs = pty.openpty()
    line = ["setsid", "--ctty", "--wait", *program, "open"]
    with subprocess.Popen(line, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True):
        os.close(theirs)
        said = b""
        with suppress(OSError):
            while b"browser opens" not in said and (more := os.read(ours, 4096)):
                said += more
        os.close(ours)


def walk(folder: DataFolder) -> int:
    """How many addresses of a server there are; each of them answers."""
    found = serving(folder)
    must(found, f"nothing serves {folder.path}")
    assert found is not None
    stranger: Answer = fetch(address(found.port))
    must(stranger.status == 403 and "whoelse open" in stranger.text, "who is not signed in is not told how to start")
    pages = every_page(address(found.port), come_in(sign_in_link(folder, found.port)))
    wrong = {path: status for path, status in pages.items() if status not in (200, 302)}
    must(not wrong, f"pages that do not load: {wrong}")
    return len(pages)


def main() -> None:
    """The walk, which prints what it measured in one line."""
    program = sys.argv[1:]
    cut_off()
    # Whoever cut the network without being root is root in it, and an ordinary user everywhere else.
    must(os.getuid() != 0 or Path("/proc/self/uid_map").read_text().split()[1] != "0", "this is no ordinary user")

    _, cold = run(program, "open")
    own = DataFolder(Path(run(program, "status")[0].partition("Your data are in ")[2].splitlines()[0].rstrip(".")))
    must(own.path.is_relative_to(Path.home()), f"the data are in {own.path}")
    first = serving(own)
    must(first, "it does not run")
    _, found = run(program, "open")
    must(serving(own) == first, "a second start does not find the first")
    pages = walk(own)
    run(program, "stop")
    must(serving(own) is None, "it did not stop")

    in_a_terminal_that_closes(program)
    outlived = serving(own)
    must(outlived, "it went with its terminal")
    assert outlived is not None
    os.kill(outlived.process, signal.SIGKILL)
    must("not running" in run(program, "status")[0], "a killed server is said to run")
    _, warm = run(program, "open")
    must(serving(own), "it does not start after a kill")

    said, made = run(program, "demo")
    must("The demo runs at" in said, said)
    shown = walk(demo_folder(own))
    run(program, "demo", "--stop")
    run(program, "stop")
    must(serving(own) is None and serving(demo_folder(own)) is None, "something still runs")
    print(
        f"no network, uid {os.getuid()}: first start {cold:.1f} s, found again {found:.1f} s, started after kill -9 "
        f"{warm:.1f} s, demo made {made:.1f} s; {pages} addresses of an empty search and {shown} of the demo answer; "
        "it outlives its terminal and ends when told"
    )


if __name__ == "__main__":
    main()
