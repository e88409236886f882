"""What the facts say about each person: conversations, silence, asks, introductions. A fold; nothing here is stored."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter

from whoelse.method.agenda.keys import parse
from whoelse.method.agenda.steps import ASKING, CLOSING
from whoelse.method.calendar import Span, away_spans, paused_spans
from whoelse.method.comfort import Comfort, comfort
from whoelse.method.facts import Fact

MESSAGES_OUT = frozenset(
    {
        "invitation sent",
        "follow-up sent",
        "thank-you sent",
        "update sent",
        "check-in sent",
        "soft touch sent",
        "blurb given",
        "introducer thanked",
        "introducer told",
    }
)
_ANSWERS = frozenset(
    {
        "reply received",
        "conversation agreed",
        "conversation moved",
        "conversation started",
        "conversation near its end",
        "conversation held",
        "debrief written",
    }
)
#: What counts as contact, in either direction: each resets keeping in touch.
_CONTACT = (
    MESSAGES_OUT | _ANSWERS - {"debrief written"} | {"conversation cancelled", "ask made", "given", "promise kept"}
)
_OPENING = frozenset(
    {"person chosen", "invitation sent", "conversation agreed", "conversation started", "conversation held"}
)
_STEP_FACTS = frozenset({"step done", "step snoozed", "step declined"})
ENDING_ANSWERS = frozenset({"offered", "named", "will check", "hesitated"})
_YEAR = 365


@dataclass(slots=True)
class Conversation:
    """One conversation as far as facts tell: agreed, perhaps moved, and how it ended."""

    trigger: Fact
    day: date
    settled: Fact  # the entry that set the day it has now
    started: Fact | None = None
    near_end: Fact | None = None
    held: Fact | None = None
    debrief: Fact | None = None
    open: bool = True

    @property
    def rapport(self) -> int | None:
        """The rapport as debriefed, or as felt near the end; None where neither says."""
        if self.debrief is not None and self.debrief.rapport is not None:
            return self.debrief.rapport
        return self.near_end.rapport if self.near_end is not None else None


@dataclass(slots=True)
class Ask:
    """One request for an introduction: what the same day says of the same kind is one ask."""

    kind: str
    on: date
    fact: Fact
    answer: str | None


@dataclass(slots=True)
class Pair:
    """One introduction: from an introducer to a person, or to somebody who is not named yet (None)."""

    introducer: str
    person: str | None
    facts: list[Fact] = field(default_factory=list)

    @property
    def state(self) -> str:
        """named, offered, checking, made, declined or silent."""
        return self.facts[-1].kind.removeprefix("introduction ")

    @property
    def since(self) -> Fact:
        """The entry with which the present state began; noting the same state again does not begin it anew."""
        first = self.facts[-1]
        for fact in reversed(self.facts):
            if fact.kind != first.kind:
                break
            first = fact
        return first

    def first(self, state: str) -> Fact | None:
        """The first entry that says this state."""
        return next((fact for fact in self.facts if fact.kind == f"introduction {state}"), None)

    @property
    def permitted(self) -> bool:
        """Whether the introducer's name may be used: offered or made, and not declined since."""
        return self.state != "declined" and any(
            fact.kind in {"introduction offered", "introduction made"} for fact in self.facts
        )


class History:
    """One person's history, read from their facts in order of the day they happened."""

    def __init__(self, person: str) -> None:
        self.person = person
        self.facts: list[Fact] = []  # about this person
        self.named_in: list[Fact] = []  # of others, that count as contact with this one (an introduction by them)
        self.away: tuple[Span, ...] = ()
        self.comfort = Comfort("unknown")
        self.is_closed = False
        self.conversations: list[Conversation] = []
        self.asks: list[Ask] = []
        self.held: list[Conversation] = []
        self.open_agreement: Conversation | None = None
        self.talked = False
        self._with_introductions: Sequence[Fact] = self.facts

    def closed(self) -> bool:
        """Whether the person is closed: offered steps end until something opens them again."""
        closed = False
        for fact in self._with_introductions:
            if _closes(fact):
                closed = True
            elif fact.kind in _OPENING or (fact.kind == "introduction made" and fact.person == self.person):
                closed = False
        return closed

    def fold(self, today: date, made: Sequence[Fact]) -> None:
        """Read all that follows from the facts. ``made`` are the introductions made of this person, by anybody."""
        self._with_introductions = sorted([*self.facts, *made], key=lambda fact: fact.on) if made else self.facts
        self.away = away_spans(self.facts)
        if self._says_comfort():
            self.comfort = comfort(self.facts, today)
        self.is_closed = self.closed()
        self.conversations = self._conversations()
        self.asks = self._asks()
        self.held = [one for one in self.conversations if one.held is not None]
        self.open_agreement = next((one for one in reversed(self.conversations) if one.open), None)
        self.talked = bool(self.held)

    def _says_comfort(self) -> bool:
        return any(fact.comfort or fact.answer == "hesitated" or fact.kind == "comfort lifted" for fact in self.facts)

    def of(self, *kinds: str) -> list[Fact]:
        """The facts of these kinds, in order."""
        return [fact for fact in self.facts if fact.kind in kinds]

    def any_since(self, day: date, *kinds: str) -> bool:
        """Whether one of these kinds happened on that day or later."""
        return any(fact.kind in kinds and fact.on >= day for fact in self.facts)

    # -- silence ------------------------------------------------------------------------------------------------

    def unanswered_invitation(self) -> Fact | None:
        """The last invitation, while no answer to it is noted; None where there is none or it was answered."""
        invitation = next((fact for fact in reversed(self.facts) if fact.kind == "invitation sent"), None)
        if invitation is None or any(fact.kind in _ANSWERS and fact.on >= invitation.on for fact in self.facts):
            return None
        return invitation

    def follow_ups(self) -> list[Fact]:
        """What was sent after the first invitation that is unanswered; a follow-up left out counts as sent that day."""
        found: list[Fact] = []
        waiting = False
        for fact in self.facts:
            if fact.kind in _ANSWERS or _closes(fact):
                found, waiting = [], False
            elif fact.kind == "invitation sent":
                waiting = True
            elif waiting and _follows_up(fact) and not any(other.on == fact.on for other in found):
                found.append(fact)
        return found

    def last_message(self) -> Fact | None:
        """The last message to the person."""
        return next((fact for fact in reversed(self.facts) if fact.kind in MESSAGES_OUT), None)

    def active(self) -> bool:
        """From an invitation until a conversation is held, they decline, or they are closed."""
        active = False
        for fact in self.facts:
            if fact.kind == "invitation sent":
                active = True
            elif fact.kind in {"conversation held", "debrief written"} or _closes(fact):
                active = False
        return active

    def chosen(self) -> Fact | None:
        """The choice that no invitation and no conversation followed, or None."""
        chosen: Fact | None = None
        for fact in self.facts:
            if fact.kind == "person chosen":
                chosen = chosen or fact
            elif fact.kind == "invitation sent" or fact.kind in _ANSWERS - {"reply received"} or _closes(fact):
                chosen = None
        return chosen

    def last_contact(self) -> Fact | None:
        """The last contact in either direction; an introduction by this person is one."""
        last = next((fact for fact in reversed(self.facts) if fact.kind in _CONTACT), None)
        for fact in self.named_in:
            if fact.kind != "introduction silent" and (last is None or fact.on > last.on):
                last = fact
        return last

    def unanswered_notes(self) -> int:
        """How many check-ins were sent since the last answer; those of one day are one."""
        days: set[date] = set()
        for fact in self.facts:
            if fact.kind in _ANSWERS:
                days.clear()
            elif fact.kind == "check-in sent":
                days.add(fact.on)
        return len(days)

    def to_agree(self) -> Fact | None:
        """The answer, or the conversation that fell through, that a day has not been agreed for since."""
        waiting: Fact | None = None
        for fact in self.facts:
            match fact.kind:
                case "reply received":
                    waiting = fact if fact.answer in {"yes", "later"} else None
                case "conversation missed" | "conversation cancelled":
                    waiting = fact
                case "conversation agreed" | "conversation moved" | "conversation started" | "conversation held":
                    waiting = None
                case "invitation sent" if waiting is not None and fact.on > waiting.on:
                    waiting = None
        if waiting is None or waiting.kind != "reply received":
            return waiting
        if self.any_since(waiting.on, "conversation agreed", "conversation started", "conversation held"):
            return None
        return waiting

    # -- conversations ------------------------------------------------------------------------------------------

    def _conversations(self) -> list[Conversation]:
        found: list[Conversation] = []
        for fact in self.facts:
            current = found[-1] if found and found[-1].open else None
            match fact.kind:
                case "conversation agreed" | "conversation moved":
                    day = fact.for_day or fact.on
                    if (
                        current is not None
                        and current.started is None
                        and (fact.kind == "conversation moved" or fact.on <= current.day)
                    ):
                        current.day, current.settled = day, fact
                    else:
                        if current is not None:
                            current.open = False
                        found.append(Conversation(fact, day, fact))
                case "conversation started" | "conversation near its end":
                    if current is None:
                        if found and found[-1].held is not None and found[-1].day == fact.on:
                            continue
                        current = Conversation(fact, fact.on, fact)
                        found.append(current)
                    if fact.on != current.day and current.started is None:
                        current.day, current.settled = fact.on, fact
                    current.started = current.started or fact
                    if fact.kind == "conversation near its end":
                        current.near_end = fact
                case "conversation held":
                    _hold(found, fact)
                case "debrief written":
                    _debrief(found, fact)
                case "conversation missed" | "conversation cancelled":
                    if current is not None:
                        current.open = False
        return found

    def _asks(self) -> list[Ask]:
        found: dict[tuple[str, date], Ask] = {}
        for fact in self.facts:
            if fact.kind == "ask made" and fact.ask:
                kind, on = fact.ask, fact.on
            elif fact.kind == "debrief written" and fact.asked in {"indirect", "direct"}:
                kind, on = fact.asked, self._talked_about(fact)
            else:
                continue
            known = found.get((kind, on))
            if known is None:
                found[kind, on] = Ask(kind, on, fact, fact.answer)
            elif fact.kind == "ask made":
                known.fact, known.answer = (
                    (fact if known.fact.kind != "ask made" else known.fact),
                    fact.answer or known.answer,
                )
            elif known.answer is None:
                known.answer = fact.answer
        return sorted(found.values(), key=lambda ask: ask.on)

    def _talked_about(self, debrief: Fact) -> date:
        """The day of the conversation that a debrief is about."""
        days = [one.held.on for one in self.conversations if one.held is not None and one.held.on <= debrief.on]
        return max(days, default=debrief.on)

    def postponed_ask(self) -> Ask | None:
        """The ask that was answered "later" and has not come back. The next ask made is that one, come back."""
        waiting: Ask | None = None
        for ask in self.asks:
            if waiting is not None:
                waiting = None
            elif ask.answer == "later":
                waiting = ask
        return waiting

    def refused(self, kind: str) -> bool:
        """Whether the person plainly said no to an ask of this kind: it is not proposed again."""
        return any(ask.kind == kind and ask.answer == "no" for ask in self.asks)

    def direct_asks_in_a_year(self, today: date) -> int:
        """Direct asks in the 365 days that end today."""
        return sum(1 for ask in self.asks if ask.kind == "direct" and 0 <= (today - ask.on).days < _YEAR)

    def asks_on(self, day: date) -> list[Ask]:
        """The asks made in the conversation of that day."""
        return [ask for ask in self.asks if ask.on == day]


def _hold(found: list[Conversation], fact: Fact) -> None:
    last = found[-1] if found else None
    if last is not None and last.held is not None and last.held.on == fact.on:
        return
    if last is None or not last.open or (last.day > fact.on and last.started is None and last.settled.on > fact.on):
        last = Conversation(fact, fact.on, fact)
        found.append(last)
    last.held, last.day, last.open = fact, fact.on, False


def _debrief(found: list[Conversation], fact: Fact) -> None:
    undebriefed = [one for one in found if one.held is not None and one.debrief is None and one.held.on <= fact.on]
    last = next((one for one in reversed(found) if one.held is not None and one.held.on <= fact.on), None)
    if not undebriefed and (last is None or last.debrief is None or last.debrief.on != fact.on):
        current = found[-1] if found and found[-1].open and found[-1].day <= fact.on else None
        if current is None:
            current = Conversation(fact, fact.on, fact)
            found.append(current)
        current.held, current.open, current.debrief = fact, False, fact
        return
    for one in undebriefed or ([last] if last is not None else []):
        one.debrief = fact


def _closes(fact: Fact) -> bool:
    """Whether a fact closes a person: closed, a no, or the user confirming that nothing more is due."""
    if fact.kind == "reply received":
        return fact.answer == "no"
    return fact.kind == "person closed" or (fact.kind == "step done" and step_word(fact) in CLOSING)


def _follows_up(fact: Fact) -> bool:
    """Whether a fact is a follow-up, or one that was done or left out, which counts as sent that day."""
    if fact.kind in {"step done", "step declined"}:
        return step_word(fact) == "follow up"
    return fact.kind == "follow-up sent"


def step_word(fact: Fact) -> str:
    """The word of the step that an entry about a step speaks of."""
    if fact.step:
        return fact.step
    key = parse(fact.key) if fact.key else None
    return key.do if key else ""


class Chronicle:
    """All histories of one search on one day, the introductions between people, and the state of the search."""

    def __init__(self, facts: Iterable[Fact], today: date) -> None:
        self.today = today
        known = [fact for fact in facts if fact.on <= today and fact.noted <= today]
        known.sort(key=attrgetter("noted"))
        known.sort(key=attrgetter("on"))
        self.facts = known
        self.histories: dict[str, History] = {}
        self.pairs: dict[tuple[str, str | None], Pair] = {}
        self.snoozed: dict[str, date] = {}
        self.settled: set[str] = set()  # keys done or declined
        self.asks_left_out: set[str] = (
            set()
        )  # what such asks hung on: an ask that was to come back is no longer waited for
        self.pace: int | None = None
        self.active_people = 0
        self.won: Fact | None = None
        self.over = False
        self.paused_since: Fact | None = None
        made: dict[str, list[Fact]] = {}
        for fact in known:
            if fact.kind in _STEP_FACTS:
                self._note_step(fact)
            if fact.kind.startswith("introduction ") and fact.by is not None:
                self._note_introduction(fact, made)
            elif fact.person is not None:
                self.history(fact.person).facts.append(fact)
            elif fact.kind.startswith("search "):
                self._note_search(fact)
        self.pauses = paused_spans(known, today)
        self.people = list(self.histories.values())
        self.invitations_through: dict[str, list[Fact]] = {}
        for fact in known:
            if fact.kind == "invitation sent" and fact.through is not None:
                self.invitations_through.setdefault(fact.through, []).append(fact)
        for person, history in self.histories.items():
            history.fold(today, made.get(person, ()))
        self._note_unnamed()
        self.by_introducer: dict[str, list[Pair]] = {}
        self.by_person: dict[str, list[Pair]] = {}
        for pair in self.pairs.values():
            self.by_introducer.setdefault(pair.introducer, []).append(pair)
            if pair.person is not None:
                self.by_person.setdefault(pair.person, []).append(pair)

    def history(self, person: str) -> History:
        """The history of a person, empty where nothing is noted."""
        found = self.histories.get(person)
        if found is None:
            found = self.histories[person] = History(person)
        return found

    def _note_step(self, fact: Fact) -> None:
        if not fact.key:
            return
        if fact.kind == "step snoozed" and fact.until is not None:
            self.snoozed[fact.key] = fact.until
        elif fact.kind != "step snoozed":
            self.settled.add(fact.key)
            key = parse(fact.key)
            if key is None:
                return
            if key.do in ASKING:
                self.asks_left_out.add(key.trigger)
            if key.person and fact.person is None:
                self.history(key.person).facts.append(fact)

    def _note_introduction(self, fact: Fact, made: dict[str, list[Fact]]) -> None:
        by = fact.by or ""
        self.history(by).named_in.append(fact)
        if fact.person is not None:
            self.history(fact.person)
            unnamed = self.pairs.get((by, None))
            if (by, fact.person) not in self.pairs and unnamed is not None and fact.kind != "introduction named":
                # Somebody nobody had named yet now has a name: it is the same introduction.
                self.pairs[by, fact.person] = Pair(by, fact.person, unnamed.facts)
                del self.pairs[by, None]
            if fact.kind == "introduction made":
                made.setdefault(fact.person, []).append(fact)
        self.pairs.setdefault((by, fact.person), Pair(by, fact.person)).facts.append(fact)

    def _note_search(self, fact: Fact) -> None:
        match fact.kind:
            case "search won":
                self.won, self.over = fact, True
            case "search ended":
                self.over = True
            case "search paused":
                self.paused_since = self.paused_since or fact
            case "search resumed":
                self.paused_since = None

    def _note_unnamed(self) -> None:
        """An ask answered "will check" or "offered" is an introduction of somebody not named, where none follows."""
        for person, history in list(self.histories.items()):
            for ask in history.asks:
                if ask.answer not in {"will check", "offered"}:
                    continue
                if any(fact.on >= ask.on and fact.kind != "introduction named" for fact in history.named_in):
                    continue
                state = "checking" if ask.answer == "will check" else "offered"
                pair = self.pairs.setdefault((person, None), Pair(person, None))
                pair.facts.append(
                    Fact(
                        ask.fact.id,
                        f"introduction {state}",
                        ask.on,
                        ask.fact.noted,
                        by=person,
                        corrects=ask.fact.corrects,
                    )
                )
