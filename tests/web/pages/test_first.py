"""Whom to write to first."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import TODAY, Cast
from tests.web.reading import text
from whoelse.ids import new_id
from whoelse.loop import targets
from whoelse.loop.comforting import note_comfort
from whoelse.loop.people import NewPerson, add_person, put_aside, set_closeness, take_up_again
from whoelse.loop.placing import put_aside_until
from whoelse.loop.searching import follow_playbook
from whoelse.loop.undoing import undo
from whoelse.loop.writing import mark_sent
from whoelse.people import queries
from whoelse.today.whom_first import whom_first


@pytest.fixture
def wanted(people: Cast) -> Cast:
    """Halden Ferries and Kestrel Heat are wanted, in that order; Tom is known slightly."""
    targets.add_targets(people.nadia, ["Halden Ferries", "Kestrel Heat"], today=TODAY)
    set_closeness(people.nadia, people.tom, "slightly", today=TODAY)
    return people


def suggested(people: Cast, today: date = TODAY) -> list[str]:
    return [one.candidate.name for one in whom_first(people.nadia, today).suggestions]


def test_each_is_named_with_where_they_work_and_why(nadia: Client, wanted: Cast) -> None:
    page = text(nadia, reverse("whom first"))
    assert "Tom works at Halden Ferries, the first of your targets; you know each other slightly" in page
    assert "Maria works at Kestrel Heat; you are close." in page
    assert page.index("Tom Okafor") < page.index("Maria Lindqvist")


def test_the_page_says_how_closeness_counts_under_the_playbook_followed(nadia: Client, wanted: Cast) -> None:
    assert "those you know first, then those you know slightly, then those close to you" in text(
        nadia, reverse("whom first")
    )
    follow_playbook(wanted.nadia, "Pierson", today=TODAY)
    assert "how well you know each other, whoever is close to you first;" in text(nadia, reverse("whom first"))


def test_without_a_word_about_anybody_there_is_nobody_to_suggest(client: Client, nadia: Client, people: Cast) -> None:
    put_aside(people.nadia, people.maria, today=TODAY)
    page = text(nadia, reverse("whom first"))
    assert "Nobody to suggest" in page
    assert reverse("where to work") in page
    html = nadia.get(reverse("whom first")).content.decode()
    assert f'<a class="btn main" href="{reverse("add a person")}">Add a person</a>' in html


def test_writing_to_one_chooses_them_and_leads_to_the_letter(nadia: Client, wanted: Cast) -> None:
    answer = nadia.post(reverse("write to first", args=[wanted.tom]), {"token": new_id()})
    assert answer.headers["Location"] == reverse("message", args=["invitation", wanted.tom])
    letter = nadia.get(answer.headers["Location"]).content.decode()
    assert "Write to Tom Okafor" in letter
    assert "You chose Tom." in letter
    assert suggested(wanted) == ["Maria Lindqvist"]


@pytest.mark.parametrize("done", ["invited", "hesitant", "aside"])
def test_whoever_has_a_story_or_rests_is_not_suggested(wanted: Cast, done: str) -> None:
    match done:
        case "invited":
            mark_sent(wanted.nadia, kind="invitation", person=wanted.tom, today=TODAY)
        case "hesitant":
            note_comfort(wanted.nadia, person=wanted.tom, comfort="hesitant", today=TODAY)
        case "aside":
            put_aside(wanted.nadia, wanted.tom, today=TODAY)
    assert suggested(wanted) == ["Maria Lindqvist"]


def test_one_put_aside_for_now_comes_back_on_the_day(nadia: Client, wanted: Cast) -> None:
    until = TODAY + timedelta(days=28)
    sent = {"until": until.isoformat(), "token": new_id()}
    answer = nadia.post(reverse("put aside for now", args=[wanted.tom]), sent, follow=True)
    assert "Tom is not suggested before Wednesday 11 February." in answer.content.decode()
    assert suggested(wanted) == ["Maria Lindqvist"]
    assert suggested(wanted, until - timedelta(days=1)) == ["Maria Lindqvist"]
    assert suggested(wanted, until) == ["Tom Okafor", "Maria Lindqvist"]
    assert not queries.person(wanted.nadia, wanted.tom).put_aside


def test_one_put_aside_for_good_stays_aside(nadia: Client, wanted: Cast) -> None:
    sent = {"for_good": "yes", "until": "2026-02-11", "token": new_id()}
    nadia.post(reverse("put aside for now", args=[wanted.tom]), sent)
    assert suggested(wanted, date(2030, 1, 1)) == ["Maria Lindqvist"]


def test_putting_aside_for_now_is_undone(wanted: Cast) -> None:
    done = put_aside_until(wanted.nadia, wanted.tom, until=date(2026, 3, 1), today=TODAY)
    undo(wanted.nadia, done.act, today=TODAY)
    assert suggested(wanted) == ["Tom Okafor", "Maria Lindqvist"]


@pytest.mark.parametrize(("until", "said"), [("2026-01-14", "A day after today, please."), ("x", "This is no day.")])
def test_a_day_that_cannot_be_is_answered(nadia: Client, wanted: Cast, until: str, said: str) -> None:
    sent = {"until": until, "token": new_id()}
    answer = nadia.post(reverse("put aside for now", args=[wanted.tom]), sent, follow=True)
    assert said in answer.content.decode()
    assert suggested(wanted) == ["Tom Okafor", "Maria Lindqvist"]


def test_five_are_shown_and_the_others_on_demand(nadia: Client, wanted: Cast) -> None:
    for number in range(8):
        new = NewPerson(f"Ana {number}", at="Orrery Rail", closeness="known")
        add_person(wanted.nadia, new, today=TODAY)
    page = text(nadia, reverse("whom first"))
    assert page.count('class="suggestion"') == 5
    assert "Show others" in page
    more = text(nadia, f"{reverse('whom first')}?more=1")
    assert more.count('class="suggestion"') == 10
    assert "Show others" not in more


def test_at_a_target_also_those_are_suggested_of_whom_nothing_is_said(people: Cast) -> None:
    put_aside(people.nadia, people.maria, today=TODAY)
    assert suggested(people) == []
    targets.add_targets(people.nadia, ["Halden Ferries"], today=TODAY)
    assert suggested(people) == ["Tom Okafor"]


def test_the_order_of_the_targets_is_followed(wanted: Cast) -> None:
    order = [target.id for target in queries.targets(wanted.nadia)]
    set_closeness(wanted.nadia, wanted.maria, "slightly", today=TODAY)
    assert suggested(wanted) == ["Tom Okafor", "Maria Lindqvist"]
    targets.order_targets(wanted.nadia, order[::-1], today=TODAY)
    assert suggested(wanted) == ["Maria Lindqvist", "Tom Okafor"]


def test_ten_more_people_cost_no_more_queries(nadia: Client, wanted: Cast) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            nadia.get(f"{reverse('whom first')}?more=1")
        return len(seen)

    count()
    before = count()
    for number in range(10):
        add_person(wanted.nadia, NewPerson(f"Ana {number}", at="Kestrel Heat", closeness="known"), today=TODAY)
    count()
    assert count() == before


def test_todays_step_to_choose_somebody_leads_here_and_is_done_by_choosing(nadia: Client, wanted: Cast) -> None:
    page = text(nadia, reverse("today"))
    assert "See whom first" in page
    link = page.split(f'href="{reverse("whom first")}?step=')[1].split('"')[0]
    shown = text(nadia, f"{reverse('whom first')}?step={link}")
    assert 'name="step" value="choose person|' in shown
    key = shown.split('name="step" value="')[1].split('"')[0]
    answer = nadia.post(reverse("write to first", args=[wanted.tom]), {"step": key, "token": new_id()})
    assert answer.headers["Location"] == reverse("message", args=["invitation", wanted.tom])
    assert "See whom first" not in text(nadia, reverse("today")).split('class="margin"')[0]


def test_until_when_somebody_rests_stands_on_their_page(nadia: Client, wanted: Cast) -> None:
    until = TODAY + timedelta(days=28)
    put_aside_until(wanted.nadia, wanted.maria, until=until, today=TODAY)
    page = reverse("person", args=[wanted.maria])
    assert "not suggested before Wednesday 11 February" in text(nadia, page)
    take_up_again(wanted.nadia, wanted.maria, today=TODAY)
    assert "not suggested before" not in text(nadia, page)
