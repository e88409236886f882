"""The day as it is shown: what to do and why, what waits, what is held back, what was done; and people's stories."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from whoelse.conversations import queries as conversations
from whoelse.journal import queries as journal
from whoelse.loop import planning
from whoelse.method.agenda.history import Chronicle, Conversation
from whoelse.method.agenda.keys import renamed
from whoelse.method.agenda.steps import ASKING, Agenda, HeldBack, Step
from whoelse.method.facts import Fact
from whoelse.method.situation import PersonSeen
from whoelse.people.queries import aliases, cards
from whoelse.searches.access import Viewer
from whoelse.searches.queries import day_plan

#: What the user calls for by their own act of the same day: it need not wait until tomorrow.
_CALLED_FOR_TODAY = frozenset({"person chosen", "conversation started", "conversation near its end"})


@dataclass(frozen=True, slots=True)
class DoneToday:
    """An act noted today, which can be taken back."""

    act: str
    kind: str
    person: str | None
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class WeekConversation:
    """A conversation of this week. ``state``: agreed, under way, held, missed or cancelled."""

    person: str
    name: str
    day: date
    time: str
    state: str
    conversation: str | None


@dataclass(frozen=True, slots=True)
class TodayView:
    """A day: its few steps, what can wait, what is held back and why, what was done, the conversations of the week."""

    day: date
    lead: tuple[Step, ...]
    can_wait: tuple[Step, ...]
    held_back: tuple[HeldBack, ...]
    coming: tuple[Step, ...]
    done: tuple[DoneToday, ...]
    week: tuple[WeekConversation, ...]
    people: Mapping[str, PersonSeen]
    paused: bool
    over: bool


@dataclass(frozen=True, slots=True)
class Asks:
    """The asks that fit now with one person, and those that are held back, with the reason."""

    open: tuple[Step, ...]
    held_back: tuple[HeldBack, ...]


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
    facts = journal.facts(viewer)
    there = planning.situation(viewer, facts)
    planned = planning.plan_of(viewer, there, facts, today)
    chronicle = Chronicle(facts, today)
    lead, can_wait = _divided(viewer, planned, facts)
    return TodayView(
        day=today,
        lead=lead,
        can_wait=can_wait,
        held_back=planned.held_back,
        coming=planned.coming,
        done=_done(viewer, today),
        week=_week(viewer, chronicle, there.people),
        people=there.people,
        paused=chronicle.paused_since is not None,
        over=chronicle.over,
    )


def _divided(viewer: Viewer, planned: Agenda, facts: list[Fact]) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
    alias = aliases(viewer)
    chosen = {renamed(key, alias) for key in day_plan(viewer, planned.day) or ()}
    called_for = {fact.anchor for fact in facts if fact.noted == planned.day and fact.kind in _CALLED_FOR_TODAY}
    lead = [step for step in planned.steps if step.key in chosen or step.owed or step.trigger in called_for]
    return tuple(lead), tuple(step for step in planned.steps if step not in lead)


def _done(viewer: Viewer, today: date) -> tuple[DoneToday, ...]:
    acts = journal.acts_of_day(viewer, today)
    alias = aliases(viewer)
    people = cards(viewer, {alias.get(act.person, act.person) for act in acts if act.person})
    found = []
    for act in acts:
        stands = alias.get(act.person, act.person) if act.person else None
        name = people[stands].addressed if stands in people else ""
        found.append(DoneToday(act.id, act.kind, stands, name, act.noted_at))
    return tuple(found)


def _week(viewer: Viewer, chronicle: Chronicle, people: Mapping[str, PersonSeen]) -> tuple[WeekConversation, ...]:
    monday = chronicle.today - timedelta(days=chronicle.today.weekday())
    sunday = monday + timedelta(days=6)
    records = {
        (record.person, record.day): record
        for record in conversations.conversations(viewer, since=monday, until=sunday)
    }
    found = []
    for history in chronicle.people:
        seen = people.get(history.person)
        for one in history.conversations:
            if seen is None or not monday <= one.day <= sunday:
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
