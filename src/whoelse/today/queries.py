"""The day as it is shown: what to do and why, what waits, what is held back, what was done."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType

from whoelse.conversations import queries as conversations
from whoelse.introductions.queries import IntroductionSeen
from whoelse.introductions.queries import introductions as introductions_told
from whoelse.journal import queries as journal
from whoelse.loop import planning
from whoelse.method.agenda.chronicle import Chronicle
from whoelse.method.agenda.keys import renamed
from whoelse.method.agenda.pairs import Pair
from whoelse.method.agenda.steps import AGREED, ASKING, Agenda, HeldBack, Step
from whoelse.method.agenda.talks import Conversation
from whoelse.method.facts import KINDS, Fact
from whoelse.method.situation import PersonSeen
from whoelse.people.queries import aliases, cards
from whoelse.searches.access import Viewer
from whoelse.searches.queries import day_plan, search

_TALKING = frozenset(kind for kind, spec in KINDS.items() if spec.group == "talking")
#: What the user calls for by their own act of the same day: it need not wait until tomorrow.
_CALLED_FOR_TODAY = frozenset({"person chosen", "conversation started", "conversation near its end"})


#: Acts that come in rows, twenty in two minutes: the last of them stands for all.
_IN_ROWS = frozenset({"closeness set", "targets put in order", "targets scored"})
#: Those that come in rows with one person.
_IN_ROWS_WITH_ONE = frozenset({"conversation near its end", "list made", "person changed"})
#: What another press brought along: nobody set out to do it, so it is not told as done.
_BY_THE_WAY = frozenset({"list taken along", "said beside a letter"})
#: Acts that can add several at once, and the table of what they add.
_ADDING = MappingProxyType({"target added": "people.target", "person added": "people.person"})


#: After so long an answer is no longer looked for beside the steps; it can still be noted on the person's page.
_ANSWERS_MAY_COME = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class DoneToday:
    """An act noted today, which can be taken back. ``many`` counts what it brought, where it can bring several."""

    act: str
    kind: str
    person: str | None
    name: str
    at: datetime
    many: int = 1


@dataclass(frozen=True, slots=True)
class WeekConversation:
    """A conversation of this week or agreed for a later one. ``state``: agreed, under way, held, missed, cancelled."""

    person: str
    name: str
    day: date
    time: str
    state: str
    conversation: str | None


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Somebody who was written to, and since when no answer is noted."""

    person: str
    since: date


@dataclass(frozen=True, slots=True)
class NamedAlone:
    """Somebody whom an introducer named and did not offer yet, and of whom nothing else is noted."""

    person: str
    introducer: str


@dataclass(frozen=True, slots=True)
class TodayView:
    """A day: its few steps, what can wait, what is held back and why, what was done, the conversations of the week and
    those agreed for after it, from whom an answer may come, and who was named alone."""

    day: date
    lead: tuple[Step, ...]
    can_wait: tuple[Step, ...]
    held_back: tuple[HeldBack, ...]
    coming: tuple[Step, ...]
    done: tuple[DoneToday, ...]
    week: tuple[WeekConversation, ...]
    ahead: tuple[WeekConversation, ...]
    unanswered: tuple[Unanswered, ...]
    named: tuple[NamedAlone, ...]
    people: Mapping[str, PersonSeen]
    places: Mapping[str, str]  # organisations by their ids
    promised: Mapping[str, str]  # what the user promised, by the entry that it was
    paused: bool
    over: bool
    wrote_today: bool  # a first letter of today waits to be read, not one of another day that was noted today


@dataclass(frozen=True, slots=True)
class Asks:
    """The asks that fit now with one person, and those that are held back, with the reason."""

    open: tuple[Step, ...]
    held_back: tuple[HeldBack, ...]


@dataclass(frozen=True, slots=True)
class IntroductionState:
    """One introduction and how far it has come: besides what is noted, talked and closed, which follow from facts."""

    introducer: str
    person: str | None
    target: str | None
    state: str
    since: date
    thanked: bool
    told: bool
    record: IntroductionSeen | None


def agenda(viewer: Viewer, today: date) -> Agenda:
    """What is open, held back and coming on a day."""
    return planning.agenda(viewer, today)


def asks(viewer: Viewer, person: str, today: date) -> Asks:
    """The asks that fit now with one person, and those that are held back."""
    planned = planning.agenda(viewer, today)
    stands = aliases(viewer).get(person, person)
    return Asks(
        tuple(step for step in planned.steps if step.do in ASKING and step.person == stands),
        tuple(held for held in planned.held_back if held.step.do in ASKING and held.step.person == stands),
    )


def day(viewer: Viewer, today: date) -> TodayView:
    """Everything that the page of a day shows. The day's plan is what ``loop.day.open_day`` chose, if it was called."""
    happened = planning.open_people_told(viewer, today)
    facts = happened.facts
    there = planning.situation_of(viewer, happened)
    planned = planning.plan_of(viewer, there, facts, today)
    first = _week_begins(today, search(viewer).week_begins)
    last = first + timedelta(days=6)
    chronicle = Chronicle(_of_the_week(facts, first), today)
    lead, can_wait = _divided(viewer, planned, facts)
    talks = _talks(viewer, chronicle, there.people, first)
    unanswered = _unanswered(facts, today)
    return TodayView(
        day=today,
        lead=lead,
        can_wait=can_wait,
        held_back=planned.held_back,
        coming=planned.coming,
        done=_done(viewer, today),
        week=tuple(each for each in talks if each.day <= last),
        ahead=tuple(each for each in talks if each.day > last and each.state == "agreed"),
        unanswered=unanswered,
        named=_named_alone(facts, today),
        people=there.people,
        places=there.organisations,
        promised=conversations.promised(viewer, _promises(planned)),
        paused=chronicle.paused_since is not None,
        over=chronicle.over,
        wrote_today=any(one.since == today for one in unanswered),
    )


def introductions(viewer: Viewer, today: date) -> tuple[IntroductionState, ...]:
    """Every introduction and how far it has come, the one that changed last first."""
    chronicle = Chronicle(journal.facts(viewer), today)
    records = {(seen.introducer, seen.person): seen for seen in introductions_told(viewer)}
    found = [
        _introduction(chronicle, pair, records.get((pair.introducer, pair.person))) for pair in chronicle.pairs.values()
    ]
    return tuple(sorted(found, key=lambda each: each.since, reverse=True))


def how_far_they_came(viewer: Viewer, people: Iterable[str], today: date) -> dict[str, str]:
    """How far the introduction of each of these people has come, the last where there are more; nobody who has none."""
    wanted = set(people)
    about = journal.facts_about(viewer, wanted)
    introducers = {fact.by for fact in about if fact.by and fact.kind.startswith("introduction ")}
    facts = journal.facts_about(viewer, wanted | introducers) if introducers - wanted else about
    chronicle = Chronicle(facts, today)
    found = [_introduction(chronicle, pair, None) for pair in chronicle.pairs.values() if pair.person in wanted]
    last_first = sorted(found, key=lambda each: each.since, reverse=True)
    return {one.person: one.state for one in reversed(last_first) if one.person}


def _divided(viewer: Viewer, planned: Agenda, facts: Sequence[Fact]) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
    alias = aliases(viewer)
    chosen = {renamed(key, alias) for key in day_plan(viewer, planned.day) or ()}
    called_for = {fact.anchor for fact in facts if fact.noted == planned.day and fact.kind in _CALLED_FOR_TODAY}
    lead = [
        step
        for step in planned.steps
        if step.key in chosen or step.owed or step.do in AGREED or step.trigger in called_for
    ]
    leading = {step.key for step in lead}
    can_wait = tuple(step for step in planned.steps if step.key not in leading)
    return tuple(sorted(lead, key=lambda step: step.place)), can_wait


def _promises(planned: Agenda) -> Iterable[str]:
    return (step.trigger for step in planned.steps if step.do == "keep promise" and step.trigger is not None)


def _done(viewer: Viewer, today: date) -> tuple[DoneToday, ...]:
    acts = journal.acts_of_day(viewer, today)
    alias = aliases(viewer)
    people = cards(viewer, {alias.get(act.person, act.person) for act in acts if act.person})
    added: dict[str, int] = {}
    for kind, table in _ADDING.items():
        adding = [act.id for act in acts if act.kind == kind]
        added |= journal.rows_made_by(viewer, adding, table) if adding else {}
    found: list[DoneToday] = []
    for act in acts:
        stands = alias.get(act.person, act.person) if act.person else None
        if act.kind in _BY_THE_WAY:
            continue
        if act.kind in _IN_ROWS and any(done.kind == act.kind for done in found):
            continue
        if act.kind in _IN_ROWS_WITH_ONE and any((done.kind, done.person) == (act.kind, stands) for done in found):
            continue
        name = people[stands].addressed if stands in people else ""
        found.append(DoneToday(act.id, act.kind, stands, name, act.noted_at, added.get(act.id, 1)))
    return tuple(found)


def _unanswered(facts: Sequence[Fact], today: date) -> tuple[Unanswered, ...]:
    """Who was invited in the past weeks and has neither answered nor been closed, the latest first."""
    since = today - _ANSWERS_MAY_COME
    invited = {fact.person for fact in facts if fact.kind == "invitation sent" and fact.on >= since}
    chronicle = Chronicle([fact for fact in facts if fact.person in invited], today)
    found = [(one.person, one.unanswered_invitation()) for one in chronicle.people]
    waiting = [Unanswered(person, sent.on) for person, sent in found if sent is not None]
    return tuple(sorted(waiting, key=lambda one: one.since, reverse=True))


def _named_alone(facts: Sequence[Fact], today: date) -> tuple[NamedAlone, ...]:
    """Who was named in the past weeks, not offered, and not written to either, the latest first. By G10 nothing is
    proposed there: it is for the user to write without the introducer's name, or to wait."""
    since = today - _ANSWERS_MAY_COME
    named: dict[str, NamedAlone] = {}
    otherwise: set[str] = set()
    for fact in facts:
        if fact.person is None:
            continue
        if fact.kind == "introduction named" and fact.by is not None and since <= fact.on <= today:
            named[fact.person] = NamedAlone(fact.person, fact.by)
        else:
            otherwise.add(fact.person)
    return tuple(one for one in reversed(named.values()) if one.person not in otherwise)


def _week_begins(today: date, weekday: int) -> date:
    """The day on which the week of a day begins, where weeks begin on that weekday."""
    return today - timedelta(days=(today.weekday() - weekday) % 7)


def _of_the_week(facts: Sequence[Fact], first: date) -> list[Fact]:
    """The facts about people whom a conversation of this week or later may be with, and about the search itself."""
    there = {
        fact.person
        for fact in facts
        if fact.kind in _TALKING and (fact.on >= first or (fact.for_day is not None and fact.for_day >= first))
    }
    return [
        fact
        for fact in facts
        if (fact.person in there if fact.person else fact.kind.startswith("search "))
        and not fact.kind.startswith("introduction ")
    ]


def _talks(
    viewer: Viewer, chronicle: Chronicle, people: Mapping[str, PersonSeen], first: date
) -> tuple[WeekConversation, ...]:
    """The conversations since the week began, those to come included: a week's last evening looks at the next."""
    records = {(record.person, record.day): record for record in conversations.conversations(viewer, since=first)}
    found = []
    for history in chronicle.people:
        seen = people.get(history.person)
        for one in history.conversations:
            if seen is None or one.day < first:
                continue
            record = records.get((history.person, one.day))
            found.append(
                WeekConversation(
                    history.person,
                    seen.addressed,
                    one.day,
                    record.time if record is not None else "",
                    _state(one, history.facts),
                    record.id if record is not None else None,
                )
            )
    return tuple(sorted(found, key=lambda each: (each.day, each.time, each.name)))


def _state(one: Conversation, facts: Iterable[Fact]) -> str:
    if one.held is not None:
        return "held"
    if one.open:
        return "under way" if one.started is not None else "agreed"
    over = {"conversation missed": "missed", "conversation cancelled": "cancelled"}
    ends = [fact for fact in facts if fact.kind in over and fact.on >= one.settled.on]
    return over[ends[0].kind] if ends else "cancelled"


def _introduction(chronicle: Chronicle, pair: Pair, record: IntroductionSeen | None) -> IntroductionState:
    since, state = pair.since.on, pair.state
    talked = next(
        (
            one.held.on
            for one in (chronicle.history(pair.person).held if pair.person else ())
            if one.held is not None and one.held.on >= pair.facts[0].on
        ),
        None,
    )
    about = chronicle.history(pair.introducer)
    first = pair.facts[0].on
    thanked, told = (
        any(fact.kind == kind and fact.on >= first and fact.about in {None, pair.person} for fact in about.facts)
        for kind in ("introducer thanked", "introducer told")
    )
    if talked is not None and state not in {"declined", "silent"}:
        state, since = ("closed" if thanked and told else "talked"), max(since, talked)
    target = next((fact.target for fact in reversed(pair.facts) if fact.target), None)
    return IntroductionState(
        pair.introducer,
        pair.person,
        target or (record.organisation if record is not None else None),
        state,
        since,
        thanked,
        told,
        record,
    )
