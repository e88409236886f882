"""Columns worked out from the facts, kept because a list is ordered by them. All of them are here."""

from collections.abc import Iterable
from datetime import date

from whoelse.journal import queries as journal
from whoelse.method.agenda.chronicle import Chronicle
from whoelse.method.facts import Fact
from whoelse.people import actions as people
from whoelse.people.queries import aliases, last_contacts
from whoelse.searches.access import Viewer


def refresh(viewer: Viewer, changed: Iterable[Fact], *, today: date) -> None:
    """Work out anew what these facts, noted or taken back, may have changed."""
    touched = {person for fact in changed for person in (fact.person, fact.by) if person} - {"me", "them"}
    refresh_people(viewer, touched, today=today)


def refresh_people(viewer: Viewer, touched: Iterable[str], *, today: date) -> None:
    """Work out anew what is kept of these people."""
    alias = aliases(viewer)
    touched = set(touched)
    stand = {alias.get(person, person) for person in touched}
    if stand:
        days = _last_contacts(journal.facts_about(viewer, stand), stand, today)
        people.keep_last_contacts(viewer, {**days, **dict.fromkeys(touched & set(alias))})


def rebuild(viewer: Viewer, *, today: date) -> int:
    """Work everything out anew; how many people's rows were not what they should have been."""
    facts = journal.facts(viewer)
    mentioned = {person for fact in facts for person in (fact.person, fact.by) if person} - {"me", "them"}
    kept: dict[str, date | None] = dict(last_contacts(viewer))
    right = _last_contacts(facts, mentioned | set(kept), today)
    wrong = {person: day for person, day in right.items() if kept.get(person) != day}
    people.keep_last_contacts(viewer, wrong)
    return len(wrong)


def _last_contacts(facts: list[Fact], whose: set[str], today: date) -> dict[str, date | None]:
    chronicle = Chronicle(facts, today)
    contacts = {person: chronicle.history(person).last_contact() for person in whose}
    return {person: fact.on if fact is not None else None for person, fact in contacts.items()}
