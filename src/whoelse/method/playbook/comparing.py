"""Playbooks side by side, in words: how formal, how many at a time, how long until a follow-up, the ask, the nevers."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from whoelse.method.agenda.rehearsing import Proposal, Rehearsal, rehearsed
from whoelse.method.facts import Fact
from whoelse.method.playbook.document import Playbook, Rule
from whoelse.method.playbook.in_words import (
    DO,
    guards_in_words,
    never_in_words,
    pace_in_words,
    whose_in_words,
)
from whoelse.method.situation import Situation
from whoelse.method.words import counted, list_in_words, sentence_start

_TONES = {
    "formal": "Formal",
    "informal": "Informal",
    "scripted": "A script, kept short",
    "project-managed": "A project, with its own measures",
    "": "No tone of its own",
}
_ASKS = {"indirect ask", "direct ask", "ask what they know"}
_TOLD_BEFORE = {"conversation near its end": "in the conversation", "conversation going on": "in the conversation"}


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of a cell, and whose it is: "ours", "after Steve Dalton, second-hand"."""

    words: str
    whose: str = "ours"


@dataclass(frozen=True, slots=True)
class Row:
    """One thing in which playbooks differ: its name, and for each of them what it says, maybe nothing."""

    name: str
    cells: tuple[tuple[Said, ...], ...]

    @property
    def differs(self) -> bool:
        """Whether they do not all say the same."""
        return len({tuple(said.words for said in cell) for cell in self.cells}) > 1


@dataclass(frozen=True, slots=True)
class DayTold:
    """One day of a week as a playbook tells it: what it would have proposed, or nothing."""

    day: date
    proposals: tuple[Proposal, ...]


@dataclass(frozen=True, slots=True)
class WeekTold:
    """The same week under one playbook, day by day."""

    playbook: str
    days: tuple[DayTold, ...]


def side_by_side(playbooks: Sequence[Playbook]) -> tuple[Row, ...]:
    """The rows of the table, each playbook (complete) in its column."""
    return tuple(Row(name, tuple(tell(playbook) for playbook in playbooks)) for name, tell in _ROWS.items())


def week_told(
    playbooks: Sequence[Playbook], situation: Situation, facts: Iterable[Fact], monday: date, days: int = 7
) -> tuple[WeekTold, ...]:
    """The same days under each playbook (complete): what each would have proposed, with only what was noted by then.

    A proposal is told on the day it appeared; what was open before on the first of the days.
    """
    known, last = tuple(facts), monday + timedelta(days=days - 1)
    return tuple(
        WeekTold(playbook.name, _days(rehearsed(playbook, situation, known, monday, last))) for playbook in playbooks
    )


def _days(rehearsal: Rehearsal) -> tuple[DayTold, ...]:
    count = (rehearsal.last - rehearsal.first).days + 1
    return tuple(
        DayTold(day, tuple(one for one in rehearsal.proposals if one.first == day))
        for day in (rehearsal.first + timedelta(days=number) for number in range(count))
    )


def _tone(playbook: Playbook) -> tuple[Said, ...]:
    after = f"; after {playbook.after}" if playbook.after else ""
    return (Said(f"{_TONES[playbook.formality]}{after}.", whose_in_words(playbook)),)


def _at_a_time(playbook: Playbook) -> tuple[Said, ...]:
    if playbook.pace is None or not pace_in_words(playbook.pace):
        return (Said("As many as you like.", whose_in_words(playbook)),)
    return (Said(f"{sentence_start(pace_in_words(playbook.pace))}.", whose_in_words(playbook.pace)),)


def _no_answer(playbook: Playbook) -> tuple[Said, ...]:
    silent = {"invitation sent", "follow-up sent"}
    rules = [rule for rule in playbook.rules if rule.when in silent and rule.do != "wait longer"]
    return tuple(_short(rule) for rule in rules) or (Said("It waits.", whose_in_words(playbook)),)


def _list(playbook: Playbook) -> tuple[Said, ...]:
    most = playbook.questions.most
    return (Said(f"{sentence_start(counted(most, 'question'))} at most.", whose_in_words(playbook.questions)),)


def _ask(playbook: Playbook) -> tuple[Said, ...]:
    rules = [rule for rule in playbook.rules if rule.do in _ASKS]
    return tuple(_short(rule) for rule in rules) or (Said("It never asks by itself.", whose_in_words(playbook)),)


def _asked_how(playbook: Playbook) -> tuple[Said, ...]:
    asks = [ask for ask in playbook.asks if ask.channel == "spoken"][:3]
    return tuple(Said(f"“{_as_read(ask.words)}”", whose_in_words(ask)) for ask in asks)


def _as_read(words: str) -> str:
    """An ask as one reads it, nothing filled in: "any (job title) here, at (company)"."""
    return _SLOT.sub(lambda slot: f"({slot[1].replace('_', ' ')})", _WORDINGS.sub(r"\1", words))


def _after(playbook: Playbook) -> tuple[Said, ...]:
    return tuple(_short(rule) for rule in playbook.rules if rule.do == "thank" and rule.when == "conversation held")


def _keeping(playbook: Playbook) -> tuple[Said, ...]:
    rules = [rule for rule in playbook.rules if rule.do in {"keep in touch", "drop"}]
    return tuple(_short(rule) for rule in rules) or (Said("No rule for it.", whose_in_words(playbook)),)


def _never(playbook: Playbook) -> tuple[Said, ...]:
    return tuple(Said(never_in_words(never, playbook.rules), whose_in_words(never)) for never in playbook.never)


def _week(playbook: Playbook) -> tuple[Said, ...]:
    return tuple(Said(f"{measure.words}.", whose_in_words(measure)) for measure in playbook.measures)


_WORDINGS = re.compile(r"\[([^|\]]*)[^\]]*\]")  # the first of those in brackets
_SLOT = re.compile(r"\{([a-z_]+)\}")
_ROWS: Mapping[str, Callable[[Playbook], tuple[Said, ...]]] = {
    "The tone": _tone,
    "At a time": _at_a_time,
    "No answer": _no_answer,
    "The list": _list,
    "The ask": _ask,
    "In these words": _asked_how,
    "Thanks": _after,
    "Keeping in touch": _keeping,
    "Counted": _week,
    "Never": _never,
}


def _short(rule: Rule) -> Said:
    """What a rule does and when, without what calls for it where the row says that already."""
    when = _when(rule)
    conditions = guards_in_words(rule.guards)
    words = f"{DO[rule.do]}{f' {when}' if when else ''}{f', if {conditions}' if conditions else ''}"
    return Said(f"{sentence_start(words)}.", whose_in_words(rule))


def _when(rule: Rule) -> str:
    if rule.wait is not None:
        return "in the next business week" if rule.wait.next_week else f"after {rule.wait}"
    if rule.within is not None:
        return f"within {rule.within}"
    if rule.when in _TOLD_BEFORE:
        return _TOLD_BEFORE[rule.when]
    return "the same day"


def differences(one: Playbook, other: Playbook) -> str:
    """In one sentence, in which rows two playbooks differ; for whoever thinks of switching."""
    rows = [row.name for row in side_by_side((one, other)) if row.differs]
    if not rows:
        return f"{one.name} and {other.name} say the same."
    named = list_in_words([name[:1].lower() + name[1:] for name in rows])
    return f"{one.name} and {other.name} differ in {named}."
