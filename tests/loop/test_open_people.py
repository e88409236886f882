"""A plan reads what happened with people with whom something is open: what is settled is kept, and changes nothing."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
import time_machine
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.cast import TODAY, Cast
from tests.method.crowds import crowd, named
from whoelse.ids import new_id
from whoelse.journal.queries import Told
from whoelse.journal.queries import facts as all_facts
from whoelse.loop import planning, projections, replying, writing
from whoelse.loop.noting import ActInProgress, in_one_act
from whoelse.loop.outcome import Done
from whoelse.loop.people import NewPerson, add_person, merge_people, put_aside, take_up_again
from whoelse.loop.targets import add_targets
from whoelse.loop.undoing import undo
from whoelse.method.agenda import plan
from whoelse.method.agenda.keys import renamed
from whoelse.method.agenda.settled import settled, speaks_of_others
from whoelse.method.facts import KINDS, Fact
from whoelse.people import queries as people
from whoelse.playbooks.built_in import completed, library
from whoelse.searches.access import Viewer
from whoelse.today.whom_first import anybody_first, whom_first

LATER = timedelta(days=15)


def told(viewer: Viewer, facts: list[Fact], today: date) -> Done:
    """One act that notes these facts."""

    def write(act: ActInProgress) -> Done:
        act.facts.extend(facts)
        return act.done()

    return in_one_act(viewer, "told", write, today=today)


def closed(cast: Cast, *, on: date = TODAY) -> None:
    """Maria was written to, said no, and was thanked."""
    writing.mark_sent(cast.nadia, kind="invitation", person=cast.maria, body="Dear", today=on)
    replying.note_reply(cast.nadia, person=cast.maria, answer="no", today=on)
    writing.mark_sent(cast.nadia, kind="thanks for a no", person=cast.maria, body="Thank you", today=on)


@pytest.mark.django_db
def test_whoever_said_no_and_was_thanked_is_not_read_after_two_weeks(cast: Cast) -> None:
    closed(cast)
    writing.mark_sent(cast.nadia, kind="invitation", person=cast.tom, body="Dear", today=TODAY)
    told(cast.nadia, [Fact(new_id(), "person closed", TODAY, TODAY, cast.tom)], TODAY)
    someone = add_person(cast.nadia, NewPerson("Somebody Else"), today=TODAY, chosen=True).person
    for day, left_out in ((TODAY + LATER - timedelta(days=1), False), (TODAY + LATER, True)):
        happened = planning.open_people_told(cast.nadia, day)
        assert bool(happened.settled) == left_out
        assert (len(happened.facts) < len(all_facts(cast.nadia))) == left_out
        assert {fact.person for fact in happened.facts} >= {someone}
    # Of those two one is told of, since something happened long ago.
    assert len(planning.open_people_told(cast.nadia, TODAY + LATER).settled) == 1
    assert planning.open_people_told(cast.nadia, TODAY + LATER, also=[cast.maria, cast.tom]).settled == frozenset()


@pytest.mark.django_db
def test_whoever_is_settled_at_a_target_is_read(cast: Cast) -> None:
    closed(cast)
    told(cast.nadia, [Fact(new_id(), "person closed", TODAY, TODAY, cast.tom)], TODAY)
    add_person(cast.nadia, NewPerson("Somebody Else"), today=TODAY, chosen=True)
    day = TODAY + LATER
    aside = planning.open_people_told(cast.nadia, day).settled
    assert len(aside) == 1
    place = people.person(cast.nadia, min(aside)).organisation
    add_targets(cast.nadia, [place], today=TODAY)
    assert planning.open_people_told(cast.nadia, day).settled.isdisjoint(aside)


@pytest.mark.django_db
def test_whatever_is_noted_undone_or_merged_the_plan_is_that_of_everything(cast: Cast) -> None:
    seen = 0
    for seed in range(6):
        with transaction.atomic():
            seen += _one_search(cast.nadia, seed)
            transaction.set_rollback(True)
    assert seen > 20


def _one_search(viewer: Viewer, seed: int) -> int:
    """Tell a crowd's facts by acts, some of them undone or about people merged later; how many people were left out."""
    random = Random(seed)
    one = crowd(seed, lives=3)
    first = min(fact.noted for fact in one.facts)
    moved = TODAY - first
    ids: dict[str, str] = {}
    with time_machine.travel("2026-01-14T07:00:00Z"):
        for person in one.people:
            close = random.choice(("", "", "known", "close"))
            ids[person] = add_person(viewer, NewPerson(f"Person {person}", closeness=close), today=TODAY).person or ""
    noted: list[Done] = []
    for week in range((one.today - first).days // 7 + 1):
        last = min(first + timedelta(days=7 * week + 6), one.today)
        facts = [_moved(fact, moved, ids) for fact in one.facts if last - timedelta(days=7) < fact.noted <= last]
        if not facts:
            continue
        noted.append(told(viewer, facts, last + moved))
        if random.random() < 0.1:
            undo(viewer, noted.pop(random.randrange(len(noted))).act, today=last + moved)
    today = one.today + moved
    kept, merged = random.sample(sorted(ids.values()), 2)
    merge_people(viewer, kept=kept, merged=merged, today=today)
    put_aside(viewer, kept, today=today)
    take_up_again(viewer, kept, today=today)
    assert projections.rebuild(viewer, today=today) == 0
    left_out = 0
    for later in (15, 45):
        day = today + timedelta(days=later)
        happened = planning.open_people_told(viewer, day)
        left_out += len(happened.settled)
        _is_what_the_law_says(viewer, happened, today, day)
        assert anybody_first(viewer, day) == bool(whom_first(viewer, day).suggestions)
        every, open_ones = planning.situation(viewer, all_facts(viewer)), planning.situation_of(viewer, happened)
        for book in library().values():
            of_all = plan(completed(book), every, all_facts(viewer), day)
            assert plan(completed(book), open_ones, happened.facts, day) == of_all, (seed, book.name, later)
    return left_out


def _moved(fact: Fact, by: timedelta, ids: dict[str, str]) -> Fact:
    def other(person: str | None) -> str | None:
        return ids.get(person, person) if person is not None else None

    def then(day: date | None) -> date | None:
        return day + by if day is not None else None

    return replace(
        fact,
        id=new_id(),
        person=other(fact.person),
        by=other(fact.by),
        about=other(fact.about) if "about" in KINDS[fact.kind].fields else None,
        through=other(fact.through),
        key=renamed(fact.key, ids) if fact.key else fact.key,
        answers=None,
        on=fact.on + by,
        noted=fact.noted + by,
        for_day=then(fact.for_day),
        until=then(fact.until),
    )


def _is_what_the_law_says(viewer: Viewer, happened: Told, today: date, day: date) -> None:
    """What was read by the database is what would be read by looking at each fact."""
    facts = all_facts(viewer)
    over = settled(facts, {person for fact in facts for person in named(fact)}, today)
    quiet = frozenset(person for person, last in over.items() if last < day - timedelta(days=14))
    of_others = {fact.id for fact in facts if speaks_of_others(fact, quiet)}
    assert of_others <= {fact.id for fact in happened.facts}
    assert happened.settled <= quiet
    kept = quiet - happened.settled
    rest = [fact for fact in happened.facts if fact.id not in of_others]
    assert all(fact.person in kept or fact.by in kept for fact in rest)
    assert [fact for fact in facts if fact.id in {one.id for one in happened.facts}] == list(happened.facts)


@pytest.mark.django_db
def test_whether_anybody_may_be_written_to_first_is_found_without_weighing_everybody(cast: Cast) -> None:
    def same() -> bool:
        found = anybody_first(cast.nadia, TODAY)
        assert found == bool(whom_first(cast.nadia, TODAY).suggestions)
        return found

    assert same()
    for person in (cast.maria, cast.tom):
        put_aside(cast.nadia, person, today=TODAY)
    assert not same()
    ana = add_person(cast.nadia, NewPerson("Ana Ruiz", closeness="known"), today=TODAY).person or ""
    assert same()
    writing.mark_sent(cast.nadia, kind="invitation", person=ana, body="Dear", today=TODAY)
    assert not same()
    add_person(cast.nadia, NewPerson("Ben Cole", closeness="cannot place"), today=TODAY)
    assert not same()
    dora = add_person(cast.nadia, NewPerson("Dora Lund", at="Nordby"), today=TODAY).person or ""
    assert not same()
    add_targets(cast.nadia, ["Nordby"], today=TODAY)
    assert same()
    put_aside(cast.nadia, dora, today=TODAY)
    assert not same()


@pytest.mark.django_db
def test_reading_takes_a_few_questions_to_the_database(cast: Cast) -> None:
    closed(cast)
    told(cast.nadia, [Fact(new_id(), "person closed", TODAY, TODAY, cast.tom)], TODAY)
    day = TODAY + LATER
    with CaptureQueriesContext(connection) as asked:
        planning.open_people_told(cast.nadia, day)
    with CaptureQueriesContext(connection) as again:
        planning.open_people_told(cast.nadia, day)
    assert len(again.captured_queries) < len(asked.captured_queries) <= 16
