"""The door of the checker, and what holds for every agenda whatever it is about."""

from collections.abc import Iterator, Sequence
from datetime import date

from tests.method.checker.asking import asking
from tests.method.checker.holding import holding
from tests.method.checker.inviting import inviting
from tests.method.checker.owing import owing
from tests.method.checker.reading import Reading
from tests.method.checker.table import HOLDERS, NOT_TO_THE_HESITANT, OF_NOBODY, OWED, TABLES
from tests.method.checker.violation import Violation
from tests.method.checker.waiting import waiting

from whoelse.method.agenda.steps import Agenda, Step
from whoelse.method.facts import Fact
from whoelse.method.situation import Situation


def judge(playbook: str, situation: Situation, facts: Sequence[Fact], today: date, agenda: Agenda) -> list[Violation]:
    """Everything that is wrong with an agenda under a playbook, in the order in which it is found."""
    reading = Reading(TABLES[playbook], situation, facts, today)
    checks = (shape, said_by_the_user, offered, asking, inviting, waiting, owing, holding)
    return [violation for check in checks for violation in check(reading, agenda)]


def shape(reading: Reading, agenda: Agenda) -> Iterator[Violation]:
    """Every step says what, when, why and by whose rule; the list is in order; nothing is there twice."""
    if agenda.day != reading.today:
        yield Violation("the day", "agenda", f"{agenda.day} is not {reading.today}")
    days = [step.due for step in agenda.steps]
    if days != sorted(days):
        yield Violation("order", "agenda", f"not by due day: {days}")
    for kept in (agenda.steps, tuple(held.step for held in agenda.held_back)):
        subjects = [(step.do, step.person, step.about) for step in kept]
        for subject in {subject for subject in subjects if subjects.count(subject) > 1}:
            yield Violation("one step for a subject", str(subject), "printed more than once")
    open_keys = [step.key for step in agenda.steps] + [held.step.key for held in agenda.held_back]
    for key in {key for key in open_keys if open_keys.count(key) > 1}:
        yield Violation("one step for a key", key, "open or held back more than once")
    for step in (*agenda.steps, *(held.step for held in agenda.held_back)):
        yield from _shape_of(reading, step)
    for step in agenda.steps:
        if step.appears is not None and step.appears > reading.today:
            yield Violation("not before its day", named(step), f"appears on {step.appears}")
    for held in agenda.held_back:
        if held.by not in HOLDERS or not held.reason.strip():
            yield Violation("held back with a reason", named(held.step), f"by “{held.by}”: “{held.reason}”")
        if held.step.do in OWED and held.by != "never":
            yield Violation("owed steps pass", named(held.step), f"held back by {held.by}")


def _shape_of(reading: Reading, step: Step) -> Iterator[Violation]:
    if step.do not in reading.table.steps:
        yield Violation("a word of the playbook", named(step), "this playbook has no such step")
    if not step.reasons:
        yield Violation("a reason", named(step), "none")
    for reason in step.reasons:
        if not (reason.rule.strip() and reason.because.strip() and reason.whose.strip()):
            yield Violation("a reason", named(step), f"rule, whose or words are missing: {reason}")
        if reason.basis not in {"sourced", "second-hand", "ours"}:
            yield Violation("a reason", named(step), f"“{reason.basis}” is no basis")
        if "{" in reason.because:
            yield Violation("a reason", named(step), f"a slot is left open: {reason.because}")
    if (step.person is None) != (step.do in OF_NOBODY):
        yield Violation("a subject", named(step), f"person is {step.person}")
    if step.person is not None and step.person not in reading.situation.people:
        yield Violation("a subject", named(step), "nobody of that id")


def said_by_the_user(reading: Reading, agenda: Agenda) -> Iterator[Violation]:
    """What was done or declined stays away; what was snoozed comes on its day, not before."""
    gone = {happened.fact.key for happened in reading.all if happened.fact.kind in {"step done", "step declined"}} - {
        None
    }
    snoozed = {
        happened.fact.key: happened.fact.until for happened in reading.all if happened.fact.kind == "step snoozed"
    }
    for step in (*agenda.steps, *(held.step for held in agenda.held_back)):
        if step.key in gone:
            yield Violation("done or declined is gone", named(step), "it is back")
    for step in agenda.steps:
        until = snoozed.get(step.key)
        if until is not None and (reading.today < until or step.due < until):
            yield Violation("snoozed until its day", named(step), f"snoozed until {until}, due {step.due}")


def offered(reading: Reading, agenda: Agenda) -> Iterator[Violation]:
    """Comfort, closing, a pause and the end of the search stop what is only offered."""
    for step in agenda.steps:
        if step.person and step.do in NOT_TO_THE_HESITANT and reading.hesitant(step.person):
            yield Violation("comfort", named(step), "they are hesitant")
        if step.do == "write to introduced" and step.person and reading.closed(step.person):
            yield Violation("closed", named(step), "they are closed")
        if step.do in OWED:
            continue
        if step.person and reading.closed(step.person):
            yield Violation("closed", named(step), "they are closed")
        if reading.paused:
            yield Violation("pause", named(step), "the search is paused and this is not owed")
        if reading.over and not (step.do == "send update" and reading.won):
            yield Violation("ended", named(step), "the search is over and this is not owed")


def named(step: Step) -> str:
    """How a violation names a step."""
    return f"{step.do} {step.person or ''}{f' about {step.about}' if step.about else ''}".strip()
