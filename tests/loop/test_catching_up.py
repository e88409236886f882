"""The middle of a search: many at once, one undo, and no thirty steps the morning after."""

from datetime import date

import pytest

from tests.cast import TODAY, Cast
from whoelse.journal.queries import facts
from whoelse.loop import catching_up, planning
from whoelse.loop.catching_up import Whom, catch_up
from whoelse.loop.outcome import Refusal
from whoelse.loop.people import NewPerson
from whoelse.loop.searching import follow_playbook
from whoelse.loop.undoing import undo
from whoelse.people import queries
from whoelse.playbooks.built_in import library

#: More than thirty business days before the day of the cast, with every wait on the way.
LONG_AGO = date(2025, 8, 1)


def thirty() -> list[Whom]:
    return [Whom(new=NewPerson(f"Person {number:02}", at=f"Place {number}")) for number in range(30)]


@pytest.mark.parametrize("playbook", sorted(library()))
@pytest.mark.parametrize("what", ["written to", "talked"])
def test_nobody_wakes_to_thirty_steps(cast: Cast, playbook: str, what: str) -> None:
    if playbook != "Plain":
        follow_playbook(cast.nadia, playbook, today=TODAY)
    catch_up(cast.nadia, what, thirty(), on=LONG_AGO, today=TODAY)
    assert not [step for step in planning.agenda(cast.nadia, TODAY).steps if step.person]


def test_who_was_written_to_long_ago_rests_and_takes_nobodys_place(cast: Cast) -> None:
    catch_up(cast.nadia, "written to", thirty(), on=LONG_AGO, today=TODAY)
    catch_up(cast.nadia, "written to", [Whom(cast.tom)], on=date(2026, 1, 12), today=TODAY)
    for day in (TODAY, date(2026, 2, 16)):
        agenda = planning.agenda(cast.nadia, day)
        assert {step.person for step in agenda.steps if step.person} <= {cast.tom}


def test_what_is_fresh_goes_on_as_if_noted_then(cast: Cast) -> None:
    catch_up(cast.nadia, "written to", [Whom(cast.tom)], on=date(2026, 1, 5), today=TODAY)
    assert [(step.do, step.person) for step in planning.agenda(cast.nadia, TODAY).steps if step.person] == [
        ("follow up", cast.tom)
    ]


def test_one_undo_takes_all_of_it_back(cast: Cast) -> None:
    done = catch_up(cast.nadia, "talked", [*thirty(), Whom(cast.tom)], on=LONG_AGO, today=TODAY)
    assert len(done.new_people) == 30
    undo(cast.nadia, done.act, today=TODAY)
    assert not facts(cast.nadia)
    assert queries.count(cast.nadia) == 2


def test_an_introduction_is_made_by_somebody(cast: Cast) -> None:
    catch_up(cast.nadia, "introduced", [Whom(cast.tom)], on=date(2026, 1, 13), introducer=cast.maria, today=TODAY)
    steps = {(step.do, step.person) for step in planning.agenda(cast.nadia, TODAY).steps}
    assert ("thank introducer", cast.maria) in steps
    assert ("write to introduced", cast.tom) in steps


@pytest.mark.parametrize(
    ("what", "whom", "on", "said"),
    [
        ("forgotten", [Whom("x")], TODAY, "Written to, talked with, or introduced."),
        ("talked", [], TODAY, "Whom"),
        ("introduced", [Whom("x")], TODAY, "Who introduced them"),
        ("talked", [Whom("x")], date(2026, 1, 15), "That day has not come yet."),
    ],
)
def test_what_cannot_be_is_refused(cast: Cast, what: str, whom: list[Whom], on: date, said: str) -> None:
    with pytest.raises(Refusal, match=said):
        catch_up(cast.nadia, what, whom, on=on, today=TODAY)
    assert not facts(cast.nadia)


def test_nothing_is_muted_that_was_there_before(cast: Cast) -> None:
    catch_up(cast.nadia, "written to", [Whom(cast.tom)], on=date(2026, 1, 5), today=TODAY)
    catch_up(cast.nadia, "written to", thirty(), on=LONG_AGO, today=TODAY)
    assert catching_up.MOST_DAYS == 30
    assert [step.person for step in planning.agenda(cast.nadia, TODAY).steps if step.do == "follow up"] == [cast.tom]
