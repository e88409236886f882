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
    """Somebody as a file describes them; ``file`` counts the files from 0, ``line`` is where the row begins, ``called``
    the given name that stands in a cell of its own."""

    file: int
    line: int
    name: str
    profile_url: str = ""
    email: str = ""
    organisation: str = ""
    title: str = ""
    connected_on: date | None = None
    called: str = ""


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
    called: str = ""


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
    called: str = ""

    @property
    def says_something(self) -> bool:
        """Whether there is anything to change."""
        return self.new_role or bool(self.profile_url or self.email or self.called) or self.connected_on is not None


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
    chosen = decided or {}
    for place, row in enumerate(incoming):
        work.take(row, chosen.get(place, LATER), place)
    work.ask_again(chosen)
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
        self._given: dict[str, str] = {}
        self._waiting: dict[str, tuple[str, ...]] = {}
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
                held = () if email in self._those_without_address().by_email else (email,)
                self._waiting |= {key: matched.ids for key in (profile, *held) if key}
        else:
            self._add(New(f"#{place}", row, folded, profile, ((row.file, row.line),)), email)

    def ask_again(self, decided: Mapping[int, str]) -> None:
        """Look at the doubtful ones again: a later row may have told who is who."""
        before = None
        while self._doubtful and before != len(self._doubtful):
            asked, before = self._doubtful, len(self._doubtful)
            self._doubtful, self._waiting = [], {}
            for one in asked:
                self.take(one.incoming, decided.get(one.place, LATER), one.place)

    def plan(self) -> Plan:
        return Plan(
            tuple(self._new.values()),
            len(self._same - self._changed.keys() - self._new.keys()),
            tuple(self._changed.values()),
            tuple(self._doubtful),
            {key: name for key, name in self._organisations.items() if key},
        )

    def _matched(self, name: str, folded: str, profile: str, email: str) -> Match:
        """Who of those with the same name or e-mail address it is; most rows share neither with anybody.

        Whoever shares an address with somebody in doubt is in doubt as well: else the same file would say something
        else the second time.
        """
        waits = self._waiting.get(profile) or self._waiting.get(email)
        if waits:
            return Match(DOUBTFUL, waits, "The same address as somebody in doubt.")
        others = self._those_without_address()
        namesakes, sharers = others.by_name.get(folded), others.by_email.get(email) if email else None
        if namesakes is None and sharers is None:
            return _NEW
        by_name = {folded: tuple(self._described(each) for each in namesakes)} if namesakes else {}
        by_email = {email: tuple(self._described(each) for each in sharers)} if sharers else {}
        return match(Index({}, by_email, by_name), Described("", name, profile, (email,) if email else ()))

    def _add(self, new: New, email: str) -> None:
        self._new[new.mark] = new
        if new.profile:
            self._by_profile[new.profile] = new.mark
        self._those_without_address().add(new, new.folded, email)
        self._organisations.setdefault(employer_key(new.incoming.organisation), new.incoming.organisation)

    def _twin(self, ids: tuple[str, ...], row: Incoming) -> str:
        """The one of whom this is the same row again: it says the same in every cell."""
        for who in ids:
            new, known = self._new.get(who), self._people.get(who)
            if new is not None and _say_the_same(new.incoming, row):
                return who
            if known is not None and self._says_the_same(known, row):
                return who
        return ""

    def _says_the_same(self, known: Known, row: Incoming) -> bool:
        if known.profile or row.profile_url or email_key(known.email) != email_key(row.email):
            return False
        if (known.connected_on or None) != (row.connected_on.isoformat() if row.connected_on else None):
            return False
        if not (row.organisation or row.title):
            return known.stands not in self._known.working
        return (known.stands, employer_key(row.organisation), row.title.casefold()) in self._known.worked

    def _same_as(self, who: str, row: Incoming) -> None:
        known = self._people.get(who)
        role = (who, employer_key(row.organisation), row.title.casefold()) if row.organisation or row.title else None
        if known is None:
            self._fill(self._new[who], row)
        else:
            # Of several rows about one person the first with a role speaks, so that the same file again says the same.
            news = (
                role is not None
                and role not in self._known.worked  # first: it settles nearly every row of a file that comes again
                and who not in self._spoken
                and self._is_news(role)
            )
            if news or _fills(known, row):
                self._change(known, row, news)
        self._same.add(who)
        if role is not None:
            self._spoken.add(who)
            self._organisations.setdefault(role[1], row.organisation)

    def _fill(self, new: New, row: Incoming) -> None:
        """Somebody who stands in a file twice: the first row speaks, the second fills what it left empty."""
        first = new.incoming
        profile_url = first.profile_url or row.profile_url
        email = first.email or self._free(row.email)
        has_role = first.organisation or first.title
        self._new[new.mark] = filled = new._replace(
            incoming=first._replace(
                profile_url=profile_url,
                email=email,
                organisation=first.organisation if has_role else row.organisation,
                title=first.title if has_role else row.title,
                connected_on=first.connected_on or row.connected_on,
                called=first.called or row.called,
            ),
            profile=new.profile or profile_key(profile_url),
            lines=(*new.lines, (row.file, row.line)),
        )
        self._has_addresses(filled, filled.profile, "" if first.email else email)

    def _change(self, known: Known, row: Incoming, news: bool) -> None:
        before = self._changed.get(known.stands) or Changed(known.stands, row)
        profile_url = before.profile_url or ("" if known.profile else row.profile_url)
        email = before.email or ("" if known.email else self._free(row.email))
        changed = replace(
            before,
            incoming=row if news else before.incoming,
            new_role=before.new_role or news,
            profile_url=profile_url,
            email=email,
            connected_on=before.connected_on or (None if known.connected_on else row.connected_on),
            called=before.called or ("" if known.called else row.called),
        )
        if changed.says_something:
            self._changed[known.stands] = changed
        self._has_addresses(known, profile_key(profile_url), "" if before.email else email)

    def _free(self, email: str) -> str:
        """An e-mail address that nobody else has, and nobody in doubt; any other says nothing about a person."""
        key = email_key(email)
        return "" if key in self._waiting or key in self._those_without_address().by_email else email

    def _has_addresses(self, who: Known | New, profile: str, email: str) -> None:
        """From now on somebody is found by these."""
        if profile:
            key = who.stands if isinstance(who, Known) else who.mark
            self._by_profile.setdefault(profile, key)
            self._given[key] = profile
        if email:
            self._those_without_address().by_email[email_key(email)].append(who)

    def _is_news(self, role: Worked) -> bool:
        """Whether a role that nobody is known to have had says more: a file without a title may mean a known one."""
        who, key, title = role
        if not title and (who, key) in self._places():
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

    def _described(self, each: Known | New) -> Described:
        """Somebody with the address they have by now."""
        if isinstance(each, Known):
            return Described(each.stands, each.name, each.profile or self._given.get(each.stands, ""))
        return Described(each.mark, each.incoming.name, each.profile or self._given.get(each.mark, ""))


_NEW = Match(NEW)


class _Others:
    """People by their folded names and e-mail addresses."""

    def __init__(self) -> None:
        self.by_name: dict[str, list[Known | New]] = defaultdict(list)
        self.by_email: dict[str, list[Known | New]] = defaultdict(list)

    def add(self, each: Known | New, folded: str, email: str) -> None:
        self.by_name[folded].append(each)
        if email:
            self.by_email[email].append(each)


def _say_the_same(one: Incoming, other: Incoming) -> bool:
    """Whether two rows of one name without an address say the same in every cell, as ``_says_the_same`` compares them
    once the first is known: else the same file would say something else the second time."""
    if one.profile_url or other.profile_url or email_key(one.email) != email_key(other.email):
        return False
    if one.connected_on != other.connected_on or one.title.casefold() != other.title.casefold():
        return False
    return employer_key(one.organisation) == employer_key(other.organisation)


def _fills(known: Known, row: Incoming) -> bool:
    """Whether a row says something besides a role that is not known yet."""
    return bool(
        (row.profile_url and not known.profile)
        or (row.email and not known.email)
        or (row.connected_on and not known.connected_on)
        or (row.called and not known.called)
    )


@cache
def employer_key(name: str) -> str:
    """The key of the organisation of that name; "" for none."""
    return organisation_key(name) or name.casefold()
