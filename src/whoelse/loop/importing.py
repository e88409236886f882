"""Bringing people in: planned, shown, and written in one act and one batch, which can be taken back whole.

It notes no facts: that somebody stands in a file says nothing about what happened.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from whoelse.loop.noting import ActInProgress, in_one_act
from whoelse.loop.outcome import Done, Refusal
from whoelse.method.people.plan import Incoming, Plan, plan
from whoelse.people import actions, queries
from whoelse.searches.access import Viewer


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that nobody could be read from: the file's name, the line, and why."""

    file: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from files of one source; ``nameless`` counts rows of people who hide their names."""

    source: str
    files: tuple[str, ...]
    people: tuple[Incoming, ...]
    nameless: int = 0
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True)
class Waiting:
    """An import that waits to be looked at: what was read, and what it would do today."""

    batch: str
    reading: Reading
    plan: Plan


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
    return actions.hold_batch(
        viewer,
        source=reading.source,
        files=list(reading.files),
        plan={
            "rows": [_listed(row) for row in reading.people],
            "nameless": reading.nameless,
            "skipped": [[one.file, one.line, one.reason] for one in reading.skipped],
        },
        counts={},
    )


def waiting(viewer: Viewer, batch: str) -> Waiting:
    """An import that waits, planned anew for today. Raises NotFound, or Refusal where it waits no longer."""
    reading = _held(viewer, batch)
    return Waiting(batch, reading, look(viewer, reading))


def leave(viewer: Viewer, batch: str) -> None:
    """Let go of an import that waits. Raises NotFound."""
    _held(viewer, batch)
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
        if not planned.writes:
            return Brought(planned, told)
        rest = tuple(doubtful.incoming for doubtful in planned.doubtful)
        if not batch:
            batch = actions.hold_batch(viewer, source=reading.source, files=list(reading.files), plan={}, counts={})

        def write(act: ActInProgress) -> Done:
            act.batch = batch
            made = actions.add_people(viewer, batch, planned.new, planned.organisations, today=today)
            for changed in planned.changed:
                actions.bring_up_to_date(viewer, act.changes, changed, made, batch=batch)
            actions.written_batch(viewer, batch, act=act.id, counts=told)
            return act.done()

        done = in_one_act(viewer, "people brought in", write, today=today, token=token)
        later = hold(viewer, Reading(reading.source, reading.files, rest)) if rest else None
    return Brought(planned, told, batch, done, later)


def _held(viewer: Viewer, batch: str) -> Reading:
    seen = queries.batch(viewer, batch)
    if seen.state != "waiting":
        raise Refusal("This has been brought in already.")
    return Reading(
        seen.source,
        tuple(str(name) for name in seen.files),
        tuple(_row(values) for values in seen.plan.get("rows", ())),
        int(seen.plan.get("nameless", 0)),
        tuple(Skipped(*one) for one in seen.plan.get("skipped", ())),
    )


def _listed(row: Incoming) -> list[Any]:
    day = row.connected_on.isoformat() if row.connected_on else ""
    return [row.file, row.line, row.name, row.profile_url, row.email, row.organisation, row.title, day]


def _row(values: Sequence[Any]) -> Incoming:
    file, line, name, profile_url, email, organisation, title, day = values
    connected_on = date.fromisoformat(day) if day else None
    return Incoming(file, line, name, profile_url, email, organisation, title, connected_on)
