"""What a form writes into random texts: nothing where nothing was typed, else the lines of its part alone."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.method.playbook.files import playbooks
from tests.method.playbook.more_parts import parts
from whoelse.method.playbook.editing import INSIDE, names, path_to, set_at
from whoelse.method.playbook.lines import span
from whoelse.method.playbook.text import Path, parse, plain
from whoelse.web.pages.playbook.part_form import PartForm

EXAMPLES = 25
#: The part of each kind, and the fields of its form that are typed over.
TYPED = {
    "rules": ("f-because", "f-note"),
    "guidance": ("f-words", "f-note"),
    "columns": ("f-words", "f-note"),
    "offer": ("f-words", "f-topic"),
    "ranking": ("f-note", "f-targets-at-least"),
    "circles": ("f-because", "f-opens-at"),
}


def place(text: str, section: str, draw: Any) -> Path:
    """Where one part of that kind stands."""
    if section in {"ranking", "circles"}:
        return (section,)
    return path_to(text, section, draw(st.sampled_from(names(text, section))))


def sent(form: PartForm) -> dict[str, str]:
    """What a browser sends of a form that nobody touched."""
    fields = {}
    for field in form:
        value = field.value()
        if value is not None and value is not False:
            fields[field.html_name] = "on" if value is True else str(value)
    return fields


def at(text: str, path: Path) -> dict[str, Any]:
    """What stands at a place."""
    held = plain(parse(text))
    for part in path:
        held = held[part]
    return dict(held)


@pytest.mark.parametrize("section", TYPED)
@settings(max_examples=EXAMPLES, deadline=None)
@given(st.data())
def test_only_what_was_typed_is_written_and_only_into_its_part(section: str, data: st.DataObject) -> None:
    text = data.draw(playbooks() if section == "rules" else parts())
    path = place(text, section, data.draw)
    field = data.draw(st.sampled_from(TYPED[section]))
    number = field in {"f-targets-at-least", "f-opens-at"}
    typed = data.draw(st.sampled_from(["7", "88"] if number else ["Why: not? # really", "a “b” {day}"]))

    untouched = sent(PartForm(text=text, section=section, path=path))
    form = PartForm({**untouched, field: typed}, text=text, section=section, path=path)
    if not form.is_valid():  # a random text may say nothing where something must be said
        assert set(form.errors) <= {"f-because", "f-words"}
        return
    edited = form.written(text)

    start, end = span(text, path)
    new_start, new_end = span(edited, path)
    assert edited[:new_start] == text[:start]
    assert edited[new_end:] == text[end:]
    name = field.removeprefix("f-").replace("-", " ")
    before, after = at(text, path), at(edited, path)
    assert str(after[name]) == typed
    said_of_it = {"whose", "basis", "numbers"} if section not in INSIDE or section == "columns" else set()
    assert {key for key in {**before, **after} if before.get(key) != after.get(key)} <= {name, *said_of_it}
    by_text = set_at(text, path, name, int(typed) if number else typed)
    if form.of_substance and said_of_it:
        by_text = set_at(set_at(set_at(by_text, path, "whose", "mine"), path, "basis", "ours"), path, "numbers", None)
    assert edited == by_text


@pytest.mark.parametrize("section", TYPED)
@settings(max_examples=EXAMPLES, deadline=None)
@given(st.data())
def test_a_form_that_nobody_touched_writes_nothing(section: str, data: st.DataObject) -> None:
    text = data.draw(playbooks() if section == "rules" else parts())
    path = place(text, section, data.draw)

    form = PartForm(sent(PartForm(text=text, section=section, path=path)), text=text, section=section, path=path)

    if form.is_valid():
        assert form.written(text) == text
