"""Dalton's forty are a list to go on with, never a gate."""

from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, Cast
from whoelse.loop.choosing import add_target
from whoelse.loop.searching import follow_playbook


def test_today_says_so_only_where_nothing_else_is_to_do(nadia: Client, people: Cast) -> None:
    assert "begins with a list" not in nadia.get(reverse("today")).content.decode()
    follow_playbook(people.nadia, "Dalton", today=TODAY)
    page = nadia.get(reverse("today")).content.decode()
    assert "Dalton begins with a list of 40 places where you would like to work. You have none yet" in page
    add_target(people.nadia, "Halden Ferries", today=TODAY)
    assert "begins with a list" not in nadia.get(reverse("today")).content.decode(), "there is a target to score"


def test_the_targets_say_how_many_there_are_and_where_to_look(nadia: Client, people: Cast) -> None:
    follow_playbook(people.nadia, "Dalton", today=TODAY)
    add_target(people.nadia, "Halden Ferries", today=TODAY)
    page = nadia.get(reverse("targets")).content.decode()
    assert "You have one place; go on whenever you like." in page
    assert "Places you dream of" in page


def test_enough_is_enough(nadia: Client, people: Cast) -> None:
    follow_playbook(people.nadia, "Dalton", today=TODAY)
    for number in range(40):
        add_target(people.nadia, f"Place {number}", today=TODAY)
    assert "begins with a list" not in nadia.get(reverse("targets")).content.decode()
