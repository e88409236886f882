"""A week looked back on: what happened, what the playbook counts, and who could be talked to next."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from whoelse.journal import queries as journal
from whoelse.loop import planning
from whoelse.method.agenda.steps import Step
from whoelse.method.facts import Fact
from whoelse.method.people.suggesting import Suggestion
from whoelse.method.playbook.document import Measure, Playbook
from whoelse.method.situation import PersonSeen, Situation
from whoelse.people.queries import TargetCard, could_decide, targets
from whoelse.playbooks.queries import playbook_followed
from whoelse.searches.access import Viewer
from whoelse.searches.queries import search
from whoelse.today.whom_first import whom_first

_ANSWERED = frozenset({"reply received", "conversation agreed", "conversation held"})


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure over its span: how many, and who is behind the number.

    ``count`` is None where nothing that is noted tells it. ``among`` is, of a measure per decision maker, the number of
    them who were talked to over that span, and None of any other.
    """

    measure: Measure
    count: int | None
    people: tuple[str, ...] = ()
    among: int | None = None


@dataclass(frozen=True, slots=True)
class WeekSeen:
    """A week from its first day to its last: talks, people written to, introductions; what is counted; who is next.

    ``step`` is the weekly review, where it is open now. ``first_ever`` is the day on which anything happened first.
    """

    first: date
    last: date
    talks: tuple[Fact, ...]
    written: tuple[Fact, ...]
    introductions: tuple[Fact, ...]
    measured: tuple[Measured, ...]
    suggestions: tuple[Suggestion, ...]
    people: Mapping[str, PersonSeen]
    step: Step | None
    first_ever: date | None


def week(viewer: Viewer, day: date, today: date) -> WeekSeen:
    """The week in which a day lies, as far as it has gone."""
    begins = search(viewer).week_begins
    first = day - timedelta(days=(day.weekday() - begins) % 7)
    last = first + timedelta(days=6)
    facts = journal.facts(viewer)
    there = planning.situation(viewer, facts)
    playbook = playbook_followed(viewer)
    inside = [fact for fact in facts if first <= fact.on <= last]
    step = None
    suggestions: tuple[Suggestion, ...] = ()
    if first <= today <= last:
        agenda = planning.plan_of(viewer, there, facts, today)
        step = next((one for one in agenda.steps if one.do == "weekly review"), None)
        suggestions = whom_first(viewer, today).suggestions[:5]
    return WeekSeen(
        first=first,
        last=last,
        talks=_of(inside, "conversation held"),
        written=_of(inside, "invitation sent"),
        introductions=_of(inside, "introduction made"),
        measured=measured(playbook, facts, there, targets(viewer), could_decide(viewer), first, last),
        suggestions=suggestions,
        people=there.people,
        step=step,
        first_ever=min((fact.on for fact in facts), default=None),
    )


def measured(
    playbook: Playbook,
    facts: Sequence[Fact],
    there: Situation,
    wanted: Sequence[TargetCard],
    deciding: frozenset[str],
    first: date,
    last: date,
) -> tuple[Measured, ...]:
    """What a playbook counts, and conversations and new people in any case, over the week or over all until its end."""
    found = []
    for measure in (*playbook.measures, *_always(playbook)):
        since = first if measure.per in {"week", "day"} else date.min
        inside = [fact for fact in facts if since <= fact.on <= last]
        before = [fact for fact in facts if fact.on < since]
        counting = _COUNTED.get(measure.count)
        if counting is None:
            found.append(Measured(measure, None))
        else:
            over = _Counted(inside, before, there, frozenset(target.id for target in wanted), deciding)
            people = counting(over)
            among = len(_decision_makers(over)) if measure.per == "decision maker" else None
            found.append(Measured(measure, len(people), tuple(person for person in people if person), among))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Counted:
    inside: Sequence[Fact]
    before: Sequence[Fact]
    there: Situation
    wanted: frozenset[str]
    deciding: frozenset[str]

    def at_a_target(self, fact: Fact) -> bool:
        """Whether somebody works at a target."""
        seen = self.there.people.get(fact.person or "")
        return seen is not None and seen.at in self.wanted


def _new_people(over: _Counted) -> list[str]:
    known = {fact.person for fact in over.before}
    return [person for person in dict.fromkeys(fact.person for fact in over.inside) if person and person not in known]


def _each(*kinds: str) -> Callable[[_Counted], list[str]]:
    def count(over: _Counted) -> list[str]:
        return [fact.person or "" for fact in over.inside if fact.kind in kinds]

    return count


def _answers(over: _Counted) -> list[str]:
    return list(dict.fromkeys(fact.person or "" for fact in over.inside if fact.kind in _ANSWERED))


def _new_targets(over: _Counted) -> list[str]:
    """Places that a fact speaks of for the first time."""
    known = {fact.target for fact in over.before}
    return ["" for place in dict.fromkeys(fact.target for fact in over.inside) if place and place not in known]


def _insiders(over: _Counted) -> list[str]:
    return [fact.person or "" for fact in over.inside if fact.kind == "conversation held" and over.at_a_target(fact)]


def _others(over: _Counted) -> list[str]:
    return [
        fact.person or "" for fact in over.inside if fact.kind == "conversation held" and not over.at_a_target(fact)
    ]


def _decision_makers(over: _Counted) -> list[str]:
    """Who was talked to and could decide, each once however many the talks."""
    return [person for person in dict.fromkeys(_each("conversation held")(over)) if person in over.deciding]


#: What can be told from what is noted. Hours are noted nowhere.
_COUNTED: Mapping[str, Callable[[_Counted], list[str]]] = {
    "new people": _new_people,
    "conversations": _each("conversation held"),
    "conversations agreed": _each("conversation agreed"),
    "introductions made": _each("introduction made"),
    "answers": _answers,
    "new targets": _new_targets,
    "decision makers": _decision_makers,
    "insiders": _insiders,
    "others": _others,
}


def _always(playbook: Playbook) -> Iterable[Measure]:
    counted = {measure.count for measure in playbook.measures}
    if "conversations" not in counted and not counted & {"insiders", "others"}:
        yield Measure(id="conversations", count="conversations", words="Conversations")
    if "new people" not in counted:
        yield Measure(id="new-people", count="new people", words="People who are new to you")


def _of(facts: Iterable[Fact], kind: str) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact.kind == kind)
