"""Whoever was put aside, for good or until a day, is never suggested."""

from datetime import date, timedelta

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import TODAY, Cast
from whoelse.loop import targets
from whoelse.loop.people import NewPerson, add_person, edit_person, put_aside, take_up_again
from whoelse.loop.placing import place_person, put_aside_until
from whoelse.today.whom_first import whom_first

NAMES = ("Abe", "Bea", "Cy", "Dot")
#: What is done to somebody, by their place among NAMES: put aside until after so many days, for good (0), or taken up.
ACTS = st.lists(st.tuples(st.integers(0, 3), st.sampled_from([None, 0, 1, 5, 28, 400])), max_size=8)


@given(ACTS, st.integers(0, 500), st.booleans())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_who_is_put_aside_never_appears_among_suggestions(
    cast: Cast, acts: list[tuple[int, int | None]], later: int, placed: bool
) -> None:
    with transaction.atomic():
        targets.add_targets(cast.nadia, ["Initech"], today=TODAY)
        people = [_added(cast, name, placed=placed) for name in NAMES]
        aside: dict[str, date | None] = {}
        for place, days in acts:
            person = people[place]
            if days is None:
                take_up_again(cast.nadia, person, today=TODAY)
                aside.pop(person, None)
            elif days:
                put_aside_until(cast.nadia, person, until=TODAY + timedelta(days), today=TODAY)
                aside[person] = None if person in aside and aside[person] is None else TODAY + timedelta(days)
            else:
                put_aside(cast.nadia, person, today=TODAY)
                aside[person] = None
        day = TODAY + timedelta(later)
        resting = {person for person, until in aside.items() if until is None or until > day}
        suggested = {one.person for one in whom_first(cast.nadia, day).suggestions}
        assert not suggested & resting
        assert suggested >= set(people) - resting
        transaction.set_rollback(True)  # each example begins with nobody aside


def _added(cast: Cast, name: str, *, placed: bool) -> str:
    person = add_person(cast.nadia, NewPerson(name, at="Initech"), today=TODAY).person
    assert person is not None
    if placed:
        place_person(cast.nadia, person, "known", today=TODAY)
    return person


def test_who_cannot_be_placed_is_not_suggested(cast: Cast) -> None:
    targets.add_targets(cast.nadia, ["Initech"], today=TODAY)
    person = _added(cast, "Hugo Lefèvre", placed=False)
    assert person in {one.person for one in whom_first(cast.nadia, TODAY).suggestions}
    edit_person(cast.nadia, person, closeness="cannot place", today=TODAY)
    assert person not in {one.person for one in whom_first(cast.nadia, TODAY).suggestions}
