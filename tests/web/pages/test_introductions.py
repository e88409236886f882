"""The board of introductions, and each of them."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import TODAY, Cast, stranger
from tests.web.reading import text
from whoelse.introductions.queries import introductions
from whoelse.journal.queries import facts
from whoelse.loop.agreeing import agree
from whoelse.loop.introducing import note_introduction
from whoelse.loop.people import NewPerson, add_person
from whoelse.loop.talking import ask_made, held
from whoelse.loop.writing import mark_sent
from whoelse.people import queries


def by_maria(people: Cast, state: str, day: date = TODAY, **more: Any) -> None:
    """How far Maria's introduction is, to Tom unless somebody else is named."""
    whom = more if "new" in more or "at" in more else {"person": people.tom, **more}
    note_introduction(people.nadia, introducer=people.maria, state=state, today=day, **whom)


def last(people: Cast) -> tuple[str, str | None, str | None, date]:
    """The fact noted last."""
    fact = facts(people.nadia)[-1]
    return fact.kind, fact.person, fact.by, fact.on


def note(client: Client, people: Cast, person: str, **said: Any) -> Any:
    """The answer to noting something of Maria's introduction."""
    address = reverse("change an introduction", args=[people.maria, person])
    return client.post(address, {"on": TODAY.isoformat(), "token": "one", **said})


class TestTheBoard:
    def test_it_says_what_is_owed_and_for_whom(self, nadia: Client, told: Cast) -> None:
        page = text(nadia, reverse("introductions"))
        assert "One introduction, from <mark>one person</mark> you started with" in page
        assert "Thank Maria" in page
        assert "Write to Tom" in page
        assert "They met at an event or in an association." in page
        assert "<td>second</td>" in page

    def test_the_thanks_are_written_about_who_was_introduced(self, nadia: Client, told: Cast) -> None:
        address = reverse("message about", args=["introducer-thanks", told.maria, told.tom])
        assert address in text(nadia, reverse("introductions"))

    def test_while_somebody_is_checking_there_is_nothing_to_do(self, nadia: Client, people: Cast) -> None:
        by_maria(people, "checking", date(2026, 1, 12))
        page = text(nadia, reverse("introductions"))
        assert "Nothing to do" in page
        assert "One is being checked, and needs nothing from you." in page

    def test_a_name_is_no_permission(self, nadia: Client, people: Cast) -> None:
        by_maria(people, "named")
        page = text(nadia, reverse("introductions"))
        assert "Maria’s name stays out of it until Maria offers. You may write without it." in page
        assert "One person was named and not offered yet." in page

    def test_a_conversation_ahead_is_said(self, nadia: Client, told: Cast) -> None:
        agree(told.nadia, person=told.tom, day=date(2026, 1, 15), time="14:00", today=TODAY)
        assert "You talk tomorrow at 14:00." in text(nadia, reverse("introductions"))

    def test_what_is_over_is_folded_away(self, nadia: Client, told: Cast) -> None:
        held(told.nadia, person=told.tom, today=TODAY)
        mark_sent(told.nadia, kind="introducer thanks", person=told.maria, about=told.tom, today=TODAY)
        mark_sent(told.nadia, kind="introducer report", person=told.maria, about=told.tom, today=TODAY)
        by_maria(told, "declined", new=NewPerson(name="Grace Lim"))
        assert "One closed and one declined" in text(nadia, reverse("introductions"))

    def test_one_button_says_what_has_changed(self, nadia: Client, people: Cast) -> None:
        by_maria(people, "checking", date(2026, 1, 12))
        address = reverse("move an introduction", args=[people.maria, people.tom])
        assert address in text(nadia, reverse("introductions"))
        for _ in range(2):
            answer = nadia.post(address, {"state": "made", "token": "one"})
            assert answer["Location"] == reverse("introductions")
        assert last(people) == ("introduction made", people.tom, people.maria, TODAY)
        assert len(facts(people.nadia)) == 2

    def test_a_state_that_cannot_come_next_is_asked_about_instead(self, nadia: Client, told: Cast) -> None:
        address = reverse("move an introduction", args=[told.maria, told.tom])
        before = len(facts(told.nadia))
        assert nadia.post(address, {"state": "named", "token": "one"}).status_code == 302
        assert len(facts(told.nadia)) == before

    def test_it_shows_who_led_to_whom_and_goes_round_no_circle(self, nadia: Client, told: Cast) -> None:
        note_introduction(told.nadia, introducer=told.tom, person=told.maria, state="made", today=TODAY)
        note_introduction(
            told.nadia, introducer=told.tom, new=NewPerson(name="Aiko Tanabe"), state="named", today=TODAY
        )
        page = text(nadia, reverse("introductions"))
        assert "Three introductions, from <mark>one person</mark>" in page
        assert "<td>third</td>" in page

    def test_it_draws_who_led_to_whom(self, nadia: Client, told: Cast) -> None:
        note_introduction(
            told.nadia, introducer=told.tom, new=NewPerson(name="Aiko Tanabe <b>"), state="named", today=TODAY
        )
        html = nadia.get(reverse("introductions")).content.decode()
        picture = html.split('<svg class="tree"')[1].split("</svg>")[0]
        assert picture.count("<a href") == 3
        assert picture.count('class="line') == 3
        assert picture.count("unsure") == 1, "a name is no introduction yet"
        assert "Aiko Tanabe &lt;b&gt;" in picture
        assert ">first generation<" in picture
        assert "style=" not in picture

    def test_of_too_many_there_is_only_the_list(self, nadia: Client, told: Cast) -> None:
        for number in range(41):
            by_maria(told, "made", new=NewPerson(name=f"Person {number}", at=f"Place {number}"))
        html = nadia.get(reverse("introductions")).content.decode()
        assert '<svg class="tree"' not in html
        assert '<ul class="led first">' in html

    def test_more_introductions_cost_no_more_queries(self, nadia: Client, told: Cast) -> None:
        def count() -> int:
            nadia.get(reverse("introductions"))
            with CaptureQueriesContext(connection) as seen:
                nadia.get(reverse("introductions"))
            return len(seen)

        before = count()
        for number in range(10):
            by_maria(told, "made", new=NewPerson(name=f"Person {number}", at=f"Place {number}"))
        assert count() == before

    def test_without_any_it_says_where_they_come_from(self, nadia: Client, people: Cast) -> None:
        page = text(nadia, reverse("introductions"))
        assert "No introductions yet" in page
        assert reverse("note an introduction") in page

    def test_a_strangers_are_not_on_it(self, nadia: Client, people: Cast) -> None:
        viktor = stranger()
        theirs = add_person(viktor, NewPerson(name="Somebody"), today=TODAY).person or ""
        note_introduction(viktor, introducer=theirs, new=NewPerson(name="Else"), state="made", today=TODAY)
        assert "No introductions yet" in text(nadia, reverse("introductions"))
        move = reverse("move an introduction", args=[theirs, theirs])
        assert nadia.post(move, {"state": "made"}).status_code == 404


class TestANewOne:
    def test_of_somebody_new_by_a_person(self, nadia: Client, people: Cast) -> None:
        said = {
            "name": "Aiko Tanabe",
            "at": "Brightwater Grid",
            "state": "offered",
            "known_through": "online acquaintance",
            "known_words": "a forum on charging",
            "token": "one",
        }
        nadia.post(reverse("new introduction", args=[people.maria]), said)
        (aiko,) = queries.people(people.nadia, text="Aiko").people
        assert aiko.organisation == "Brightwater Grid"
        assert last(people) == ("introduction offered", aiko.id, people.maria, TODAY)
        (noted,) = introductions(people.nadia)
        assert (noted.known_through, noted.known_words) == ("online acquaintance", "a forum on charging")
        assert "They know each other online. A forum on charging." in text(nadia, reverse("introductions"))

    def test_sent_twice_it_is_one(self, nadia: Client, people: Cast) -> None:
        for _ in range(2):
            said = {"name": "Aiko Tanabe", "state": "made", "token": "one"}
            assert nadia.post(reverse("new introduction", args=[people.maria]), said).status_code == 302
        assert len(queries.people(people.nadia, text="Aiko").people) == 1
        assert len(facts(people.nadia)) == 1

    def test_the_introducer_is_named_where_nobody_led_here(self, nadia: Client, people: Cast) -> None:
        said = {"by_name": "maria lindqvist", "name": "Aiko Tanabe", "state": "named", "token": "one"}
        nadia.post(reverse("note an introduction"), said)
        assert facts(people.nadia)[-1].by == people.maria

    def test_which_introducer_is_asked_where_a_name_fits_several(self, nadia: Client, people: Cast) -> None:
        add_person(people.nadia, NewPerson(name="Maria Berg"), today=TODAY)
        said = {"by_name": "Maria", "name": "Aiko Tanabe", "state": "named", "token": "one"}
        answer = nadia.post(reverse("note an introduction"), said)
        assert answer.status_code == 422
        assert f'name="by" value="{people.maria}"' in answer.content.decode()
        nadia.post(reverse("note an introduction"), {**said, "by": people.maria})
        assert facts(people.nadia)[-1].by == people.maria

    def test_who_is_meant_is_asked_where_the_name_is_here_already(self, nadia: Client, people: Cast) -> None:
        said = {"name": "Tom Okafor", "state": "made", "token": "one"}
        answer = nadia.post(reverse("new introduction", args=[people.maria]), said)
        assert answer.status_code == 422
        assert not facts(people.nadia)
        nadia.post(reverse("new introduction", args=[people.maria]), {**said, "person": people.tom})
        assert last(people)[1] == people.tom
        nadia.post(reverse("new introduction", args=[people.maria]), {**said, "person": "new", "token": "two"})
        assert last(people)[1] != people.tom

    @pytest.mark.parametrize(
        ("said", "sentence"),
        [
            ({"by_name": "Maria Lindqvist", "name": "Aiko"}, "Choose how far it is."),
            ({"name": "Aiko", "state": "made"}, "An introduction comes through somebody."),
            ({"by_name": "Nobody Known", "state": "made"}, "Nobody of this name is here."),
            ({"by_name": "Maria Lindqvist", "state": "made", "on": "2026-02-01"}, "That day has not come yet."),
        ],
    )
    def test_what_cannot_be_is_refused_beside_its_field(
        self, nadia: Client, people: Cast, said: dict[str, str], sentence: str
    ) -> None:
        answer = nadia.post(reverse("note an introduction"), {**said, "token": "one"})
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
        assert not facts(people.nadia)

    def test_nobody_introduces_themselves(self, nadia: Client, people: Cast) -> None:
        said = {"name": "Maria Lindqvist", "person": people.maria, "state": "made", "token": "one"}
        answer = nadia.post(reverse("new introduction", args=[people.maria]), said)
        assert answer.status_code == 409
        assert "Nobody introduces themselves." in answer.content.decode()

    def test_a_strangers_person_is_not_there(self, nadia: Client, people: Cast) -> None:
        theirs = add_person(stranger(), NewPerson(name="Somebody"), today=TODAY).person or ""
        assert nadia.get(reverse("new introduction", args=[theirs])).status_code == 404
        said = {"name": "Somebody", "person": theirs, "state": "made", "token": "one"}
        assert nadia.post(reverse("new introduction", args=[people.maria]), said).status_code == 404


class TestOne:
    def test_what_is_known_of_it_stands_there(self, nadia: Client, told: Cast) -> None:
        page = text(nadia, reverse("change an introduction", args=[told.maria, told.tom]))
        assert "The calmest person I have shared a crisis with." in page
        assert page.index('value="made"') < page.index("checked") < page.index('value="declined"')

    def test_a_new_state_is_noted_on_its_day(self, nadia: Client, people: Cast) -> None:
        by_maria(people, "offered", date(2026, 1, 9))
        note(nadia, people, people.tom, state="declined", on="2026-01-13")
        assert last(people) == ("introduction declined", people.tom, people.maria, date(2026, 1, 13))

    def test_more_known_of_it_does_not_date_it_anew(self, nadia: Client, people: Cast) -> None:
        by_maria(people, "checking", date(2026, 1, 9))
        note(nadia, people, people.tom, state="checking", known_through="coworker")
        assert last(people) == ("introduction checking", people.tom, people.maria, date(2026, 1, 9))
        assert introductions(people.nadia)[0].known_through == "coworker"

    def test_somebody_turns_out_to_be_a_person(self, nadia: Client, people: Cast) -> None:
        by_maria(people, "checking", date(2026, 1, 9), at="Brightwater Grid")
        page = text(nadia, reverse("introductions"))
        assert "Somebody at Brightwater Grid" in page
        assert "Who is it?" in page
        note(nadia, people, "somebody", name="Aiko Tanabe", at="Brightwater Grid", state="checking")
        page = text(nadia, reverse("introductions"))
        assert "Aiko Tanabe" in page
        assert "Somebody at Brightwater Grid" not in page
        assert "One introduction" in page

    def test_somebody_an_ask_led_to_turns_out_to_be_a_person_too(self, nadia: Client, people: Cast) -> None:
        ask_made(people.nadia, person=people.maria, ask="direct", answer="will check", today=date(2026, 1, 9))
        note(nadia, people, "somebody", name="Aiko Tanabe", state="checking")
        page = text(nadia, reverse("introductions"))
        assert "One introduction" in page
        assert "Aiko Tanabe" in page

    def test_one_that_is_not_there_is_not_there(self, nadia: Client, people: Cast) -> None:
        assert nadia.get(reverse("change an introduction", args=[people.maria, people.tom])).status_code == 404
        assert nadia.get(reverse("change an introduction", args=[people.maria, "somebody"])).status_code == 404
