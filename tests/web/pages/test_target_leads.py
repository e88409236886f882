"""Jobs saved and applied for at a target: offered on its page as leads, and noted when the user says so."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import TODAY, Cast, stranger
from tests.web.reading import text
from whoelse.conversations.queries import leads, leads_at
from whoelse.interchange.importing import read_files
from whoelse.journal.queries import acts_of_day, facts
from whoelse.loop import importing, targets
from whoelse.loop.leads import note_lead_at
from whoelse.loop.undoing import undo
from whoelse.searches.access import NotFound

SAVED = "Saved Date,Job Url,Job Title,Company Name\n"
NOTE_IT = "Note it as a lead"


def save(cast: Cast, *titles: str) -> None:
    """Jobs at Halden Ferries and one elsewhere, saved on the 5th of January, brought in."""
    jobs = "".join(f"2026-01-05,https://x.example/{title},{title},Halden Ferries\n" for title in titles)
    rows = f"{SAVED}{jobs}2026-01-05,https://x.example/z,Captain,Fjord Lines\n"
    importing.bring_in(cast.nadia, read_files([("Saved Jobs.csv", rows.encode())]), today=TODAY)


@pytest.fixture
def halden(people: Cast) -> str:
    """Halden Ferries, a target where a job was saved."""
    save(people, "Service planner")
    place = targets.add_targets(people.nadia, ["Halden Ferries"], today=TODAY).organisation
    assert place is not None
    return place


def test_a_job_saved_there_is_offered_and_nothing_is_assumed(nadia: Client, people: Cast, halden: str) -> None:
    page = text(nadia, reverse("target", args=[halden]))
    assert "Service planner" in page
    assert "Captain" not in page
    assert NOTE_IT in page
    assert leads_at(people.nadia, halden) == ()


def test_it_is_noted_in_one_act_and_taken_back(nadia: Client, people: Cast, halden: str) -> None:
    before = facts(people.nadia)
    nadia.post(reverse("note a lead", args=[halden]), {"title": "Service planner", "token": "one"})
    assert leads_at(people.nadia, halden) == ("Service planner",)
    assert leads(people.nadia) == ()
    assert facts(people.nadia) == before
    page = text(nadia, reverse("target", args=[halden]))
    assert "Service planner" in page
    assert NOTE_IT not in page
    undo(people.nadia, acts_of_day(people.nadia, TODAY)[0].id, today=TODAY)
    assert leads_at(people.nadia, halden) == ()
    assert NOTE_IT in text(nadia, reverse("target", args=[halden]))


def test_a_job_of_which_no_file_tells_is_not_noted(nadia: Client, people: Cast, halden: str) -> None:
    answer = nadia.post(reverse("note a lead", args=[halden]), {"title": "Captain", "token": "one"})
    assert answer.status_code == 404
    assert leads_at(people.nadia, halden) == ()


def test_a_stranger_notes_nothing(people: Cast, halden: str) -> None:
    with pytest.raises(NotFound):
        note_lead_at(stranger(), halden, "Service planner", today=TODAY)


def test_ten_more_jobs_cost_no_more_queries(nadia: Client, people: Cast, halden: str) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            nadia.get(reverse("target", args=[halden]))
        return len(seen)

    count()
    before = count()
    save(people, *(f"Planner {number}" for number in range(10)))
    count()
    assert count() == before
