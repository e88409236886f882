"""Preparing a conversation."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, Cast
from whoelse.accounts.models import User
from whoelse.conversations import queries
from whoelse.conversations.actions import add_question
from whoelse.journal.queries import facts, noted_facts
from whoelse.loop import agreeing, introducing, keeping
from whoelse.loop.people import edit_person
from whoelse.loop.searching import follow_playbook

QUESTIONS = ["How did you come from aircraft to ferries?", "What is a bad day like?"]


@pytest.fixture
def agreed(people: Cast) -> Cast:
    """A conversation with Tom, today at two."""
    agreeing.agree(people.nadia, person=people.tom, day=TODAY, time="14:00", minutes=30, place="Café Mole", today=TODAY)
    return people


def address(people: Cast) -> str:
    return reverse("prepare", args=[people.tom])


def sent(do: str, questions: list[str], **more: object) -> dict[str, object]:
    return {"do": do, "question": questions, "about_me": "", "worth_knowing": "", "token": "t", "revision": "0"} | more


def on_the_list(people: Cast, state: str = "open") -> list[str]:
    return [each.words for each in queries.questions(people.nadia, people.tom, states=(state,))]


def test_ready_saves_the_list_and_is_the_step_done(nadia: Client, agreed: Cast) -> None:
    answer = nadia.post(address(agreed), sent("ready", QUESTIONS, worth_knowing="Eleven ferries."))
    assert answer.status_code == 302
    assert on_the_list(agreed) == QUESTIONS
    assert [fact.step for fact in facts(agreed.nadia) if fact.kind == "step done"] == ["prepare"]
    shown = nadia.get(address(agreed)).content.decode()
    assert "Two questions, in any order" in shown
    assert "Eleven ferries." in shown
    assert "Wednesday 14 January, 14:00 to 14:30 · Café Mole" in shown


def test_the_playbook_offers_questions_and_kept_ones_come_first(nadia: Client, agreed: Cast) -> None:
    add_question(agreed.nadia, agreed.tom, "Who taught you?", state="kept for later")
    shown = nadia.get(address(agreed)).content.decode()
    assert shown.index("Who taught you?") < shown.index("How did you come to do what you do now?")


def test_a_tap_keeps_what_is_typed_and_moves_the_question(nadia: Client, agreed: Cast) -> None:
    nadia.post(address(agreed), sent("down:0", QUESTIONS, worth_knowing="Eleven ferries."))
    draft = queries.kept(agreed.nadia, f"questions:{agreed.tom}")
    assert draft is not None
    assert draft.fields["question"] == QUESTIONS[::-1]
    assert draft.fields["worth_knowing"] == ["Eleven ferries."]
    assert on_the_list(agreed) == []


def test_a_question_put_off_waits_for_later(nadia: Client, agreed: Cast) -> None:
    nadia.post(address(agreed), sent("later:1", QUESTIONS))
    assert on_the_list(agreed, "kept for later") == QUESTIONS[1:]


def test_more_than_a_brief_list_holds_is_kept_for_later(nadia: Client, agreed: Cast) -> None:
    many = [f"Question number {number}?" for number in range(8)]
    nadia.post(address(agreed), sent("add", many))
    assert "The last two are kept for later" in nadia.get(address(agreed)).content.decode()
    nadia.post(address(agreed), sent("ready", many, revision="1"))
    assert on_the_list(agreed) == many[:6]
    assert on_the_list(agreed, "kept for later") == many[6:]


def test_another_page_that_wrote_meanwhile_is_not_overwritten(nadia: Client, agreed: Cast) -> None:
    nadia.post(address(agreed), sent("add", ["From the first tab?"]))
    nadia.post(address(agreed), sent("add", ["From the second tab?"], keep=f"questions:{agreed.tom}"))
    assert "From the first tab?" in nadia.get(address(agreed)).content.decode()


def test_starting_saves_the_list_and_begins_the_talk(nadia: Client, agreed: Cast) -> None:
    answer = nadia.post(address(agreed), sent("start", QUESTIONS))
    assert answer["location"] == reverse("talk", args=[agreed.tom])
    assert on_the_list(agreed) == QUESTIONS
    assert "conversation started" in [fact.kind for fact in facts(agreed.nadia)]


def test_sent_twice_it_is_one_act(nadia: Client, agreed: Cast) -> None:
    for _ in range(2):
        nadia.post(address(agreed), sent("ready", QUESTIONS))
    assert on_the_list(agreed) == QUESTIONS
    assert [fact.kind for fact in facts(agreed.nadia)].count("step done") == 1


def test_somebody_who_would_rather_just_talk_gets_two_openers_or_none(nadia: Client, agreed: Cast) -> None:
    assert "Two openers only" not in nadia.get(address(agreed)).content.decode()
    edit_person(agreed.nadia, agreed.tom, style="open", today=TODAY)
    assert "Two openers only" in nadia.get(address(agreed)).content.decode()
    nadia.post(address(agreed), sent("openers", [*QUESTIONS, "And now?"]))
    assert on_the_list(agreed, "kept for later") == ["And now?"]


def test_the_asks_are_told_in_the_words_of_the_playbook_and_whose_they_are(nadia: Client, agreed: Cast) -> None:
    follow_playbook(agreed.nadia, "Kelley", today=TODAY)
    shown = nadia.get(address(agreed)).content.decode()
    assert "What other resources should I look into?" in shown
    assert "Thea Kelley" in shown
    assert "only if it has been warm" in shown


def test_how_you_are_connected_and_what_is_promised(nadia: Client, agreed: Cast) -> None:
    introducing.note_introduction(
        agreed.nadia,
        introducer=agreed.maria,
        state="made",
        person=agreed.tom,
        known_through="event",
        quote="Likes concrete cases.",
        today=TODAY,
    )
    keeping.promise_made(agreed.nadia, person=agreed.tom, by="me", words="Send the paper", today=TODAY)
    shown = nadia.get(address(agreed)).content.decode()
    assert "Likes concrete cases." in shown
    assert "They met at an event or in an association." in shown
    assert "Send the paper" in shown


def test_too_long_is_said_beside_the_field(nadia: Client, agreed: Cast) -> None:
    answer = nadia.post(address(agreed), sent("ready", QUESTIONS, about_me="x" * 4_001))
    assert answer.status_code == 422
    assert "more than thirty seconds" in answer.content.decode()
    assert on_the_list(agreed) == []


def test_what_is_written_before_a_day_is_agreed_stays(nadia: Client, people: Cast) -> None:
    address = reverse("prepare", args=[people.tom])
    nadia.post(address, sent("add", QUESTIONS, worth_knowing="Eleven ferries."))
    more = {"worth_knowing": "Eleven ferries.", "revision": "1", "keep": f"questions:{people.tom}"}
    nadia.post(address, sent("ready", QUESTIONS, **more))
    assert "Eleven ferries." in nadia.get(address).content.decode()


def test_somebody_else_s_person_is_not_found(nadia: Client, stranger: object, people: Cast) -> None:
    other = Client()
    other.force_login(User.objects.get(username="viktor"))
    assert other.get(address(people)).status_code == 404
    assert other.post(address(people), sent("ready", QUESTIONS)).status_code == 404


def test_undoing_brings_the_typed_list_back(nadia: Client, agreed: Cast) -> None:
    nadia.post(address(agreed), sent("ready", QUESTIONS, keep=f"questions:{agreed.tom}"))
    act = noted_facts(agreed.nadia, people=[agreed.tom])[-1].act
    nadia.post(reverse("undo"), {"undoes": act, "back": address(agreed)})
    assert on_the_list(agreed) == []
    assert QUESTIONS[0] in nadia.get(address(agreed)).content.decode()


def test_what_the_second_question_waits_for_and_how_a_list_goes_is_said_in_plain_words(
    nadia: Client, agreed: Cast
) -> None:
    shown = nadia.get(address(agreed)).content.decode()
    said = "The second is asked only where you would say that it went at least “warm”, 4 of 5; that is ours too."
    assert said in shown
    assert "rapport of" not in shown
    assert "“Set the list aside” stands beside it once you talk." in shown
