"""How many are active at a time: first invitations beyond that are held back, open proposals counted in order."""

from collections.abc import Sequence

from whoelse.method.agenda.candidate import Candidate
from whoelse.method.agenda.holding import say
from whoelse.method.agenda.places import Place
from whoelse.method.agenda.setting import Setting
from whoelse.method.agenda.steps import HeldBack


def within_the_pace(steps: Sequence[Candidate], setting: Setting) -> tuple[list[Candidate], list[HeldBack]]:
    """The steps that the pace lets through, and first invitations that it holds back."""
    left, people = _people(list(steps), setting)
    left, targets = _targets(left, setting)
    return left, [*people, *targets]


def _people(steps: list[Candidate], setting: Setting) -> tuple[list[Candidate], list[HeldBack]]:
    """Hold back first invitations beyond the pace of people, in the order of choosing."""
    most = setting.people_at_most
    if most is None:
        return steps, []
    pace = setting.playbook.pace
    invitations = sorted(_invitations(steps), key=lambda one: (one.occasion.start, one.occasion.noted, one.order))
    over = []
    for one in invitations[max(most - setting.active_people, 0) :]:
        name = setting.situation.name(one.step.person)
        reason = (
            f"{most} people are active at a time, by your playbook. "
            f"{name} comes when one of them has answered or rests."
        )
        over.append(HeldBack(one.step, "limit", reason, pace.id if pace is not None else "pace"))
    return _without(steps, over), over


def _targets(steps: list[Candidate], setting: Setting) -> tuple[list[Candidate], list[HeldBack]]:
    """Hold back first invitations beyond the pace of targets, in the order of the ranking; and at one target, whoever
    is not the next there."""
    most, pace = setting.targets_at_most, setting.playbook.pace
    one_at_a_time = next((one for one in setting.playbook.limits if one.of == "new people at a target"), None)
    room = None if most is None else most - setting.places.active
    over: list[HeldBack] = []
    for place in setting.places.places:
        waiting = sorted(_invitations(steps, place), key=lambda one: _turn(place, one))
        if waiting and place.first is None and room is not None:
            if room <= 0:
                name = place.target.name
                reason = f"{most} targets are active at a time, by your playbook. {name} comes when one is free again."
                over += [HeldBack(one.step, "limit", reason, pace.id if pace else "pace") for one in waiting]
                continue
            room -= 1
        if one_at_a_time is not None and waiting:
            first = waiting[0].step.person
            for one in waiting:
                if one.step.person != first:
                    reason = say(one_at_a_time.because, one.step, one.occasion, setting.situation, setting.today)
                    over.append(HeldBack(one.step, "limit", reason, one_at_a_time.id))
    return _without(steps, over), over


def _turn(place: Place, one: Candidate) -> tuple[int, object, object, int]:
    """The order at a target: who was chosen first, then who is known there first."""
    person = one.step.person or ""
    order = [*place.chosen, *place.people]
    return (order.index(person), one.occasion.start, one.occasion.noted, one.order)


def _invitations(steps: list[Candidate], place: Place | None = None) -> list[Candidate]:
    return [one for one in steps if one.step.do == "invite" and (place is None or one.step.person in place.people)]


def _without(steps: list[Candidate], over: list[HeldBack]) -> list[Candidate]:
    beyond = {held.step.key for held in over}
    return [one for one in steps if one.step.key not in beyond]
