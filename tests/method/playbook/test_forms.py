"""A rule as a form: a sentence with fields, and what each may be instead."""

import pytest

from whoelse.method.playbook.editing import add, forbid, set_field, switch_off
from whoelse.method.playbook.forms import part_form, rule_form, steps_after, switchable, wait_parts
from whoelse.method.playbook.lines import NoSuchPart
from whoelse.playbooks.built_in import document, library

TEXT = """\
format: 1
name: Mine
rules:
  - id: once
    when: invitation sent
    unless: reply received
    wait: 5 business days
    do: follow up
    at most: 1
    because: "It has been {count} days."
    if: {rapport at least: 4}
"""


def test_the_sentence() -> None:
    form = rule_form(TEXT, "once")

    assert [(field.label, field.value) for field in form.sentence] == [
        ("when", "invitation sent"),
        ("and no", "reply received"),
        ("after", "5 business days"),
        ("within", None),
        ("before that day by", None),
        ("do", "follow up"),
        ("because", "It has been {count} days."),
    ]
    assert [(field.name, field.value) for field in form.conditions if field.value] == [("rapport at least", 4)]
    assert (form.off, form.own, form.forbidden_by) == (False, False, "")


def test_what_a_field_may_be() -> None:
    fields = {field.name: field for field in rule_form(TEXT, "once").sentence}

    assert set(fields["do"].choices) == set(steps_after("invitation sent"))
    assert "follow up" in fields["do"].choices
    assert "thank" not in fields["do"].choices
    assert fields["wait"].holds == "wait"
    assert (fields["because"].holds, fields["because"].most) == ("text", 1_000)
    [rapport] = [field for field in rule_form(TEXT, "once").conditions if field.name == "rapport at least"]
    assert (rapport.least, rapport.most) == (1, 5)


def test_off_and_forbidden() -> None:
    assert rule_form(switch_off(TEXT, "once"), "once").off
    assert rule_form(forbid(TEXT, "once", "No."), "once").forbidden_by == "never-once"


def test_what_can_be_switched_off() -> None:
    assert switchable(TEXT)[:2] == ("once", "G4")


def test_a_rule_that_is_not_there() -> None:
    with pytest.raises(NoSuchPart):
        rule_form(TEXT, "twice")


def test_parts_that_are_there_and_not() -> None:
    text = add(TEXT, "limits", {"id": "few", "of": "direct ask", "at most": 1, "per": "person", "because": "x"})

    assert part_form(text, ("limits", 0)).field("at most").value == 1
    assert part_form(text, ("pace",)).field("active people").value is None
    assert part_form(text, ("questions",)).field("most").most == 30
    with pytest.raises(KeyError):
        part_form(text, ("pace",)).field("words")


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("5 business days", (5, "business day")),
        ("24 hours", (24, "hour")),
        ("next business week", None),
        ("soon", None),
    ],
)
def test_a_wait_in_two_fields(words: str, parts: tuple[int, str] | None) -> None:
    assert wait_parts(words) == parts


@pytest.mark.parametrize("name", ["Plain", "Kelley"])
def test_every_value_of_a_form_written_back_changes_nothing(name: str) -> None:
    text = library()[name]
    rule = document(text).rules[3].id
    form = rule_form(text, rule)
    for field in (*form.sentence, *form.rest):
        if isinstance(field.value, str | int):
            assert set_field(text, "rules", rule, field.name, field.value) == text
