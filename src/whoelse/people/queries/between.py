"""What is known to be between the user and people: letters, recommendations, places where both worked."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.db.models import Q, QuerySet

from whoelse.method.people.evidence import Evidence
from whoelse.method.people.shared_past import SharedPast, Stay, closest, overlap
from whoelse.people import models
from whoelse.people.models import Role
from whoelse.people.queries.told import evidence, own_roles
from whoelse.searches.access import Viewer

By = Literal["me", "them", ""]
Wrote = Literal["both", "one", ""]
Recommended = Literal["given", "received", "both", ""]


@dataclass(frozen=True, slots=True)
class Between:
    """What is known to be between the user and one person, as far as files and roles tell."""

    last_on: date | None = None
    last_by: By = ""
    wrote: Wrote = ""
    recommended: Recommended = ""
    shared: SharedPast | None = None


_BY: dict[str, By] = {"me": "me", "them": "them"}


def with_letters(viewer: Viewer) -> QuerySet[models.Evidence]:
    """What files tell of letters and recommendations, for a query to go on with."""
    told = Q(mine__gt=0) | Q(theirs__gt=0) | Q(recommends_me=True) | Q(recommended_by_me=True)
    return models.Evidence.objects.filter(told, search=viewer.search)


def colleagues(viewer: Viewer) -> QuerySet[Role, str]:
    """The ids of the people who work or worked where the user did, for a query to go on with."""
    keys = [role.key for role in own_roles(viewer)]
    rows = Role.objects.filter(search=viewer.search, organisation__key__in=keys)
    return rows.values_list("person", flat=True)


def between(viewer: Viewer, people: Mapping[str, date | None]) -> dict[str, Between]:
    """What is known to be between the user and each of these people; those of whom nothing is are left out.

    ``people`` gives the day on which the two connected, where it is known.
    """
    letters, shared = evidence(viewer, people), _shared(viewer, people)
    return {person: _told(letters.get(person, Evidence()), shared.get(person)) for person in {**letters, **shared}}


def _shared(viewer: Viewer, people: Mapping[str, date | None]) -> dict[str, SharedPast]:
    mine: dict[str, list[tuple[str, Stay]]] = {}
    for role in own_roles(viewer):
        stay = Stay(role.started, role.ended, current=not role.ended)
        mine.setdefault(role.key, []).append((role.organisation, stay))
    found: dict[str, SharedPast] = {}
    for person, key, theirs in _stays(viewer, mine):
        if person in people:
            for name, stay in mine[key]:
                past = SharedPast(name, overlap(stay, theirs, connected_on=people[person]))
                found[person] = closest(found.get(person), past)
    return found


def _stays(viewer: Viewer, keys: Collection[str]) -> list[tuple[str, str, Stay]]:
    if not keys:
        return []
    roles = Role.objects.filter(search=viewer.search, organisation__key__in=list(keys))
    columns = ("person_id", "organisation__key", "started", "ended", "current")
    return [
        (person, key, Stay(started, ended, current=current))
        for person, key, started, ended, current in roles.values_list(*columns)
    ]


def _told(said: Evidence, shared: SharedPast | None) -> Between:
    wrote: Wrote = ""
    if said.mine or said.theirs:
        wrote = "both" if said.both_wrote else "one"
    recommended: Recommended = ""
    if said.recommended_by_me:
        recommended = "both" if said.recommends_me else "given"
    elif said.recommends_me:
        recommended = "received"
    return Between(said.last_on, _BY.get(said.last_by, ""), wrote, recommended, shared)
