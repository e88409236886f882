"""Runs the modules of bench/ or soak/, each with its main(), and prints their figures one below the other.

Each runs in a process of its own: what one has opened, made or signed in is nothing to the next.
"""

import argparse
import importlib
import inspect
import os
import platform
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]


def main() -> int:
    """Runs what the command line names, everything when it names nothing; 1 when a module failed."""
    parser = argparse.ArgumentParser(prog="script/bench or script/soak")
    parser.add_argument("folder", choices=["bench", "soak"])
    parser.add_argument("names", nargs="*", help="only these modules")
    parser.add_argument("--minutes", type=float, default=10.0, help="of a soak, shared out among the modules")
    parser.add_argument("--keep", action="store_true", help="put the figures in docs/")
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_intermixed_args()
    if chosen.alone:
        return _alone(chosen.folder, chosen.names[0], chosen.minutes)

    found = sorted(path.stem for path in (TOP / chosen.folder).glob("*.py") if not path.stem.startswith("_"))
    names = [name for name in found if not chosen.names or name in chosen.names]
    if not names:
        print(f"There is nothing to run in {chosen.folder}/.")
        return 1
    kept: list[str] = []

    def say(text: str) -> None:
        print(text, end="", flush=True)
        kept.append(text)

    failed = []
    say(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {os.cpu_count()} processors\n")
    for name in names:
        say(f"\n## {name}\n\n")
        began = time.perf_counter()
        minutes = ["--minutes", f"{chosen.minutes / len(names)}"]
        command = [sys.executable, __file__, chosen.folder, name, "--alone"]
        with subprocess.Popen([*command, *minutes], stdout=subprocess.PIPE, text=True) as running:
            for line in running.stdout or ():
                say(line)
        if running.returncode:
            failed.append(name)
        say(f"({time.perf_counter() - began:.0f} s)\n")
    if failed:
        say(f"\nnot as it should be: {', '.join(failed)}\n")
    if chosen.keep:
        (TOP / "docs" / f"{chosen.folder}.txt").write_text("".join(kept), encoding="utf-8")
    return bool(failed)


def _alone(folder: str, name: str, minutes: float) -> int:
    """Run one module, in a data folder that goes with it; 1 when its goals are missed."""
    sys.path[:0] = [str(TOP), str(TOP / "src")]
    os.environ["DJANGO_SETTINGS_MODULE"] = "whoelse.config.settings"
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    with tempfile.TemporaryDirectory() as data:
        os.environ["WHOELSE_DATA"] = data  # whatever a module forgets to say, nobody's own data are touched
        run = importlib.import_module(f"{folder}.{name}").main
        try:
            run(minutes) if inspect.signature(run).parameters else run()
        except AssertionError as error:
            print(f"does not hold: {error}")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
