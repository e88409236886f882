"""What imports told beside the people themselves: evidence, the user's own roles, suggested targets."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.db.models import F

from whoelse.method.people import told
from whoelse.method.people.evidence import Acquainted, Evidence, together
from whoelse.people import models
from whoelse.people.models import Organisation, Person, Role
from whoelse.people.queries.places import target_key
from whoelse.people.queries.records import MOST_NAMED, aliases
from whoelse.searches.access import Viewer

_SUGGESTED = ("kind", "organisation", "key", "title", "url", "day")
_EVIDENCE = tuple(field.name for field in fields(Evidence))


@dataclass(frozen=True, slots=True)
class SuggestedTarget:
    """An organisation that files suggest, and why: followed since a day, the titles of jobs saved and applied for.

    ``organisation_id`` is there where somebody is known to work or have worked there. ``is_target``: it is one already.
    """

    key: str
    name: str
    organisation_id: str | None
    followed: bool
    followed_on: date | None
    saved_jobs: tuple[str, ...] = ()
    applications: tuple[str, ...] = ()
    is_target: bool = False


def acquainted(viewer: Viewer) -> Acquainted:
    """Everybody, as what files say beside the people is told apart."""
    alias = aliases(viewer)
    found = Acquainted(employers=_employers(viewer, alias))
    rows = Person.objects.filter(search=viewer.search).order_by("pk")
    for person, merged, profile, folded in rows.values_list("pk", "merged_into_id", "profile_key", "sort_key"):
        if profile and (not merged or profile not in found.by_profile):
            found.by_profile[profile] = person
        namesakes = found.by_name.setdefault(folded, [])
        stands = alias.get(person, person)
        if stands not in namesakes:
            namesakes.append(stands)
    return found


def told_before(viewer: Viewer) -> told.Told:
    """All that earlier imports told, but for the notes; evidence by the person it was told of, before any merge."""
    evidence: dict[str, Evidence] = {}
    for person, said in _said(viewer, None):
        evidence[person] = together(evidence[person], said) if person in evidence else said
    return told.Told(evidence, (), _own_roles(viewer), _suggestions(viewer))


def evidence(viewer: Viewer, people: Iterable[str] | None = None) -> dict[str, Evidence]:
    """What imports say of how the user and each of these people stand, of everybody where nobody is named.

    Whoever was merged is read as the one kept; those of whom nothing is said are left out. It is no fact: the last
    message here is not the last contact that the journal knows.
    """
    alias = aliases(viewer)
    wanted = None if people is None else {alias.get(person, person) for person in people}
    asked = None if wanted is None else wanted | {merged for merged, stands in alias.items() if stands in wanted}
    apiece: dict[str, Evidence] = {}
    for person, said in _said(viewer, asked):
        apiece[person] = together(apiece[person], said) if person in apiece else said
    found: dict[str, Evidence] = {}
    for person, said in apiece.items():
        stands = alias.get(person, person)
        found[stands] = together(found[stands], said, apart=True) if stands in found else said
    return found


def written_since(viewer: Viewer, since: date) -> dict[str, Evidence]:
    """What imports say of the people with whom a message went to and fro since a day; who is put aside is left out."""
    rows = models.Evidence.objects.filter(search=viewer.search, last_on__gte=since, person__put_aside=False)
    people = set(rows.values_list("person_id", flat=True))
    return evidence(viewer, people) if people else {}


def own_roles(viewer: Viewer) -> tuple[told.OwnRole, ...]:
    """What the user does and did, as imports told it, the latest first; a later file says when one ended."""
    known: dict[tuple[str, str, str], told.OwnRole] = {}
    for role in _own_roles(viewer):
        same = (role.key, role.title, role.started)
        if same not in known or role.ended > known[same].ended:
            known[same] = role
    return tuple(sorted(known.values(), key=lambda role: (role.ended or "9999", role.started, role.key), reverse=True))


def suggested_targets(viewer: Viewer) -> tuple[SuggestedTarget, ...]:
    """The organisations that files suggest as targets, by name. Offered only: the user makes a target of one."""
    gathered: dict[str, list[told.Suggestion]] = {}
    for one in _suggestions(viewer):
        gathered.setdefault(one.key, []).append(one)
    places = dict(Organisation.objects.filter(search=viewer.search, key__in=list(gathered)).values_list("key", "pk"))
    wanted = set(models.Target.objects.filter(search=viewer.search).values_list("organisation_id", flat=True))
    found = [_suggested(key, said, places.get(key), wanted) for key, said in gathered.items()]
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.key)))


def openings(viewer: Viewer, organisation: str) -> tuple[told.Suggestion, ...]:
    """The jobs at a target that files say were saved or applied for, the latest first, each title once.

    Raises NotFound where the organisation is no target.
    """
    rows = models.Suggestion.objects.filter(search=viewer.search, key=target_key(viewer, organisation)).exclude(
        kind=told.FOLLOWED
    )
    found: dict[str, told.Suggestion] = {}
    for row in rows.exclude(title="").order_by(F("day").desc(nulls_last=True), "pk").values_list(*_SUGGESTED):
        one = told.Suggestion(*row)
        found.setdefault(one.title, one)
    return tuple(found.values())


def _suggested(key: str, said: list[told.Suggestion], place: str | None, wanted: set[str]) -> SuggestedTarget:
    follows = [one for one in said if one.kind == told.FOLLOWED]
    titles = {
        kind: tuple(sorted({one.title for one in said if one.kind == kind}))
        for kind in (told.SAVED_JOB, told.APPLICATION)
    }
    return SuggestedTarget(
        key,
        min(one.organisation for one in said),
        place,
        bool(follows),
        min((one.day for one in follows if one.day), default=None),
        titles[told.SAVED_JOB],
        titles[told.APPLICATION],
        place in wanted,
    )


def _said(viewer: Viewer, people: set[str] | None) -> Iterable[tuple[str, Evidence]]:
    rows = models.Evidence.objects.filter(search=viewer.search)
    if people is not None and len(people) <= MOST_NAMED:
        rows = rows.filter(person__in=people)
    values: tuple[Any, ...]
    for person, *values in rows.values_list("person_id", *_EVIDENCE):
        if people is None or person in people:
            yield person, Evidence(*values)


def _own_roles(viewer: Viewer) -> tuple[told.OwnRole, ...]:
    rows = models.OwnRole.objects.filter(search=viewer.search).order_by("pk")
    return tuple(told.OwnRole(*row) for row in rows.values_list("organisation", "key", "title", "started", "ended"))


def _suggestions(viewer: Viewer) -> tuple[told.Suggestion, ...]:
    rows = models.Suggestion.objects.filter(search=viewer.search).order_by("pk")
    return tuple(told.Suggestion(*row) for row in rows.values_list(*_SUGGESTED))


def _employers(viewer: Viewer, alias: dict[str, str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    rows = Role.objects.filter(search=viewer.search, organisation__isnull=False)
    for person, key in rows.values_list("person_id", "organisation__key"):
        found.setdefault(alias.get(person, person), set()).add(key)
    return {person: frozenset(keys) for person, keys in found.items()}
