"""Waits: nothing comes before its day, and what rests on silence ends with an answer."""

from collections.abc import Iterator
from datetime import date

from tests.method.checker.inviting import put_aside
from tests.method.checker.reading import CONTACT, Happened, Reading
from tests.method.checker.violation import Violation

from whoelse.method.agenda.steps import Agenda, Step

ANSWERED = (
    "reply received",
    "conversation agreed",
    "conversation moved",
    "conversation started",
    "conversation near its end",
    "conversation held",
    "conversation missed",
    "conversation cancelled",
    "debrief written",
)

ANSWERED_AT_LAST = (
    "reply received",
    "conversation agreed",
    "conversation moved",
    "conversation held",
    "conversation missed",
    "conversation cancelled",
)


def waiting(reading: Reading, agenda: Agenda) -> Iterator[Violation]:
    """Each step that waits is judged by what it waits for."""
    checks = {
        "follow up": _follow_up,
        "let rest": _closing,
        "close": _closing,
        "drop": _drop,
        "soft touch": _soft_touch,
        "keep in touch": _keep_in_touch,
        "agree": _agree,
        "prepare": _prepare,
        "confirm": _prepare,
        "set list aside": _set_list_aside,
        "send update": _send_update,
    }
    for step in agenda.steps:
        if step.do in checks and step.person is not None:
            why = checks[step.do](reading, step, step.person)
            if why:
                yield Violation(step.do, f"{step.do} {step.person}", why)
        if step.do == "weekly review":
            why = _weekly_review(reading, step)
            if why:
                yield Violation(step.do, step.do, why)
    yield from _silence_is_followed(reading, agenda)


def silent_since(reading: Reading, person: str, surely: bool) -> Happened | None:
    """The invitation that no answer is noted to; surely none, where nothing else is noted of its day either."""
    invited = reading.last(person, "invitation sent")
    if invited is None or reading.of(person, *ANSWERED, after=invited.at):
        return None
    if surely and any(one.fact.on == invited.fact.on for one in reading.of(person, *ANSWERED)):
        return None
    if reading.closed_since(person, invited.at):
        return None
    return invited


def _followed(reading: Reading, person: str, after: int) -> list[Happened]:
    """Follow-ups since a place in the order; one that was declined counts as sent that day."""
    said = reading.step_facts("follow up", person, "step done", "step declined")
    sent = reading.of(person, "follow-up sent", after=after)
    return sorted([*sent, *(one for one in said if one.at > after)], key=lambda one: one.at)


def _follow_up(reading: Reading, step: Step, person: str) -> str:
    invited = silent_since(reading, person, surely=False)
    if invited is None:
        return "no invitation waits for an answer"
    followed = len({one.fact.on for one in _followed(reading, person, invited.at)})
    if followed >= len(reading.table.follow_ups_after):
        return "they were followed up already"
    day = reading.business_days(invited.fact.on, reading.table.follow_ups_after[followed], person)
    return _not_before(reading, step, day)


def _closing(reading: Reading, step: Step, person: str) -> str:
    invited = silent_since(reading, person, surely=False)
    if invited is None:
        return "no invitation waits for an answer"
    followed = _followed(reading, person, invited.at)
    if len(followed) < len(reading.table.follow_ups_after):
        return "it was not followed up as often as may be"
    day = reading.business_days(followed[-1].fact.on, reading.table.closes_after, person)
    earliest = min(day, reading.business_days(followed[0].fact.on, reading.table.closes_after, person))
    return _not_before(reading, step, earliest if _on_one_day(followed) else day)


def _on_one_day(followed: list[Happened]) -> bool:
    return len({one.fact.on for one in followed}) < len(followed)


def _drop(reading: Reading, step: Step, person: str) -> str:
    if not reading.table.drops:
        return "this playbook drops nobody"
    if _silent_notes(reading, person) < 2:
        return "there are no two notes without an answer"
    return _keeping_day(reading, step, person, reading.table.keep_in_touch)


def _silent_notes(reading: Reading, person: str) -> int:
    answered = reading.last(person, "reply received", "conversation held", "conversation agreed")
    notes = reading.of(person, "check-in sent", after=answered.at if answered else -1)
    return len({note.fact.on for note in notes})


def _keeping_day(reading: Reading, step: Step, person: str, wait: tuple[int, str]) -> str:
    contact = reading.last(person, *CONTACT)
    assert contact is not None
    return _not_before(reading, step, reading.calendar.add_calendar(contact.fact.on, *wait))


def _weekly_review(reading: Reading, step: Step) -> str:
    weekday = reading.table.review_on
    if weekday is None:
        return "this playbook looks back on no day"
    first = reading.all[0].fact.on
    passed = (reading.today - first).days
    if passed <= 0 or (passed < 7 and not any((first.weekday() + one) % 7 == weekday for one in range(1, passed + 1))):
        return "that day has not come since the search began"
    return ""


def _soft_touch(reading: Reading, step: Step, person: str) -> str:
    reasons = []
    for one in reading.introductions_by(person, "checking", "offered"):
        if step.about is not None and step.about != one.person:
            continue
        touched = reading.of(person, "soft touch sent", after=one.at)
        day = reading.business_days(one.on, reading.table.grace, person)
        if any(touch.fact.about in {one.person, None} for touch in touched):
            reasons.append("there was one")
        elif reading.today < day or step.due < day:
            reasons.append(f"not before {day}")
        elif reading.today > reading.business_days(day, reading.table.rests, person):
            reasons.append("the introduction rests")
        else:
            return ""
    return "; ".join(reasons) or "nothing of theirs is offered or being checked"


def _keep_in_touch(reading: Reading, step: Step, person: str) -> str:
    if not reading.talked_to(person):
        return "they were never talked to"
    wait = reading.table.keep_in_touch
    if _silent_notes(reading, person) >= 2:
        if reading.table.keep_in_touch_slower is None:
            return "two notes are without an answer"
        wait = reading.table.keep_in_touch_slower
    return _keeping_day(reading, step, person, wait)


def _agree(reading: Reading, step: Step, person: str) -> str:
    upcoming = reading.upcoming(person)
    replied = reading.last(person, "reply received")
    if upcoming and (
        replied is None or upcoming.at > replied.at or (upcoming.fact.for_day or reading.today) >= reading.today
    ):
        return "a conversation is agreed"
    last = reading.last(person, *ANSWERED_AT_LAST)
    if last is None:
        return "they never answered"
    fact = last.fact
    if fact.kind == "reply received":
        if fact.answer == "no":
            return "they said no"
        if fact.answer == "later":
            return _not_before(reading, step, fact.until or reading.business_days(fact.on, 10))
        return "" if fact.answer == "yes" else "they did not say yes"
    return "" if fact.kind in {"conversation missed", "conversation cancelled"} else "they were talked to"


def _prepare(reading: Reading, step: Step, person: str) -> str:
    upcoming = reading.agreed(person)
    if upcoming is None or upcoming.fact.for_day is None:
        return "no conversation is agreed"
    day = upcoming.fact.for_day
    if reading.today > day:
        return f"the day agreed, {day}, is over"
    first = max(upcoming.fact.on, reading.calendar.before(day, 1))
    return _not_before(reading, step, min(first, day))


def _set_list_aside(reading: Reading, _: Step, person: str) -> str:
    started = reading.last(person, "conversation started", "conversation held")
    if started is None or started.fact.kind != "conversation started" or started.fact.on != reading.today:
        return "no conversation is going on"
    return "" if reading.situation.people[person].style == "open" else "their style is not open"


def _send_update(reading: Reading, step: Step, person: str) -> str:
    """For a search that is won; two weeks after a talk or an introduction by them; or for advice that was followed."""
    reasons = []
    won = [happened for happened in reading.all if happened.fact.kind == "search won"]
    if won and reading.talked_to(person):
        if not reading.of(person, "update sent", after=won[-1].at):
            return ""
        reasons.append("it was sent")
    weeks = reading.table.update_after_weeks
    if weeks is not None and not reading.over:
        called = [*reading.of(person, "conversation held", "debrief written")]
        called += [one for one in reading.all if one.fact.kind == "introduction made" and one.fact.by == person]
        for one in called:
            told = reading.of(person, "update sent", after=one.at)
            late = _not_before(reading, step, reading.calendar.add_calendar(one.fact.on, weeks, "week"))
            if not any(two.fact.about in {None, step.about} for two in told) and not late:
                return ""
            reasons.append(late or "it was sent")
    for one in reading.of(person, "advice followed"):
        if not reading.of(person, "update sent", after=one.at):
            return ""
    return "; ".join(reasons) or "nothing calls for it"


def _not_before(reading: Reading, step: Step, day: date) -> str:
    if reading.today < day:
        return f"not before {day}"
    put_off = {one.fact.until for one in reading.all if one.fact.kind == "step snoozed" and one.fact.key == step.key}
    return f"due {step.due}, before {day}" if step.due < day and step.due not in put_off else ""


def _silence_is_followed(reading: Reading, agenda: Agenda) -> Iterator[Violation]:
    """Who is silent long enough is followed up, unless something holds it back."""
    shown = {(step.do, step.person) for step in agenda.steps}
    shown |= {(held.step.do, held.step.person) for held in agenda.held_back}
    for person in reading.situation.people:
        invited = silent_since(reading, person, surely=True)
        if invited is None or reading.closed(person) or reading.over:
            continue
        day = reading.business_days(invited.fact.on, reading.table.follow_ups_after[0], person)
        if invited.fact.noted > day:
            day = reading.calendar.next_business_day(invited.fact.noted)  # a late entry: from its noting
        owed = not _followed(reading, person, invited.at) and not put_aside(reading, "follow up", person)
        if owed and reading.today >= day and ("follow up", person) not in shown:
            yield Violation("silence is followed up", person, f"since {day}, neither proposed nor held back")
