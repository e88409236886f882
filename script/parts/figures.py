"""Runs the modules of bench/ or soak/, each with its main(), and prints their figures one below the other."""

import argparse
import contextlib
import importlib
import inspect
import io
import os
import platform
import sqlite3
import sys
import tempfile
import time
from pathlib import Path
from typing import TextIO

TOP = Path(__file__).resolve().parents[2]


class Both(io.TextIOBase):
    """Writes to two streams at once, so that a long run can be watched and kept."""

    def __init__(self, shown: TextIO, kept: TextIO) -> None:
        self.shown = shown
        self.kept = kept

    def write(self, text: str) -> int:
        """Writes to both."""
        self.shown.write(text)
        return self.kept.write(text)

    def flush(self) -> None:
        """Shows what was written."""
        self.shown.flush()


def main() -> int:
    """Runs what the command line names, everything when it names nothing; 1 when a module failed."""
    parser = argparse.ArgumentParser(prog="script/bench or script/soak")
    parser.add_argument("folder", choices=["bench", "soak"])
    parser.add_argument("names", nargs="*", help="only these modules")
    parser.add_argument("--minutes", type=float, default=10.0, help="of a soak, shared out among the modules")
    parser.add_argument("--keep", action="store_true", help="put the figures in docs/")
    chosen = parser.parse_intermixed_args()

    sys.path[:0] = [str(TOP), str(TOP / "src")]
    os.environ["DJANGO_SETTINGS_MODULE"] = "whoelse.config.settings"
    found = sorted(path.stem for path in (TOP / chosen.folder).glob("*.py") if not path.stem.startswith("_"))
    modules = [(name, importlib.import_module(f"{chosen.folder}.{name}")) for name in found]
    runs = [(name, module.main) for name, module in modules if hasattr(module, "main")]
    runs = [(name, run) for name, run in runs if not chosen.names or name in chosen.names]
    if not runs:
        print(f"There is nothing to run in {chosen.folder}/.")
        return 1

    kept = io.StringIO()
    failed = []
    with tempfile.TemporaryDirectory() as data, contextlib.redirect_stdout(Both(sys.stdout, kept)):  # type: ignore[type-var]
        os.environ["WHOELSE_DATA"] = data  # whatever a module forgets to say, nobody's own data are touched
        print(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {os.cpu_count()} processors")
        for name, run in runs:
            print(f"\n## {name}\n", flush=True)
            began = time.perf_counter()
            try:
                run(chosen.minutes / len(runs)) if inspect.signature(run).parameters else run()
            except AssertionError as error:
                failed.append(name)
                print(f"does not hold: {error}")
            print(f"({time.perf_counter() - began:.0f} s)", flush=True)
        if failed:
            print(f"\nnot as it should be: {', '.join(failed)}")
    if chosen.keep:
        (TOP / "docs" / f"{chosen.folder}.txt").write_text(kept.getvalue(), encoding="utf-8")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
