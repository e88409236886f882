"""The checker can fail: a planner that does not see something, or an agenda with something changed, turns it red."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.method.checker import judge
from tests.method.histories import History, Teller
from tests.method.histories.telling import people, situation
from tests.method.lives import Planned, agenda, days, lives, planner

from whoelse.method.agenda.steps import Agenda, HeldBack, Step
from whoelse.method.facts import Fact

MONDAY = date(2026, 1, 5)
Unseeing = Callable[[Sequence[Fact]], list[Fact]]


def without(*kinds: str) -> Unseeing:
    """Facts of these kinds are not seen."""
    return lambda facts: [fact for fact in facts if fact.kind not in kinds]


def with_changed(kinds: set[str], **fields: object) -> Unseeing:
    """Facts of these kinds are seen with other fields."""
    return lambda facts: [replace(fact, **fields) if fact.kind in kinds else fact for fact in facts]


UNANSWERED = with_changed({"ask made", "debrief written"}, answer="resource")
UNCHECKED = without("introduction checking", "introduction offered")

#: What the planner does not see, and the check that finds out.
UNSEEN: dict[str, tuple[Unseeing, str]] = {
    "a hesitation that was noted": (without("comfort noted"), "comfort"),
    "how it felt near the end": (with_changed({"conversation near its end"}, comfort=None), "comfort"),
    "how it felt, by the debrief": (with_changed({"debrief written"}, comfort=None), "comfort"),
    "an answer that hesitates": (with_changed({"ask made", "debrief written"}, answer=None), "comfort"),
    "that a hesitation passed": (without("comfort lifted"), "held back by comfort"),
    "that somebody is closed": (without("person closed"), "closed"),
    "a pause": (without("search paused"), "pause"),
    "that a pause is over": (without("search resumed"), "held back by pause"),
    "the end of the search": (without("search won", "search ended"), "ended"),
    "a follow-up": (without("follow-up sent"), "follow up"),
    "that somebody is away": (without("out of office"), "follow up"),
    "an answer": (without("reply received", "conversation agreed"), "follow up"),
    "an invitation": (without("invitation sent"), "an invitation of somebody chosen"),
    "who was chosen": (without("person chosen"), "nobody chosen is forgotten"),
    "a name": (without("introduction named"), "permission"),
    "a check or an offer": (lambda facts: UNANSWERED(UNCHECKED(facts)), "checking"),
    "what was made of an introduction": (without("introduction made"), "owed: write to introduced"),
    "an introduction to give thanks for": (
        without("introduction made", "introduction declined"),
        "owed: thank introducer",
    ),
    "that an introducer was thanked": (without("introducer thanked"), "not owed: thank introducer"),
    "that an introducer was told": (without("introducer told"), "not owed: report to introducer"),
    "a conversation": (without("conversation held", "debrief written"), "owed: thank"),
    "a conversation to debrief": (without("conversation held"), "owed: debrief"),
    "a debrief": (without("debrief written"), "not owed: debrief"),
    "thanks": (without("thank-you sent"), "not owed: thank"),
    "a promise": (without("promise made"), "owed: keep promise"),
    "that a promise is kept": (without("promise kept"), "not owed: keep promise"),
    "that it goes badly": (with_changed({"conversation near its end"}, rapport=5), "an occasion for the ask"),
    "an ask": (without("ask made"), "an occasion for the ask"),
    "that an ask waits": (UNANSWERED, "ask me later"),
    "what the user did or left out": (without("step done", "step declined"), "done or declined is gone"),
    "what the user put off": (without("step snoozed"), "snoozed until its day"),
    "a soft touch": (without("soft touch sent"), "soft touch"),
    "a note to keep in touch": (without("check-in sent"), "keep in touch"),
    "news that were sent": (without("update sent"), "send update"),
    "a day agreed": (without("conversation agreed", "conversation moved"), "agree"),
    "late noting": (
        lambda facts: [replace(fact, noted=fact.on) for fact in facts],
        "in time",
    ),
}


@pytest.mark.parametrize("unseen", UNSEEN)
def test_the_checker_finds_out_what_the_planner_does_not_see(unseen):
    blind, check = UNSEEN[unseen]
    assert any(check in checks(one, planned_blind(one, blind)) for one in (*lives(), *days())), check


def planned_blind(one: Planned, blind: Unseeing) -> Agenda:
    """The agenda of a planner to which some facts are not shown."""
    history = one.history
    return planner(one.playbook)(history.situation, blind(history.facts), history.today)


def checks(one: Planned, made: Agenda) -> set[str]:
    """The names of the checks that fail for an agenda of a history."""
    history = one.history
    return {found.check for found in judge(one.playbook, history.situation, history.facts, history.today, made)}


def first(made: Agenda) -> Step:
    """The first step of an agenda."""
    return made.steps[0]


#: What is changed in an agenda of several steps, one of them held back, and the check that finds out.
SPOILED: dict[str, tuple[Callable[[Agenda], Agenda], str]] = {
    "another day": (lambda made: replace(made, day=made.day + timedelta(days=1)), "the day"),
    "out of order": (lambda made: replace(made, steps=tuple(sorted(made.steps, key=_later, reverse=True))), "order"),
    "twice": (lambda made: replace(made, steps=(first(made), *made.steps)), "one step for a subject"),
    "one key for all": (lambda made: _each(made, key="same"), "one step for a key"),
    "no reason": (lambda made: _each(made, reasons=()), "a reason"),
    "no rule": (lambda made: _each(made, reasons=(replace(first(made).reasons[0], rule=""),)), "a reason"),
    "no words": (lambda made: _each(made, reasons=(replace(first(made).reasons[0], because=" "),)), "a reason"),
    "nobody's": (lambda made: _each(made, reasons=(replace(first(made).reasons[0], whose=""),)), "a reason"),
    "no basis": (lambda made: _each(made, reasons=(replace(first(made).reasons[0], basis="rumour"),)), "a reason"),
    "an open slot": (
        lambda made: _each(made, reasons=(replace(first(made).reasons[0], because="{person}"),)),
        "a reason",
    ),
    "a word of another method": (lambda made: _each(made, do="weekly review"), "a word of the playbook"),
    "somebody unknown": (lambda made: _each(made, person="nobody"), "a subject"),
    "too early": (lambda made: _each(made, appears=date.max), "not before its day"),
    "held by nothing": (lambda made: _held(made, by="whim"), "held back with a reason"),
    "held without a word": (lambda made: _held(made, reason=""), "held back with a reason"),
    "an owed step held": (lambda made: _held(made, by="limit", do="thank"), "owed steps pass"),
    "held by a limit that is far": (lambda made: _held(made, by="limit"), "held back by limit"),
    "held by an own rule that there is none of": (lambda made: _held(made, by="own rule"), "held back by own rule"),
    "held by permission": (lambda made: _held(made, by="permission"), "held back by permission"),
    "held by a check": (lambda made: _held(made, by="checking"), "held back by checking"),
    "nothing at all": (lambda made: replace(made, steps=(), held_back=()), "owed: thank"),
    "nobody to follow up": (lambda made: replace(made, steps=(), held_back=()), "silence is followed up"),
    "prepared for nothing": (lambda made: _each(made, do="prepare"), "prepare"),
    "put to rest at once": (lambda made: _each(made, do="let rest"), "let rest"),
    "the list set aside": (lambda made: _each(made, do="set list aside"), "set list aside"),
}


def _later(step: Step) -> date:
    return step.due


def _each(made: Agenda, **fields: object) -> Agenda:
    return replace(made, steps=tuple(replace(step, **fields) for step in made.steps))


def _held(made: Agenda, by: str = "pause", reason: str = "Because.", do: str = "invite") -> Agenda:
    step = replace(first(made), do=do, key="held", person="viktor")
    return replace(made, held_back=(HeldBack(step, by, reason),))


def two_to_do() -> Planned:
    """Maria is to be thanked since Monday, Tom to be followed up: a history of three facts."""
    teller = Teller()
    teller.tell("invitation sent", MONDAY, "tom")
    teller.tell("conversation held", MONDAY + timedelta(days=2), "maria")
    teller.tell("debrief written", MONDAY + timedelta(days=2), "maria", rapport=4, comfort="easy", asked="none")
    history = History(situation(people(4)), tuple(teller.told), MONDAY + timedelta(days=7))
    return Planned("Kelley", history, agenda("Kelley", history))


def test_a_history_of_three_facts_has_two_steps_and_no_fault():
    one = two_to_do()
    assert [(step.do, step.person) for step in one.agenda.steps] == [("thank", "maria"), ("follow up", "tom")]
    assert checks(one, one.agenda) == set()


@pytest.mark.parametrize("spoiled", SPOILED)
def test_the_checker_finds_out_what_was_changed_in_an_agenda(spoiled):
    change, check = SPOILED[spoiled]
    one = two_to_do()
    assert check in checks(one, change(one.agenda))


def asked_three_times(last: date) -> History:
    """Three direct asks from a Monday on, then the good end of a conversation that holds an indirect one."""
    teller = Teller()
    for weeks in (0, 13, 26):
        day = MONDAY + timedelta(weeks=weeks)
        teller.tell("conversation held", day, "maria")
        teller.tell("debrief written", day, "maria", rapport=5, comfort="easy", asked="direct", answer="resource")
        teller.tell("thank-you sent", day, "maria")
    teller.tell("conversation near its end", last, "maria", rapport=5, comfort="easy")
    teller.tell("ask made", last, "maria", ask="indirect", answer="resource")
    return History(situation(people(2)), tuple(teller.told), last)


def test_a_fourth_direct_ask_within_365_days_is_found():
    history = asked_three_times(MONDAY + timedelta(days=364))
    bound = agenda("Kelley", history)
    assert ("direct ask", "maria") not in [(step.do, step.person) for step in bound.steps]
    assert checks(Planned("Kelley", history, bound), bound) == set()
    forgetful = planner("Kelley")(history.situation, history.facts[3:], history.today)
    assert "direct asks in a year" in checks(Planned("Kelley", history, forgetful), forgetful)


def test_a_direct_ask_is_free_again_after_365_days():
    history = asked_three_times(MONDAY + timedelta(days=365))
    free = agenda("Kelley", history)
    assert ("direct ask", "maria") in [(step.do, step.person) for step in free.steps]
    assert checks(Planned("Kelley", history, free), free) == set()


def test_a_no_to_an_ask_is_an_answer():
    teller = Teller()
    teller.tell("conversation held", MONDAY, "maria")
    teller.tell("debrief written", MONDAY, "maria", rapport=4, comfort="easy", asked="indirect", answer="no")
    teller.tell("thank-you sent", MONDAY, "maria")
    later = MONDAY + timedelta(days=14)
    teller.tell("conversation near its end", later, "maria", rapport=3, comfort="easy")
    history = History(situation(people(2)), tuple(teller.told), later)
    unbound = planner("Kelley")(history.situation, history.facts[-1:], later)
    assert ("indirect ask", "maria") in [(step.do, step.person) for step in unbound.steps]
    assert "a no is an answer" in checks(Planned("Kelley", history, unbound), unbound)


def test_a_fourth_active_person_is_found():
    teller = Teller()
    for person in ("maria", "tom", "elena"):
        teller.tell("invitation sent", MONDAY, person)
    teller.tell("person chosen", MONDAY, "viktor")
    history = History(situation(people(5)), tuple(teller.told), MONDAY)
    bound = agenda("Plain", history)
    assert [(held.step.do, held.step.person, held.by) for held in bound.held_back] == [("invite", "viktor", "limit")]
    unbound = planner("Kelley")(history.situation, history.facts, MONDAY)
    assert "active people" in checks(Planned("Plain", history, unbound), unbound)


def test_choosing_somebody_is_asked_for_and_not_too_often():
    history = History(situation(people(5)), (), MONDAY)
    shown = agenda("Plain", history)
    assert [step.do for step in shown.steps] == ["choose person"]
    assert "choosing somebody" in checks(Planned("Plain", history, shown), Agenda(MONDAY))
    teller = Teller()
    teller.tell("person chosen", MONDAY, "viktor")
    chosen = replace(history, facts=tuple(teller.told))
    invite = agenda("Plain", chosen)
    both = replace(invite, steps=(*invite.steps, *shown.steps))
    assert "choosing somebody" in checks(Planned("Plain", chosen, both), both)
