"""Bringing people in: planned, shown, and written in one act and one batch, which can be taken back whole.

It notes no facts: that somebody stands in a file says nothing about what happened.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db import transaction

from whoelse.conversations.actions import add_note
from whoelse.conversations.queries import notes
from whoelse.loop.noting import ActInProgress, in_one_act
from whoelse.loop.outcome import Done, Refusal
from whoelse.method.people.asked import Asked, held_asked, waits_for_an_answer
from whoelse.method.people.asked import asked as asked_of
from whoelse.method.people.beside import Beside, Note
from whoelse.method.people.plan import Incoming, Plan, plan
from whoelse.method.people.reading import Part, Reading, Skipped, held
from whoelse.method.people.reading import reading as reading_of
from whoelse.method.people.told import Told, about, news
from whoelse.people import actions, queries
from whoelse.searches.access import Viewer
from whoelse.uncollected import uncollected

__all__ = [
    "Brought",
    "Part",
    "Reading",
    "Skipped",
    "Waiting",
    "answered",
    "asked",
    "bring_in",
    "bring_in_waiting",
    "counts",
    "hold",
    "hold_asked",
    "leave",
    "look",
    "waiting",
]


@dataclass(frozen=True, slots=True)
class Waiting:
    """An import that waits to be looked at: what was read, and what it would do today. ``asked``: it was read by what
    the user said of its columns, and can be read by something else."""

    batch: str
    reading: Reading
    plan: Plan
    told: Told
    asked: bool = False

    @property
    def writes(self) -> bool:
        """Whether bringing it in would write anything."""
        return self.plan.writes or self.told.says_something


@dataclass(frozen=True, slots=True)
class Brought:
    """What came in. Without ``act`` there was nothing to write; ``later`` is the batch that holds the doubtful ones."""

    plan: Plan
    counts: Mapping[str, Any] = field(default_factory=dict)
    batch: str | None = None
    act: Done | None = None
    later: str | None = None


def look(viewer: Viewer, reading: Reading, decided: Mapping[int, str] | None = None) -> Plan:
    """What bringing it in would do. ``decided`` is by the place of a row, as ``method.people.plan`` says."""
    with uncollected():
        return plan(reading.people, queries.known(viewer), decided)


def counts(viewer: Viewer, reading: Reading, planned: Plan) -> dict[str, Any]:
    """The numbers of a plan: people, nameless rows, and the employers of those who come in."""
    there = queries.organisation_ids(viewer)
    same = sum(key in there for key in planned.organisations)
    return {
        "people": {
            "new": len(planned.new),
            "same": planned.same,
            "changed": len(planned.changed),
            "doubtful": len(planned.doubtful),
        },
        "nameless": reading.nameless,
        "organisations": {"new": len(planned.organisations) - same, "same": same},
    }


def hold(viewer: Viewer, reading: Reading) -> str:
    """Hold what was read while it waits to be looked at; nothing else is written. Returns the batch's id."""
    return actions.hold_batch(viewer, source=reading.source, files=list(reading.files), plan=held(reading), counts={})


def hold_asked(viewer: Viewer, asked: Asked) -> str:
    """Hold a table until the user has said what its columns hold; nothing else is written. Returns the batch's id."""
    return actions.hold_batch(viewer, source=asked.source, files=list(asked.files), plan=held_asked(asked), counts={})


def asked(viewer: Viewer, batch: str) -> Asked | None:
    """The table of an import that waits, whose columns are to be said or were; None where nothing was asked.

    Raises NotFound, or Refusal where it waits no longer.
    """
    return asked_of(_waits(viewer, batch).plan)


def answered(viewer: Viewer, batch: str, chosen: Sequence[str], reading: Reading) -> None:
    """Keep what the columns of a table were said to hold, and what was read by it; it goes on waiting, to be looked at.

    Raises NotFound, or Refusal where it waits no longer or nothing was asked.
    """
    table = asked(viewer, batch)
    if table is None:
        raise Refusal("Nothing is asked about its columns.")
    actions.keep_answer(viewer, batch, plan=held_asked(replace(table, chosen=tuple(chosen)), reading))


def waiting(viewer: Viewer, batch: str) -> Waiting:
    """An import that waits, planned anew for today. Raises NotFound, or Refusal where it waits no longer."""
    seen = _waits(viewer, batch)
    reading = _read(seen)
    return Waiting(batch, reading, look(viewer, reading), _news(viewer, reading), asked_of(seen.plan) is not None)


def leave(viewer: Viewer, batch: str) -> None:
    """Let go of an import that waits, is being read or could not be read. Raises NotFound."""
    seen = queries.batch(viewer, batch)
    if seen.state in {"written", "undone"}:
        raise Refusal("This has been brought in already.")
    actions.discard_batch(viewer, batch)


def bring_in_waiting(
    viewer: Viewer, batch: str, *, today: date, decided: Mapping[int, str] | None = None, token: str = ""
) -> Brought:
    """Bring in what waits; who stays doubtful goes on waiting in a batch of its own. Raises NotFound, Refusal."""
    return _bring_in(viewer, _held(viewer, batch), batch, today, decided or {}, token)


def bring_in(viewer: Viewer, reading: Reading, *, today: date, token: str = "") -> Brought:
    """Bring in what was read at once; doubtful ones are left for later. Where nothing is news, nothing is written."""
    return _bring_in(viewer, reading, "", today, {}, token)


def _bring_in(
    viewer: Viewer, reading: Reading, batch: str, today: date, decided: Mapping[int, str], token: str
) -> Brought:
    with transaction.atomic():
        planned = look(viewer, reading, decided)
        told = counts(viewer, reading, planned)
        rest = [doubtful.incoming for doubtful in planned.doubtful]
        if not planned.writes and not _news(viewer, reading).says_something:
            if batch and not rest:
                actions.discard_batch(viewer, batch)  # else it would wait for ever to be looked over
            return Brought(planned, told, later=(batch if rest else None) or _leave_for_later(viewer, reading, rest))
        if not batch:
            batch = actions.hold_batch(viewer, source=reading.source, files=list(reading.files), plan={}, counts={})

        def write(act: ActInProgress) -> Done:
            act.batch = batch
            made = actions.add_people(viewer, batch, planned.new, planned.organisations, today=today)
            for changed in planned.changed:
                actions.bring_up_to_date(viewer, act.changes, changed, made, batch=batch)
            _tell(act, _news(viewer, reading), batch)
            actions.written_batch(viewer, batch, act=act.id, counts=told, oneself=reading.beside.oneself.name)
            return act.done()

        done = in_one_act(viewer, "people brought in", write, today=today, token=token)
        later = _leave_for_later(viewer, reading, rest)
    return Brought(planned, told, batch, done, later)


def _tell(act: ActInProgress, told: Told, batch: str) -> None:
    """Write down what files tell beside the people. None of it is a fact: it happened outside this search."""
    actions.add_told(act.viewer, batch, told)
    for person, note in told.notes:
        add_note(act.viewer, act.changes, act=act.id, person=person, words=note.text, day=note.on or act.today)


def _news(viewer: Viewer, reading: Reading) -> Told:
    if reading.beside == Beside():
        return Told()
    noted = tuple((note.person, Note("", "", note.words)) for note in notes(viewer)) if reading.beside.notes else ()
    return news(reading.beside, queries.acquainted(viewer), replace(queries.told_before(viewer), notes=noted))


def _leave_for_later(viewer: Viewer, reading: Reading, rest: Sequence[Incoming]) -> str | None:
    """Hold the doubtful ones, with what the files say of them; those who wait already wait where they are."""
    waits = {row[2:] for batch in queries.batches(viewer) if batch.state == "waiting" for row in _reading(batch).people}
    new = [row for row in rest if row[2:] not in waits]
    if not new:
        return None
    return hold(viewer, Reading(reading.source, reading.files, tuple(new), beside=about(reading.beside, new)))


def _held(viewer: Viewer, batch: str) -> Reading:
    return _read(_waits(viewer, batch))


def _read(seen: queries.BatchSeen) -> Reading:
    if waits_for_an_answer(seen.plan):
        raise Refusal("Say first which column holds what.")
    return _reading(seen)


def _waits(viewer: Viewer, batch: str) -> queries.BatchSeen:
    seen = queries.batch(viewer, batch)
    if seen.state != "waiting":
        raise Refusal("This has been brought in already.")
    return seen


def _reading(seen: queries.BatchSeen) -> Reading:
    return reading_of(seen.source, [str(name) for name in seen.files], seen.plan)
