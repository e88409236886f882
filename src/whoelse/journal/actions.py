"""Noting acts and taking them back. Only ``loop`` calls these: nothing else notes what happened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import Max, Model, ProtectedError, Q
from django.utils import timezone

from whoelse.journal.models import EVERYTHING, Act, Entry, RecordChange
from whoelse.journal.queries import COLUMNS, noted_facts, retracted_acts, told_of
from whoelse.method.agenda.steps import Step
from whoelse.method.facts import KINDS, Fact, Field, FieldSpec
from whoelse.people import actions as people
from whoelse.searches.access import NotFound, Viewer
from whoelse.searches.carried import restore_rows
from whoelse.searches.changes import Change, Row, Unfit, snapshot

#: A conversation is written by several acts, each of which says something else of it: its day, what to have in mind,
#: the notes. Taking one back brings back the columns it wrote, whatever the others wrote beside them.
_BY_COLUMN = frozenset({"conversations.conversation"})

_ALWAYS = frozenset({"id", "kind", "on", "noted", "person", "answers", "corrects"})


@dataclass(frozen=True, slots=True)
class Followed:
    """What an act followed: the playbook as it stood, and the step, where it was one."""

    playbook: str = ""
    version: int | None = None
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A row that undoing an act left as it is, and why: changed or used since."""

    table: str
    row: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Retracted:
    """An act taken back: the id of the act that retracts it, how many rows went back, which were kept."""

    act: str
    reverted: int
    kept: tuple[KeptRow, ...]


def note(
    viewer: Viewer,
    act: str,
    *,
    kind: str,
    today: date,
    facts: Sequence[Fact] = (),
    changes: Sequence[Change] = (),
    person: str = "",
    token: str = "",
    following: Followed | None = None,
    batch: str = "",
) -> None:
    """Note one act under the id ``act``, its facts in their order, and what it changed in the records.

    Raises Unfit where a fact is not one that can be.
    """
    for fact in facts:
        _check(fact)
    followed = following or Followed()
    step = followed.step
    with transaction.atomic():
        Act.objects.create(
            id=act,
            search_id=viewer.search,
            seq=_next(Act.objects.filter(search=viewer.search)),
            kind=kind,
            noted_on=today,
            noted_at=timezone.now(),
            token=token,
            person=person,
            playbook=followed.playbook,
            playbook_version=followed.version,
            step_key=step.key if step else "",
            step_do=step.do if step else "",
            step_rule=step.reason.rule if step else "",
            step_reason=step.reason.because if step else "",
            batch=batch,
        )
        first = _next(Entry.objects.filter(search=viewer.search))
        Entry.objects.bulk_create(
            Entry(search_id=viewer.search, act_id=act, seq=first + index, **_values(fact))
            for index, fact in enumerate(facts)
        )
        RecordChange.objects.bulk_create(
            RecordChange(
                search_id=viewer.search,
                act_id=act,
                position=index,
                table=change.table,
                row=change.row,
                before=change.before,
                after=change.after,
            )
            for index, change in enumerate(changes)
        )


def retract(viewer: Viewer, act: str, retraction: str, *, today: date) -> Retracted:
    """Take an act back by a new one: its facts no longer count, its rows go back to what they were.

    A row that was changed or used since is kept and listed with the reason; of a conversation only what the act itself
    wrote has to be as it left it. Raises NotFound where there is no such
    act, Unfit where it has been taken back already.
    """
    with transaction.atomic():
        row = Act.objects.filter(search=viewer.search, pk=act).first()
        if row is None or row.retracts_id:
            raise NotFound("There is no such act.")
        if Act.objects.filter(retracts=row).exists():
            raise Unfit("This has been taken back already.")
        Act.objects.create(
            id=retraction,
            search_id=viewer.search,
            seq=_next(Act.objects.filter(search=viewer.search)),
            kind="undo",
            noted_on=today,
            noted_at=timezone.now(),
            retracts=row,
            person=row.person,
        )
        kept: list[KeptRow] = []
        reverted = 0
        for change in row.changes.order_by("-position"):
            reason = _revert(viewer, change)
            if reason:
                kept.append(KeptRow(change.table, change.row, _named(change), reason))
            else:
                reverted += 1
        if row.batch:
            removed, stays = people.unmake_batch(
                viewer, row.batch, told=told_of(viewer), changed=_changed_by_others(viewer, act)
            )
            reverted += removed
            kept.extend(KeptRow(*one) for one in stays)
        return Retracted(retraction, reverted, tuple(kept))


def restore(viewer: Viewer, tables: Mapping[str, Sequence[Row]]) -> None:
    """Write the rows of an export back, with their ids and days. Raises Unfit where a row is not one of ours."""
    with transaction.atomic():
        restore_rows(EVERYTHING, viewer.search, tables)
        for noted in noted_facts(viewer):
            _check(noted.fact)


def _next(rows: Any) -> int:
    return (rows.aggregate(last=Max("seq"))["last"] or 0) + 1


def _values(fact: Fact) -> dict[str, Any]:
    values = {column: getattr(fact, column) for column in COLUMNS}
    return {name: value for name, value in values.items() if value is not None}


def _check(fact: Fact) -> None:
    spec = KINDS.get(fact.kind)
    if spec is None:
        raise Unfit(f"“{fact.kind}” is not a kind of fact.")
    if fact.on > fact.noted:
        raise Unfit("What has happened cannot lie in the future.", "on")
    if spec.person == "required" and not fact.person:
        raise Unfit(f"“{fact.kind}” needs to say who.", "person")
    if spec.person == "none" and fact.person:
        raise Unfit(f"“{fact.kind}” is not about a person.", "person")
    for column in COLUMNS:
        value = getattr(fact, column)
        field = spec.fields.get(column)
        if field is not None:
            _check_field(fact.kind, column, field, value)
        elif value is not None and column not in _ALWAYS:
            raise Unfit(f"“{fact.kind}” does not say “{column}”.", column)


def _check_field(kind: str, column: str, field: FieldSpec, value: Any) -> None:
    if value is None:
        if field.required:
            raise Unfit(f"“{kind}” needs “{column}”.", column)
        return
    if field.holds is Field.WORD and value not in field.words:
        raise Unfit(f"“{value}” is none of: {', '.join(field.words)}.", column)
    if field.holds is Field.ONE_TO_FIVE and not (isinstance(value, int) and 1 <= value <= 5):
        raise Unfit("From one to five.", column)
    if field.holds is Field.DAY and not isinstance(value, date):
        raise Unfit("A day.", column)


def _revert(viewer: Viewer, change: RecordChange) -> str:
    model = apps.get_model(change.table)
    row = model._default_manager.filter(search_id=viewer.search, pk=change.row).first()
    current = snapshot(row) if row is not None else None
    before = change.before
    if change.table in _BY_COLUMN and before is not None and change.after is not None and current is not None:
        wrote = [name for name, value in change.after.items() if value != before.get(name)]
        if any(current.get(name) != change.after[name] for name in wrote):
            return "changed since"
        before = {name: before[name] for name in wrote if name in before}
    elif current != _as_left(model, change.after):
        return "changed since"
    if before is None:
        return _unmake(viewer, row) if row is not None else ""
    if row is None:
        row = model(search_id=viewer.search)
    try:
        with transaction.atomic():
            _write(row, before)
    except IntegrityError:  # another row has come to stand in its place
        return "changed since"
    return ""


def _as_left(model: type[Model], after: Row | None) -> Row | None:
    """How an act left a row. Columns that came along since are as they are in a row of which nothing is said."""
    return None if after is None else {**snapshot(model()), **after}


def _unmake(viewer: Viewer, row: Model) -> str:
    if _told_of(viewer, str(row.pk)):
        return "used since"
    try:
        with transaction.atomic():
            row.delete()
    except ProtectedError:
        return "used since"
    return ""


def _changed_by_others(viewer: Viewer, act: str) -> set[str]:
    """The rows that some other act changed and that was not taken back."""
    changes = RecordChange.objects.filter(search=viewer.search).exclude(act=act)
    return set(changes.exclude(act__in=retracted_acts(viewer)).values_list("row", flat=True))


def _told_of(viewer: Viewer, row: str) -> bool:
    mentions = Q(person=row) | Q(by=row) | Q(about=row) | Q(through=row) | Q(target=row)
    entries = Entry.objects.filter(mentions, search=viewer.search)
    return entries.exclude(act__in=retracted_acts(viewer)).exists()


def _write(row: Model, values: Row) -> None:
    for field in row._meta.concrete_fields:
        if field.attname in values:
            setattr(row, field.attname, field.to_python(values[field.attname]))
    row.save()


def _named(change: RecordChange) -> str:
    values: Row = change.after or change.before or {}
    return next((str(values[name]) for name in ("name", "words", "title", "kind") if values.get(name)), "")
