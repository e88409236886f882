"""The search as a whole: paused, taken up again, won, ended; and the playbook it follows."""

from datetime import date

from whoelse.journal.queries import facts
from whoelse.loop.noting import ActInProgress, in_one_act
from whoelse.loop.outcome import Done, Refusal
from whoelse.method.playbook import NotSound
from whoelse.playbooks import actions, queries
from whoelse.searches.access import Viewer

_STATES = {"search paused": "paused", "search resumed": "going on", "search won": "won", "search ended": "ended"}


def state(viewer: Viewer) -> str:
    """How the search stands: going on, paused, won or ended."""
    return standing(viewer)[0]


def standing(viewer: Viewer) -> tuple[str, date | None]:
    """How the search stands, and since which day; None where it has gone on ever since it began."""
    told = sorted((fact for fact in facts(viewer) if fact.kind in _STATES), key=lambda fact: fact.on)
    return (_STATES[told[-1].kind], told[-1].on) if told else ("going on", None)


def pause(viewer: Viewer, *, today: date, on: date | None = None, token: str = "") -> Done:
    """Pause the search: no day of it counts, and only what is owed is due."""
    return _turn(viewer, "search paused", "going on", today, on, token)


def resume(viewer: Viewer, *, today: date, on: date | None = None, token: str = "") -> Done:
    """Take a paused search up again."""
    return _turn(viewer, "search resumed", "paused", today, on, token)


def win(viewer: Viewer, *, today: date, on: date | None = None, token: str = "") -> Done:
    """Note that the search has reached what it was for."""
    return _turn(viewer, "search won", "", today, on, token)


def end(viewer: Viewer, *, today: date, on: date | None = None, token: str = "") -> Done:
    """Note that the search is over."""
    return _turn(viewer, "search ended", "", today, on, token)


def follow_playbook(viewer: Viewer, name: str, *, own: bool = False, today: date, token: str = "") -> Done:
    """Follow another playbook from today on. What was done, put off or left out stays so."""

    def write(act: ActInProgress) -> Done:
        now = queries.following(viewer)
        latest = own and any(one.name == name and one.version == now.version for one in queries.own_playbooks(viewer))
        if (now.name, now.own) == (name, own) and (latest or not own):
            raise Refusal(f"This search follows “{name}” already.")
        try:
            actions.follow(viewer, act.changes, name, own=own, since=today)
        except NotSound as error:
            raise Refusal(f"“{name}” cannot be followed as it is: {error.findings[0].message}") from error
        act.tell("playbook changed", from_playbook=now.name, to_playbook=name)
        return act.done()

    return in_one_act(viewer, "playbook changed", write, today=today, token=token)


def keep_playbook(viewer: Viewer, name: str, text: str, *, based_on: str = "", today: date, token: str = "") -> Done:
    """Keep a playbook of the user's own as a new version. Following it is another act."""

    def write(act: ActInProgress) -> Done:
        actions.keep_playbook(viewer, act.changes, name, text, based_on=based_on)
        return act.done()

    return in_one_act(viewer, "playbook kept", write, today=today, token=token)


def _turn(viewer: Viewer, kind: str, only_from: str, today: date, on: date | None, token: str) -> Done:
    def write(act: ActInProgress) -> Done:
        stands = state(viewer)
        if stands == _STATES[kind] or (only_from and stands != only_from):
            raise Refusal(f"The search is {stands}.")
        act.tell(kind)
        return act.done()

    return in_one_act(viewer, kind, write, today=today, on=on, token=token)
