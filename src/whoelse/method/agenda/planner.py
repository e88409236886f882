"""Playbook + facts + today → steps, each with its reason. Pure: the same input gives the same plan."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from whoelse.method.agenda.answered import Answered, wordings_used
from whoelse.method.agenda.candidate import Candidate
from whoelse.method.agenda.guards import guards_hold, scores_wanted
from whoelse.method.agenda.holding import Holding, say
from whoelse.method.agenda.keys import StepKey
from whoelse.method.agenda.occasions import Occasion, every_week, occasions, occasions_of, to_be_written_to
from whoelse.method.agenda.own import own_ones, subject
from whoelse.method.agenda.pacing import within_the_pace
from whoelse.method.agenda.setting import Setting, setting
from whoelse.method.agenda.steps import NEXT, OWED, Agenda, HeldBack, Reason, Step
from whoelse.method.agenda.timing import Timing, timing
from whoelse.method.calendar import Span
from whoelse.method.facts import Fact
from whoelse.method.playbook.document import Playbook, Rule
from whoelse.method.situation import Situation
from whoelse.method.words import WEEKDAYS, date_in_words

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
    "ask what they know": ("conversation going on",),
    "soft touch": ("introduction checking", "introduction offered"),
    "debrief": ("conversation held", "conversation day passed"),
    "thank": ("conversation held", "reply received"),
    "thank introducer": ("introduction made", "introduction declined", "introduction silent"),
    "write to introduced": ("introduction made",),
    "report to introducer": ("introduced person talked to",),
    "send update": ("search won", "conversation held", "introduction made", "advice followed"),
    "keep in touch": ("last contact",),
    "keep promise": ("promise made",),
}


#: Steps that come more than once on one entry: each time is another step.
_COUNTED = frozenset({"follow up", "direct ask", "weekly review"})


def plan(playbook: Playbook, situation: Situation, facts: Iterable[Fact], today: date) -> Agenda:
    """The day's plan of a complete playbook (the common rules merged in).

    Only facts that happened and were noted by ``today`` count. Steps come by due day, then in the playbook's order.
    """
    return _Planner(playbook, situation, facts, today).agenda()


def all_candidates(
    playbook: Playbook, situation: Situation, facts: Iterable[Fact], today: date
) -> tuple[Setting, tuple[Candidate, ...]]:
    """Every step that a rule makes of what happened, before anything holds it back, and the setting of the day."""
    planner = _Planner(playbook, situation, facts, today)
    return planner.setting, tuple(planner.candidates())


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
        self.setting = setting(playbook, situation, facts, today)
        self._chronicle = self.setting.chronicle
        self._calendar = self.setting.calendar
        self._places = self.setting.places
        self._holding = Holding(self.setting)
        self._answered = Answered(self.setting, self._holding)
        self._next_rule = next(
            (rule for rule in playbook.rules if rule.do == NEXT and rule.when == "invitation sent"), None
        )
        self._longer = next((rule for rule in playbook.rules if rule.do == "wait longer"), None)
        self._one_at_a_time = any(limit.of == "new people at a target" for limit in playbook.limits)

    def agenda(self) -> Agenda:
        """Everything that is open, held back and coming."""
        steps: list[Candidate] = []
        held: list[HeldBack] = []
        coming: list[Candidate] = []
        candidates = list(self.candidates())
        own = own_ones(candidates)
        for candidate in candidates:
            first = own.get(subject(candidate.step)) if not candidate.rule.own else None
            if first is not None and self._is_near(first) >= self._is_near(candidate):
                continue  # the user's own rule speaks in its place
            if not self._is_near(candidate):
                coming.append(candidate)
                continue
            back = self._holding.held(candidate.step, candidate.rule, candidate.occasion, first)
            if back is None:
                steps.append(candidate)
            else:
                held.append(back)
        steps, over = within_the_pace(steps, self.setting)
        open_steps = _one_each(steps)
        subjects = {subject(step) for step in open_steps}
        return Agenda(
            self._today,
            tuple(open_steps),
            _one_held_each([back for back in (*held, *over) if subject(back.step) not in subjects]),
            tuple(_one_each(coming)),
        )

    def _is_near(self, candidate: Candidate) -> bool:
        """Whether a step has appeared."""
        return (candidate.step.appears or self._today) <= self._today

    def natural_key(self, do: str, person: str | None, about: str | None) -> str | None:
        """The key that a step of this word would have, whatever rules there are."""
        if do == "weekly review":
            week = next(every_week(self._chronicle, self._today.weekday()), None)
            return str(_key(do, week)) if week is not None else None
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

    def candidates(self) -> Iterator[Candidate]:
        """What each rule makes of each occasion."""
        cache: dict[str, list[Occasion]] = {}
        for order, rule in enumerate(self._playbook.rules):
            if self._chronicle.over and rule.do not in OWED and rule.when != "search won":
                continue
            if rule.when not in cache:
                cache[rule.when] = list(occasions(self._chronicle, rule.when))
            for occasion in self._occasions(rule, cache[rule.when]):
                for called in self._called_for(rule, occasion):
                    candidate = self._candidate(rule, called, order)
                    if candidate is not None:
                        yield candidate

    def _occasions(self, rule: Rule, found: list[Occasion]) -> Iterable[Occasion]:
        if rule.do == NEXT:
            return self._places.calls(rule.when)
        if rule.on is not None:
            return every_week(self._chronicle, WEEKDAYS.index(rule.on))
        return found

    def _candidate(self, rule: Rule, occasion: Occasion, order: int) -> Candidate | None:
        do = _printed(rule, occasion)
        key = str(_key(do, occasion))
        if key in self._chronicle.settled:
            return None
        away = self._away(occasion)
        days = self._timing(rule, occasion, away)
        snoozed = self._chronicle.snoozed.get(key)
        if snoozed is not None:
            days = Timing(max(days.appears, snoozed), snoozed)
        counted = None
        if rule.wait is not None and rule.wait.unit == "business day" and not rule.wait.named:
            counted = self._calendar.business_days_between(occasion.start, self._today, away)
        step = Step(
            do=do,
            key=key,
            due=days.due,
            reasons=(),
            person=occasion.person,
            about=occasion.about,
            target=occasion.target or self._target_of(occasion.person),
            trigger=occasion.trigger.anchor if occasion.trigger is not None else None,
            appears=days.appears,
            minutes=rule.minutes,
            silent=occasion.waits_for,
            rapport=occasion.rapport,
            days_counted=counted,
        )
        reasons = [_reason(rule, say(rule.because, step, occasion, self._situation, self._today))]
        if away and snoozed is None and self._longer is not None and days != self._timing(rule, occasion, ()):
            reasons.append(_reason(self._longer, self._away_in_words(self._longer.because, step, away)))
        return Candidate(replace(step, reasons=tuple(reasons)), rule, occasion, order)

    def _target_of(self, person: str | None) -> str | None:
        seen = self._situation.people.get(person) if person else None
        return seen.at if seen is not None and seen.at in self._situation.targets else None

    def _away(self, occasion: Occasion) -> tuple[Span, ...]:
        """The days out of the office that do not count, where the wait rests on somebody's silence."""
        return self._chronicle.history(occasion.waits_for).away if occasion.waits_for else ()

    def _away_in_words(self, because: str, step: Step, away: tuple[Span, ...]) -> str:
        last = max(span.last for span in away)
        said = because.replace("{until}", date_in_words(last, self._today))
        return say(said, replace(step, person=step.silent), Occasion(step.silent, None, last), self._situation, last)

    def _timing(self, rule: Rule, occasion: Occasion, away: tuple[Span, ...]) -> Timing:
        days = timing(rule, occasion, self._calendar, away)
        if rule.when == "every week":
            day = self._calendar.next_business_day(occasion.start)
            return Timing(day, day)
        if rule.do == "the same ask" and self._comes_back_now(occasion):
            return Timing(self._today, min(days.due, self._today))
        if rule.do == "follow up" and occasion.count > 1 and occasion.person is not None:
            # A second follow-up counts from the invitation, and leaves five business days after the last message.
            last = self._chronicle.history(occasion.person).last_message()
            if last is not None:
                earliest = self._calendar.add_business_days(last.on, 5, away)
                return Timing(max(days.appears, earliest), max(days.due, earliest))
        if rule.do == "invite" and self._one_at_a_time:
            turn = self._turn(occasion)
            return Timing(max(days.appears, turn), max(days.due, turn)) if turn is not None else days
        return days

    def _turn(self, occasion: Occasion) -> date | None:
        """The day on which the next person may be invited where somebody else is; None where nobody is waited for."""
        place = self._places.of(occasion.person)
        if place is None or self._next_rule is None or any(place.closings(self._chronicle)):
            return None
        running = [timing(self._next_rule, one, self._calendar, self._away(one)) for one in self._places.running(place)]
        return min((days.due for days in running), default=None)

    def _comes_back_now(self, occasion: Occasion) -> bool:
        """Whether the rapport of a conversation near its end lets a postponed ask come back today."""
        history = self._chronicle.history(occasion.person) if occasion.person else None
        current = history.open_agreement if history is not None else None
        if current is None or current.near_end is None or current.day != self._today or current.day <= occasion.start:
            return False
        spoken = [
            rule.guards.model_copy(update={"knows_about": None, "works_at": None})
            for rule in self._playbook.rules
            if rule.do == f"{occasion.ask} ask" and rule.when == "conversation near its end"
        ]
        here = replace(occasion, rapport=current.near_end.rapport)
        return not spoken or any(guards_hold(guards, here, self.setting) for guards in spoken)

    # -- which occasions call for which step ----------------------------------------------------------------------

    def _called_for(self, rule: Rule, occasion: Occasion) -> Iterator[Occasion]:
        """The occasion as a rule's step takes it, or nothing where it does not call for that step (any more)."""
        if rule.do == "write to introduced":
            introduced = self._to_write(occasion)
            if introduced is None:
                return
            occasion = introduced
        if not guards_hold(rule.guards, occasion, self.setting):
            return
        if occasion.person is None:
            yield from self._of_nobody(rule, occasion)
            return
        history = self._chronicle.history(occasion.person)
        if history.is_closed and (rule.do not in OWED or rule.do == "write to introduced"):
            return
        used = wordings_used(history, rule, occasion)
        if used:
            occasion = replace(occasion, count=used + 1)
        if self._answered.answered(rule, occasion, history):
            return
        if rule.guards.knows_about is not None:
            wanted = frozenset(self._situation.targets) - self._chronicle.ruled_out
            occasion = replace(occasion, target=history.knows_about(wanted))
        yield occasion

    def _of_nobody(self, rule: Rule, occasion: Occasion) -> Iterator[Occasion]:
        """A step that names nobody, and the target that it is about, where it is about one."""
        if rule.do == "score targets":
            for target in scores_wanted(rule.guards, self.setting):
                wanted = replace(occasion, trigger=None, anchor=target, target=target)
                if str(_key(rule.do, wanted)) not in self._chronicle.settled:
                    yield wanted
                    return
        elif rule.guards.a_target == "with nobody chosen":
            place = self._places.wanting(self.setting.targets_at_most if rule.guards.active_targets else None)
            yield replace(occasion, target=place.target.id if place is not None else None)
        else:
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


def _key(do: str, occasion: Occasion) -> StepKey:
    trigger = occasion.anchor or (occasion.trigger.anchor if occasion.trigger is not None else "")
    counts = do in _COUNTED and (do != "direct ask" or occasion.conversation is not None)
    return StepKey(do, occasion.person or "", occasion.about or "", trigger, occasion.count if counts else 1)


def _printed(rule: Rule, occasion: Occasion) -> str:
    """The word that a rule's step prints as."""
    if rule.do == "the same ask":
        return f"{occasion.ask} ask"
    return "invite" if rule.do == NEXT else rule.do


def _reason(rule: Rule, because: str) -> Reason:
    return Reason(rule.id, rule.whose, rule.basis, because, rule.source)


def _one_each(candidates: list[Candidate]) -> list[Step]:
    """The same step for the same subject once: due on the earliest of its days, with every reason.

    Of two that fall on one day, the one that rests on silence goes first: it is why the day is that one, and it asks
    whether an answer came. Somebody chosen before is the next person at a target only then.
    """
    ordered = sorted(candidates, key=lambda one: (one.step.due, one.step.silent is None, one.order, one.step.key))
    merged: dict[tuple[str, str | None, str | None], Step] = {}
    for one in ordered:
        of = subject(one.step)
        first = merged.get(of)
        if first is None:
            merged[of] = one.step
        elif all(reason.rule != one.step.reason.rule for reason in first.reasons):
            merged[of] = replace(first, reasons=first.reasons + one.step.reasons)
    return list(merged.values())


def _one_held_each(held: list[HeldBack]) -> tuple[HeldBack, ...]:
    merged: dict[tuple[str, str | None, str | None], HeldBack] = {}
    for back in sorted(held, key=lambda one: (one.step.due, one.step.key)):
        merged.setdefault(subject(back.step), back)
    return tuple(merged.values())
