"""Conversations as the facts tell them: agreed, moved, begun, held or fallen through."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from whoelse.method.agenda.keys import parse
from whoelse.method.facts import Fact


@dataclass(slots=True)
class Conversation:
    """One conversation as far as facts tell: agreed, perhaps moved, and how it ended."""

    trigger: Fact
    day: date
    settled: Fact  # the entry that set the day it has now
    started: Fact | None = None
    near_end: Fact | None = None
    held: Fact | None = None
    debrief: Fact | None = None
    open: bool = True

    @property
    def begun(self) -> bool:
        """Whether it has begun, as far as is noted."""
        return self.started is not None or self.near_end is not None

    @property
    def rapport(self) -> int | None:
        """The rapport as debriefed, or as felt near the end; None where neither says."""
        if self.debrief is not None and self.debrief.rapport is not None:
            return self.debrief.rapport
        return self.near_end.rapport if self.near_end is not None else None


def conversations(facts: Iterable[Fact]) -> list[Conversation]:
    """All conversations with one person, in the order in which they were first heard of."""
    found: list[Conversation] = []
    for fact in facts:
        current = found[-1] if found and found[-1].open else None
        match fact.kind:
            case "conversation agreed" | "conversation moved":
                _agree(found, current, fact)
            case "conversation started" | "conversation near its end":
                _begin(found, current, fact)
            case "conversation held":
                _hold(found, fact)
            case "debrief written":
                _debrief(found, fact)
            case "conversation missed" | "conversation cancelled":
                if current is not None:
                    current.open = False
            case "step done" | "step declined" if current is not None and _debriefed(current, fact):
                current.open = False  # whether it took place is not asked any more
    return found


def _debriefed(current: Conversation, fact: Fact) -> bool:
    """Whether an entry says that the debrief of this conversation was done or left out."""
    key = parse(fact.key) if fact.key else None
    return key is not None and key.do == "debrief" and key.trigger == current.trigger.anchor


def _agree(found: list[Conversation], current: Conversation | None, fact: Fact) -> None:
    day = fact.for_day or fact.on
    if any(one.held is not None and one.held.on >= max(day, fact.on) for one in found):
        return  # noted late: that conversation is known already
    again = current is not None and not current.begun
    if current is not None and again and (fact.kind == "conversation moved" or fact.on <= current.day):
        current.day, current.settled = day, fact
        return
    if current is not None:
        current.open = False
    found.append(Conversation(fact, day, fact))


def _begin(found: list[Conversation], current: Conversation | None, fact: Fact) -> None:
    if current is None:
        if found and found[-1].held is not None and found[-1].day == fact.on:
            return
        current = Conversation(fact, fact.on, fact)
        found.append(current)
    if fact.on != current.day and not current.begun:
        current.day, current.settled = fact.on, fact
    if fact.kind == "conversation near its end":
        current.near_end = fact
    else:
        current.started = current.started or fact


def _hold(found: list[Conversation], fact: Fact) -> None:
    last = found[-1] if found else None
    if last is not None and last.held is not None and last.held.on == fact.on:
        return
    if last is None or not last.open or (last.day > fact.on and not last.begun and last.settled.on > fact.on):
        last = Conversation(fact, fact.on, fact)
        found.append(last)
    last.held, last.day, last.open = fact, fact.on, False


def _debrief(found: list[Conversation], fact: Fact) -> None:
    undebriefed = [one for one in found if one.held is not None and one.debrief is None and one.held.on <= fact.on]
    last = next((one for one in reversed(found) if one.held is not None and one.held.on <= fact.on), None)
    if not undebriefed and (last is None or last.debrief is None or last.debrief.on != fact.on):
        current = found[-1] if found and found[-1].open and found[-1].day <= fact.on else None
        if current is None:
            current = Conversation(fact, fact.on, fact)
            found.append(current)
        current.held, current.open, current.debrief = fact, False, fact
        return
    for one in undebriefed or ([last] if last is not None else []):
        one.debrief = fact
    current = found[-1]
    if current.open and current.day <= fact.on:  # one debrief answers all conversations before it
        current.open, current.debrief = False, fact
        current.held = fact if current.begun else None
