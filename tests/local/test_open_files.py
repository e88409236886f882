"""Where a process begins with few files that it may have open, the server has more: many may be brought at once."""

import re
from pathlib import Path

import pytest

from tests.conftest import MakeReady
from tests.local.server import running_server

resource = pytest.importorskip("resource", reason="Windows knows no such limit.")


@pytest.mark.skipif(not Path("/proc/self/limits").exists(), reason="Read from where Linux tells it.")
def test_the_process_that_answers_may_open_all_that_the_machine_allows(tmp_path: Path, make_ready: MakeReady) -> None:
    """Granian asks for them as soon as it is imported, which it promises nowhere."""
    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, limits[1]))
    try:
        with running_server(make_ready(tmp_path / "data").path) as server:
            process = server.process.pid
            begun = Path(f"/proc/{process}/task/{process}/children").read_text("utf-8").split()
            allowed = [_soft(Path(f"/proc/{one}/limits")) for one in begun]
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, limits)
    assert allowed
    assert min(allowed) > 256


def _soft(limits: Path) -> int:
    found = re.search(r"Max open files\s+(\d+)", limits.read_text("utf-8"))
    assert found is not None
    return int(found[1])
