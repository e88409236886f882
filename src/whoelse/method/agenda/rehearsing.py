"""What a playbook would have proposed in the past: run day by day, with only what was noted by then.

One look each morning, and one after every entry, so that what was proposed and done on one day is seen too. Who and
what there is (places of work, closeness, style, scores) is taken as it is known now, for it has no days.
"""

from bisect import bisect_right
from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from whoelse.method.agenda.planner import plan
from whoelse.method.agenda.steps import Reason, Step
from whoelse.method.facts import Fact
from whoelse.method.playbook.document import Playbook
from whoelse.method.situation import Situation

#: Which entries do a step: its word, the kinds that say it was done.
DOES: Mapping[str, tuple[str, ...]] = {
    "choose person": ("person chosen",),
    "invite": ("invitation sent",),
    "follow up": ("follow-up sent",),
    "let rest": ("person closed",),
    "close": ("person closed",),
    "drop": ("person closed",),
    "agree": ("conversation agreed", "conversation moved"),
    "indirect ask": ("ask made", "debrief written"),
    "direct ask": ("ask made", "debrief written"),
    "ask what they know": ("knows about target",),
    "soft touch": ("soft touch sent",),
    "debrief": ("debrief written",),
    "thank": ("thank-you sent",),
    "thank introducer": ("introducer thanked",),
    "write to introduced": ("invitation sent",),
    "report to introducer": ("introducer told",),
    "send update": ("update sent",),
    "keep in touch": ("check-in sent",),
    "keep promise": ("promise kept",),
}
#: What the user did, of all that can have happened: what a playbook might have proposed.
DONE = frozenset(kind for kinds in DOES.values() for kind in kinds) | {"given"}

_ABOUT_STEPS = {"step done": "done", "step declined": "left out", "step snoozed": "put off"}


@dataclass(frozen=True, slots=True)
class Proposal:
    """One step that a playbook would have proposed.

    ``first`` is the day it appeared, ``due`` the day it was due then, ``until`` the day on which it was answered or
    gone (None = it is still open on the last day). ``ended`` says how: done, left out, put off, overtaken, or open;
    ``answer`` is the entry that did it.
    """

    key: str
    do: str
    person: str | None
    about: str | None
    target: str | None
    first: date
    due: date
    reasons: tuple[Reason, ...]
    until: date | None = None
    ended: str = "open"
    answer: Fact | None = None


@dataclass(frozen=True, slots=True)
class RehearsedDay:
    """What appeared on a day, and what the user did on it, as it is noted now."""

    day: date
    proposed: tuple[Proposal, ...]
    done: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A stretch of the past under one playbook.

    ``unproposed`` is what the user did and the playbook would not have proposed when it was done.
    """

    playbook: str
    first: date
    last: date
    proposals: tuple[Proposal, ...]
    done: tuple[Fact, ...]
    unproposed: tuple[Fact, ...]

    def days(self) -> tuple[RehearsedDay, ...]:
        """The days on which something appeared or was done, in order."""
        proposed: dict[date, list[Proposal]] = {}
        done: dict[date, list[Fact]] = {}
        for proposal in self.proposals:
            proposed.setdefault(proposal.first, []).append(proposal)
        for fact in self.done:
            done.setdefault(fact.on, []).append(fact)
        return tuple(
            RehearsedDay(day, tuple(proposed.get(day, ())), tuple(done.get(day, ())))
            for day in sorted({*proposed, *done})
        )

    def of_rule(self, rule: str) -> tuple[Proposal, ...]:
        """When one rule would have spoken up."""
        return tuple(one for one in self.proposals if any(reason.rule == rule for reason in one.reasons))


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a rehearsal has come: days done, of how many."""

    done: int
    of: int


def rehearse(
    playbook: Playbook, situation: Situation, facts: Iterable[Fact], first: date, last: date
) -> Generator[Progress, None, Rehearsal]:
    """Run a complete playbook from the first day through the last; yields after each day how far it has come.

    ``facts`` come in the order they were noted. The generator returns the rehearsal; ``rehearsed`` waits for it.
    """
    run = _Run(playbook, situation, facts, first, last)
    total = max((last - first).days + 1, 0)
    for number in range(total):
        run.day(first + timedelta(days=number))
        yield Progress(number + 1, total)
    return run.rehearsal()


def rehearsed(playbook: Playbook, situation: Situation, facts: Iterable[Fact], first: date, last: date) -> Rehearsal:
    """The same at once."""
    run = rehearse(playbook, situation, facts, first, last)
    while True:
        try:
            next(run)
        except StopIteration as ended:
            rehearsal: Rehearsal = ended.value
            return rehearsal


class _Run:
    def __init__(
        self, playbook: Playbook, situation: Situation, facts: Iterable[Fact], first: date, last: date
    ) -> None:
        self._playbook = playbook
        self._situation = situation
        self._first, self._last = first, last
        self._facts: Sequence[Fact] = sorted(facts, key=_known_from)
        self._days = [_known_from(fact) for fact in self._facts]
        self._open: dict[str, Proposal] = {}
        self._ended: list[Proposal] = []
        self._answered: set[str] = set()  # ids of entries that did what was proposed

    def day(self, day: date) -> None:
        """One day: the morning, then after each entry that was noted on it."""
        known = bisect_right(self._days, day - timedelta(days=1))
        until = bisect_right(self._days, day)
        self._look(day, known, None)
        for count in range(known + 1, until + 1):
            self._look(day, count, self._facts[count - 1])

    def rehearsal(self) -> Rehearsal:
        """All of it."""
        proposals = sorted((*self._ended, *self._open.values()), key=lambda one: (one.first, one.due))
        done = [fact for fact in self._facts if fact.kind in DONE and self._first <= fact.on <= self._last]
        done.sort(key=lambda fact: fact.on)
        unproposed = tuple(fact for fact in done if fact.id not in self._answered)
        return Rehearsal(self._playbook.name, self._first, self._last, tuple(proposals), tuple(done), unproposed)

    def _look(self, day: date, count: int, noted: Fact | None) -> None:
        steps = {step.key: step for step in plan(self._playbook, self._situation, self._facts[:count], day).steps}
        for key in [key for key in self._open if key not in steps]:
            self._end(self._open.pop(key), day, noted)
        for key, step in steps.items():
            if key not in self._open:
                self._open[key] = _proposed(step, day)

    def _end(self, proposal: Proposal, day: date, noted: Fact | None) -> None:
        ended = _how(proposal, noted)
        if noted is not None and ended == "done":
            self._answered.add(noted.id)
        answer = noted if ended != "overtaken" else None
        self._ended.append(replace(proposal, until=day, ended=ended, answer=answer))


def _known_from(fact: Fact) -> date:
    return max(fact.on, fact.noted)


def _proposed(step: Step, day: date) -> Proposal:
    return Proposal(step.key, step.do, step.person, step.about, step.target, day, step.due, step.reasons)


def _how(proposal: Proposal, noted: Fact | None) -> str:
    """How a proposal came to its end, by the entry that was noted just before."""
    if noted is None:
        return "overtaken"
    if noted.kind in _ABOUT_STEPS and noted.key == proposal.key:
        return _ABOUT_STEPS[noted.kind]
    if noted.kind not in DOES.get(proposal.do, ()):
        return "overtaken"
    who = proposal.person in {None, noted.person} and (proposal.about is None or noted.about in {None, proposal.about})
    asked = noted.ask or noted.asked
    fits = asked is None or not proposal.do.endswith(" ask") or proposal.do == f"{asked} ask"
    return "done" if who and fits else "overtaken"
