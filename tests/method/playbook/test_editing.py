"""Edits of one rule: the rest of the text stays byte for byte, and the text reads as the same change in memory."""

import copy
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.method.playbook.files import FIELDS, playbooks

from whoelse.method.playbook import editing, read
from whoelse.method.playbook.lines import NoSuchPart
from whoelse.method.playbook.text import parse, plain
from whoelse.playbooks.built_in import common, document, library

TEXT = """\
# My own way.
format: 1
name: Mine   # for now

rules:
  # Silence.
  - id: once
    when: invitation sent     # a first message
    unless: reply received
    wait: 5 business days     # I am patient
    do: follow up
    at most: 1

    because: 'It''s been {count} days.'
  # The list.
  - {id: brief, when: conversation agreed, before: 1 business day, do: prepare, because: "A few questions."}
"""


def tree(text: str) -> dict[str, Any]:
    """What a text holds, without places."""
    held: dict[str, Any] = plain(parse(text))
    return held


def rule_in(held: dict[str, Any], name: str) -> dict[str, Any]:
    """One of its rules."""
    found: dict[str, Any] = next(rule for rule in held["rules"] if rule["id"] == name)
    return found


#: Of random files; three hundred of each were tried once.
EXAMPLES = 30
Draw = Callable[[st.SearchStrategy[Any]], Any]

# -- plain cases -----------------------------------------------------------------------------------------------------


def test_a_field_is_changed_and_nothing_else() -> None:
    assert editing.set_field(TEXT, "rules", "once", "wait", "7 business days") == TEXT.replace("5 bus", "7 bus")


def test_a_field_that_is_not_there_comes_where_it_belongs() -> None:
    edited = editing.set_field(TEXT, "rules", "once", "minutes", 10)

    assert edited == TEXT.replace("    at most: 1\n", "    at most: 1\n    minutes: 10\n")


def test_a_field_in_brackets() -> None:
    edited = editing.set_field(TEXT, "rules", "brief", "minutes", 30)

    assert edited == TEXT.replace("do: prepare, ", "do: prepare, minutes: 30, ")


def test_quotes_stay_quotes() -> None:
    edited = editing.set_field(TEXT, "rules", "brief", "because", "Two questions, no more.")

    assert edited == TEXT.replace('"A few questions."', '"Two questions, no more."')


def test_a_field_is_taken_out_with_its_line() -> None:
    assert editing.set_field(TEXT, "rules", "once", "at most", None) == TEXT.replace("    at most: 1\n", "")


def test_a_condition_begins_and_ends() -> None:
    edited = editing.set_field(TEXT, "rules", "once", ("if", "follow-ups at least"), 1)

    assert edited == TEXT.replace(
        "    unless: reply received\n", "    unless: reply received\n    if: {follow-ups at least: 1}\n"
    )
    assert editing.set_field(edited, "rules", "once", ("if", "follow-ups at least"), None) == TEXT


def test_a_rule_is_added_after_another() -> None:
    rule: dict[str, Any] = {
        "because": "Thanks.",
        "id": "thanks",
        "do": "thank",
        "when": "conversation held",
        "own": True,
    }

    assert editing.add(TEXT, "rules", rule, after="once") == TEXT.replace(
        "  # The list.\n",
        "  - id: thanks\n    own: yes\n    when: conversation held\n    do: thank\n    because: Thanks.\n"
        "  # The list.\n",
    )


def test_the_first_limit_begins_its_list() -> None:
    limit: dict[str, Any] = {"id": "few", "of": "direct ask", "at most": 1, "per": "person", "because": "Once."}
    edited = editing.add(TEXT, "limits", limit)

    assert edited.startswith(TEXT)
    assert tree(edited)["limits"] == [limit]


def test_switched_off_and_on_again() -> None:
    off = editing.switch_off(TEXT, "once")

    assert off == TEXT.replace("  - id: once\n", "  - id: once\n    off: yes\n")
    assert editing.switch_on(off, "once") == TEXT
    assert editing.switch_on(TEXT, "once") == TEXT


def test_a_common_rule_is_switched_off_by_writing_it_down() -> None:
    off = editing.switch_off(TEXT, "G4", common().rules)

    assert [rule.id for rule in read(off).rules if rule.off] == ["G4"]
    assert off.startswith(TEXT)


def test_a_common_rule_is_written_down_once_as_it_is() -> None:
    added = editing.with_common(TEXT, "G4", common().rules)

    assert [rule for rule in read(added).rules if rule.id == "G4"] == [r for r in common().rules if r.id == "G4"]
    assert editing.with_common(added, "G4", common().rules) == added
    assert editing.with_common(TEXT, "once", common().rules) == TEXT


def test_forbidden_and_allowed_again() -> None:
    forbidden = editing.forbid(TEXT, "once", "Not for me.")

    assert tree(forbidden)["never"] == [{"id": "never-once", "rule": "once", "because": "Not for me."}]
    assert tree(editing.allow(forbidden, "once")) == tree(TEXT)
    assert read(forbidden).never[0].rule == "once"


def test_moved_before_another_while_remarks_stay() -> None:
    moved = editing.reorder(TEXT, "rules", "brief", None)
    line = TEXT.splitlines(keepends=True)[-1]

    assert moved == TEXT.replace(line, "").replace("  - id: once\n", line + "  - id: once\n")
    assert editing.reorder(moved, "rules", "brief", "once") == TEXT.replace(line, "").replace(
        "  # The list.\n", line + "  # The list.\n"
    )


def test_a_note_comes_and_goes() -> None:
    noted = editing.note(TEXT, "rules", "once", "Asked Elena about it.")

    assert rule_in(tree(noted), "once")["note"] == "Asked Elena about it."
    assert editing.note(noted, "rules", "once", "") == TEXT
    assert editing.note(TEXT, "rules", "once", " ") == TEXT


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_lines_end_as_they_do(line_end: str) -> None:
    text = TEXT.replace("\n", line_end)
    edited = editing.note(text, "rules", "once", "one\ntwo")

    assert edited.replace(line_end, "").count("\n") == 0
    assert rule_in(tree(edited), "once")["note"] == "one\ntwo"


@pytest.mark.parametrize(
    "after", ["# a remark\n", "      # a deep remark\n", "\n        # deeper, after an empty line\n", "about: x\n"]
)
def test_no_remark_becomes_part_of_lines_of_text(after: str) -> None:
    text = "format: 1\nname: Mine\nrules:\n  - id: a\n    because: x  # why\n    note: y\n" + after
    for field in ("because", "note", "whose"):
        edited = editing.set_field(text, "rules", "a", field, "one\ntwo")
        assert rule_in(tree(edited), "a")[field] == "one\ntwo"
        assert edited.count("#") == text.count("#")
    added = editing.add(text, "rules", {"id": "b", "because": "one\ntwo"})
    assert rule_in(tree(added), "b")["because"] == "one\ntwo"


def test_what_is_not_there() -> None:
    with pytest.raises(NoSuchPart, match="There is no “twice” under “rules”"):
        editing.set_field(TEXT, "rules", "twice", "wait", "1 week")
    with pytest.raises(NoSuchPart):
        editing.reorder(TEXT, "rules", "once", "twice")


def test_a_copy_says_what_it_is_based_on() -> None:
    copied = document(editing.copied(library()["Kelley"], "Nadia’s own", "kelley@1"))

    assert (copied.name, copied.version, copied.based_on) == ("Nadia’s own", 1, "kelley@1")
    assert copied.rules == document(library()["Kelley"]).rules


@pytest.mark.parametrize("name", library())
def test_a_rule_written_down_reads_as_itself(name: str) -> None:
    playbook = document(library()[name])
    text = "format: 1\nname: Written\n" + ("pace: {active people: 3, active targets: 3}\n")
    for rule in playbook.rules:
        text = editing.add(text, "rules", editing.written(rule))
    if playbook.ranking is None:
        assert read(text).rules == playbook.rules


# -- random files ----------------------------------------------------------------------------------------------------


def edit_of_a_field(text: str, name: str, draw: Draw) -> tuple[str, dict[str, Any]]:
    """A field of a rule set or taken out, in the text and in memory."""
    field = draw(st.sampled_from(sorted(FIELDS)))
    value = draw(FIELDS[field])
    wanted = tree(text)
    rule = rule_in(wanted, name)
    if value is None:
        rule.pop(field, None)
    else:
        rule[field] = {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value
    return editing.set_field(text, "rules", name, field, value), wanted


def edit_of_a_condition(text: str, name: str, draw: Draw) -> tuple[str, dict[str, Any]]:
    """One condition of a rule set or taken out."""
    value = draw(st.sampled_from([None, 1, 5]))
    wanted = tree(text)
    rule = rule_in(wanted, name)
    if value is not None:
        rule.setdefault("if", {})["rapport at least"] = value
    elif rule.get("if", {}).pop("rapport at least", None) is not None and not rule["if"]:
        del rule["if"]
    return editing.set_field(text, "rules", name, ("if", "rapport at least"), value), wanted


def switching_off(text: str, name: str, draw: Draw) -> tuple[str, dict[str, Any]]:
    """A rule switched off."""
    wanted = tree(text)
    rule_in(wanted, name)["off"] = "yes"
    return editing.switch_off(text, name), wanted


@pytest.mark.parametrize("edit", [edit_of_a_field, edit_of_a_condition, switching_off])
@settings(max_examples=EXAMPLES, deadline=None)
@given(playbooks(), st.data())
def test_only_the_lines_of_the_rule_change(
    edit: Callable[[str, str, Draw], tuple[str, dict[str, Any]]], text: str, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from([rule["id"] for rule in tree(text)["rules"]]))
    start, end = editing.lines_of(text, "rules", name)

    edited, wanted = edit(text, name, data.draw)

    assert tree(edited) == wanted
    new_start, new_end = editing.lines_of(edited, "rules", name)
    assert edited[:new_start] == text[:start]
    assert edited[new_end:] == text[end:]


@settings(max_examples=EXAMPLES, deadline=None)
@given(playbooks(), st.data())
def test_what_is_added_stands_in_one_place(text: str, data: st.DataObject) -> None:
    names = [rule["id"] for rule in tree(text)["rules"]]
    after = data.draw(st.sampled_from([None, *names]))
    rule = {"id": "new", "when": "conversation held", "do": "thank", "because": data.draw(FIELDS["because"])}
    wanted = copy.deepcopy(tree(text))
    wanted["rules"].insert(len(names) if after is None else names.index(after) + 1, rule)

    edited = editing.add(text, "rules", rule, after)

    assert tree(edited) == wanted
    assert_one_place(text, edited)
    assert_one_place(text, editing.forbid(text, names[0], "No."))


def assert_one_place(text: str, edited: str) -> None:
    """The edited text is the text with something put in."""
    same = next((at for at, (one, other) in enumerate(zip(text, edited, strict=False)) if one != other), len(text))
    rest = text[same:]
    assert edited.endswith(rest)
    assert len(edited) >= len(text)


@settings(max_examples=EXAMPLES, deadline=None)
@given(playbooks(), st.data())
def test_what_is_moved_or_taken_out_leaves_the_rest(text: str, data: st.DataObject) -> None:
    held = tree(text)
    names = [rule["id"] for rule in held["rules"]]
    name = data.draw(st.sampled_from(names))
    after = data.draw(st.sampled_from([None, *(one for one in names if one != name)]))
    wanted = [one for one in names if one != name]
    wanted.insert(0 if after is None else wanted.index(after) + 1, name)

    moved = editing.reorder(text, "rules", name, after)

    assert [rule["id"] for rule in tree(moved)["rules"]] == wanted
    assert {rule["id"]: rule for rule in tree(moved)["rules"]} == {rule["id"]: rule for rule in held["rules"]}
    assert without(moved, name) == without(text, name)
    if len(names) > 1:
        assert tree(editing.take_out(text, "rules", name))["rules"] == [
            rule for rule in held["rules"] if rule["id"] != name
        ]
    else:
        assert "rules" not in tree(editing.take_out(text, "rules", name))


KEEPING = """\
format: 1
name: Mine
rules:
  - id: one
    because: |+
      Hello

  - {id: two}

  - {id: three}

"""


@pytest.mark.parametrize(
    "change",
    [
        lambda: editing.reorder(KEEPING, "rules", "one", "two"),
        lambda: editing.reorder(KEEPING, "rules", "one", "three"),
        lambda: editing.reorder(KEEPING, "rules", "two", None),
        lambda: editing.reorder(KEEPING, "rules", "two", "three"),
        lambda: editing.take_out(KEEPING, "rules", "two"),
    ],
)
def test_words_that_keep_the_lines_after_them_take_no_others(change: Callable[[], str]) -> None:
    (one,) = (rule for rule in tree(change())["rules"] if rule["id"] == "one")
    assert one["because"] == "Hello\n\n"


def without(text: str, name: str) -> str:
    """The text without the lines of a rule; whether the last line has an end is not looked at.

    Nor are empty lines where some words keep those after them: another rule there would take them for its own.
    """
    start, end = editing.lines_of(text, "rules", name)
    rest = text[:start] + text[end:]
    if "|+" in text or ">+" in text:
        rest = "".join(line for line in rest.splitlines(keepends=True) if line.strip())
    return rest.rstrip("\r\n")


@settings(max_examples=8, deadline=None)
@given(st.sampled_from(sorted(library())), st.data())
def test_in_the_playbooks_that_come_along(name: str, data: st.DataObject) -> None:
    text = library()[name]
    before = document(text)
    at = data.draw(st.integers(0, len(before.rules) - 1))
    rule = before.rules[at]

    edited = read(editing.note(text, "rules", rule.id, "My own: words"))

    rules = (*before.rules[:at], rule.model_copy(update={"note": "My own: words"}), *before.rules[at + 1 :])
    assert edited == before.model_copy(update={"rules": rules})


def test_a_rule_added_to_a_copy_is_ones_own() -> None:
    rule = {"id": "mine", "when": "conversation held", "do": "thank", "because": "Thanks."}
    copied = editing.copied(TEXT, "Nadia’s own", "kelley@1")

    assert rule_in(tree(editing.add_rule(copied, rule)), "mine")["own"] == "yes"
    assert "own" not in rule_in(tree(editing.add_rule(TEXT, rule)), "mine")
