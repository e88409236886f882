"""A playbook with the rules that hold under every playbook."""

from whoelse.method.playbook import Playbook, complete, read
from whoelse.playbooks.built_in import common

HEAD = "format: 1\nname: Mine\n"


def completed(text: str) -> Playbook:
    """A playbook of this text, completed."""
    return complete(read(HEAD + text), common())


def ids(playbook: Playbook) -> list[str]:
    """The ids of its rules."""
    return [rule.id for rule in playbook.rules]


def test_own_rules_come_first() -> None:
    rules = ids(completed("rules:\n  - {id: mine, when: conversation held, within: 24 hours, do: thank, because: x}\n"))

    assert rules[0] == "mine"
    assert rules[1:] == [rule.id for rule in common().rules]


def test_an_own_rule_for_the_same_step_and_occasion_replaces_the_common_one() -> None:
    rules = ids(completed("rules:\n  - {id: mine, when: person chosen, wait: 1 day, do: invite, because: x}\n"))

    assert "mine" in rules
    assert "invite" not in rules


def test_an_own_rule_for_one_answer_leaves_the_others() -> None:
    rules = ids(completed("rules:\n  - {id: mine, when: reply received, if: {answer: yes}, do: agree, because: x}\n"))

    assert "agree-yes" not in rules
    assert {"agree-later", "agree-missed", "thank-no"} <= set(rules)


def test_an_own_rule_for_all_answers_replaces_each() -> None:
    rules = ids(completed("rules:\n  - {id: mine, when: reply received, do: agree, because: x}\n"))

    assert not {"agree-yes", "agree-later"} & set(rules)


def test_an_own_limit_replaces_the_common_one() -> None:
    playbook = completed("limits:\n  - {id: mine, of: direct ask, at most: 2, per: conversation, because: x}\n")

    assert [limit.id for limit in playbook.limits] == ["mine", "G11-year"]


def test_the_yearly_bound_of_direct_asks_holds_beside_an_own_one() -> None:
    playbook = completed("limits:\n  - {id: mine, of: direct ask, at most: 9, per: person and year, because: x}\n")

    assert {limit.id: limit.at_most for limit in playbook.limits if limit.per == "person and year"} == {
        "mine": 9,
        "G11-year": 3,
    }


def test_a_playbook_without_the_common_rules_keeps_that_bound() -> None:
    playbook = completed("common: no\n")

    assert playbook.rules == ()
    assert [limit.id for limit in playbook.limits] == ["G11-year"]


def test_completing_leaves_the_rest_as_it_is() -> None:
    own = read(HEAD + "pace: {active people: 4}\n")
    whole = complete(own, common())

    assert whole.pace == own.pace
    assert whole.name == "Mine"
