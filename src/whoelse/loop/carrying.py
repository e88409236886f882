"""Everything out of a search, and into an empty one: our own export."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction

from whoelse.conversations import actions as conversation_actions
from whoelse.conversations import queries as conversations
from whoelse.introductions import actions as introduction_actions
from whoelse.introductions import queries as introductions
from whoelse.journal import actions as journal_actions
from whoelse.journal import queries as journal
from whoelse.loop import projections
from whoelse.loop.outcome import Refusal
from whoelse.people import actions as people_actions
from whoelse.people import queries as people
from whoelse.playbooks import actions as playbook_actions
from whoelse.playbooks import queries as playbooks
from whoelse.searches import actions as search_actions
from whoelse.searches import queries as searches
from whoelse.searches.access import Viewer
from whoelse.searches.carried import Tables
from whoelse.searches.changes import Row, Unfit


def everything(viewer: Viewer) -> Tables:
    """Every row of the search, by table: records, drafts, playbooks, journal with what was taken back."""
    return {
        **searches.everything(viewer),
        **people.everything(viewer),
        **playbooks.everything(viewer),
        **journal.everything(viewer),
        **conversations.everything(viewer),
        **introductions.everything(viewer),
    }


def is_empty(viewer: Viewer) -> bool:
    """Whether nothing has been written down in the search yet."""
    return not any(rows for table, rows in everything(viewer).items() if table != "searches.search")


def restore(viewer: Viewer, tables: Mapping[str, Sequence[Row]], *, today: date) -> None:
    """Write an export into an empty search, with ids and both times as they were; all of it or nothing.

    Raises Refusal where the search is not empty, or where something in the export is not one of ours.
    """
    unknown = set(tables) - set(everything(viewer))
    if unknown:
        raise Refusal(f"“{min(unknown)}” is not known here; a newer version may have written this.")
    try:
        with transaction.atomic():
            if not is_empty(viewer):
                raise Refusal("Everything comes into an empty system only, and this one has something in it.")
            search_actions.restore(viewer, tables)
            people_actions.restore(viewer, tables)
            playbook_actions.restore(viewer, tables)
            journal_actions.restore(viewer, tables)
            conversation_actions.restore(viewer, tables)
            introduction_actions.restore(viewer, tables)
            projections.rebuild(viewer, today=today)
    except Unfit as unfit:
        raise Refusal(str(unfit)) from unfit
