"""Facts, people and playbook brought together for the planner.

Of the people only those are read of whom the facts speak, and the few whom a playbook may propose next: who works at a
target, and who is close. Where somebody at a target was written to, the others there stand in the order of *whom to
write to first*, so that whoever is proposed next is whom that page names next.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from whoelse.journal.queries import Told, told
from whoelse.journal.queries import facts as all_facts
from whoelse.method.agenda import key_of as method_key_of
from whoelse.method.agenda import plan
from whoelse.method.agenda.settled import reads_everybody
from whoelse.method.agenda.steps import Agenda
from whoelse.method.facts import Fact
from whoelse.method.people.suggesting import suggest
from whoelse.method.situation import PersonSeen, Situation, TargetSeen
from whoelse.people import queries as people
from whoelse.people.queries import TargetCard
from whoelse.people.queries.suggesting import candidates_at
from whoelse.playbooks.queries import playbook_followed
from whoelse.searches import queries as searches
from whoelse.searches.access import Viewer

#: Of targets where somebody was written to, so many are looked at: more than any playbook of ours has active at a time.
_BEGUN_AT_MOST = 10
#: Of those who come next at one target, so many are read.
_NEXT_AT_ONE = 8
#: Whoever is closed and owed nothing is no longer read after so long; before, a page of the week may tell of them.
_QUIET = timedelta(days=14)


def open_people_told(viewer: Viewer, today: date, also: Iterable[str] = ()) -> Told:
    """What happened, but for people who are closed and owed nothing: all that a plan of the day is made from.

    ``also`` are people told of in any case.
    """
    before = today - _QUIET
    playbook = playbook_followed(viewer)
    if reads_everybody(playbook):
        return Told(tuple(all_facts(viewer)))
    targets = [target.id for target in people.targets(viewer)]
    looked_at = people.settled_but_looked_at(viewer, before, targets, close=playbook.circles is not None)
    return told(viewer, people.settled(viewer, before), looked_at | set(also), today=today)


def situation(viewer: Viewer, facts: Sequence[Fact]) -> Situation:
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
    known = _next_ones_first(viewer, facts, people.seen(viewer, [*mentioned, *met]), targets)
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


def _next_ones_first(
    viewer: Viewer, facts: Iterable[Fact], known: Mapping[str, PersonSeen], targets: Sequence[TargetCard]
) -> dict[str, PersonSeen]:
    """The people, those who work at a target where somebody was written to at the head, whom to write to first there
    before the others."""
    invited = {fact.person for fact in facts if fact.kind == "invitation sent" and fact.person in known}
    begun = Counter(known[person].at for person in invited if person)
    playbook = playbook_followed(viewer)
    tries = next((limit.at_most for limit in playbook.limits if limit.of == "people at a target"), None)
    open_there = [one.id for one in targets if begun[one.id] and (tries is None or begun[one.id] < tries)]
    if not open_there:
        return dict(known)
    today = searches.today(viewer)
    there = candidates_at(viewer, targets, open_there[:_BEGUN_AT_MOST], today=today)
    suggested = suggest(there, today=today, closest_first=playbook.circles is not None)
    at_each = Counter[str | None]()
    first = []
    for one in suggested:
        at_each[one.candidate.target] += 1
        if one.person in known or at_each[one.candidate.target] <= _NEXT_AT_ONE:
            first.append(one.person)
    missing = people.seen(viewer, [person for person in first if person not in known])
    return {person: known.get(person) or missing[person] for person in dict.fromkeys((*first, *known))}


def situation_of(viewer: Viewer, happened: Told) -> Situation:
    """Who and what there is, as far as it was told of."""
    return replace(situation(viewer, happened.facts), settled=happened.settled)


def plan_of(viewer: Viewer, there: Situation, facts: Sequence[Fact], today: date) -> Agenda:
    """What is open, held back and coming on a day, from facts and people already read."""
    return plan(playbook_followed(viewer), there, facts, today)


def planned(viewer: Viewer, facts: Sequence[Fact], today: date) -> Agenda:
    """The same from facts already read."""
    return plan_of(viewer, situation(viewer, facts), facts, today)


def agenda(viewer: Viewer, today: date) -> Agenda:
    """What is open, held back and coming on a day."""
    happened = open_people_told(viewer, today)
    return plan_of(viewer, situation_of(viewer, happened), happened.facts, today)


def key_of(viewer: Viewer, today: date, do: str, person: str, about: str | None = None) -> str | None:
    """The key of the step of that word to that person, open or not; None where nothing calls for such a step."""
    facts = all_facts(viewer)
    return method_key_of(playbook_followed(viewer), situation(viewer, facts), facts, today, do, person, about)
