"""What all acts share: look, decide, write, note, in one transaction, once per form."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from whoelse.ids import new_id
from whoelse.journal import actions as journal
from whoelse.journal import queries as noted
from whoelse.loop import planning, projections
from whoelse.loop.outcome import DayInDoubt, Done, Refusal, StepGone
from whoelse.method.agenda.keys import parse
from whoelse.method.agenda.steps import Agenda, Step
from whoelse.method.facts import Fact
from whoelse.method.order_of_days import odd_order
from whoelse.method.words import date_in_words, day_in_words, near_day_in_words
from whoelse.people import queries as people
from whoelse.playbooks.queries import following
from whoelse.searches.access import Viewer
from whoelse.searches.changes import Changes, Unfit

_SETTLED = {"step done": "is done", "step declined": "was left out", "step snoozed": "was put off"}


@dataclass(slots=True)
class ActInProgress:
    """An act while it is being done: it writes records through ``changes`` and tells facts by ``tell``.

    ``on`` is the day it happened, ``today`` the day it is noted, ``step`` the step it follows, where it follows one,
    ``batch`` the import it writes, where it is one.
    """

    viewer: Viewer
    id: str
    today: date
    on: date
    person: str = ""
    step: Step | None = None
    batch: str = ""
    changes: Changes = field(default_factory=Changes)
    facts: list[Fact] = field(default_factory=list)

    def tell(self, kind: str, person: str | None = None, *, on: date | None = None, **fields: Any) -> str:
        """Tell one fact, and return its id. Empty words count as not given."""
        entry = new_id()
        given = {name: value for name, value in fields.items() if value not in (None, "")}
        self.facts.append(Fact(id=entry, kind=kind, on=on or self.on, noted=self.today, person=person or None, **given))
        return entry

    def done(self, **about: Any) -> Done:
        """The outcome of the act."""
        return Done(act=self.id, **{"person": self.person or None, **about})


def in_one_act(
    viewer: Viewer,
    kind: str,
    write: Callable[[ActInProgress], Done],
    *,
    today: date,
    on: date | None = None,
    person: str = "",
    step: str = "",
    does: frozenset[str] = frozenset(),
    token: str = "",
    sure: bool = True,
) -> Done:
    """Do one act: what ``write`` writes and tells is noted together, or, where it raises, not at all.

    ``person`` is whom it is about; whoever was merged is read as the one kept. ``step`` is the key of the step it
    follows, which is looked up again; ``does`` are the words of the steps that such an act answers: without ``step``
    the open one of these to that person is taken as the one followed. ``token``: where the same form has noted its act
    before, nothing is written and that act is given back. ``sure``: the day is taken as it is; else one that is
    before what it follows is asked about.

    Raises NotFound, DayInDoubt, StepGone where the step is no longer open, Refusal with a sentence fit to be shown.
    """
    if on is not None and on > today:
        raise Refusal("That day has not come yet.")
    try:
        with transaction.atomic():
            before = noted.act_of_token(viewer, token)
            if before is not None:
                return _again(viewer, before)
            act = ActInProgress(viewer, new_id(), today, on or today)
            act.person = people.person(viewer, person).id if person else ""
            act.step = _step(viewer, today, step, act.person, does)
            done = write(act)
            if not sure and act.on < today:
                _ask_about_days(act)
            now = following(viewer)
            journal.note(
                viewer,
                act.id,
                kind=kind,
                today=today,
                facts=act.facts,
                changes=act.changes.listed(),
                person=act.person,
                token=token,
                batch=act.batch,
                following=journal.Followed(now.name, now.version, act.step),
            )
            projections.refresh(viewer, act.facts, today=today)
    except Unfit as unfit:
        raise Refusal(str(unfit)) from unfit
    return done


def _ask_about_days(act: ActInProgress) -> None:
    for fact in act.facts:
        about = [one for one in (fact.person, fact.by, fact.about) if one]
        odd = odd_order(fact, noted.facts_about(act.viewer, about))
        if odd is None:
            continue
        called = {card.id: card.addressed for card in people.cards(act.viewer, about).values()}
        by = called.get(odd.first.by or "", "somebody")
        raise DayInDoubt(
            f"You noted {odd.said(called.get(fact.person or '', 'somebody'), by)} "
            f"{day_in_words(odd.first.on, act.today)}; {odd.this} is dated {date_in_words(fact.on, act.today)}. "
            "Is the day right?"
        )


def _again(viewer: Viewer, before: noted.ActSeen) -> Done:
    made = noted.rows_made(viewer, before.id)
    new_people = tuple(row for table, row in made if table == "people.person")
    return Done(
        act=before.id,
        person=before.person or next(iter(new_people), None),
        conversation=next((row for table, row in made if table == "conversations.conversation"), None),
        organisation=next((row for table, row in made if table == "people.organisation"), None),
        new_people=new_people,
        again=True,
    )


def _step(viewer: Viewer, today: date, key: str, person: str, does: frozenset[str]) -> Step | None:
    if not key and not does:
        return None
    whose = parse(key)
    happened = planning.open_people_told(viewer, today, also={person, whose.person if whose else ""} - {""})
    facts = happened.facts
    agenda = planning.plan_of(viewer, planning.situation_of(viewer, happened), facts, today)
    if not key:
        return next((step for step in agenda.steps if step.do in does and step.person == person), None)
    step = agenda.step(key)
    if step is None:
        raise StepGone(why_gone(agenda, facts, key, person, today))
    if person and step.person and step.person != person:
        raise Refusal("That step is about somebody else.")
    return step


def why_gone(agenda: Agenda, facts: Sequence[Fact], key: str, person: str, today: date) -> str:
    """What changed, so that a step is no longer open."""
    settled = next((fact for fact in reversed(facts) if fact.key == key), None)
    if settled is not None:
        return f"This {_SETTLED[settled.kind]} {near_day_in_words(settled.on, today)}."
    held = next((held for held in agenda.held_back if held.step.key == key), None)
    if held is not None:
        return held.reason
    coming = next((step for step in agenda.coming if step.key == key), None)
    if coming is not None:
        return f"This comes up again {near_day_in_words(coming.appears or coming.due, today)}."
    last = next((fact for fact in reversed(facts) if person and fact.person == person), None)
    if last is not None:
        return f"Nothing is due here any more: since then you noted “{last.kind}” {near_day_in_words(last.on, today)}."
    return "Nothing is due here any more; what you noted since has settled it."
