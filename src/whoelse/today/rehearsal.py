"""Playbooks run over what happened: the week before told under each, and past weeks under one of them."""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from whoelse.journal import queries as journal
from whoelse.loop import planning
from whoelse.method.agenda.rehearsing import Progress, Rehearsal
from whoelse.method.agenda.rehearsing import rehearse as run
from whoelse.method.facts import Fact
from whoelse.method.playbook import Playbook
from whoelse.method.playbook.comparing import WeekTold, week_told
from whoelse.method.situation import PersonSeen, Situation
from whoelse.searches.access import Viewer


@dataclass(frozen=True, slots=True)
class WeekBefore:
    """The last whole week, from Monday on, under several playbooks; ``people`` are those that its steps speak of."""

    monday: date
    weeks: tuple[WeekTold, ...]
    people: Mapping[str, PersonSeen]


@dataclass(frozen=True, slots=True)
class Past:
    """What a rehearsal goes over: the facts, who there is, from which day to which. ``mark`` changes with the facts."""

    facts: Sequence[Fact]
    situation: Situation
    first: date
    last: date
    mark: str

    def under(self, playbook: Playbook) -> Generator[Progress, None, Rehearsal]:
        """The days of it under a complete playbook, one after another. Reads nothing more from the database."""
        return run(playbook, self.situation, self.facts, self.first, self.last)


def week_before(viewer: Viewer, playbooks: Sequence[Playbook], today: date) -> WeekBefore | None:
    """The last whole week under each of these playbooks (complete); None where nothing was noted by its end."""
    monday = today - timedelta(days=today.weekday() + 7)
    facts = [fact for fact in journal.facts(viewer) if max(fact.on, fact.noted) < monday + timedelta(days=7)]
    if not facts:
        return None
    there = planning.situation(viewer, facts)
    return WeekBefore(monday, week_told(playbooks, there, facts, monday), there.people)


def past(viewer: Viewer, today: date, weeks: int) -> Past | None:
    """The last so many weeks up to yesterday, or as far back as anything was noted; None where nothing was."""
    facts = journal.facts(viewer)
    began = min((fact.on for fact in facts), default=today)
    first, last = max(began, today - timedelta(weeks=weeks)), today - timedelta(days=1)
    if not facts or first > last:
        return None
    there = planning.situation(viewer, facts)
    return Past(tuple(facts), there, first, last, f"{len(facts)}:{facts[-1].id}")
