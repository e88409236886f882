"""A step's key survives a rename, a merge, another playbook and a correction: what was put off or left out stays so."""

from datetime import timedelta

import pytest

from tests.cast import TODAY, Cast
from whoelse.loop import choosing, day, planning, searching, steps, talking
from whoelse.loop.people import NewPerson, add_person, edit_person, merge_people
from whoelse.method.agenda.steps import Step
from whoelse.searches.access import Viewer
from whoelse.today.queries import day as day_view


def the_step(viewer: Viewer, do: str) -> Step:
    (found,) = [step for step in planning.agenda(viewer, TODAY).steps if step.do == do]
    return found


def test_a_rename_keeps_the_key(cast: Cast) -> None:
    choosing.choose_person(cast.nadia, cast.maria, today=TODAY)
    before = the_step(cast.nadia, "invite").key
    edit_person(cast.nadia, cast.maria, name="Maria Berg", called="Mia", today=TODAY)
    assert the_step(cast.nadia, "invite").key == before


def test_another_playbook_keeps_what_was_left_out(cast: Cast) -> None:
    talking.held(cast.nadia, person=cast.maria, today=TODAY)
    key = the_step(cast.nadia, "thank").key
    steps.decline(cast.nadia, key, today=TODAY)
    searching.follow_playbook(cast.nadia, "Kelley", today=TODAY)
    assert "thank" not in {step.do for step in planning.agenda(cast.nadia, TODAY).steps}


@pytest.mark.parametrize("say", ["put off", "left out", "done"])
def test_a_merge_keeps_what_was_said_of_a_step(cast: Cast, say: str) -> None:
    twin = add_person(cast.nadia, NewPerson("M. Lindqvist"), today=TODAY, chosen=True).person
    assert twin is not None
    key = the_step(cast.nadia, "invite").key
    if say == "put off":
        steps.snooze(cast.nadia, key, until=TODAY + timedelta(days=3), today=TODAY)
    elif say == "left out":
        steps.decline(cast.nadia, key, today=TODAY)
    else:
        steps.step_done(cast.nadia, key, today=TODAY)
    merge_people(cast.nadia, kept=cast.maria, merged=twin, today=TODAY)
    assert "invite" not in {step.do for step in planning.agenda(cast.nadia, TODAY).steps}


def test_a_merge_keeps_the_days_plan(cast: Cast) -> None:
    twin = add_person(cast.nadia, NewPerson("M. Lindqvist"), today=TODAY - timedelta(days=1), chosen=True).person
    assert twin is not None
    day.open_day(cast.nadia, today=TODAY)
    merge_people(cast.nadia, kept=cast.maria, merged=twin, today=TODAY)
    assert [(step.do, step.person) for step in day_view(cast.nadia, TODAY).lead] == [("invite", cast.maria)]
