"""How well the user knows people, said quickly; and whom not to suggest, for good or until a day."""

from datetime import date

from whoelse.loop.noting import ActInProgress, in_one_act
from whoelse.loop.outcome import Done, Refusal
from whoelse.people import actions
from whoelse.searches.access import Viewer


def place_person(viewer: Viewer, person: str, closeness: str, *, today: date, token: str = "") -> Done:
    """Say how well the user knows a person. Who cannot be placed is put away, and not deleted."""

    def write(act: ActInProgress) -> Done:
        if not closeness:
            raise Refusal("Close, known, slightly, or cannot place.")
        away = {"put_aside": True} if closeness == "cannot place" else {}
        actions.edit_person(viewer, act.changes, act.person, closeness=closeness, **away)
        return act.done()

    return in_one_act(viewer, "closeness set", write, today=today, person=person, token=token)


def put_aside_until(viewer: Viewer, person: str, *, until: date, today: date, token: str = "") -> Done:
    """Do not suggest a person before a day. Nothing that is going on with them changes."""

    def write(act: ActInProgress) -> Done:
        if until <= today:
            raise Refusal("A day after today, please.")
        actions.edit_person(viewer, act.changes, act.person, aside_until=until)
        return act.done()

    return in_one_act(viewer, "put aside for now", write, today=today, person=person, token=token)
