"""What the tests of the agenda share: the playbooks, and random histories planned once for all of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from tests.method.histories import History, Moment, moments, whole

from whoelse.method.agenda import plan
from whoelse.method.agenda.steps import Agenda, Step
from whoelse.method.facts import Fact
from whoelse.method.playbook import Playbook
from whoelse.method.situation import Situation
from whoelse.playbooks.built_in import completed, library

PLAYBOOKS = ("Plain", "Kelley", "Alba", "Dalton", "Pierson", "Career centre")
SEEDS = 800
Planner = Callable[[Situation, Sequence[Fact], date], Agenda]


@dataclass(frozen=True)
class Planned:
    """A history under a playbook, and its agenda."""

    playbook: str
    history: History
    agenda: Agenda

    @property
    def steps(self) -> tuple[Step, ...]:
        """Steps that are open or held back."""
        return (*self.agenda.steps, *(held.step for held in self.agenda.held_back))


def playbook(name: str) -> Playbook:
    """A playbook that comes along, with the rules that all share."""
    return completed(library()[name])


def planner(name: str) -> Planner:
    """The planner under a playbook."""
    followed = playbook(name)
    return lambda situation, facts, today: plan(followed, situation, facts, today)


def agenda(name: str, history: History) -> Agenda:
    """The agenda of a history under a playbook."""
    return planner(name)(history.situation, history.facts, history.today)


@cache
def lives() -> tuple[Planned, ...]:
    """One random history per seed, under each playbook in turn."""
    names = [PLAYBOOKS[seed % len(PLAYBOOKS)] for seed in range(SEEDS)]
    return tuple(_planned(name, whole(seed, planner(name))) for seed, name in enumerate(names))


@cache
def days(seeds: int = 60) -> tuple[Planned, ...]:
    """Every moment of some lives, at which the user looks."""
    return tuple(
        _planned(name, moment)
        for seed in range(seeds)
        for name in [PLAYBOOKS[seed % len(PLAYBOOKS)]]
        for moment in moments(10_000 + seed, planner(name), looks=40)
    )


def _planned(name: str, moment: Moment) -> Planned:
    return Planned(name, moment.history, moment.agenda)
