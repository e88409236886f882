"""Who may be written to first, as far as the records tell: read in parts, so that thirty thousand people cost no more
than three hundred."""

import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.db.models import Q, QuerySet

from whoelse.method.people.suggesting import Candidate, There
from whoelse.people.models import Person, Role
from whoelse.people.queries.between import Between, between, with_letters
from whoelse.people.queries.places import TargetCard
from whoelse.people.queries.projected import settled
from whoelse.searches.access import Viewer

#: Of whom nothing is said but where they work, so many at each of the first targets are looked at.
_UNSAID_AT_ONE, _TARGETS_LOOKED_AT = 30, 5
#: Of everybody at one target, so many at most: more than are ever written to there.
_AT_ONE = 100
#: Of whom something is said, so many at most: more than anybody goes through in a year of closeness passes.
_MOST_SAID = 5_000

_COLUMNS = (
    *("id", "name", "called", "closeness", "last_contact_on", "connected_on"),
    *("put_aside", "aside_until", "merged_into_id"),
)
_OF_PERSON = tuple(f"person__{column}" for column in _COLUMNS)
_Row = tuple[str, str, str, str, date | None, date | None, bool, date | None, str | None]
_PLACED = ("close", "known", "slightly", "cannot place")
_THERE: tuple[There, ...] = ("now", "before", "knows")


@dataclass(frozen=True, slots=True)
class _Tie:
    """How somebody has to do with a target: at which place of the order, and whether they are there now."""

    target: TargetCard
    place: int
    there: There


def candidates(
    viewer: Viewer,
    targets: Sequence[TargetCard],
    *,
    today: date,
    leave_out: Collection[str] = (),
    knowing: Mapping[str, str] | None = None,
) -> list[Candidate]:
    """Everybody of whom the user said how close they are or with whom there was contact, and the first of whom only
    their work at one of the first targets is known.

    ``targets`` are in order; ``knowing`` names the target that somebody knows about. Left out are those named, whoever
    was put aside, and whoever is aside until after today.
    """
    said = {row[0]: row for rows in _said(viewer) for row in rows if _is_in_sight(row, today)}
    for target in targets[:_TARGETS_LOOKED_AT]:
        said |= {row[0]: row for row in _unsaid(viewer, target, today) if _is_in_sight(row, today)}
    said = {person: row for person, row in said.items() if person not in leave_out}
    ties = _ties(viewer, targets, said, knowing or {})
    known = between(viewer, {person: row[5] for person, row in said.items()})
    return [_candidate(row, ties.get(person), known.get(person, Between())) for person, row in said.items()]


def in_sight(viewer: Viewer, targets: Sequence[TargetCard], *, today: date, at_once: int = 500) -> Iterator[set[str]]:
    """The ids of the same people, so many at a time, but for those who are closed and owed nothing."""
    waiting: set[str] = set()
    read = itertools.chain(_said(viewer), (_unsaid(viewer, target, today) for target in targets[:_TARGETS_LOOKED_AT]))
    over = set(settled(viewer, date.max))
    for row in itertools.chain.from_iterable(read):
        if row[0] not in over and _is_in_sight(row, today):
            waiting.add(row[0])
        if len(waiting) >= at_once:
            yield waiting
            waiting = set()
    yield waiting


def candidates_at(
    viewer: Viewer, targets: Sequence[TargetCard], at: Collection[str], *, today: date
) -> list[Candidate]:
    """Who works at some of the targets now, whoever they are; those first of whom the user said how close they are.

    ``targets`` are all of them, in order. Left out is whoever was put aside, is aside until after today, or cannot be
    placed.
    """
    rows: dict[str, _Row] = {}
    ties: dict[str, _Tie] = {}
    for place, target in enumerate(targets):
        for row in _working_at(viewer, target, today) if target.id in at else ():
            if row[0] not in rows:
                rows[row[0]], ties[row[0]] = row, _Tie(target, place, "now")
    known = between(viewer, {person: row[5] for person, row in rows.items()})
    return [_candidate(row, ties[person], known.get(person, Between())) for person, row in rows.items()]


def not_aside(viewer: Viewer, today: date) -> QuerySet[Person]:
    """Whoever was neither put aside for good nor until after today."""
    here = Person.objects.filter(search=viewer.search, merged_into__isnull=True, put_aside=False)
    return here.filter(Q(aside_until__isnull=True) | Q(aside_until__lte=today))


def _said(viewer: Viewer) -> Iterator[Iterable[_Row]]:
    """Those of whom the user said how close they are, with whom there was contact, or of whom a file tells letters.

    Each is asked for by what an index knows; whether they are in sight is looked at afterwards. Asked for all at once,
    SQLite reads everybody.
    """
    people = Person.objects.filter(search=viewer.search)
    yield people.filter(closeness__in=_PLACED).values_list(*_COLUMNS)[:_MOST_SAID]
    yield people.filter(last_contact_on__isnull=False).values_list(*_COLUMNS)[:_MOST_SAID]
    yield with_letters(viewer).values_list(*_OF_PERSON)[:_MOST_SAID]


def _unsaid(viewer: Viewer, target: TargetCard, today: date) -> Iterable[_Row]:
    """The first of those who work there and of whom nothing is said."""
    roles = Role.objects.filter(search=viewer.search, organisation=target.id, current=True)
    aside = Q(person__aside_until__isnull=False, person__aside_until__gt=today)
    there = roles.filter(person__closeness="", person__put_aside=False, person__merged_into__isnull=True).exclude(aside)
    return there.order_by("id").values_list(*_OF_PERSON)[:_UNSAID_AT_ONE]


def _working_at(viewer: Viewer, target: TargetCard, today: date) -> Iterable[_Row]:
    roles = Role.objects.filter(search=viewer.search, organisation=target.id, current=True)
    aside = Q(person__aside_until__isnull=False, person__aside_until__gt=today)
    there = roles.filter(person__put_aside=False, person__merged_into__isnull=True).exclude(aside)
    there = there.exclude(person__closeness="cannot place")
    return there.order_by("-person__closeness", "id").values_list(*_OF_PERSON)[:_AT_ONE]


def _is_in_sight(row: _Row, today: date) -> bool:
    closeness, put_aside, until, merged_into = row[3], *row[6:]
    aside = put_aside or closeness == "cannot place" or (until is not None and until > today)
    return not aside and merged_into is None


def _ties(
    viewer: Viewer, targets: Sequence[TargetCard], people: Collection[str], knowing: Mapping[str, str]
) -> dict[str, _Tie]:
    """The strongest tie of each of these people to a target: there now before anything, then the first in order."""
    places = {target.id: (place, target) for place, target in enumerate(targets)}
    roles = Role.objects.filter(search=viewer.search, organisation__in=list(places))
    told: list[tuple[str, str | None, There]] = [
        (person, organisation, "now" if current else "before")
        for person, organisation, current in roles.values_list("person_id", "organisation_id", "current")
        if person in people
    ]
    told += [(person, organisation, "knows") for person, organisation in knowing.items() if person in people]
    found: dict[str, _Tie] = {}
    for person, organisation, there in told:
        if organisation in places:
            place, target = places[organisation]
            tie = _Tie(target, place, there)
            found[person] = min(found.get(person, tie), tie, key=_strength)
    return found


def _strength(tie: _Tie) -> tuple[int, int]:
    return (_THERE.index(tie.there), tie.place)


def _candidate(row: _Row, tie: _Tie | None, between: Between) -> Candidate:
    person, name, called, closeness, contact = row[:5]
    last_on: date | None = contact
    last_by: Literal["me", "them", ""] = ""
    if between.last_on is not None and (contact is None or between.last_on > contact):
        last_on, last_by = between.last_on, between.last_by
    return Candidate(
        id=person,
        name=name,
        called=called,
        target=tie.target.id if tie else None,
        target_name=tie.target.name if tie else "",
        place=tie.place if tie else None,
        there=tie.there if tie else "",
        closeness=closeness or None,
        last_on=last_on,
        last_by=last_by,
        wrote=between.wrote,
        recommended=between.recommended,
        shared=between.shared,
    )
