"""Builds the wheel; with --measure, installs it into an empty environment and says its sizes and its starts."""

import argparse
import contextlib
import importlib.util
import os
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import venv
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
MEGABYTE = 1_000_000
STARTS = 3


def build(folder: Path, top: Path = TOP) -> Path:
    """The wheel, built into `folder`. The builder is the one installed here, else one fetched for the moment."""
    folder.mkdir(parents=True, exist_ok=True)
    how = ["--no-isolation"] if importlib.util.find_spec("hatchling") else []
    command = [sys.executable, "-m", "build", "--wheel", *how, "--outdir", str(folder), str(top)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return max(folder.glob("whoelse-*.whl"), key=lambda file: file.stat().st_mtime)


def measure(wheel: Path) -> None:
    """Prints how large it is once installed, and how long it takes until pages are answered."""
    with tempfile.TemporaryDirectory(prefix="who else ø ") as scratch:
        environment = Path(scratch) / "environment"
        venv.create(environment, with_pip=True)
        scripts = environment / ("Scripts" if sys.platform == "win32" else "bin")
        python = scripts / "python"
        began = time.monotonic()
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel], check=True)
        print(f"installed in {time.monotonic() - began:.0f} s")
        ours, whole = size(next(environment.rglob("site-packages")) / "whoelse"), size(environment)
        print(f"installed size: whoelse {ours:.1f} MB, with all it stands on {whole:.0f} MB")
        started = [_start(scripts / "whoelse", Path(scratch) / f"data {number}") for number in range(STARTS)]
        again = [_start(scripts / "whoelse", Path(scratch) / "data 0") for _ in range(STARTS)]
        print(f"first start, empty folder: {_seconds(started)}, until a page is answered")
        print(f"every later start: {_seconds(again)}")


def _start(program: Path, data: Path) -> float:
    """Seconds from the command to the first page."""
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "WHOELSE_DATA")}
    command = [program, "serve", "--no-browser", "--data", data]
    began = time.monotonic()
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().split(" at ")[1].split()[0]
        _ask(address)
        taken = time.monotonic() - began
        process.terminate()
    return taken


def _ask(address: str) -> None:
    """Waits for the page that says how to come in; its status is 403."""
    with contextlib.suppress(urllib.error.HTTPError):
        urllib.request.urlopen(address, timeout=20)


def size(folder: Path) -> float:
    """How many MB the files of a folder hold."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink()) / MEGABYTE


def _seconds(taken: list[float]) -> str:
    ordered = sorted(taken)
    return f"{ordered[len(ordered) // 2]:.1f} s ({ordered[0]:.1f} to {ordered[-1]:.1f})"


def main() -> None:
    """Builds, and measures when asked."""
    parser = argparse.ArgumentParser(prog="script/wheel")
    parser.add_argument("--measure", action="store_true", help="install it and measure it")
    chosen = parser.parse_args()
    wheel = build(TOP / "dist")
    print(f"{wheel.relative_to(TOP)}: {wheel.stat().st_size / MEGABYTE:.2f} MB")
    if chosen.measure:
        measure(wheel)


if __name__ == "__main__":
    main()
