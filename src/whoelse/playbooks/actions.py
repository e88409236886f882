"""What is written about playbooks: the user's own texts, and which one a search follows."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import Max
from django.utils import timezone

from whoelse.method.playbook import read
from whoelse.playbooks.built_in import document, library
from whoelse.playbooks.models import EVERYTHING, Following, Original, OwnPlaybook
from whoelse.playbooks.queries import text
from whoelse.searches.access import Viewer
from whoelse.searches.carried import restore_rows
from whoelse.searches.changes import Changes, Row, Unfit


def keep_playbook(viewer: Viewer, changes: Changes, name: str, text: str, *, based_on: str = "") -> int:
    """Keep a playbook of the user's own as a new version, and return its number.

    Raises ``method.playbook.NotSound`` where the text is no playbook, Unfit where the name is one of those that come
    along.
    """
    read(text)
    if name in library():
        raise Unfit(f"“{name}” comes along with the program; give yours another name.", "name")
    last = OwnPlaybook.objects.filter(search=viewer.search, name=name).aggregate(last=Max("version"))["last"] or 0
    changes.make(
        OwnPlaybook(
            search_id=viewer.search,
            name=name,
            version=last + 1,
            text=text,
            based_on=based_on,
            kept_at=timezone.now(),
        )
    )
    return last + 1


def keep_original(viewer: Viewer, changes: Changes, name: str) -> None:
    """Keep a playbook that comes along as it is now, so that a newer one can be compared with it."""
    text = library()[name]
    version = document(text).version
    if not Original.objects.filter(search=viewer.search, name=name, version=version).exists():
        changes.make(Original(search_id=viewer.search, name=name, version=version, text=text))


def follow(viewer: Viewer, changes: Changes, name: str, *, own: bool, since: date) -> None:
    """Follow a playbook from a day on. Raises NotFound where there is none of that name."""
    version = read(text(viewer, name, own=own)).version
    if own:
        rows = OwnPlaybook.objects.filter(search=viewer.search, name=name)
        version = rows.aggregate(last=Max("version"))["last"] or 1
    position = Following.objects.filter(search=viewer.search).aggregate(last=Max("position"))["last"] or 0
    changes.make(
        Following(search_id=viewer.search, name=name, own=own, version=version, since=since, position=position + 1)
    )


def restore(viewer: Viewer, tables: Mapping[str, Sequence[Row]]) -> None:
    """Write the rows of an export back, with their ids and days. Raises Unfit where a row is not one of ours."""
    restore_rows(EVERYTHING, viewer.search, tables)
