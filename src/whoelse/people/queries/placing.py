"""Whom the user has not yet said how close they are, those first with whom something is known to have been."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from whoelse.method.people.placing import Unplaced, evident, in_order
from whoelse.people.models import Person, Role
from whoelse.people.queries.between import Between, between, colleagues, with_letters
from whoelse.people.queries.records import PersonCard, cards
from whoelse.people.queries.suggesting import not_aside
from whoelse.searches.access import Viewer

#: Nobody needs to know how many more there are.
MANY = 100
#: So many of each sort are looked at, to find the first few.
_LOOKED_AT = 2_000


@dataclass(frozen=True, slots=True)
class ToPlace:
    """Somebody to place: who it is, and what is known to have been between the two."""

    card: PersonCard
    between: Between


def to_place(
    viewer: Viewer,
    *,
    today: date,
    most: int = 1,
    leave_out: Collection[str] = (),
    targets: Sequence[str] = (),
    first: Sequence[str] = (),
) -> tuple[ToPlace, ...]:
    """The next people to place: those of ``first`` who are not placed, in its order; then by evidence, then those at
    one of ``targets``, then everybody else by name.
    """
    unplaced = not_aside(viewer, today).filter(closeness="")
    rows = _of(unplaced.filter(pk__in=with_letters(viewer).values("person"))) | _of(
        unplaced.filter(pk__in=colleagues(viewer))
    )
    known = between(viewer, {person: connected for person, (_, connected) in rows.items()})
    told = [
        Unplaced(person, name, one.wrote, one.recommended, one.shared, one.last_on)
        for person, (name, _) in rows.items()
        for one in [known.get(person, Between())]
        if person not in leave_out
    ]
    wanted = [person for person in first if person not in leave_out]
    open_still = set(unplaced.filter(pk__in=wanted).values_list("pk", flat=True)) if wanted else set()
    ids = [person for person in wanted if person in open_still][:most]
    ids += [one.id for one in in_order(one for one in told if evident(one)) if one.id not in ids][: most - len(ids)]
    if len(ids) < most and targets:
        there = Role.objects.filter(search=viewer.search, organisation__in=targets, current=True).values("person")
        ids += _more(unplaced.filter(pk__in=there), most - len(ids), {*ids, *leave_out})
    if len(ids) < most:
        ids += _more(unplaced, most - len(ids), {*ids, *leave_out})
    return tuple(ToPlace(card, known.get(card.id, Between())) for card in cards(viewer, ids).values())


def count_unplaced(viewer: Viewer, *, today: date) -> int:
    """Of how many the user has not said how close they are; of more than ``MANY`` it is not counted how many more."""
    return not_aside(viewer, today).filter(closeness="").values("pk")[: MANY + 1].count()


def _of(rows: QuerySet[Person]) -> dict[str, tuple[str, date | None]]:
    listed = rows.order_by("pk").values_list("pk", "name", "connected_on")[:_LOOKED_AT]
    return {person: (name, connected) for person, name, connected in listed}


def _more(rows: QuerySet[Person], most: int, besides: Collection[str]) -> list[str]:
    ids = rows.order_by("sort_key", "id").values_list("pk", flat=True)[: most + len(besides)]
    return [person for person in ids if person not in besides][:most]
