"""What is written, and taken back, as one batch of an import."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import ManyToOneRel, Model
from django.utils import timezone

from whoelse.ids import new_ids
from whoelse.method.people import evidence
from whoelse.method.people.matching import profile_key
from whoelse.method.people.plan import Changed, Incoming, New, employer_key
from whoelse.method.people.told import Told
from whoelse.people.actions.found import batch_row, person_row
from whoelse.people.actions.records import end_roles
from whoelse.people.models import Evidence, ImportBatch, Organisation, OwnRole, Person, Role, Suggestion
from whoelse.searches.access import Viewer
from whoelse.searches.changes import Changes, Unfit

_EVIDENCE = tuple(field.name for field in fields(evidence.Evidence))


def hold_batch(
    viewer: Viewer,
    *,
    source: str,
    files: list[Any],
    plan: dict[str, Any],
    counts: dict[str, Any],
    being_read: bool = False,
) -> str:
    """Hold the plan of an import while it waits to be looked at, or is still being read. Returns its id."""
    row = ImportBatch.objects.create(
        search_id=viewer.search,
        source=source,
        files=files,
        plan=plan,
        counts=counts,
        state="reading" if being_read else "waiting",
        made_at=timezone.now(),
    )
    return row.id


def keep_reading(viewer: Viewer, batch: str, *, plan: dict[str, Any], state: str = "reading") -> bool:
    """Keep how far the reading of an import is, or, with the state "waiting" or "refused", what came of it.

    False where nobody waits for it any longer.
    """
    rows = ImportBatch.objects.filter(search=viewer.search, pk=batch, state="reading")
    return bool(rows.update(plan=plan, state=state))


def keep_answer(viewer: Viewer, batch: str, *, plan: dict[str, Any]) -> None:
    """Keep what came of an answer to what was asked about an import that waits."""
    row = batch_row(viewer, batch)
    if not ImportBatch.objects.filter(search=viewer.search, pk=row.pk, state="waiting").update(plan=plan):
        raise Unfit("It does not wait any longer.")


def discard_batch(viewer: Viewer, batch: str) -> None:
    """Let go of an import that has not been written."""
    row = batch_row(viewer, batch)
    if row.state not in {"reading", "refused", "waiting"}:
        raise Unfit("It has been written; undo it instead.")
    row.delete()


def written_batch(viewer: Viewer, batch: str, *, act: str, counts: Mapping[str, Any], oneself: str = "") -> None:
    """Say of an import that it has been written by an act; of its plan only the name of whose files they were stays."""
    row = batch_row(viewer, batch)
    if row.state != "waiting":
        raise Unfit("It has been written already.")
    row.state, row.act, row.counts, row.plan = "written", act, dict(counts), {"oneself": oneself} if oneself else {}
    row.save()


def add_people(
    viewer: Viewer, batch: str, new: Sequence[New], organisations: Mapping[str, str], *, today: date
) -> dict[str, str]:
    """Add many people at once, with where they work, as rows of a batch; ``organisations`` are names by their keys.

    What it writes is taken back by its batch. Returns the ids of all organisations by their keys.
    """
    batch_row(viewer, batch)
    found = dict(Organisation.objects.filter(search=viewer.search).values_list("key", "pk"))
    missing = [key for key in organisations if key not in found]
    made = dict(zip(missing, new_ids(len(missing)), strict=True))
    found.update(made)
    search, people = viewer.search, new_ids(len(new))
    working = [(person, each.incoming) for person, each in zip(people, new, strict=True) if _has_role(each.incoming)]
    day = connection.ops.adapt_datefield_value
    added = day(today)
    _insert(
        Organisation,
        ("id", "search_id", "name", "key", "batch_id"),
        [(key_id, search, organisations[key][:300], key[:300], batch) for key, key_id in made.items()],
    )
    _insert(
        Person,
        (
            *("id", "search_id", "name", "sort_key", "email", "profile_url", "profile_key", "connected_on", "added_on"),
            *("batch_id", "called", "pronoun", "closeness", "style", "phone", "how_we_know", "note", "put_aside"),
            *("could_decide", "answers"),
        ),
        [
            (
                person,
                search,
                each.incoming.name[:200],
                (each.folded or each.incoming.name.casefold())[:200],
                each.incoming.email[:254],
                each.incoming.profile_url[:500],
                each.profile[:500],
                day(each.incoming.connected_on) if each.incoming.connected_on else None,
                added,
                batch,
                each.incoming.called[:100],
                *("", "", "", "", "", ""),
                *(False, False),
                "",
            )
            for person, each in zip(people, new, strict=True)
        ],
    )
    _insert(
        Role,
        ("id", "search_id", "person_id", "organisation_id", "title", "started", "ended", "current", "batch_id"),
        [
            (role, search, person, found.get(employer_key(row.organisation)), row.title[:300], "", "", True, batch)
            for role, (person, row) in zip(new_ids(len(working)), working, strict=True)
        ],
    )
    return found


def bring_up_to_date(
    viewer: Viewer, changes: Changes, changed: Changed, organisations: Mapping[str, str], *, batch: str
) -> None:
    """Write down what an import says of somebody known: a new role ends the one they had. Rows it makes are the
    batch's, rows it changes are among ``changes``."""
    row, brought = person_row(viewer, changed.person), batch_row(viewer, batch)
    values: dict[str, Any] = {}
    if changed.profile_url:
        values["profile_url"] = changed.profile_url[:500]
        values["profile_key"] = profile_key(changed.profile_url)[:500]
    if changed.email:
        values["email"] = changed.email[:254]
    if changed.connected_on:
        values["connected_on"] = changed.connected_on
    if changed.called:
        values["called"] = changed.called[:100]
    changes.change(row, **values)
    if changed.new_role:
        end_roles(viewer, changes, row.id)
        Role.objects.create(
            search_id=viewer.search,
            person=row,
            organisation_id=organisations.get(employer_key(changed.incoming.organisation)),
            title=changed.incoming.title[:300],
            batch=brought,
        )


def add_told(viewer: Viewer, batch: str, told: Told) -> None:
    """Add what an import tells beside the people, as rows of a batch; the notes are left to whoever keeps notes.

    What it writes is taken back by its batch.
    """
    batch_row(viewer, batch)
    search = viewer.search
    _insert(
        Evidence,
        ("id", "search_id", "person_id", "batch_id", *_EVIDENCE),
        [
            (row, search, who, batch, *(_plain(getattr(one, name)) for name in _EVIDENCE))
            for row, (who, one) in zip(new_ids(len(told.evidence)), told.evidence.items(), strict=True)
        ],
    )
    _insert(
        OwnRole,
        ("id", "search_id", "batch_id", "organisation", "key", "title", "started", "ended"),
        [
            (row, search, batch, one.organisation[:300], one.key[:300], one.title[:300], one.started, one.ended)
            for row, one in zip(new_ids(len(told.own_roles)), told.own_roles, strict=True)
        ],
    )
    _insert(
        Suggestion,
        ("id", "search_id", "batch_id", "kind", "organisation", "key", "title", "url", "day"),
        [
            (
                *(row, search, batch, one.kind, one.organisation[:300], one.key[:300]),
                *(one.title[:300], one.url[:1_000], _plain(one.day)),
            )
            for row, one in zip(new_ids(len(told.suggestions)), told.suggestions, strict=True)
        ],
    )


def unmake_batch(
    viewer: Viewer, batch: str, *, told: Collection[str], changed: Collection[str]
) -> tuple[int, list[tuple[str, str, str, str]]]:
    """Take away the rows that an import made: how many, and table, id, name and reason of each that stays.

    ``told`` are the ids of whom anything is noted, ``changed`` those of rows that were changed since. Who stays keeps
    where they work; what files told beside the people goes, since nothing hangs on it.
    """
    row = batch_row(viewer, batch)
    beside = sum(_delete(model, _of_batch(viewer, model, row)) for model in (Evidence, OwnRole, Suggestion))
    people = dict(Person.objects.filter(search=viewer.search, batch=row).values_list("pk", "name"))
    roles = list(Role.objects.filter(search=viewer.search, batch=row).values_list("pk", "person_id", "title"))
    touched = {person for role, person, _ in roles if role in changed}
    others = Role.objects.filter(search=viewer.search).exclude(batch=row)
    used = touched | set(others.values_list("person_id", flat=True)) | _referred(viewer, Person, besides=Role)
    stays = [
        ("people.person", person, name, "changed since" if person in changed else "used since")
        for person, name in people.items()
        if person in changed or person in told or person in used
    ]
    kept = {each[1] for each in stays}
    gone = [role for role, person, _ in roles if (person not in kept if person in people else role not in changed)]
    stays += [
        ("people.role", role, title, "changed since")
        for role, person, title in roles
        if person not in people and role in changed
    ]
    leave = [person for person in people if person not in kept]
    _delete(Role, gone)
    _delete(Person, leave)
    places = dict(Organisation.objects.filter(search=viewer.search, batch=row).values_list("pk", "name"))
    used = _referred(viewer, Organisation)
    held = {
        place: "changed since" if place in changed else "used since"
        for place in places
        if place in changed or place in told or place in used
    }
    stays += [("people.organisation", place, places[place], reason) for place, reason in held.items()]
    _delete(Organisation, [place for place in places if place not in held])
    row.state, row.plan = "undone", {"stays": [list(one) for one in stays]}
    row.save()
    return beside + len(gone) + len(leave) + len(places) - len(held), stays


def _referred(viewer: Viewer, model: type[Model], besides: type[Model] | None = None) -> set[str]:
    """The ids of the rows of a model that other rows of the search lead to."""
    found: set[str] = set()
    for relation in model._meta.get_fields(include_hidden=True):
        if isinstance(relation, ManyToOneRel) and relation.related_model is not besides:
            column = relation.field.attname
            rows = relation.related_model._default_manager.filter(search_id=viewer.search)
            found.update(rows.exclude(**{column: None}).values_list(column, flat=True))
    return found


def _of_batch(viewer: Viewer, model: type[Model], batch: ImportBatch) -> list[str]:
    return list(model._default_manager.filter(search_id=viewer.search, batch=batch).values_list("pk", flat=True))


def _delete(model: type[Model], ids: Sequence[str]) -> int:
    table = connection.ops.quote_name(model._meta.db_table)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM {table} WHERE id = %s", [(row,) for row in ids])  # noqa: S608 - names of our own
    return len(ids)


def _plain(value: Any) -> Any:
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value


def _has_role(row: Incoming) -> bool:
    return bool(row.organisation or row.title)


def _insert(model: type[Model], columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Insert many rows in one go: several times as fast as by objects, which matters from a thousand rows on."""
    if not rows:
        return
    quote = connection.ops.quote_name
    names = ", ".join(quote(column) for column in columns)
    marks = ", ".join(["%s"] * len(columns))
    with transaction.atomic(), connection.cursor() as cursor:
        table = quote(model._meta.db_table)
        cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)  # noqa: S608 - names of our own
