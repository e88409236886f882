"""One person's page."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import TODAY, Cast, stranger
from tests.interchange.test_importing import HEADER, bring
from tests.web.reading import text
from whoelse.conversations.actions import add_question
from whoelse.journal.queries import acts_of_day, facts
from whoelse.loop import comforting, introducing, keeping, replying, searching, writing
from whoelse.loop.choosing import choose_person
from whoelse.loop.people import NewPerson, add_person
from whoelse.loop.planning import agenda
from whoelse.loop.preparing import save_list
from whoelse.loop.steps import decline
from whoelse.loop.undoing import undo
from whoelse.people.queries import everybody


def page_of(client: Client, person: str) -> str:
    """A person's page."""
    return text(client, reverse("person", args=[person]))


def test_somebody_of_whom_nothing_is_noted_can_be_chosen(nadia: Client, people: Cast) -> None:
    page = page_of(nadia, people.maria)
    assert "Procurement lead at Kestrel Heat. " in page
    assert "the supply desk together at St. Brannock Hospital." in page
    assert "Choose Maria to talk to" in page
    assert "Comfort: not noted" in page
    assert "Trust: none yet" in page
    nadia.post(reverse("choose", args=[people.maria]), {"token": "one"})
    page = page_of(nadia, people.maria)
    assert "Invite Maria Lindqvist" in page
    assert "Choose Maria to talk to" not in page


def test_the_first_open_step_is_the_main_act_with_its_reason(nadia: Client, told: Cast) -> None:
    page = page_of(nadia, told.tom)
    assert page.count('class="btn main"') - page.split("</main>")[1].count('class="btn main"') == 1
    assert "Write to Tom" in page
    assert "Why?" in page


def test_the_whole_story_is_told_with_the_words(nadia: Client, told: Cast) -> None:
    page = page_of(nadia, told.maria)
    assert "Planners who get on are the ones who visit." in page
    assert "Rapport 5 of 5." in page
    assert "introduced you to" in page
    assert "The calmest person I have shared a crisis with." in page


def test_the_newest_stands_first(nadia: Client, told: Cast) -> None:
    page = page_of(nadia, told.maria)
    assert page.index("introduced you to") < page.index("Planners who get on") < page.index("wrote Maria down here")


def test_who_came_in_with_a_file_was_not_written_down(nadia: Client, people: Cast) -> None:
    row = f"{HEADER}Jonas,Weber,https://www.linkedin.com/in/jonas-weber,,Orrery Rail,Planner,05 Jan 2024\n"
    bring(people.nadia, row)
    (jonas,) = (card.id for card in everybody(people.nadia) if card.name == "Jonas Weber")
    page = page_of(nadia, jonas)
    assert "Jonas came in with a file." in page
    assert "down here" not in page


def test_what_was_written_down_later_says_so(nadia: Client, people: Cast) -> None:
    keeping.give(people.nadia, person=people.maria, words="A list", today=TODAY, on=date(2026, 1, 9))
    assert "Written down today." in page_of(nadia, people.maria)


def test_each_act_can_be_taken_back_from_there_and_says_if_it_was_already(nadia: Client, people: Cast) -> None:
    done = keeping.give(people.nadia, person=people.maria, words="A list of suppliers", today=TODAY)
    page = page_of(nadia, people.maria)
    assert "A list of suppliers" in page
    assert f'name="undoes" value="{done.act}"' in page
    back = reverse("person", args=[people.maria])
    answer = nadia.post(reverse("undo"), {"undoes": done.act, "back": back}, follow=True)
    assert "Taken back." in answer.content.decode()
    assert "A list of suppliers" not in answer.content.decode()
    answer = nadia.post(reverse("undo"), {"undoes": done.act, "back": back}, follow=True)
    assert "This has been taken back already." in answer.content.decode()


def test_of_whom_something_was_noted_since_stays_whole_and_is_named(nadia: Client, people: Cast) -> None:
    added = add_person(people.nadia, NewPerson(name="Aiko Tanabe"), today=TODAY)
    writing.mark_sent(people.nadia, kind="invitation", person=added.person or "", today=TODAY)
    answer = nadia.post(reverse("undo"), {"undoes": added.act, "back": reverse("people")}, follow=True)
    assert "Nothing is changed: something is noted about Aiko Tanabe since." in answer.content.decode()
    assert "Taken back" not in answer.content.decode()


def test_comfort_says_since_when_and_by_which_words(nadia: Client, told: Cast) -> None:
    page = page_of(nadia, told.maria)
    assert "Comfort: at ease" in page
    assert "Happy to. Just ask me before you use my name." in page
    assert "Noted on Friday 9 January in the debrief." in page


def test_what_comfort_holds_back_stands_on_the_page(nadia: Client, people: Cast) -> None:
    writing.mark_sent(people.nadia, kind="invitation", person=people.maria, today=date(2026, 1, 5))
    comforting.note_comfort(people.nadia, person=people.maria, comfort="hesitant", today=date(2026, 1, 12))
    page = page_of(nadia, people.maria)
    assert "You noted that Maria hesitated" in page
    assert "Lift it" in page
    assert "Choose Maria to talk to" not in page


def test_trust_is_told_in_its_word_with_what_speaks_for_and_against(nadia: Client, told: Cast) -> None:
    keeping.promise_made(
        told.nadia, person=told.maria, by="me", words="Send the paper", until=date(2026, 1, 10), today=date(2026, 1, 9)
    )
    page = page_of(nadia, told.maria)
    assert "Trust: good" in page
    assert "Maria introduced you to Tom on Monday 12 January" in page
    assert "Something you promised Maria is still open" in page


def test_the_balance_is_drawn_and_said(nadia: Client, told: Cast) -> None:
    page = page_of(nadia, told.maria)
    assert "Maria gave" in page
    assert 'aria-label="Two"' in page
    assert "A good moment to give." in page


def test_an_introduced_person_says_who_led_here_and_what_comes_next(nadia: Client, told: Cast) -> None:
    page = page_of(nadia, told.tom)
    assert "second generation" in page
    assert "Introduced by" in page
    assert "You may mention Maria when you write to Tom." in page
    assert reverse("message", args=["introduced-invitation", told.tom]) in page


def test_a_name_alone_is_no_permission_and_the_letter_is_the_users_own(nadia: Client, people: Cast) -> None:
    introducing.note_introduction(people.nadia, introducer=people.maria, person=people.tom, state="named", today=TODAY)
    page = page_of(nadia, people.tom)
    assert "Maria has not offered to be mentioned, so a letter to Tom leaves the name out." in page
    assert reverse("message", args=["invitation", people.tom]) in page
    assert reverse("message", args=["introduced-invitation", people.tom]) not in page


def test_while_the_introducer_checks_no_letter_is_offered(nadia: Client, people: Cast) -> None:
    introducing.note_introduction(
        people.nadia, introducer=people.maria, person=people.tom, state="checking", today=TODAY
    )
    page = page_of(nadia, people.tom)
    assert "/message/" not in page


def test_the_chain_leads_both_ways(nadia: Client, told: Cast) -> None:
    introducing.note_introduction(
        told.nadia, introducer=told.tom, new=NewPerson(name="Aiko Tanabe"), state="named", today=TODAY
    )
    page = page_of(nadia, told.tom).split("Chain</h2>")[1]
    assert page.index("Maria Lindqvist") < page.index("Tom") < page.index("Aiko Tanabe")


def test_questions_kept_for_the_next_conversation_stand_there(nadia: Client, people: Cast) -> None:
    save_list(people.nadia, person=people.maria, questions=[], today=TODAY)
    add_question(people.nadia, people.maria, "What do buyers wish planners knew?", state="kept for later")
    assert "What do buyers wish planners knew?" in page_of(nadia, people.maria)


def test_put_aside_and_taken_up_again(nadia: Client, people: Cast) -> None:
    choose_person(people.nadia, people.maria, today=date(2026, 1, 12))
    nadia.post(reverse("put aside", args=[people.maria]), {"token": "one"})
    page = page_of(nadia, people.maria)
    assert "You put Maria aside." in page
    assert facts(people.nadia)[-1].reason == "put aside"
    nadia.post(reverse("take up again", args=[people.maria]), {"token": "two"})
    assert "Choose Maria to talk to" in page_of(nadia, people.maria)


def test_whoever_was_left_out_can_be_chosen_again(nadia: Client, people: Cast) -> None:
    choose_person(people.nadia, people.maria, today=TODAY)
    assert "Choose Maria to talk to" not in page_of(nadia, people.maria)
    decline(people.nadia, agenda(people.nadia, TODAY).steps[0].key, today=TODAY)
    assert "Choose Maria to talk to" in page_of(nadia, people.maria)


def test_pressed_twice_it_is_one_act(nadia: Client, people: Cast) -> None:
    for _ in range(2):
        nadia.post(reverse("choose", args=[people.maria]), {"token": "one"})
    assert len(facts(people.nadia)) == 1


def test_lifting_what_does_not_hold_is_refused_with_a_sentence(nadia: Client, people: Cast) -> None:
    answer = nadia.post(reverse("lift for", args=[people.maria]), {"token": "one"}, follow=True)
    assert "Nothing is held back for their comfort." in answer.content.decode()


def test_only_looking_at_an_act_does_nothing(nadia: Client, people: Cast) -> None:
    for name in ("choose", "put aside", "take up again", "lift for"):
        assert nadia.get(reverse(name, args=[people.maria])).status_code == 302
    assert not acts_of_day(people.nadia, TODAY)[:1] or acts_of_day(people.nadia, TODAY)[0].kind == "person added"


def test_a_profile_that_is_no_web_address_is_no_link(nadia: Client, people: Cast) -> None:
    odd = add_person(people.nadia, NewPerson(name="Odd", profile_url="javascript:alert(1)"), today=TODAY).person or ""
    assert 'href="javascript' not in page_of(nadia, odd)


def test_how_they_answer_is_told_where_the_playbook_goes_by_it(nadia: Client, people: Cast) -> None:
    writing.mark_sent(people.nadia, kind="invitation", person=people.maria, body="Dear Maria, ...", today=TODAY)
    assert "No answer is noted yet." not in page_of(nadia, people.maria)
    searching.follow_playbook(people.nadia, "Dalton", today=TODAY)
    assert "No answer is noted yet." in page_of(nadia, people.maria)
    assert "answer" not in page_of(nadia, people.tom).split('id="between"')[1].split("</section>")[0].lower()
    replying.note_reply(people.nadia, person=people.maria, answer="yes", today=TODAY)
    assert "Answers fast, as noted so far." in page_of(nadia, people.maria)


@pytest.mark.parametrize(
    ("answers", "at", "told"), [("slowly", 2, "You say: answers slowly."), ("not yet", 3, "You say: no answer yet.")]
)
def test_the_users_own_word_on_how_they_answer_goes_first(
    nadia: Client, people: Cast, answers: str, at: int, told: str
) -> None:
    searching.follow_playbook(people.nadia, "Dalton", today=TODAY)
    writing.mark_sent(people.nadia, kind="invitation", person=people.maria, body="Dear Maria, ...", today=TODAY)
    replying.note_reply(people.nadia, person=people.maria, answer="yes", today=TODAY)
    known = {"name": "Maria Lindqvist", "called": "Maria", "answers": answers, "token": "one"}
    nadia.post(reverse("change a person", args=[people.maria]), known)
    page = page_of(nadia, people.maria)
    assert told in page
    assert "as noted so far" not in page
    assert f'id="id_answers_{at}" checked' in text(nadia, reverse("change a person", args=[people.maria]))
    undo(people.nadia, acts_of_day(people.nadia, TODAY)[0].id, today=TODAY)
    assert "Answers fast, as noted so far." in page_of(nadia, people.maria)


@pytest.mark.parametrize("name", ["person", "choose", "put aside", "take up again", "lift for"])
def test_a_strangers_person_is_not_there(nadia: Client, people: Cast, name: str) -> None:
    theirs = add_person(stranger(), NewPerson(name="Somebody"), today=TODAY).person
    assert nadia.get(reverse(name, args=[theirs])).status_code == 404
    assert nadia.post(reverse(name, args=[theirs]), {"token": "x"}).status_code == 404
