"""The wheel, built from a copy, installed away from the checkout, with no network to reach."""

import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.local.walked import come_in, every_page
from whoelse.local.browser import address, sign_in_link
from whoelse.local.demo.folders import demo_folder
from whoelse.local.folder import DataFolder
from whoelse.local.lock import serving

TOP = Path(__file__).parents[2]
PACKAGE = TOP / "src" / "whoelse"

# Every process of the environment runs this first: whatever is asked of another machine is written down and refused.
WATCH = """
import sys

def watch(event, arguments):
    if event not in ("socket.connect", "socket.getaddrinfo"):
        return
    asked = arguments[1] if event == "socket.connect" else arguments
    if isinstance(asked, tuple) and asked[0] not in (None, "127.0.0.1"):
        with open({said!r}, "a") as said:
            print(event, asked, file=said)
        raise OSError("There is no network.")

sys.addaudithook(watch)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from a copy that holds nothing but what the project holds, under a path with a space and an ø."""
    place = tmp_path_factory.mktemp("built ø")
    copy = place / "copy"
    shutil.copytree(TOP / "src", copy / "src", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(TOP / name, copy / name)
    installed = importlib.util.find_spec("hatchling") is not None
    how = ["--no-isolation", "--skip-dependency-check"] if installed else []
    command = [sys.executable, "-m", "build", "--wheel", *how, "--outdir", str(place), str(copy)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    if ended.returncode and not installed and not os.environ.get("CI"):
        pytest.skip("The builder of wheels is neither installed nor to be had from a package index.")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    (built,) = place.glob("*.whl")
    return built


def test_everything_that_the_program_reads_is_in_it(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        inside = {name for name in opened.namelist() if name.startswith("whoelse/")}
        (entry,) = [name for name in opened.namelist() if name.endswith("entry_points.txt")]
        commands = opened.read(entry).decode()
    held = {
        file.relative_to(PACKAGE.parent).as_posix()
        for file in PACKAGE.rglob("*")
        if file.is_file() and file.suffix != ".pyc"
    }
    assert inside == held
    assert "whoelse = whoelse.cli.main:main" in commands


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment with the wheel in it, beside the packages that are installed here."""
    place = tmp_path_factory.mktemp("installed ø") / "environment"
    venv.create(place, symlinks=sys.platform != "win32")
    python = place / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    (packages,) = (path for path in place.rglob("site-packages") if not path.is_symlink())
    with zipfile.ZipFile(wheel) as opened:
        opened.extractall(packages)
    (packages / "beside.pth").write_text(f"{sysconfig.get_path('purelib')}\n{sysconfig.get_path('platlib')}\n")
    (packages / "sitecustomize.py").write_text(WATCH.format(said=str(place / "asked")))
    return python


def clean(home: Path) -> dict[str, str]:
    """The environment of somebody whose home is empty and who has set nothing."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT", "LANG", "LC_ALL")}
    kept |= {"BROWSER": "true"}  # a browser that opens nothing
    return {**kept, "HOME": str(home), "USERPROFILE": str(home), "APPDATA": str(home), "LOCALAPPDATA": str(home)}


@contextmanager
def demo(python: Path, home: Path) -> Iterator[DataFolder]:
    """The demo from the wheel, served beside data where the platform keeps them, by a server in the background."""

    def run(*arguments: str) -> str:
        command = [python, "-m", "whoelse", *arguments]
        ended = subprocess.run(command, cwd=home, env=clean(home), capture_output=True, text=True, check=False)
        assert ended.returncode in (0, 1), ended.stderr
        return ended.stdout + ended.stderr

    try:
        said = run("demo")
        assert "The demo runs at" in said, said
        own = run("status").partition("no data yet in ")[2].splitlines()[0].rstrip(".")
        yield demo_folder(DataFolder(Path(own)))
    finally:
        run("demo", "--stop")


def test_the_watch_refuses_and_writes_down_what_is_asked_of_another_machine(python: Path, tmp_path: Path) -> None:
    asks = "import socket; socket.create_connection(('192.0.2.1', 80))"
    ended = subprocess.run([python, "-c", asks], env=clean(tmp_path), capture_output=True, text=True, check=False)
    assert "There is no network." in ended.stderr
    asked = python.parents[1] / "asked"
    assert "192.0.2.1" in asked.read_text()
    asked.unlink()


def test_the_demo_runs_from_it_with_no_network_and_every_page_loads(python: Path, tmp_path: Path) -> None:
    home = tmp_path / "home of Nadia ø"
    home.mkdir()
    with demo(python, home) as folder:
        assert folder.path.is_relative_to(home)
        found = serving(folder)
        assert found is not None
        pages = every_page(address(found.port), come_in(sign_in_link(folder, found.port)))
    assert {path: status for path, status in pages.items() if status not in (200, 302)} == {}
    assert {"/people/", "/settings/", "/playbook/", "/bring-in/"} <= set(pages)
    assert any(path.startswith("/static/manifest.") for path in pages)
    asked = python.parents[1] / "asked"
    assert not asked.exists(), asked.read_text()
