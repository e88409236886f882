"""Killed in the middle: the data are sound, an act is there whole or not at all, and so is all that was called kept."""

import json
import os
import re

import pytest

from tests.conftest import MakeReady
from tests.local.killing import Killed, killed
from tests.local.server import Server, fetch, running_server
from whoelse.local.backups import faults
from whoelse.local.folder import DataFolder
from whoelse.local.lock import locked, running

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system whose processes can be forked")

DEBRIEF, IMPORT, TYPED = "a debrief", "an import of 50 rows", "a debrief typed on its page"
UNASKED = "a debrief with a question unasked"
WORDS = "Charging windows come before everything else."


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory, make_ready: MakeReady) -> dict[str, Killed]:
    """What a sample of k left of each act."""
    folder = make_ready(tmp_path_factory.mktemp("killed"))
    return {one.act: one for one in killed(folder.path, DEBRIEF, IMPORT, TYPED, UNASKED)}


@pytest.mark.parametrize("act", [DEBRIEF, IMPORT, TYPED])
def test_after_any_kill_the_data_are_sound_and_whole(found: dict[str, Killed], act: str) -> None:
    result = found[act]
    assert (result.damaged, result.between) == ([], [])
    assert sum(result.left) == result.kills >= 10
    assert result.statements >= 50


@pytest.mark.parametrize("act", [DEBRIEF, IMPORT, TYPED, UNASKED])
def test_some_kills_come_before_the_commit_and_some_after(found: dict[str, Killed], act: str) -> None:
    assert all(found[act].left)


@pytest.mark.parametrize("act", [DEBRIEF, IMPORT, TYPED, UNASKED])
def test_the_page_opened_again_shows_all_that_it_had_called_kept(found: dict[str, Killed], act: str) -> None:
    assert found[act].lost == []


def test_without_transactions_it_would_be_seen(ready: DataFolder) -> None:
    for result in killed(ready.path, DEBRIEF, IMPORT, "torn"):
        assert len(result.between) > result.kills / 3, result


def test_a_debrief_takes_the_unasked_questions_with_it(found: dict[str, Killed]) -> None:
    assert found[UNASKED].between == []


def come_in(server: Server) -> dict[str, str]:
    """The headers of a browser that has signed in, with the token of its page."""
    cookie = fetch(server.sign_in_link()).headers["Set-Cookie"].split(";")[0]
    page = fetch(f"{server.url}debrief/new/", {"Cookie": cookie})
    token = re.search(r'"X-CSRFToken": "(\w+)"', page.text)
    assert token is not None
    return {"Cookie": cookie, "X-CSRFToken": token[1], "Content-Type": "application/json"}


def test_a_server_that_is_killed_right_after_it_said_kept_has_kept(ready: DataFolder) -> None:
    folder = ready
    with running_server(folder.path) as server:
        headers = come_in(server)
        sent = {"keep": "debrief:new", "revision": 0, "fields": {"learned": [WORDS]}}
        answer = fetch(f"{server.url}keep/", headers, form=json.dumps(sent).encode())
        server.process.kill()
        assert json.loads(answer.text)["revision"] == 1
        server.process.wait(timeout=20)
        first = running(folder)
    assert first is not None, "The killed server could not take its note away."
    with running_server(folder.path) as server:
        again = running(folder)
        assert again is not None
        assert again.process != first.process
        page = fetch(f"{server.url}debrief/new/", come_in(server))
        assert WORDS in page.text
        with locked(folder) as held:
            assert not held
    assert running(folder) is None
    assert faults(folder.database) == []
