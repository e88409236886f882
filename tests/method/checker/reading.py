"""What the facts say about people on a day, read for the checker alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tests.method.checker.table import CLOSING, Table

from whoelse.method.calendar import Calendar, away_spans, paused_spans
from whoelse.method.facts import Fact
from whoelse.method.situation import Situation

TALK_OVER = frozenset({"conversation held", "conversation missed", "conversation cancelled"})
TALK = frozenset(
    {
        "conversation agreed",
        "conversation moved",
        "conversation started",
        "conversation near its end",
        "conversation held",
    }
)
CONTACT = frozenset(
    {
        "invitation sent",
        "follow-up sent",
        "thank-you sent",
        "update sent",
        "check-in sent",
        "soft touch sent",
        "blurb given",
        "reply received",
        "conversation held",
        "introducer thanked",
        "introducer told",
        "ask made",
        "promise kept",
        "given",
    }
)
HESITATIONS = frozenset({"hesitant", "not now"})


@dataclass(frozen=True, slots=True)
class Happened:
    """A fact and its place in the order of happening: by day, and within a day as noted."""

    at: int
    fact: Fact


@dataclass(frozen=True, slots=True)
class Asked:
    """One ask, however often it is written down."""

    at: int
    on: date
    kind: str
    answer: str | None


@dataclass(frozen=True, slots=True)
class Introduction:
    """Where an introduction by somebody stands: its state since a day. ``person`` is None for someone not named.

    It is ``assumed`` where only an answer tells of it, and ``doubtful`` where another introduction of theirs followed.
    """

    by: str
    person: str | None
    state: str
    at: int
    on: date
    assumed: bool = False
    doubtful: bool = False


class Reading:
    """The facts known on a day."""

    def __init__(self, table: Table, situation: Situation, facts: Iterable[Fact], today: date) -> None:
        known = [fact for fact in facts if fact.noted <= today and fact.on <= today]
        self.table = table
        self.situation = situation
        self.today = today
        self.all = [Happened(at, fact) for at, fact in enumerate(sorted(known, key=lambda fact: fact.on))]
        self.about: dict[str, list[Happened]] = {}
        for happened in self.all:
            if happened.fact.person is not None:
                self.about.setdefault(happened.fact.person, []).append(happened)
        spans = paused_spans(known, today)
        self.calendar = Calendar(situation.country, situation.working_days, spans)
        self.paused = self._last_of_search("search paused") > self._last_of_search("search resumed")
        self.won = self._last_of_search("search won") >= 0
        self.over = self.won or self._last_of_search("search ended") >= 0

    def _last_of_search(self, kind: str) -> int:
        return max((happened.at for happened in self.all if happened.fact.kind == kind), default=-1)

    def of(self, person: str, *kinds: str, after: int = -1) -> list[Happened]:
        """What happened with a person, of these kinds, after a place in the order."""
        return [
            happened for happened in self.about.get(person, ()) if happened.at > after and happened.fact.kind in kinds
        ]

    def last(self, person: str, *kinds: str) -> Happened | None:
        """The last thing of these kinds that happened with a person."""
        found = self.of(person, *kinds)
        return found[-1] if found else None

    def away(self, person: str) -> tuple[object, ...]:
        """The days on which a person is out of the office."""
        return away_spans(happened.fact for happened in self.about.get(person, ()))

    def business_days(self, start: date, n: int, silent: str | None = None) -> date:
        """The n-th counted business day; a wait on somebody's silence does not count the days they are away."""
        return self.calendar.add_business_days(start, n, self.away(silent) if silent else ())

    def hesitant(self, person: str) -> bool:
        """Whether any hesitation of theirs holds today."""
        until: list[date | None] = []
        for happened in self.about.get(person, ()):
            fact = happened.fact
            if fact.kind == "comfort lifted":
                until = []
            elif fact.kind == "comfort noted" and fact.comfort in HESITATIONS:
                until.append(fact.until)
            elif (fact.kind in {"debrief written", "conversation near its end"} and fact.comfort in HESITATIONS) or (
                fact.kind in {"ask made", "debrief written"} and fact.answer == "hesitated"
            ):
                until.append(None)
        return any(day is None or self.today < day for day in until)

    def closed(self, person: str) -> bool:
        """Whether nothing more is due to them."""
        closed = False
        invited = False
        for happened in self.about.get(person, ()):
            fact = happened.fact
            if fact.kind == "person closed" or (fact.kind == "step done" and fact.step in CLOSING):
                closed = True
            elif fact.kind == "reply received":
                closed = fact.answer == "no" and invited
            elif fact.kind in {"person chosen", "invitation sent", "introduction made"} | TALK:
                closed = False
            if fact.kind == "invitation sent":
                invited = True
            elif fact.kind == "conversation held":
                invited = False
        return closed

    def closed_since(self, person: str, at: int) -> bool:
        """Whether they were closed after a place in the order, opened again or not."""
        return any(
            happened.at > at
            and (
                happened.fact.kind == "person closed"
                or (happened.fact.kind == "step done" and happened.fact.step in CLOSING)
            )
            for happened in self.about.get(person, ())
        )

    def active(self, person: str, surely: bool) -> bool:
        """Whether they count against the limit. Somebody invited anew after an end counts only where not ``surely``."""
        opened = ever = False
        for happened in self.about.get(person, ()):
            fact = happened.fact
            if fact.kind == "invitation sent":
                opened = not (surely and ever)
                ever = True
            elif (
                fact.kind in {"conversation held", "debrief written", "person closed"}
                or (fact.kind == "step done" and fact.step in CLOSING)
                or (fact.kind == "reply received" and fact.answer == "no")
            ):
                opened = False
        return opened

    def invited_at(self, place: str | None) -> list[str]:
        """Everybody at an organisation who was ever invited."""
        here = (person for person, seen in self.situation.people.items() if seen.at == place and place is not None)
        return [person for person in here if self.of(person, "invitation sent")]

    def chosen_at(self, place: str) -> list[str]:
        """Everybody at an organisation who was ever chosen."""
        here = (person for person, seen in self.situation.people.items() if seen.at == place)
        return [person for person in here if self.of(person, "person chosen")]

    def talked_to(self, person: str) -> bool:
        """Whether a conversation was held."""
        return self.last(person, "conversation held") is not None

    def upcoming(self, person: str) -> Happened | None:
        """The conversation agreed and not yet over."""
        last = self.last(person, "conversation agreed", "conversation moved", "person closed", *TALK_OVER)
        return None if last is None or last.fact.kind in TALK_OVER | {"person closed"} else last

    def agreed(self, person: str) -> Happened | None:
        """The conversation agreed and not yet over, even with somebody who was closed since."""
        last = self.last(person, "conversation agreed", "conversation moved", *TALK_OVER)
        return None if last is None or last.fact.kind in TALK_OVER else last

    def left_off(self, person: str) -> Happened | None:
        """A conversation that was begun on an earlier day and of which no end is noted."""
        over = self.last(person, *TALK_OVER)
        begun = self.of(
            person, "conversation started", "conversation near its end", after=over.at if over is not None else -1
        )
        return begun[0] if begun and begun[0].fact.on < self.today else None

    def near_end(self, person: str) -> Happened | None:
        """The end of a conversation that is going on today."""
        last = self.last(person, "conversation near its end", *TALK_OVER)
        if last is None or last.fact.kind in TALK_OVER or last.fact.on != self.today:
            return None
        return last

    def asks(self, person: str) -> list[Asked]:
        """All asks of a person; what is said twice of one day is one."""
        asked: dict[tuple[date, str], Asked] = {}
        for happened in self.about.get(person, ()):
            fact = happened.fact
            kind = fact.ask if fact.kind == "ask made" else fact.asked if fact.kind == "debrief written" else None
            if kind not in {"indirect", "direct"}:
                continue
            on = fact.on if fact.kind == "ask made" else self._day_talked(person, fact.on)
            known = asked.get((on, kind))
            before = known.answer if known else None
            answer = (fact.answer or before) if before in {None, "nobody"} else before  # then wider, on the same day
            asked[on, kind] = Asked(known.at if known else happened.at, on, kind, answer)
        return sorted(asked.values(), key=lambda ask: (ask.on, ask.at))

    def _day_talked(self, person: str, written: date) -> date:
        """The day of the conversation that a debrief of a day is about."""
        held = [one.fact.on for one in self.of(person, "conversation held") if one.fact.on <= written]
        before = [one.fact.on for one in self.of(person, "debrief written") if one.fact.on < written]
        return held[-1] if held and not (before and before[-1] >= held[-1]) else written

    def introductions(self) -> list[Introduction]:
        """Where each introduction stands."""
        states: dict[tuple[str, str | None, str | None], Introduction] = {}
        for happened in self.all:
            fact = happened.fact
            word, _, state = fact.kind.partition(" ")
            if word == "introduction" and fact.by:
                key = fact.by, fact.person, None if fact.person else fact.target
                states[key] = Introduction(fact.by, fact.person, state, happened.at, fact.on)
        found = [replace(one, doubtful=self._may_have_gone_on(one)) for one in states.values()]
        for person in self.about:
            for ask in self.asks(person):
                state = {"offered": "offered", "will check": "checking"}.get(ask.answer or "")
                following = {other.state for other in states.values() if other.by == person and other.on >= ask.on}
                if state and state not in following:
                    doubtful = bool(following)
                    found.append(Introduction(person, None, state, ask.at, ask.on, assumed=True, doubtful=doubtful))
        return found

    def _may_have_gone_on(self, one: Introduction) -> bool:
        """Whether another entry may tell what became of somebody not named: prose does not say which one it is."""
        if one.person is not None or one.state not in {"checking", "offered"}:
            return False
        place = self.all[one.at].fact.target
        later = (other.fact for other in self.all if other.at > one.at and other.fact.by == one.by)
        return any(
            fact.kind.startswith("introduction ")
            and fact.kind != "introduction named"
            and (fact.person is not None or None in {place, fact.target})
            for fact in later
        )

    def permitted(self, person: str) -> bool:
        """Whether somebody offered to introduce them, or did, and has not declined since."""
        given: dict[str | None, bool] = {}
        for happened in self.about.get(person, ()):
            if happened.fact.kind in {"introduction offered", "introduction made"}:
                given[happened.fact.by] = True
            elif happened.fact.kind == "introduction declined":
                given[happened.fact.by] = False
        return any(given.values())

    def introductions_by(self, person: str, *states: str) -> list[Introduction]:
        """The introductions by somebody that stand so."""
        return [one for one in self.introductions() if one.by == person and one.state in states]

    def rests_on(self, one: Introduction) -> date:
        """The day from which an introduction offered or being checked rests."""
        touched = self.of(one.by, "soft touch sent", after=one.at)
        grace = self.business_days(one.on, self.table.grace)
        return self.business_days(touched[0].fact.on if touched else grace, self.table.rests)

    def step_facts(self, do: str, person: str | None, *kinds: str) -> Sequence[Happened]:
        """What the user said about a step of this word and person: done, snoozed, declined."""
        return [
            happened
            for happened in self.all
            if happened.fact.kind in kinds and happened.fact.step == do and happened.fact.person == person
        ]
