"""What is held back is held back for a reason that is so."""

from collections.abc import Iterator

from tests.method.checker.inviting import only_named
from tests.method.checker.reading import Reading
from tests.method.checker.table import ASKS, NOT_TO_THE_HESITANT
from tests.method.checker.violation import Violation

from whoelse.method.agenda.steps import Agenda


def holding(reading: Reading, agenda: Agenda) -> Iterator[Violation]:
    """Each holder is looked at: is it there, and does it hold such a step?"""
    for held in agenda.held_back:
        step, person = held.step, held.step.person
        why = ""
        if held.by == "comfort":
            if person is None or step.do not in NOT_TO_THE_HESITANT or not reading.hesitant(person):
                why = "they are not hesitant, or it is no step to hold back for that"
        elif person is not None and step.do in NOT_TO_THE_HESITANT and reading.hesitant(person):
            why = "they are hesitant, which comes first"
        elif held.by == "pause" and not reading.paused:
            why = "the search is not paused"
        elif held.by == "permission" and not (person and _named_by_somebody(reading, person)):
            why = "nobody named them"
        elif held.by == "checking" and not _checking(reading, step.do, person):
            why = "nobody is checking or offering"
        elif held.by == "limit" and step.do not in ASKS and not _limited(reading, agenda, person):
            why = "there is room"
        elif held.by == "own rule" and not (
            step.do in reading.table.own_steps and held.until is not None and held.until > agenda.day
        ):
            why = "no own rule comes later for it"
        if why:
            yield Violation(f"held back by {held.by}", f"{step.do} {person}", why)


def _named_by_somebody(reading: Reading, person: str) -> bool:
    return only_named(reading, person) or any(one.person == person for one in reading.introductions())


def _checking(reading: Reading, do: str, person: str | None) -> bool:
    return any(
        one.state in {"checking", "offered"} and ((do in ASKS and one.by == person) or one.person == person)
        for one in reading.introductions()
    )


def _limited(reading: Reading, agenda: Agenda, person: str | None) -> bool:
    """Whether there is no room, nobody more is invited where they work, or their circle has not come yet."""
    if _full(reading, agenda) or _out(reading, person):
        return True
    if person is None or reading.situation.people[person].at not in reading.situation.targets:
        return outer(reading, person)
    if reading.table.people_at_a_target is None:
        return outer(reading, person)
    return _full_of_targets(reading, agenda) or _taken(reading, agenda, reading.situation.people[person].at)


def outer(reading: Reading, person: str | None) -> bool:
    """Whether somebody is known less well than the inner circle, where that comes first."""
    return (
        person is not None
        and reading.table.inner_circle_percent is not None
        and reading.situation.people[person].closeness in {"known", "slightly"}
    )


def _full_of_targets(reading: Reading, agenda: Agenda) -> bool:
    most = reading.table.active_targets
    proposed = {
        reading.situation.people[step.person].at for step in agenda.steps if step.do == "invite" and step.person
    }
    begun = {place for place in reading.situation.targets if reading.invited_at(place)}
    return most is not None and len(begun | proposed) >= most


def _taken(reading: Reading, agenda: Agenda, place: str | None) -> bool:
    """Whether three were invited there, somebody is waited for, or somebody else there is proposed."""
    at = reading.invited_at(place)
    proposed = [
        step.person
        for step in agenda.steps
        if step.do == "invite" and step.person and reading.situation.people[step.person].at == place
    ]
    most = reading.table.people_at_a_target
    waiting = any(reading.active(person, surely=False) for person in at)
    return bool(proposed) or waiting or (most is not None and len(at) >= most)


def _out(reading: Reading, person: str | None) -> bool:
    """Whether they work at a target that is ruled out."""
    ruled_out = {happened.fact.target for happened in reading.all if happened.fact.kind == "target ruled out"}
    return person is not None and reading.situation.people[person].at in ruled_out


def _full(reading: Reading, agenda: Agenda) -> bool:
    if reading.table.active_people is None:
        return False
    active = sum(reading.active(person, surely=False) for person in reading.situation.people)
    proposed = sum(step.do == "invite" for step in agenda.steps)
    return active + proposed >= reading.table.active_people
