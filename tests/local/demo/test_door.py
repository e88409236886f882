"""The third door with real servers: it says how far the demo is, opens one however often it is pressed, and the demo
ends with the server beside which it was opened."""

import re
import signal
import time
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from tests.conftest import MakeReady
from tests.local.server import Server, command, read_until, start
from whoelse.local.demo.folders import MARK, TELLING, demo_folder
from whoelse.local.lock import serving
from whoelse.local.port import answers

_LONGEST, _A_MOMENT = 120.0, 0.05  # seconds


class Visitor:
    """A browser without scripts, signed in."""

    def __init__(self, server: Server) -> None:
        jar = urllib.request.HTTPCookieProcessor(CookieJar())
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), jar)
        self._url = server.url.rstrip("/")
        self._read(server.sign_in_link())

    def looks(self, path: str) -> str:
        """The page there."""
        return self._read(f"{self._url}{path}")

    def presses(self, path: str) -> str:
        """The page that a form leads to."""
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.looks("/welcome/"))
        assert token is not None
        return self._read(f"{self._url}{path}", urllib.parse.urlencode({"csrfmiddlewaretoken": token[1]}).encode())

    def until_it_opens(self) -> tuple[list[str], str]:
        """What the page says by the way, each once, and where it moves on to."""
        said: list[str] = []
        deadline = time.monotonic() + _LONGEST
        while time.monotonic() < deadline:
            page = self.looks("/demo/opens/")
            link = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', page)
            if link is not None:
                return said, link[1]
            far = re.search(r'<progress max="30" value="\d+" aria-label="([^"]+)"', page)
            assert far is not None, page
            if far[1] not in said:
                said.append(far[1])
            time.sleep(_A_MOMENT)
        raise AssertionError(f"The demo did not open. It said: {said}")

    def _read(self, url: str, form: bytes | None = None) -> str:
        request = urllib.request.Request(url, data=form, headers={"Referer": f"{self._url}/"})
        with self._opener.open(request, timeout=60) as answer:
            return str(answer.read().decode())


@pytest.mark.parametrize("how", ["Ctrl-C", "whoelse stop"])
def test_pressed_twice_one_demo_opens_and_ends_with_the_server(tmp_path: Path, make_ready: MakeReady, how: str) -> None:
    own = make_ready(tmp_path / "data of Nadia")
    process = start(own.path)
    try:
        read_until(process, "Ctrl-C")
        visitor = Visitor(Server(process, own))
        assert "Nadia’s search is being made" in visitor.presses("/demo/")
        assert "Nadia’s search is being made" in visitor.presses("/demo/"), "a second press does no harm"
        said, link = visitor.until_it_opens()
        assert any(re.fullmatch(r"Day \d+ of 30", words) for words in said), said
        demo = demo_folder(own)
        found = serving(demo)
        assert found is not None
        assert f":{found.port}/" in link
        assert (demo.path / MARK).exists()
        assert not (demo.path / TELLING).exists()
        assert "The demo runs as well" in command("status", "--data", str(own.path)).stdout
        if how == "Ctrl-C":
            process.send_signal(signal.SIGINT)
        else:
            stopped = command("stop", "--data", str(own.path))
            assert stopped.stdout == "Who Else has ended.\nThe demo has ended too.\n", stopped.stderr
        told = process.communicate(timeout=40)[0]
        assert ("The demo has ended too." in told) == (how == "Ctrl-C")
        assert "Traceback" not in told
        assert serving(demo) is None
        assert not answers(found.port)
    finally:
        process.kill()
        process.wait(timeout=20)
        command("demo", "--stop", "--data", str(own.path))


def test_where_nothing_was_begun_the_page_says_so(tmp_path: Path, make_ready: MakeReady) -> None:
    own = make_ready(tmp_path)
    process = start(own.path)
    try:
        read_until(process, "Ctrl-C")
        visitor = Visitor(Server(process, own))
        with pytest.raises(urllib.error.HTTPError) as refused:
            visitor.looks("/demo/opens/")
        assert refused.value.code == 503
        assert "It is not being opened any more. Please open it again." in refused.value.read().decode()
        refused.value.close()
    finally:
        process.terminate()
        process.communicate(timeout=20)
