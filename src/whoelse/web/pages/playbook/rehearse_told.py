"""A rehearsal in words: week by week, the days on which playbook and user differ, then those on which they agree."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from whoelse.method.agenda.rehearsing import Proposal, Rehearsal, RehearsedDay
from whoelse.method.facts import Fact
from whoelse.method.playbook import Playbook
from whoelse.method.situation import PersonSeen
from whoelse.method.words import count_in_words, counted, date_in_words, sentence_start
from whoelse.web.components import RuleTold
from whoelse.web.pages.playbook.proposed import proposed
from whoelse.web.pages.steps import Around, rule_of, rules_of
from whoelse.web.playbook_in_words import rule_told

_DID: Mapping[str, str] = {
    "person chosen": "You chose {name}.",
    "invitation sent": "You invited {name}.",
    "follow-up sent": "You wrote to {name} once more.",
    "person closed": "You closed with {name} for then.",
    "conversation agreed": "You agreed on a day with {name}.",
    "conversation moved": "You moved the conversation with {name}.",
    "ask made": "You asked {name}.",
    "knows about target": "You asked what {name} knows.",
    "soft touch sent": "You sent {name} a kind word.",
    "debrief written": "You wrote down the conversation with {name}.",
    "thank-you sent": "You thanked {name}.",
    "introducer thanked": "You thanked {name} for the introduction.",
    "introducer told": "You told {name} how it went.",
    "update sent": "You told {name} what became of it.",
    "check-in sent": "You kept in touch with {name}.",
    "promise kept": "You kept your promise to {name}.",
    "given": "You did something for {name}.",
}
_ENDED = {
    "left out": "You left it out.",
    "put off": "You put it off.",
    "overtaken": "What was noted next settled it.",
    "open": "It would still be open.",
}
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Proposed:
    """One step that would have been proposed: what, why, by which rule in words, and what became of it. ``rule_id`` is
    what that rule is called in the playbook's text."""

    words: str
    reason: str
    rule: RuleTold
    rule_id: str
    ended: str


@dataclass(frozen=True, slots=True)
class Day:
    """One day. ``proposed`` is what would have been proposed and was not done, ``besides`` what was done unasked; what
    was proposed and done stands in ``kept``, and in ``did`` as it was noted, under the words ``agreed``."""

    day: str
    proposed: tuple[Proposed, ...]
    besides: tuple[str, ...]
    kept: tuple[Proposed, ...]
    did: tuple[str, ...]
    agreed: str


@dataclass(frozen=True, slots=True)
class Week:
    """One week, folded under its counts. ``differing`` are the days on which playbook and user differ, ``agreeing``
    those on which all that would have been proposed was done and nothing else; the latest first."""

    name: str
    counts: str
    differing: tuple[Day, ...]
    agreeing: tuple[Day, ...]
    agreed: str
    is_open: bool = False


class Telling:
    """A rehearsal in words. ``this_week`` is the first day of the one that today lies in."""

    def __init__(self, people: Mapping[str, PersonSeen], playbook: Playbook, today: date, this_week: date) -> None:
        self._around = Around(people, rules_of(playbook), today)
        self._today = today
        self._this_week = this_week

    def summary(self, rehearsal: Rehearsal) -> str:
        """How often it would have spoken, and how much of that was done."""
        said = (
            f"It would have proposed {counted(len(rehearsal.proposals), 'step')}; "
            f"{_so_many(_done(rehearsal.proposals))} of them you did."
        )
        beside = len(rehearsal.unproposed)
        if beside:
            said += f" {sentence_start(counted(beside, 'thing'))} you did it would not have asked for."
        return said

    def of_rule(self, rehearsal: Rehearsal, name: str) -> str:
        """How often one rule would have spoken, and what it says."""
        times = len(rehearsal.of_rule(name))
        rule = self._around.rules.get(name)
        if rule is None:
            return "There is no such rule in it."
        return f"One rule alone would have spoken up {_times(times)}: “{rule_told(rule).words}”"

    def weeks(self, rehearsal: Rehearsal, rule: str = "") -> tuple[Week, ...]:
        """Every week in which something came up or was done, the latest first; that one is open in which playbook and
        user last differed. Of one rule alone nothing is folded, for nobody asks that to leaf through it."""
        if rule:
            rehearsal = replace(rehearsal, proposals=rehearsal.of_rule(rule), done=(), unproposed=())
        besides = {fact.id for fact in rehearsal.unproposed}
        by_week: dict[date, list[RehearsedDay]] = {}
        for day in reversed(rehearsal.days()):
            first = self._this_week + (day.day - self._this_week) // _WEEK * _WEEK
            by_week.setdefault(first, []).append(day)
        weeks = [self._week(first, days, besides, bool(rule)) for first, days in by_week.items()]
        telling = next((week for week in weeks if week.differing), weeks[0] if weeks else None)
        return tuple(replace(week, is_open=bool(rule) or week is telling) for week in weeks)

    def _week(self, first: date, days: Iterable[RehearsedDay], besides: Collection[str], alone: bool) -> Week:
        differing: list[Day] = []
        agreeing: list[Day] = []
        proposals: list[Proposal] = []
        done: list[Fact] = []
        for day in days:
            proposals += day.proposed
            done += day.done
            (differing if alone or _differ(day, besides) else agreeing).append(self._day(day, besides, alone))
        return Week(
            name=self._name(first),
            counts=_counts(proposals, sum(1 for fact in done if fact.id in besides), alone),
            differing=tuple(differing),
            agreeing=tuple(agreeing),
            agreed=f"{sentence_start(counted(len(agreeing), 'day'))} on which both agree" if agreeing else "",
        )

    def _name(self, first: date) -> str:
        match (self._this_week - first) // _WEEK:
            case 0:
                return "This week"
            case 1:
                return "Last week"
        return f"Week from {date_in_words(first, self._today)}"

    def _day(self, day: RehearsedDay, besides: Collection[str], alone: bool) -> Day:
        kept = [] if alone else [one for one in day.proposed if one.ended == "done"]
        did = [fact for fact in day.done if fact.id not in besides]
        return Day(
            sentence_start(date_in_words(day.day, self._today)),
            tuple(self._proposed(one) for one in day.proposed if one not in kept),
            tuple(self._did(fact) for fact in day.done if fact.id in besides),
            tuple(self._proposed(one) for one in kept),
            tuple(self._did(fact) for fact in did),
            _agreed(len(kept), len(did)),
        )

    def _proposed(self, one: Proposal) -> Proposed:
        reason = one.reasons[0]
        rule = rule_of(reason, self._around.rules)
        return Proposed(proposed(one, self._around), reason.because, rule, reason.rule, self._ended(one))

    def _ended(self, one: Proposal) -> str:
        if one.ended != "done":
            return _ENDED.get(one.ended, "")
        on = one.answer.on if one.answer is not None else one.until
        if on is None or on == one.first:
            return "You did, the same day."
        return f"You did, on {date_in_words(on, self._today)}."

    def _did(self, fact: Fact) -> str:
        return _DID[fact.kind].format(name=self._around.name(fact.person))


def _done(proposals: Iterable[Proposal]) -> int:
    return sum(1 for one in proposals if one.ended == "done")


def _differ(day: RehearsedDay, besides: Collection[str]) -> bool:
    """Whether something was proposed and not done, or done and not proposed."""
    return _done(day.proposed) < len(day.proposed) or any(fact.id in besides for fact in day.done)


def _counts(proposals: list[Proposal], besides: int, alone: bool) -> str:
    """A week in counts: "five proposed, three of them done; two more things done"."""
    if alone:
        return sentence_start(_times(len(proposals)))
    said = []
    if proposals:
        said.append(f"{count_in_words(len(proposals))} proposed, {_of_them(_done(proposals), len(proposals))}")
    if besides:
        said.append(f"{counted(besides, 'thing')} done besides" if proposals else f"{counted(besides, 'thing')} done")
    return sentence_start("; ".join(said) or "all that was done it had proposed before")


def _of_them(done: int, of: int) -> str:
    if done == of:
        return "and done" if of == 1 else "all of them done"
    return f"{_so_many(done)} of them done" if of > 1 else "not done"


def _times(number: int) -> str:
    return {0: "not once", 1: "once", 2: "twice"}.get(number, f"{count_in_words(number)} times")


def _agreed(kept: int, did: int) -> str:
    """The words over what a day has of both: what was proposed then and done, or done then and proposed before."""
    if kept:
        return f"{sentence_start(counted(kept, 'step'))} that you did"
    return f"{sentence_start(counted(did, 'thing'))} done that it had proposed before" if did else ""


def _so_many(number: int) -> str:
    return count_in_words(number) if number else "none"
