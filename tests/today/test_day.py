"""The day: three steps at most, chosen once; what comes later waits, unless it is owed."""

from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import TODAY, Cast
from whoelse.loop import agreeing, choosing, day, debriefing, introducing, searching, talking, writing
from whoelse.loop.people import NewPerson, add_person
from whoelse.searches.access import Viewer
from whoelse.today.queries import day as day_view
from whoelse.today.queries import introductions

TOMORROW = TODAY + timedelta(days=1)


def five_chosen(viewer: Viewer, on: date) -> None:
    for name in ("Ana Ruiz", "Ben Carver", "Grace Lim", "Peter Hale", "Sofia Marin"):
        add_person(viewer, NewPerson(name), today=on, chosen=True)


def test_at_most_three_chosen_once(cast: Cast) -> None:
    five_chosen(cast.nadia, TODAY)
    keys = day.open_day(cast.nadia, today=TOMORROW)
    view = day_view(cast.nadia, TOMORROW)
    assert len(keys) == 3
    assert tuple(step.key for step in view.lead) == keys
    add_person(cast.nadia, NewPerson("Lena Brandt"), today=TODAY, chosen=True)
    assert day.open_day(cast.nadia, today=TOMORROW) == keys


def test_an_empty_day_is_not_chosen_yet(cast: Cast) -> None:
    searching.end(cast.nadia, today=TODAY)
    assert day.open_day(cast.nadia, today=TODAY) == ()
    assert day_view(cast.nadia, TODAY).lead == ()


def test_what_is_owed_does_not_wait(cast: Cast) -> None:
    five_chosen(cast.nadia, TODAY)
    day.open_day(cast.nadia, today=TOMORROW)
    talking.held(cast.nadia, person=cast.maria, today=TOMORROW)
    view = day_view(cast.nadia, TOMORROW)
    assert {"debrief", "thank"} <= {step.do for step in view.lead}


def test_somebody_comes_before_nobody_in_particular(cast: Cast) -> None:
    later = TODAY + timedelta(days=7)
    writing.mark_sent(cast.nadia, kind="invitation", person=cast.maria, today=TODAY)
    day.open_day(cast.nadia, today=later)
    introducing.note_introduction(cast.nadia, introducer=cast.maria, person=cast.tom, state="made", today=later)
    found = [step.do for step in day_view(cast.nadia, later).lead]
    assert found == ["thank introducer", "write to introduced", "follow up", "choose person"]


def test_getting_ready_for_tomorrow_is_not_put_behind_what_may_wait(cast: Cast) -> None:
    on = TODAY - timedelta(days=14)
    for number in range(3):
        person = add_person(cast.nadia, NewPerson(f"Person {number}"), today=on).person
        assert person is not None
        writing.mark_sent(cast.nadia, kind="invitation", person=person, today=on)
    agreeing.agree(cast.nadia, person=cast.maria, day=TOMORROW, today=TODAY - timedelta(days=1))
    day.open_day(cast.nadia, today=TODAY)
    found = [step.do for step in day_view(cast.nadia, TODAY).lead]
    assert found == ["prepare", "follow up", "follow up"]


def test_whom_the_user_chose_today_does_not_wait(cast: Cast) -> None:
    day.open_day(cast.nadia, today=TODAY)
    choosing.choose_person(cast.nadia, cast.maria, today=TODAY)
    assert [(step.do, step.person) for step in day_view(cast.nadia, TODAY).lead] == [("invite", cast.maria)]


def test_what_was_done_can_be_undone(cast: Cast) -> None:
    done = writing.mark_sent(cast.nadia, kind="invitation", person=cast.maria, today=TODAY)
    first = day_view(cast.nadia, TODAY).done[0]
    assert (first.act, first.kind, first.name) == (done.act, "invitation sent", "Maria")


def test_the_conversations_of_the_week(cast: Cast) -> None:
    agreeing.agree(cast.nadia, person=cast.maria, day=TOMORROW, time="14:00", today=TODAY)
    talking.held(cast.nadia, person=cast.tom, today=TODAY)
    week = day_view(cast.nadia, TODAY).week
    assert [(each.name, each.day, each.time, each.state) for each in week] == [
        ("Tom", TODAY, "", "held"),
        ("Maria", TOMORROW, "14:00", "agreed"),
    ]
    agreeing.cancelled(cast.nadia, person=cast.maria, today=TODAY)
    assert [each.state for each in day_view(cast.nadia, TODAY).week] == ["held", "cancelled"]


def test_on_the_last_evening_of_the_week_the_next_conversations_are_ahead(cast: Cast) -> None:
    sunday, monday, far = date(2026, 1, 18), date(2026, 1, 19), date(2026, 2, 3)
    agreeing.agree(cast.nadia, person=cast.maria, day=monday, time="14:00", today=TODAY)
    agreeing.agree(cast.nadia, person=cast.tom, day=far, today=TODAY)
    seen = day_view(cast.nadia, sunday)
    assert not seen.week
    assert [(each.name, each.day, each.time) for each in seen.ahead] == [("Maria", monday, "14:00"), ("Tom", far, "")]
    agreeing.cancelled(cast.nadia, person=cast.tom, today=sunday)
    assert [each.name for each in day_view(cast.nadia, sunday).ahead] == ["Maria"]
    seen = day_view(cast.nadia, monday)
    assert ([each.name for each in seen.week], seen.ahead) == (["Maria"], ())


def test_an_introduction_is_closed_when_talked_thanked_and_told(cast: Cast) -> None:
    introducing.note_introduction(cast.nadia, introducer=cast.maria, person=cast.tom, state="made", today=TODAY)
    (made,) = introductions(cast.nadia, TODAY)
    assert (made.state, made.thanked, made.told) == ("made", False, False)
    writing.mark_sent(cast.nadia, kind="introducer thanks", person=cast.maria, about=cast.tom, today=TODAY)
    debriefing.write_debrief(cast.nadia, person=cast.tom, today=TOMORROW)
    (talked,) = introductions(cast.nadia, TOMORROW)
    assert (talked.state, talked.since, talked.thanked) == ("talked", TOMORROW, True)
    writing.mark_sent(cast.nadia, kind="introducer report", person=cast.maria, about=cast.tom, today=TOMORROW)
    assert [each.state for each in introductions(cast.nadia, TOMORROW)] == ["closed"]


def test_ten_more_people_cost_no_more_queries(cast: Cast) -> None:
    add_person(cast.nadia, NewPerson("Lena Brandt", at="Brightwater Grid"), today=TODAY, chosen=True)
    with CaptureQueriesContext(connection) as few:
        day_view(cast.nadia, TOMORROW)
    for number in range(10):
        add_person(cast.nadia, NewPerson(f"Person {number}", at=f"Place {number}"), today=TODAY, chosen=True)
    with CaptureQueriesContext(connection) as many:
        day_view(cast.nadia, TOMORROW)
    assert len(many) == len(few)
