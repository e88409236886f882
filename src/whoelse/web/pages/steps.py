"""A step as pages show it: what to do and to whom, why, whose rule, one main act, and what else may be said to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Protocol
from urllib.parse import urlencode

from django.urls import reverse

from whoelse.method.agenda.steps import CLOSING, Reason, Step
from whoelse.method.agenda.steps_in_words import step_in_short, step_in_words
from whoelse.method.customs import clock_written
from whoelse.method.playbook.document import Playbook, Rule
from whoelse.method.situation import PersonSeen
from whoelse.method.words import business_days_in_words, near_day_in_words, sentence_start
from whoelse.playbooks.queries import common
from whoelse.web.components import Choice, Link, RuleTold
from whoelse.web.pages.smaller import smaller_form
from whoelse.web.playbook_in_words import rule_told

#: Steps done by saying so, with the words of their button; every other step leads to a page.
SAID_DONE: Mapping[str, str] = {
    "let rest": "Leave it for now",
    "close": "Leave it for now",
    "drop": "Stop keeping in touch",
    "confirm": "It is confirmed",
    "keep promise": "I have kept it",
    "give": "It is done",
}

#: The message that answers a step, where there is one.
MESSAGES: Mapping[str, str] = {
    "invite": "invitation",
    "follow up": "follow-up",
    "thank": "thank-you",
    "thank introducer": "introducer thanks",
    "write to introduced": "introduced invitation",
    "report to introducer": "introducer report",
    "send update": "update",
    "keep in touch": "check-in",
    "soft touch": "soft touch",
    "indirect ask": "ask",
    "direct ask": "ask",
    "ask what they know": "ask",
}

_ABOUT_SOMEBODY = frozenset({"introducer thanks", "introducer report", "soft touch"})

_MONDAY = 0


class Agreed(Protocol):
    """A conversation as far as a step speaks of it."""

    @property
    def person(self) -> str: ...
    @property
    def day(self) -> date: ...
    @property
    def time(self) -> str: ...
    @property
    def state(self) -> str: ...


@dataclass(frozen=True, slots=True)
class StepShown:
    """One step, said already.

    ``id`` is safe inside an element's id. Either ``act`` leads to the page where it is done, or ``say_done`` is the
    button that does it at once. ``asks`` is what a step that rests on silence asks first, ``answered`` where a yes
    leads. ``comforts`` are the answers to *not comfortable*; where there are none, it can be left out. What is owed to
    somebody can't be put off: it has no ``snoozes``. ``smaller`` is what may be done of it on a day with little in it.
    ``otherwise`` leads on where the answer to its question is no, ``ways`` to the same end in other ways.
    """

    id: str
    key: str
    do: str
    kicker: str
    heading: str
    reason: str
    rules: tuple[RuleTold, ...]
    to: str
    act: Link | None = None
    say_done: str = ""
    lead: bool = False
    asks: str = ""
    answered: Link | None = None
    counted: str = ""
    due: str = ""
    called: str = ""
    snoozes: tuple[Choice, ...] = ()
    comforts: tuple[Choice, ...] = ()
    tomorrow: str = ""
    smaller: str = ""
    otherwise: Link | None = None
    ways: tuple[Link, ...] = ()

    @property
    def whose(self) -> str:
        """Whose rule the summary of *why?* names."""
        return sentence_start(self.rules[0].whose) if self.rules else ""


@dataclass(frozen=True, slots=True)
class Around:
    """What a step is shown with: who there is, the playbook's rules, the day, the conversations near it, what places
    are called, and what was promised, by the entry that it was. ``ways_on``: nobody is left to suggest, and these lead
    to somebody."""

    people: Mapping[str, PersonSeen]
    rules: Mapping[str, Rule]
    today: date
    conversations: tuple[Agreed, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)
    promised: Mapping[str, str] = field(default_factory=dict)
    ways_on: tuple[Link, ...] = ()

    def name(self, person: str | None) -> str:
        """The full name, as headings say it."""
        seen = self.people.get(person) if person else None
        return seen.name if seen else "somebody"

    def called(self, person: str | None) -> str:
        """As the user calls them, as sentences and buttons say it."""
        seen = self.people.get(person) if person else None
        return seen.addressed if seen else "somebody"

    def conversation(self, person: str | None) -> Agreed | None:
        """The conversation agreed with a person for today or later."""
        return next(
            (
                each
                for each in self.conversations
                if each.person == person and each.day >= self.today and each.state in {"agreed", "under way"}
            ),
            None,
        )


def shown(step: Step, around: Around, *, place: str, lead: bool = False) -> StepShown:
    """The step with everything that its part of the page says."""
    rule = around.rules.get(step.reason.rule)
    called = around.called(step.person)
    say_done = SAID_DONE.get(step.do, "").format(called=called)
    act = None if say_done else _act(step, rule, around)
    if step.silent:
        say_done = f"No, {say_done[:1].lower()}{say_done[1:]}" if say_done else ""
        act = Link("No, open the draft", act.to) if act else None
    counted = ""
    if step.days_counted:
        counted = f"{business_days_in_words(step.days_counted)} counted so far."
    said = StepShown(
        id=place,
        key=step.key,
        do=step.do,
        kicker=_kicker(step, rule, around.today),
        heading=heading(step, around),
        reason=_reason(step, around),
        rules=tuple(rule_of(reason, around.rules) for reason in step.reasons),
        to=f"{reverse('step')}?{urlencode({'step': step.key})}",
        act=act,
        say_done=say_done,
        lead=lead,
        asks=f"Has {around.called(step.silent)} answered somewhere?" if step.silent else "",
        answered=Link("Yes, note the answer", reverse("reply", args=[step.silent])) if step.silent else None,
        counted=counted,
        due=near_day_in_words(step.due, around.today) if step.due > around.today else "",
        called=called,
        snoozes=() if step.owed else snoozes(around.today),
        comforts=() if step.owed or step.person is None else _comforts(called),
        tomorrow=(around.today + timedelta(days=1)).isoformat(),
        smaller=smaller_form(step.do, called, rule.smaller if rule is not None else ""),
        otherwise=_otherwise(step, rule),
    )
    nobody = step.do == "choose person" and step.target is None and around.ways_on
    return _without_anybody(said, around.ways_on) if nobody else said


def _without_anybody(step: StepShown, ways: tuple[Link, ...]) -> StepShown:
    """The step of choosing somebody where nobody is left to suggest: it leads to where somebody may come from."""
    return replace(
        step,
        heading="Think of somebody to talk to",
        reason=f"{step.reason} Nobody who is here can be suggested just now; a name that comes to mind is enough.",
        act=ways[0],
        ways=ways[1:],
        smaller="Only write down one name that comes to mind.",
    )


def _reason(step: Step, around: Around) -> str:
    """Why, and of a promise what it was, in the user's own words."""
    promised = around.promised.get(step.trigger or "", "") if step.do == "keep promise" else ""
    return f"{step.reason.because} “{promised}”" if promised else step.reason.because


def _otherwise(step: Step, rule: Rule | None) -> Link | None:
    if step.do == "debrief" and step.person is not None and rule is not None and rule.when == "conversation day passed":
        return Link("No, it did not come about", reverse("agree", args=[step.person]))
    return None


def heading(step: Step, around: Around) -> str:
    """What to do, with whom: a verb and a name."""
    if step.do == "choose person" and step.target is not None and step.target in around.places:
        return f"Choose whom to begin with at {around.places[step.target]}"
    rule = around.rules.get(step.reason.rule)
    when = rule.when if rule is not None else ""
    said = step_in_words(step.do, name=around.name(step.person), about=around.name(step.about), when=when)
    if step.do in {"prepare", "confirm"}:
        agreed = around.conversation(step.person)
        if agreed is not None:
            at = f" at {clock_written(agreed.time)}" if agreed.time else ""
            said = f"{said}, {near_day_in_words(agreed.day, around.today)}{at}"
    return said


def snoozes(today: date) -> tuple[Choice, ...]:
    """When a step may come back: tomorrow, next Monday; a day that the user names is asked beside these."""
    tomorrow = today + timedelta(days=1)
    monday = today + timedelta(days=(_MONDAY - today.weekday() - 1) % 7 + 1)
    days = [Choice(tomorrow.isoformat(), "Tomorrow")]
    if monday != tomorrow:
        days.append(Choice(monday.isoformat(), "Next Monday"))
    return tuple(days)


def message_of(step: Step, rule: Rule | None) -> str:
    """The kind of message that answers a step; "" where none does."""
    if step.do == "thank" and rule is not None and rule.when == "reply received":
        return "thanks for a no"
    return MESSAGES.get(step.do, "")


def write_to(kind: str, person: str, *, about: str | None = None, step: str = "") -> str:
    """The address of a message's draft."""
    where = [kind.replace(" ", "-"), person]
    address = reverse("message about", args=[*where, about]) if about else reverse("message", args=where)
    return f"{address}?{urlencode({'step': step})}" if step else address


def rules_of(playbook: Playbook) -> Mapping[str, Rule]:
    """The rules of a complete playbook by their ids."""
    return {rule.id: rule for rule in playbook.rules}


def rule_of(reason: Reason, rules: Mapping[str, Rule]) -> RuleTold:
    """The rule that speaks for a step; by its reason alone where the playbook has it no longer."""
    rule = rules.get(reason.rule)
    if rule is None:
        return RuleTold(reason.because, reason.whose, reason.source)
    told = rule_told(rule)
    shared = any(each.id == rule.id for each in common().rules)
    return replace(told, whose=f"{told.whose}, in every playbook") if shared else told


def _act(step: Step, rule: Rule | None, around: Around) -> Link:
    """Where a step is done."""
    carried = f"?{urlencode({'step': step.key})}"
    match step.do:
        case "choose person" if step.target:
            return Link("See whom you know there", reverse("target", args=[step.target]) + carried)
        case "choose person":
            return Link("See whom first", reverse("whom first") + carried)
        case "score targets":
            return Link("Score them", reverse("targets"))
        case "weekly review":
            return Link("Look back", reverse("review") + carried)
    if step.person is None:
        return Link("See who there is", reverse("people") + carried)
    match step.do:
        case "agree":
            return Link("Find a day", reverse("agree", args=[step.person]) + carried)
        case "prepare":
            return Link("Prepare", reverse("prepare", args=[step.person]) + carried)
        case "debrief":
            words = "Yes, write it down" if rule and rule.when == "conversation day passed" else "Write it down"
            return Link(words, reverse("debrief", args=[step.person]) + carried)
        case "set list aside":
            return Link("Open the conversation", reverse("talk", args=[step.person]) + carried)
    kind = message_of(step, rule)
    talking = around.conversation(step.person)
    if kind == "ask" and talking is not None and talking.day == around.today:
        return Link("Open the conversation", reverse("talk", args=[step.person]) + carried)
    about = step.about if kind in _ABOUT_SOMEBODY else None
    return Link(f"Write to {around.called(step.person)}", write_to(kind, step.person, about=about, step=step.key))


def _kicker(step: Step, rule: Rule | None, today: date) -> str:
    parts = [step_in_short(step.do, rule.when if rule is not None else "")]
    if step.minutes:
        parts.append(f"{step.minutes} minute{'' if step.minutes == 1 else 's'}")
    if step.due > today and step.do not in CLOSING:
        parts.append(f"by {near_day_in_words(step.due, today).removeprefix('on ')}")
    return " · ".join(parts)


def _comforts(called: str) -> tuple[Choice, ...]:
    return (
        Choice("me", "I am not. Leave this step out."),
        Choice("them", f"{called} may not be. Let {called} rest."),
        Choice("said", f"{called} said so. Until the day below, or until I lift it."),
    )


def minutes(steps: Iterable[Step]) -> int:
    """About how long some steps take together, to the next five minutes; 0 where no rule says."""
    total = sum(step.minutes or 0 for step in steps)
    return -(-total // 5) * 5
