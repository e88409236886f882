"""People, one person, what is noted about them, and introductions."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, Cast, stranger
from whoelse.conversations.queries import notes, promises
from whoelse.journal.queries import facts
from whoelse.loop import comforting, debriefing, introducing, writing
from whoelse.loop.people import NewPerson, add_person
from whoelse.people import queries


def text(client: Client, address: str) -> str:
    """The page at an address, which must be there."""
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def told(people: Cast) -> Cast:
    """Maria was talked to last week and introduced Tom on Monday."""
    debriefing.write_debrief(
        people.nadia,
        person=people.maria,
        today=date(2026, 1, 9),
        learned="Planners who get on are the ones who visit.",
        rapport=5,
        comfort="easy",
        asked="direct",
        answer="offered",
    )
    introducing.note_introduction(
        people.nadia,
        introducer=people.maria,
        person=people.tom,
        state="made",
        known_through="event",
        quote="The calmest person I have shared a crisis with.",
        today=date(2026, 1, 12),
    )
    return people


def test_everybody_is_listed_with_what_is_open(nadia: Client, told: Cast) -> None:
    page = text(nadia, reverse("people"))
    assert "Two people" in page
    assert "Maria Lindqvist" in page
    assert "Procurement lead at Kestrel Heat" in page
    assert "Write to introduced" in page


def test_the_list_is_searched_by_name(nadia: Client, people: Cast) -> None:
    page = text(nadia, reverse("people") + "?text=okafor")
    assert "Tom Okafor" in page
    assert "Maria Lindqvist" not in page


def test_ten_more_people_cost_no_more_queries(
    nadia: Client, people: Cast, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    for count in (0, 10):
        for number in range(count):
            add_person(people.nadia, NewPerson(name=f"Person {number}", at=f"Place {number}"), today=TODAY, chosen=True)
        with django_assert_max_num_queries(25):  # type: ignore[operator]
            nadia.get(reverse("people"))


def test_a_person_page_tells_the_whole_story(nadia: Client, told: Cast) -> None:
    page = text(nadia, reverse("person", args=[told.maria]))
    assert "Planners who get on are the ones who visit." in page
    assert "Rapport 5 of 5." in page
    assert "introduced you to" in page
    assert "The calmest person I have shared a crisis with." in page
    assert "Comfort: at ease" in page
    assert "Thank" in page


def test_an_introduced_person_says_who_led_here_and_what_comes_next(nadia: Client, told: Cast) -> None:
    page = text(nadia, reverse("person", args=[told.tom]))
    assert "second generation" in page
    assert "Maria Lindqvist" in page
    assert (
        reverse("message", args=["introduced-invitation", told.tom]).rsplit("/", 3)[0] in page or "Write to Tom" in page
    )


def test_somebody_new_needs_only_a_name(nadia: Client, people: Cast) -> None:
    answer = nadia.post(reverse("add a person"), {"name": "Elena Voss", "token": "one"}, follow=True)
    assert answer.status_code == 200
    nadia.post(reverse("add a person"), {"name": "Elena Voss", "token": "one"})
    assert [card.name for card in queries.everybody(people.nadia)].count("Elena Voss") == 1


def test_without_a_name_the_sentence_stands_beside_the_field(nadia: Client, people: Cast) -> None:
    answer = nadia.post(reverse("add a person"), {"name": " ", "token": "one"})
    assert answer.status_code == 422
    assert "A name is needed; a first name will do." in answer.content.decode()


def test_one_chosen_at_once_leads_to_the_invitation(nadia: Client, people: Cast) -> None:
    answer = nadia.post(reverse("add a person"), {"name": "Elena Voss", "chosen": "on", "token": "one"})
    assert answer.status_code == 302
    assert "/message/invitation/" in answer["Location"]


def test_a_profile_that_is_here_already_names_whose_it_is(nadia: Client, people: Cast) -> None:
    said = {"name": "M. Lindqvist", "profile_url": "linkedin.com/in/Maria-Lindqvist/", "token": "one"}
    answer = nadia.post(reverse("add a person"), said)
    assert answer.status_code == 409
    assert "Maria Lindqvist has this profile address already." in answer.content.decode()


@pytest.mark.parametrize("name", ["person", "change a person", "note something", "note comfort", "new introduction"])
def test_a_strangers_person_is_not_there(nadia: Client, people: Cast, name: str) -> None:
    theirs = add_person(stranger(), NewPerson(name="Somebody"), today=TODAY).person
    assert nadia.get(reverse(name, args=[theirs])).status_code == 404


def test_a_note_and_a_promise_are_noted(nadia: Client, people: Cast) -> None:
    address = reverse("note something", args=[people.maria])
    nadia.post(address, {"what": "note", "words": "Likes concrete cases.", "on": "2026-01-14", "token": "one"})
    said = {
        "what": "promise by me",
        "words": "Send the paper",
        "until": "2026-01-23",
        "on": "2026-01-14",
        "token": "two",
    }
    nadia.post(address, said)
    assert [note.words for note in notes(people.nadia, people.maria)] == ["Likes concrete cases."]
    assert [one.until for one in promises(people.nadia, people.maria)] == [date(2026, 1, 23)]
    page = text(nadia, reverse("person", args=[people.maria]))
    assert "You promised, by Friday 23 January: Send the paper" in page
    (promise,) = promises(people.nadia, people.maria)
    nadia.post(reverse("promise kept", args=[people.maria, promise.id]), {"token": "three"})
    assert facts(people.nadia)[-1].kind == "promise kept"


def test_a_note_on_a_day_to_come_is_refused(nadia: Client, people: Cast) -> None:
    said = {"what": "give", "words": "A list", "on": "2026-02-01", "token": "one"}
    answer = nadia.post(reverse("note something", args=[people.maria]), said)
    assert answer.status_code == 409
    assert "That day has not come yet." in answer.content.decode()


def test_comfort_holds_and_is_lifted(nadia: Client, people: Cast) -> None:
    nadia.post(reverse("note comfort", args=[people.maria]), {"comfort": "hesitant", "token": "one"})
    page = text(nadia, reverse("person", args=[people.maria]))
    assert "Comfort: hesitant" in page
    assert "until you lift that" in page
    nadia.post(reverse("lift for", args=[people.maria]), {"token": "two"})
    assert facts(people.nadia)[-1].kind == "comfort lifted"


def test_not_now_until_a_day(nadia: Client, people: Cast) -> None:
    said = {"comfort": "not now", "until": "2026-03-02", "token": "one"}
    nadia.post(reverse("note comfort", args=[people.maria]), said)
    assert facts(people.nadia)[-1].until == date(2026, 3, 2)
    assert "Until Monday 2 March." in text(nadia, reverse("person", args=[people.maria]))


def test_fields_change_and_a_new_place_ends_the_old_role(nadia: Client, people: Cast) -> None:
    fields = {"name": "Maria Lindqvist", "called": "Mia", "closeness": "known", "token": "one"}
    assert nadia.post(reverse("change a person", args=[people.maria]), fields).status_code == 302
    role = {"at": "Orrery Rail", "role": "Buyer", "since": "2026-01", "token": "two"}
    nadia.post(reverse("change a role", args=[people.maria]), role)
    card = queries.person(people.nadia, people.maria)
    assert (card.called, card.closeness, card.organisation) == ("Mia", "known", "Orrery Rail")
    assert [role.organisation for role in card.roles if not role.current] == ["Kestrel Heat"]


def test_two_records_of_one_person_become_one_and_two_again(nadia: Client, people: Cast) -> None:
    other = add_person(people.nadia, NewPerson(name="Maria Lindqvist"), today=TODAY).person or ""
    writing.mark_sent(people.nadia, kind="invitation", person=other, today=TODAY)
    assert other in text(nadia, reverse("change a person", args=[people.maria]))
    nadia.post(reverse("merge people", args=[people.maria]), {"merged": other, "token": "one"})
    assert "You invited Maria." in text(nadia, reverse("person", args=[people.maria]))
    assert nadia.get(reverse("person", args=[other])).status_code == 302


def test_nobody_is_merged_with_themselves(nadia: Client, people: Cast) -> None:
    answer = nadia.post(reverse("merge people", args=[people.maria]), {"merged": people.maria, "token": "one"})
    assert answer.status_code == 409


def test_put_aside_and_taken_up_again(nadia: Client, people: Cast) -> None:
    nadia.post(reverse("put aside", args=[people.maria]), {"token": "one"})
    assert "Maria Lindqvist" not in text(nadia, reverse("people"))
    nadia.post(reverse("take up again", args=[people.maria]), {"token": "two"})
    assert "Maria Lindqvist" in text(nadia, reverse("people"))


def test_the_board_says_what_is_owed(nadia: Client, told: Cast) -> None:
    page = text(nadia, reverse("introductions"))
    assert "One introduction, from" in page
    assert "one person you started with" in page
    assert "Thank Maria" in page
    assert "They met at an event or in an association." in page
    assert "second" in page


def test_an_introduction_is_noted_and_goes_on(nadia: Client, people: Cast) -> None:
    said = {"state": "checking", "name": "", "at": "Halden Ferries", "on": "2026-01-14", "token": "one"}
    nadia.post(reverse("new introduction", args=[people.maria]), said)
    assert "Nothing to do" in text(nadia, reverse("introductions"))
    known = {"state": "offered", "name": "Tom Okafor", "at": "", "on": "2026-01-14", "token": "two"}
    nadia.post(reverse("new introduction", args=[people.maria]), known)
    last = facts(people.nadia)[-1]
    assert (last.kind, last.person, last.by) == ("introduction offered", people.tom, people.maria)
    address = reverse("change an introduction", args=[people.maria, people.tom])
    nadia.post(address, {"state": "made", "known_through": "coworker", "on": "2026-01-14", "token": "three"})
    assert facts(people.nadia)[-1].kind == "introduction made"


def test_an_introduction_needs_its_state(nadia: Client, people: Cast) -> None:
    answer = nadia.post(reverse("new introduction", args=[people.maria]), {"token": "one"})
    assert answer.status_code == 422
    assert "Choose how far it is." in answer.content.decode()


def test_without_introductions_the_board_says_where_they_come_from(nadia: Client, people: Cast) -> None:
    assert "No introductions yet" in text(nadia, reverse("introductions"))


def test_what_comfort_holds_back_stands_on_the_page(nadia: Client, people: Cast) -> None:
    writing.mark_sent(people.nadia, kind="invitation", person=people.maria, today=date(2026, 1, 5))
    comforting.note_comfort(people.nadia, person=people.maria, comfort="hesitant", today=date(2026, 1, 12))
    assert "You noted that Maria hesitated" in text(nadia, reverse("person", args=[people.maria]))
