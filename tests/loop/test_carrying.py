"""Out of one system, into an empty one, and out again: the same."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.architecture.everything import fill
from tests.cast import TODAY, Cast
from whoelse.journal.queries import facts
from whoelse.loop import choosing, searching, steps
from whoelse.loop.carrying import everything, restore
from whoelse.loop.day import open_day
from whoelse.loop.outcome import Refusal
from whoelse.loop.people import merge_people
from whoelse.loop.planning import agenda
from whoelse.loop.projections import rebuild
from whoelse.loop.undoing import undo
from whoelse.playbooks.queries import text
from whoelse.searches.access import Viewer
from whoelse.searches.queries import search


def emptied(cast: Cast) -> str:
    """An export of Nadia's search, after which her search is as if new: her ids are free again."""
    exported = json.dumps(everything(cast.nadia), sort_keys=True)
    cleared(cast.nadia)
    return exported


def cleared(viewer: Viewer) -> None:
    from django.apps import apps
    from django.db import connection

    with connection.cursor() as cursor, connection.constraint_checks_disabled():
        for table in everything(viewer):
            if table != "searches.search":
                cursor.execute(f'DELETE FROM "{apps.get_model(table)._meta.db_table}"')


def lived_in(cast: Cast) -> None:
    fill(cast)
    open_day(cast.nadia, today=TODAY)
    chosen = choosing.choose_person(cast.nadia, cast.tom, today=TODAY)
    undo(cast.nadia, chosen.act, today=TODAY)
    steps.decline(cast.nadia, agenda(cast.nadia, TODAY).steps[0].key, today=TODAY)
    mine = text(cast.nadia, "Plain").replace("name: Plain", "name: Mine", 1)
    searching.keep_playbook(cast.nadia, "Mine", mine, based_on="Plain@1", today=TODAY)
    searching.follow_playbook(cast.nadia, "Mine", own=True, today=TODAY)
    merge_people(cast.nadia, kept=cast.maria, merged=cast.tom, today=TODAY)


def test_the_same_again(cast: Cast) -> None:
    lived_in(cast)
    told, planned, settings_before = facts(cast.nadia), agenda(cast.nadia, TODAY), search(cast.nadia)
    exported = emptied(cast)
    restore(cast.nadia, json.loads(exported), today=TODAY)
    assert json.dumps(everything(cast.nadia), sort_keys=True) == exported
    assert (facts(cast.nadia), agenda(cast.nadia, TODAY), search(cast.nadia)) == (told, planned, settings_before)
    assert rebuild(cast.nadia, today=TODAY) == 0


def test_only_into_an_empty_system(cast: Cast) -> None:
    exported = everything(cast.nadia)
    with pytest.raises(Refusal, match="empty system only"):
        restore(cast.nadia, exported, today=TODAY)


def test_tokens_and_other_searches_stay_out(cast: Cast, stranger: Viewer) -> None:
    choosing.choose_person(cast.nadia, cast.maria, today=TODAY, token="of-a-form")
    exported = json.dumps(everything(cast.nadia))
    assert "of-a-form" not in exported
    assert stranger.search not in exported
    assert cast.nadia.user not in exported


def test_an_unknown_table_is_refused(stranger: Viewer) -> None:
    with pytest.raises(Refusal, match="not known here"):
        restore(stranger, {"people.secret": []}, today=TODAY)


def test_references_into_another_search_are_refused(cast: Cast, stranger: Viewer) -> None:
    tables = everything(stranger)
    role = everything(cast.nadia)["people.role"][0]
    tables["people.role"] = [{**role, "id": "x" * 26, "organisation_id": None}]
    with pytest.raises(Refusal, match="do not fit together"):
        restore(stranger, tables, today=TODAY)
    assert everything(stranger)["people.role"] == []


@pytest.mark.django_db
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_a_spoiled_export_is_refused_or_comes_in_whole(data: st.DataObject) -> None:
    from django.db import transaction

    from tests.cast import cast as new_cast

    with transaction.atomic():
        cast = new_cast()
        exported = json.loads(emptied(cast))
        table = data.draw(st.sampled_from(sorted(table for table, rows in exported.items() if rows)))
        row = data.draw(st.sampled_from(exported[table]))
        column = data.draw(st.sampled_from(sorted(row)))
        row[column] = data.draw(st.one_of(st.none(), st.integers(), st.text(), st.lists(st.text()), st.booleans()))
        before = everything(cast.nadia)
        try:
            restore(cast.nadia, exported, today=TODAY)
        except Refusal:
            assert everything(cast.nadia) == before
        else:
            agenda(cast.nadia, TODAY)
        transaction.set_rollback(True)
