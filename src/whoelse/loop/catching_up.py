"""The middle of a search: what was under way before it was written down here, many people at once, with rough days."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from whoelse.journal.queries import facts as all_facts
from whoelse.loop import introducing, people, planning
from whoelse.loop.noting import ActInProgress, in_one_act
from whoelse.loop.outcome import Done, Refusal
from whoelse.method.agenda.steps import CLOSING, Step
from whoelse.method.calendar import Calendar, paused_spans
from whoelse.people import actions, queries
from whoelse.searches.access import Viewer

#: What may have gone on already, and the fact that it is.
UNDER_WAY = {
    "written to": "invitation sent",
    "talked": "conversation held",
    "introduced": "introduction made",
}
#: Of the past, nothing is proposed that would have been due longer ago, in business days; what one owed then, sooner.
MOST_DAYS, MOST_DAYS_OWED = 30, 5
_ROUNDS = 12


@dataclass(frozen=True, slots=True)
class Whom:
    """Somebody with whom something was under way: known already (``person``), or by name only (``new``)."""

    person: str = ""
    new: people.NewPerson | None = None


def catch_up(
    viewer: Viewer, what: str, whom: Sequence[Whom], *, on: date, today: date, introducer: str = "", token: str = ""
) -> Done:
    """Note of many people at once what went on before: they were written to, talked with, or introduced by somebody.

    ``on`` is about when. What would have been due long ago rests at once: nobody should begin the day with thirty
    steps. One undo takes all of it back.
    """
    if what not in UNDER_WAY:
        raise Refusal("Written to, talked with, or introduced.")
    if not whom:
        raise Refusal("Whom? A name a line.")
    if what == "introduced" and not introducer:
        raise Refusal("Who introduced them?")

    def write(act: ActInProgress) -> Done:
        made = tuple(person for one in whom for person in _tell(act, what, one) if one.new is not None)
        let_rest(act)
        return act.done(new_people=made)

    return in_one_act(viewer, "search caught up", write, today=today, on=on, person=introducer, token=token)


def _tell(act: ActInProgress, what: str, whom: Whom) -> list[str]:
    if what == "introduced":
        introduced = introducing.tell(act, introducer=act.person, state="made", person=whom.person, new=whom.new)
        return [introduced] if introduced else []
    person = people.make(act, whom.new) if whom.new is not None else queries.person(act.viewer, whom.person).id
    actions.edit_person(act.viewer, act.changes, person, put_aside=False, aside_until=None)
    act.tell(UNDER_WAY[what], person)
    return [person]


def let_rest(act: ActInProgress) -> None:
    """Settle what would have been due long ago, as of the day it was due, and what would have followed from that."""
    before = all_facts(act.viewer)
    for _ in range(_ROUNDS):
        mine = [replace(fact, noted=fact.on) for fact in act.facts]  # as if each had been noted when it happened
        triggers = {fact.anchor for fact in mine}
        there = planning.situation(act.viewer, [*before, *mine])
        calendar = Calendar(there.country, there.working_days, paused_spans(before, act.today))
        steps = planning.plan_of(act.viewer, there, [*before, *mine], act.today).steps
        late = [step for step in steps if step.trigger in triggers and _long_ago(step, calendar, act.today)]
        for step in late:
            kind = "step done" if step.do in CLOSING else "step declined"
            act.tell(kind, step.person, on=step.due, key=step.key, step=step.do)
        if not late:
            return


def _long_ago(step: Step, calendar: Calendar, today: date) -> bool:
    return calendar.business_days_between(step.due, today) > (MOST_DAYS_OWED if step.owed else MOST_DAYS)
