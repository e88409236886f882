"""What Today says of the playbook: what stands in for it, and, once, that there are others."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, Cast
from tests.web.reading import text
from whoelse.loop import debriefing, playbooks, searching
from whoelse.loop.carrying import everything
from whoelse.playbooks.models import OwnPlaybook
from whoelse.searches.queries import search

OTHERS = "Others go about it in other ways."


@pytest.fixture
def talked(people: Cast) -> Cast:
    """Maria was talked with, and no playbook was chosen yet."""
    debriefing.write_debrief(people.nadia, person=people.maria, learned="Visit.", today=TODAY)
    return people


def today(nadia: Client) -> str:
    """Today as it stands."""
    return text(nadia, reverse("today"))


def test_what_stands_in_is_said_with_the_way_to_it(nadia: Client, people: Cast) -> None:
    playbooks.copy_playbook(people.nadia, "Alba", called="Mine", today=TODAY)
    searching.follow_playbook(people.nadia, "Mine", own=True, today=TODAY)
    assert "stands in for it" not in today(nadia)
    OwnPlaybook.objects.update(text="format: 1\nname: Mine\nrules: soon\n")
    told = today(nadia).split("Mine cannot be read any more, so Plain stands in for it.")[1].split("</p>")[0]
    assert reverse("playbook") in told


def test_before_the_first_conversation_nothing_is_said_of_others(nadia: Client, people: Cast) -> None:
    assert OTHERS not in today(nadia)
    nadia.get(reverse("playbook"))
    debriefing.write_debrief(people.nadia, person=people.maria, learned="Visit.", today=TODAY)
    assert OTHERS in today(nadia)


def test_it_is_said_until_the_playbook_was_looked_at(nadia: Client, talked: Cast) -> None:
    assert OTHERS in today(nadia)
    assert OTHERS in today(nadia)
    nadia.get(reverse("playbook"))
    assert OTHERS not in today(nadia)


def test_it_can_be_put_away_and_stays_so(nadia: Client, talked: Cast) -> None:
    assert nadia.get(reverse("put others away")).status_code == 405
    assert OTHERS in today(nadia)
    answer = nadia.post(reverse("put others away"), follow=True).content.decode()
    assert OTHERS not in answer
    assert "Put away." in answer
    assert everything(talked.nadia)["searches.search"][0]["others_seen"] is True
    assert search(talked.nadia).others_seen
    assert "look at them side by side" in text(nadia, reverse("playbook"))


def test_whoever_chose_one_is_not_told_of_others(nadia: Client, talked: Cast) -> None:
    searching.follow_playbook(talked.nadia, "Alba", today=TODAY)
    assert OTHERS not in today(nadia)
