"""Who is closed and owed nothing, so that a plan need not read what happened with them.

Nothing that time alone brings calls for a step to them: offered steps end with a closed person, and what is owed hangs
on an entry. So they stay settled until something is noted about them, or about whom they led to. This is ours.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from whoelse.method.agenda.chronicle import Chronicle
from whoelse.method.agenda.history import closes
from whoelse.method.agenda.planner import all_candidates
from whoelse.method.agenda.steps import OWED
from whoelse.method.facts import Fact
from whoelse.method.playbook.document import Playbook, Rule
from whoelse.method.situation import Situation

#: What is owed to somebody, and what makes it so. Whoever is written to after an introduction is not closed.
_OWED_FOR: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "debrief": ("conversation held", "conversation day passed"),
        "thank": ("conversation held", "reply received"),
        "thank introducer": ("introduction made", "introduction declined", "introduction silent"),
        "write to introduced": ("introduction made",),
        "report to introducer": ("introduced person talked to",),
        "keep promise": ("promise made",),
    }
)

#: Every rule of what is owed, under no condition: what any playbook could say is owed, and more.
_ALL_OWED = Playbook(
    format=1,
    name="All that may be owed",
    rules=tuple(
        Rule.model_validate({"id": f"owed-{place}", "when": when, "do": do, "because": "It is owed."})
        for place, (do, when) in enumerate((do, when) for do, whens in _OWED_FOR.items() for when in whens)
    ),
)

_COUNTED_FOR_ALL = frozenset({"follow up", "keep in touch"})


def settled(facts: Iterable[Fact], people: Iterable[str], today: date) -> dict[str, date]:
    """Which of these people are closed and owed nothing, with the day of the last entry about them.

    ``facts`` are all about and by these people, and all about whom they led to. Whoever has an entry that corrects
    another, or one of a later day, is not among them.
    """
    told = list(facts)
    if not any(closes(fact) for fact in told):
        return {}
    setting, candidates = all_candidates(_ALL_OWED, Situation({}), told, today)
    owed_to = {candidate.step.person for candidate in candidates}
    moving = {fact.person for fact in told if fact.corrects or fact.on > today or fact.noted > today}
    found = {}
    for person in people:
        history = setting.chronicle.histories.get(person)
        if history is None or not history.is_closed or history.open_agreement is not None:
            continue
        if person not in owed_to | moving:
            found[person] = _last_day(setting.chronicle, person)
    return found


def speaks_of_others(fact: Fact, people: frozenset[str]) -> bool:
    """Whether a fact is about, by or through somebody who is none of these people, or about nobody."""
    named = {fact.person, fact.by, fact.through} - {None, "me", "them"}
    return bool(named - people) or not {fact.person, fact.by} - {None, "me", "them"}


def reads_everybody(playbook: Playbook) -> bool:
    """Whether a playbook counts over all people, or owes something that no other would, so that nobody is left out."""
    return any(limit.of in _COUNTED_FOR_ALL and limit.per == "search" for limit in playbook.limits) or any(
        rule.do in OWED and rule.when not in _OWED_FOR[rule.do] for rule in playbook.rules
    )


def _last_day(chronicle: Chronicle, person: str) -> date:
    history = chronicle.histories[person]
    facts = (*history.events, *history.named_in)
    return max(day for fact in facts for day in (fact.on, fact.noted, fact.for_day) if day is not None)
