"""The demo as a user opens it, beside a server of their own, and a watch on what its pages ask for."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext

from tests.local.server import Server, command, running_server
from whoelse.local.browser import address, sign_in_link
from whoelse.local.demo.folders import demo_folder
from whoelse.local.folder import DataFolder
from whoelse.local.lock import serving


@dataclass(frozen=True)
class DemoHouse:
    """Somebody's own server, on which nothing is yet, and the demo beside it."""

    own: Server
    demo: DataFolder

    @property
    def url(self) -> str:
        """The address of the demo's pages, without the last stroke."""
        found = serving(self.demo)
        assert found is not None
        return address(found.port).rstrip("/")

    def sign_in_link(self) -> str:
        """A link that signs in once, within a minute."""
        found = serving(self.demo)
        assert found is not None
        return sign_in_link(self.demo, found.port)


def open_demo(own: Server) -> None:
    """Have the demo made and started, as the door does."""
    started = command("demo", "--only-start", "demo", "--data", str(own.folder.path), seconds=180)
    assert started.returncode == 0, started.stderr


@contextmanager
def demo_house(place: Path) -> Iterator[DemoHouse]:
    """Both servers, one of them on the data folder at ``place``, for as long as the block lasts."""
    with running_server(place) as own:
        open_demo(own)
        try:
            yield DemoHouse(own, demo_folder(own.folder))
        finally:
            ended = command("demo", "--stop", "--data", str(own.folder.path))
            assert ended.stdout == "The demo has ended.\n", ended.stderr


@dataclass
class Watch:
    """Every address that the pages of a browser ask for, outside those of the house."""

    house: tuple[str, ...]
    asked: int = 0
    outside: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> "Watch":
        """From now on, whatever is asked in this context is seen."""
        context.on("request", lambda request: self._see(request.url))
        return self

    def _see(self, url: str) -> None:
        self.asked += 1
        if not url.startswith(self.house):
            self.outside.append(url)
