"""Why something is not shown: for each rule that could make the step, the first condition that is missing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from whoelse.method.agenda.guards import guards_hold
from whoelse.method.agenda.history import closes
from whoelse.method.agenda.keys import parse
from whoelse.method.agenda.occasions import Occasion, occasions, occasions_of
from whoelse.method.agenda.planner import all_candidates, plan
from whoelse.method.agenda.rehearsing import DOES
from whoelse.method.agenda.setting import Setting
from whoelse.method.agenda.steps import NEXT, OWED, Step
from whoelse.method.agenda.why import WOULD, Why, why
from whoelse.method.facts import Fact
from whoelse.method.playbook.document import Guards, Playbook, Rule
from whoelse.method.playbook.in_words import WHEN, guards_in_words, rule_in_words
from whoelse.method.situation import Situation
from whoelse.method.words import date_in_words, day_in_words, sentence_start


@dataclass(frozen=True, slots=True)
class Missing:
    """What one rule lacks: its id, its sentence, in words what is missing, and the entries that say so."""

    rule: str
    sentence: str
    missing: str
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Why a step of that word is not shown. ``instead`` is there where it is, in fact: open, held back or coming."""

    do: str
    person: str | None
    sentence: str
    missing: tuple[Missing, ...] = ()
    instead: Why | None = None


def why_not(
    playbook: Playbook,
    situation: Situation,
    facts: Iterable[Fact],
    today: date,
    do: str,
    person: str | None = None,
    about: str | None = None,
) -> WhyNot:
    """Why a step of that word, with that person, is not shown under a complete playbook."""
    known = tuple(facts)
    agenda = plan(playbook, situation, known, today)
    there = [*agenda.steps, *(held.step for held in agenda.held_back), *agenda.coming]
    step = next((one for one in there if _is(one, do, person, about)), None)
    if step is not None:
        instead = why(playbook, situation, known, today, step.key)
        return WhyNot(do, person, instead.sentence if instead is not None else "", instead=instead)
    setting, _ = all_candidates(playbook, situation, known, today)
    missing = tuple(_missing(playbook, setting, do, person))
    return WhyNot(do, person, _sentence(playbook, situation, do, person, missing), missing)


def _is(step: Step, do: str, person: str | None, about: str | None) -> bool:
    return step.do == do and person in {None, step.person} and about in {None, step.about}


def _sentence(
    playbook: Playbook, situation: Situation, do: str, person: str | None, missing: tuple[Missing, ...]
) -> str:
    what = WOULD.get(do, do).replace("{person}", situation.name(person)).removeprefix("have you ")
    if not missing:
        return f"{playbook.name} has no rule to {what}."
    return f"{playbook.name} does not propose to {what} now. {missing[0].missing}"


def _missing(playbook: Playbook, setting: Setting, do: str, person: str | None) -> Iterator[Missing]:
    for rule in playbook.rules:
        makes = rule.do == do or (rule.do == NEXT and do == "invite")
        if makes or (rule.do == "the same ask" and do.endswith(" ask")):
            words, facts = _lacks(setting, rule, do, person)
            yield Missing(rule.id, rule_in_words(rule), words, facts)


def _lacks(setting: Setting, rule: Rule, do: str, person: str | None) -> tuple[str, tuple[Fact, ...]]:
    """The first thing that a rule lacks, in the order in which it asks: the search, the person, what happened, if."""
    today, name = setting.today, setting.situation.name(person)
    chronicle = setting.chronicle
    if chronicle.over and rule.do not in OWED and rule.when != "search won":
        return "The search has come to its end, and only what is owed goes on.", ()
    history = chronicle.history(person) if person else None
    settled = _settled(setting, do, person)
    if settled is not None:
        how = "done" if settled.kind == "step done" else "left out"
        return f"It was {how} {day_in_words(settled.on, today)}, and stays so.", (settled,)
    if history is not None and history.is_closed and rule.do not in OWED:
        closed = next((fact for fact in reversed(history.events) if closes(fact)), None)
        since = f" since {date_in_words(closed.on, today)}" if closed is not None else ""
        return f"{sentence_start(name)} is closed{since}; being chosen or answering opens it again.", (
            (closed,) if closed is not None else ()
        )
    found = list(occasions_of(chronicle, rule.when, person) if person else occasions(chronicle, rule.when))
    if not found:
        done = _done(setting, do, person)
        if done is not None:
            return f"It was done: {done.kind}, {day_in_words(done.on, today)}.", (done,)
        with_whom = f" with {name}" if person else ""
        return f"It waits until {WHEN[rule.when]}, and nothing of that is noted{with_whom}.", ()
    failing = _failing(setting, rule.guards, found[-1])
    trigger = (found[-1].trigger,) if found[-1].trigger is not None else ()
    if failing:
        return f"It asks that {failing}, and that is not so, as far as is noted.", trigger
    done = _done(setting, do, person)
    if done is not None:
        return f"It was done: {done.kind}, {day_in_words(done.on, today)}.", (done,)
    if rule.after is not None:
        return f"It comes after the {rule.after}, and none is noted in this conversation.", trigger
    return "What it answers has been answered already, as far as is noted.", trigger


def _failing(setting: Setting, guards: Guards, occasion: Occasion) -> str:
    """The conditions that do not hold, in words."""
    said = []
    for name in Guards.model_fields:
        value = getattr(guards, name)
        if value is None:
            continue
        alone = Guards().model_copy(update={name: value})
        if not guards_hold(alone, occasion, setting):
            said.append(f"the answer is “{value}”" if name == "answer" else guards_in_words(alone))
    return " and ".join(said)


def _settled(setting: Setting, do: str, person: str | None) -> Fact | None:
    """The last entry that says the step was done or left out."""
    for fact in reversed(setting.chronicle.facts):
        if fact.kind in {"step done", "step declined"} and fact.key:
            key = parse(fact.key)
            if key is not None and key.do == do and key.person == (person or ""):
                return fact
    return None


def _done(setting: Setting, do: str, person: str | None) -> Fact | None:
    """The last entry about that person that does such a step."""
    kinds = DOES.get(do, ())
    if person is None:
        return None
    facts = setting.chronicle.history(person).facts
    return next(
        (
            fact
            for fact in reversed(facts)
            if fact.kind in kinds and (not do.endswith(" ask") or do == f"{fact.ask or fact.asked} ask")
        ),
        None,
    )
