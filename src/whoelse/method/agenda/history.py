"""What the facts say about one person: silence, conversations, asks. A fold; nothing here is stored."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date

from whoelse.method.agenda.keys import parse
from whoelse.method.agenda.steps import CLOSING
from whoelse.method.agenda.talks import Conversation, conversations
from whoelse.method.calendar import Calendar, Span, away_spans
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
ANSWERS = frozenset(
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
    MESSAGES_OUT | ANSWERS - {"debrief written"} | {"conversation cancelled", "ask made", "given", "promise kept"}
)
#: What opens a closed person again, beside an introduction made: being chosen, invited, or answering.
_OPENING = frozenset(
    {
        "person chosen",
        "invitation sent",
        "reply received",
        "conversation agreed",
        "conversation moved",
        "conversation started",
        "conversation near its end",
        "conversation held",
    }
)
_FIRST_WORDS = frozenset({"invite", "write to introduced"})
ENDING_ANSWERS = frozenset({"offered", "named", "will check", "hesitated"})
_YEAR = 365
_FAST = 3  # business days


@dataclass(slots=True)
class Ask:
    """One request for an introduction: what the same day says of the same kind is one ask."""

    kind: str
    on: date
    fact: Fact
    answer: str | None


class History:
    """One person's history, read from their facts in order of the day they happened."""

    __slots__ = (
        "asks",
        "away",
        "comfort",
        "conversations",
        "events",
        "facts",
        "held",
        "is_closed",
        "named_in",
        "open_agreement",
        "person",
        "talked",
    )

    def __init__(self, person: str) -> None:
        self.person = person
        self.facts: list[Fact] = []  # about this person
        self.events: list[Fact] = []  # the same, and the introductions made of this person
        self.named_in: list[Fact] = []  # introductions by this person: contact with them too
        self.away: tuple[Span, ...] = ()
        self.comfort = Comfort("unknown")
        self.is_closed = False
        self.conversations: list[Conversation] = []
        self.asks: list[Ask] = []
        self.held: list[Conversation] = []
        self.open_agreement: Conversation | None = None
        self.talked = False

    def closed(self) -> bool:
        """Whether the person is closed: offered steps end until something opens them again."""
        closed = False
        for fact in self.events:
            if closes(fact):
                closed = True
            elif opens(fact, self.person):
                closed = False
        return closed

    def fold(self, today: date) -> None:
        """Read all that follows from the facts, once they are all there."""
        self.away = away_spans(self.facts)
        if self._says_comfort():
            self.comfort = comfort(self.facts, today)
        self.is_closed = self.closed()
        self.conversations = conversations(self.facts)
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
        """The last invitation, while neither an answer nor a closing is noted since; None where there is none."""
        invitation: Fact | None = None
        for fact in self.facts:
            if fact.kind == "invitation sent":
                invitation = fact
            elif closes(fact):
                invitation = None
        if invitation is None or any(fact.kind in ANSWERS and fact.on >= invitation.on for fact in self.facts):
            return None
        return invitation

    def follow_ups(self) -> list[Fact]:
        """What was sent after the first invitation that is unanswered; a follow-up left out counts as sent that day."""
        found: list[Fact] = []
        waiting = False
        for fact in self.facts:
            if fact.kind in ANSWERS or closes(fact):
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
            active = _active_after(fact, active)
        return active

    def chosen(self) -> Fact | None:
        """The choice that no invitation and no conversation followed, or None. Who is active cannot be chosen anew."""
        return self._chosen()[0]

    def choice(self) -> Fact | None:
        """The same, unless writing to them was done or left out since; to choose them again is a new choice."""
        chosen, left_out = self._chosen()
        return None if left_out else chosen

    def _chosen(self) -> tuple[Fact | None, bool]:
        chosen: Fact | None = None
        active = left_out = False
        for fact in self.facts:
            active = _active_after(fact, active)
            if fact.kind == "person chosen" and not active:
                chosen, left_out = (fact if left_out else chosen or fact), False
            elif fact.kind == "invitation sent" or fact.kind in ANSWERS - {"reply received"} or closes(fact):
                chosen, left_out = None, False
            elif fact.kind in {"step done", "step declined"} and step_word(fact) in _FIRST_WORDS:
                left_out = True
        return chosen, left_out

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
            if fact.kind in ANSWERS:
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

    def answering(self, calendar: Calendar) -> str:
        """How the last invitation that was answered was answered: "fast", "slowly", or "not yet".

        Fast is within three business days, days out of the office left out, and before any follow-up. "" where no
        invitation is noted: of somebody who was just talked to, nothing is known. The three words are all that is ever
        said or kept of it. Source: Steve Dalton's distinction, as software that encodes it tells it (second-hand).
        """
        found, invitation, followed = "", None, False
        for fact in self.facts:
            if fact.kind == "invitation sent":
                if invitation is None:
                    invitation, followed = fact, False
                found = found or "not yet"
            elif fact.kind == "follow-up sent":
                followed = invitation is not None
            elif invitation is not None and fact.kind in ANSWERS:
                days = calendar.business_days_between(invitation.on, fact.on, self.away)
                found = "slowly" if followed or days > _FAST else "fast"
                invitation, followed = None, False
        return found

    def knows_about(self, targets: Container[str]) -> str | None:
        """The target that they said last they know about; None where there is none of these."""
        known = (fact.target for fact in reversed(self.facts) if fact.kind == "knows about target")
        return next((target for target in known if target is not None and target in targets), None)

    def asks_on(self, day: date) -> list[Ask]:
        """The asks made in the conversation of that day."""
        return [ask for ask in self.asks if ask.on == day]


def opens(fact: Fact, person: str) -> bool:
    """Whether a fact opens a closed person again."""
    return fact.kind in _OPENING or (fact.kind == "introduction made" and fact.person == person)


def closes(fact: Fact) -> bool:
    """Whether a fact closes a person: closed, a no, or the user confirming that nothing more is due."""
    if fact.kind == "reply received":
        return fact.answer == "no"
    return fact.kind == "person closed" or (fact.kind == "step done" and step_word(fact) in CLOSING)


def _follows_up(fact: Fact) -> bool:
    """Whether a fact is a follow-up, or one that was done or left out, which counts as sent that day."""
    if fact.kind in {"step done", "step declined"}:
        return step_word(fact) == "follow up"
    return fact.kind == "follow-up sent"


def _active_after(fact: Fact, active: bool) -> bool:
    if fact.kind == "invitation sent":
        return True
    return active and not (fact.kind in {"conversation held", "debrief written"} or closes(fact))


def step_word(fact: Fact) -> str:
    """The word of the step that an entry about a step speaks of."""
    if fact.step:
        return fact.step
    key = parse(fact.key) if fact.key else None
    return key.do if key else ""
