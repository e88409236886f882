"""What is written about people and organisations. Facts are noted by ``loop`` alone.

An action that takes ``changes`` is part of an act: what it writes goes back when the act is undone.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import ManyToOneRel, Max, Model
from django.utils import timezone

from whoelse.ids import new_ids
from whoelse.method.people.matching import profile_key
from whoelse.method.people.names import fold
from whoelse.method.people.organisations import organisation_key
from whoelse.method.people.plan import Changed, Incoming, New, employer_key
from whoelse.people.models import CLOSENESS, EVERYTHING, STYLES, ImportBatch, Organisation, Person, Role, Target
from whoelse.searches.access import NotFound, Viewer
from whoelse.searches.carried import restore_rows
from whoelse.searches.changes import Changes, Row, Unfit

EDITABLE = frozenset(
    {
        "name",
        "called",
        "pronoun",
        "closeness",
        "style",
        "email",
        "phone",
        "profile_url",
        "how_we_know",
        "note",
        "put_aside",
        "connected_on",
    }
)

LONGEST = {
    "name": 200,
    "called": 100,
    "pronoun": 40,
    "email": 254,
    "phone": 60,
    "profile_url": 500,
    "how_we_know": 500,
}


def add_person(viewer: Viewer, changes: Changes, *, today: date, **fields: Any) -> str:
    """Add a person; at least a name. Returns the id. Raises Unfit for a value that cannot be."""
    row = Person(search_id=viewer.search, added_on=today, **_fit(fields))
    if not row.name:
        raise Unfit("A name is needed.", "name")
    changes.make(row)
    return row.id


def edit_person(viewer: Viewer, changes: Changes, person: str, **fields: Any) -> None:
    """Change what is known of a person. Raises NotFound, or Unfit for a value that cannot be."""
    values = _fit(fields)
    if values.get("name", "-") == "":
        raise Unfit("A name is needed.", "name")
    changes.change(_person(viewer, person), **values)


def merge(viewer: Viewer, changes: Changes, *, kept: str, merged: str) -> None:
    """Let one person stand for another as well. Nothing is rewritten: everything reads through the alias."""
    stands, alias = _person(viewer, kept), _person(viewer, merged)
    if stands.pk == alias.pk:
        raise Unfit("These are one person already.")
    if stands.merged_into_id or alias.merged_into_id:
        raise Unfit("One of these was merged into somebody else already.")
    changes.change(alias, merged_into_id=stands.id)


def organisation(viewer: Viewer, changes: Changes, name: str) -> str:
    """The id of the organisation of that name, made where there is none. "Acme" and "Acme Inc." are one."""
    shown = " ".join(name.split())
    if not shown:
        raise Unfit("A name is needed.", "name")
    key = organisation_key(shown) or shown.casefold()
    row = Organisation.objects.filter(search=viewer.search, key=key).first()
    if row is None:
        row = Organisation(search_id=viewer.search, name=shown, key=key)
        changes.make(row)
    return row.id


def add_role(
    viewer: Viewer, changes: Changes, person: str, *, at: str = "", title: str = "", started: str = "", ended: str = ""
) -> None:
    """Add a role of a person at the organisation named ``at``; without an end it is the current one."""
    changes.make(
        Role(
            search_id=viewer.search,
            person=_person(viewer, person),
            organisation_id=organisation(viewer, changes, at) if at.strip() else None,
            title=title.strip(),
            started=_partial(started, "since"),
            ended=_partial(ended, "until"),
            current=not ended,
        )
    )


def end_roles(viewer: Viewer, changes: Changes, person: str, *, ended: str = "") -> None:
    """End whatever role a person has now."""
    for row in Role.objects.filter(search=viewer.search, person=_person(viewer, person), current=True):
        changes.change(row, current=False, ended=_partial(ended, "since"))


def add_target(viewer: Viewer, changes: Changes, organisation: str, *, rank: int | None = None) -> None:
    """Take an organisation among the targets; one that is there already keeps its row."""
    _organisation(viewer, organisation)
    row = Target.objects.filter(search=viewer.search, organisation=organisation).first()
    if row is not None:
        if rank is not None:
            changes.change(row, rank=rank)
        return
    last = Target.objects.filter(search=viewer.search).aggregate(last=Max("rank"))["last"] or 0
    changes.make(Target(search_id=viewer.search, organisation_id=organisation, rank=last + 1 if rank is None else rank))


def score_target(viewer: Viewer, changes: Changes, organisation: str, scores: Mapping[str, Any]) -> None:
    """Give a target its scores by column; columns that are not named keep theirs."""
    row = Target.objects.filter(search=viewer.search, organisation=organisation).first()
    if row is None:
        raise NotFound("There is no such target.")
    changes.change(row, scores={**row.scores, **scores})


def keep_last_contacts(viewer: Viewer, days: Mapping[str, date | None]) -> None:
    """Write the projection that lists show: the day of the last contact with each of these people."""
    with transaction.atomic():
        rows = list(Person.objects.filter(search=viewer.search, pk__in=list(days)))
        for row in rows:
            row.last_contact_on = days[row.id]
        Person.objects.bulk_update(rows, ["last_contact_on"], batch_size=200)


def hold_batch(viewer: Viewer, *, source: str, files: list[Any], plan: dict[str, Any], counts: dict[str, Any]) -> str:
    """Hold the plan of an import while it waits to be looked at. Returns its id."""
    row = ImportBatch.objects.create(
        search_id=viewer.search, source=source, files=files, plan=plan, counts=counts, made_at=timezone.now()
    )
    return row.id


def discard_batch(viewer: Viewer, batch: str) -> None:
    """Let go of an import that has not been written."""
    row = _batch(viewer, batch)
    if row.state != "waiting":
        raise Unfit("It has been written; undo it instead.")
    row.delete()


def written_batch(viewer: Viewer, batch: str, *, act: str, counts: Mapping[str, Any]) -> None:
    """Say of an import that it has been written by an act; its plan is needed no longer."""
    row = _batch(viewer, batch)
    if row.state != "waiting":
        raise Unfit("It has been written already.")
    row.state, row.act, row.counts, row.plan = "written", act, dict(counts), {}
    row.save()


def add_people(
    viewer: Viewer, batch: str, new: Sequence[New], organisations: Mapping[str, str], *, today: date
) -> dict[str, str]:
    """Add many people at once, with where they work, as rows of a batch; ``organisations`` are names by their keys.

    What it writes is taken back by its batch. Returns the ids of all organisations by their keys.
    """
    _batch(viewer, batch)
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
                *("", "", "", "", "", "", ""),
                False,
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
    row, brought = _person(viewer, changed.person), _batch(viewer, batch)
    values: dict[str, Any] = {}
    if changed.profile_url:
        values["profile_url"] = changed.profile_url[:500]
        values["profile_key"] = profile_key(changed.profile_url)[:500]
    if changed.email:
        values["email"] = changed.email[:254]
    if changed.connected_on:
        values["connected_on"] = changed.connected_on
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


def unmake_batch(
    viewer: Viewer, batch: str, *, told: Collection[str], changed: Collection[str]
) -> tuple[int, list[tuple[str, str, str, str]]]:
    """Take away the rows that an import made: how many, and table, id, name and reason of each that stays.

    ``told`` are the ids of whom anything is noted, ``changed`` those of rows that were changed since. Who stays keeps
    where they work.
    """
    row = _batch(viewer, batch)
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
    row.state = "undone"
    row.save()
    return len(gone) + len(leave) + len(places) - len(held), stays


def _referred(viewer: Viewer, model: type[Model], besides: type[Model] | None = None) -> set[str]:
    """The ids of the rows of a model that other rows of the search lead to."""
    found: set[str] = set()
    for relation in model._meta.get_fields(include_hidden=True):
        if isinstance(relation, ManyToOneRel) and relation.related_model is not besides:
            column = relation.field.attname
            rows = relation.related_model._default_manager.filter(search_id=viewer.search)
            found.update(rows.exclude(**{column: None}).values_list(column, flat=True))
    return found


def _delete(model: type[Model], ids: Sequence[str]) -> None:
    if not ids:
        return
    table = connection.ops.quote_name(model._meta.db_table)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM {table} WHERE id = %s", [(row,) for row in ids])  # noqa: S608 - names of our own


def _batch(viewer: Viewer, batch: str) -> ImportBatch:
    row = ImportBatch.objects.filter(search=viewer.search, pk=batch).first()
    if row is None:
        raise NotFound("There is no such import.")
    return row


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


def restore(viewer: Viewer, tables: Mapping[str, Sequence[Row]]) -> None:
    """Write the rows of an export back, with their ids and days. Raises Unfit where a row is not one of ours."""
    restore_rows(EVERYTHING, viewer.search, tables)


def _person(viewer: Viewer, person: str) -> Person:
    row = Person.objects.filter(search=viewer.search, pk=person).first()
    if row is None:
        raise NotFound("There is no such person.")
    return row


def _organisation(viewer: Viewer, organisation: str) -> Organisation:
    row = Organisation.objects.filter(search=viewer.search, pk=organisation).first()
    if row is None:
        raise NotFound("There is no such organisation.")
    return row


def _fit(fields: Mapping[str, Any]) -> dict[str, Any]:
    values = {
        name: " ".join(value.split()) if name != "note" and isinstance(value, str) else value
        for name, value in fields.items()
    }
    for name, value in values.items():
        if name not in EDITABLE:
            raise Unfit(f"“{name}” is not kept of a person.", name)
        most = LONGEST.get(name)
        if isinstance(value, str) and most is not None and len(value) > most:
            raise Unfit(f"At most {most} characters.", name)
    if values.get("closeness") and values["closeness"] not in CLOSENESS:
        raise Unfit("Close, known, slightly, or cannot place.", "closeness")
    if values.get("style") and values["style"] not in STYLES:
        raise Unfit("Planned or open.", "style")
    if values.get("email") and "@" not in values["email"]:
        raise Unfit("An e-mail address has an @ in it.", "email")
    if "name" in values:
        values["sort_key"] = (fold(values["name"]) or values["name"].casefold())[:200]
    if "profile_url" in values:
        values["profile_key"] = profile_key(values["profile_url"])
    return values


def _partial(day: str, field: str) -> str:
    if not day:
        return ""
    parts = day.split("-")
    lengths = [len(part) for part in parts]
    if not all(part.isdigit() for part in parts) or lengths not in ([4], [4, 2], [4, 2, 2]):
        raise Unfit("A year, a year and month, or a day: 2019, 2019-04 or 2019-04-30.", field)
    if len(parts) > 1 and not 1 <= int(parts[1]) <= 12:
        raise Unfit(f"There is no month {parts[1]}.", field)
    if len(parts) == 3:
        try:
            date.fromisoformat(day)
        except ValueError as error:
            raise Unfit(f"There is no day {day}.", field) from error
    return day
