"""What is owed is there: debriefs, thanks, reports, promises, and a word to whom one was introduced to."""

from collections.abc import Iterator
from datetime import date

from tests.method.checker.inviting import put_aside
from tests.method.checker.reading import Happened, Reading
from tests.method.checker.violation import Violation

from whoelse.method.agenda.steps import Agenda

SENT = (
    "invitation sent",
    "follow-up sent",
    "thank-you sent",
    "update sent",
    "check-in sent",
    "soft touch sent",
)
Debt = tuple[str, str, str | None, int]  # do, person, about, place of what calls for it


def owing(reading: Reading, agenda: Agenda) -> Iterator[Violation]:
    """Every debt is printed, and nothing is printed as owed that is none."""
    debts = [*_debriefs(reading), *_thanks(reading), *_introductions(reading), *_reports(reading), *_promises(reading)]
    printed = {(step.do, step.person, step.about) for step in agenda.steps}
    words = {(do, person) for do, person, _ in printed}
    for do, person, about, _ in debts:
        there = (do, person, about) in printed if about is not None else (do, person) in words
        if not there and not put_aside(reading, do, person):
            yield Violation(f"owed: {do}", f"{do} {person}", f"is not there (about {about})")
    for step in agenda.steps:
        if step.owed and not any((step.do, step.person) == debt[:2] for debt in debts):
            yield Violation(f"not owed: {step.do}", f"{step.do} {step.person}", "nothing calls for it")
        if step.owed and step.person is not None:
            yield from _in_time(reading, step.do, step.person, step.due)


def _debriefs(reading: Reading) -> Iterator[Debt]:
    for person in reading.about:
        written = reading.last(person, "debrief written")
        after = written.at if written else -1
        for held in reading.of(person, "conversation held", after=after):
            yield "debrief", person, None, held.at
        upcoming = reading.upcoming(person)
        if (
            upcoming is not None
            and upcoming.at > after
            and upcoming.fact.for_day is not None
            and upcoming.fact.for_day < reading.today
        ):
            yield "debrief", person, None, upcoming.at


def _thanks(reading: Reading) -> Iterator[Debt]:
    for person in reading.about:
        thanked = reading.last(person, "thank-you sent")
        after = thanked.at if thanked else -1
        for held in reading.of(person, "conversation held", after=after):
            yield "thank", person, None, held.at
        for reply in reading.of(person, "reply received", after=after):
            if reply.fact.answer == "no":
                yield "thank", person, None, reply.at


def _introductions(reading: Reading) -> Iterator[Debt]:
    for happened in reading.all:
        fact = happened.fact
        if fact.kind not in {"introduction made", "introduction declined", "introduction silent"} or fact.by is None:
            continue
        thanked = reading.of(fact.by, "introducer thanked", after=happened.at)
        if not any(one.fact.about in {fact.person, None} or fact.person is None for one in thanked):
            yield "thank introducer", fact.by, fact.person, happened.at
        if fact.kind == "introduction made" and fact.person and _to_be_written_to(reading, fact.person, happened):
            yield "write to introduced", fact.person, None, happened.at


def _to_be_written_to(reading: Reading, person: str, made: Happened) -> bool:
    talked = reading.talked_to(person)
    before = Reading(
        reading.table,
        reading.situation,
        [one.fact for one in reading.all if one.at < made.at],
        reading.today,
    )
    return not (
        talked
        or before.active(person, surely=False)
        or reading.active(person, surely=False)
        or reading.of(person, *SENT, after=made.at)
        or reading.closed(person)
    )


def _reports(reading: Reading) -> Iterator[Debt]:
    for happened in reading.all:
        made = happened.fact
        if made.kind == "introduction made" and made.by and made.person:
            pair = made.by, made.person
        elif made.kind == "invitation sent" and made.through and made.person:
            pair = made.through, made.person
        else:
            continue
        introducer, person = pair
        held = [one for one in reading.of(person, "conversation held") if one.fact.on >= made.on]
        if not held:
            continue
        told = reading.of(introducer, "introducer told", after=held[0].at)
        if not any(one.fact.about in {person, None} for one in told):
            yield "report to introducer", introducer, person, held[0].at


def _promises(reading: Reading) -> Iterator[Debt]:
    for person in reading.about:
        for promise in reading.of(person, "promise made"):
            kept = [one for one in reading.of(person, "promise kept", after=promise.at) if one.fact.by == "me"]
            if promise.fact.by == "me" and not kept:
                yield "keep promise", person, None, promise.at


def _in_time(reading: Reading, do: str, person: str, due: date) -> Iterator[Violation]:
    """The day of a debrief and of thanks, where one thing alone calls for it and the user did not put it off."""
    find = {"debrief": _debriefs, "thank": _thanks}.get(do)
    if find is None or put_aside(reading, do, person):
        return
    calls = [at for _, whom, _, at in find(reading) if whom == person]
    if len(calls) != 1:
        return
    fact = reading.all[calls[0]].fact
    if do == "thank" and fact.kind == "conversation held":
        day = reading.calendar.add_calendar(fact.on, 24, "hour")
    elif fact.kind in {"conversation agreed", "conversation moved"}:
        assert fact.for_day is not None
        day = reading.calendar.add_calendar(fact.for_day, 1, "day")
    else:
        day = fact.on
    late = fact.noted if day < fact.noted else day
    if due != late:
        yield Violation("in time", f"{do} {person}", f"due {due}, not {late}")
