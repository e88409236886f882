"""Edits of the parts that are no rules: guidance, the ranking and its columns, circles, the questions offered."""

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.method.playbook.more_parts import EDITS, Place, parts

from whoelse.method.playbook import editing, read
from whoelse.method.playbook.lines import NoSuchPart, span
from whoelse.method.playbook.text import parse, plain

TEXT = """\
format: 1
name: Mine
ranking:
  targets at least: 40   # many
  columns:
    # What I feel.
    - {id: motivation, words: How much I want it, from: 0, to: 3}
    - id: posting     # looked up
      words: How well it fits
  order: [posting, motivation]  # for now
questions:
  most: 4
  offer:
    - words: What surprised you?
    # The last one.
    - words: What should I read?
"""
EXAMPLES = 40


def tree(text: str) -> dict[str, Any]:
    """What a text holds, without places."""
    held: dict[str, Any] = plain(parse(text))
    return held


def at(held: Any, path: Place) -> Any:
    """What stands at a place."""
    for part in path:
        held = held[part]
    return held


def test_a_column_by_its_name_and_a_question_by_its_place() -> None:
    assert editing.names(TEXT, "columns") == ("motivation", "posting")
    assert editing.names(TEXT, "offer") == ("1", "2")
    assert editing.set_field(TEXT, "columns", "motivation", "to", 5) == TEXT.replace("to: 3", "to: 5")
    assert editing.set_field(TEXT, "offer", "2", "kind", "resources") == TEXT.replace(
        "should I read?\n", "should I read?\n      kind: resources\n"
    )
    with pytest.raises(NoSuchPart, match="There is no “3” under “offer”"):
        editing.path_to(TEXT, "offer", "3")


def test_a_column_that_goes_ranks_nothing_any_more() -> None:
    assert editing.take_out(TEXT, "columns", "posting") == TEXT.replace(
        "    - id: posting     # looked up\n      words: How well it fits\n", ""
    ).replace("[posting, motivation]", "[motivation]")
    assert tree(editing.take_out(editing.take_out(TEXT, "columns", "posting"), "columns", "motivation"))["ranking"] == {
        "targets at least": 40
    }


def test_the_first_column_begins_the_ranking() -> None:
    begun = editing.add("format: 1\nname: Mine\n", "columns", {"id": "near", "words": "How near it is"})
    ranking = read(begun).ranking
    assert ranking is not None
    assert [column.id for column in ranking.columns] == ["near"]


def test_a_question_is_moved_while_remarks_stay() -> None:
    moved = editing.reorder(TEXT, "offer", "2", None)
    last = "    - words: What should I read?\n"
    assert moved == TEXT.replace(last, "").replace("  offer:\n", "  offer:\n" + last)
    assert editing.reorder(moved, "offer", "1", "2") == TEXT.replace(last, "").replace(
        "    # The last one.\n", last + "    # The last one.\n"
    )


@pytest.mark.parametrize("section", EDITS)
@settings(max_examples=EXAMPLES, deadline=None)
@given(parts(), st.data())
def test_only_the_lines_of_the_part_change(section: str, text: str, data: st.DataObject) -> None:
    if section in {"ranking", "circles"}:
        path: Place = (section,)
    else:
        path = editing.path_to(text, section, data.draw(st.sampled_from(editing.names(text, section))))
    field = data.draw(st.sampled_from(sorted(EDITS[section])))
    value = data.draw(EDITS[section][field])
    wanted = copy.deepcopy(tree(text))
    if value is None:
        at(wanted, path).pop(field, None)
    else:
        at(wanted, path)[field] = value

    edited = editing.set_at(text, path, field, value)

    assert tree(edited) == wanted
    start, end = span(text, path)
    new_start, new_end = span(edited, path)
    assert edited[:new_start] == text[:start]
    assert edited[new_end:] == text[end:]


@pytest.mark.parametrize("section", ["guidance", "columns", "offer"])
@settings(max_examples=EXAMPLES, deadline=None)
@given(parts(), st.data())
def test_what_is_added_moved_or_taken_out_leaves_the_rest(section: str, text: str, data: st.DataObject) -> None:
    names = editing.names(text, section)
    place = editing.list_at(section)
    name = data.draw(st.sampled_from(names))
    before = at(tree(text), place)

    added = editing.add(text, section, {"id": "new", "words": "Why: not?"} if section != "offer" else {"words": "Why?"})
    assert at(tree(added), place)[:-1] == before
    assert len(added) > len(text)
    common = next((n for n, (one, two) in enumerate(zip(text, added, strict=False)) if one != two), len(text))
    assert added.endswith(text[common:])

    after = data.draw(st.sampled_from([None, *(one for one in names if one != name)]))
    kept = [one for number, one in zip(names, before, strict=True) if number != name]
    moved = editing.reorder(text, section, name, after)
    goal = 0 if after is None else [one for one in names if one != name].index(after) + 1
    assert at(tree(moved), place) == [*kept[:goal], before[names.index(name)], *kept[goal:]]
    assert sorted(moved.splitlines()) == sorted(text.splitlines())

    if len(names) > 1:
        gone = editing.take_out(text, section, name)
        assert at(tree(gone), place) == kept
        assert tree(gone).keys() == tree(text).keys()
