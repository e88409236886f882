"""Asks and introductions as pages and acts read them. How far an introduction has come is read from the facts."""

from dataclasses import dataclass
from datetime import date

from whoelse.introductions import models
from whoelse.introductions.models import EVERYTHING, Ask, Introduction
from whoelse.people.queries import aliases
from whoelse.searches.access import Viewer
from whoelse.searches.carried import Tables, rows_of

#: How two people can know each other, and what an ask can be for.
KNOWN_THROUGH = models.KNOWN_THROUGH
SCOPES = models.SCOPES


@dataclass(frozen=True, slots=True)
class AskSeen:
    """An ask as it was put."""

    id: str
    act: str
    entry: str
    person: str
    kind: str
    scope: str
    channel: str
    words: str
    day: date


@dataclass(frozen=True, slots=True)
class IntroductionSeen:
    """Who leads to whom, how the two know each other, what was said. No person: someone at the organisation."""

    id: str
    act: str
    introducer: str
    person: str | None
    organisation: str | None
    known_through: str
    known_words: str
    quote: str
    first_on: date


def introductions(viewer: Viewer, person: str = "") -> tuple[IntroductionSeen, ...]:
    """Every introduction, the first one first; those by or to one person, where one is named."""
    alias = aliases(viewer)
    rows = Introduction.objects.filter(search=viewer.search).order_by("first_on", "id")
    seen = tuple(
        IntroductionSeen(
            id=row.id,
            act=row.act,
            introducer=alias.get(row.introducer_id, row.introducer_id),
            person=alias.get(row.person_id, row.person_id) if row.person_id else None,
            organisation=row.organisation_id,
            known_through=row.known_through,
            known_words=row.known_words,
            quote=row.quote,
            first_on=row.first_on,
        )
        for row in rows
    )
    stands = alias.get(person, person)
    return tuple(each for each in seen if stands in (each.introducer, each.person)) if person else seen


def asks(viewer: Viewer, person: str = "") -> tuple[AskSeen, ...]:
    """Every ask, the latest first; of one person, where one is named."""
    alias = aliases(viewer)
    stands = alias.get(person, person)
    seen = tuple(
        AskSeen(
            id=row.id,
            act=row.act,
            entry=row.entry,
            person=alias.get(row.person_id, row.person_id),
            kind=row.kind,
            scope=row.scope,
            channel=row.channel,
            words=row.words,
            day=row.day,
        )
        for row in Ask.objects.filter(search=viewer.search).order_by("-day", "-id")
    )
    return tuple(each for each in seen if each.person == stands) if person else seen


def everything(viewer: Viewer) -> Tables:
    """Every row, by table, for an export."""
    return rows_of(EVERYTHING, viewer.search)
