"""Playbook + facts + today → steps, each with its reason. Pure: the same input gives the same plan."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from whoelse.method.agenda.chronicle import Chronicle
from whoelse.method.agenda.history import ENDING_ANSWERS, History
from whoelse.method.agenda.holding import Holding, guards_hold, say
from whoelse.method.agenda.keys import StepKey
from whoelse.method.agenda.occasions import Occasion, occasions, occasions_of, to_be_written_to
from whoelse.method.agenda.steps import OWED, Agenda, HeldBack, Reason, Step
from whoelse.method.agenda.timing import Timing, timing
from whoelse.method.calendar import Calendar, Span
from whoelse.method.facts import Fact
from whoelse.method.playbook.document import Playbook, Rule
from whoelse.method.situation import Situation

#: Which happenings can call for a step, under any playbook: so that a key is found even where this one has no rule.
_CALLED_FOR_BY: Mapping[str, tuple[str, ...]] = {
    "choose person": ("every day",),
    "invite": ("person chosen",),
    "follow up": ("invitation sent",),
    "let rest": ("follow-up sent",),
    "close": ("follow-up sent",),
    "drop": ("last contact",),
    "agree": ("reply received", "conversation missed", "conversation cancelled"),
    "prepare": ("conversation agreed",),
    "confirm": ("conversation agreed",),
    "set list aside": ("conversation started",),
    "indirect ask": ("conversation near its end", "asked to ask later", "conversation held"),
    "direct ask": ("conversation near its end", "asked to ask later", "conversation held"),
    "soft touch": ("introduction checking", "introduction offered"),
    "debrief": ("conversation held", "conversation day passed"),
    "thank": ("conversation held", "reply received"),
    "thank introducer": ("introduction made", "introduction declined", "introduction silent"),
    "write to introduced": ("introduction made",),
    "report to introducer": ("introduced person talked to",),
    "send update": ("search won",),
    "keep in touch": ("last contact",),
    "keep promise": ("promise made",),
}


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A step that a rule would make of an occasion, before anything holds it back."""

    step: Step
    rule: Rule
    occasion: Occasion
    order: int


def plan(playbook: Playbook, situation: Situation, facts: Iterable[Fact], today: date) -> Agenda:
    """The day's plan of a complete playbook (the common rules merged in).

    Only facts that happened and were noted by ``today`` count. Steps come by due day, then in the playbook's order.
    """
    return _Planner(playbook, situation, facts, today).agenda()


def key_of(
    playbook: Playbook,
    situation: Situation,
    facts: Sequence[Fact],
    on: date,
    do: str,
    person: str | None,
    about: str | None = None,
) -> str | None:
    """The key of the step of that word to that person, as of a day.

    Looks at what is open, held back and coming, then at what any playbook could make of the facts. None where nothing
    that happened calls for such a step.
    """
    planner = _Planner(playbook, situation, facts, on)
    agenda = planner.agenda()
    known = [*agenda.steps, *(held.step for held in agenda.held_back), *agenda.coming]
    for step in known:
        if step.do == do and step.person == person and (about is None or step.about == about):
            return step.key
    return planner.natural_key(do, person, about)


class _Planner:
    def __init__(self, playbook: Playbook, situation: Situation, facts: Iterable[Fact], today: date) -> None:
        self._playbook = playbook
        self._situation = situation
        self._today = today
        self._chronicle = Chronicle(facts, today)
        self._chronicle.pace = playbook.pace.active_people if playbook.pace is not None else None
        self._chronicle.active_people = sum(1 for history in self._chronicle.people if history.active())
        self._calendar = Calendar(situation.country, situation.working_days, self._chronicle.pauses)
        self._holding = Holding(playbook, situation, self._chronicle, self._calendar)
        self._most_follow_ups = max((rule.at_most or 1 for rule in playbook.rules if rule.do == "follow up"), default=0)
        self._indirect_first = any(
            rule.do == "indirect ask" and rule.when == "conversation near its end" for rule in playbook.rules
        )

    def agenda(self) -> Agenda:
        """Everything that is open, held back and coming."""
        steps: list[_Candidate] = []
        held: list[HeldBack] = []
        coming: list[_Candidate] = []
        for candidate in self._candidates():
            appears = candidate.step.appears or self._today
            if appears > self._today:
                coming.append(candidate)
                continue
            back = self._holding.held(candidate.step, candidate.rule, candidate.occasion)
            if back is None:
                steps.append(candidate)
            else:
                held.append(back)
        steps, over = self._within_the_pace(steps)
        open_steps = _one_each(steps)
        subjects = {_subject(step) for step in open_steps}
        return Agenda(
            self._today,
            tuple(open_steps),
            _one_held_each([back for back in (*held, *over) if _subject(back.step) not in subjects]),
            tuple(_one_each(coming)),
        )

    def natural_key(self, do: str, person: str | None, about: str | None) -> str | None:
        """The key that a step of this word would have, whatever rules there are."""
        for when in _CALLED_FOR_BY.get(do, ()):
            found = occasions(self._chronicle, when) if person is None else occasions_of(self._chronicle, when, person)
            for occasion in found:
                if about is None or occasion.about == about:
                    return str(_key(do, occasion))
        if do == "write to introduced" and person is not None:
            pair = to_be_written_to(self._chronicle, person)
            made = pair.made() if pair is not None else None
            if made is not None:
                return str(StepKey(do, person, "", made.anchor))
        return None

    # -- candidates -------------------------------------------------------------------------------------------

    def _candidates(self) -> Iterator[_Candidate]:
        cache: dict[str, list[Occasion]] = {}
        for order, rule in enumerate(self._playbook.rules):
            if self._chronicle.over and rule.do not in OWED and rule.when != "search won":
                continue
            if rule.when not in cache:
                cache[rule.when] = list(occasions(self._chronicle, rule.when))
            for occasion in cache[rule.when]:
                for called in self._called_for(rule, occasion):
                    candidate = self._candidate(rule, called, order)
                    if candidate is not None:
                        yield candidate

    def _candidate(self, rule: Rule, occasion: Occasion, order: int) -> _Candidate | None:
        do = f"{occasion.ask} ask" if rule.do == "the same ask" else rule.do
        key = str(_key(do, occasion))
        if key in self._chronicle.settled:
            return None
        away = self._chronicle.history(occasion.person).away if occasion.person else ()
        days = self._timing(rule, occasion, away)
        snoozed = self._chronicle.snoozed.get(key)
        if snoozed is not None:
            days = Timing(max(days.appears, snoozed), snoozed)
        seen = self._situation.people.get(occasion.person) if occasion.person else None
        silence = occasion.silence
        counted = None
        if rule.wait is not None and rule.wait.unit == "business day" and not rule.wait.named:
            spans = away if silence else ()
            counted = self._calendar.business_days_between(occasion.start, self._today, spans)
        step = Step(
            do=do,
            key=key,
            due=days.due,
            reasons=(),
            person=occasion.person,
            about=occasion.about,
            target=seen.at if seen is not None and seen.at in self._situation.targets else None,
            trigger=occasion.trigger.anchor if occasion.trigger is not None else None,
            appears=days.appears,
            minutes=rule.minutes,
            asks_first=silence,
            days_counted=counted,
        )
        because = say(rule.because, step, occasion, self._situation, self._today)
        reason = Reason(rule.id, rule.whose, rule.basis, because, rule.source)
        return _Candidate(replace(step, reasons=(reason,)), rule, occasion, order)

    def _timing(self, rule: Rule, occasion: Occasion, away: tuple[Span, ...]) -> Timing:
        days = timing(rule, occasion, self._calendar, away)
        if rule.do == "the same ask" and self._comes_back_now(occasion):
            return Timing(self._today, min(days.due, self._today))
        if rule.do == "follow up" and occasion.count > 1 and occasion.person is not None:
            # A second follow-up counts from the invitation, and leaves five business days after the last message.
            last = self._chronicle.history(occasion.person).last_message()
            if last is not None:
                earliest = self._calendar.add_business_days(last.on, 5, away)
                return Timing(max(days.appears, earliest), max(days.due, earliest))
        return days

    def _comes_back_now(self, occasion: Occasion) -> bool:
        """Whether a conversation near its end lets a postponed ask come back today."""
        history = self._chronicle.history(occasion.person) if occasion.person else None
        current = history.open_agreement if history is not None else None
        if current is None or current.near_end is None or current.day != self._today or current.day <= occasion.start:
            return False
        spoken = [
            rule
            for rule in self._playbook.rules
            if rule.do == f"{occasion.ask} ask" and rule.when == "conversation near its end"
        ]
        here = replace(occasion, rapport=current.near_end.rapport)
        return any(guards_hold(rule.guards, here, self._chronicle, self._situation) for rule in spoken)

    # -- which occasions call for which step ----------------------------------------------------------------------

    def _called_for(self, rule: Rule, occasion: Occasion) -> Iterator[Occasion]:
        """The occasion as a rule's step takes it, or nothing where it does not call for that step (any more)."""
        if rule.do == "write to introduced":
            introduced = self._to_write(occasion)
            if introduced is None:
                return
            occasion = introduced
        if not guards_hold(rule.guards, occasion, self._chronicle, self._situation):
            return
        if occasion.person is None:
            yield occasion
            return
        history = self._chronicle.history(occasion.person)
        if history.is_closed and (rule.do not in OWED or rule.do == "write to introduced"):
            return
        if self._answered(rule, occasion, history):
            return
        yield occasion

    def _to_write(self, occasion: Occasion) -> Occasion | None:
        """The introduced person's side of an introduction made, where they wait to be written to."""
        if occasion.about is None or occasion.pair is None:
            return None
        pair = to_be_written_to(self._chronicle, occasion.about)
        if pair is None or pair.introducer != occasion.person:
            return None
        if occasion.trigger is not pair.made():
            return None
        return replace(occasion, person=occasion.about, about=None)

    def _answered(self, rule: Rule, occasion: Occasion, history: History) -> bool:
        start = occasion.start
        match rule.do:
            case "follow up":
                return occasion.count > (rule.at_most or 1)
            case "let rest" | "close" if rule.when == "follow-up sent":
                return occasion.count < self._most_follow_ups
            case "thank":
                return rule.when == "conversation held" and (
                    history.any_since(start, "thank-you sent") or self._earlier_unanswered(rule, occasion, history)
                )
            case "debrief":
                if rule.when != "conversation held":
                    return False
                debriefed = occasion.conversation is not None and occasion.conversation.debrief is not None
                return (
                    debriefed
                    or history.any_since(start, "debrief written")
                    or self._earlier_unanswered(rule, occasion, history)
                )
            case "thank introducer":
                return any(
                    fact.kind == "introducer thanked" and fact.on >= start and fact.about in {None, occasion.about}
                    for fact in history.facts
                )
            case "report to introducer":
                return any(
                    fact.kind == "introducer told" and fact.on >= start and fact.about in {None, occasion.about}
                    for fact in history.facts
                )
            case "soft touch":
                return self._touched(occasion)
            case "send update":
                return history.any_since(start, "update sent")
            case "indirect ask" | "direct ask":
                return self._asked(rule, occasion, history)
            case "the same ask":
                return history.refused(occasion.ask or "")
        return False

    def _earlier_unanswered(self, rule: Rule, occasion: Occasion, history: History) -> bool:
        """Whether an earlier conversation waits for the same: one answer will do for both, hanging on the first."""
        kind = "thank-you sent" if rule.do == "thank" else "debrief written"
        for earlier in history.held:
            if earlier.held is None or earlier.held is occasion.trigger:
                return False
            if rule.do == "debrief" and earlier.debrief is not None:
                continue
            if history.any_since(earlier.held.on, kind):
                continue
            if str(StepKey(rule.do, history.person, "", earlier.held.anchor)) not in self._chronicle.settled:
                return True
        return False

    def _touched(self, occasion: Occasion) -> bool:
        if occasion.pair is None or self._holding.touched(occasion.pair) is not None:
            return True
        rests = self._holding.rests_on(occasion.pair)
        return rests is not None and self._today >= rests

    def _asked(self, rule: Rule, occasion: Occasion, history: History) -> bool:
        """Whether an ask is no longer called for in, or after, a conversation."""
        kind = rule.do.removesuffix(" ask")
        if history.refused(kind):
            return True
        if rule.when == "conversation held":
            return self._asked_since(rule, occasion, history)
        today = history.asks_on(occasion.start)
        if any(ask.kind in {kind, "direct"} for ask in today):
            return True
        if any(ask.answer in ENDING_ANSWERS or ask.answer == "later" for ask in today):
            return True
        if rule.after is None or not self._indirect_first:
            return False
        return not (history.refused("indirect") or any(ask.kind == "indirect" for ask in today))

    def _asked_since(self, rule: Rule, occasion: Occasion, history: History) -> bool:
        if not history.held or history.held[-1].held is not occasion.trigger:
            return True
        if rule.guards.asked_since is not None and any(
            ask.on > occasion.start or (ask.on == occasion.start and ask.kind == "direct") for ask in history.asks
        ):
            return True
        return rule.guards.introduction is not None and self._has_introduced(history)

    def _has_introduced(self, history: History) -> bool:
        """Whether one by this person was made, is offered (even at rest), or is being checked until it rests."""
        for pair in self._chronicle.by_introducer.get(history.person, ()):
            if pair.made() is not None or pair.state == "offered":
                return True
            rests = self._holding.rests_on(pair)
            if pair.state == "checking" and rests is not None and self._today < rests:
                return True
        return False

    # -- the limit of active people ---------------------------------------------------------------------------------

    def _within_the_pace(self, steps: list[_Candidate]) -> tuple[list[_Candidate], list[HeldBack]]:
        """Hold back first invitations beyond the pace. Open proposals count as active, in the order of choosing."""
        pace = self._chronicle.pace
        if pace is None:
            return steps, []
        room = pace - self._chronicle.active_people
        over: list[HeldBack] = []
        beyond: set[str] = set()
        invitations = sorted(
            (one for one in steps if one.step.do == "invite"),
            key=lambda one: (one.occasion.start, one.occasion.noted, one.order),
        )
        for place, one in enumerate(invitations):
            if place >= room:
                beyond.add(one.step.key)
                reason = (
                    f"{pace} people are active at a time, by your playbook. "
                    f"{self._situation.name(one.step.person)} comes when one of them has answered or rests."
                )
                over.append(HeldBack(one.step, "limit", reason, "pace"))
        return [one for one in steps if one.step.key not in beyond], over


def _key(do: str, occasion: Occasion) -> StepKey:
    trigger = occasion.trigger.anchor if occasion.trigger is not None else ""
    counts = do == "follow up"
    return StepKey(do, occasion.person or "", occasion.about or "", trigger, occasion.count if counts else 1)


def _subject(step: Step) -> tuple[str, str | None, str | None]:
    return (step.do, step.person, step.about)


def _one_each(candidates: list[_Candidate]) -> list[Step]:
    """The same step for the same subject once: due on the earliest of its days, with every reason."""
    ordered = sorted(candidates, key=lambda one: (one.step.due, one.order, one.step.key))
    merged: dict[tuple[str, str | None, str | None], Step] = {}
    for one in ordered:
        subject = _subject(one.step)
        first = merged.get(subject)
        if first is None:
            merged[subject] = one.step
        elif all(reason.rule != one.step.reason.rule for reason in first.reasons):
            merged[subject] = replace(first, reasons=first.reasons + one.step.reasons)
    return list(merged.values())


def _one_held_each(held: list[HeldBack]) -> tuple[HeldBack, ...]:
    merged: dict[tuple[str, str | None, str | None], HeldBack] = {}
    for back in sorted(held, key=lambda one: (one.step.due, one.step.key)):
        merged.setdefault(_subject(back.step), back)
    return tuple(merged.values())
