"""What an icon says on each kind of desktop. Those of macOS and Windows are read here, not run."""

import base64
import os
import plistlib
import re
import stat
import struct
import subprocess
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from whoelse.local.folder import DataFolder, usual_place
from whoelse.local.program import Program, this_program
from whoelse.local.shortcuts import linux, macos, placing, windows
from whoelse.local.shortcuts.icon import Icon, icon_for
from whoelse.options import PlainError

PROGRAM = Program(("/opt/who else/bin/python", "-m", "whoelse"), Path("/opt/who else/lib ø"))
NADIA = DataFolder(Path("/home/nadia/søk 100% $mine"))


def an_icon(program: Program = PROGRAM, folder: DataFolder = NADIA) -> Icon:
    return icon_for(folder, program, allow_synced=False)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, under a path with a space and an ø."""
    made = tmp_path / "home ø"
    made.mkdir()
    for name in list(os.environ):
        if name.startswith("XDG_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(made))
    return made


def test_the_usual_folder_is_not_named_and_another_one_has_an_icon_of_its_own() -> None:
    usual = icon_for(DataFolder(usual_place()), PROGRAM, allow_synced=False)
    assert (usual.name, usual.key) == ("Who Else", "who-else")
    assert usual.program.command[3:] == ("open", "--from-icon")
    other = icon_for(NADIA, PROGRAM, allow_synced=True)
    assert other.name == "Who Else (søk 100% $mine)"
    assert other.program.command[3:] == ("open", "--from-icon", "--allow-synced", "--data", str(NADIA.path))
    assert other.key not in {usual.key, icon_for(DataFolder(Path("/b")), PROGRAM, allow_synced=False).key}


# Linux ---------------------------------------------------------------------------------------------------------------

LINUX = """[Desktop Entry]
Type=Application
Version=1.5
Name=Who Else (søk 100% $mine)
Comment=Whom to talk to next, and what to say
Exec="/opt/who else/bin/python" -m whoelse open --from-icon --data "/home/nadia/søk 100%% \\\\$mine"
Path=/opt/who else/lib ø
Icon=/home/nadia/i.svg
Terminal=false
StartupNotify=false
Categories=Office;ContactManagement;
"""


def test_a_desktop_entry() -> None:
    assert linux.desktop_entry(an_icon(), Path("/home/nadia/i.svg")) == LINUX


@given(st.text(st.characters(exclude_characters="\0\r\n\t=", exclude_categories=["Cs"]), min_size=1))
@example("a\\b")
@example('"`$\\%f')
@example("–ø 'x'")
def test_a_desktop_reads_back_every_path_that_there_can_be(name: str) -> None:
    entry = linux.desktop_entry(an_icon(folder=DataFolder(Path("/data") / f"x{name}")), Path("/i.svg"))
    (line,) = [line.removeprefix("Exec=") for line in entry.split("\n") if line.startswith("Exec=")]
    assert as_a_desktop_reads(line)[-1] == str(Path("/data") / f"x{name}")


def as_a_desktop_reads(value: str) -> list[str]:
    """The parts of a command line: first the escapes of every value, then the field codes, then the quotes of Exec."""
    unescaped = re.sub(r"\\(.)", lambda escape: {"n": "\n", "t": "\t"}.get(escape[1], escape[1]), value)
    parts = re.findall(r'"((?:\\.|[^"\\])*)"|([^ "]+)', unescaped.replace("%%", "%"))
    return [re.sub(r"\\(.)", r"\1", quoted) or plain for quoted, plain in parts]


def test_the_icon_goes_into_the_menu_and_onto_a_desktop_that_is_there(home: Path) -> None:
    menu = home / ".local/share/applications/who-else.desktop"
    icon = icon_for(DataFolder(usual_place()), PROGRAM, allow_synced=False)
    assert linux.put(icon) == [menu]
    (home / "Desktop").mkdir()
    desktop = home / "Desktop/who-else.desktop"
    assert linux.put(icon) == [menu, desktop]
    drawing = home / ".local/share/icons/hicolor/scalable/apps/who-else.svg"
    assert f"Icon={drawing}\n" in menu.read_text()
    assert drawing.read_bytes().startswith(b"<svg")
    assert stat.S_IMODE(desktop.stat().st_mode) == 0o755
    assert linux.take_away(icon) == [menu, desktop]
    assert [file for file in home.rglob("*") if file.is_file()] == []
    assert linux.take_away(icon) == []


def test_a_desktop_of_another_name_is_found_and_none_is_no_place(home: Path) -> None:
    icon = icon_for(DataFolder(usual_place()), PROGRAM, allow_synced=False)
    (home / "Skrivbord").mkdir()
    (home / ".config").mkdir()
    (home / ".config/user-dirs.dirs").write_text('XDG_DESKTOP_DIR="$HOME/Skrivbord"\n')
    assert home / "Skrivbord/who-else.desktop" in linux.put(icon)
    (home / ".config/user-dirs.dirs").write_text('XDG_DESKTOP_DIR="$HOME/"\n')
    assert [place.parent.name for place in linux.put(icon)] == ["applications"]


# macOS ---------------------------------------------------------------------------------------------------------------


def test_an_application_of_macos() -> None:
    files = macos.application(an_icon())
    assert set(files) == {"Contents/Info.plist", "Contents/MacOS/who-else", "Contents/Resources/icon.icns"}
    told = plistlib.loads(files["Contents/Info.plist"])
    assert told["CFBundleName"] == "Who Else (søk 100% $mine)"
    assert f"Contents/MacOS/{told['CFBundleExecutable']}" in files
    assert f"Contents/Resources/{told['CFBundleIconFile']}" in files
    assert told["CFBundlePackageType"] == "APPL"


def test_its_picture_is_one_png_of_512_pixels() -> None:
    held = macos.application(an_icon())["Contents/Resources/icon.icns"]
    assert (held[:4], int.from_bytes(held[4:8])) == (b"icns", len(held))
    assert (held[8:12], int.from_bytes(held[12:16])) == (b"ic09", len(held) - 8)
    assert held[16:24] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", held[32:40]) == (512, 512)


def test_its_launcher_starts_the_program_in_its_place(tmp_path: Path) -> None:
    place = tmp_path / "it's ø"
    place.mkdir()
    program = Program(("/bin/sh", "-c", 'pwd; printf "%s\\n" "$@"', "sh"), place)
    launcher = macos.application(an_icon(program))["Contents/MacOS/who-else"]
    said = subprocess.run(["/bin/sh", "-c", launcher.decode()], capture_output=True, text=True, check=True).stdout
    assert said.splitlines() == [str(place), "open", "--from-icon", "--data", str(NADIA.path)]


def test_it_lies_in_the_applications_of_the_user(home: Path) -> None:
    icon = an_icon()
    (place,) = macos.put(icon)
    assert place == home / "Applications/Who Else (søk 100% $mine).app"
    assert os.access(place / "Contents/MacOS/who-else", os.X_OK)
    assert macos.put(icon) == [place]
    assert macos.take_away(icon) == [place]
    assert macos.take_away(icon) == []


# Windows -------------------------------------------------------------------------------------------------------------

ON_WINDOWS = Program((r"C:\Users\O’Neil ø\env\Scripts\python.exe", "-m", "whoelse"), Path("place"))
POWERSHELL = r"""$ErrorActionPreference = 'Stop'
$place = (New-Object -ComObject Shell.Application).NameSpace('C:\Users\O’’Neil ø\Desktop')
$link = $place.ParseName('Who Else.lnk').GetLink
$link.Path = 'C:\Users\O’’Neil ø\env\Scripts\pythonw.exe'
$link.Arguments = '-m whoelse open --from-icon'
$link.WorkingDirectory = 'place'
$link.Description = 'Whom to talk to next, and what to say'
$link.SetIconLocation('C:\Users\O’’Neil ø\who-else.ico', 0)
$link.Save()
"""


def test_what_powershell_is_asked_to_do() -> None:
    icon = icon_for(DataFolder(usual_place()), ON_WINDOWS, allow_synced=False)
    there = PureWindowsPath(r"C:\Users\O’Neil ø")
    assert windows.script(icon, str(there / "Desktop" / "Who Else.lnk"), str(there / "who-else.ico")) == POWERSHELL


def test_arguments_with_spaces_are_quoted_as_windows_reads_them() -> None:
    icon = icon_for(DataFolder(Path("/my data")), ON_WINDOWS, allow_synced=False)
    assert 'open --from-icon --data "/my data"\'' in windows.script(icon, r"C:\d\x.lnk", r"C:\d\x.ico")


def test_the_script_goes_to_powershell_in_its_own_letters() -> None:
    *program, encoded = windows.command(POWERSHELL)
    assert program == ["powershell", "-NoProfile", "-NonInteractive", "-EncodedCommand"]
    assert base64.b64decode(encoded).decode("utf-16-le") == POWERSHELL


def test_an_empty_link_is_the_header_of_one() -> None:
    # [MS-SHLLINK] 2.1: 76 bytes; their number, then the class of links, 00021401-0000-0000-C000-000000000046.
    assert len(windows.EMPTY_LINK) == 76
    size, *guid = struct.unpack("<IIHH8s", windows.EMPTY_LINK[:20])
    assert (size, *guid) == (76, 0x00021401, 0, 0, bytes.fromhex("c000000000000046"))
    assert set(windows.EMPTY_LINK[20:]) == {0}


def test_a_picture_of_windows_is_one_png_of_192_pixels() -> None:
    held = windows.picture_file(an_icon().picture(192))
    reserved, kind, count = struct.unpack("<HHH", held[:6])
    width, height, _, _, planes, bits, length, offset = struct.unpack("<BBBBHHII", held[6:22])
    assert (reserved, kind, count, width, height, planes, bits) == (0, 1, 1, 192, 192, 1, 32)
    assert (offset, length) == (22, len(held) - 22)
    assert struct.unpack(">II", held[38:46]) == (192, 192)


# anywhere ------------------------------------------------------------------------------------------------------------


def test_a_checkout_is_started_in_the_folder_that_holds_its_package() -> None:
    program = this_program()
    asks = [*program.command[:1], "-c", "import whoelse; print(whoelse.__version__)"]
    alone = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    assert subprocess.run(asks, cwd=program.place, env=alone, capture_output=True, check=False).returncode == 0


def test_what_uvx_runs_gets_no_icon_that_would_not_last(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    cleared = Program(("python",), Path("/home/nadia/.cache/uv/archive-v0/x/lib"))
    monkeypatch.setattr(placing, "this_program", lambda: cleared)
    with pytest.raises(PlainError, match="uv tool install whoelse"):
        placing.put_icon(folder)


def test_a_place_that_cannot_be_written_is_said_in_a_sentence(
    folder: DataFolder, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    (home / ".local").write_text("a letter")
    with pytest.raises(PlainError, match="The icon could not be put at"):
        placing.put_icon(folder)
