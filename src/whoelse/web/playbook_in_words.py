"""A playbook as sentences: each rule, limit and never in words, with whose it is and on what basis."""

from collections.abc import Iterable

from whoelse.method.playbook.document import Attributed, Limit, Never, Playbook, Rule
from whoelse.method.playbook.in_words import limit_in_words, never_in_words, pace_in_words, rule_in_words
from whoelse.method.words import count_in_words, sentence_start
from whoelse.web.components import RuleTold


def whose(part: Attributed) -> str:
    """Whose a part of a playbook is: "ours", "your own", "after Steve Dalton, second-hand; the numbers are ours"."""
    if part.whose in {"ours", ""}:
        return "ours"
    if part.whose == "mine":
        return "your own"
    basis = "in their own words" if part.basis == "sourced" else part.basis
    said = f"after {part.whose}, {basis}" if part.basis != "ours" else f"after {part.whose}; this part is ours"
    return f"{said}; the numbers are ours" if part.numbers else said


def rule_told(rule: Rule) -> RuleTold:
    """A rule as one sentence, with whose it is."""
    return RuleTold(rule_in_words(rule), whose(rule), rule.note or rule.source)


def limit_told(limit: Limit) -> RuleTold:
    """A limit as one sentence: "At most three direct asks per person in any 365 days."."""
    return RuleTold(limit_in_words(limit), whose(limit), limit.note)


def never_told(never: Never, rules: Iterable[Rule] = ()) -> RuleTold:
    """A never as one sentence, a forbidden rule in the words of ``rules``."""
    return RuleTold(never_in_words(never, rules), whose(never), never.note)


def side_by_side(playbook: Playbook) -> dict[str, tuple[str, ...]]:
    """What differs between playbooks, by the words of a table's rows; each cell is a few sentences, maybe none."""
    return {
        "The tone": (_tone(playbook),),
        "At a time": (_pace(playbook),),
        "No answer": _of(playbook, {"invitation sent", "follow-up sent"}),
        "Before the talk": _doing(playbook, {"prepare", "confirm"}),
        "The question list": (f"At most {count_in_words(playbook.questions.most)} questions.",),
        "The ask": _doing(playbook, {"indirect ask", "direct ask"}),
        "Thanks": _doing(playbook, {"thank"}),
        "Keeping in touch": _doing(playbook, {"keep in touch"}),
        "Never": tuple(never_in_words(never, playbook.rules) for never in playbook.never),
    }


def _tone(playbook: Playbook) -> str:
    after = f"After {playbook.after}" if playbook.after else "Ours"
    return f"{after}; {playbook.formality}." if playbook.formality else f"{after}."


def _pace(playbook: Playbook) -> str:
    return sentence_start(f"{pace_in_words(playbook.pace)}.") if playbook.pace else "No limit."


def _of(playbook: Playbook, occasions: set[str]) -> tuple[str, ...]:
    return tuple(rule_in_words(rule) for rule in playbook.rules if rule.when in occasions)


def _doing(playbook: Playbook, words: set[str]) -> tuple[str, ...]:
    return tuple(rule_in_words(rule) for rule in playbook.rules if rule.do in words and rule.guards.answer is None)
