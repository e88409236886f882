"""Today: the day's few steps, what may be said to each, what waits, what is held back, what is done."""

import re
from datetime import date, timedelta
from urllib.parse import quote

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import TODAY, Cast, stranger
from whoelse.accounts.models import User
from whoelse.journal.queries import facts
from whoelse.loop import (
    agreeing,
    choosing,
    comforting,
    debriefing,
    importing,
    introducing,
    keeping,
    replying,
    searching,
    targets,
    writing,
)
from whoelse.loop.people import NewPerson, add_person, edit_person
from whoelse.method.people.plan import Incoming
from whoelse.method.people.reading import Reading
from whoelse.method.words import count_in_words, sentence_start
from whoelse.searches.access import Viewer
from whoelse.today.queries import agenda

#: Six business days before the day of the cast: Plain follows up after five.
LAST_WEEK = date(2026, 1, 6)


def key_of(viewer: Viewer, do: str) -> str:
    return next(step.key for step in agenda(viewer, TODAY).steps if step.do == do)


def kinds(viewer: Viewer) -> list[str]:
    return [fact.kind for fact in facts(viewer)]


def html(client: Client) -> str:
    answer = client.get(reverse("today"))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def chosen(people: Cast) -> Cast:
    """Maria is chosen and not yet invited."""
    choosing.choose_person(people.nadia, people.maria, today=TODAY)
    return people


@pytest.fixture
def silent(people: Cast) -> Cast:
    """Maria was invited last week, and no answer is noted."""
    choosing.choose_person(people.nadia, people.maria, today=LAST_WEEK)
    writing.mark_sent(people.nadia, kind="invitation", person=people.maria, today=LAST_WEEK)
    return people


def test_the_first_step_with_its_reason_and_whose_rule_it_is(nadia: Client, chosen: Cast) -> None:
    page = html(nadia)
    assert "Good morning, Nadia." in page
    assert "<mark>One step,</mark> about 15 minutes." in page
    assert "Invite Maria Lindqvist" in page
    assert "You chose Maria on Wednesday 14 January, and no invitation is noted." in page
    assert "Why? Ours, in every playbook" in page
    assert f"{reverse('message', args=['invitation', chosen.maria])}?step=" in page


def test_what_comes_up_later_in_the_day_waits_unless_it_is_owed(nadia: Client, silent: Cast) -> None:
    assert "<mark>Two steps,</mark>" in html(nadia)
    keeping.promise_made(silent.nadia, person=silent.tom, by="me", words="The timetable", today=TODAY)
    assert "<mark>Three steps,</mark>" in html(nadia)
    introducing.note_introduction(
        silent.nadia, introducer=silent.tom, state="checking", person=silent.maria, today=TODAY, on=date(2025, 12, 15)
    )
    page = html(nadia)
    assert "<mark>Three steps,</mark>" in page
    assert "Can wait: one step" in page
    assert "Send Tom Okafor a kind word" in page


def test_whoever_was_named_alone_is_not_lost_from_sight(nadia: Client, people: Cast) -> None:
    named = introducing.note_introduction(
        people.nadia, introducer=people.maria, state="named", new=NewPerson("Mary Somerville"), today=TODAY
    )
    mary = named.new_people[0]
    said = "and has not offered to lead you there."
    assert said in html(nadia)
    assert reverse("person", args=[mary]) in html(nadia)
    choosing.choose_person(people.nadia, mary, today=TODAY)
    assert said not in html(nadia)


def test_what_is_over_for_long_is_not_read(nadia: Client, people: Cast) -> None:
    before = date(2025, 6, 2)
    for person in (people.maria, people.tom):
        writing.mark_sent(people.nadia, kind="invitation", person=person, today=before)
        replying.note_reply(people.nadia, person=person, answer="no", today=before)
        writing.mark_sent(people.nadia, kind="thanks for a no", person=person, today=before)
    add_person(people.nadia, NewPerson("Ana Ruiz"), today=LAST_WEEK, chosen=True)
    everything = re.compile(r'WHERE "journal_entry"\."search_id" = \S+ ORDER')
    for address in (reverse("today"), reverse("people")):
        with CaptureQueriesContext(connection) as asked:
            assert nadia.get(address).status_code == 200
        assert [query["sql"] for query in asked.captured_queries if everything.search(query["sql"])] == []
    with CaptureQueriesContext(connection) as asked:
        facts(people.nadia)
    assert any(everything.search(query["sql"]) for query in asked.captured_queries)


def test_of_very_many_that_can_wait_the_first_are_shown_and_a_way_to_all(nadia: Client, chosen: Cast) -> None:
    for at in range(60):
        someone = add_person(chosen.nadia, NewPerson(f"Person {at:02}"), today=LAST_WEEK).person
        writing.mark_sent(chosen.nadia, kind="invitation", person=someone or "", today=LAST_WEEK)
    html(nadia)  # the plan of the day is chosen, three steps of it
    page = html(nadia)
    waiting = page[page.index("Can wait: ") :]
    shown = waiting.count('class="name"')
    assert shown == 50
    said = re.search(r"Can wait: (\d+) steps", page)
    assert said is not None
    assert f"All {said[1]} of them" in waiting
    every = nadia.get(reverse("today"), {"waiting": "all"}).content.decode()
    assert every[every.index("Can wait: ") :].count('class="name"') == int(said[1])
    assert "of them</a>" not in every


def test_silence_asks_first_whether_an_answer_came(nadia: Client, silent: Cast) -> None:
    page = html(nadia)
    assert "Has Maria answered somewhere?" in page
    assert reverse("reply", args=[silent.maria]) in page
    assert "No, open the draft" in page
    assert "6 business days counted so far." in page


def test_an_answer_can_be_noted_as_soon_as_a_letter_is_sent(nadia: Client, chosen: Cast) -> None:
    assert "An answer may come" not in html(nadia)
    writing.mark_sent(chosen.nadia, kind="invitation", person=chosen.maria, today=TODAY)
    page = html(nadia)
    assert "An answer may come" in page
    assert reverse("reply", args=[chosen.maria]) in page
    replying.note_reply(chosen.nadia, person=chosen.maria, answer="yes", today=TODAY)
    assert "An answer may come" not in html(nadia)


def test_the_answer_to_a_letter_of_today_stands_above_the_steps_and_one_of_another_day_below(
    nadia: Client, chosen: Cast
) -> None:
    writing.mark_sent(chosen.nadia, kind="invitation", person=chosen.maria, today=TODAY)
    page = html(nadia)
    assert page.count("Note the answer") == 1
    assert page.index("Note the answer") < page.index('aria-label="Steps for today"')
    with time_machine.travel(TODAY + timedelta(days=1), tick=False):
        page = html(nadia)
    assert page.count("Note the answer") == 1
    assert page.index("Note the answer") > page.index('aria-label="Steps for today"')


def test_where_nothing_is_left_to_do_the_answer_that_may_come_stands_above_what_is_next(
    nadia: Client, chosen: Cast
) -> None:
    writing.mark_sent(chosen.nadia, kind="invitation", person=chosen.maria, today=TODAY)
    searching.pause(chosen.nadia, today=TODAY)
    page = html(nadia)
    assert page.count("Note the answer") == 1
    assert page.index("Note the answer") < page.index("Every wait moves along with you.")


def test_of_whoever_was_closed_no_answer_is_awaited(nadia: Client, chosen: Cast) -> None:
    writing.mark_sent(chosen.nadia, kind="invitation", person=chosen.maria, today=TODAY)
    choosing.close_person(chosen.nadia, chosen.maria, reason="declined", today=TODAY)
    assert "An answer may come" not in html(nadia)


def done_lines(page: str) -> list[str]:
    return re.findall(r"<li><bdi>([^<]*)</bdi>", page.split("Already done")[1].split("</section>", maxsplit=1)[0])


def test_what_was_done_is_said_in_words_the_last_five_first(nadia: Client, chosen: Cast) -> None:
    for number in range(7):
        targets.add_targets(chosen.nadia, [f"Place {number}", f"Yard {number}"], today=TODAY)
    page = html(nadia)
    assert done_lines(page)[:5] == ["You added two targets"] * 5
    assert done_lines(page)[7] == "You chose Maria"
    folded = page.split("Already done")[1].split("<summary")[1]
    more = len(done_lines(page)) - 5
    assert sentence_start(f"{count_in_words(more)} more") in folded.split("</summary>")[0]
    assert folded.count("<bdi>You added two targets") == 2


def test_few_things_done_are_not_folded(nadia: Client, chosen: Cast) -> None:
    assert "<summary" not in html(nadia).split("Already done")[1].split("</section>")[0]


def test_what_comes_in_rows_with_somebody_is_one_line_each(nadia: Client, chosen: Cast) -> None:
    for words in ("one", "two", "three"):
        edit_person(chosen.nadia, chosen.maria, how_we_know=words, today=TODAY)
    edit_person(chosen.nadia, chosen.tom, how_we_know="four", today=TODAY)
    lines = done_lines(html(nadia))
    assert lines.count("You changed what you know of Maria") == 1
    assert lines.count("You changed what you know of Tom") == 1


@pytest.mark.parametrize(("sent_on", "enough"), [(TODAY, True), (LAST_WEEK, False)])
def test_a_day_is_enough_where_the_letter_went_on_it(nadia: Client, chosen: Cast, sent_on: date, enough: bool) -> None:
    choosing.choose_person(chosen.nadia, chosen.tom, today=TODAY)
    writing.mark_sent(chosen.nadia, kind="invitation", person=chosen.maria, on=sent_on, today=TODAY)
    page = html(nadia)
    assert "You wrote to Maria" in page
    assert ("a good day’s work already" in page) is enough


def test_much_that_was_brought_in_is_looked_at_before_it_is_taken_back(nadia: Client, people: Cast) -> None:
    reading = Reading("linkedin", ("Connections.csv",), (Incoming(0, 2, "Ana Ruiz"),))
    importing.bring_in(people.nadia, reading, today=TODAY)
    done = html(nadia).split("Already done")[1]
    assert "You brought people in" in done
    assert reverse("bring in") in done
    assert "Undo" not in done.split("</ul>")[0].split("You brought people in")[1].split("</li>")[0]


def test_the_silence_of_somebody_else_asks_about_them(nadia: Client, people: Cast) -> None:
    searching.follow_playbook(people.nadia, "Dalton", today=LAST_WEEK)
    choosing.add_target(people.nadia, "Halden Ferries", today=LAST_WEEK)
    add_person(people.nadia, NewPerson("Ingrid Solberg", at="Halden Ferries"), today=LAST_WEEK)
    choosing.choose_person(people.nadia, people.tom, today=LAST_WEEK)
    writing.mark_sent(people.nadia, kind="invitation", person=people.tom, today=LAST_WEEK)
    page = html(nadia)
    assert "Invite Ingrid Solberg" in page
    assert "Has Tom answered somewhere?" in page
    assert reverse("reply", args=[people.tom]) in page


def test_before_there_is_anybody_the_first_run_opens(client: Client, today: None, db: None) -> None:
    client.force_login(User.objects.create_user("nadia"))
    assert client.get(reverse("today")).headers["Location"] == reverse("welcome")


def test_a_day_without_steps_is_a_good_day(nadia: Client, people: Cast) -> None:
    nadia.post(reverse("leave out"), {"step": key_of(people.nadia, "choose person"), "token": "a"})
    page = html(nadia)
    assert "A day with nothing in it is a good day too." in page
    assert "You left out a step" in page, "what was done can be undone here"
    assert 'name="undoes"' in page


def test_a_paused_search_says_so(nadia: Client, chosen: Cast) -> None:
    searching.pause(chosen.nadia, today=TODAY)
    assert "Your search is paused." in html(nadia)


def test_the_conversations_of_the_week(nadia: Client, silent: Cast) -> None:
    replying.note_reply(silent.nadia, person=silent.maria, answer="yes", today=TODAY)
    agreeing.agree(silent.nadia, person=silent.maria, day=TODAY + timedelta(days=1), time="14:00", today=TODAY)
    page = html(nadia)
    assert "One conversation agreed for tomorrow at 14:00." in page
    assert "Get ready for Maria Lindqvist, tomorrow at 14:00" in page


def test_a_talk_agreed_late_in_the_day_is_got_ready_for_first(nadia: Client, silent: Cast) -> None:
    html(nadia)  # the day's plan is chosen
    agreeing.agree(silent.nadia, person=silent.maria, day=TODAY, time="20:00", today=TODAY)
    first = html(nadia).split('id="step-1"')[1].split("</li>")[0]
    assert "Get ready for Maria Lindqvist, today at 20:00" in first


def test_a_talk_of_which_nothing_is_noted_may_not_have_come_about(nadia: Client, silent: Cast) -> None:
    agreeing.agree(silent.nadia, person=silent.maria, day=TODAY, today=TODAY)
    with time_machine.travel("2026-01-15T09:00:00Z", tick=False):
        page = html(nadia)
    assert "Yes, write it down" in page
    assert "No, it did not come about" in page


def test_what_is_agreed_for_after_this_week_is_told_before_it_ends(nadia: Client, silent: Cast) -> None:
    monday = TODAY + timedelta(days=5)
    agreeing.agree(silent.nadia, person=silent.maria, day=monday, time="14:00", today=TODAY)
    assert "One is agreed for Monday 19 January at 14:00." in html(nadia)
    with time_machine.travel("2026-01-18T20:00:00Z", tick=False):  # a Sunday
        page = html(nadia)
        assert "No conversation this week so far." in page
        assert f'One is agreed for tomorrow at 14:00. <a href="{reverse("agree", args=[silent.maria])}"' in page
    agreeing.agree(silent.nadia, person=silent.tom, day=monday + timedelta(days=1), today=TODAY)
    assert "Two are agreed, the first for Monday 19 January at 14:00." in html(nadia)
    debriefing.write_debrief(silent.nadia, person=silent.tom, today=TODAY)
    assert "One conversation held." in html(nadia)
    assert "One more is agreed for Monday 19 January at 14:00." in html(nadia)


def test_getting_ready_on_a_friday_names_the_monday(nadia: Client, silent: Cast) -> None:
    monday = TODAY + timedelta(days=5)
    agreeing.agree(silent.nadia, person=silent.maria, day=monday, time="14:00", today=TODAY)
    with time_machine.travel("2026-01-16T09:00:00Z", tick=False):  # a Friday
        assert "Get ready for Maria Lindqvist, on Monday 19 January at 14:00" in html(nadia)


def test_what_comfort_holds_back_is_said_and_lifted(nadia: Client, silent: Cast) -> None:
    comforting.note_comfort(silent.nadia, person=silent.maria, comfort="hesitant", today=TODAY)
    page = html(nadia)
    assert "You noted that Maria hesitated, so it waits until you lift that." in page
    answer = nadia.post(reverse("lift comfort", args=[silent.maria]), {"token": "a"}, follow=True)
    assert "Lifted. What waited for Maria may come up again." in answer.content.decode()
    assert "Write once more to Maria Lindqvist" in html(nadia)


def test_snoozed_until_tomorrow(nadia: Client, chosen: Cast) -> None:
    step = key_of(chosen.nadia, "invite")
    answer = nadia.post(reverse("snooze"), {"step": step, "on": "2026-01-15", "token": "a"}, follow=True)
    assert "It comes back on Thursday 15 January." in answer.content.decode()
    assert "invite" not in [open_.do for open_ in agenda(chosen.nadia, TODAY).steps]
    assert "invite" in [open_.do for open_ in agenda(chosen.nadia, TODAY + timedelta(days=1)).steps]


def test_snoozed_until_a_day_that_cannot_be(nadia: Client, chosen: Cast) -> None:
    step = key_of(chosen.nadia, "invite")
    for typed, sentence in (
        ("2026-01-14", "Name a day after today."),
        ("tomorrow", "This is no day."),
        ("", "Name the day on which it should come back."),
    ):
        answer = nadia.post(reverse("snooze"), {"step": step, "until": typed, "token": "a"})
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
    assert "step snoozed" not in kinds(chosen.nadia)


def test_what_is_owed_cannot_be_put_off(nadia: Client, chosen: Cast) -> None:
    keeping.promise_made(chosen.nadia, person=chosen.tom, by="me", words="The timetable", today=TODAY)
    step = key_of(chosen.nadia, "keep promise")
    answer = nadia.post(reverse("snooze"), {"step": step, "on": "2026-01-15", "token": "a"})
    assert answer.status_code == 409
    assert "do it, or leave it out" in answer.content.decode()


def test_a_promise_is_kept_in_one_click(nadia: Client, chosen: Cast) -> None:
    keeping.promise_made(chosen.nadia, person=chosen.tom, by="me", words="The timetable", today=TODAY)
    assert "I have kept it" in html(nadia)
    assert "“The timetable”" in html(nadia)
    step = key_of(chosen.nadia, "keep promise")
    answer = nadia.post(reverse("step done"), {"step": step, "token": "a"}, follow=True)
    assert "Your promise to Tom is kept." in answer.content.decode()
    assert "promise kept" in kinds(chosen.nadia)


def test_letting_somebody_rest_takes_one_click(nadia: Client, people: Cast) -> None:
    for kind, day in (("invitation", date(2025, 12, 1)), ("follow-up", date(2025, 12, 10))):
        writing.mark_sent(people.nadia, kind=kind, person=people.maria, today=day)
    assert "No, leave it for now" in html(nadia)
    step = key_of(people.nadia, "let rest")
    answer = nadia.post(reverse("step done"), {"step": step, "token": "a"}, follow=True)
    assert "Maria is let be. An answer opens it again." in answer.content.decode()


@pytest.mark.parametrize(
    ("who", "until", "noted"),
    [("me", "", "step declined"), ("them", "", "comfort noted"), ("said", "2026-03-02", "comfort noted")],
)
def test_somebody_is_not_comfortable(nadia: Client, silent: Cast, who: str, until: str, noted: str) -> None:
    step = key_of(silent.nadia, "follow up")
    nadia.post(reverse("hold back"), {"step": step, "who": who, "comfort_until": until, "token": "a"})
    last = facts(silent.nadia)[-1]
    assert last.kind == noted
    assert last.comfort == {"me": None, "them": "hesitant", "said": "not now"}[who]
    assert last.until == (date(2026, 3, 2) if until else None)
    assert "follow up" not in [open_.do for open_ in agenda(silent.nadia, TODAY).steps]


def test_comfort_until_a_day_that_has_passed(nadia: Client, silent: Cast) -> None:
    sent = {"step": key_of(silent.nadia, "follow up"), "who": "said", "comfort_until": "2026-01-01", "token": "a"}
    answer = nadia.post(reverse("hold back"), sent)
    assert answer.status_code == 422
    assert "Name a day after today, or none." in answer.content.decode()
    assert "comfort noted" not in kinds(silent.nadia)


def test_sent_twice_it_is_one_act(nadia: Client, chosen: Cast) -> None:
    sent = {"step": key_of(chosen.nadia, "invite"), "token": "the same"}
    first = nadia.post(reverse("leave out"), sent)
    second = nadia.post(reverse("leave out"), sent)
    assert first.status_code == second.status_code == 302
    assert kinds(chosen.nadia).count("step declined") == 1


def test_a_step_that_is_gone_says_what_changed(nadia: Client, chosen: Cast) -> None:
    step = key_of(chosen.nadia, "invite")
    writing.mark_sent(chosen.nadia, kind="invitation", person=chosen.maria, today=TODAY)
    answer = nadia.post(reverse("snooze"), {"step": step, "on": "2026-01-15", "token": "a"})
    assert answer.status_code == 409
    assert "This has changed" in answer.content.decode()
    assert "Nothing is due here any more" in answer.content.decode()


def test_undo_brings_the_step_back(nadia: Client, chosen: Cast) -> None:
    step = key_of(chosen.nadia, "invite")
    page = nadia.post(reverse("leave out"), {"step": step, "token": "a"}, follow=True).content.decode()
    act = page.split('name="undoes" value="')[1].split('"')[0]
    nadia.post(reverse("undo"), {"undoes": act, "back": "/"})
    assert "Invite Maria Lindqvist" in html(nadia)


def test_a_step_by_itself(nadia: Client, chosen: Cast) -> None:
    address = f"{reverse('step')}?step={quote(key_of(chosen.nadia, 'invite'))}"
    assert "Invite Maria Lindqvist" in nadia.get(address).content.decode()
    writing.mark_sent(chosen.nadia, kind="invitation", person=chosen.maria, today=TODAY)
    assert "This step is not open any more." in nadia.get(address).content.decode()


@pytest.mark.parametrize("name", ["step", "step done", "hold back"])
def test_no_step_at_all_is_404(nadia: Client, people: Cast, name: str) -> None:
    assert nadia.post(reverse(name), {"step": "nonsense", "who": "me", "token": "a"}).status_code == 404


def test_another_user_s_step_and_person_are_404(nadia: Client, people: Cast) -> None:
    viktor = stranger()
    olga = add_person(viktor, NewPerson("Olga Stern"), today=TODAY, chosen=True).person
    theirs = key_of(viktor, "invite")
    assert nadia.get(f"{reverse('step')}?step={quote(theirs)}").status_code == 404
    assert nadia.post(reverse("hold back"), {"step": theirs, "who": "them", "token": "a"}).status_code == 404
    assert nadia.post(reverse("lift comfort", args=[olga]), {"token": "a"}).status_code == 404
    assert [fact.kind for fact in facts(viktor)] == ["person chosen"]


def test_lifting_what_is_not_held_is_refused_kindly(nadia: Client, people: Cast) -> None:
    answer = nadia.post(reverse("lift comfort", args=[people.maria]), {"token": "a"})
    assert answer.status_code == 409
    assert "Nothing is held back" in answer.content.decode()


def test_an_address_that_acts_only_leads_back_when_it_is_looked_at(nadia: Client, people: Cast) -> None:
    for name in ("snooze", "hold back", "leave out", "step done"):
        assert nadia.get(reverse(name)).headers["Location"] == reverse("today")


def test_more_people_and_more_facts_cost_no_more_queries(nadia: Client, silent: Cast) -> None:
    def add(count: int) -> None:
        for _ in range(count):
            person = add_person(silent.nadia, NewPerson("Somebody", at="Acme"), today=LAST_WEEK).person
            assert person is not None
            debriefing.write_debrief(silent.nadia, person=person, rapport=4, learned="Much.", today=LAST_WEEK)
            keeping.promise_made(silent.nadia, person=person, by="me", words="A book", today=LAST_WEEK)
            introducing.note_introduction(
                silent.nadia, introducer=person, state="made", new=NewPerson("Another"), today=LAST_WEEK
            )
            comforting.note_comfort(silent.nadia, person=person, comfort="hesitant", today=TODAY)

    add(2)
    html(nadia)
    with CaptureQueriesContext(connection) as few:
        html(nadia)
    add(10)
    html(nadia)
    with CaptureQueriesContext(connection) as many:
        page = html(nadia)
    assert "Somebody" in page
    assert len(many) == len(few)
