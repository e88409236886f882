"""Rules as sentences."""

import pytest

from whoelse.method.playbook import read
from whoelse.method.playbook.in_words import rule_in_words
from whoelse.playbooks.queries import common, completed, library
from whoelse.web.playbook_in_words import limit_told, never_told, rule_told, side_by_side, whose

HEAD = "format: 1\nname: Mine\nrules:\n"
REST = "  - {id: open, because: x, when: conversation near its end, do: indirect ask}\n"


def sentence(rule: str) -> str:
    """The sentence of one rule, written as in a playbook."""
    return rule_in_words(read(f"{HEAD}  - {{id: one, because: x, {rule}}}\n{REST}").rules[0])


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        (
            "when: invitation sent, unless: reply received, wait: 5 business days, do: follow up, at most: 1",
            "When an invitation is sent and no answer is noted: after 5 business days, follow up, once at most.",
        ),
        (
            "when: conversation held, within: 24 hours, do: thank",
            "When a conversation was held: within 24 hours, say thank you.",
        ),
        (
            "when: conversation agreed, before: 1 business day, do: prepare",
            "When a conversation is agreed: 1 business day before, prepare.",
        ),
        (
            "when: introduction made, do: thank introducer",
            "When an introduction is made: the same day, thank the introducer.",
        ),
        (
            "when: conversation near its end, if: {rapport at least: 4}, do: direct ask, after: indirect ask",
            "When a conversation is near its end, if rapport is 4 or more: make the direct ask, "
            "after the indirect ask.",
        ),
        (
            "when: promise made, within: 'the day named, else 1 week', do: keep promise",
            "When you made a promise: by the day named, else 1 week, keep it.",
        ),
        (
            "when: introduction checking, wait: 10 business days, do: soft touch, at most: 1, "
            "rests after: 20 business days",
            "When the introducer is checking with them: after 10 business days, send a soft touch, once at most; "
            "20 business days later it rests.",
        ),
        ("when: reply received, if: {answer: no}, do: thank", "When the answer is “no”: the same day, say thank you."),
    ],
)
def test_a_rule_reads_as_a_sentence(rule: str, told: str) -> None:
    assert sentence(rule) == told


def test_every_rule_that_comes_along_can_be_told() -> None:
    rules = [rule for text in library().values() for rule in completed(text).rules]
    assert len(rules) > 40
    for rule in (*rules, *common().rules):
        told = rule_told(rule)
        assert told.words.startswith(("When ", "Every "))
        assert told.words.endswith(".")
        assert "None" not in told.words


def test_limits_and_nevers_can_be_told() -> None:
    told = [limit_told(limit).words for limit in common().limits]
    assert "At most one direct ask in one conversation." in told
    assert "At most three direct asks per person in any 365 days." in told
    nevers = [never_told(never).words for text in library().values() for never in completed(text).never]
    assert nevers
    assert all(words.endswith(".") for words in nevers)


def test_whose_it_is_is_always_said() -> None:
    kelley = read(library()["Kelley"])
    said = {rule.id: whose(rule) for rule in kelley.rules}
    assert said["K2"] == "ours"
    assert said["K4"] == "after Thea Kelley, in their own words; the numbers are ours"


def test_side_by_side_compares_the_same_rows() -> None:
    tables = [side_by_side(completed(text)) for text in library().values()]
    assert len({tuple(table) for table in tables}) == 1
