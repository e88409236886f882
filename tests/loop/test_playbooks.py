"""Playbooks of the user's own: copied, kept in versions, taken in; and that a mistake in one never leaves none."""

from datetime import date

import pytest

from tests.cast import TODAY, Cast
from whoelse.conversations import actions as words
from whoelse.conversations import queries as said
from whoelse.journal.queries import facts
from whoelse.loop import planning, playbooks, searching, steps, writing
from whoelse.loop.outcome import Refusal
from whoelse.loop.undoing import undo
from whoelse.playbooks import queries
from whoelse.playbooks.models import OwnPlaybook
from whoelse.searches.access import NotFound, Viewer


def copied(viewer: Viewer, of: str = "Alba", called: str = "My Alba") -> str:
    """The id of a copy."""
    playbooks.copy_playbook(viewer, of, called=called, today=TODAY)
    return queries.own_playbooks(viewer)[0].id


def test_a_copy_is_the_same_under_another_name_and_is_not_followed(cast: Cast) -> None:
    copied(cast.nadia)
    (own,) = queries.own_playbooks(cast.nadia)
    assert (own.name, own.version, own.based_on) == ("My Alba", 1, "Alba@1")
    assert [rule.id for rule in queries.document(own.text).rules] == [
        rule.id for rule in queries.document(queries.library()["Alba"]).rules
    ]
    assert queries.following(cast.nadia).name == "Plain"
    assert not facts(cast.nadia)


def test_a_copy_can_be_undone(cast: Cast) -> None:
    done = playbooks.copy_playbook(cast.nadia, "Alba", called="My Alba", today=TODAY)
    undo(cast.nadia, done.act, today=TODAY)
    assert queries.own_playbooks(cast.nadia) == ()


def test_sent_twice_it_is_one_copy(cast: Cast) -> None:
    for _ in range(2):
        playbooks.copy_playbook(cast.nadia, "Alba", called="My Alba", today=TODAY, token="one")
    assert len(queries.own_playbooks(cast.nadia)) == 1


@pytest.mark.parametrize(
    ("called", "says"),
    [("My Alba", "already"), ("Alba", "another name"), ("  ", "name"), ("x" * 61, "60")],
)
def test_a_name_that_cannot_be_is_refused(cast: Cast, called: str, says: str) -> None:
    copied(cast.nadia)
    with pytest.raises(Refusal, match=says):
        playbooks.copy_playbook(cast.nadia, "Kelley", called=called, today=TODAY)
    assert len(queries.own_playbooks(cast.nadia)) == 1


def test_a_new_version_is_followed_where_the_one_before_was(cast: Cast) -> None:
    own = copied(cast.nadia)
    searching.follow_playbook(cast.nadia, "My Alba", own=True, today=TODAY)
    words.keep(cast.nadia, "playbook:My Alba", {"text": ["typed"]}, revision=0)
    text = queries.own_playbook(cast.nadia, own).text.replace("active people: ", "active people: 1", 1)
    done = playbooks.keep_version(cast.nadia, own, text, form="playbook:My Alba", today=TODAY)
    assert queries.following(cast.nadia).version == 2
    assert said.kept(cast.nadia, "playbook:My Alba") is None
    undo(cast.nadia, done.act, today=TODAY)
    assert queries.following(cast.nadia).version == 1
    assert said.kept(cast.nadia, "playbook:My Alba") is not None


def test_a_text_that_cannot_be_followed_is_refused_with_its_line(cast: Cast) -> None:
    own = copied(cast.nadia)
    text = queries.own_playbook(cast.nadia, own).text.replace("business days", "busness days", 1)
    with pytest.raises(Refusal, match=r"Line \d+, column \d+: .*busness"):
        playbooks.keep_version(cast.nadia, own, text, today=TODAY)
    assert queries.own_playbook(cast.nadia, own).version == 1


def test_another_name_in_the_text_is_refused(cast: Cast) -> None:
    own = copied(cast.nadia)
    text = queries.own_playbook(cast.nadia, own).text.replace("name: My Alba", "name: Mine", 1)
    with pytest.raises(Refusal, match="name: My Alba"):
        playbooks.keep_version(cast.nadia, own, text, today=TODAY)


def test_nothing_different_is_no_version(cast: Cast) -> None:
    own = copied(cast.nadia)
    with pytest.raises(Refusal, match="Nothing is different"):
        playbooks.keep_version(cast.nadia, own, queries.own_playbook(cast.nadia, own).text, today=TODAY)


def test_one_handed_on_is_taken_in(cast: Cast) -> None:
    text = queries.library()["Kelley"]
    with pytest.raises(Refusal, match="another name"):
        playbooks.take_in_playbook(cast.nadia, text, today=TODAY)
    playbooks.take_in_playbook(cast.nadia, text, called="From Elena", today=TODAY)
    (own,) = queries.own_playbooks(cast.nadia)
    assert queries.document(own.text).name == own.name == "From Elena"


@pytest.mark.parametrize("text", ["", "format: 1\nname: &x Mine\n", "a: " + "[" * 200, "format: 1\n" + "x" * 300_000])
def test_a_hostile_file_is_refused_and_nothing_is_written(cast: Cast, text: str) -> None:
    with pytest.raises(Refusal, match="Line"):
        playbooks.take_in_playbook(cast.nadia, text, today=TODAY)
    assert queries.own_playbooks(cast.nadia) == ()


def test_a_version_that_is_gone_never_leaves_a_search_without_a_playbook(cast: Cast) -> None:
    own = copied(cast.nadia)
    text = queries.own_playbook(cast.nadia, own).text + "# a remark\n"
    second = playbooks.keep_version(cast.nadia, own, text, today=TODAY)
    searching.follow_playbook(cast.nadia, "My Alba", own=True, today=TODAY)
    undo(cast.nadia, second.act, today=TODAY)
    in_force = queries.in_force(cast.nadia)
    assert in_force.instead == "My Alba, version 1"
    assert in_force.playbook.name == "My Alba"


def test_a_stranger_finds_none_of_it(cast: Cast, stranger: Viewer) -> None:
    own = copied(cast.nadia)
    for read in (queries.own_playbook, queries.versions):
        with pytest.raises(NotFound):
            read(stranger, own)
    with pytest.raises(NotFound):
        playbooks.keep_version(stranger, own, "format: 1\nname: My Alba\n", today=TODAY)


def test_a_text_that_a_later_checker_refuses_never_leaves_a_search_without_a_playbook(cast: Cast) -> None:
    own = copied(cast.nadia)
    searching.follow_playbook(cast.nadia, "My Alba", own=True, today=TODAY)
    OwnPlaybook.objects.filter(id=own).update(text="format: 1\nname: My Alba\nrules: soon\n")
    in_force = queries.in_force(cast.nadia)
    assert in_force.instead == in_force.playbook.name == "Plain"
    searching.follow_playbook(cast.nadia, "Kelley", today=TODAY)
    with pytest.raises(Refusal, match="cannot be followed as it is"):
        searching.follow_playbook(cast.nadia, "My Alba", own=True, today=TODAY)
    with pytest.raises(Refusal, match="Line 3"):
        playbooks.copy_playbook(cast.nadia, "My Alba", called="Another", own=True, today=TODAY)


def test_the_same_version_is_not_followed_twice(cast: Cast) -> None:
    copied(cast.nadia)
    searching.follow_playbook(cast.nadia, "My Alba", own=True, today=TODAY)
    with pytest.raises(Refusal, match="already"):
        searching.follow_playbook(cast.nadia, "My Alba", own=True, today=TODAY)


def test_changing_over_loses_nothing_and_repeats_nothing(cast: Cast) -> None:
    nadia, maria, tom = cast.nadia, cast.maria, cast.tom
    for person in (maria, tom):
        writing.mark_sent(nadia, kind="invitation", person=person, body="Hello", today=date(2026, 1, 2))
    steps.snooze(nadia, _step(nadia, maria), until=date(2026, 1, 20), today=TODAY)
    steps.decline(nadia, _step(nadia, tom), today=TODAY)
    own = copied(nadia)
    for name, mine in (("Alba", False), ("My Alba", True), ("Kelley", False), ("Plain", False)):
        searching.follow_playbook(nadia, name, own=mine, today=TODAY)
        open_now = planning.agenda(nadia, TODAY).steps
        assert not [step for step in open_now if step.do == "follow up"], name
    later = [step for step in planning.agenda(nadia, date(2026, 1, 20)).steps if step.do == "follow up"]
    assert [step.person for step in later] == [maria]
    assert queries.own_playbook(nadia, own).version == 1


def _step(viewer: Viewer, person: str) -> str:
    """The key of the follow-up to a person."""
    return next(
        step.key for step in planning.agenda(viewer, TODAY).steps if (step.do, step.person) == ("follow up", person)
    )
