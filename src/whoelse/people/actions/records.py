"""What is written about people, where they work, and organisations.

An action that takes ``changes`` is part of an act: what it writes goes back when the act is undone.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from whoelse.method.answering import WORDS
from whoelse.method.people.matching import profile_key
from whoelse.method.people.names import fold
from whoelse.method.people.organisations import organisation_key
from whoelse.people.actions.found import person_row
from whoelse.people.models import CLOSENESS, EVERYTHING, STYLES, Organisation, Person, Role
from whoelse.searches.access import Viewer
from whoelse.searches.carried import restore_rows
from whoelse.searches.changes import Changes, Row, Unfit

EDITABLE = frozenset(
    {
        "name",
        "called",
        "pronoun",
        "closeness",
        "style",
        "could_decide",
        "answers",
        "email",
        "phone",
        "profile_url",
        "how_we_know",
        "note",
        "put_aside",
        "aside_until",
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
    changes.change(person_row(viewer, person), **values)


def merge(viewer: Viewer, changes: Changes, *, kept: str, merged: str) -> None:
    """Let one person stand for another as well. Nothing is rewritten: everything reads through the alias."""
    stands, alias = person_row(viewer, kept), person_row(viewer, merged)
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
            person=person_row(viewer, person),
            organisation_id=organisation(viewer, changes, at) if at.strip() else None,
            title=title.strip(),
            started=_partial(started, "since"),
            ended=_partial(ended, "until"),
            current=not ended,
        )
    )


def end_roles(viewer: Viewer, changes: Changes, person: str, *, ended: str = "") -> None:
    """End whatever role a person has now."""
    for row in Role.objects.filter(search=viewer.search, person=person_row(viewer, person), current=True):
        changes.change(row, current=False, ended=_partial(ended, "since"))


def restore(viewer: Viewer, tables: Mapping[str, Sequence[Row]]) -> None:
    """Write the rows of an export back, with their ids and days. Raises Unfit where a row is not one of ours."""
    restore_rows(EVERYTHING, viewer.search, tables)


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
    if values.get("answers") and values["answers"] not in WORDS:
        raise Unfit("Fast, slowly, or not yet.", "answers")
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
