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

from tests.local.server import Server, read_until
from tests.local.walked import come_in, every_page
from whoelse.local.folder import DataFolder

TOP = Path(__file__).parents[2]
PACKAGE = TOP / "src" / "whoelse"
MOST_PAGES = 150

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
CONNECTIONS = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Maria,Lindqvist,https://www.linkedin.com/in/maria-lindqvist,,Kestrel Heat,Procurement lead,01 May 2019
Tom,Okafor,https://www.linkedin.com/in/tom-okafor,,Halden Ferries,Fleet director,02 May 2020
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
    return {**kept, "HOME": str(home), "USERPROFILE": str(home), "APPDATA": str(home), "LOCALAPPDATA": str(home)}


@contextmanager
def installed_server(python: Path, home: Path) -> Iterator[Server]:
    """A server from the wheel, with its data where the platform keeps them."""
    process = subprocess.Popen(
        [python, "-m", "whoelse", "serve", "--no-browser"],
        cwd=home,
        env=clean(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        said = read_until(process, "your data are in ")
        folder = DataFolder(Path(said.partition("your data are in ")[2].strip()))
        read_until(process, "Ctrl-C")
        yield Server(process=process, folder=folder)
    finally:
        process.terminate()
        process.communicate(timeout=20)


def test_the_watch_refuses_and_writes_down_what_is_asked_of_another_machine(python: Path, tmp_path: Path) -> None:
    asks = "import socket; socket.create_connection(('192.0.2.1', 80))"
    ended = subprocess.run([python, "-c", asks], env=clean(tmp_path), capture_output=True, text=True, check=False)
    assert "There is no network." in ended.stderr
    asked = python.parents[1] / "asked"
    assert "192.0.2.1" in asked.read_text()
    asked.unlink()


def test_all_pages_are_served_from_it_with_no_network(python: Path, tmp_path: Path) -> None:
    home = tmp_path / "home of Nadia ø"
    home.mkdir()
    (home / "Connections.csv").write_text(CONNECTIONS)
    command = [python, "-m", "whoelse", "import", "--yes", "Connections.csv"]
    brought = subprocess.run(command, cwd=home, env=clean(home), capture_output=True, text=True, check=False)
    assert brought.returncode == 0, brought.stderr
    with installed_server(python, home) as server:
        assert server.folder.path.is_relative_to(home)
        found = every_page(server.url, come_in(server.sign_in_link()), MOST_PAGES)
    assert {path: status for path, status in found.items() if status not in (200, 302)} == {}
    assert {"/people/", "/settings/", "/playbook/", "/bring-in/"} <= set(found)
    assert any(path.startswith("/static/manifest.") for path in found)
    assert not (python.parents[1] / "asked").exists(), (python.parents[1] / "asked").read_text()
