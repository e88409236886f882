"""Letters in an export: what they were for this search."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import TODAY, Cast, stranger
from tests.loop.test_importing import MESSAGE_COLUMNS
from tests.web.reading import text
from whoelse.interchange.importing import read_files
from whoelse.journal.queries import facts
from whoelse.loop.importing import bring_in
from whoelse.loop.people import NewPerson, add_person, put_aside
from whoelse.loop.undoing import undo
from whoelse.searches.access import Viewer
from whoelse.today.queries import agenda

ME = "Nadia Rahimi,https://www.linkedin.com/in/nadia-rahimi"
TOM = "Tom Okafor,https://www.linkedin.com/in/tom-okafor"
MARIA = "Maria Lindqvist,https://www.linkedin.com/in/maria-lindqvist"
PROFILE = b"First Name,Last Name,Maiden Name,Headline,Summary,Industry\nNadia,Rahimi,,Planner,,Ferries\n"


def bring(viewer: Viewer, *written: tuple[str, str, str]) -> str:
    rows = "".join(
        f"c{at},,{one},{other},{day} 10:00:00 UTC,,Hi,INBOX\n" for at, (one, other, day) in enumerate(written)
    )
    messages = (MESSAGE_COLUMNS + rows).encode()
    done = bring_in(viewer, read_files([("messages.csv", messages), ("Profile.csv", PROFILE)]), today=TODAY).act
    assert done is not None
    return done.act


@pytest.fixture
def written(people: Cast) -> str:
    """Nadia wrote to Tom, who answered; to Maria in November, and long ago. The act that brought it in."""
    return bring(
        people.nadia,
        (ME, TOM, "2026-01-05"),
        (TOM, ME, "2026-01-07"),
        (ME, MARIA, "2025-11-10"),
        (MARIA, ME, "2021-03-01"),
    )


def noted(viewer: Viewer) -> list[tuple[str, str, date, str]]:
    return [(fact.kind, fact.person, fact.on, fact.answer or "") for fact in facts(viewer)]


def test_the_latest_first_and_nothing_assumed(nadia: Client, people: Cast, written: str) -> None:
    page = text(nadia, reverse("letters"))
    order = [page.index(words) for words in ("Tom wrote, Wednesday 7", "You wrote, Monday 5", "You wrote, Monday 10")]
    assert order == sorted(order)
    assert "Maria wrote" not in page, "2021 is long ago"
    assert "selected" not in page
    assert facts(people.nadia) == []


def test_many_at_once_in_one_act_with_one_undo(nadia: Client, people: Cast, written: str) -> None:
    said = {f"me-{people.tom}": "invitation", f"them-{people.tom}": "reply yes", f"me-{people.maria}": "", "token": "a"}
    page = nadia.post(reverse("letters"), said, follow=True).content.decode()
    assert "Two letters are noted." in page
    assert noted(people.nadia) == [
        ("invitation sent", people.tom, date(2026, 1, 5), ""),
        ("reply received", people.tom, date(2026, 1, 7), "yes"),
    ]
    assert "Tom wrote" not in page, "what is noted is not asked again"
    assert "You wrote, Monday 10 November 2025" in page
    undo(people.nadia, page.split('name="undoes" value="')[1].split('"')[0], today=TODAY)
    assert facts(people.nadia) == []
    assert "Tom wrote" in text(nadia, reverse("letters"))


def test_what_would_have_been_due_long_ago_rests(nadia: Client, people: Cast) -> None:
    bring(people.nadia, (ME, TOM, "2025-08-20"))
    nadia.post(reverse("letters"), {f"me-{people.tom}": "invitation", "token": "a"})
    assert "invitation sent" in {fact.kind for fact in facts(people.nadia)}
    assert [step for step in agenda(people.nadia, TODAY).steps if step.person == people.tom] == []


def test_all_with_one_person_however_old(nadia: Client, people: Cast, written: str) -> None:
    page = text(nadia, reverse("letters with", args=[people.maria]))
    assert "Letters with Maria" in page
    assert "Maria wrote, Monday 1 March 2021" in page
    assert "Tom wrote" not in page
    answer = nadia.post(reverse("letters with", args=[people.maria]), {f"them-{people.maria}": "reply", "token": "a"})
    assert answer.headers["Location"] == reverse("person", args=[people.maria])


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({}, "Nobody was chosen."),
        ({"me": "reply"}, "An invitation, a reply or a check-in."),
        ({"them": "invitation"}, "An invitation, a reply or a check-in."),
    ],
)
def test_refused_in_a_sentence(nadia: Client, people: Cast, written: str, said: dict[str, str], sentence: str) -> None:
    answer = nadia.post(
        reverse("letters"), {**{f"{by}-{people.tom}": value for by, value in said.items()}, "token": "a"}
    )
    assert answer.status_code == 409
    assert sentence in answer.content.decode()
    assert facts(people.nadia) == []


def test_letters_of_an_import_that_was_taken_back_are_refused(nadia: Client, people: Cast, written: str) -> None:
    undo(people.nadia, written, today=TODAY)
    answer = nadia.post(reverse("letters"), {f"me-{people.tom}": "invitation", "token": "a"})
    assert answer.status_code == 409
    assert "its import was taken back" in answer.content.decode()
    assert "No letter of the last six months is known" in text(nadia, reverse("letters"))


def test_somebody_elses_people_are_404(nadia: Client, people: Cast, written: str) -> None:
    other = add_person(stranger(), NewPerson("Somebody"), today=TODAY).person
    assert nadia.get(reverse("letters with", args=[other])).status_code == 404
    assert nadia.post(reverse("letters"), {f"me-{other}": "invitation", "token": "a"}).status_code == 404


def test_who_is_put_aside_is_left_out(nadia: Client, people: Cast, written: str) -> None:
    put_aside(people.nadia, people.tom, today=TODAY)
    assert "Tom wrote" not in text(nadia, reverse("letters"))


def test_one_way_from_the_landing_and_from_whom_first(nadia: Client, people: Cast, written: str) -> None:
    for page in ("where to work", "whom first"):
        assert "Letters with two people stand in your export" in text(nadia, reverse(page))


def test_a_page_holds_so_many(nadia: Client, people: Cast, monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setattr("whoelse.web.pages.letters.AT_A_TIME", 2)
    first, second = text(nadia, reverse("letters")), text(nadia, f"{reverse('letters')}?page=2")
    assert ("Earlier letters" in first, "Later letters" in first) == (True, False)
    assert ("Earlier letters" in second, "Later letters" in second) == (False, True)
    assert "You wrote, Monday 10 November 2025" in second


def test_ten_more_letters_cost_no_more_queries(nadia: Client, people: Cast, written: str) -> None:
    nadia.get(reverse("letters"))
    with CaptureQueriesContext(connection) as few:
        nadia.get(reverse("letters"))
    more = []
    for number in range(10):
        url = f"https://www.linkedin.com/in/ana-{number}"
        add_person(people.nadia, NewPerson(f"Ana {number}", profile_url=url), today=TODAY)
        more.append((ME, f"Ana {number},{url}", "2026-01-08"))
    bring(people.nadia, *more)
    nadia.get(reverse("letters"))
    with CaptureQueriesContext(connection) as many:
        page = text(nadia, reverse("letters"))
    assert "Ana 9" in page
    assert len(many) == len(few)
