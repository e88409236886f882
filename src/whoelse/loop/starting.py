"""Whom to begin with at a target: as many people as the playbook begins with, chosen in one act, in their turn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from whoelse.journal.queries import facts
from whoelse.loop import planning
from whoelse.loop.noting import ActInProgress, in_one_act
from whoelse.loop.outcome import Done, Refusal
from whoelse.method.agenda.setting import setting
from whoelse.method.playbook.document import Playbook, Rule
from whoelse.method.words import count_in_words, counted
from whoelse.people import actions, queries
from whoelse.playbooks.queries import playbook_followed
from whoelse.searches.access import Viewer


@dataclass(frozen=True, slots=True)
class Beginning:
    """How far one has begun at a target.

    ``rule`` says how many people one begins with there. ``waiting`` were written to and have neither answered nor been
    closed, ``chosen`` come after them, in their turn. ``room`` is how many more may be chosen.
    """

    rule: Rule
    waiting: tuple[str, ...]
    chosen: tuple[str, ...]
    room: int


def beginning(viewer: Viewer, organisation: str, *, today: date) -> Beginning | None:
    """How far one has begun at a target; None where the playbook begins with no number of people, or the target is not
    wanted any more, or somebody there has agreed to talk, or as many were tried as the playbook tries."""
    playbook = playbook_followed(viewer)
    rule = _begins_with(playbook)
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
    return Beginning(rule, waiting, tuple(place.chosen), max(room, 0))


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


def _begins_with(playbook: Playbook) -> Rule | None:
    chooses = (rule for rule in playbook.rules if rule.do == "choose person")
    return next((rule for rule in chooses if rule.guards.a_target == "with nobody chosen"), None)


def _too_many(begun: Beginning, name: str) -> str:
    begins = f"Your playbook begins with {counted(begun.rule.at_most or 1, 'person', 'people')} at {name}"
    taken = len(begun.waiting) + len(begun.chosen)
    if not taken:
        return f"{begins}. More can follow when nobody answers."
    left = f"there is room for {count_in_words(begun.room)} more" if begun.room else "that is all for now"
    return f"{begins}, and {count_in_words(taken)} {'is' if taken == 1 else 'are'} chosen, so {left}."
