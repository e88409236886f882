"""The plan of an import: who is new, the same, changed, doubtful. Pure; nothing is written by it.

What there is by the ten thousand are named tuples, which are made several times as fast as dataclasses.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import NamedTuple

from whoelse.method.people.matching import (
    DOUBTFUL,
    NEW,
    SAME,
    Described,
    Index,
    Match,
    email_key,
    match,
    profile_key,
)
from whoelse.method.people.names import fold
from whoelse.method.people.organisations import organisation_key

#: What may be decided about somebody doubtful, besides the id or mark of the one it is.
LATER = "later"
TWO = "two people"


class Incoming(NamedTuple):
    """Somebody as a file describes them; ``file`` counts the files from 0, ``line`` is where the row begins."""

    file: int
    line: int
    name: str
    profile_url: str = ""
    email: str = ""
    organisation: str = ""
    title: str = ""
    connected_on: date | None = None


class Known(NamedTuple):
    """Somebody who is there already. Keys are as ``profile_key`` and ``fold`` make them.

    ``stands`` is the id of the person; one who was merged into another stands for that other. ``connected_on`` is a
    day as 2019-04-30, which costs no date to be read.
    """

    stands: str
    name: str
    folded: str
    profile: str
    email: str
    connected_on: str | None


#: A role somebody has or had: the id of the person, the organisation's key ("" for none), the title in lower case.
Worked = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Everybody:
    """All who are there already, those who were merged last; every role of theirs; who of them has a role now."""

    people: Sequence[Known] = ()
    worked: Set[Worked] = frozenset()
    working: Set[str] = frozenset()


class New(NamedTuple):
    """Somebody to add. ``mark`` names them within the plan, ``folded`` and ``profile`` are their keys."""

    mark: str
    incoming: Incoming
    folded: str
    profile: str
    lines: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """What a file says of somebody known that is not known yet. ``new_role`` ends whatever role they have now."""

    person: str
    incoming: Incoming
    new_role: bool = False
    profile_url: str = ""
    email: str = ""
    connected_on: date | None = None


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Somebody who may be one of ``ids`` (of people known, or marks of new ones), and why that is not certain.

    ``place`` is that among all rows, by which it is decided.
    """

    place: int
    incoming: Incoming
    ids: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Plan:
    """All that an import would do. ``organisations`` are the employers of all but the doubtful: key → name."""

    new: tuple[New, ...] = ()
    same: int = 0
    changed: tuple[Changed, ...] = ()
    doubtful: tuple[Doubtful, ...] = ()
    organisations: Mapping[str, str] = field(default_factory=dict)

    @property
    def writes(self) -> bool:
        """Whether bringing it in would write anything."""
        return bool(self.new or self.changed)


def plan(incoming: Iterable[Incoming], known: Everybody, decided: Mapping[int, str] | None = None) -> Plan:
    """What these rows mean to what is known.

    ``decided`` says of doubtful ones, by their place among the rows: LATER, TWO, or the id or mark of the one it is.
    Without a decision they stay doubtful.
    """
    work = _Work(known)
    for place, row in enumerate(incoming):
        work.take(row, (decided or {}).get(place, LATER), place)
    return work.plan()


class _Work:
    def __init__(self, known: Everybody) -> None:
        self._known = known
        self._people = {each.stands: each for each in reversed(known.people)}
        self._by_profile = {each.profile: each.stands for each in reversed(known.people) if each.profile}
        self._places_known: set[tuple[str, str]] | None = None
        self._others: _Others | None = None
        self._new: dict[str, New] = {}
        self._changed: dict[str, Changed] = {}
        self._same: set[str] = set()
        self._spoken: set[str] = set()
        self._doubtful: list[Doubtful] = []
        self._organisations: dict[str, str] = {}

    def take(self, row: Incoming, decided: str, place: int) -> None:
        profile = profile_key(row.profile_url)
        who = self._by_profile.get(profile) if profile else None
        if who is not None:
            self._same_as(who, row)
            return
        folded, email = fold(row.name), email_key(row.email) if row.email else ""
        matched = self._matched(row.name, folded, profile, email)
        if matched.word == SAME:
            self._same_as(matched.ids[0], row)
        elif matched.word == DOUBTFUL and decided != TWO:
            twin = self._twin(matched.ids, row)
            if twin or decided in matched.ids:
                self._same_as(twin or decided, row)
            else:
                self._doubtful.append(Doubtful(place, row, matched.ids, matched.reason))
        else:
            self._add(New(f"#{place}", row, folded, profile, ((row.file, row.line),)), email)

    def plan(self) -> Plan:
        return Plan(
            tuple(self._new.values()),
            len(self._same - self._changed.keys() - self._new.keys()),
            tuple(self._changed.values()),
            tuple(self._doubtful),
            self._organisations,
        )

    def _matched(self, name: str, folded: str, profile: str, email: str) -> Match:
        """Who of those with the same name or e-mail address it is; most rows share neither with anybody."""
        others = self._those_without_address()
        namesakes, sharers = others.by_name.get(folded), others.by_email.get(email) if email else None
        if namesakes is None and sharers is None:
            return _NEW
        by_name = {folded: tuple(_described(each) for each in namesakes)} if namesakes else {}
        by_email = {email: tuple(sharers)} if sharers else {}
        return match(Index({}, by_email, by_name), Described("", name, profile, (email,) if email else ()))

    def _add(self, new: New, email: str) -> None:
        self._new[new.mark] = new
        if new.profile:
            self._by_profile[new.profile] = new.mark
        self._those_without_address().add(new, new.folded, email)
        self._employs(new.incoming.organisation)

    def _twin(self, ids: tuple[str, ...], row: Incoming) -> str:
        """The one who says the same in every cell, or became a connection on the same day: the same row again."""
        for mark in ids:
            new = self._new.get(mark)
            if new is not None and new.incoming._replace(file=row.file, line=row.line) == row:
                return mark
            known = self._people.get(mark)
            if known is None or known.profile or row.profile_url or not row.connected_on:
                continue
            if known.connected_on == row.connected_on.isoformat():
                return mark
        return ""

    def _same_as(self, who: str, row: Incoming) -> None:
        known = self._people.get(who)
        has_role = bool(row.organisation or row.title)
        if known is None:
            self._new[who] = _filled(self._new[who], row)
        else:
            # Of several rows about one person the first with a role speaks, so that the same file again says the same.
            news = has_role and who not in self._spoken and self._is_news(who, row)
            if news or _fills(known, row):
                self._changed[who] = _changed(known, row, self._changed.get(who) or Changed(who, row), news)
        self._same.add(who)
        if has_role:
            self._spoken.add(who)
            self._employs(row.organisation)

    def _is_news(self, who: str, row: Incoming) -> bool:
        """Whether a row says a role that is not known; one they are known to have had is none, whatever came after."""
        key = employer_key(row.organisation)
        if (who, key, row.title.casefold()) in self._known.worked or (not row.title and (who, key) in self._places()):
            return False
        return bool(key) or who not in self._known.working  # a title alone ends nothing that is known

    def _places(self) -> set[tuple[str, str]]:
        """Where each person is known to be or have been: a file without a title says no more than that."""
        if self._places_known is None:
            self._places_known = {(who, key) for who, key, _ in self._known.worked}
        return self._places_known

    def _those_without_address(self) -> "_Others":
        """Everybody by name and e-mail; a file that is brought in again asks for nobody by these."""
        if self._others is None:
            self._others = _Others()
            for each in self._known.people:
                self._others.add(each, each.folded, email_key(each.email) if each.email else "")
        return self._others

    def _employs(self, organisation: str) -> None:
        key = employer_key(organisation)
        if key and key not in self._organisations:
            self._organisations[key] = organisation


_NEW = Match(NEW)


class _Others:
    """People by their folded names and e-mail addresses."""

    def __init__(self) -> None:
        self.by_name: dict[str, list[Known | New]] = defaultdict(list)
        self.by_email: dict[str, list[Described]] = defaultdict(list)

    def add(self, each: Known | New, folded: str, email: str) -> None:
        self.by_name[folded].append(each)
        if email:
            self.by_email[email].append(_described(each))


def _described(each: Known | New) -> Described:
    if isinstance(each, Known):
        return Described(each.stands, each.name, each.profile)
    return Described(each.mark, each.incoming.name, each.profile)


def _filled(new: New, row: Incoming) -> New:
    """Somebody who stands in a file twice: the first row speaks, the second fills what it left empty."""
    first = new.incoming
    has_role = first.organisation or first.title
    return new._replace(
        incoming=first._replace(
            profile_url=first.profile_url or row.profile_url,
            email=first.email or row.email,
            organisation=first.organisation if has_role else row.organisation,
            title=first.title if has_role else row.title,
            connected_on=first.connected_on or row.connected_on,
        ),
        profile=new.profile or profile_key(row.profile_url),
        lines=(*new.lines, (row.file, row.line)),
    )


def _fills(known: Known, row: Incoming) -> bool:
    """Whether a row says something besides a role that is not known yet."""
    return bool(
        (row.profile_url and not known.profile)
        or (row.email and not known.email)
        or (row.connected_on and not known.connected_on)
    )


def _changed(known: Known, row: Incoming, before: Changed, news: bool) -> Changed:
    return replace(
        before,
        incoming=row if news else before.incoming,
        new_role=before.new_role or news,
        profile_url=before.profile_url or ("" if known.profile else row.profile_url),
        email=before.email or ("" if known.email else row.email),
        connected_on=before.connected_on or (None if known.connected_on else row.connected_on),
    )


@cache
def employer_key(name: str) -> str:
    """The key of the organisation of that name; "" for none."""
    return organisation_key(name) or name.casefold()
