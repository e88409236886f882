"""The debrief."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, Cast
from whoelse.accounts.models import User
from whoelse.conversations import queries
from whoelse.introductions.queries import introductions
from whoelse.journal.queries import facts
from whoelse.loop import agreeing, preparing, talking
from whoelse.method.facts import Fact
from whoelse.people.models import Person

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def held(people: Cast) -> Cast:
    """A talk with Tom, held today."""
    talking.held(people.nadia, person=people.tom, today=TODAY)
    return people


def address(people: Cast) -> str:
    return reverse("debrief", args=[people.tom])


def sent(**fields: object) -> dict[str, object]:
    return {"token": "t", "revision": "0"} | {name.replace("__", "-"): value for name, value in fields.items()}


def last(people: Cast, kind: str = "debrief written") -> Fact:
    return next(fact for fact in reversed(facts(people.nadia)) if fact.kind == kind)


def count(people: Cast, kind: str = "debrief written") -> int:
    return sum(1 for fact in facts(people.nadia) if fact.kind == kind)


def test_what_was_learned_who_was_named_the_ask_and_comfort(nadia: Client, held: Cast) -> None:
    answer = nadia.post(
        address(held),
        sent(
            learned="Charging windows first.",
            rapport="4",
            asked="direct|company",
            answer="will check",
            comfort="easy",
            named__0__name="Ingrid Solberg",
            named__0__at="Halden Ferries",
            named__0__state="checking",
            named__0__known_through="coworker",
            promise__0__by="me",
            promise__0__words="Send the paper",
            promise__0__until="2026-01-20",
            advice="Read the timetable\nTalk to the crews",
            resources="Report on the Sogn line",
            kept_questions="What is a night shift like?",
        ),
    )
    assert answer["location"] == reverse("message", args=["thank-you", held.tom])
    fact = last(held)
    assert (fact.rapport, fact.comfort, fact.asked, fact.answer) == (4, "easy", "direct", "will check")
    (introduced,) = introductions(held.nadia, held.tom)
    assert introduced.known_through == "coworker"
    assert last(held, "introduction checking").by == held.tom
    assert [each.words for each in queries.promises(held.nadia, held.tom)] == ["Send the paper"]
    assert len(queries.advice(held.nadia, held.tom)) == 2
    assert [each.words for each in queries.resources(held.nadia, held.tom)] == ["Report on the Sogn line"]
    kept = queries.questions(held.nadia, held.tom, states=("kept for later",))
    assert [each.words for each in kept] == ["What is a night shift like?"]


def test_an_empty_debrief_is_one_and_says_nothing_of_comfort(nadia: Client, held: Cast) -> None:
    assert nadia.post(address(held), sent()).status_code == 302
    fact = last(held)
    assert (fact.rapport, fact.comfort, fact.asked, fact.answer) == (None, None, None, None)


def test_what_follows_from_an_answer_is_on_the_page(nadia: Client, held: Cast) -> None:
    shown = nadia.get(address(held)).content.decode()
    assert "Then there is nothing to do for ten business days." in shown
    assert "Then nothing more is asked of Tom." in shown


def test_sent_twice_it_is_one_act(nadia: Client, held: Cast) -> None:
    for _ in range(2):
        nadia.post(address(held), sent(learned="Once."))
    assert count(held) == 1


def test_an_answer_that_was_noted_while_talking_is_not_noted_again(nadia: Client, people: Cast) -> None:
    talking.start_talk(people.nadia, person=people.tom, today=TODAY)
    talking.near_its_end(people.nadia, person=people.tom, rapport=4, today=TODAY)
    talking.ask_made(people.nadia, person=people.tom, ask="indirect", scope="resources", answer="resource", today=TODAY)
    form = nadia.get(address(people)).context["form"]
    assert (form["asked"].value(), form["answer"].value()) == ("indirect|resources", "resource")
    assert form["rapport"].value() == "4"
    nadia.post(address(people), sent(asked="indirect|resources", answer="resource", rapport="4"))
    assert last(people).asked is None
    assert count(people, "ask made") == 1


def test_questions_not_asked_are_kept_for_later(nadia: Client, people: Cast) -> None:
    preparing.save_list(people.nadia, person=people.tom, questions=["What next?"], today=TODAY)
    assert "Kept for next time" in nadia.get(address(people)).content.decode()
    nadia.post(address(people), sent())
    assert [each.state for each in queries.questions(people.nadia, people.tom)] == ["kept for later"]


def test_a_talk_nobody_planned_makes_its_person_on_the_way(nadia: Client, people: Cast) -> None:
    answer = nadia.post(
        reverse("debrief new"), sent(with__name="Samuel Price", with__at="Sogn Line", learned="By chance, on a train.")
    )
    samuel = Person.objects.get(name="Samuel Price")
    assert answer["location"] == reverse("message", args=["thank-you", samuel.id])
    assert count(people, "conversation held") == 1


def test_a_talk_with_nobody_is_said_beside_the_name(nadia: Client, people: Cast) -> None:
    answer = nadia.post(reverse("debrief new"), sent(learned="By chance."))
    assert answer.status_code == 422
    assert "A name is enough." in answer.content.decode()
    assert "By chance." in nadia.get(reverse("debrief new")).content.decode()


@pytest.mark.parametrize(("where", "name"), [("debrief new", "with-name"), ("debrief", "named-0-name")])
def test_whether_it_is_somebody_known_is_asked(nadia: Client, held: Cast, where: str, name: str) -> None:
    to = reverse(where) if where == "debrief new" else address(held)
    who = name.replace("-name", "-who")
    answer = nadia.post(to, sent() | {name: "Maria Lindqvist", "with-name": "Maria Lindqvist"})
    assert answer.status_code == 422
    assert "You know a Maria Lindqvist already. Is it the same person?" in answer.content.decode()
    assert count(held) == 0
    nadia.post(to, sent() | {name: "Maria Lindqvist", who: held.maria})
    assert count(held) == 1
    assert Person.objects.filter(name="Maria Lindqvist").count() == 1


def test_two_of_one_name_are_possible(nadia: Client, held: Cast) -> None:
    nadia.post(address(held), sent(named__0__name="Maria Lindqvist", named__0__who="new"))
    assert Person.objects.filter(name="Maria Lindqvist").count() == 2


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"day": "2026-01-15"}, "That day has not come yet."),
        ({"rapport": "6"}, "From one to five, or leave it open."),
        ({"comfort": "not now", "comfort_until": "2026-01-14"}, "A day after the talk, please."),
        ({"promise-0-words": "The paper", "promise-0-until": "2026-01-02"}, "A promise is kept after it was made."),
        ({"day": "the other day"}, "This is no day."),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(
    nadia: Client, held: Cast, fields: dict[str, str], sentence: str
) -> None:
    answer = nadia.post(address(held), sent(learned="Kept all the same.") | fields)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert count(held) == 0
    assert "Kept all the same." in nadia.get(address(held)).content.decode()


def test_not_now_until_a_day(nadia: Client, held: Cast) -> None:
    nadia.post(address(held), sent(comfort="not now", comfort_until="2026-03-01"))
    assert last(held, "comfort noted").until == date(2026, 3, 1)


def test_a_day_that_has_passed_asks_whether_it_took_place(nadia: Client, people: Cast) -> None:
    agreeing.agree(people.nadia, person=people.tom, day=YESTERDAY, today=YESTERDAY)
    assert "Did you talk with" in nadia.get(address(people)).content.decode()
    assert 'value="2026-01-13"' in nadia.get(f"{address(people)}?held").content.decode()
    nadia.post(address(people), sent(day="2026-01-13", learned="Late, and still worth it."))
    assert last(people, "conversation held").on == YESTERDAY


@pytest.mark.parametrize(("tap", "kind"), [("missed", "conversation missed"), ("cancelled", "conversation cancelled")])
def test_a_day_that_came_to_nothing(nadia: Client, people: Cast, tap: str, kind: str) -> None:
    agreeing.agree(people.nadia, person=people.tom, day=YESTERDAY, today=YESTERDAY)
    answer = nadia.post(address(people), {"do": tap, "token": "t"})
    assert answer["location"] == reverse("agree", args=[people.tom])
    assert count(people, kind) == 1


def test_what_was_written_is_shown_and_can_be_corrected(nadia: Client, held: Cast) -> None:
    nadia.post(address(held), sent(learned="Forty ferries.", rapport="3", named__0__name="Ingrid Solberg"))
    assert "Forty ferries." in nadia.get(address(held)).content.decode()
    answer = nadia.post(address(held), {"do": "correct", "token": "c"})
    shown = nadia.get(answer["location"]).content.decode()
    assert "Forty ferries." in shown
    assert 'value="Ingrid Solberg"' in shown
    nadia.post(address(held), sent(learned="Four ferries.", rapport="4", token="t2", revision="1"))
    assert [fact.rapport for fact in facts(held.nadia) if fact.kind == "debrief written"] == [4]
    assert [each.learned for each in queries.debriefs(held.nadia, held.tom)] == ["Four ferries."]


def test_the_correction_of_a_talk_nobody_planned_begins_where_it_began(nadia: Client, people: Cast) -> None:
    nadia.post(reverse("debrief new"), sent(with__name="Samuel Price", learned="A train."))
    samuel = Person.objects.get(name="Samuel Price")
    answer = nadia.post(reverse("debrief", args=[samuel.id]), {"do": "correct", "token": "c"})
    assert answer["location"] == reverse("debrief new")
    assert "A train." in nadia.get(answer["location"]).content.decode()


def test_undoing_brings_the_words_back(nadia: Client, held: Cast) -> None:
    nadia.post(address(held), sent(learned="Charging first."))
    written = queries.debriefs(held.nadia, held.tom)[0].act
    nadia.post(reverse("undo"), {"undoes": written, "back": address(held)})
    assert count(held) == 0
    assert "Charging first." in nadia.get(address(held)).content.decode()


def test_somebody_else_s_person_is_not_found(nadia: Client, stranger: object, held: Cast) -> None:
    other = Client()
    other.force_login(User.objects.get(username="viktor"))
    assert other.get(address(held)).status_code == 404
    assert other.post(address(held), sent(learned="Mine now.")).status_code == 404
    assert other.post(reverse("debrief new"), sent() | {"with-name": "Tom Okafor"}).status_code == 302
    assert count(held) == 0


def test_somebody_else_s_person_is_not_taken_as_the_same(nadia: Client, stranger: object, held: Cast) -> None:
    other = Client()
    other.force_login(User.objects.get(username="viktor"))
    answer = other.post(reverse("debrief new"), sent() | {"with-name": "Tom Okafor", "with-who": held.tom})
    assert answer.status_code == 404
