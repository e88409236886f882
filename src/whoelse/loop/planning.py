"""Facts, people and playbook brought together for the planner.

Of the people only those are read of whom the facts speak, and the few whom a playbook may propose next: who works at a
target, and who is close.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from whoelse.journal.queries import facts as all_facts
from whoelse.method.agenda import key_of as method_key_of
from whoelse.method.agenda import plan
from whoelse.method.agenda.steps import Agenda
from whoelse.method.facts import Fact
from whoelse.method.situation import Situation, TargetSeen
from whoelse.people import queries as people
from whoelse.playbooks.queries import playbook_followed
from whoelse.searches import queries as searches
from whoelse.searches.access import Viewer


def situation(viewer: Viewer, facts: Iterable[Fact]) -> Situation:
    """Who and what there is, as far as these facts speak of it or a plan may come to it."""
    search = searches.search(viewer)
    mentioned: dict[str, None] = {}
    places: dict[str, None] = {}
    for fact in facts:
        by = fact.by if fact.by not in {"me", "them"} else None
        for person in (fact.person, by, fact.about, fact.through):
            if person:
                mentioned[person] = None
        if fact.target:
            places[fact.target] = None
    targets = people.targets(viewer)
    met = people.to_be_met(viewer, [target.id for target in targets], today=searches.today(viewer))
    known = people.seen(viewer, [*mentioned, *met])
    places.update(dict.fromkeys(person.at for person in known.values() if person.at))
    places.update(dict.fromkeys(target.id for target in targets))
    return Situation(
        people=known,
        targets={target.id: TargetSeen(target.id, target.name, target.scores) for target in targets},
        organisations=people.organisations(viewer, places),
        my_style=search.style or None,
        country=search.country or None,
        working_days=frozenset(search.working_days),
    )


def plan_of(viewer: Viewer, there: Situation, facts: Sequence[Fact], today: date) -> Agenda:
    """What is open, held back and coming on a day, from facts and people already read."""
    return plan(playbook_followed(viewer), there, facts, today)


def planned(viewer: Viewer, facts: Sequence[Fact], today: date) -> Agenda:
    """The same from facts already read."""
    return plan_of(viewer, situation(viewer, facts), facts, today)


def agenda(viewer: Viewer, today: date) -> Agenda:
    """What is open, held back and coming on a day."""
    return planned(viewer, all_facts(viewer), today)


def key_of(viewer: Viewer, today: date, do: str, person: str, about: str | None = None) -> str | None:
    """The key of the step of that word to that person, open or not; None where nothing calls for such a step."""
    facts = all_facts(viewer)
    return method_key_of(playbook_followed(viewer), situation(viewer, facts), facts, today, do, person, about)
