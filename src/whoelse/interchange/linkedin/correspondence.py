"""Who the user is among the people of the messages, and what went between the user and each other member. Pure.

Who the user is:

1. who sent the outgoing invitations and got the incoming ones, where an export has them: they say it themselves;
2. else whoever bears the name of the profile, where it stands in the messages; of namesakes the one in more of them;
3. else whoever takes part in more conversations than anybody else, and in nine of ten at least: an export holds the
   letters of one. Addresses are counted first, then names, since an address may have changed. Where two take part in
   equally many, as with a single friend, nobody can tell, and none is told.

A receiver without a profile address (files before 2023) is whoever has that name in the same conversation; never by the
name alone across conversations.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from whoelse.interchange.linkedin.days import day
from whoelse.interchange.linkedin.messages import Letters, Sent, Way
from whoelse.interchange.linkedin.table import clean
from whoelse.method.people.beside import ME, THEM, Correspondence, Oneself
from whoelse.method.people.matching import profile_key
from whoelse.method.people.names import fold

_HIDDEN = "LinkedIn Member"
_NEARLY_ALL = 0.9


class Party(NamedTuple):
    """Somebody in a message: the profile's key, or "" and then the folded name alone."""

    profile: str
    folded: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """One way with everybody on it worked out."""

    conversation: str
    sender: Party
    receivers: tuple[Party, ...]
    sent: Sent


@dataclass(frozen=True, slots=True)
class Exchanges:
    """All of them; ``names`` and ``addresses`` are how each profile is written, the latest name."""

    all: tuple[Exchange, ...]
    names: dict[Party, str]
    addresses: dict[str, str]


_Raw = list[tuple[Way, Sent, Party, tuple[Party, ...]]]


def exchanges(letters: Letters) -> Exchanges:
    """Who is meant by each sender and each receiver."""
    addresses: dict[str, str] = {}
    latest: dict[str, tuple[str, str]] = {}
    for way, sent in letters.ways.items():
        key = _profile(way.sender_url)
        if key and clean(way.sender):
            latest[key] = max(latest.get(key, ("", "")), (sent.last, clean(way.sender)))
        for url in (way.sender_url, *_addresses(way.to_urls)):
            if found := _profile(url):
                addresses[found] = min(addresses.get(found, url.strip()), url.strip())
    written = {key: name for key, (_, name) in latest.items()}
    names: dict[Party, str] = {}
    raw: _Raw = [
        (way, sent, _party(way.sender, way.sender_url, names), _receivers(way, written, names))
        for way, sent in letters.ways.items()
    ]
    for key, name in written.items():
        names[Party(key, "")] = name
    bearers = _bearers(raw)
    same: dict[Party, Party] = {}

    def meant(party: Party, conversation: str) -> Party:
        there = bearers.get((conversation, party.folded), set()) if not party.profile else {party.profile}
        known = Party(next(iter(there)), "") if len(there) == 1 else party
        return same.setdefault(known, known)

    worked_out = []
    while raw:  # taken off one by one, so that there is never twice the memory
        way, sent, sender, receivers = raw.pop()
        others = tuple(dict.fromkeys(meant(one, way.conversation) for one in receivers))
        worked_out.append(Exchange(way.conversation, meant(sender, way.conversation), others, sent))
    return Exchanges(tuple(worked_out), names, addresses)


def _bearers(raw: _Raw) -> dict[tuple[str, str], set[str]]:
    """The profiles that bear a name within a conversation, for those conversations where somebody has a name alone."""
    wanted = {
        (way.conversation, party.folded)
        for way, _, sender, receivers in raw
        for party in (sender, *receivers)
        if party.folded and not party.profile
    }
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    if wanted:
        for way, _, sender, receivers in raw:
            for party in (sender, *receivers):
                if party.profile and (way.conversation, party.folded) in wanted:
                    found[way.conversation, party.folded].add(party.profile)
    return found


def oneself(found: Exchanges, invited: Sequence[Oneself], named: Iterable[Oneself]) -> Oneself | None:
    """Who the user is, by the rule above; None where nobody can tell. Both parts can be "" but not together."""
    by_invitations = Counter(_profile(one.profile_url) for one in invited)
    by_invitations.pop("", None)
    names = sorted({one.name for one in named} | {one.name for one in invited} - {""})
    if by_invitations:
        key = min(by_invitations, key=lambda one: (-by_invitations[one], one))
        name = next(
            (one.name for one in sorted(invited, key=_written) if _profile(one.profile_url) == key and one.name), ""
        )
        return Oneself(
            name or next(iter(names), ""), min(one.profile_url for one in invited if _profile(one.profile_url) == key)
        )
    by_profile = _conversations(found)
    if not by_profile:
        return Oneself(names[0]) if names else None
    folded = {_folded(name) for name in names}
    mine = [party for party in by_profile if _name(party, found) in folded]
    if mine:
        return _told(_most(mine, by_profile), found, names)
    ahead = _ahead(by_profile, found)
    if ahead is not None:
        return _told(ahead, found, names)
    by_name = Counter(party for parties in _by_name(found).values() for party in parties)
    ahead_by_name = _ahead(by_name, found)
    if ahead_by_name is None:
        return None
    mine = [party for party in by_profile if _name(party, found) == ahead_by_name.folded]
    return _told(_most(mine, by_profile), found, names)


def correspondences(found: Exchanges, me: Oneself) -> tuple[Correspondence, ...]:
    """What went between the user and each other member, in the order of their addresses and names.

    One side of every message is the user. A sender without a profile address is an advertiser, or somebody who left.
    """
    mine = _profile(me.profile_url)
    my_names = {_folded(name) for name in (me.name, found.names.get(Party(mine, ""), "")) if name}

    def is_me(party: Party) -> bool:
        return party.profile == mine if party.profile and mine else _name(party, found) in my_names

    others: dict[Party, _Between] = defaultdict(_Between)
    for one in found.all:
        receivers = [party for party in one.receivers if not is_me(party)]
        # Whose own address has changed stands under the old one in old messages, with the same name.
        nobody_else = len(receivers) == len(one.receivers)
        by_me = is_me(one.sender) or (nobody_else and _name(one.sender, found) in my_names)
        alone = len(one.receivers) <= 1
        if by_me:
            for party in receivers:
                others[party].add(one.sent, ME, alone)
        elif one.sender.profile:
            others[one.sender].add(one.sent, THEM, alone)
    told = (
        between.told(found.names.get(party, ""), found.addresses.get(party.profile, ""))
        for party, between in others.items()
        if party.profile or party.folded
    )
    return tuple(sorted(told, key=lambda one: (one.profile_url, one.name)))


@dataclass(slots=True)
class _Between:
    """What went between the user and one other, while it is counted."""

    mine: Sent = field(default_factory=Sent)
    theirs: Sent = field(default_factory=Sent)
    groups: int = 0
    last_in_group: str = ""

    def add(self, sent: Sent, by: str, alone: bool) -> None:
        if not alone:
            self.groups += sent.count
            self.last_in_group = max(self.last_in_group, sent.last)
            return
        so_far = self.mine if by == ME else self.theirs
        so_far.count += sent.count
        so_far.first = min(filter(None, (so_far.first, sent.first)), default="")
        so_far.last = max(so_far.last, sent.last)

    def told(self, name: str, address: str) -> Correspondence:
        sides = ((self.mine, ME), (self.theirs, THEM))
        first = min(((sent.first, by) for sent, by in sides if sent.first), default=("", ""))
        # Of two messages at one moment the other side's is the later one: an answer.
        last = max(((sent.last, by) for sent, by in sides if sent.last), default=("", ""))
        return Correspondence(
            name,
            address,
            self.mine.count,
            self.theirs.count,
            day(first[0]),
            first[1],
            day(last[0]),
            last[1],
            day(self.mine.last),
            day(self.theirs.last),
            self.groups,
            day(self.last_in_group),
        )


def _conversations(found: Exchanges) -> Counter[Party]:
    """In how many conversations each party takes part; a name alone counts for the one profile that bears it."""
    bearers: dict[str, set[Party]] = defaultdict(set)
    for party in {party for one in found.all for party in (one.sender, *one.receivers) if party.profile}:
        bearers[_name(party, found)].add(party)
    there: dict[str, tuple[Party, ...]] = defaultdict(tuple)
    for one in found.all:
        for party in (one.sender, *one.receivers):
            same = bearers.get(party.folded, set()) if not party.profile else set()
            meant = next(iter(same)) if len(same) == 1 else party
            if meant not in there[one.conversation]:
                there[one.conversation] += (meant,)
    return Counter(party for parties in there.values() for party in parties if party.profile or party.folded)


def _by_name(found: Exchanges) -> dict[str, set[Party]]:
    """The names that take part in each conversation, for somebody whose address has changed."""
    there: dict[str, set[Party]] = defaultdict(set)
    for one in found.all:
        named = (_name(party, found) for party in (one.sender, *one.receivers))
        there[one.conversation].update(Party("", name) for name in named if name)
    return there


def _ahead(taking_part: Counter[Party], found: Exchanges) -> Party | None:
    """Whoever takes part in nearly all conversations, and in more than anybody else."""
    (first, most), (_, next_most) = (*taking_part.most_common(2), (None, 0))[:2]
    nearly_all = _NEARLY_ALL * len({one.conversation for one in found.all})
    return first if next_most < most and most >= nearly_all and len(taking_part) > 1 else None


def _most(parties: Sequence[Party], taking_part: Counter[Party]) -> Party:
    return max(parties, key=lambda party: (bool(party.profile), taking_part[party], party))


def _name(party: Party, found: Exchanges) -> str:
    return _folded(found.names.get(party, "")) if party.profile else party.folded


def _told(party: Party, found: Exchanges, names: Sequence[str]) -> Oneself:
    name = found.names.get(party, "") or next(iter(names), "")
    return Oneself(name, found.addresses.get(party.profile, ""))


def _party(name: str, url: str, names: dict[Party, str]) -> Party:
    profile, plain = _profile(url), clean(name)
    if not profile and plain == _HIDDEN:
        return Party("", "")
    party = Party(profile, _folded(plain))
    key = Party(profile, "") if profile else party
    if plain:
        names[key] = min(names.get(key, plain), plain)
    return party


def _receivers(way: Way, written: dict[str, str], names: dict[Party, str]) -> tuple[Party, ...]:
    """Each receiver. Names are joined by what names themselves hold, so that addresses say how many there are."""
    urls = _addresses(way.to_urls)
    if len(urls) == 1 and _HIDDEN not in way.to:
        return (_party(way.to, urls[0], names),)
    parts = [part for part in split_names(way.to) if part != _HIDDEN]
    if not urls:
        return tuple(_party(part, "", names) for part in parts)
    if len(parts) == len(urls):
        return tuple(_party(part, url, names) for part, url in zip(parts, urls, strict=True))
    return tuple(_party(written.get(_profile(url), ""), url, names) for url in urls)


def split_names(joined: str) -> list[str]:
    """Names that were joined by a comma and a blank, each with the credentials that follow it after a comma."""
    found: list[str] = []
    for part in clean(joined).split(", "):
        if found and part and _folded(f"{found[-1]}, {part}") == _folded(found[-1]):
            found[-1] = f"{found[-1]}, {part}"
        elif part:
            found.append(part)
    return found


def _addresses(joined: str) -> list[str]:
    """Profile addresses that were joined by commas, or by blanks."""
    return joined.replace(",", " ").split()


def _written(one: Oneself) -> tuple[str, str]:
    return one.name, one.profile_url


_folded = lru_cache(20_000)(fold)
_profile = lru_cache(20_000)(profile_key)
