"""How far a talk has come today, read from the facts: begun, near its end, held, and what was asked in it."""

from dataclasses import dataclass
from datetime import date

from whoelse.journal import queries as journal
from whoelse.method.agenda.chronicle import Chronicle
from whoelse.method.agenda.history import Ask
from whoelse.searches.access import Viewer

HOLDING = ("hesitant", "not now")


@dataclass(frozen=True, slots=True)
class TalkState:
    """One talk today. ``rapport`` and ``comfort`` are as felt near its end, None and "" while nothing is said.

    ``held_by`` are the acts near its end that say a comfort which holds asks back. ``ahead`` is the day it is agreed
    for, where that has not come and it has not begun.
    """

    begun: bool
    near_its_end: bool
    held: bool
    rapport: int | None
    comfort: str
    asks: tuple[Ask, ...]
    held_by: tuple[str, ...]
    ahead: date | None = None

    @property
    def last_answer(self) -> str:
        """The answer to the ask made last; empty where none was made or none is noted."""
        return (self.asks[-1].answer or "") if self.asks else ""


def talk_state(viewer: Viewer, person: str, today: date) -> TalkState:
    """The talk with a person on a day."""
    noted = [each for each in journal.noted_facts(viewer, people=[person]) if each.fact.person == person]
    history = Chronicle((each.fact for each in noted), today).history(person)
    running = history.open_agreement
    here = running if running is not None and running.started is not None and running.day == today else None
    felt = here.near_end if here is not None else None
    return TalkState(
        begun=here is not None,
        near_its_end=felt is not None,
        held=any(one.held is not None and one.held.on == today for one in history.held),
        rapport=felt.rapport if felt is not None else None,
        comfort=(felt.comfort or "") if felt is not None else "",
        asks=tuple(history.asks_on(today)),
        held_by=tuple(
            each.act
            for each in noted
            if each.fact.kind == "conversation near its end" and each.fact.on == today and each.fact.comfort in HOLDING
        ),
        ahead=running.day if running is not None and not running.begun and running.day > today else None,
    )
