"""What all tests share: the fixed cast, and the database."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from hypothesis import HealthCheck
from hypothesis import settings as properties
from pytest_django.plugin import DjangoDbBlocker
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

from tests import cast as fixed
from tests.cast import Cast
from tests.kept_cast import KeptCast
from whoelse.local.folder import DataFolder
from whoelse.searches.access import Viewer

# No test judges a time, and a busy machine is no fault of what is tested. Where CI is set, hypothesis sees to that by
# itself and makes up the same examples each time; elsewhere they differ from run to run.
if "CI" not in os.environ:
    properties.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    properties.load_profile("house")

MakeReady = Callable[[Path], DataFolder]
#: What takes longest, browsers and processes. It comes first, so that none of it is left to one worker in the end.
_LONGEST = ("tests/e2e/", "tests/local/", "tests/cli/", "tests/architecture/", "tests/loop/", "tests/method/")

#: Files that share what takes long to make, and so go to one worker: the demo with its servers, random lives, stories.
_TOGETHER = {
    "tests/e2e/test_every_page.py": "the demo",
    "tests/e2e/test_first_run.py": "the demo",
    "tests/e2e/test_own_playbook.py": "the demo",
    "tests/method/test_agenda_checker.py": "lives",
    "tests/method/test_agenda_properties.py": "lives",
    "tests/stories/test_own_stories.py": "stories",
    "tests/stories/test_rules.py": "stories",
}


class _Together(LoadFileScheduling):
    """A file at a time, or several of those that belong together."""

    def _split_scope(self, nodeid: str) -> str:
        file = str(super()._split_scope(nodeid))
        return _TOGETHER.get(file, file)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadFileScheduling | None:
    """How tests are handed to workers where whole files are."""
    return _Together(config, log) if config.getvalue("dist") == "loadfile" else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first."""
    order = {start: place for place, start in enumerate(_LONGEST)}
    items.sort(key=lambda item: order.get(f"{'/'.join(item.nodeid.split('/')[:2])}/", len(order)))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Tests with a server in another thread get a database file: what SQLite holds in memory cannot be shared."""
    if any("live_server" in getattr(item, "fixturenames", ()) for item in request.session.items):
        folder: Path = tmp_path_factory.mktemp("database")
        settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = str(folder / "test.sqlite3")


@pytest.fixture(scope="session")
def make_ready(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> MakeReady:
    """Makes a data folder with empty tables, for processes of tests that are not about a first start: it takes long."""
    tables = tmp_path_factory.mktemp("tables") / "tables.sqlite3"
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(tables)])

    def made(path: Path) -> DataFolder:
        folder = DataFolder(path)
        folder.make()
        folder.database.touch(mode=0o600)
        shutil.copyfile(tables, folder.database)
        return folder

    return made


@pytest.fixture(scope="session")
def kept_cast() -> KeptCast:
    """The cast, told always at the same hour, whichever test is the first to want it."""
    return KeptCast()


@pytest.fixture
def cast(db: None, kept_cast: KeptCast) -> Cast:
    """Nadia's search with Maria and Tom in it, nothing noted yet."""
    return kept_cast.there()


@pytest.fixture
def nadia(cast: Cast) -> Viewer:
    """Whoever looks, mostly."""
    return cast.nadia


@pytest.fixture
def stranger(db: None) -> Viewer:
    """Somebody else, with a search of their own."""
    return fixed.stranger()
