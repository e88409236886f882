"""What happened, as everything else reads it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock
from typing import Any

from django.db.models import Q

from whoelse.journal.models import EVERYTHING, Act, Entry, RecordChange
from whoelse.method.agenda.keys import renamed
from whoelse.method.facts import Fact
from whoelse.people.queries import aliases
from whoelse.searches.access import NotFound, Viewer
from whoelse.searches.carried import Tables, rows_of

#: The columns of an entry, in the order of the fields of a fact.
COLUMNS = tuple(Fact.__dataclass_fields__)

_PEOPLE = tuple(COLUMNS.index(column) for column in ("person", "by", "about", "through"))
_KEY = COLUMNS.index("key")

_Standing = tuple[str, str, tuple[tuple[str, str], ...]]

#: Journals read last, by what names them. Reading two thousand facts takes longer than planning with them.
_READ: dict[_Standing, tuple[Fact, ...]] = {}
_MOST_READ = 4
_READING = Lock()


@dataclass(frozen=True, slots=True)
class ActSeen:
    """One act as it was noted. ``retracted`` is true once it has been taken back."""

    id: str
    kind: str
    noted_on: date
    noted_at: datetime
    person: str | None
    playbook: str
    playbook_version: int | None
    step_key: str
    step_do: str
    step_rule: str
    step_reason: str
    retracted: bool


@dataclass(frozen=True, slots=True)
class Noted:
    """A fact, and the act that noted it."""

    fact: Fact
    act: str


def facts(viewer: Viewer) -> list[Fact]:
    """Everything that happened in this search, in the order it was noted.

    What was taken back or corrected since is not among it. People are read through merges, also within the keys of
    steps.
    """
    # Acts are only ever added, each under an id of its own: the last one and the merges name the whole journal.
    last = Act.objects.filter(search=viewer.search).order_by("-seq").values_list("pk", flat=True).first() or ""
    standing = (viewer.search, last, tuple(sorted(aliases(viewer).items())))
    known = _READ.get(standing)
    if known is None:
        known = tuple(noted.fact for noted in noted_facts(viewer))
        _remember(standing, known)
    return list(known)


def facts_about(viewer: Viewer, people: Iterable[str]) -> list[Fact]:
    """The facts about these people and the introductions by them."""
    stand = set(people)
    everybody = stand | {merged for merged, kept in aliases(viewer).items() if kept in stand}
    return [noted.fact for noted in noted_facts(viewer, people=everybody)]


def noted_facts(
    viewer: Viewer, *, acts: Iterable[str] | None = None, people: Iterable[str] | None = None
) -> list[Noted]:
    """The same with the act that noted each fact; of some acts, or about and by some people, where these are named."""
    gone = retracted_acts(viewer)
    alias = aliases(viewer)
    entries = Entry.objects.filter(search=viewer.search).order_by("seq")
    if acts is not None:
        entries = entries.filter(act__in=list(acts))
    if people is not None:
        ids = list(people)
        entries = entries.filter(Q(person__in=ids) | Q(by__in=ids))
    noted = [
        Noted(_fact(row, alias), act)
        for act, *row in entries.values_list("act_id", *COLUMNS).iterator(chunk_size=2_000)
        if act not in gone
    ]
    return noted if acts is not None else _without_corrected(viewer, noted, gone)


def retracted_acts(viewer: Viewer) -> set[str]:
    """The ids of the acts that have been taken back."""
    taken_back = Act.objects.filter(search=viewer.search, retracts__isnull=False)
    return set(taken_back.values_list("retracts_id", flat=True))


def told_of(viewer: Viewer) -> set[str]:
    """The ids of all people and organisations of whom anything has been noted that still counts."""
    entries = Entry.objects.filter(search=viewer.search).exclude(act__in=retracted_acts(viewer))
    columns = entries.values_list("person", "by", "about", "through", "target")
    return {mentioned for row in columns for mentioned in row} - {""}


def entries_told(viewer: Viewer, person: str) -> bool:
    """Whether anything that still counts has been noted with this person as its subject."""
    entries = Entry.objects.filter(search=viewer.search, person=person)
    return entries.exclude(act__in=retracted_acts(viewer)).exists()


def act(viewer: Viewer, act: str) -> ActSeen:
    """One act. Raises NotFound where there is none of that id."""
    found = acts(viewer, [act])
    if act not in found:
        raise NotFound("There is no such act.")
    return found[act]


def acts(viewer: Viewer, ids: Iterable[str]) -> dict[str, ActSeen]:
    """Acts by their ids."""
    rows = Act.objects.filter(search=viewer.search, pk__in=list(ids)).select_related("retracted_by")
    return {row.id: _seen(row) for row in rows}


def acts_of_day(viewer: Viewer, day: date) -> tuple[ActSeen, ...]:
    """What was noted on a day and not taken back, the latest first."""
    rows = Act.objects.filter(search=viewer.search, noted_on=day, retracts__isnull=True, retracted_by__isnull=True)
    return tuple(_seen(row) for row in rows.select_related("retracted_by").order_by("-seq"))


def act_of_token(viewer: Viewer, token: str) -> ActSeen | None:
    """The act that a form has noted already, by the form's token."""
    if not token:
        return None
    row = Act.objects.filter(search=viewer.search, token=token).select_related("retracted_by").first()
    return None if row is None else _seen(row)


def rows_made(viewer: Viewer, act: str) -> tuple[tuple[str, str], ...]:
    """The records that an act made: their tables and ids, in order."""
    changes = RecordChange.objects.filter(search=viewer.search, act=act, before__isnull=True).order_by("position")
    return tuple(changes.values_list("table", "row"))


def rows_made_by(viewer: Viewer, acts: Iterable[str], table: str) -> dict[str, int]:
    """How many rows of one table each of several acts made; an act that made none is not among them."""
    changes = RecordChange.objects.filter(search=viewer.search, act__in=list(acts), table=table, before__isnull=True)
    return Counter(changes.values_list("act_id", flat=True))


def rows_changed(viewer: Viewer, act: str) -> tuple[tuple[str, str], ...]:
    """The records that an act made or changed: their tables and ids, in order."""
    changes = RecordChange.objects.filter(search=viewer.search, act=act).order_by("position")
    return tuple(changes.values_list("table", "row"))


def everything(viewer: Viewer) -> Tables:
    """Every row, by table, for an export."""
    return rows_of(EVERYTHING, viewer.search)


def _remember(standing: _Standing, read: tuple[Fact, ...]) -> None:
    with _READING:
        while len(_READ) >= _MOST_READ:
            del _READ[next(iter(_READ))]
        _READ[standing] = read


def _seen(row: Act) -> ActSeen:
    return ActSeen(
        id=row.id,
        kind=row.kind,
        noted_on=row.noted_on,
        noted_at=row.noted_at,
        person=row.person or None,
        playbook=row.playbook,
        playbook_version=row.playbook_version,
        step_key=row.step_key,
        step_do=row.step_do,
        step_rule=row.step_rule,
        step_reason=row.step_reason,
        retracted=hasattr(row, "retracted_by"),
    )


def _fact(values: Any, alias: dict[str, str]) -> Fact:
    if alias:
        for index in _PEOPLE:
            values[index] = alias.get(values[index], values[index])
        values[_KEY] = renamed(values[_KEY], alias)
    plain: list[Any] = [None if value == "" else value for value in values]
    return Fact(*plain)


def _without_corrected(viewer: Viewer, noted: list[Noted], gone: set[str]) -> list[Noted]:
    corrections = {each.fact.corrects: each.fact.id for each in noted if each.fact.corrects}
    if not corrections:
        return noted
    original = Entry.objects.filter(search=viewer.search, pk__in=corrections, act__in=gone)
    withdrawn = set(original.values_list("pk", flat=True))
    return [
        each
        for each in noted
        if each.fact.anchor not in withdrawn and corrections.get(each.fact.anchor, each.fact.id) == each.fact.id
    ]
