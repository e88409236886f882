"""Installs the wheel as an ordinary user would, by pipx, uv and uvx, then cuts the network and walks. Linux only.

The wheel is built in a clean clone of what is committed. Each way gets an empty home whose path holds spaces and a
letter beyond ASCII. Run by root, everything that the user does is done by *nobody*; run by anybody else, by that one.
Words on the command line choose among the ways.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import build_wheel

TOP = Path(__file__).resolve().parents[2]
WALK = Path("script") / "parts" / "installed_walk.py"
NOBODY = "nobody"
#: What a package index needs to be told, of whatever is set here.
_OF_AN_INDEX = ("PIP_", "UV_", "SSL_", "http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "no_proxy", "NO_PROXY")


@dataclass(frozen=True)
class User:
    """Somebody with an empty home, and the tools that install."""

    home: Path
    tools: Path

    def environment(self) -> dict[str, str]:
        """Nothing set but where things are, and how a package index is reached."""
        kept = {name: value for name, value in os.environ.items() if name.startswith(_OF_AN_INDEX)}
        return {
            **kept,
            "HOME": str(self.home),
            "PATH": f"{self.home}/.local/bin:{self.tools}/bin:/usr/local/bin:/usr/bin:/bin",
            "BROWSER": "true",  # a browser that opens nothing
            "LANG": "C.UTF-8",
            "UV_PYTHON_DOWNLOADS": "never",
            "UV_PYTHON": str(python_for_all()),
        }

    def run(self, *command: str | Path, cut: bool = False, **more: str) -> str:
        """What a command of the user says; ``cut``: in a network that holds this machine alone."""
        line = [*(_cut() if cut else []), *_as_nobody(), *map(str, command)]
        environment = {**self.environment(), **more}
        ended = subprocess.run(line, cwd=self.home, env=environment, capture_output=True, text=True, check=False)
        if ended.returncode:
            raise SystemExit(f"{' '.join(map(str, command))}\n{ended.stdout}{ended.stderr}")
        return ended.stdout


def python_for_all() -> Path:
    """A Python that an ordinary user may run, new enough."""
    for name in ("python3.14", "python3.13", "python3.12", "python3.11", "python3"):
        found = shutil.which(name, path="/usr/local/bin:/usr/bin")
        test = "import sys, ensurepip; sys.exit(sys.version_info < (3, 11))"
        if found and subprocess.run([found, "-c", test], check=False, capture_output=True).returncode == 0:
            return Path(found)
    raise SystemExit("The system has no Python 3.11 or newer with venv that everybody may run.")


def home_in(place: Path, name: str) -> Path:
    """An empty home of that name, of whoever walks."""
    home = place / name
    home.mkdir()
    if not os.getuid():
        shutil.chown(home, NOBODY, pwd.getpwnam(NOBODY).pw_gid)
    return home


def _as_nobody() -> list[str]:
    if os.getuid():
        return []
    return [
        "setpriv",
        f"--reuid={NOBODY}",
        f"--regid={pwd.getpwnam(NOBODY).pw_gid}",
        "--clear-groups",
        "--no-new-privs",
    ]


def _cut() -> list[str]:
    ours = ["unshare", "--net"] if os.getuid() == 0 else ["unshare", "--net", "--map-root-user"]
    return [*ours, "sh", "-c", 'ip link set lo up && exec "$@"', "sh"]


def _pipx(user: User, wheel: Path) -> tuple[list[str], list[str]]:
    user.run("pipx", "install", "--python", python_for_all(), wheel)
    home = user.run("pipx", "environment", "--value", "PIPX_HOME").strip()
    return ["whoelse"], [f"{home}/venvs/whoelse/bin/python"]


def _uv_tool(user: User, wheel: Path) -> tuple[list[str], list[str]]:
    user.run("uv", "tool", "install", wheel)
    return ["whoelse"], [f"{user.run('uv', 'tool', 'dir').strip()}/whoelse/bin/python"]


def _uvx(user: User, wheel: Path) -> tuple[list[str], list[str]]:
    user.run("uvx", "--from", wheel, "whoelse", "status", "--help")
    offline = ["uvx", "--offline", "--from", str(wheel)]
    return [*offline, "whoelse"], [*offline, "python"]


WAYS: dict[str, Callable[[User, Path], tuple[list[str], list[str]]]] = {
    "pipx install": _pipx,
    "uv tool install": _uv_tool,
    "uvx": _uvx,
}


def main() -> None:
    """Builds, installs by each way, cuts the network, walks, and prints sizes and times."""
    with tempfile.TemporaryDirectory(prefix="who else ø ") as scratch:
        place = Path(scratch)
        place.chmod(0o755)
        clone, tools = place / "clean clone ø", place / "tools"
        subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", TOP, clone], check=True)
        wheel = build_wheel.build(place / "wheel", clone)
        print(f"{wheel.name}, from a clean clone: {wheel.stat().st_size / build_wheel.MEGABYTE:.2f} MB")
        subprocess.run([python_for_all(), "-m", "venv", tools], check=True)
        subprocess.run(
            [tools / "bin" / "pip", "install", "--quiet", "pipx", "uv"], check=True, stderr=subprocess.DEVNULL
        )
        for way in sys.argv[1:] or WAYS:
            home = home_in(place, f"home of Zoë, {way}")
            user = User(home, tools)
            began = time.monotonic()
            program, python = WAYS[way](user, wheel)
            taken = time.monotonic() - began
            print(f"{way}: {taken:.0f} s, home then holds {build_wheel.size(home):.0f} MB", flush=True)
            print("  " + user.run(*python, clone / WALK, *program, cut=True, PYTHONPATH=str(clone)).strip(), flush=True)


if __name__ == "__main__":
    main()
