"""What acts refuse, each with a sentence; and what the same form does twice."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.architecture.everything import rows
from tests.cast import TODAY, Cast
from whoelse.journal.queries import act as act_seen
from whoelse.journal.queries import facts
from whoelse.loop import (
    agreeing,
    choosing,
    comforting,
    debriefing,
    introducing,
    keeping,
    planning,
    preparing,
    replying,
    searching,
    steps,
    talking,
    writing,
)
from whoelse.loop.outcome import Done, Refusal, StepGone
from whoelse.loop.people import NewPerson, add_person, edit_person, say_first
from whoelse.loop.undoing import undo
from whoelse.people import queries as people
from whoelse.searches.access import NotFound

TOMORROW = TODAY + timedelta(days=1)
YESTERDAY = TODAY - timedelta(days=1)


def step_of(cast: Cast, do: str) -> str:
    return next(step.key for step in planning.agenda(cast.nadia, TODAY).steps if step.do == do)


@pytest.mark.parametrize(
    ("act", "says"),
    [
        (lambda c: choosing.choose_person(c.nadia, c.maria, today=TODAY, on=TOMORROW), "not come yet"),
        (lambda c: writing.mark_sent(c.nadia, kind="telegram", person=c.maria, today=TODAY), "not a kind of message"),
        (
            lambda c: writing.mark_sent(c.nadia, kind="invitation", person=c.tom, through=c.maria, today=TODAY),
            "No permission by Maria is noted",
        ),
        (lambda c: writing.mark_sent(c.nadia, kind="ask", person=c.maria, today=TODAY), "Indirect or direct"),
        (lambda c: replying.note_reply(c.nadia, person=c.maria, answer="perhaps", today=TODAY), "none of: yes, no"),
        (
            lambda c: replying.note_reply(c.nadia, person=c.maria, answer="yes", until=TOMORROW, today=TODAY),
            "goes with the answer",
        ),
        (lambda c: replying.note_out_of_office(c.nadia, person=c.maria, until=YESTERDAY, today=TODAY), "was over"),
        (lambda c: say_first(c.nadia, c.maria, called="Mary", today=TODAY), "“Maria” was noted meanwhile"),
        (lambda c: agreeing.agree(c.nadia, person=c.maria, day=YESTERDAY, today=TODAY), "before the day it was"),
        (lambda c: agreeing.move(c.nadia, person=c.maria, day=TOMORROW, today=TODAY), "No conversation with Maria"),
        (lambda c: agreeing.missed(c.nadia, person=c.maria, today=TODAY), "No conversation with Maria"),
        (lambda c: agreeing.cancelled(c.nadia, person=c.maria, today=TODAY), "No conversation with Maria"),
        (lambda c: agreeing.agree(c.nadia, person=c.maria, day=TODAY, minutes=0, today=TODAY), "Minutes"),
        (lambda c: talking.near_its_end(c.nadia, person=c.maria, rapport=6, today=TODAY), "From one to five"),
        (lambda c: talking.ask_made(c.nadia, person=c.maria, ask="nicely", today=TODAY), "none of: indirect, direct"),
        (lambda c: debriefing.write_debrief(c.nadia, today=TODAY), "With whom"),
        (lambda c: debriefing.write_debrief(c.nadia, person=c.maria, answer="named", today=TODAY), "Which ask"),
        (
            lambda c: debriefing.write_debrief(c.nadia, person=c.maria, comfort_until=TOMORROW, today=TODAY),
            "goes with “not now”",
        ),
        (
            lambda c: introducing.note_introduction(
                c.nadia, introducer=c.maria, person=c.maria, state="made", today=TODAY
            ),
            "Nobody introduces",
        ),
        (
            lambda c: introducing.note_introduction(c.nadia, introducer=c.maria, state="hoped", today=TODAY),
            "One of: named",
        ),
        (lambda c: comforting.lift_comfort(c.nadia, person=c.maria, today=TODAY), "Nothing is held back"),
        (
            lambda c: comforting.note_comfort(c.nadia, person=c.maria, comfort="not now", until=TODAY, today=TODAY),
            "A later day",
        ),
        (lambda c: keeping.promise_made(c.nadia, person=c.maria, by="us", words="x", today=TODAY), "none of: me, them"),
        (lambda c: keeping.give(c.nadia, person=c.maria, words="  ", today=TODAY), "few words"),
        (lambda c: searching.resume(c.nadia, today=TODAY), "going on"),
        (lambda c: searching.follow_playbook(c.nadia, "Plain", today=TODAY), "already"),
        (lambda c: searching.keep_playbook(c.nadia, "Kelley", "format: 1\nname: X\n", today=TODAY), "another name"),
        (lambda c: add_person(c.nadia, NewPerson("  "), today=TODAY), "A name"),
        (
            lambda c: add_person(c.nadia, NewPerson("M", profile_url="linkedin.com/in/Maria-Lindqvist/"), today=TODAY),
            "Maria Lindqvist has this profile address",
        ),
        (lambda c: edit_person(c.nadia, c.maria, email="nowhere", today=TODAY), "has an @"),
        (lambda c: edit_person(c.nadia, c.maria, closeness="best", today=TODAY), "Close, known"),
        (lambda c: steps.snooze(c.nadia, step_of(c, "choose person"), until=TODAY, today=TODAY), "A day after"),
        (lambda c: preparing.save_list(c.nadia, person=c.maria, questions=["x" * 1_001], today=TODAY), "At most 1,000"),
    ],
)
def test_refused_with_a_sentence_and_nothing_is_written(cast: Cast, act: Callable[[Cast], object], says: str) -> None:
    before = rows(cast.nadia.search)
    with pytest.raises(Refusal, match=says) as refused:
        act(cast)
    assert refused.value.reason.endswith((".", "?"))
    assert rows(cast.nadia.search) == before


def test_permission_opens_the_use_of_a_name(cast: Cast) -> None:
    introducing.note_introduction(cast.nadia, introducer=cast.maria, person=cast.tom, state="offered", today=TODAY)
    writing.mark_sent(cast.nadia, kind="invitation", person=cast.tom, through=cast.maria, today=TODAY)
    assert facts(cast.nadia)[-1].through == cast.maria


def test_what_is_owed_is_left_out_not_put_off(cast: Cast) -> None:
    talking.held(cast.nadia, person=cast.maria, today=TODAY)
    key = step_of(cast, "thank")
    with pytest.raises(Refusal, match="leave it out"):
        steps.snooze(cast.nadia, key, until=TOMORROW, today=TODAY)
    steps.decline(cast.nadia, key, today=TODAY)
    assert key not in {step.key for step in planning.agenda(cast.nadia, TODAY).steps}


def test_a_promise_is_kept_once(cast: Cast) -> None:
    keeping.promise_made(cast.nadia, person=cast.maria, by="me", words="The paper", today=TODAY)
    promise = planning.all_facts(cast.nadia)[-1]
    from whoelse.conversations.queries import promises

    (made,) = promises(cast.nadia)
    keeping.promise_kept(cast.nadia, made.id, today=TODAY)
    assert facts(cast.nadia)[-1].answers == promise.id
    with pytest.raises(Refusal, match="already"):
        keeping.promise_kept(cast.nadia, made.id, today=TODAY)


class TestActingOnAStep:
    """Acting on a step decides again: where it is gone, the sentence says what changed."""

    def test_the_reason_and_the_playbook_are_frozen(self, cast: Cast) -> None:
        choosing.choose_person(cast.nadia, cast.maria, today=TODAY)
        (step,) = [step for step in planning.agenda(cast.nadia, TODAY).steps if step.do == "invite"]
        done = writing.mark_sent(cast.nadia, kind="invitation", person=cast.maria, step=step.key, today=TODAY)
        seen = act_seen(cast.nadia, done.act)
        assert (seen.step_key, seen.step_do, seen.step_reason) == (step.key, "invite", step.reason.because)
        assert (seen.playbook, seen.playbook_version) == ("Plain", 1)

    def test_gone_because_something_else_was_noted(self, cast: Cast) -> None:
        choosing.choose_person(cast.nadia, cast.maria, today=TODAY)
        key = step_of(cast, "invite")
        writing.mark_sent(cast.nadia, kind="invitation", person=cast.maria, today=TODAY)
        with pytest.raises(StepGone, match="since then you noted “invitation sent” today"):
            writing.mark_sent(cast.nadia, kind="invitation", person=cast.maria, step=key, today=TODAY)

    def test_gone_because_it_was_left_out(self, cast: Cast) -> None:
        choosing.choose_person(cast.nadia, cast.maria, today=TODAY)
        key = step_of(cast, "invite")
        steps.decline(cast.nadia, key, today=TODAY)
        with pytest.raises(StepGone, match="was left out today"):
            steps.step_done(cast.nadia, key, today=TODAY)

    def test_gone_because_it_is_held_back(self, cast: Cast) -> None:
        choosing.choose_person(cast.nadia, cast.maria, today=TODAY)
        key = step_of(cast, "invite")
        comforting.note_comfort(cast.nadia, person=cast.maria, comfort="hesitant", today=TODAY)
        held = planning.agenda(cast.nadia, TODAY).held_back[0]
        with pytest.raises(StepGone) as gone:
            writing.mark_sent(cast.nadia, kind="invitation", person=cast.maria, step=key, today=TODAY)
        assert gone.value.reason == held.reason

    def test_of_somebody_else(self, cast: Cast) -> None:
        choosing.choose_person(cast.nadia, cast.maria, today=TODAY)
        key = step_of(cast, "invite")
        with pytest.raises(Refusal, match="somebody else"):
            writing.mark_sent(cast.nadia, kind="invitation", person=cast.tom, step=key, today=TODAY)

    def test_let_rest_closes(self, cast: Cast) -> None:
        long_ago = TODAY - timedelta(days=60)
        writing.mark_sent(cast.nadia, kind="invitation", person=cast.maria, today=TODAY, on=long_ago)
        writing.mark_sent(
            cast.nadia, kind="follow-up", person=cast.maria, today=TODAY, on=long_ago + timedelta(days=10)
        )
        steps.step_done(cast.nadia, step_of(cast, "let rest"), today=TODAY)
        with pytest.raises(Refusal, match="closed already"):
            choosing.close_person(cast.nadia, cast.maria, reason="silent", today=TODAY)


class TestTheSameFormTwice:
    """A form that is sent twice is one act."""

    def test_one_act(self, cast: Cast) -> None:
        first = add_person(cast.nadia, NewPerson("Jonas Weber"), chosen=True, today=TODAY, token="a")
        again = add_person(cast.nadia, NewPerson("Jonas Weber"), chosen=True, today=TODAY, token="a")
        assert (again.act, again.person, again.again) == (first.act, first.person, True)
        assert people.count(cast.nadia) == 3

    def test_a_debrief_gives_the_same_people_back(self, cast: Cast) -> None:
        first, again = (
            debriefing.write_debrief(
                cast.nadia,
                person=cast.maria,
                named=[debriefing.Named(new=NewPerson("Ingrid Solberg"))],
                today=TODAY,
                token="b",
            )
            for _ in range(2)
        )
        assert (again.new_people, again.conversation) == (first.new_people, first.conversation)

    def test_another_users_token_is_another_form(self, cast: Cast, stranger: object) -> None:
        add_person(cast.nadia, NewPerson("Jonas Weber"), today=TODAY, token="c")
        assert not add_person(stranger, NewPerson("Jonas Weber"), today=TODAY, token="c").again


def test_another_users_person_is_not_found(cast: Cast, stranger: object) -> None:
    with pytest.raises(NotFound):
        choosing.choose_person(stranger, cast.maria, today=TODAY)


def test_the_same_letter_is_noted_once_and_again_when_it_was_taken_back(cast: Cast) -> None:
    def sent(body: str) -> Done:
        return writing.mark_sent(cast.nadia, kind="invitation", person=cast.maria, body=body, today=TODAY)

    done = sent("Dear Maria,\nWould you have twenty minutes?")
    with pytest.raises(Refusal, match="noted already, word for word"):
        sent("Dear Maria,\r\nWould you have twenty minutes? ")
    sent("Dear Maria, one more thing.")
    undo(cast.nadia, done.act, today=TODAY)
    assert sent("Dear Maria,\nWould you have twenty minutes?").act
