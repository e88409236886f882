"""Why a step is there, is held back, or is still to come; and everything that can be asked so."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from whoelse.journal import queries as journal
from whoelse.loop import planning
from whoelse.loop.noting import why_gone
from whoelse.method.agenda.keys import parse
from whoelse.method.agenda.steps import Agenda
from whoelse.method.agenda.why import Why
from whoelse.method.agenda.why import why as why_of
from whoelse.method.playbook import Playbook
from whoelse.method.situation import PersonSeen
from whoelse.playbooks.queries import playbook_followed
from whoelse.searches.access import Viewer


@dataclass(frozen=True, slots=True)
class Asked:
    """The answer about one step: ``why``, or, where there is no such step now, ``gone`` says what changed."""

    why: Why | None
    gone: str
    playbook: Playbook
    people: Mapping[str, PersonSeen]


@dataclass(frozen=True, slots=True)
class Askable:
    """Everything of a day that can be asked about: open, held back, coming."""

    agenda: Agenda
    playbook: Playbook
    people: Mapping[str, PersonSeen]


def why(viewer: Viewer, key: str, today: date) -> Asked:
    """Why the step of that key is as it is, under the playbook that is followed."""
    facts = journal.facts(viewer)
    there = planning.situation(viewer, facts)
    playbook = playbook_followed(viewer)
    found = why_of(playbook, there, facts, today, key)
    gone = ""
    if found is None:
        agenda = planning.plan_of(viewer, there, facts, today)
        parts = parse(key)
        person = parts.person if parts is not None else ""
        gone = why_gone(agenda, facts, key, person, today)
    return Asked(found, gone, playbook, there.people)


def askable(viewer: Viewer, today: date) -> Askable:
    """All of it."""
    facts = journal.facts(viewer)
    there = planning.situation(viewer, facts)
    return Askable(planning.plan_of(viewer, there, facts, today), playbook_followed(viewer), there.people)
