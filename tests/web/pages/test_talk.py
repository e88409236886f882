"""The talk itself."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, Cast
from whoelse.accounts.models import User
from whoelse.conversations import queries
from whoelse.journal.queries import facts
from whoelse.loop import agreeing, preparing, talking
from whoelse.method.facts import Fact
from whoelse.searches.actions import change

QUESTIONS = ["How did you begin?", "What is hard?", "What is changing?"]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def talk(people: Cast) -> Cast:
    """A talk with Tom that has begun, with three questions on the list."""
    change(people.nadia, time_zone="UTC")
    agreeing.agree(people.nadia, person=people.tom, day=TODAY, time="8:30", minutes=30, today=TODAY)
    preparing.save_list(people.nadia, person=people.tom, questions=QUESTIONS, today=TODAY)
    talking.start_talk(people.nadia, person=people.tom, today=TODAY)
    return people


def tap(nadia: Client, talk: Cast, do: str, **more: object) -> str:
    """One tap as a script sends it; what the part shows then."""
    tap.count += 1  # type: ignore[attr-defined]
    sent = {"do": do, "token": f"tap {tap.count}", "notes": "", "revision": "0"} | more  # type: ignore[attr-defined]
    answer = nadia.post(reverse("talk", args=[talk.tom]), sent, headers=HTMX)
    assert answer.status_code == 200, answer.content
    return answer.content.decode()


tap.count = 0  # type: ignore[attr-defined]


def shown(nadia: Client, talk: Cast) -> str:
    return nadia.get(reverse("talk", args=[talk.tom])).content.decode()


def question(talk: Cast, words: str) -> str:
    return next(each.id for each in queries.questions(talk.nadia, talk.tom) if each.words == words)


def told(talk: Cast, kind: str) -> list[Fact]:
    return [fact for fact in facts(talk.nadia) if fact.kind == kind]


def test_one_question_is_in_sight_and_a_tap_brings_the_next(nadia: Client, talk: Cast) -> None:
    assert 'class="say">How did you begin?' in shown(nadia, talk)
    assert 'class="say">What is hard?' in tap(nadia, talk, f"asked:{question(talk, QUESTIONS[0])}")
    assert 'class="say">What is changing?' in tap(nadia, talk, f"later:{question(talk, QUESTIONS[1])}")
    part = tap(nadia, talk, f"skip:{question(talk, QUESTIONS[2])}")
    assert "No question is left." in part or "Just talk." in part
    states = {each.words: each.state for each in queries.questions(talk.nadia, talk.tom)}
    assert list(states.values()) == ["asked", "kept for later", "set aside"]


def test_any_question_can_be_next(nadia: Client, talk: Cast) -> None:
    assert 'class="say">What is changing?' in tap(nadia, talk, f"show:{question(talk, QUESTIONS[2])}")


def test_the_list_is_put_away_in_one_tap(nadia: Client, talk: Cast) -> None:
    assert "Just talk." in tap(nadia, talk, "aside")
    assert {each.state for each in queries.questions(talk.nadia, talk.tom)} == {"set aside"}


def test_the_clock_says_how_long_is_left_without_seconds(nadia: Client, talk: Cast) -> None:
    assert "8:45 · 15 minutes left" in shown(nadia, talk)
    with time_machine.travel(datetime(2026, 1, 14, 8, 59, 40, tzinfo=UTC), tick=False):
        part = nadia.get(f"{reverse('talk', args=[talk.tom])}?clock").content.decode()
    assert "8:59 · 1 minute left" in part
    assert "<html" not in part


def test_one_main_button_is_in_sight_also_when_the_end_is_near(nadia: Client, talk: Cast) -> None:
    assert shown(nadia, talk).split("</main>")[0].count("btn main") == 1
    with time_machine.travel(datetime(2026, 1, 14, 8, 58, tzinfo=UTC), tick=False):
        page = shown(nadia, talk).split("</main>")[0]
    assert page.count("btn main") == 1
    assert '<button class="btn main" name="do" value="near">Near the end</button>' in page
    assert tap(nadia, talk, "near").count("btn main") == 1


def test_of_two_questions_the_button_names_the_one_that_it_notes(nadia: Client, talk: Cast) -> None:
    part = tap(nadia, talk, "near")
    assert part.index("“What else should I look into") < part.index("if it has been warm")
    assert "I asked the first question</summary>" in part
    tap(nadia, talk, "rapport:4")
    part = tap(nadia, talk, "answer:indirect|resources|resource")
    assert "You asked what else to look into: pointed to a resource." in part
    assert ">I asked</summary>" in part


def test_near_the_end_in_one_tap_shows_the_open_question_first(nadia: Client, talk: Cast) -> None:
    part = tap(nadia, talk, "near")
    assert "“What else should I look into, to understand this better?”" in part
    assert "if it has been warm" in part
    assert len(told(talk, "conversation near its end")) == 1


def test_two_more_taps_say_how_it_goes(nadia: Client, talk: Cast) -> None:
    tap(nadia, talk, "near")
    tap(nadia, talk, "rapport:5")
    part = tap(nadia, talk, "comfort:easy")
    assert "as it goes so well" in part
    last = told(talk, "conversation near its end")[-1]
    assert (last.rapport, last.comfort) == (5, "easy")


def test_the_direct_question_follows_where_it_goes_well(nadia: Client, talk: Cast) -> None:
    tap(nadia, talk, "near")
    tap(nadia, talk, "rapport:4")
    part = tap(nadia, talk, "answer:indirect|resources|resource")
    assert "“Do you know a service planner at Halden Ferries" in part
    part = tap(nadia, talk, "answer:direct|job title|will check")
    assert "ten business days" in part
    assert [(fact.ask, fact.answer) for fact in told(talk, "ask made")] == [
        ("indirect", "resource"),
        ("direct", "will check"),
    ]


def test_with_little_rapport_the_direct_question_waits_and_says_so(nadia: Client, talk: Cast) -> None:
    tap(nadia, talk, "near")
    part = tap(nadia, talk, "rapport:3")
    assert "No direct question today: it waits for a rapport of 4." in part
    assert "service planner" not in tap(nadia, talk, "answer:indirect|resources|resource")


def test_a_hesitation_says_at_once_that_nothing_more_is_asked(nadia: Client, talk: Cast) -> None:
    tap(nadia, talk, "near")
    part = tap(nadia, talk, "answer:indirect|resources|hesitated")
    assert "Then nothing more is asked of Tom." in part
    assert "I asked" not in part


def test_comfort_holds_every_ask_back(nadia: Client, talk: Cast) -> None:
    tap(nadia, talk, "near")
    part = tap(nadia, talk, "comfort:hesitant")
    assert "hesitated" in part
    assert "I asked" not in part


def test_a_hesitation_tapped_by_mistake_is_taken_back(nadia: Client, talk: Cast) -> None:
    tap(nadia, talk, "near")
    tap(nadia, talk, "comfort:hesitant")
    part = tap(nadia, talk, "comfort:easy")
    assert "I asked" in part
    assert [fact.comfort for fact in told(talk, "conversation near its end")] == [None, "easy"]


def test_not_today_asks_nothing_and_notes_nothing(nadia: Client, talk: Cast) -> None:
    tap(nadia, talk, "near")
    before = len(facts(talk.nadia))
    assert "Not today, then." in tap(nadia, talk, "not-today")
    assert len(facts(talk.nadia)) == before


def test_the_end_keeps_the_notes_and_leads_to_the_debrief(nadia: Client, talk: Cast) -> None:
    tap(nadia, talk, "near")
    tap(nadia, talk, "rapport:4")
    sent = {"do": "end", "token": "end", "notes": "Charging first.", "names": "Ingrid Solberg, Halden", "revision": "0"}
    sent["keep"] = f"talk:{queries.conversations(talk.nadia, talk.tom)[0].id}"
    answer = nadia.post(reverse("talk", args=[talk.tom]), sent)
    assert answer["location"] == reverse("debrief", args=[talk.tom])
    assert len(told(talk, "conversation held")) == 1
    debrief = nadia.get(answer["location"])
    assert "Charging first." in debrief.content.decode()
    assert 'value="Ingrid Solberg"' in debrief.content.decode()
    assert debrief.context["form"]["rapport"].value() == "4"


def test_ending_twice_is_one_act(nadia: Client, talk: Cast) -> None:
    for _ in range(2):
        nadia.post(reverse("talk", args=[talk.tom]), {"do": "end", "token": "end", "notes": "", "revision": "0"})
    assert len(told(talk, "conversation held")) == 1


def test_without_a_script_a_tap_keeps_what_is_typed(nadia: Client, talk: Cast) -> None:
    sent = {"do": "near", "token": "near", "notes": "Crews second.", "revision": "0"}
    answer = nadia.post(reverse("talk", args=[talk.tom]), sent)
    assert answer.status_code == 302
    assert "Crews second." in shown(nadia, talk)


def test_two_pages_that_typed_lose_no_line(nadia: Client, talk: Cast) -> None:
    for notes in ("From the phone.", "From the laptop."):
        nadia.post(reverse("talk", args=[talk.tom]), {"do": "near", "token": notes, "notes": notes, "revision": "0"})
    assert "From the phone.\nFrom the laptop." in shown(nadia, talk)


def test_before_it_begins_the_page_offers_to_begin(nadia: Client, people: Cast) -> None:
    address = reverse("talk", args=[people.tom])
    assert "No list is prepared, and none is needed." in nadia.get(address).content.decode()
    assert nadia.post(address, {"do": "start", "token": "t"})["location"] == address
    assert len(told(people, "conversation started")) == 1


def test_a_talk_that_was_held_leads_to_its_debrief(nadia: Client, talk: Cast) -> None:
    talking.held(talk.nadia, person=talk.tom, today=TODAY)
    assert nadia.get(reverse("talk", args=[talk.tom]))["location"] == reverse("debrief", args=[talk.tom])


def test_a_question_of_somebody_else_is_not_found(nadia: Client, talk: Cast) -> None:
    preparing.save_list(talk.nadia, person=talk.maria, questions=["How is the heat?"], today=TODAY)
    other = queries.questions(talk.nadia, talk.maria)[0].id
    answer = nadia.post(reverse("talk", args=[talk.tom]), {"do": f"asked:{other}", "token": "t"}, headers=HTMX)
    assert answer.status_code == 404


def test_somebody_else_s_person_is_not_found(nadia: Client, stranger: object, people: Cast) -> None:
    other = Client()
    other.force_login(User.objects.get(username="viktor"))
    assert other.get(reverse("talk", args=[people.tom])).status_code == 404
    assert other.post(reverse("talk", args=[people.tom]), {"do": "start"}).status_code == 404
