"""Columns worked out from the facts, kept because a list is ordered by them, or because a plan need not read somebody's
facts. All of them are here."""

from collections.abc import Iterable
from datetime import date

from whoelse.journal import queries as journal
from whoelse.method.agenda.chronicle import Chronicle
from whoelse.method.agenda.history import closes
from whoelse.method.agenda.keys import parse
from whoelse.method.agenda.settled import settled
from whoelse.method.facts import Fact
from whoelse.people import actions as people
from whoelse.people.queries import Projected, aliases, projections
from whoelse.searches.access import Viewer

_NOBODY = frozenset({"", "me", "them"})


def refresh(viewer: Viewer, changed: Iterable[Fact], *, today: date) -> None:
    """Work out anew what these facts, noted or taken back, may have changed."""
    refresh_people(viewer, {person for fact in changed for person in _touched(fact)}, today=today)


def refresh_people(viewer: Viewer, touched: Iterable[str], *, today: date) -> None:
    """Work out anew what is kept of these people, and of those who led to them."""
    alias = aliases(viewer)
    touched = set(touched) - _NOBODY
    stand = {alias.get(person, person) for person in touched}
    if not stand:
        return
    facts = journal.facts_about(viewer, stand)
    whose = stand | {leader for fact in facts for leader in (fact.by, fact.through) if leader} - _NOBODY
    if whose != stand:
        facts = journal.facts_about(viewer, whose)
    if any(closes(fact) for fact in facts):
        led_to = {fact.person for fact in facts if fact.by in whose and fact.person}
        led_to |= journal.invited_through(viewer, whose)
        if led_to - whose:
            facts = journal.facts_about(viewer, whose | led_to)
    merged = dict.fromkeys(touched & set(alias), Projected())
    people.keep_projections(viewer, {**_projected(facts, whose, today), **merged})


def rebuild(viewer: Viewer, *, today: date) -> int:
    """Work everything out anew; how many people's rows were not what they should have been."""
    facts = journal.facts(viewer)
    kept = projections(viewer)
    everybody = {person for fact in facts for person in (fact.person, fact.by) if person} - _NOBODY | set(kept)
    right = _projected(facts, everybody, today)
    wrong = {person: found for person, found in right.items() if kept.get(person, Projected()) != found}
    people.keep_projections(viewer, wrong)
    return len(wrong)


def _touched(fact: Fact) -> Iterable[str]:
    """Of whom something else may follow once a fact is noted or taken back: also whose step it answers."""
    key = parse(fact.key) if fact.key else None
    return (person for person in (fact.person, fact.by, fact.through, key.person if key else None) if person)


def _projected(facts: list[Fact], whose: set[str], today: date) -> dict[str, Projected]:
    chronicle = Chronicle(facts, today)
    over = settled(facts, whose, today)
    contacts = {person: chronicle.history(person).last_contact() for person in whose}
    return {
        person: Projected(last.on if last is not None else None, over.get(person)) for person, last in contacts.items()
    }
