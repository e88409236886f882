"""Makes the folder to double-click: the wheel and all it stands on, with a Python of its own, by PyInstaller.

With --walk (Linux) it is then put under a path with spaces and letters beyond ASCII, and walked with the network cut.
"""

import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

import as_a_user
import build_wheel

from whoelse.local.shortcuts import macos, windows
from whoelse.local.shortcuts.icon import NAME, PICTURES

TOP = Path(__file__).resolve().parents[2]
BUILD = TOP / "build" / "bundle"
PYINSTALLER = "pyinstaller>=6.15,<7"
# What is found by its name as the program runs, and so by nobody who only reads the imports.
BY_NAME = (
    "whoelse",
    "django",
    "csp",
    "django_htmx",
    "template_partials",
    "whitenoise",
    "granian",
    "holidays",
    "tzdata",
)
WITH_FILES = ("whoelse", "django", "django_htmx", "tzdata")


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


def walk(folder: Path, wheel: Path) -> None:
    """Puts it where an ordinary user may have it, and goes through all its pages; prints what that found."""
    with tempfile.TemporaryDirectory(prefix="who else ø ") as scratch:
        place = Path(scratch)
        place.chmod(0o755)
        shutil.copytree(folder, place / "café" / NAME, symlinks=True)
        shutil.copytree(TOP / "tests" / "local", place / "walk" / "tests" / "local")
        shutil.copy(TOP / "tests" / "__init__.py", place / "walk" / "tests")
        shutil.copy(TOP / as_a_user.WALK, place / "walk")
        # Whoever walks it reads with the same code as the bundle, from an environment beside it.
        subprocess.run([as_a_user.python_for_all(), "-m", "venv", place / "reader"], check=True)
        pip = [place / "reader" / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, wheel], check=True)
        user = as_a_user.User(as_a_user.home_in(place, "home of Zoë"), place / "reader")
        line = [
            place / "reader" / "bin" / "python",
            place / "walk" / as_a_user.WALK.name,
            place / "café" / NAME / NAME,
        ]
        print(user.run(*line, cut=True, PYTHONPATH=str(place / "walk")).strip())


def main() -> None:
    """Makes it and says how large it is."""
    BUILD.mkdir(parents=True, exist_ok=True)
    wheel = build_wheel.build(BUILD)
    folder = bundle(install(wheel))
    print(f"{folder.relative_to(TOP)}: {build_wheel.size(folder):.0f} MB")
    if "--walk" in sys.argv[1:]:
        walk(folder, wheel)


if __name__ == "__main__":
    main()
