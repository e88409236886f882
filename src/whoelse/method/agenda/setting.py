"""All that a plan is made from: the playbook, who and what there is, what happened, and the days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from whoelse.method.agenda.chronicle import Chronicle
from whoelse.method.agenda.circles import wider_circles_are_open
from whoelse.method.agenda.places import Places
from whoelse.method.calendar import Calendar
from whoelse.method.facts import Fact
from whoelse.method.playbook.document import Playbook
from whoelse.method.situation import Situation


@dataclass(frozen=True, slots=True)
class Setting:
    """One day of one search under one playbook. ``active_people`` is their number; ``open`` whether all circles are."""

    playbook: Playbook
    situation: Situation
    chronicle: Chronicle
    calendar: Calendar
    places: Places
    active_people: int
    open: bool

    @property
    def today(self) -> date:
        """The day that is planned."""
        return self.chronicle.today

    @property
    def people_at_most(self) -> int | None:
        """How many people are active at a time, at most; None where the playbook names no number."""
        return self.playbook.pace.active_people if self.playbook.pace is not None else None

    @property
    def targets_at_most(self) -> int | None:
        """How many targets are active at a time, at most; None where the playbook names no number."""
        return self.playbook.pace.active_targets if self.playbook.pace is not None else None


def setting(playbook: Playbook, situation: Situation, facts: Iterable[Fact], today: date) -> Setting:
    """The setting of a day. Only facts that happened and were noted by ``today`` count."""
    chronicle = Chronicle(facts, today, situation.settled)
    return Setting(
        playbook,
        situation,
        chronicle,
        Calendar(situation.country, situation.working_days, chronicle.pauses),
        Places(playbook, situation, chronicle),
        sum(1 for history in chronicle.people if history.active()),
        wider_circles_are_open(playbook, situation, chronicle),
    )
