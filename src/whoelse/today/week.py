"""A week looked back on: what happened, what the playbook counts, and who could be talked to next."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from whoelse.journal import queries as journal
from whoelse.loop import planning
from whoelse.method.agenda.steps import Step
from whoelse.method.facts import Fact
from whoelse.method.people.suggesting import Suggestion
from whoelse.method.playbook.document import Measure, Playbook
from whoelse.method.situation import PersonSeen, Situation
from whoelse.people.queries import could_decide, targets
from whoelse.playbooks.queries import playbook_followed
from whoelse.searches.access import Viewer
from whoelse.searches.queries import minutes_noted, week_of
from whoelse.today.whom_first import whom_first

_ANSWERED = frozenset({"reply received", "conversation agreed", "conversation held"})


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure over its span: how many, and who is behind the number.

    ``count`` is None where nothing that is noted tells it; hours are counted in minutes. ``among`` is, of a measure per
    decision maker, the number of them who were talked to over that span, and None of any other. ``before`` is the same
    of the week before, ``usual`` the mean of the four before; None where that is not known, or no week is counted.
    """

    measure: Measure
    count: int | None
    people: tuple[str, ...] = ()
    among: int | None = None
    before: int | None = None
    usual: float | None = None


@dataclass(frozen=True, slots=True)
class WeekSeen:
    """A week from its first day to its last: talks, people written to, introductions; what is counted; who is next.

    ``step`` is the weekly review, where it is open now. ``first_ever`` is the day on which anything happened first.
    ``minutes`` is what the user noted for the search in this week, None where nothing is noted.
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
    minutes: int | None = None


def week(viewer: Viewer, day: date, today: date) -> WeekSeen:
    """The week in which a day lies, as far as it has gone."""
    first = week_of(viewer, day)
    last = first + timedelta(days=6)
    facts = journal.facts(viewer)
    there = planning.situation(viewer, facts)
    playbook = playbook_followed(viewer)
    minutes = minutes_noted(viewer)
    over = _Weeks(
        facts, there, frozenset(target.id for target in targets(viewer)), could_decide(viewer), minutes, first
    )
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
        measured=measured(playbook, over),
        suggestions=suggestions,
        people=there.people,
        step=step,
        first_ever=over.begun,
        minutes=over.noted(first, last),
    )


@dataclass(frozen=True, slots=True)
class _Weeks:
    """All that is noted, to be counted over the week that begins on ``first``, and over those before it."""

    facts: Sequence[Fact]
    there: Situation
    wanted: frozenset[str]
    deciding: frozenset[str]
    minutes: Mapping[date, int]
    first: date
    spans: "dict[tuple[date, date], _Counted]" = field(default_factory=dict)

    @property
    def begun(self) -> date | None:
        """The day on which anything happened first."""
        return min((fact.on for fact in self.facts), default=None)

    def noted(self, since: date, until: date) -> int | None:
        """The minutes noted of the weeks that begin in a span; None where there are none."""
        found = [minutes for first, minutes in self.minutes.items() if since <= first <= until]
        return sum(found) if found else None

    def span(self, since: date, until: date) -> "_Counted":
        """What can be counted over a span; several measures ask for the same."""
        if (since, until) not in self.spans:
            inside = [fact for fact in self.facts if since <= fact.on <= until]
            before = [fact for fact in self.facts if fact.on < since]
            self.spans[since, until] = _Counted(inside, before, self.there, self.wanted, self.deciding)
        return self.spans[since, until]


def measured(playbook: Playbook, over: _Weeks) -> tuple[Measured, ...]:
    """What a playbook counts, and conversations and new people in any case, over the week or over all until its end."""
    return tuple(_measured(measure, over) for measure in (*playbook.measures, *_always(playbook, over)))


def _measured(measure: Measure, over: _Weeks) -> Measured:
    weekly = measure.per in {"week", "day"}
    last = over.first + timedelta(days=6)
    since = over.first if weekly else date.min
    span = over.span(since, last)
    among = len(_decision_makers(span)) if measure.per == "decision maker" else None
    counting = _COUNTED.get(measure.count)
    people = counting(span) if counting is not None else []
    count = len(people) if counting is not None else over.noted(since, last) if measure.per != "day" else None
    past = [_of_a_week(measure, over, over.first - timedelta(days=7 * back)) for back in (1, 2, 3, 4)] if weekly else []
    told = [one for one in past if one is not None]
    return Measured(
        measure,
        count,
        tuple(person for person in people if person),
        among,
        before=past[0] if past else None,
        usual=sum(told) / len(told) if len(told) == len(past) > 0 else None,
    )


def _of_a_week(measure: Measure, over: _Weeks, first: date) -> int | None:
    """What was counted in a week; None where nothing is known of it, since nothing had begun or nothing was noted."""
    last = first + timedelta(days=6)
    counting = _COUNTED.get(measure.count)
    if counting is None:
        return over.noted(first, last) if measure.per == "week" else None
    return len(counting(over.span(first, last))) if over.begun is not None and over.begun <= last else None


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


#: What can be told from what has happened. Hours are not among it: only the user knows them.
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


def _always(playbook: Playbook, over: _Weeks) -> Iterable[Measure]:
    counted = {measure.count for measure in playbook.measures}
    if "conversations" not in counted and not counted & {"insiders", "others"}:
        yield Measure(id="conversations", count="conversations", words="Conversations")
    if "new people" not in counted:
        yield Measure(id="new-people", count="new people", words="People who are new to you")
    if (
        "hours" not in counted
        and over.noted(over.first - timedelta(days=7), over.first + timedelta(days=6)) is not None
    ):
        yield Measure(id="hours", count="hours", words="Hours spent on the search")


def _of(facts: Iterable[Fact], kind: str) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact.kind == kind)
