"""A rule that is switched off, one that is forbidden, and one of the common rules in either way."""

from whoelse.method.playbook import complete, read
from whoelse.method.playbook.soundness import COMMON_RULES
from whoelse.method.playbook.story import read_story
from whoelse.method.playbook.trying import printed, run
from whoelse.playbooks.built_in import common

HEAD = "format: 1\nname: Mine\n"
THANK = "rules:\n  - {id: mine, when: conversation held, within: 24 hours, do: thank, because: A warm word.%s}\n"
STORY = """\
today: 2026-01-06
people: [{name: Maria}]
facts:
  - {on: 2026-01-05, kind: conversation held, person: Maria}
"""


def told(text: str) -> dict[str, list[tuple[str, str]]]:
    """What is open and what is held back the day after a conversation with Maria: the step, and by what."""
    story = read_story(STORY)
    out = printed(story, run(story, complete(read(HEAD + text), common())))
    return {
        "steps": [(step["do"], step["rule"]) for step in out["steps"]],
        "held back": [(step["do"], step["by"]) for step in out["held back"]],
    }


def test_the_ids_of_the_common_rules() -> None:
    assert tuple(rule.id for rule in common().rules) == COMMON_RULES


def test_a_rule_speaks() -> None:
    assert told(THANK % "") == {"steps": [("debrief", "G4"), ("thank", "mine")], "held back": []}


def test_a_rule_that_is_off_says_nothing() -> None:
    assert told(THANK % ", off: yes") == {"steps": [("debrief", "G4")], "held back": []}


def test_a_rule_that_is_forbidden_is_held_back_and_says_why() -> None:
    never = "never:\n  - {id: no-thanks, rule: mine, because: Not in this search.}\n"

    assert told(THANK % "" + never) == {"steps": [("debrief", "G4")], "held back": [("thank", "never")]}


def test_a_common_rule_can_be_forbidden() -> None:
    never = "never:\n  - {id: no-notes, rule: G4, because: I write nothing down.}\n"

    assert told(never) == {"steps": [], "held back": [("debrief", "never")]}


def test_a_common_rule_is_off_where_one_of_its_id_is() -> None:
    off = "rules:\n  - {id: G4, when: conversation held, do: debrief, because: Not for me., off: yes}\n"

    assert told(off) == {"steps": [], "held back": []}
