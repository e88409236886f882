"""whoelse playbook copy, export, import and follow, each as it is started by hand."""

from pathlib import Path

from tests.conftest import MakeReady
from tests.local.server import command


def test_a_copy_goes_out_and_comes_in(tmp_path: Path, make_ready: MakeReady) -> None:
    first, second = (make_ready(tmp_path / name).path for name in ("first", "second"))
    file = tmp_path / "mine.yaml"
    copied = command("playbook", "copy", "Kelley", "Mine", "--data", str(first))
    assert (copied.returncode, copied.stdout) == (0, "Mine is a copy of Kelley. It is not followed yet.\n")
    assert command("playbook", "export", "Mine", str(file), "--data", str(first)).returncode == 0
    assert "name: Mine" in file.read_text(encoding="utf-8")
    assert command("playbook", "import", str(file), "--data", str(second)).returncode == 0
    assert command("playbook", "follow", "Mine", "--data", str(second)).returncode == 0
    again = command("playbook", "follow", "Mine", "--data", str(second))
    assert again.returncode != 0
    assert "follows “Mine” already" in again.stderr
    file.write_text("format: 1\nname: Mine\nrule: []\n", encoding="utf-8")
    refused = command("playbook", "import", str(file), "--data", str(second))
    assert refused.returncode != 0
    assert "line 3" in refused.stderr
    assert "Nothing was taken in." in refused.stderr
