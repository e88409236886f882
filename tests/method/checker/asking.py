"""Asks: only where trust and comfort carry them, the indirect one first, and never more than the bounds."""

from collections.abc import Iterator
from datetime import date, timedelta

from tests.method.checker.reading import Asked, Happened, Reading
from tests.method.checker.table import ASKS
from tests.method.checker.violation import Violation

from whoelse.method.agenda.steps import Agenda, Step

ENDS_ASKING = frozenset({"offered", "named", "will check"})


def asking(reading: Reading, agenda: Agenda) -> Iterator[Violation]:
    """Every ask that is printed has an occasion, and nothing speaks against it."""
    for step in agenda.steps:
        if step.do in ASKS and step.person is not None:
            yield from _ask(reading, step, step.person)


def _ask(reading: Reading, step: Step, person: str) -> Iterator[Violation]:
    kind = step.do.removesuffix(" ask")
    asks = reading.asks(person)
    subject = f"{step.do} {person}"
    if kind == "ask what they know":
        if reading.left_off(person) is None and reading.near_end(person) is None and not _begun(reading, person):
            yield Violation("an occasion for the ask", subject, "no conversation is going on")
        return
    if kind == "direct":
        if reading.table.direct_ask_from_rapport is None and reading.near_end(person) is not None:
            yield Violation("on the spot", subject, "the conversation is going on")
        year = [
            ask
            for ask in asks
            if ask.kind == "direct"
            and ask.on > reading.today - timedelta(days=365)
            and not (ask.on == reading.today and ask.answer == "nobody" and reading.table.wordings > 1)
        ]
        if len(year) >= reading.table.direct_asks_a_year:
            yield Violation("direct asks in a year", subject, f"asked {[str(ask.on) for ask in year]}")
    if any(ask.kind == kind and ask.answer == "no" for ask in asks):
        yield Violation("a no is an answer", subject, "an ask of that kind was answered no")
    if kind == "direct" and reading.table.never_asks_directly_up_to_rapport is not None:
        near, low = reading.near_end(person), reading.table.never_asks_directly_up_to_rapport
        if near is not None and near.fact.rapport is not None and near.fact.rapport <= low:
            yield Violation("low rapport", subject, f"rapport is {near.fact.rapport}")
    for one in reading.introductions_by(person, "checking", "offered"):
        if not one.assumed and not one.doubtful and one.on <= reading.today < reading.rests_on(one):
            yield Violation("checking", subject, f"an introduction by them is {one.state} since {one.on}")
        elif one.assumed and not one.doubtful and reading.today < reading.rests_on(one):
            yield Violation("checking", subject, f"they said {one.state} on {one.on}")
    came_back, waits = _later(reading, person, asks)
    if waits is not None and waits.kind != kind and not came_back:
        yield Violation("ask me later", subject, f"they asked on {waits.on} to be asked the {waits.kind} ask later")
    occasions = []
    near = reading.near_end(person)
    if near is not None:
        occasions.append(_near_the_end(reading, person, kind, near, asks))
    if waits is not None and waits.kind == kind:
        occasions.append("" if came_back else "30 days have not passed since they said later")
    if reading.table.asks_again_after_weeks is not None:
        occasions.append(_again(reading, person, kind, asks))
    if reading.table.written_ask_next_week and kind == "direct":
        occasions.append(_in_writing(reading, person, asks))
    if not occasions or all(occasions):
        yield Violation("an occasion for the ask", subject, "; ".join(occasions) or "there is none")


def _near_the_end(reading: Reading, person: str, kind: str, near: Happened, asks: list[Asked]) -> str:
    """What speaks against an ask of this kind in the conversation that goes on, or nothing."""
    table = reading.table
    if kind == "indirect" and not table.indirect_ask:
        return "this playbook has no such ask"
    if kind == "direct" and table.direct_ask_from_rapport is None:
        return "this playbook does not ask on the spot"
    today = [ask for ask in asks if ask.on == reading.today]
    wider = table.wordings > 1 and all(ask.answer == "nobody" for ask in today)
    if any(ask.kind == kind for ask in today) and not wider:
        return "it was asked in this conversation"
    if any(ask.answer in ENDS_ASKING for ask in today):
        return "an offer, a name or a check ended asking for this conversation"
    if any(ask.answer == "later" for ask in today):
        return "they said later in this conversation"
    if kind == "direct":
        if not _carries(reading, near.fact.rapport):
            return f"rapport is {near.fact.rapport}"
        if table.asks_about_targets and not _target_to_ask_about(reading, person, near.fact.rapport):
            return "they know about no target and work at none"
        if not table.indirect_ask:
            return ""
        back, waits = _later(reading, person, asks)
        answered_no = any(ask.kind == "indirect" and ask.answer == "no" for ask in asks)
        comes_back = back and waits is not None
        if not answered_no and not comes_back and not any(ask.kind == "indirect" for ask in today):
            return "the indirect ask comes first"
    return ""


def _later(reading: Reading, person: str, asks: list[Asked]) -> tuple[bool, Asked | None]:
    """The ask that they asked to be asked later and that has not come since, and whether its day has come."""
    waits: Asked | None = None
    for ask in asks:
        if waits is not None:
            waits = None  # this ask is the one that came back, whatever is answered now: once per ask
        elif ask.answer == "later":
            waits = ask
    if waits is None:
        return False, None
    moved = reading.calendar.add_calendar(waits.on, reading.table.ask_later_days, "day")
    near = reading.near_end(person)
    talked_since = near is not None and near.fact.on > waits.on and _allows(reading, near, waits.kind)
    return talked_since or reading.today >= moved, waits


def _allows(reading: Reading, near: Happened, kind: str) -> bool:
    if kind == "indirect":
        return True
    if reading.table.direct_ask_from_rapport is None:
        return False
    return _carries(reading, near.fact.rapport)


def _carries(reading: Reading, rapport: int | None) -> bool:
    """Whether a direct ask is carried by a rapport, near the end of a conversation."""
    least = reading.table.direct_ask_from_rapport
    if rapport is None:
        return reading.table.direct_ask_at_unknown_rapport
    return least is not None and rapport >= least


def _target_to_ask_about(reading: Reading, person: str, rapport: int | None) -> bool:
    """Whether they know about a target; or work at one, from rapport 4 on."""
    targets = set(reading.situation.targets)
    known = {one.fact.target for one in reading.of(person, "knows about target")}
    inside = reading.situation.people[person].at in targets and rapport is not None and rapport >= 4
    return bool(known & targets) or inside


def _begun(reading: Reading, person: str) -> bool:
    started = reading.last(person, "conversation started", "conversation near its end")
    return started is not None and started.fact.on == reading.today


def _in_writing(reading: Reading, person: str, asks: list[Asked]) -> str:
    """What speaks against the written ask in the business week after a conversation, or nothing."""
    held = reading.last(person, "conversation held", "debrief written")
    if held is None:
        return "there was no conversation"
    first = min(one.fact.on for one in reading.of(person, "conversation held", "debrief written"))
    day = reading.calendar.next_business_week(first)
    if reading.today < day:
        return f"the next business week begins on {day}"
    if any(ask.kind == "direct" and ask.on >= held.fact.on and held.fact.kind == "conversation held" for ask in asks):
        return "they were asked since"
    return ""


def _again(reading: Reading, person: str, kind: str, asks: list[Asked]) -> str:
    """What speaks against asking again some weeks after a conversation (K10), or nothing."""
    held = reading.last(person, "conversation held")
    weeks = reading.table.asks_again_after_weeks
    if held is None or weeks is None:
        return "there was no conversation"
    day = reading.calendar.add_calendar(held.fact.on, weeks, "week")
    if reading.today < day:
        return f"{weeks} weeks are over on {day}"
    had = reading.introductions_by(person, "offered", "made")
    if any(not one.doubtful for one in had) or _being_checked(reading, person):
        return "an introduction by them is offered, made or being checked"
    if any(ask.on > held.fact.on or (ask.on == held.fact.on and ask.kind == "direct") for ask in asks):
        return "they were asked since"
    rapport = _rapport_of(reading, person, held.fact.on)
    if rapport is None or rapport < 3:
        return f"rapport is {rapport}"
    least = reading.table.direct_ask_from_rapport
    fitting = "direct" if least is not None and rapport >= least else "indirect"
    return "" if kind == fitting else f"at rapport {rapport} the {fitting} ask fits"


def _being_checked(reading: Reading, person: str) -> bool:
    checking = reading.introductions_by(person, "checking")
    return any(not one.doubtful and reading.today < reading.rests_on(one) for one in checking)


def _rapport_of(reading: Reading, person: str, on: date) -> int | None:
    """How the conversation of a day went: by its debrief, else as it seemed near its end."""
    debriefs = [happened.fact for happened in reading.of(person, "debrief written") if happened.fact.on >= on]
    if debriefs and debriefs[0].rapport is not None:
        return debriefs[0].rapport
    before = [one.fact.on for one in reading.of(person, "conversation held") if one.fact.on < on]
    ends = [one.fact for one in reading.of(person, "conversation near its end") if one.fact.on <= on]
    near = [fact for fact in ends if not before or fact.on > before[-1]]
    return near[-1].rapport if near else None
