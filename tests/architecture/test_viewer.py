"""Who looks comes first; and whoever looks from another search finds nothing and changes nothing."""

import inspect

import pytest
from django.db import transaction

from tests.architecture.everything import (
    Full,
    PublicFunction,
    acts_actions_and_queries,
    fill,
    given,
    loop_modules,
    public_functions,
    record_modules,
    rows,
)
from tests.cast import Cast
from whoelse.loop.outcome import Refusal
from whoelse.searches.access import NotFound, Viewer
from whoelse.searches.changes import Unfit

RECORD_FUNCTIONS = [each for module in record_modules() for each in public_functions(module)]
#: Parts of acts that only acts call, and what makes no use of a search.
WITHOUT_VIEWER = {"act", "agenda", "card"}


@pytest.mark.parametrize("function", RECORD_FUNCTIONS, ids=str)
def test_the_viewer_comes_first(function: PublicFunction) -> None:
    assert next(iter(inspect.signature(function.call).parameters)) == "viewer"


def test_acts_take_the_viewer_first_or_are_part_of_an_act() -> None:
    first = {
        str(each): next(iter(inspect.signature(each.call).parameters))
        for module in loop_modules()
        for each in public_functions(module)
    }
    assert {
        name for name, parameter in first.items() if parameter != "viewer" and parameter not in WITHOUT_VIEWER
    } == set()
    assert sum(parameter == "viewer" for parameter in first.values()) > 45


@pytest.fixture
def full(cast: Cast) -> Full:
    """Nadia's search, filled."""
    return fill(cast)


def test_a_stranger_finds_nothing_and_changes_nothing(full: Full, stranger: Viewer) -> None:
    before = rows(full.cast.nadia.search)
    ids = {row for table in before.values() for row in table}
    refused = 0
    for function in acts_actions_and_queries():
        arguments = given(function, full)
        try:
            with transaction.atomic():
                found = repr(_whole(function.call(stranger, **arguments)))
                # What it was handed may come back; nothing else of hers may.
                handed = repr(arguments)
                leaked = {row for row in ids if row in found and row not in handed}
                assert not leaked, f"{function} shows {leaked}"
                assert rows(full.cast.nadia.search) == before, f"{function} changed something"
                raise _Undone
        except NotFound:
            refused += 1
        except (_Undone, Refusal, Unfit):
            pass
        except Exception as error:
            raise AssertionError(f"{function}({arguments}): {error!r}") from error
    assert rows(full.cast.nadia.search) == before
    assert refused > 60


class _Undone(Exception):
    """What a stranger did in their own search is taken back before the next call."""


def _whole(found: object) -> object:
    return list(found) if inspect.isgenerator(found) else found
