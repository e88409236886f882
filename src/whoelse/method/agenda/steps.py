"""The words for steps, and what a plan is made of."""

from dataclasses import dataclass, field
from datetime import date

#: Every step there is, in the order of ``stories.md``. The words are those of playbooks, stories and pages.
STEPS = (
    "choose person",
    "invite",
    "follow up",
    "let rest",
    "close",
    "drop",
    "agree",
    "prepare",
    "confirm",
    "set list aside",
    "indirect ask",
    "direct ask",
    "ask what they know",
    "soft touch",
    "debrief",
    "thank",
    "thank introducer",
    "write to introduced",
    "report to introducer",
    "send update",
    "keep in touch",
    "keep promise",
    "give",
    "score targets",
    "weekly review",
)

#: Steps that answer something somebody did. They pass limits and hesitation, never a *never*.
OWED = frozenset(
    {
        "debrief",
        "thank",
        "thank introducer",
        "write to introduced",
        "report to introducer",
        "keep promise",
    }
)

#: What gets ready for a conversation that has its day.
AGREED = frozenset({"prepare", "confirm"})

ASKING = frozenset({"indirect ask", "direct ask", "ask what they know"})

#: What comfort (G1) holds back. Owed steps, updates and confirming go on.
HELD_BY_COMFORT = ASKING | {"invite", "follow up", "agree", "soft touch", "keep in touch"}

#: What the user confirms: nothing more is due to that person for now, at this target, at all. Done closes the person.
CLOSING = frozenset({"let rest", "close", "drop"})

#: What a rule says that prints as an invitation of whoever is next at a target.
NEXT = "invite someone else at the same target"

#: What holds a step back, strongest first.
HOLDERS = ("comfort", "never", "limit", "own rule", "permission", "checking", "pause")


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule that speaks for a step: its id, whose it is, on what basis (sourced, second-hand, ours), in words."""

    rule: str
    whose: str
    basis: str
    because: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do.

    ``key`` = do, subject, the fact that called for it (and which time): never a rule, a date or a text, so that what
    was done, snoozed or declined stays so through edits, merges and a change of playbook. ``trigger`` is the id of
    that fact. ``silent`` is whose silence the step rests on, if it does: that person's or another's. Silence is never
    known, only not noted, so such a step asks first.
    """

    do: str
    key: str
    due: date
    reasons: tuple[Reason, ...]
    person: str | None = None
    about: str | None = None
    target: str | None = None
    trigger: str | None = None
    appears: date | None = None
    minutes: int | None = None
    silent: str | None = None  # whose silence it rests on
    rapport: int | None = None  # of the conversation that it belongs to, as far as is noted
    days_counted: int | None = None  # business days from the trigger to today, where the wait counts them

    @property
    def owed(self) -> bool:
        """Whether the step answers something somebody did."""
        return self.do in OWED

    @property
    def place(self) -> tuple[bool, bool]:
        """Where it stands among the few steps of a day: what is owed or was agreed first, what concerns nobody in
        particular last."""
        return not (self.owed or self.do in AGREED), self.person is None and self.target is None

    @property
    def reason(self) -> Reason:
        """The rule that set the day."""
        return self.reasons[0]


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A step that would be open now, but for what holds it back, and the sentence that says so."""

    step: Step
    by: str
    reason: str
    rule: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Agenda:
    """A day's plan: open steps by due day and then the playbook's order; what is held back; what comes later."""

    day: date
    steps: tuple[Step, ...] = ()
    held_back: tuple[HeldBack, ...] = ()
    coming: tuple[Step, ...] = field(default=())

    def step(self, key: str) -> Step | None:
        """The open step of that key, or None when it is gone."""
        return next((step for step in self.steps if step.key == key), None)
