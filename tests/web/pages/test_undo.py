"""Taking back one act."""

from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, Cast, stranger
from whoelse.loop.people import NewPerson, add_person
from whoelse.loop.weeks import note_hours
from whoelse.people.queries import people as listed
from whoelse.playbooks.queries import following


def test_an_act_is_taken_back_and_one_goes_back_where_one_was(nadia: Client, people: Cast) -> None:
    done = add_person(people.nadia, NewPerson("Aiko Tanabe"), today=TODAY)
    answer = nadia.post(reverse("undo"), {"undoes": done.act, "back": "/playbook/"}, follow=True)
    assert answer.redirect_chain == [("/playbook/", 302)]
    assert "Taken back." in answer.content.decode()
    assert "Aiko Tanabe" not in {person.name for person in listed(people.nadia).people}


def test_the_button_of_the_toast_takes_back_what_it_says(nadia: Client, people: Cast) -> None:
    answer = nadia.post(reverse("playbook"), {"name": "Kelley", "token": "t"}, follow=True)
    act = answer.content.decode().split('name="undoes" value="')[1].split('"')[0]
    nadia.post(reverse("undo"), {"undoes": act, "back": "/"})
    assert following(people.nadia).name == "Plain"


def test_twice_is_said_and_harms_nothing(nadia: Client, people: Cast) -> None:
    done = add_person(people.nadia, NewPerson("Aiko Tanabe"), today=TODAY)
    nadia.post(reverse("undo"), {"undoes": done.act})
    answer = nadia.post(reverse("undo"), {"undoes": done.act, "back": "/playbook/"}, follow=True)
    assert "This has been taken back already." in answer.content.decode()


def test_hours_that_were_noted_since_stay_and_are_called_what_they_are(nadia: Client, people: Cast) -> None:
    taken_off = [note_hours(people.nadia, day=TODAY, minutes=minutes, today=TODAY) for minutes in (390, 0, 60)][1]
    answer = nadia.post(reverse("undo"), {"undoes": taken_off.act, "back": "/playbook/"}, follow=True)
    assert "Taken back. This stays: The hours of the week: changed since" in answer.content.decode()


def test_another_user_s_act_is_404(nadia: Client) -> None:
    viktor = stranger()
    done = add_person(viktor, NewPerson("Olga Stern"), today=TODAY)
    assert nadia.post(reverse("undo"), {"undoes": done.act}).status_code == 404
    assert [person.name for person in listed(viktor).people] == ["Olga Stern"]


def test_no_act_at_all_is_404(nadia: Client) -> None:
    assert nadia.post(reverse("undo"), {}).status_code == 404


def test_one_never_leaves_the_house(nadia: Client, people: Cast) -> None:
    done = add_person(people.nadia, NewPerson("Aiko Tanabe"), today=TODAY)
    assert nadia.post(reverse("undo"), {"undoes": done.act, "back": "https://evil.example/"}).url == "/"
