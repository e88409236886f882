"""A user's own rules beside those of the playbook: for the same step and person an own rule goes first.

Source: stories.md, "Two rules, one step": its day too, even a later one. It never passes comfort, a never or a limit.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from whoelse.method.agenda.candidate import Candidate
from whoelse.method.agenda.steps import Step
from whoelse.method.playbook.in_words import rule_in_words
from whoelse.method.words import day_in_words

Subject = tuple[str, str | None, str | None]


def subject(step: Step) -> Subject:
    """What a step is about: what to do, with whom, about whom. The same subject is one step."""
    return (step.do, step.person, step.about)


def own_ones(candidates: Iterable[Candidate]) -> Mapping[Subject, Candidate]:
    """What own rules make of the facts, by subject; where two speak, the one that comes first."""
    found: dict[Subject, Candidate] = {}
    for one in candidates:
        if one.rule.own:
            first = found.setdefault(subject(one.step), one)
            if one.step.due < first.step.due:
                found[subject(one.step)] = one
    return found


def waits_for(own: Candidate, today: date) -> str:
    """The sentence for a step of the playbook that waits for an own rule."""
    day = own.step.appears or own.step.due
    said = rule_in_words(own.rule)
    return f"Your own rule goes before the playbook’s here, and it speaks {day_in_words(day, today)}: “{said}”"
