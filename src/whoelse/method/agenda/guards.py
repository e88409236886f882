"""The conditions of rules, limits and nevers."""

from whoelse.method.agenda.history import History
from whoelse.method.agenda.occasions import Occasion
from whoelse.method.agenda.setting import Setting
from whoelse.method.playbook.document import Guards
from whoelse.method.playbook.ranking import unfamiliar, without_score


def guards_hold(guards: Guards, occasion: Occasion, setting: Setting) -> bool:
    """Whether all conditions hold. Unknown rapport is none: neither "at least" nor "at most" holds of it."""
    rapport = occasion.rapport
    if guards.answer is not None and occasion.answer != guards.answer:
        return False
    if guards.rapport_at_least is not None and (rapport is None or rapport < guards.rapport_at_least):
        return False
    if guards.rapport_at_most is not None and (rapport is None or rapport > guards.rapport_at_most):
        return False
    if not _of_the_search(guards, setting):
        return False
    return occasion.person is None or _of_the_person(guards, occasion, setting)


def scores_wanted(guards: Guards, setting: Setting) -> list[str]:
    """The targets that want a score, or a look before one, in the user's order; ruled out ones do not."""
    find = {"without a score": without_score, "unfamiliar": unfamiliar}.get(guards.a_target or "")
    if find is None:
        return []
    ranking, out = setting.playbook.ranking, setting.chronicle.ruled_out
    return [
        target.id for target in setting.situation.targets.values() if target.id not in out and find(target, ranking)
    ]


def answering(history: History, setting: Setting) -> str:
    """How somebody answers: by the user's own word, else as the facts tell; "" where nothing is known."""
    seen = setting.situation.people.get(history.person)
    return (seen.answers if seen is not None else None) or history.answering(setting.calendar)


def _of_the_search(guards: Guards, setting: Setting) -> bool:
    if guards.active_people is not None:
        most = setting.people_at_most
        if most is not None and setting.active_people >= most:
            return False
    if guards.chosen_and_uninvited is not None and any(
        setting.chronicle.choice(history) is not None for history in setting.chronicle.people
    ):
        return False
    if guards.a_target == "with nobody chosen":
        return setting.places.wanting(setting.targets_at_most if guards.active_targets else None) is not None
    if guards.a_target is not None:
        return bool(scores_wanted(guards, setting))
    most = setting.targets_at_most
    return guards.active_targets is None or most is None or setting.places.active < most


def _of_the_person(guards: Guards, occasion: Occasion, setting: Setting) -> bool:
    person = occasion.person or ""
    seen = setting.situation.people.get(person)
    history = setting.chronicle.history(person)
    if guards.style is not None and (seen is None or seen.style != guards.style):
        return False
    if guards.answers is not None and not _answers(guards.answers, answering(history, setting)):
        return False
    if guards.follow_ups_at_least is not None and occasion.count <= guards.follow_ups_at_least:
        return False
    if guards.on_the_spot is not None and not _is_going_on(history, setting):
        return False
    if guards.knows_about is not None and history.knows_about(_wanted(setting)) is None:
        return False
    if guards.works_at is not None and (seen is None or seen.at not in _wanted(setting)):
        return False
    if guards.unanswered_notes_at_least is not None and occasion.count < guards.unanswered_notes_at_least:
        return False
    return guards.unanswered_notes_at_most is None or occasion.count <= guards.unanswered_notes_at_most


def _answers(wanted: str, how: str) -> bool:
    return how != "slowly" if wanted == "not slowly" else how == wanted


def _is_going_on(history: History, setting: Setting) -> bool:
    current = history.open_agreement
    return current is not None and current.begun and current.day == setting.today


def _wanted(setting: Setting) -> frozenset[str]:
    """The targets that are not ruled out."""
    return frozenset(setting.situation.targets) - setting.chronicle.ruled_out
