"""Whether what an occasion calls for has been answered already, so that no step is called for any more."""

from whoelse.method.agenda.chronicle import Chronicle
from whoelse.method.agenda.history import ENDING_ANSWERS, History
from whoelse.method.agenda.holding import Holding
from whoelse.method.agenda.keys import StepKey
from whoelse.method.agenda.occasions import Occasion
from whoelse.method.agenda.setting import Setting
from whoelse.method.facts import Fact
from whoelse.method.playbook.document import Rule


class Answered:
    """Looks for what answers an occasion, as a rule takes it."""

    def __init__(self, setting: Setting, holding: Holding) -> None:
        self._chronicle: Chronicle = setting.chronicle
        self._today = setting.today
        self._holding = holding
        rules = setting.playbook.rules
        self._most_follow_ups = max((rule.at_most or 1 for rule in rules if rule.do == "follow up"), default=0)
        self._indirect_first = any(
            rule.do == "indirect ask" and rule.when == "conversation near its end" for rule in rules
        )

    def answered(self, rule: Rule, occasion: Occasion, history: History) -> bool:
        """Whether the step of a rule is no longer called for."""
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
                return rule.when == "conversation held" and self._debriefed(rule, occasion, history)
            case "thank introducer":
                return _told(history, "introducer thanked", occasion)
            case "report to introducer":
                return _told(history, "introducer told", occasion)
            case "soft touch":
                return self._touched(occasion)
            case "send update":
                return _updated(history, occasion) or self._earlier_untold(rule, occasion, history)
            case "indirect ask" | "direct ask":
                return self._asked(rule, occasion, history)
            case "the same ask":
                return history.refused(occasion.ask or "")
        return False

    def _debriefed(self, rule: Rule, occasion: Occasion, history: History) -> bool:
        return (
            (occasion.conversation is not None and occasion.conversation.debrief is not None)
            or history.any_since(occasion.start, "debrief written")
            or self._earlier_unanswered(rule, occasion, history)
        )

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

    def _earlier_untold(self, rule: Rule, occasion: Occasion, history: History) -> bool:
        """Whether an earlier conversation waits for news already: one update will do for both."""
        if rule.when != "conversation held":
            return False
        for earlier in history.held:
            if earlier.held is None or earlier.held is occasion.trigger:
                return False
            key = str(StepKey(rule.do, history.person, "", earlier.held.anchor))
            if not history.any_since(earlier.held.on, "update sent") and key not in self._chronicle.settled:
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
        if any(ask.answer in ENDING_ANSWERS or ask.answer == "later" for ask in today):
            return True
        if occasion.count > rule.narrow_to_wide:
            return True
        if occasion.count == 1 and any(ask.kind in {kind, "direct"} for ask in today):
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
        match rule.guards.introduction:
            case "none yet":
                return self._has_introduced(history)
            case "none since":
                return self._has_introduced(history, occasion)
        return False

    def _has_introduced(self, history: History, since: Occasion | None = None) -> bool:
        """Whether one by this person was made, is offered (even at rest), or is being checked until it rests.

        With ``since``, only what came in that conversation or after it counts, and a name counts too.
        """
        for pair in self._chronicle.by_introducer.get(history.person, ()):
            if since is not None and pair.facts[-1].on < since.start:
                continue
            if pair.made() is not None or pair.state == "offered" or (since is not None and pair.state == "named"):
                return True
            rests = self._holding.rests_on(pair)
            if pair.state == "checking" and rests is not None and self._today < rests:
                return True
        return since is not None and any(
            ask.answer in {"offered", "named"} and ask.on >= since.start for ask in history.asks
        )


def _told(history: History, kind: str, occasion: Occasion) -> bool:
    return any(
        fact.kind == kind and fact.on >= occasion.start and fact.about in {None, occasion.about}
        for fact in history.facts
    )


def _updated(history: History, occasion: Occasion) -> bool:
    """Whether news were sent: about the one introduced, where it is about one; of any kind where it is not."""
    if occasion.about is None:
        return history.any_since(occasion.start, "update sent")
    return _told(history, "update sent", occasion)


def wordings_used(history: History, rule: Rule, occasion: Occasion) -> int:
    """How many wordings of one ask nobody was known for today: "I know nobody there" lets the wider one follow."""
    if rule.narrow_to_wide == 1 or rule.when != "conversation near its end":
        return 0
    kind = rule.do.removesuffix(" ask")
    made: list[Fact] = [fact for fact in history.facts if _is_ask(fact, kind) and fact.on == occasion.start]
    return len(made) if made and all(fact.answer == "nobody" for fact in made) else 0


def _is_ask(fact: Fact, kind: str) -> bool:
    return fact.kind == "ask made" and fact.ask == kind
