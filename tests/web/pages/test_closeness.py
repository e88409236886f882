"""The closeness pass."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import TODAY, Cast
from tests.web.reading import text
from whoelse.ids import new_id
from whoelse.interchange.importing import read_files
from whoelse.loop import importing, targets
from whoelse.loop.people import NewPerson, add_person, put_aside
from whoelse.loop.placing import place_person
from whoelse.people import queries
from whoelse.today.whom_first import whom_first


@pytest.fixture
def some(people: Cast) -> list[str]:
    """Ana, Ben and Cleo are here, not placed yet; so is Tom. Maria is close."""
    made = [
        add_person(people.nadia, NewPerson(name, at="Orrery Rail"), today=TODAY).person
        for name in ["Ana", "Ben", "Cleo"]
    ]
    return [person for person in made if person]


def answer(nadia: Client, person: str, closeness: str, **more: str) -> str:
    sent = {"person": person, "closeness": closeness, "token": new_id(), **more}
    return nadia.post(reverse("closeness"), sent).headers["Location"]


def test_one_at_a_time_with_four_answers_and_their_keys(nadia: Client, people: Cast, some: list[str]) -> None:
    page = text(nadia, reverse("closeness"))
    assert "<bdi>Ana</bdi>" in page
    assert "1 of 20" in page
    for number, words in enumerate(("close", "known", "slightly", "cannot place"), 1):
        assert f'value="{words}" data-key="{number}"' in page
    assert "Ben" not in page


def test_each_answer_is_kept_at_once_and_the_next_one_comes(nadia: Client, people: Cast, some: list[str]) -> None:
    after = answer(nadia, some[0], "slightly")
    assert queries.person(people.nadia, some[0]).closeness == "slightly"
    page = text(nadia, after)
    assert "<bdi>Ben</bdi>" in page
    assert "2 of 20" in page


def test_who_cannot_be_placed_is_put_away_and_not_deleted(nadia: Client, people: Cast, some: list[str]) -> None:
    answer(nadia, some[0], "cannot place")
    card = queries.person(people.nadia, some[0])
    assert card.put_aside
    assert card.closeness == "cannot place"
    assert "Ana" in text(nadia, f"{reverse('people')}?who=put aside")


def test_the_last_answer_is_undone_and_asked_again(nadia: Client, people: Cast, some: list[str]) -> None:
    page = text(nadia, answer(nadia, some[0], "cannot place"))
    assert "Undo: <bdi>Ana</bdi>" in page
    act = page.split('name="undo" value="')[1].split('"')[0]
    sent = {"undo": act, "asked": "1", "person": some[0]}
    page = text(nadia, nadia.post(reverse("closeness"), sent).headers["Location"])
    assert "<bdi>Ana</bdi>" in page
    assert "1 of 20" in page
    card = queries.person(people.nadia, some[0])
    assert not card.put_aside
    assert card.closeness == ""
    assert nadia.post(reverse("closeness"), sent, follow=True).status_code == 200


def test_who_is_skipped_does_not_come_again_in_the_round(nadia: Client, people: Cast, some: list[str]) -> None:
    after = answer(nadia, some[0], "")
    assert "<bdi>Ben</bdi>" in text(nadia, after)
    assert queries.person(people.nadia, some[0]).closeness == ""
    assert "<bdi>Ana</bdi>" in text(nadia, reverse("closeness"))


def test_who_works_at_a_target_comes_before_the_others(nadia: Client, people: Cast, some: list[str]) -> None:
    targets.add_targets(people.nadia, ["Halden Ferries"], today=TODAY)
    assert "<bdi>Tom Okafor</bdi>" in text(nadia, reverse("closeness"))


def test_who_is_on_view_under_whom_first_comes_before_evidence(nadia: Client, people: Cast, some: list[str]) -> None:
    """Ana worked where Nadia did, which is evidence; Tom and Zoe stand under *Whom to write to first*, in its order."""
    own = "Company Name,Title,Description,Location,Started On,Finished On\nOrrery Rail,Planner,,Oslo,Jan 2019,\n"
    importing.bring_in(people.nadia, read_files([("Positions.csv", own.encode())]), today=TODAY)
    assert "<bdi>Ana</bdi>" in text(nadia, reverse("closeness"))
    targets.add_targets(people.nadia, ["Halden Ferries", "Fjordgate"], today=TODAY)
    zoe = add_person(people.nadia, NewPerson("Zoe", at="Fjordgate"), today=TODAY).person
    assert zoe
    order = [one.person for one in whom_first(people.nadia, TODAY).suggestions]
    assert order.index(people.tom) < order.index(zoe)
    page = text(nadia, reverse("closeness"))
    assert "<bdi>Tom Okafor</bdi>" in page
    skipped = answer(nadia, people.tom, "")
    assert "<bdi>Zoe</bdi>" in text(nadia, skipped)
    after = answer(nadia, zoe, "slightly", skipped=people.tom)
    assert "<bdi>Ana</bdi>" in text(nadia, after), "then by evidence"


def test_after_twenty_there_is_a_rest(nadia: Client, people: Cast, some: list[str]) -> None:
    page = text(nadia, f"{reverse('closeness')}?asked=20")
    assert "That was a round." in page
    assert "Four people are not placed yet." in page
    assert "Twenty more" in page


def test_where_everybody_is_placed_the_page_says_so(nadia: Client, people: Cast) -> None:
    place_person(people.nadia, people.tom, "known", today=TODAY)
    assert "Everybody is placed." in text(nadia, reverse("closeness"))


@pytest.mark.parametrize("sent", [{}, {"person": "nobody", "closeness": "best of friends"}])
def test_an_answer_that_is_none_changes_nothing(
    nadia: Client, people: Cast, some: list[str], sent: dict[str, str]
) -> None:
    assert nadia.post(reverse("closeness"), sent).headers["Location"] == reverse("closeness")


def test_nobody_elses_person_is_placed(nadia: Client, people: Cast) -> None:
    assert nadia.post(reverse("closeness"), {"person": "nobody", "closeness": "close"}).status_code == 404


@pytest.mark.parametrize("query", ["asked=x", "asked=99999999", "last=nothing", "person=nobody", "skipped=,,"])
def test_an_address_that_makes_no_sense_asks_all_the_same(nadia: Client, people: Cast, query: str) -> None:
    assert nadia.get(f"{reverse('closeness')}?{query}").status_code == 200


def test_who_was_put_aside_is_not_asked_about(nadia: Client, people: Cast) -> None:
    put_aside(people.nadia, people.tom, today=TODAY)
    assert "Everybody is placed." in text(nadia, reverse("closeness"))


def test_ten_more_people_cost_no_more_queries(nadia: Client, people: Cast, some: list[str]) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            nadia.get(reverse("closeness"))
        return len(seen)

    count()
    before = count()
    for number in range(10):
        add_person(people.nadia, NewPerson(f"Dan {number}", at=f"Place {number}"), today=TODAY)
    count()
    assert count() == before


def test_a_round_is_one_line_of_what_was_done_today(nadia: Client, people: Cast, some: list[str]) -> None:
    for person in some:
        answer(nadia, person, "known")
    page = text(nadia, reverse("today"))
    assert "You said how well you know people, Cleo last" in page
    assert "You said how well you know people, Ben last" not in page
