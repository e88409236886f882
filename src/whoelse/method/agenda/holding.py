"""What holds a step back, strongest first: comfort, never, limit, own rule, permission, checking, pause."""

import re
from dataclasses import replace
from datetime import date, timedelta

from whoelse.method.agenda.candidate import Candidate
from whoelse.method.agenda.guards import guards_hold
from whoelse.method.agenda.history import History
from whoelse.method.agenda.keys import parse
from whoelse.method.agenda.occasions import Occasion
from whoelse.method.agenda.own import waits_for
from whoelse.method.agenda.pairs import Pair
from whoelse.method.agenda.setting import Setting
from whoelse.method.agenda.steps import ASKING, HELD_BY_COMFORT, NEXT, OWED, HeldBack, Step
from whoelse.method.agenda.timing import after, timing
from whoelse.method.facts import Fact
from whoelse.method.playbook.document import Limit, Rule
from whoelse.method.playbook.durations import Duration
from whoelse.method.situation import Situation
from whoelse.method.words import date_in_words

_SLOT = re.compile(r"\{([a-z]+)\}")
_GRACE = Duration(10, "business day")
_REST = Duration(20, "business day")
_WIDER = frozenset({"known", "slightly"})
_YEAR = 365
_SENT = {"follow up": "follow-up sent", "keep in touch": "check-in sent"}


class Holding:
    """Decides what may be proposed to whom.

    Comfort, permission and checking are code: no playbook switches them off.
    """

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._playbook = setting.playbook
        self._situation = setting.situation
        self._chronicle = setting.chronicle
        self._calendar = setting.calendar
        self._soft_touch: dict[str, Rule] = {
            rule.when: rule for rule in self._playbook.rules if rule.do == "soft touch"
        }

    def held(self, step: Step, rule: Rule, occasion: Occasion, own: Candidate | None = None) -> HeldBack | None:
        """What holds a step back that would be open today, or None. The limit of active people comes after this.

        ``own`` is what an own rule of the user will make of the same step, later.
        """
        never = self._never(step, rule, occasion)
        if step.do in OWED:
            return never or self._own(step, own)
        history = self._chronicle.history(step.person) if step.person else None
        if history is None:
            return never or self._own(step, own) or self._pause(step)
        return (
            self._comfort(step, history)
            or never
            or self._ruled_out(step)
            or self._places_taken(step, history, occasion)
            or self._wider_circle(step, history, occasion)
            or self._asking_limits(step, history, occasion)
            or self._sending_limits(step, history, occasion)
            or self._own(step, own)
            or self._permission(step, history)
            or self._checking(step, history)
            or self._pause(step)
        )

    def _say(self, text: str, step: Step, occasion: Occasion) -> str:
        return say(text, step, occasion, self._situation, self._today)

    def _comfort(self, step: Step, history: History) -> HeldBack | None:
        if step.do not in HELD_BY_COMFORT or not history.comfort.held:
            return None
        name = self._situation.name(step.person)
        if history.comfort.until is not None:
            reason = f"You noted that now is not the time for {name}. It waits until the day named."
        elif history.comfort.word == "not now":
            reason = f"You noted that now is not the time for {name}, so it waits until you lift that."
        else:
            reason = f"You noted that {name} hesitated, so it waits until you lift that."
        return HeldBack(step, "comfort", reason, "G1", history.comfort.until)

    def _never(self, step: Step, rule: Rule, occasion: Occasion) -> HeldBack | None:
        occasion = self._as_felt_now(step, occasion)
        for never in self._playbook.never:
            forbids = never.rule == rule.id or (never.do is not None and never.do in {step.do, rule.do})
            if forbids and guards_hold(never.guards, occasion, self._setting):
                return HeldBack(step, "never", self._say(never.because, step, occasion), never.id)
        return None

    def _as_felt_now(self, step: Step, occasion: Occasion) -> Occasion:
        """The occasion of an ask, with the rapport of a conversation begun since, where that is lower."""
        if step.do not in ASKING or occasion.rapport is None or step.person is None:
            return occasion
        current = self._chronicle.history(step.person).open_agreement
        if current is None or current.rapport is None or current.rapport >= occasion.rapport:
            return occasion
        return replace(occasion, rapport=current.rapport)

    def _own(self, step: Step, own: Candidate | None) -> HeldBack | None:
        if own is None:
            return None
        return HeldBack(step, "own rule", waits_for(own, self._today), own.rule.id, own.step.appears)

    def _asking_limits(self, step: Step, history: History, occasion: Occasion) -> HeldBack | None:
        if step.do not in ASKING:
            return None
        postponed = history.postponed_ask()
        if (
            postponed is not None
            and occasion.ask is None
            and postponed.fact.anchor not in self._chronicle.asks_left_out
        ):
            name = self._situation.name(step.person)
            reason = f"{name} asked you to come back later with your question, so nothing else is asked until then."
            return HeldBack(step, "limit", reason, "G3")
        kind = step.do.removesuffix(" ask")
        for limit in self._playbook.limits:
            if limit.of != step.do or not guards_hold(limit.guards, occasion, self._setting):
                continue
            if self._asked(limit, kind, history, occasion) >= limit.at_most:
                return HeldBack(step, "limit", self._say(limit.because, step, occasion), limit.id)
        return None

    def _asked(self, limit: Limit, kind: str, history: History, occasion: Occasion) -> int:
        """How many asks count for a limit. The wider wording of an ask in this conversation is not another ask."""
        asks = [ask for ask in history.asks if ask.kind == kind]
        if occasion.count > 1 and occasion.conversation is not None and asks and asks[-1].on == self._today:
            asks.pop()
        match limit.per:
            case "person and year":
                return sum(1 for ask in asks if 0 <= (self._today - ask.on).days < _YEAR)
            case "conversation":
                day = occasion.conversation.day if occasion.conversation is not None else self._today
                return sum(1 for ask in asks if ask.on == day)
            case "person":
                return len(asks)
            case _:
                return 0

    def _sending_limits(self, step: Step, history: History, occasion: Occasion) -> HeldBack | None:
        """Whether enough follow-ups, or notes to keep in touch, were sent; those of one day are one."""
        kind = _SENT.get(step.do)
        if kind is None:
            return None
        for limit in self._playbook.limits:
            if limit.of == step.do and guards_hold(limit.guards, occasion, self._setting):
                people = self._chronicle.people if limit.per == "search" else (history,)
                since = self._counted_since(limit, history)
                sent = {(one.person, fact.on) for one in people for fact in one.of(kind) if fact.on > since}
                if len(sent) >= limit.at_most:
                    return HeldBack(step, "limit", self._say(limit.because, step, occasion), limit.id)
        return None

    def _counted_since(self, limit: Limit, history: History) -> date:
        """The day after which messages count for a limit."""
        match limit.per:
            case "person and year":
                return self._today - timedelta(days=_YEAR)
            case "conversation" if history.held and history.held[-1].held is not None:
                return history.held[-1].held.on - timedelta(days=1)
        return date.min

    @property
    def _today(self) -> date:
        return self._chronicle.today

    def _ruled_out(self, step: Step) -> HeldBack | None:
        seen = self._situation.people.get(step.person) if step.person else None
        if step.do != "invite" or seen is None or seen.at not in self._chronicle.ruled_out:
            return None
        place = self._situation.organisations.get(seen.at or "", "") or "Where they work"
        return HeldBack(step, "limit", f"{place} is ruled out as a target, so nobody there is invited.", "ruled-out")

    def _places_taken(self, step: Step, history: History, occasion: Occasion) -> HeldBack | None:
        """Whether enough people were invited at a target already, or one there is still to be waited for."""
        place = self._setting.places.of(step.person) if step.do == "invite" else None
        if place is None:
            return None
        for limit in self._playbook.limits:
            taken = 0
            if limit.of == "people at a target":
                known = history.person in place.invited and not place.worked_through
                taken = 0 if known else len(place.invited)
            elif limit.of == "new people at a target" and not any(place.closings(self._chronicle)):
                taken = sum(1 for one in self._setting.places.running(place) if not self._over(one))
            if taken >= limit.at_most and limit.of.endswith("at a target"):
                return HeldBack(step, "limit", self._say(limit.because, step, occasion), limit.id)
        return None

    def _over(self, running: Occasion) -> bool:
        """Whether the wait after which the next person there may be invited is over."""
        rule = next((one for one in self._playbook.rules if one.do == NEXT and one.when == "invitation sent"), None)
        if rule is None:
            return False
        away = self._chronicle.history(running.silent or "").away
        return timing(rule, running, self._calendar, away).appears <= self._today

    def _wider_circle(self, step: Step, history: History, occasion: Occasion) -> HeldBack | None:
        circles = self._playbook.circles
        seen = self._situation.people.get(step.person) if step.person else None
        if circles is None or self._setting.open or step.do != "invite" or seen is None:
            return None
        if seen.closeness not in _WIDER or history.of("invitation sent"):
            return None
        return HeldBack(step, "limit", self._say(circles.because, step, occasion), circles.id)

    def _permission(self, step: Step, history: History) -> HeldBack | None:
        if step.do != "invite":
            return None
        pairs = self._chronicle.by_person.get(history.person, ())
        if not pairs or any(pair.permitted for pair in pairs):
            return None
        first = min(pair.facts[0].on for pair in pairs)
        if history.talked or any(fact.on < first for fact in history.of("invitation sent", "reply received")):
            return None
        checking = next((pair for pair in pairs if pair.state == "checking"), None)
        name = self._situation.name(step.person)
        if checking is not None:
            introducer = self._situation.name(checking.introducer)
            reason = f"{introducer} is checking with {name} first. Until then nothing is due here."
            return HeldBack(step, "checking", reason, "G2")
        introducer = self._situation.name(pairs[0].introducer)
        reason = (
            f"{introducer} named {name}, and no permission to use {introducer}’s name is noted. "
            "You may write on your own account; it is not proposed."
        )
        return HeldBack(step, "permission", reason, "G10")

    def _checking(self, step: Step, history: History) -> HeldBack | None:
        if step.do not in ASKING:
            return None
        for pair in self._chronicle.by_introducer.get(history.person, ()):
            rests = self.rests_on(pair)
            if rests is None or self._today >= rests:
                continue
            name, other = self._situation.name(pair.introducer), self._situation.name(pair.person)
            doing = f"is checking with {other}" if pair.state == "checking" else f"offered to introduce you to {other}"
            reason = f"{name} {doing}, so nothing else is asked until that has come to rest."
            return HeldBack(step, "checking", reason, "G2", rests)
        return None

    def rests_on(self, pair: Pair) -> date | None:
        """The day from which an introduction under way rests without a step; None where it is not under way."""
        if not pair.under_way:
            return None
        touched = self.touched(pair)
        away = self._chronicle.history(pair.introducer).away
        rule = self._soft_touch.get(f"introduction {pair.state}")
        rest = rule.rests_after if rule is not None and rule.rests_after is not None else _REST
        grace = rule.wait if rule is not None and rule.wait is not None else _GRACE
        since = touched or self._calendar.next_business_day(after(pair.since.on, grace, self._calendar, away))
        return after(since, rest, self._calendar, away)

    def touched(self, pair: Pair) -> date | None:
        """The day of the soft touch after the introduction got under way; one left out counts as sent that day."""
        for fact in self._chronicle.history(pair.introducer).facts:
            if fact.on < pair.since.on:
                continue
            if fact.kind == "soft touch sent" and fact.about in {None, pair.person}:
                return fact.on
            if fact.kind in {"step done", "step declined"} and _key_hangs_on(fact, pair):
                return fact.on
        return None

    def _pause(self, step: Step) -> HeldBack | None:
        if self._chronicle.paused_since is None:
            return None
        return HeldBack(step, "pause", "The search is paused. It moves along with you.", "")


def _key_hangs_on(fact: Fact, pair: Pair) -> bool:
    key = parse(fact.key) if fact.key else None
    return key is not None and key.do == "soft touch" and key.trigger == pair.since.anchor


def say(text: str, step: Step, occasion: Occasion, situation: Situation, today: date) -> str:
    """A text of the playbook with its slots filled. Slots are a closed list; anything else in braces stays as it is."""
    values = {
        "person": situation.name(step.person),
        "about": situation.name(step.about),
        "introducer": situation.name(occasion.pair.introducer if occasion.pair is not None else None),
        "day": date_in_words(occasion.happened_on or occasion.start, today),
        "target": _place(step, situation),
        "silent": situation.name(occasion.silent),
        "count": str(step.days_counted if step.days_counted is not None else 0),
        "notes": str(occasion.count),
    }
    return _SLOT.sub(lambda found: values.get(found[1], found[0]), text)


def _place(step: Step, situation: Situation) -> str:
    if step.target is not None and step.target in situation.targets:
        return situation.targets[step.target].name
    seen = situation.people.get(step.person) if step.person else None
    return situation.organisations.get(seen.at, "") if seen is not None and seen.at is not None else ""
