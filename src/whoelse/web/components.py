"""The values that components are drawn from. A page's own dataclass is made of these; none of them decides anything."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere. A label on a button is a verb."""

    words: str
    to: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of several: what is sent, and how it is said."""

    value: str
    words: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class RuleTold:
    """A rule as a page tells it: the rule in words, and whose it is ("after Steve Dalton, second-hand", "ours")."""

    words: str
    whose: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One check of a draft: ``stop`` (a *never* is broken), ``look`` (worth a glance) or ``ok``.

    ``most`` and ``count`` draw a bar where the check counts something.
    """

    level: str
    words: str
    more: str = ""
    count: int | None = None
    most: int | None = None

    @property
    def icon(self) -> str:
        """The icon of the level."""
        return {"ok": "check", "look": "look", "stop": "stop"}[self.level]


@dataclass(frozen=True, slots=True)
class Checks:
    """What a draft's checks found: the line that is announced, then every check, problems first."""

    summary: str
    checks: tuple[Check, ...] = ()
    rules: tuple[RuleTold, ...] = ()

    @property
    def clear(self) -> bool:
        """Whether there is nothing to look at."""
        return all(check.level == "ok" for check in self.checks)


@dataclass(frozen=True, slots=True)
class Kept:
    """How far a form's words are kept: the key of its draft, the person it is for, the revision, and the time as it
    is said ("8:52"; empty = never yet)."""

    form: str
    person: str = ""
    revision: int = 0
    at: str = ""


@dataclass(frozen=True, slots=True)
class Undo:
    """An act that can be taken back, and where to go after it."""

    act: str
    back: str = "/"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a timeline. ``state`` is a state of introductions, or "happened". ``day`` is machine-readable."""

    when: str
    words: str
    state: str = "happened"
    day: str = ""
    strong: str = ""
    quote: str = ""
    still: str = ""
    link: Link | None = None
    folded: tuple[str, ...] = ()
    folded_summary: str = ""
    undo: Undo | None = None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person in a list: the glyph, the name, a word at the end of the line, a sentence under it, one act."""

    name: str
    to: str = ""
    state: str = "happened"
    aside: str = ""
    words: str = ""
    held: str = ""
    act: Link | None = None


@dataclass(frozen=True, slots=True)
class BoardItem:
    """One introduction on the board: who, by whom, what is owed, or that there is nothing to do."""

    name: str
    by: str
    to: str = ""
    words: str = ""
    nothing_to_do: bool = False
    owed: Link | None = None
    first: bool = False
    by_day: str = ""


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """One state of the board."""

    state: str
    words: str
    items: tuple[BoardItem, ...] = field(default=())
