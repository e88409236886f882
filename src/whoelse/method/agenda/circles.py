"""Whom to begin with: the people known less well come once enough of the inner circle has been talked to."""

from collections.abc import Iterator
from datetime import date

from whoelse.method.agenda.chronicle import Chronicle
from whoelse.method.agenda.history import History, closes, opens
from whoelse.method.playbook.document import Playbook
from whoelse.method.situation import Situation


def wider_circles_are_open(playbook: Playbook, situation: Situation, chronicle: Chronicle) -> bool:
    """Whether the second and third circle are open: once opened, they stay so.

    The inner circle are the people whose closeness is close and who are not closed. Where there is nobody in it, there
    is nothing to begin with, and the others are free. It is looked at on the evening of each day.
    """
    circles = playbook.circles
    if circles is None:
        return True
    inner = [id_ for id_, seen in situation.people.items() if seen.closeness == "close"]
    events = [
        (*event, id_) for id_ in inner if id_ in chronicle.histories for event in _events(chronicle.histories[id_])
    ]
    events.sort(key=lambda event: event[0])
    closed: set[str] = set()
    talked: set[str] = set()
    for at, (day, what, id_) in enumerate(events):
        match what:
            case "talked":
                talked.add(id_)
            case "closed":
                closed.add(id_)
            case _:
                closed.discard(id_)
        evening = at + 1 == len(events) or events[at + 1][0] > day
        if evening and _enough(len(talked - closed), len(inner) - len(closed), circles.opens_at):
            return True
    return _enough(len(talked - closed), len(inner) - len(closed), circles.opens_at)


def _enough(reached: int, counted: int, percent: int) -> bool:
    return 100 * reached >= percent * counted


def _events(history: History) -> Iterator[tuple[date, str]]:
    for one in history.held:
        if one.held is not None:
            yield one.held.on, "talked"
    for fact in history.events:
        if closes(fact):
            yield fact.on, "closed"
        elif opens(fact, history.person):
            yield fact.on, "opened"
