"""Why a step is there, or held back, and why one is not: rules, facts, days counted, and what outranks what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from whoelse.method.agenda.candidate import Candidate
from whoelse.method.agenda.planner import all_candidates, plan
from whoelse.method.agenda.setting import Setting
from whoelse.method.agenda.steps import OWED, HeldBack, Step
from whoelse.method.calendar import Span
from whoelse.method.facts import Fact
from whoelse.method.playbook.document import Playbook, Rule
from whoelse.method.playbook.in_words import rule_in_words, whose_in_words
from whoelse.method.situation import Situation
from whoelse.method.words import WEEKDAYS, day_in_words, sentence_start

#: What outranks what, strongest first. Permission and checking (G10, G2) come with comfort: no playbook lifts them.
LADDER = ("comfort", "never", "limit", "own rule", "playbook", "goals")
LADDER_IN_WORDS: Mapping[str, str] = {
    "comfort": "someone’s comfort",
    "never": "a never",
    "limit": "a limit",
    "own rule": "your own rule",
    "playbook": "the playbook’s rule",
    "goals": "your goals",
}
_RANK = {"permission": "comfort", "checking": "comfort", "pause": "goals"}

#: What each step would have the user do, after "would now".
WOULD: Mapping[str, str] = {
    "choose person": "have you choose somebody",
    "invite": "invite {person}",
    "follow up": "write to {person} once more",
    "let rest": "leave it with {person} for now",
    "close": "leave it with {person} for now",
    "drop": "stop keeping in touch with {person}",
    "agree": "agree on a day with {person}",
    "prepare": "have you prepare for {person}",
    "confirm": "confirm the day with {person}",
    "set list aside": "put the questions away with {person}",
    "indirect ask": "ask {person} an open question",
    "direct ask": "ask {person} for an introduction",
    "ask what they know": "ask {person} about the places on your list",
    "soft touch": "send {person} a kind word",
    "debrief": "have you write down the talk with {person}",
    "thank": "thank {person}",
    "thank introducer": "thank {person} for the introduction",
    "write to introduced": "write to {person}",
    "report to introducer": "tell {person} how it went",
    "send update": "tell {person} what became of it",
    "keep in touch": "send {person} a note",
    "keep promise": "keep the promise to {person}",
    "score targets": "have you score a target",
    "weekly review": "look back on the week",
}
_MOST_DAYS = 120


@dataclass(frozen=True, slots=True)
class RuleSaid:
    """A rule that speaks: its id, whose it is in words, its sentence, and what it says here."""

    id: str
    whose: str
    basis: str
    source: str
    sentence: str
    because: str
    own: bool


@dataclass(frozen=True, slots=True)
class DayCounted:
    """A day between what called for a step and today, or the day it comes: counted as the ``number``-th, or why not."""

    day: date
    number: int | None
    why_not: str = ""

    @property
    def counted(self) -> bool:
        """Whether the wait counts it."""
        return self.number is not None


@dataclass(frozen=True, slots=True)
class Why:
    """Why a step is there, is held back, or is still to come.

    ``state`` is open, held back or coming; ``sentence`` says it in one; ``held_by`` is one of ``HOLDERS`` or "".
    ``facts`` are what it rests on, by day; ``days`` the calendar of its wait (none where it waits in no days);
    ``rank`` is the rung of ``LADDER`` that decides.
    """

    step: Step
    state: str
    sentence: str
    rules: tuple[RuleSaid, ...]
    facts: tuple[Fact, ...]
    days: tuple[DayCounted, ...]
    rank: str
    held_by: str = ""
    holder: str = ""
    until: date | None = None
    passes: str = ""


def why(playbook: Playbook, situation: Situation, facts: Iterable[Fact], today: date, key: str) -> Why | None:
    """Why the step of that key is open, held back or coming, under a complete playbook; None where there is none."""
    known = tuple(facts)
    agenda = plan(playbook, situation, known, today)
    setting, candidates = all_candidates(playbook, situation, known, today)
    step = agenda.step(key)
    if step is not None:
        return _told(playbook, setting, _mine(candidates, step), step, "open", None)
    held = next((one for one in agenda.held_back if one.step.key == key), None)
    if held is not None:
        return _told(playbook, setting, _mine(candidates, held.step), held.step, "held back", held)
    step = next((one for one in agenda.coming if one.key == key), None)
    return _told(playbook, setting, _mine(candidates, step), step, "coming", None) if step is not None else None


def _mine(candidates: Iterable[Candidate], step: Step) -> list[Candidate]:
    """The candidates that a step was made of, the rule that set its day first."""
    rules = [reason.rule for reason in step.reasons]
    same = [one for one in candidates if one.step.key == step.key and one.rule.id in rules]
    return sorted(same, key=lambda one: rules.index(one.rule.id))


def _told(
    playbook: Playbook, setting: Setting, mine: list[Candidate], step: Step, state: str, held: HeldBack | None
) -> Why:
    rules = tuple(_rule_said(one) for one in mine)
    own = any(one.rule.own for one in mine)
    rank = _RANK.get(held.by, held.by) if held is not None else ("own rule" if own else "playbook")
    return Why(
        step=step,
        state=state,
        sentence=_sentence(playbook, setting, step, state, held),
        rules=rules,
        facts=_facts(setting, mine, held),
        days=_days(setting, mine[0], step) if mine else (),
        rank=rank,
        held_by=held.by if held is not None else "",
        holder=held.rule if held is not None else "",
        until=held.until if held is not None else None,
        passes="It answers something somebody did, so it passes limits and hesitation." if step.do in OWED else "",
    )


def would(playbook: Playbook, step: Step, situation: Situation) -> str:
    """What a playbook would have done now: "Dalton would now ask Maria for an introduction"."""
    return f"{playbook.name} would now {WOULD[step.do].replace('{person}', situation.name(step.person))}"


def _sentence(playbook: Playbook, setting: Setting, step: Step, state: str, held: HeldBack | None) -> str:
    if held is not None:
        return f"{would(playbook, step, setting.situation)}; {_lower(held.reason, setting.situation)}"
    said = " ".join(reason.because for reason in step.reasons)
    if state == "coming" and step.appears is not None:
        what = WOULD[step.do].replace("{person}", setting.situation.name(step.person))
        return f"{said} {sentence_start(day_in_words(step.appears, setting.today))}, {playbook.name} would {what}."
    return said


def _lower(sentence: str, situation: Situation) -> str:
    """A sentence as it goes on after a semicolon: a name keeps its first letter."""
    first = sentence.split(" ", 1)[0].strip("’,.")
    names = (*(seen.name for seen in situation.people.values()), *situation.organisations.values())
    called = (seen.addressed for seen in situation.people.values())
    if first == "I" or any(name.split(" ", 1)[0] == first for name in (*names, *called)):
        return sentence
    return sentence[:1].lower() + sentence[1:]


def _rule_said(candidate: Candidate) -> RuleSaid:
    rule = candidate.rule
    because = candidate.step.reasons[0].because if candidate.step.reasons else rule.because
    return RuleSaid(rule.id, whose_in_words(rule), rule.basis, rule.source, rule_in_words(rule), because, rule.own)


# -- facts ----------------------------------------------------------------------------------------------------------


def _facts(setting: Setting, mine: list[Candidate], held: HeldBack | None) -> tuple[Fact, ...]:
    found: dict[str, Fact] = {}
    for one in mine:
        occasion = one.occasion
        talk, pair = occasion.conversation, occasion.pair
        for fact in (
            occasion.trigger,
            *((talk.trigger, talk.settled, talk.started, talk.near_end, talk.held, talk.debrief) if talk else ()),
            *(pair.facts if pair else ()),
        ):
            if fact is not None:
                found[fact.id] = fact
    if held is not None:
        found |= {fact.id: fact for fact in _of_the_holder(setting, held)}
    return tuple(sorted(found.values(), key=lambda fact: (fact.on, fact.noted)))


def _of_the_holder(setting: Setting, held: HeldBack) -> list[Fact]:
    """The facts for which a step is held back."""
    chronicle, person = setting.chronicle, held.step.person or ""
    history = chronicle.history(person)
    match held.by:
        case "comfort":
            said = [
                fact for fact in history.facts if fact.comfort in {"hesitant", "not now"} or fact.answer == "hesitated"
            ]
            return said[-1:]
        case "limit":
            active = [one.of("invitation sent")[-1] for one in chronicle.people if one.active()]
            return active if held.step.do == "invite" else [ask.fact for ask in history.asks]
        case "permission":
            return [pair.facts[-1] for pair in chronicle.by_person.get(person, ())]
        case "checking":
            pairs = (*chronicle.by_person.get(person, ()), *chronicle.by_introducer.get(person, ()))
            return [pair.since for pair in pairs if pair.under_way]
        case "pause" if chronicle.paused_since is not None:
            return [chronicle.paused_since]
    return []


# -- days -----------------------------------------------------------------------------------------------------------


def _days(setting: Setting, candidate: Candidate, step: Step) -> tuple[DayCounted, ...]:
    """The days after what called for the step, until today or the day it comes, whichever is later."""
    rule, occasion = candidate.rule, candidate.occasion
    span = rule.wait or rule.within
    if span is None or span.next_week or not span.number or (span.named and occasion.named is not None):
        return ()
    away = setting.chronicle.history(occasion.waits_for).away if occasion.waits_for else ()
    last = max(setting.today, step.due)
    last = min(last, occasion.start + timedelta(days=_MOST_DAYS))
    number, days = 0, []
    for ordinal in range(occasion.start.toordinal() + 1, last.toordinal() + 1):
        day = date.fromordinal(ordinal)
        why_not = _not_counted(setting, rule, occasion.waits_for, away, day)
        number += not why_not
        days.append(DayCounted(day, None if why_not else number, why_not))
    return tuple(days)


def _not_counted(setting: Setting, rule: Rule, silent: str | None, away: Iterable[Span], day: date) -> str:
    calendar = setting.calendar
    if any(day in span for span in calendar.paused):
        return "the search was paused"
    span = rule.wait or rule.within
    if span is None or span.unit != "business day":
        return ""
    if any(day in one for one in away):
        return f"{setting.situation.name(silent)} was away"
    if day.weekday() not in calendar.working_days:
        return f"a {WEEKDAYS[day.weekday()]}"
    return "" if calendar.is_business_day(day) else "a holiday"
