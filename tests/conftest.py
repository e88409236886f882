"""What all tests share: the fixed cast, and the database."""

from pathlib import Path

import pytest
from django.conf import settings

from tests import cast as fixed
from tests.cast import Cast
from whoelse.searches.access import Viewer


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Tests with a server in another thread get a database file: what SQLite holds in memory cannot be shared."""
    if any("live_server" in getattr(item, "fixturenames", ()) for item in request.session.items):
        folder: Path = tmp_path_factory.mktemp("database")
        settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = str(folder / "test.sqlite3")


@pytest.fixture
def cast(db: None) -> Cast:
    """Nadia's search with Maria and Tom in it, nothing noted yet."""
    return fixed.cast()


@pytest.fixture
def nadia(cast: Cast) -> Viewer:
    """Whoever looks, mostly."""
    return cast.nadia


@pytest.fixture
def stranger(db: None) -> Viewer:
    """Somebody else, with a search of their own."""
    return fixed.stranger()
