"""Making the demo: the story is told anew on each day on which the demo is started for the first time."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from django.db import connection, transaction
from django.utils import timezone

from whoelse.local.beginning import begin_at
from whoelse.local.demo.folders import MARK, TELLING
from whoelse.local.demo.story import tell_all
from whoelse.local.demo.telling import Telling
from whoelse.local.folder import DataFolder, write_private
from whoelse.local.place import machine_place
from whoelse.local.start import prepare
from whoelse.method.calendar import Calendar
from whoelse.searches.access import Viewer, viewer_of_this_machine
from whoelse.searches.queries import search

#: How many business days the story is long.
DAYS = 30
_FILES = ("", "-wal", "-shm")


def bring_up_to_today(folder: DataFolder) -> None:
    """Have the story told up to today in the demo's folder; what was told on another day goes.

    Only for the holder of the lock, after ``start_django``. Raises PlainError where the folder cannot be used.
    """
    today = timezone.localdate()
    if _told_on(folder) != today:
        _begin_anew(folder)
        prepare(folder)
        begin_at(viewer_of_this_machine(today=Calendar().before(today, DAYS)), machine_place())
        try:
            tell_story(today, lambda ago: write_private(folder.path / TELLING, str(DAYS - ago)))
        finally:
            (folder.path / TELLING).unlink(missing_ok=True)
        write_private(folder.path / MARK, today.isoformat())
    connection.close()


def tell_story(today: date, told: Callable[[int], None] = lambda ago: None) -> Viewer:
    """Tell the story up to that day into the database at hand, all of it or nothing. ``told`` hears how far it is."""
    with transaction.atomic():
        viewer = viewer_of_this_machine(today=Calendar().before(today, DAYS))
        kept = search(viewer)
        tell_all(Telling(viewer, today, Calendar(kept.country or None, frozenset(kept.working_days))), told)
        return viewer


def _told_on(folder: DataFolder) -> date | None:
    try:
        return date.fromisoformat((folder.path / MARK).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _begin_anew(folder: DataFolder) -> None:
    (folder.path / MARK).unlink(missing_ok=True)
    for ending in _FILES:
        Path(f"{folder.database}{ending}").unlink(missing_ok=True)
    for copy in folder.backups.iterdir():
        copy.unlink()
