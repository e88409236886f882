"""A new version of a playbook that comes along is offered change by change, and never written over a copy."""

from functools import reduce
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whoelse.method.playbook import Playbook, editing, read
from whoelse.method.playbook.offering import Change, offering, take
from whoelse.playbooks.built_in import document, library

OLD = library()["Kelley"]
COPY = editing.copied(OLD, "Nadia’s own", "kelley@1")


def newer(*edits: tuple[str, str, str, Any]) -> str:
    """Kelley with some fields changed: section, name, field, value."""
    return reduce(lambda text, edit: editing.set_field(text, *edit), edits, OLD)


def offered(new: str, mine: str = COPY) -> tuple[Change, ...]:
    """What is offered."""
    return offering(read(OLD), read(new), read(mine))


def test_nothing_new() -> None:
    assert offered(OLD) == ()


def test_a_rule_changed() -> None:
    new = newer(("rules", "K2", "wait", "6 business days"))
    [change] = offered(new)

    assert (change.section, change.name, change.kind, change.fields, change.touched) == (
        "rules",
        "K2",
        "changed",
        ("wait",),
        False,
    )
    assert "after 5 business days" in change.before
    assert "after 6 business days" in change.now
    assert change.mine == change.before
    assert take(COPY, read(new), change) == COPY.replace(
        "    wait: 5 business days\n    do: follow up", "    wait: 6 business days\n    do: follow up"
    )


def test_an_edit_of_ones_own_is_named_and_the_rest_of_the_rule_stays() -> None:
    mine = editing.set_field(COPY, "rules", "K2", "wait", "9 business days")
    mine = editing.note(mine, "rules", "K2", "My way.")
    new = newer(("rules", "K2", "wait", "6 business days"))
    [change] = offered(new, mine)

    assert change.touched
    taken = read(take(mine, read(new), change)).rules[1]
    assert (str(taken.wait), taken.note) == ("6 business days", "My way.")


def test_a_rule_that_was_switched_off_stays_off() -> None:
    mine = editing.switch_off(COPY, "K2")
    new = newer(("rules", "K2", "wait", "6 business days"))
    [change] = offered(new, mine)

    assert not change.touched
    assert read(take(mine, read(new), change)).rules[1].off


def test_a_rule_added_and_one_taken_out() -> None:
    new = editing.take_out(OLD, "rules", "K3")
    rule = {"id": "K12", "when": "search won", "do": "send update", "because": "It went well."}
    new = editing.add(new, "rules", rule)
    changes = offered(new)

    assert [(change.name, change.kind) for change in changes] == [("K12", "added"), ("K3", "taken out")]
    taken = COPY
    for change in changes:
        taken = take(taken, read(new), change)
    assert {rule.id for rule in read(taken).rules} == {rule.id for rule in read(new).rules}


def test_a_rule_that_one_took_out_is_offered_as_touched() -> None:
    mine = editing.take_out(COPY, "rules", "K2")
    new = newer(("rules", "K2", "wait", "6 business days"))
    [change] = offered(new, mine)

    assert (change.mine, change.touched) == ("", True)
    assert "K2" in {rule.id for rule in read(take(mine, read(new), change)).rules}


def test_the_pace_and_a_message() -> None:
    new = editing.set_at(newer(("messages", "update", "subject", "News")), ("pace",), "active people", 8)
    changes = offered(new)

    assert [(change.section, change.name) for change in changes] == [("pace", ""), ("messages", "update")]
    taken = COPY
    for change in changes:
        taken = take(taken, read(new), change)
    assert offered(new, taken) == ()
    assert read(taken).pace == read(new).pace


def same_parts(one: Playbook, other: Playbook) -> bool:
    """Whether two playbooks say the same, in any order, but for their name and version."""

    def parts(playbook: Playbook) -> dict[str, object]:
        return {
            name: sorted(map(repr, value)) if isinstance(value, tuple) else value
            for name in type(playbook).model_fields
            if name not in {"name", "version", "based_on"}
            for value in [getattr(playbook, name)]
        }

    return parts(one) == parts(other)


EDITS: st.SearchStrategy[tuple[str, Any]] = st.sampled_from(
    [
        ("note", "Another note."),
        ("minutes", 12),
        ("because", "Another reason."),
        ("note", None),
        ("minutes", None),
    ]
)


@settings(max_examples=6, deadline=None)
@given(st.sampled_from(["Kelley", "Dalton", "Pierson"]), st.data())
def test_taking_all_changes_makes_an_untouched_copy_the_new_version(name: str, data: st.DataObject) -> None:
    old = library()[name]
    new = old
    for _ in range(data.draw(st.integers(1, 4))):
        rule = data.draw(st.sampled_from(document(old).rules))
        field, value = data.draw(EDITS)
        new = editing.set_field(new, "rules", rule.id, field, value)
    mine = taken = editing.copied(old, "Mine", f"{name.lower()}@1")

    changes = offering(read(old), read(new), read(mine))
    for change in changes:
        assert not change.touched
        taken = take(taken, read(new), change)

    assert same_parts(read(taken), read(new))
    assert offering(read(old), read(new), read(taken)) == ()


@pytest.mark.parametrize("name", ["Plain", "Alba"])
def test_from_another_playbook_altogether(name: str) -> None:
    """Whatever the difference, taking all of it can be read, and nothing is offered twice."""
    new = document(library()[name])
    taken = COPY
    for change in offering(read(OLD), new, read(COPY)):
        taken = take(taken, new, change)
    assert offering(read(OLD), new, read(taken)) == ()
