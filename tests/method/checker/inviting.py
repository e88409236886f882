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
    most = reading.table.active_people
    if first and most is not None and active + len(first) > most:
        yield Violation("active people", ", ".join(first), f"{active} are active, {len(first)} more are proposed")
    yield from _at_targets(reading, invited)
    for person in invited:
        if not uninvited(reading, person) and not _is_next(reading, person):
            yield Violation("an invitation of somebody chosen", person, "not chosen, or invited since")
        if only_named(reading, person):
            yield Violation("permission", person, "somebody named them, and nobody has offered or made it")
    open_or_held = {(step.do, step.person) for step in agenda.steps}
    open_or_held |= {(held.step.do, held.step.person) for held in agenda.held_back}
    if reading.table.next_person_after is not None:  # who is chosen where somebody is waited for has a day to come
        open_or_held |= {(step.do, step.person) for step in agenda.coming}
    for person in reading.situation.people:
        there = {("invite", person), ("write to introduced", person)} & open_or_held
        forgotten = uninvited(reading, person) and not reading.closed(person) and not there
        aside = put_aside(reading, "invite", person) or put_aside(reading, "write to introduced", person)
        if forgotten and not reading.over and not aside and not busy(reading, person):
            yield Violation("nobody chosen is forgotten", person, "neither proposed nor held back")
    if most is not None:
        yield from _choosing(reading, agenda, invited, most)
    elif reading.table.active_targets is not None:
        yield from _choosing_for_targets(reading, agenda, reading.table.active_targets)


def _at_targets(reading: Reading, invited: list[str]) -> Iterator[Violation]:
    """One new person at a time at a target, three in all, five targets at a time, nobody at one that is ruled out."""
    table = reading.table
    places = [reading.situation.people[person].at for person in invited]
    for person, place in zip(invited, places, strict=True):
        if place in ruled_out(reading) and place in reading.situation.targets:
            yield Violation("a target ruled out", person, "is invited there")
        if table.people_at_a_target is None or place not in reading.situation.targets:
            continue
        if places.count(place) > 1:
            yield Violation("one at a time", person, f"{places.count(place)} are proposed at {place}")
        others = [other for other in reading.invited_at(place) if other != person]
        if len(others) >= table.people_at_a_target and person not in reading.invited_at(place):
            yield Violation("three at a target", person, f"{others} were invited there")
    if table.active_targets is not None:
        new = {place for place in places if place in reading.situation.targets and not reading.invited_at(place)}
        active = [place for place in reading.situation.targets if _active_target(reading, place)]
        if new and len(active) + len(new) > table.active_targets:
            yield Violation("active targets", ", ".join(map(str, new)), f"{active} are active")


def _active_target(reading: Reading, place: str) -> bool:
    """Whether a target is active for sure: somebody silent there, nobody who ever answered, fewer than three tried."""
    here = reading.invited_at(place)
    people = [person for person, seen in reading.situation.people.items() if seen.at == place]
    answered = any(reading.of(person, *UNDER_WAY - {"introduction made"}) for person in people)
    return bool(here) and len(here) < 3 and not answered and place not in ruled_out(reading)


def ruled_out(reading: Reading) -> set[str | None]:
    """The targets that are ruled out."""
    return {happened.fact.target for happened in reading.all if happened.fact.kind == "target ruled out"}


def _is_next(reading: Reading, person: str) -> bool:
    """Whether they may be invited because somebody else at the same target is silent long enough, or closed."""
    wait = reading.table.next_person_after
    place = reading.situation.people[person].at
    if wait is None or place not in reading.situation.targets:
        return False
    if reading.of(person, "invitation sent", "conversation held", "reply received"):
        return False
    for other in reading.invited_at(place):
        if reading.closed(other):
            return True
        sent = reading.last(other, "invitation sent")
        if sent is not None and reading.today >= reading.business_days(sent.fact.on, wait, other):
            return True
    return False


def _choosing_for_targets(reading: Reading, agenda: Agenda, most: int) -> Iterator[Violation]:
    shown = any(step.do == "choose person" for step in agenda.steps)
    wanted = [place for place in reading.situation.targets if place not in ruled_out(reading)]
    empty = [place for place in wanted if not reading.invited_at(place) and not reading.chosen_at(place)]
    begun = [place for place in wanted if reading.invited_at(place)]
    left = [place for place in begun if all(reading.closed(person) for person in reading.invited_at(place))]
    maybe = [
        place
        for place in wanted
        if not reading.invited_at(place)
        and all(reading.closed(person) or _left_out(reading, person) for person in reading.chosen_at(place))
    ]
    if shown and not maybe and not left:
        yield Violation("choosing somebody", "agenda", "somebody is invited or chosen at every target")
    busy_ones = [place for place in wanted if reading.invited_at(place) or reading.chosen_at(place)]
    must = bool(empty) and len(busy_ones) < most and not reading.paused and not reading.over
    if must and not shown and not put_aside(reading, "choose person", None):
        yield Violation("choosing somebody", "agenda", f"nobody is invited or chosen at {empty}")


def _choosing(reading: Reading, agenda: Agenda, invited: list[str], most: int) -> Iterator[Violation]:
    shown = any(step.do == "choose person" for step in agenda.steps)
    waiting = [
        person
        for person in reading.situation.people
        if not reading.closed(person) and (uninvited(reading, person) or chosen_anew(reading, person))
    ]
    surely = sum(reading.active(person, surely=True) for person in reading.situation.people)
    maybe = sum(reading.active(person, surely=False) for person in reading.situation.people)
    if shown and (invited or surely >= most):
        yield Violation("choosing somebody", "agenda", f"{surely} are active, proposed are {invited}")
    must = "choose person" in reading.table.steps and not waiting and maybe < most
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


def _left_out(reading: Reading, person: str) -> bool:
    return put_aside(reading, "invite", person) or put_aside(reading, "write to introduced", person)


def put_aside(reading: Reading, do: str, person: str | None) -> bool:
    """Whether the user ever did, declined or put off such a step of that person. The checker then asks no more."""
    return bool(reading.step_facts(do, person, "step done", "step declined", "step snoozed"))
