"""What happened, as everything else reads it."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock
from typing import Any, TypeVar, cast

from django.db.models import Q, QuerySet

from whoelse.journal.models import EVERYTHING, Act, Entry, RecordChange
from whoelse.method.agenda.keys import renamed
from whoelse.method.facts import Fact
from whoelse.people.queries import MOST_NAMED, aliases
from whoelse.searches.access import NotFound, Viewer
from whoelse.searches.carried import Tables, rows_of
from whoelse.searches.changes import Row

#: The columns of an entry, in the order of the fields of a fact.
COLUMNS = tuple(Fact.__dataclass_fields__)

_PEOPLE = tuple(COLUMNS.index(column) for column in ("person", "by", "about", "through"))
_KEY = COLUMNS.index("key")

_NOBODY = ("", "me", "them")
#: The last of these is what "choose somebody" hangs on.
_TURNS = ("person chosen", "invitation sent", "person closed")

Read = TypeVar("Read")

#: Journals read last, by what names them. Reading two thousand facts takes longer than planning with them.
_READ: dict[Hashable, Any] = {}
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
class ActChange:
    """What an act did to one row: without ``before`` it was made, without ``after`` taken away."""

    act: str
    row: str
    before: Row | None
    after: Row | None

    def wrote(self, *columns: str) -> bool:
        """Whether the act made the row, or gave one of these columns another value."""
        before, after = self.before, self.after or {}
        return before is None or any(before.get(name) != after.get(name) for name in columns)


@dataclass(frozen=True, slots=True)
class Noted:
    """A fact, and the act that noted it."""

    fact: Fact
    act: str


@dataclass(frozen=True, slots=True)
class Told:
    """What happened, in the order it was noted. Of the ``settled`` not everything is among it, for they are closed and
    owed nothing."""

    facts: tuple[Fact, ...]
    settled: frozenset[str] = frozenset()


def facts(viewer: Viewer) -> list[Fact]:
    """Everything that happened in this search, in the order it was noted.

    What was taken back or corrected since is not among it. People are read through merges, also within the keys of
    steps.
    """
    return list(_remembered(viewer, lambda: tuple(noted.fact for noted in noted_facts(viewer))))


def told(viewer: Viewer, settled: QuerySet[Any], also: Iterable[str], *, today: date) -> Told:
    """What happened, but for these settled people. Told of as well are those of them who are in ``also``, whom somebody
    else's entry names, and with whom the last turn of the search was taken."""
    kept = frozenset(also)
    return _remembered(viewer, lambda: _told(viewer, settled, kept, today), "told", today, kept)


def facts_about(viewer: Viewer, people: Iterable[str]) -> list[Fact]:
    """The facts about these people and the introductions by them."""
    stand = set(people)
    everybody = stand | {merged for merged, kept in aliases(viewer).items() if kept in stand}
    return [noted.fact for noted in noted_facts(viewer, people=everybody)]


def invited_through(viewer: Viewer, people: Iterable[str]) -> set[str]:
    """Who was written to through one of these people."""
    stand = set(people)
    alias = aliases(viewer)
    everybody = stand | {merged for merged, kept in alias.items() if kept in stand}
    entries = Entry.objects.filter(search=viewer.search, through__in=list(everybody))
    found = entries.exclude(act__in=retracted_acts(viewer)).exclude(person="").values_list("person", flat=True)
    return {alias.get(person, person) for person in found}


def noted_facts(
    viewer: Viewer,
    *,
    acts: Iterable[str] | None = None,
    people: Iterable[str] | None = None,
    kind: str | None = None,
) -> list[Noted]:
    """The same with the act that noted each fact; of some acts, about and by some people, or of one kind, where these
    are named."""
    gone = retracted_acts(viewer)
    entries = Entry.objects.filter(search=viewer.search).order_by("seq")
    if acts is not None:
        entries = entries.filter(act__in=list(acts))
    if people is not None:
        ids = list(people)
        entries = entries.filter(Q(person__in=ids) | Q(by__in=ids))
    if kind is not None:
        entries = entries.filter(kind=kind)
    noted = list(_still_noted(viewer, entries, gone).values())
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


def ever_noted(viewer: Viewer, kind: str) -> bool:
    """Whether a fact of that kind has been noted and still counts."""
    entries = Entry.objects.filter(search=viewer.search, kind=kind)
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


def order_of(viewer: Viewer, ids: Iterable[str]) -> dict[str, int]:
    """In which order acts were noted, by their ids: the later one has the higher number."""
    return dict(Act.objects.filter(search=viewer.search, pk__in=list(ids)).values_list("id", "seq"))


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


def changes_of(viewer: Viewer, table: str, *, act: str = "", rows: Iterable[str] = ()) -> tuple[ActChange, ...]:
    """What an act changed in rows of one table, or, where ``rows`` are named, all acts that were not taken back."""
    changes = RecordChange.objects.filter(search=viewer.search, table=table)
    if act:
        changes = changes.filter(act=act)
    else:
        changes = changes.filter(row__in=list(rows)).exclude(act__in=retracted_acts(viewer))
    return tuple(ActChange(each.act_id, each.row, each.before, each.after) for each in changes.order_by("pk"))


def everything(viewer: Viewer) -> Tables:
    """Every row, by table, for an export."""
    return rows_of(EVERYTHING, viewer.search)


def _remembered(viewer: Viewer, read: Callable[[], Read], *named: Hashable) -> Read:
    """What was read under these names since the journal last changed, or what is read now."""
    # Acts are only ever added, each under an id of its own: the last one and the merges name the whole journal.
    last = Act.objects.filter(search=viewer.search).order_by("-seq").values_list("pk", flat=True).first() or ""
    standing = (viewer.search, last, tuple(sorted(aliases(viewer).items())), *named)
    known = _READ.get(standing)
    if known is None:
        known = read()
        with _READING:
            while len(_READ) >= _MOST_READ:
                del _READ[next(iter(_READ))]
            _READ[standing] = known
    return cast("Read", known)


def _still_noted(viewer: Viewer, entries: QuerySet[Entry], gone: set[str]) -> dict[int, Noted]:
    """What these entries noted, but for acts that are ``gone``, by the place of each in the journal."""
    alias = aliases(viewer)
    rows = entries.values_list("seq", "act_id", *COLUMNS).iterator(chunk_size=2_000)
    return {seq: Noted(_fact(row, alias), act) for seq, act, *row in rows if act not in gone}


def _told(viewer: Viewer, settled: QuerySet[Any], also: frozenset[str], today: date) -> Told:
    ids = frozenset(settled)
    entries = Entry.objects.filter(search=viewer.search)
    if not ids or entries.exclude(corrects="").exists():
        return Told(tuple(facts(viewer)))
    gone = retracted_acts(viewer)
    rows = _still_noted(viewer, entries.filter(_of_others(settled)), gone)
    # One of them at least is told of: that something happened long ago counts, whoever it was with.
    named = {person for noted in rows.values() for person in _people(noted.fact)} | also | {min(ids)}
    kept = (named | _last_turn(viewer, entries, gone, today)) & ids
    if len(kept) > MOST_NAMED:
        return Told(tuple(facts(viewer)))
    rows |= _still_noted(viewer, entries.filter(Q(person__in=kept) | Q(by__in=kept)), gone)
    return Told(tuple(rows[seq].fact for seq in sorted(rows)), ids - kept)


def _of_others(settled: QuerySet[Any]) -> Q:
    """Entries about, by or through somebody who is none of these, or about nobody.

    The same as ``method.agenda.settled.speaks_of_others``.
    """
    return (
        Q(person="", by__in=_NOBODY)
        | (~Q(person="") & ~Q(person__in=settled))
        | (~Q(by__in=_NOBODY) & ~Q(by__in=settled))
        | (~Q(through="") & ~Q(through__in=settled))
    )


def _people(fact: Fact) -> Iterable[str]:
    return (person for person in (fact.person, fact.by, fact.about, fact.through) if person)


def _last_turn(viewer: Viewer, entries: QuerySet[Entry], gone: set[str], today: date) -> set[str]:
    turns = entries.filter(kind__in=_TURNS, on__lte=today, noted__lte=today).order_by("-on", "-noted", "-seq")
    found = (
        person for act, person in turns.values_list("act_id", "person").iterator(chunk_size=100) if act not in gone
    )
    last = next(found, "")
    return {aliases(viewer).get(last, last)}


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
