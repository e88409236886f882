"""Makes the folder to double-click: the wheel and all it stands on, with a Python of its own, by PyInstaller."""

import subprocess
import sys
import venv
from pathlib import Path

import build_wheel

from whoelse.local.shortcuts import macos, windows
from whoelse.local.shortcuts.icon import NAME, PICTURES

TOP = Path(__file__).resolve().parents[2]
BUILD = TOP / "build" / "bundle"
PYINSTALLER = "pyinstaller>=6.15,<7"
# What is found by its name as the program runs, and so by nobody who only reads the imports.
BY_NAME = ("whoelse", "django", "csp", "django_htmx", "template_partials", "whitenoise", "granian", "holidays")
WITH_FILES = ("whoelse", "django", "django_htmx", "tzdata")
MEGABYTE = 1_000_000


def install(wheel: Path) -> Path:
    """The Python of a fresh environment that holds the wheel and PyInstaller."""
    environment = BUILD / "environment"
    venv.create(environment, with_pip=True, clear=True)
    python = environment / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, PYINSTALLER, wheel], check=True)
    return python


def picture() -> Path:
    """The icon as this system wants it."""
    if sys.platform == "darwin":
        file, content = BUILD / "icon.icns", macos.picture_file((PICTURES / "icon-512.png").read_bytes())
    else:
        file, content = BUILD / "icon.ico", windows.picture_file((PICTURES / "icon-192.png").read_bytes())
    file.write_bytes(content)
    return file


def bundle(python: Path) -> Path:
    """The folder, made by the PyInstaller beside `python`."""
    options = [f"--collect-submodules={name}" for name in BY_NAME] + [f"--collect-data={name}" for name in WITH_FILES]
    places = [f"--distpath={TOP / 'dist'}", f"--workpath={BUILD / 'work'}", f"--specpath={BUILD}"]
    command = [python, "-m", "PyInstaller", "--noconfirm", "--clean", "--onedir", "--windowed", "--log-level=ERROR"]
    start = TOP / "script" / "parts" / "bundle_start.py"
    subprocess.run([*command, *options, *places, f"--icon={picture()}", f"--name={NAME}", start], check=True)
    return TOP / "dist" / NAME


def main() -> None:
    """Makes it and says how large it is."""
    BUILD.mkdir(parents=True, exist_ok=True)
    folder = bundle(install(build_wheel.build(BUILD)))
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
    print(f"{folder.relative_to(TOP)}: {size / MEGABYTE:.0f} MB")


if __name__ == "__main__":
    main()
