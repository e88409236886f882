"""What is owed is there: debriefs, thanks, reports, promises, and a word to whom one was introduced to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tests.method.checker.inviting import put_aside
from tests.method.checker.reading import Happened, Reading
from tests.method.checker.violation import Violation

from whoelse.method.agenda.steps import Agenda
from whoelse.method.facts import Fact

SENT = (
    "follow-up sent",
    "thank-you sent",
    "update sent",
    "check-in sent",
    "soft touch sent",
)


@dataclass(frozen=True, slots=True)
class Debt:
    """A step that is owed to a person, and the place of the fact that calls for it.

    Where it is not ``sure``, prose leaves it open: such a step may be there, and need not be.
    """

    do: str
    person: str
    about: str | None
    at: int
    sure: bool = True

    def __str__(self) -> str:
        return f"{self.do} {self.person} about {self.about}"


def owing(reading: Reading, agenda: Agenda) -> Iterator[Violation]:
    """Every debt is printed, and nothing is printed as owed that is none."""
    debts = [*_debriefs(reading), *_thanks(reading), *_introductions(reading), *_reports(reading), *_promises(reading)]
    printed = {(step.do, step.person, step.about) for step in agenda.steps}
    words = {(do, person) for do, person, _ in printed}
    for debt in debts:
        whole = debt.do, debt.person, debt.about
        there = whole in printed if debt.about is not None else whole[:2] in words
        if debt.sure and not there and not put_aside(reading, debt.do, debt.person):
            yield Violation(f"owed: {debt.do}", str(debt), "is not there")
    called_for = {(debt.do, debt.person) for debt in debts}
    for step in agenda.steps:
        if not step.owed or step.person is None:
            continue
        if (step.do, step.person) not in called_for:
            subject = f"{step.do} {step.person} about {step.about}"
            yield Violation(f"not owed: {step.do}", subject, "nothing calls for it")
        yield from _in_time(reading, step.do, step.person, step.due)


def _debriefs(reading: Reading) -> Iterator[Debt]:
    for person in reading.about:
        written = reading.last(person, "debrief written")
        after = written.at if written else -1
        for held in _conversations(reading, person):
            if held.at > after:
                yield Debt("debrief", person, None, held.at, sure=_earlier(written, held))
        agreed = reading.agreed(person)
        day = agreed.fact.for_day if agreed is not None else None
        if agreed is not None and day is not None and _day_over(reading, agreed):
            sure = reading.upcoming(person) is not None and (written is None or written.fact.on < day)
            yield Debt("debrief", person, None, agreed.at, sure=sure)
        begun = reading.left_off(person)
        if begun is not None:
            yield Debt("debrief", person, None, begun.at, sure=False)  # nobody agreed on it, and it never ended


def _thanks(reading: Reading) -> Iterator[Debt]:
    for person in reading.about:
        thanked = reading.last(person, "thank-you sent")
        after = thanked.at if thanked else -1
        for held in _conversations(reading, person):
            if held.at > after:
                yield Debt("thank", person, None, held.at, sure=_earlier(thanked, held))
        for debrief in reading.of(person, "debrief written", after=after):
            yield Debt("thank", person, None, debrief.at, sure=False)  # a talk that nothing else tells of
        for reply in reading.of(person, "reply received", after=after):
            if reply.fact.answer == "no":
                yield Debt("thank", person, None, reply.at, sure=_earlier(thanked, reply))


def _earlier(done: Happened | None, called: Happened) -> bool:
    """Whether a thing was done on an earlier day, if at all: within a day, what answers what is not always told."""
    return done is None or done.fact.on < called.fact.on


def _conversations(reading: Reading, person: str) -> list[Happened]:
    """The conversations held, one a day."""
    days: dict[date, Happened] = {}
    for held in reading.of(person, "conversation held"):
        days.setdefault(held.fact.on, held)
    return list(days.values())


def _day_over(reading: Reading, agreed: Happened) -> bool:
    """Whether the day of a conversation is over, even of one that was begun on another day than agreed."""
    assert agreed.fact.person is not None
    begun = reading.of(agreed.fact.person, "conversation started", "conversation near its end", after=agreed.at)
    day = begun[-1].fact.on if begun else agreed.fact.for_day
    return day is not None and day < reading.today


def _introductions(reading: Reading) -> Iterator[Debt]:
    for happened in reading.all:
        fact = happened.fact
        if fact.kind not in {"introduction made", "introduction declined", "introduction silent"} or fact.by is None:
            continue
        thanked = [
            one
            for one in reading.of(fact.by, "introducer thanked")
            if one.fact.about in {fact.person, None} or fact.person is None
        ]
        if not any(one.at > happened.at and one.fact.about in {fact.person, None} for one in thanked):
            stands = any(one.at == happened.at for one in reading.introductions())
            sure = stands and not any(one.fact.on >= fact.on for one in thanked)
            if fact.person is None:  # of somebody not named, prose does not say which introduction goes on
                sure = sure and not any(
                    one.at > happened.at and one.fact.by == fact.by and one.fact.kind.startswith("introduction ")
                    for one in reading.all
                )
            yield Debt("thank introducer", fact.by, fact.person, happened.at, sure=sure)
        if fact.kind == "introduction made" and fact.person and _to_be_written_to(reading, fact.person, happened):
            before = Reading(reading.table, reading.situation, _before(reading, happened), reading.today)
            doubtful = (
                before.active(fact.person, surely=False)
                or reading.of(fact.person, *SENT, after=happened.at)
                or reading.closed_since(fact.person, happened.at)
            )
            yield Debt("write to introduced", fact.person, None, happened.at, sure=not doubtful)


def _before(reading: Reading, happened: Happened) -> list[Fact]:
    return [one.fact for one in reading.all if one.at < happened.at]


def _to_be_written_to(reading: Reading, person: str, made: Happened) -> bool:
    return not (
        reading.talked_to(person)
        or reading.active(person, surely=False)
        or reading.of(person, "invitation sent", after=made.at)
        or reading.closed(person)
    )


def _reports(reading: Reading) -> Iterator[Debt]:
    for happened in reading.all:
        made = happened.fact
        if made.kind == "introduction made" and made.by and made.person:
            introducer, person = made.by, made.person
        elif made.kind == "invitation sent" and made.through and made.person:
            introducer, person = made.through, made.person
        else:
            continue
        held = [one for one in _conversations(reading, person) if one.fact.on >= made.on]
        if not held:
            continue
        told = [one for one in reading.of(introducer, "introducer told") if one.fact.about in {person, None}]
        if not any(one.at > held[0].at for one in told):
            sure = not any(one.fact.on >= held[0].fact.on for one in told)
            yield Debt("report to introducer", introducer, person, held[0].at, sure=sure)


def _promises(reading: Reading) -> Iterator[Debt]:
    for person in reading.about:
        mine = [one for one in reading.of(person, "promise made") if one.fact.by == "me"]
        for promise in mine:
            kept = [one.fact for one in reading.of(person, "promise kept", after=promise.at) if one.fact.by == "me"]
            if any(fact.answers == promise.fact.id for fact in kept):
                continue
            unnamed = sum(fact.answers is None for fact in kept)
            if unnamed < len(mine):
                yield Debt("keep promise", person, None, promise.at, sure=not unnamed)


def _in_time(reading: Reading, do: str, person: str, due: date) -> Iterator[Violation]:
    """The day of a debrief and of thanks, where one thing alone calls for it and the user did not put it off.

    A day or less is kept, even on a day off or while the search is paused.
    """
    find = {"debrief": _debriefs, "thank": _thanks}.get(do)
    if find is None or put_aside(reading, do, person):
        return
    calls = [debt for debt in find(reading) if debt.person == person]
    if len({debt.at for debt in calls}) != 1 or not calls[0].sure:
        return
    fact = reading.all[calls[0].at].fact
    if do == "thank" and fact.kind == "conversation held":
        day = fact.on + timedelta(days=1)
    elif fact.kind in {"conversation agreed", "conversation moved"}:
        if fact.for_day is None or len([one for one in reading.of(person, fact.kind) if one.fact.on == fact.on]) > 1:
            return  # two days agreed on one day: prose does not say which of them counts
        day = fact.for_day + timedelta(days=1)
    else:
        day = fact.on
    late = max(day, fact.noted)
    if due != late:
        yield Violation("in time", f"{do} {person}", f"due {due}, not {late}")
