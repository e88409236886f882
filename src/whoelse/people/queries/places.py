"""Organisations, which of them are wanted, and whom the user knows there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, Q, When, Window
from django.db.models.functions import RowNumber

from whoelse.people.models import Organisation, Person, Role, Target
from whoelse.people.queries.records import PersonCard, cards
from whoelse.searches.access import NotFound, Viewer

_NEAREST_FIRST = ("close", "known", "slightly")
#: So many people at one target are enough to find the next of at most three.
_MET_AT_ONE = 8


@dataclass(frozen=True, slots=True)
class TargetCard:
    """An organisation the user wants to get into; ``id`` is the organisation's."""

    id: str
    name: str
    rank: int
    scores: dict[str, Any]
    archived: bool = False


@dataclass(frozen=True, slots=True)
class KnownThere:
    """How many people the user knows at a place: who are there now, how many of these are close or known, and who
    were there before, as far as their roles are noted."""

    now: int = 0
    near: int = 0
    before: int = 0


@dataclass(frozen=True, slots=True)
class PlaceSeen:
    """A place where people work whom the user knows."""

    id: str
    name: str
    people: int


def organisations(viewer: Viewer, ids: Iterable[str]) -> dict[str, str]:
    """The names of organisations by their ids."""
    rows = Organisation.objects.filter(search=viewer.search, pk__in=list(ids))
    return dict(rows.values_list("pk", "name"))


def organisation_ids(viewer: Viewer) -> dict[str, str]:
    """The ids of all organisations by their keys."""
    return dict(Organisation.objects.filter(search=viewer.search).values_list("key", "pk"))


def targets(viewer: Viewer, *, archived: bool | None = False) -> tuple[TargetCard, ...]:
    """The organisations wanted, in the user's own order. ``archived``: those in sight, those out of it, None for both.

    Whether one is ruled out is not known here: that is a fact.
    """
    rows = Target.objects.filter(search=viewer.search).select_related("organisation").order_by("rank", "id")
    if archived is not None:
        rows = rows.filter(archived=archived)
    return tuple(_card(row) for row in rows)


def target(viewer: Viewer, organisation: str) -> TargetCard:
    """One target. Raises NotFound where the organisation is none."""
    rows = Target.objects.filter(search=viewer.search, organisation=organisation).select_related("organisation")
    row = rows.first()
    if row is None:
        raise NotFound("There is no such target.")
    return _card(row)


def target_key(viewer: Viewer, organisation: str) -> str:
    """The key of a target: its name folded. Raises NotFound where the organisation is none."""
    rows = Target.objects.filter(search=viewer.search, organisation=organisation)
    key = rows.values_list("organisation__key", flat=True).first()
    if key is None:
        raise NotFound("There is no such target.")
    return str(key)


def known_there(viewer: Viewer, organisations: Iterable[str]) -> dict[str, KnownThere]:
    """How many people the user knows at each of these places; who was put aside counts too."""
    near = Q(person__closeness__in=("close", "known"))
    rows = (
        _roles(viewer)
        .filter(organisation__in=list(organisations))
        .values("organisation_id", "current")
        .annotate(people=Count("person", distinct=True), near=Count("person", distinct=True, filter=near))
    )
    found: dict[str, KnownThere] = {}
    for row in rows:
        place, seen = row["organisation_id"], found.get(row["organisation_id"], KnownThere())
        if row["current"]:
            found[place] = KnownThere(row["people"], row["near"], seen.before)
        else:
            found[place] = KnownThere(seen.now, seen.near, row["people"])
    return found


def people_before(viewer: Viewer, organisation: str) -> tuple[PersonCard, ...]:
    """Who is noted as having worked there and does not now, by name."""
    there = _roles(viewer).filter(organisation=organisation)
    now = there.filter(current=True).values("person")
    ids = there.filter(current=False).exclude(person__in=now).order_by("person__sort_key", "person_id")
    return tuple(cards(viewer, ids.values_list("person_id", flat=True)).values())


def to_be_met(viewer: Viewer, targets: Iterable[str], *, today: date) -> tuple[str, ...]:
    """The ids of whom a plan may propose at these targets beside those it knows already: who works there now, the
    closest first, a few at each; and everybody close. Whoever was put aside, or cannot be placed, is left out."""
    ids: list[str] = []
    wanted = list(targets)
    if wanted:  # a search by circles has none, and to put the question takes longer than to answer it
        ids += _nearest_there(viewer, wanted, today)
    close = Person.objects.filter(
        search=viewer.search, merged_into__isnull=True, put_aside=False, closeness="close"
    ).order_by("sort_key", "id")
    ids += close.values_list("pk", flat=True)
    return tuple(dict.fromkeys(ids))


def _nearest_there(viewer: Viewer, targets: list[str], today: date) -> Any:
    rows = _roles(viewer).filter(
        Q(person__aside_until__isnull=True) | Q(person__aside_until__lte=today), current=True, person__put_aside=False
    )
    nearness = Case(*(When(person__closeness=word, then=at) for at, word in enumerate(_NEAREST_FIRST)), default=9)
    place = Window(RowNumber(), partition_by="organisation_id", order_by=(nearness, "person__sort_key", "person_id"))
    there = (
        rows.filter(organisation__in=targets)
        .exclude(person__closeness="cannot place")
        .annotate(place=place)
        .filter(place__lte=_MET_AT_ONE)
        .order_by("organisation_id", "place")
    )
    return there.values_list("person_id", flat=True)


def employers(viewer: Viewer, *, most: int = 8) -> tuple[PlaceSeen, ...]:
    """Where most of the people work whom the user knows, the places with most people first; targets left out."""
    wanted = Target.objects.filter(search=viewer.search).values("organisation")
    rows = (
        Role.objects.filter(search=viewer.search, current=True, organisation__isnull=False)
        .exclude(organisation__in=wanted)
        .values("organisation_id")
        .annotate(people=Count("pk"))
        .order_by("-people", "organisation_id")[:most]
    )
    counted = {row["organisation_id"]: row["people"] for row in rows}
    names = organisations(viewer, counted)
    return tuple(PlaceSeen(place, names[place], people) for place, people in counted.items())


def _roles(viewer: Viewer) -> Any:
    return Role.objects.filter(search=viewer.search, person__merged_into__isnull=True)


def _card(row: Target) -> TargetCard:
    return TargetCard(row.organisation_id, row.organisation.name, row.rank, dict(row.scores), row.archived)
