"""Which playbook a search follows: Plain without being asked, another by the user's own act."""

from datetime import timedelta

import pytest

from tests.cast import TODAY, Cast
from whoelse.loop import searching
from whoelse.loop.undoing import undo
from whoelse.method.playbook import NotSound, read
from whoelse.playbooks import queries
from whoelse.searches.access import NotFound


def test_plain_without_being_asked(cast: Cast) -> None:
    now = queries.following(cast.nadia)
    assert (now.name, now.own, now.since) == ("Plain", False, None)
    assert {"Plain", "Kelley"} <= set(queries.library())


def test_the_rules_that_all_share_are_in_it(cast: Cast) -> None:
    followed = [rule.id for rule in queries.playbook_followed(cast.nadia).rules]
    own = [rule.id for rule in read(queries.text(cast.nadia, "Plain")).rules]
    assert followed[: len(own)] == own
    assert set(followed[len(own) :]) & {rule.id for rule in queries.common().rules}


def test_an_own_version_is_kept_and_followed(cast: Cast) -> None:
    mine = queries.text(cast.nadia, "Plain").replace("name: Plain", "name: Mine", 1)
    searching.keep_playbook(cast.nadia, "Mine", mine, based_on="Plain@1", today=TODAY)
    followed = searching.follow_playbook(cast.nadia, "Mine", own=True, today=TODAY)
    changed = mine.replace("active people: 3", "active people: 4", 1)
    searching.keep_playbook(cast.nadia, "Mine", changed, based_on="Plain@1", today=TODAY)
    pace = queries.playbook_followed(cast.nadia).pace
    assert pace is not None
    assert pace.active_people == 3
    later = TODAY + timedelta(days=1)
    searching.follow_playbook(cast.nadia, "Mine", own=True, today=later)
    assert (queries.following(cast.nadia).version, queries.following(cast.nadia).since) == (2, later)
    assert [(own.name, own.version) for own in queries.own_playbooks(cast.nadia)] == [("Mine", 2)]
    undo(cast.nadia, followed.act, today=later)
    assert queries.following(cast.nadia).version == 2


def test_what_cannot_be_read_is_not_kept(cast: Cast) -> None:
    with pytest.raises(NotSound):
        searching.keep_playbook(cast.nadia, "Mine", "format: 1\nname: Mine\nrules: soon\n", today=TODAY)
    assert queries.own_playbooks(cast.nadia) == ()


def test_a_playbook_that_is_not_there(cast: Cast) -> None:
    with pytest.raises(NotFound):
        searching.follow_playbook(cast.nadia, "Mine", own=True, today=TODAY)
