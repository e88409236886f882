"""The week looked back on."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import TODAY, Cast
from whoelse.accounts.models import User
from whoelse.conversations.actions import keep
from whoelse.journal.queries import facts
from whoelse.loop import choosing, debriefing, searching, writing
from whoelse.loop.people import NewPerson, add_person, edit_person
from whoelse.searches.queries import minutes_noted

FRIDAY = date(2026, 1, 16)


@pytest.fixture
def week(people: Cast) -> Cast:
    """Maria was talked with on Monday, Tom invited on Tuesday; Halden Ferries, where Tom works, is a target."""
    choosing.add_target(people.nadia, "Halden Ferries", today=date(2026, 1, 12))
    debriefing.write_debrief(people.nadia, person=people.maria, learned="Visit.", today=date(2026, 1, 12))
    writing.mark_sent(people.nadia, kind="invitation", person=people.tom, body="Dear Tom", today=date(2026, 1, 13))
    return people


def test_it_tells_what_happened_and_counts(nadia: Client, week: Cast) -> None:
    html = nadia.get(reverse("review")).content.decode()
    assert "Monday 12 January to Sunday 18 January" in html
    assert "One conversation and one invitation." in html
    assert "Maria Lindqvist" in html.split("You talked with")[1].split("</p>")[0]
    assert "<b>Conversations:</b> one" in html
    assert "<b>People who are new to you:</b> two" in html


def test_what_the_playbook_counts_is_counted(nadia: Client, week: Cast) -> None:
    searching.follow_playbook(week.nadia, "Pierson", today=TODAY)
    html = nadia.get(reverse("review")).content.decode()
    assert "<b>Talks with insiders at your targets:</b> none this time" in html
    assert "<b>Talks with everybody else:</b> one" in html
    assert "not noted; you know best" in html.split("Hours spent on the search")[1].split("</p>")[0]


def test_hours_are_the_users_own_word(nadia: Client, week: Cast) -> None:
    searching.follow_playbook(week.nadia, "Pierson", today=TODAY)
    answer = nadia.post(reverse("review"), {"hours": "6,5", "token": "t"}, follow=True)
    html = answer.content.decode()
    assert "6½ hours are noted." in html
    told = html.split("<b>Hours spent on the search; five are usual without work:</b> 6½")[1].split("</li>")[0]
    assert "The week before" not in told
    assert 'value="6½"' in html
    noted = nadia.get(reverse("review"), {"week": "2026-01-05"}).content.decode()
    assert "not noted; you know best" in noted.split("Hours spent on the search")[1].split("</p>")[0]
    nadia.post(reverse("review") + "?week=2026-01-05", {"hours": "4", "token": "u"})
    html = nadia.get(reverse("review")).content.decode()
    assert "The week before: 4." in html.split("Hours spent on the search")[1].split("</li>")[0]
    nadia.post(reverse("review"), {"hours": "", "token": "v"})
    assert minutes_noted(week.nadia) == {date(2026, 1, 5): 240}


def test_hours_that_are_none_are_told(nadia: Client, week: Cast) -> None:
    answer = nadia.post(reverse("review"), {"hours": "a few", "token": "t"})
    assert answer.status_code == 422
    assert "such as 6, 6.5 or 6:30" in answer.content.decode()
    assert minutes_noted(week.nadia) == {}


def test_hours_that_no_playbook_counts_stand_there_once_noted(nadia: Client, week: Cast) -> None:
    assert "Hours spent on the search" not in nadia.get(reverse("review")).content.decode()
    nadia.post(reverse("review"), {"hours": "1", "token": "t"})
    printed = nadia.get(reverse("review"), {"names": "no"}).content.decode()
    assert "<b>Hours spent on the search:</b> 1<" in printed
    assert "Note the hours" not in printed


def test_the_weeks_before_stand_beside(nadia: Client, week: Cast) -> None:
    for back, talks in ((1, 2), (2, 1), (3, 0), (4, 3)):
        for number in range(talks):
            day = date(2026, 1, 12) - timedelta(days=7 * back - number)
            debriefing.write_debrief(week.nadia, person=week.tom, learned="More.", today=day)
    html = nadia.get(reverse("review")).content.decode()
    told = html.split("<b>Conversations:</b> one")[1].split("</li>")[0]
    assert "The week before: two. The four before, on average: 1½." in told
    first = nadia.get(reverse("review"), {"week": "2025-12-15"}).content.decode()
    assert "The week before" not in first.split("<b>Conversations:</b>")[1].split("</li>")[0]


def test_who_could_decide_is_counted_beside_an_average(nadia: Client, week: Cast) -> None:
    searching.follow_playbook(week.nadia, "Pierson", today=TODAY)
    words, each = "<b>People who could decide to hire you and whom you have talked to:</b>", "<b>Conversations for each"
    before = nadia.get(reverse("review")).content.decode()
    assert f"{words} none so far; you can say on a person’s page who could" in before
    assert "nobody who could decide so far" in before.split(each)[1].split("</p>")[0]
    edit_person(week.nadia, week.maria, could_decide=True, today=TODAY)
    edit_person(week.nadia, week.tom, could_decide=True, today=TODAY)
    debriefing.write_debrief(week.nadia, person=week.maria, learned="Again.", today=date(2026, 1, 14))
    elena = add_person(week.nadia, NewPerson("Elena Voss"), today=TODAY).person
    assert elena is not None
    debriefing.write_debrief(week.nadia, person=elena, learned="Rest.", today=date(2026, 1, 14))
    html = nadia.get(reverse("review")).content.decode()
    told = html.split(words)[1].split("</li>")[0]
    assert told.startswith(" one</p>")
    assert "25 over the search" in told
    assert "An average of clients, not a promise" in told
    assert "Maria Lindqvist" in told
    assert "Tom Okafor" not in told
    assert "three (three in all)" in html.split(each)[1].split("</p>")[0]


def test_without_names_nobody_is_named(nadia: Client, week: Cast) -> None:
    keep(week.nadia, "review:2026-01-12", {"well": ["Maria was kind."]}, revision=0)
    html = nadia.get(reverse("review"), {"names": "no"}).content.decode()
    assert "Maria" not in html
    assert "Tom" not in html
    assert "Person A" in html
    assert week.maria not in html


def test_an_empty_week_is_told_kindly(nadia: Client, week: Cast) -> None:
    html = nadia.get(reverse("review"), {"week": "2025-12-30"}).content.decode()
    assert "Nothing is noted in this week." in html
    assert "The week after" in html
    assert nadia.get(reverse("review"), {"week": "soon"}).status_code == 200


def test_what_is_said_to_the_week_is_kept(nadia: Client, week: Cast) -> None:
    keep(week.nadia, "review:2026-01-12", {"well": ["Two good talks."]}, revision=0)
    assert "Two good talks." in nadia.get(reverse("review")).content.decode()
    assert "Two good talks." not in nadia.get(reverse("review"), {"week": "2026-01-05"}).content.decode()


def test_who_was_named_for_a_week_stands_on_it(nadia: Client, week: Cast) -> None:
    keep(week.nadia, "review:2026-01-05", {"next_week": ["Ana Ruiz\r\n\r\nTom"]}, revision=0)
    html = nadia.get(reverse("review")).content.decode()
    assert "The week before you thought of</b> <bdi>Ana Ruiz, Tom</bdi>." in html
    assert "Ana Ruiz" not in nadia.get(reverse("review"), {"names": "no"}).content.decode()
    assert "you thought of" not in nadia.get(reverse("review"), {"week": "2026-01-05"}).content.decode()


def test_looking_back_is_noted_once(nadia: Client, week: Cast) -> None:
    searching.follow_playbook(week.nadia, "Alba", today=TODAY)
    with time_machine.travel(f"{FRIDAY.isoformat()}T08:45:00Z", tick=False):
        nadia.force_login(User.objects.get(pk=week.nadia.user))
        assert ">Look back<span" in nadia.get(reverse("today")).content.decode()
        html = nadia.get(reverse("review")).content.decode()
        key = html.split('name="step" value="')[1].split('"')[0]
        assert key
        for _ in range(2):
            nadia.post(reverse("review"), {"step": key, "token": "t"})
        assert [fact.kind for fact in facts(week.nadia)][-1] == "step done"
        assert sum(1 for fact in facts(week.nadia) if fact.key == key) == 1
        assert nadia.post(reverse("review"), {"step": key, "token": "u"}).status_code == 409


def test_ten_more_people_cost_no_more_queries(nadia: Client, week: Cast) -> None:
    nadia.get(reverse("review"))
    with CaptureQueriesContext(connection) as few:
        nadia.get(reverse("review"))
    for number in range(10):
        person = add_person(week.nadia, NewPerson(f"Somebody {number}"), today=TODAY).person
        assert person is not None
        day = TODAY - timedelta(days=number % 3)
        writing.mark_sent(week.nadia, kind="invitation", person=person, body="Hello", today=day)
    nadia.get(reverse("review"))
    with CaptureQueriesContext(connection) as many:
        nadia.get(reverse("review"))
    assert len(many) <= len(few)
