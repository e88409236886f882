"""An order of days that can hardly be: an answer before the first letter. It is asked about, never refused. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from whoelse.method.facts import Fact

_LETTERS = frozenset(
    {"invitation sent", "follow-up sent", "update sent", "check-in sent", "soft touch sent", "ask made"}
)
_TALKED = frozenset({"conversation agreed", "conversation started", "conversation held"})
_NAMED = frozenset({"introduction named", "introduction offered", "introduction checking"})


@dataclass(frozen=True, slots=True)
class _Order:
    """``after``: what one expects to come first; ``unless``: what explains the day all the same where it came before.
    ``pair``: it is about one introduction, and not about all that was with a person."""

    this: str
    after: frozenset[str]
    unless: frozenset[str] = frozenset()
    pair: bool = False


_ANSWER = _Order("this answer", _LETTERS, _TALKED | {"introduction made", "reply received", "thank-you sent"})
_OUTCOME = _Order("this", _NAMED, pair=True)

_ORDER: Mapping[str, _Order] = MappingProxyType(
    {
        "reply received": _ANSWER,
        "out of office": _ANSWER,
        "follow-up sent": _Order("this second letter", frozenset({"invitation sent"}), _LETTERS | _TALKED),
        "thank-you sent": _Order("this thank-you", frozenset({"conversation held"}), frozenset({"reply received"})),
        "introduction offered": _Order("this offer", frozenset({"introduction named"}), pair=True),
        "introduction made": _OUTCOME,
        "introduction declined": _OUTCOME,
        "introduction silent": _OUTCOME,
        "introducer thanked": _Order("this thank-you", _NAMED | {"introduction made"}, pair=True),
    }
)

#: What came first, as a sentence says it: “You noted …”.
_SAID: Mapping[str, str] = MappingProxyType(
    {
        "conversation held": "your conversation with {called}",
        "introduction named": "that {by} named somebody",
        "introduction offered": "the offer by {by}",
        "introduction checking": "that {by} would check first",
        "introduction made": "the introduction by {by}",
    }
)


@dataclass(frozen=True, slots=True)
class OddOrder:
    """A fact that is dated before what it follows: ``first`` is the earliest of that, ``this`` what it is called."""

    fact: Fact
    first: Fact
    this: str

    def said(self, called: str, by: str) -> str:
        """What came first, in words; ``called`` is the person, ``by`` the introducer, as the user calls them."""
        return _SAID.get(self.first.kind, "your letter to {called}").format(called=called, by=by)


def odd_order(fact: Fact, noted: Iterable[Fact]) -> OddOrder | None:
    """What makes one ask whether the day of a fact is right; None where nothing does.

    ``noted`` are the facts about its person and, of an introduction, about the introducer. Where nothing of what it
    follows is noted at all, or some of it on the same day or before, nothing is odd.
    """
    order = _ORDER.get(fact.kind)
    if order is None:
        return None
    near = [other for other in noted if other.id != fact.id and _belongs(other, fact, order)]
    if any(other.on <= fact.on and (other.kind in order.after or _explains(other, fact, order)) for other in near):
        return None
    later = sorted((other for other in near if other.kind in order.after), key=lambda other: other.on)
    return OddOrder(fact, later[0], order.this) if later else None


def _explains(other: Fact, fact: Fact, order: _Order) -> bool:
    """A no may be thanked for without a conversation; a yes is no occasion for thanks."""
    agreed = fact.kind == "thank-you sent" and other.answer == "yes"
    return other.kind in order.unless and not agreed


def _belongs(other: Fact, fact: Fact, order: _Order) -> bool:
    if not order.pair:
        return other.person == fact.person
    if fact.kind == "introducer thanked":
        return other.by == fact.person and (fact.about is None or other.person == fact.about)
    return other.by == fact.by and other.person == fact.person
