"""People as lists show them, and as they are when two turn out to be one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import TODAY, Cast
from whoelse.loop import writing
from whoelse.loop.people import NewPerson, add_earlier_role, add_person, change_role, merge_people
from whoelse.people import queries as people


def test_found_by_name_called_organisation_and_address(cast: Cast) -> None:
    for text in ("lindqvist", "LINDQVIST", "maria@", "kestrel"):
        assert [card.id for card in people.people(cast.nadia, text=text).people] == [cast.maria], text
    assert people.people(cast.nadia, text="100%").people == ()


def test_by_closeness_and_by_last_contact(cast: Cast) -> None:
    writing.mark_sent(cast.nadia, kind="invitation", person=cast.tom, today=TODAY)
    assert [card.id for card in people.people(cast.nadia, closeness="close").people] == [cast.maria]
    assert [card.id for card in people.people(cast.nadia, closeness="").people] == [cast.tom]
    last = people.people(cast.nadia, order="last contact").people
    assert [(card.id, card.last_contact_on) for card in last] == [(cast.tom, TODAY), (cast.maria, None)]


def test_a_new_employer_ends_the_old_role(cast: Cast) -> None:
    change_role(cast.nadia, cast.tom, at="Orrery Rail", role="Planner", since="2026-01", today=TODAY)
    add_earlier_role(cast.nadia, cast.tom, at="An airline", started="2010", ended="2017", today=TODAY)
    card = people.person(cast.nadia, cast.tom)
    assert (card.organisation, card.role) == ("Orrery Rail", "Planner")
    ended = [(role.organisation, role.ended) for role in card.roles if not role.current]
    assert sorted(ended) == [("An airline", "2017"), ("Halden Ferries", "2026-01")]


def test_acme_and_acme_inc_are_one_place(cast: Cast) -> None:
    one = add_person(cast.nadia, NewPerson("Ana Ruiz", at="Acme"), today=TODAY).person
    other = add_person(cast.nadia, NewPerson("Ben Carver", at="Acme Inc."), today=TODAY).person
    cards = people.cards(cast.nadia, [one or "", other or ""])
    assert len({card.organisation_id for card in cards.values()}) == 1


def test_a_merged_person_is_the_one_kept(cast: Cast) -> None:
    merge_people(cast.nadia, kept=cast.maria, merged=cast.tom, today=TODAY)
    assert people.person(cast.nadia, cast.tom).id == cast.maria
    assert [card.id for card in people.people(cast.nadia).people] == [cast.maria]


def test_who_a_new_name_may_be(cast: Cast) -> None:
    assert [card.id for card in people.alike(cast.nadia, "M. Lindqvist", email="MARIA@kestrel.example")] == [cast.maria]
    assert people.alike(cast.nadia, "Somebody Else") == ()


@pytest.mark.parametrize("page", [1, 2])
def test_ten_more_rows_cost_no_more_queries(cast: Cast, page: int) -> None:
    with CaptureQueriesContext(connection) as few:
        people.people(cast.nadia, page=1, size=20)
    for number in range(30):
        add_person(cast.nadia, NewPerson(f"Person {number}", at=f"Place {number}"), today=TODAY)
    with CaptureQueriesContext(connection) as many:
        found = people.people(cast.nadia, page=page, size=20)
    assert (found.total, found.pages, len(many)) == (32, 2, len(few))
