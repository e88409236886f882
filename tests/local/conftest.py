"""A data folder of one's own for each test."""

from pathlib import Path

import pytest

from tests.conftest import MakeReady
from whoelse.local.folder import DataFolder


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """A data folder that is made and empty."""
    made = DataFolder(tmp_path / "data folder")
    made.make()
    return made


@pytest.fixture
def ready(tmp_path: Path, make_ready: MakeReady) -> DataFolder:
    """A data folder with empty tables."""
    return make_ready(tmp_path / "data folder")
