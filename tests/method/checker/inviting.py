"""First invitations: only of somebody chosen, within the limit, and not on the strength of a name alone."""

from collections.abc import Iterator

from tests.method.checker.reading import Reading
from tests.method.checker.violation import Violation

from whoelse.method.agenda.steps import Agenda

UNDER_WAY = frozenset(
    {
        "reply received",
        "conversation agreed",
        "conversation moved",
        "conversation started",
        "conversation near its end",
        "conversation held",
        "conversation missed",
        "conversation cancelled",
        "debrief written",
        "introduction made",
    }
)


def inviting(reading: Reading, agenda: Agenda) -> Iterator[Violation]:
    """Invitations and the choosing of people, and that nobody chosen is forgotten."""
    invited = [step.person for step in agenda.steps if step.do == "invite" and step.person]
    first = [person for person in invited if reading.last(person, "invitation sent") is None]
    active = sum(reading.active(person, surely=True) for person in reading.situation.people)
    if first and active + len(first) > reading.table.active_people:
        yield Violation("active people", ", ".join(first), f"{active} are active, {len(first)} more are proposed")
    for person in invited:
        if not uninvited(reading, person):
            yield Violation("an invitation of somebody chosen", person, "not chosen, or invited since")
        if only_named(reading, person):
            yield Violation("permission", person, "somebody named them, and nobody has offered or made it")
    open_or_held = {(step.do, step.person) for step in agenda.steps}
    open_or_held |= {(held.step.do, held.step.person) for held in agenda.held_back}
    for person in reading.situation.people:
        there = {("invite", person), ("write to introduced", person)} & open_or_held
        forgotten = uninvited(reading, person) and not reading.closed(person) and not there
        aside = put_aside(reading, "invite", person) or put_aside(reading, "write to introduced", person)
        if forgotten and not reading.over and not aside and not busy(reading, person):
            yield Violation("nobody chosen is forgotten", person, "neither proposed nor held back")
    yield from _choosing(reading, agenda, invited)


def _choosing(reading: Reading, agenda: Agenda, invited: list[str]) -> Iterator[Violation]:
    shown = any(step.do == "choose person" for step in agenda.steps)
    waiting = [
        person
        for person in reading.situation.people
        if not reading.closed(person) and (uninvited(reading, person) or chosen_anew(reading, person))
    ]
    surely = sum(reading.active(person, surely=True) for person in reading.situation.people)
    maybe = sum(reading.active(person, surely=False) for person in reading.situation.people)
    if shown and (invited or surely >= reading.table.active_people):
        yield Violation("choosing somebody", "agenda", f"{surely} are active, proposed are {invited}")
    must = "choose person" in reading.table.steps and not waiting and maybe < reading.table.active_people
    if must and not shown and not reading.paused and not reading.over and not put_aside(reading, "choose person", None):
        yield Violation("choosing somebody", "agenda", "nobody chosen is uninvited and there is room")


def uninvited(reading: Reading, person: str) -> bool:
    """Whether they were chosen and not invited since, and no earlier invitation waits for an answer."""
    chosen = reading.last(person, "person chosen")
    if chosen is None or reading.active(person, surely=False):
        return False
    return not reading.of(person, "invitation sent", after=chosen.at)


def chosen_anew(reading: Reading, person: str) -> bool:
    """Whether somebody was chosen who is active already: prose does not say what follows."""
    chosen = reading.last(person, "person chosen")
    return chosen is not None and not reading.of(person, "invitation sent", after=chosen.at)


def busy(reading: Reading, person: str) -> bool:
    """Whether something else is under way since they were chosen: an answer, a conversation, an introduction."""
    chosen = reading.last(person, "person chosen")
    if chosen is None:
        return False
    since = [happened for happened in reading.about[person] if happened.fact.on >= chosen.fact.on]
    if reading.agreed(person) is not None or reading.left_off(person) is not None:
        return True
    return any(happened.fact.kind in UNDER_WAY for happened in since)


def only_named(reading: Reading, person: str) -> bool:
    """Whether somebody named them or asks them, nobody offered or made it, and there was no contact of one's own."""
    states = {one.state for one in reading.introductions() if one.person == person}
    own = reading.last(person, "invitation sent", "conversation held", "reply received", "conversation agreed")
    return bool(states & {"named", "checking"}) and not reading.permitted(person) and own is None


def put_aside(reading: Reading, do: str, person: str | None) -> bool:
    """Whether the user ever did, declined or put off such a step of that person. The checker then asks no more."""
    return bool(reading.step_facts(do, person, "step done", "step declined", "step snoozed"))
