"""What stands in a debrief before it is sent: as it was kept, else what the talk has caught, else nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from whoelse.conversations import queries
from whoelse.introductions.queries import asks as asks_put
from whoelse.journal import queries as journal
from whoelse.method.agenda.chronicle import Chronicle
from whoelse.method.agenda.history import Ask
from whoelse.method.facts import Fact
from whoelse.method.people.several import several
from whoelse.people.queries import PersonCard
from whoelse.web.pages import caught
from whoelse.web.visit import Visit

SPARE_NAMES = 4
SPARE_PROMISES = 3


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the conversations with a person stand: the agreed day that has passed with nothing noted (``passed``), the
    day of the talk to write about, the act of the debrief that was written of the last one, and what was noted live:
    the asks, and how it went near the end."""

    passed: date | None
    passed_entry: str
    day: date
    written: str
    asks: tuple[Ask, ...]
    felt: Fact | None = None


def standing(visit: Visit, person: str) -> Standing:
    """Where the conversations with a person stand today."""
    noted = [each for each in journal.noted_facts(visit.viewer, people=[person]) if each.fact.person == person]
    history = Chronicle((each.fact for each in noted), visit.today).history(person)
    running = history.open_agreement
    passed = running if running is not None and running.day < visit.today else None
    last = history.held[-1] if history.held else None
    waiting = next((one for one in reversed(history.held) if one.debrief is None), None)
    here = running if running is not None and running.day <= visit.today else None
    written = ""
    if last is not None and last.debrief is not None and here is None and waiting is None:
        entry = last.debrief.id
        written = next(each.act for each in noted if each.fact.id == entry)
    about = here or waiting
    day = about.day if about is not None else visit.today
    return Standing(
        passed=passed.day if passed is not None and passed.started is None else None,
        passed_entry=passed.settled.anchor if passed is not None else "",
        day=day,
        written=written,
        asks=tuple(history.asks_on(day)),
        felt=about.near_end if about is not None else None,
    )


def talk_key(visit: Visit, person: str) -> str:
    """The key under which the words of the last talk are kept."""
    conversation = queries.latest(visit.viewer, person)
    return f"talk:{conversation.id if conversation is not None else person}"


def from_the_talk(visit: Visit, card: PersonCard, now: Standing) -> dict[str, Any]:
    """The fields of a debrief as the talk leaves them: notes, names, resources, promises, the ask that was made."""
    draft = queries.kept(visit.viewer, talk_key(visit, card.id))
    typed: Mapping[str, Any] = draft.fields if draft is not None else {}
    fields: dict[str, Any] = {"learned": [caught.text(typed, "notes")], "resources": [caught.text(typed, "resources")]}
    named = [one for line in caught.lines(typed, "names") for one in several(line).surely]
    for place, line in enumerate(named):
        name, at = caught.name_and_place(line)
        fields[f"named-{place}-name"], fields[f"named-{place}-at"] = [name], [at]
    mine = [("me", line) for line in caught.lines(typed, "mine")]
    theirs = [("them", line) for line in caught.lines(typed, "theirs")]
    for place, (by, line) in enumerate([*mine, *theirs]):
        fields[f"promise-{place}-by"], fields[f"promise-{place}-words"] = [by], [line]
    if now.asks:
        last = now.asks[-1]
        fields["asked"], fields["answer"] = [f"{last.kind}|{_scope(visit, card, last)}"], [last.answer or ""]
    if now.felt is not None and now.felt.rapport is not None:
        fields["rapport"] = [str(now.felt.rapport)]
    if now.felt is not None and now.felt.comfort:
        fields["comfort"] = [now.felt.comfort]
    return fields


def rows_of(prefix: str, fields: Mapping[str, Any], spare: int, most: int) -> int:
    """How many rows of a kind to show: those that are filled, and some to write on."""
    typed = ("-name", "-at", "-words")
    filled = [
        int(name.split("-")[1])
        for name, value in fields.items()
        if name.startswith(f"{prefix}-") and name.endswith(typed) and any(value)
    ]
    return min(max(filled, default=-1) + 1 + spare, most)


def _scope(visit: Visit, card: PersonCard, ask: Ask) -> str:
    found = next((each for each in asks_put(visit.viewer, card.id) if each.entry == ask.fact.id), None)
    return found.scope if found is not None else ""
