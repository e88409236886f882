"""Whom to begin with at a target: as many people as the playbook begins with, chosen in one act, in their turn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from whoelse.journal.queries import facts
from whoelse.loop import planning
from whoelse.loop.noting import ActInProgress, in_one_act
from whoelse.loop.outcome import Done, Refusal
from whoelse.method.agenda.setting import setting
from whoelse.method.agenda.steps import NEXT
from whoelse.method.playbook.document import Guards, Playbook, Rule
from whoelse.method.playbook.durations import Duration
from whoelse.method.words import count_in_words, counted
from whoelse.people import actions, queries
from whoelse.playbooks.queries import playbook_followed
from whoelse.searches.access import Viewer


@dataclass(frozen=True, slots=True)
class Beginning:
    """How far one has begun at a target.

    ``rule`` says how many people one begins with there, ``wait`` after how long a silence the next one comes, where the
    playbook says it. ``waiting`` were written to and have neither answered nor been closed, ``chosen`` come after them,
    in their turn. ``room`` is how many more may be chosen.
    """

    rule: Rule
    wait: Duration | None
    waiting: tuple[str, ...]
    chosen: tuple[str, ...]
    room: int


def beginning(viewer: Viewer, organisation: str, *, today: date) -> Beginning | None:
    """How far one has begun at a target; None where the playbook begins with no number of people, or the target is not
    wanted any more, or somebody there has agreed to talk, or as many were tried as the playbook tries."""
    playbook = playbook_followed(viewer)
    rule = _rule(playbook, lambda one: one.do == "choose person" and one.guards.a_target == "with nobody chosen")
    if rule is None or rule.at_most is None:
        return None
    told = facts(viewer)
    places = setting(playbook, planning.situation(viewer, told), told, today).places
    place = places.at(organisation)
    if place is None or place.ruled_out or place.welcome:
        return None
    tries = places.most - len(place.invited) if places.most is not None else rule.at_most
    if tries <= 0:
        return None
    waiting = tuple(place.waiting)
    room = min(rule.at_most - len(waiting), tries) - len(place.chosen)
    turn = _rule(playbook, lambda one: one.do == NEXT and one.when == "invitation sent")
    return Beginning(rule, turn.wait if turn is not None else None, waiting, tuple(place.chosen), max(room, 0))


def begin_at(
    viewer: Viewer, organisation: str, people: Sequence[str], *, today: date, step: str = "", token: str = ""
) -> Done:
    """Choose whom to begin with at a target, whoever is named first before the others.

    Raises Refusal where nobody is named, more than the playbook begins with, or somebody who does not work there.
    """

    def write(act: ActInProgress) -> Done:
        begun = beginning(viewer, organisation, today=today)
        name = queries.target(viewer, organisation).name
        chosen = list(dict.fromkeys(queries.person(viewer, person).id for person in people))
        if begun is None:
            raise Refusal(f"At {name} nobody is chosen ahead. Whom you write to there is yours to say.")
        if not chosen:
            raise Refusal("Nobody is chosen yet. One is enough.")
        chosen = [person for person in chosen if person not in {*begun.waiting, *begun.chosen}]
        if not chosen:
            raise Refusal(f"That is chosen at {name} already.")
        if len(chosen) > begun.room:
            raise Refusal(_too_many(begun, name), by="limit", rule=begun.rule.id)
        seen = queries.seen(viewer, chosen)
        for person in chosen:
            if seen[person].at != organisation:
                raise Refusal(f"As far as is noted, {seen[person].addressed} does not work at {name}.")
            actions.edit_person(viewer, act.changes, person, put_aside=False, aside_until=None)
            act.tell("person chosen", person)
        act.person = chosen[0]
        return act.done(organisation=organisation)

    return in_one_act(viewer, "person chosen", write, today=today, step=step, token=token)


def _rule(playbook: Playbook, is_it: Callable[[Rule], bool]) -> Rule | None:
    """The first such rule that nothing forbids altogether."""
    always = [never for never in playbook.never if never.guards == Guards()]
    allowed = (rule for rule in playbook.rules if not any(one.rule == rule.id or one.do == rule.do for one in always))
    return next(filter(is_it, allowed), None)


def _too_many(begun: Beginning, name: str) -> str:
    begins = f"Your playbook begins with {counted(begun.rule.at_most or 1, 'person', 'people')} at {name}"
    taken = len(begun.waiting) + len(begun.chosen)
    if not taken:
        return f"{begins}. More can follow when nobody answers."
    left = f"there is room for {count_in_words(begun.room)} more" if begun.room else "that is all for now"
    return f"{begins}, and {count_in_words(taken)} {'is' if taken == 1 else 'are'} chosen, so {left}."
