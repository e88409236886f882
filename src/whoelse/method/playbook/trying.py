"""A told story run through a playbook: what is printed, and whether what was expected holds."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from whoelse.method.agenda import key_of, plan
from whoelse.method.agenda.steps import Agenda, Step
from whoelse.method.facts import Fact
from whoelse.method.playbook.document import Playbook
from whoelse.method.playbook.story import ANY_ASK, ANYTHING, Expected, Story


def run(story: Story, playbook: Playbook) -> Agenda:
    """The plan of the story's day by a whole playbook. Only facts noted by that day are known."""
    return plan(playbook, story.situation, told_facts(story, playbook), story.today)


def told_facts(story: Story, playbook: Playbook) -> tuple[Fact, ...]:
    """The facts noted by the story's day; where one names an open step by its word, with that step's key."""
    facts: list[Fact] = []
    for fact in story.facts:
        if fact.noted > story.today:
            continue
        named = story.steps_named.get(fact.id)
        if named is not None:
            key = key_of(playbook, story.situation, tuple(facts), fact.on, named.do, named.person, named.about)
            facts.append(replace(fact, key=key))
        else:
            facts.append(fact)
    return tuple(facts)


def printed(story: Story, agenda: Agenda) -> dict[str, list[dict[str, Any]]]:
    """The plan as ``whoelse playbook try --json`` prints it."""
    return {
        "steps": [_printed(story, step) for step in agenda.steps],
        "held back": [_printed(story, back.step) | {"by": back.by, "reason": back.reason} for back in agenda.held_back],
    }


def judge(story: Story, agenda: Agenda) -> str | None:
    """The first expectation that fails, as a sentence with its line and column; None where all hold."""
    for expected in story.must:
        failure = _missing(story, agenda.steps, expected)
        if failure is not None:
            return f"{_where(expected)}: must: {failure}"
    for expected in story.mustnot:
        unwanted = next((step for step in agenda.steps if _is(story, step, expected)), None)
        if unwanted is not None:
            return f"{_where(expected)}: mustnot: {_told(story, unwanted)} is open."
    return None


def _printed(story: Story, step: Step) -> dict[str, Any]:
    reason = step.reason
    entry: dict[str, Any] = {"do": step.do, "person": _name(story, step.person)}
    if step.person in story.with_id:
        entry["id"] = step.person
    return entry | {
        "target": _target(story, step),
        "about": _name(story, step.about),
        "due": step.due.isoformat(),
        "rule": reason.rule,
        "whose": reason.whose,
        "basis": reason.basis,
        "because": " ".join(one.because for one in step.reasons),
        "key": step.key,
    }


def _missing(story: Story, steps: Sequence[Step], expected: Expected) -> str | None:
    found = [step for step in steps if _is(story, step, expected)]
    if expected.times is not None and len(found) != expected.times:
        return f"{_wanted(expected)} is expected {expected.times} times and is there {len(found)} times."
    if found or expected.times == 0:
        return None
    near = [step for step in steps if _matches(story, step, expected.matching)]
    if near:
        return f"{_wanted(expected)} is expected, and there is {', '.join(_told(story, step) for step in near)}."
    return f"{_wanted(expected)} is expected and not open."


def _is(story: Story, step: Step, expected: Expected) -> bool:
    if expected.due is not None and step.due != expected.due:
        return False
    if expected.by is not None and step.due > expected.by:
        return False
    return _matches(story, step, expected.matching)


def _matches(story: Story, step: Step, matching: Mapping[str, str]) -> bool:
    entry = _printed(story, step) | {"person": step.person, "id": step.person, "about": step.about}
    for key, wanted in matching.items():
        if key == "do":
            if wanted == ANYTHING or (wanted == ANY_ASK and step.do in {"indirect ask", "direct ask"}):
                continue
            if step.do != wanted:
                return False
        elif entry[key] != wanted:
            return False
    return True


def _name(story: Story, person: str | None) -> str | None:
    if person is None:
        return None
    seen = story.situation.people.get(person)
    return seen.name if seen is not None else person


def _target(story: Story, step: Step) -> str | None:
    seen = story.situation.targets.get(step.target) if step.target is not None else None
    return seen.name if seen is not None else step.target


def _where(expected: Expected) -> str:
    return f"line {expected.place.line}, column {expected.place.column}"


def _wanted(expected: Expected) -> str:
    words = [f"“{expected.do}”"]
    words += [f"{key} {value}" for key, value in expected.matching.items() if key != "do"]
    words += [f"due {_day(expected.due)}"] if expected.due else []
    words += [f"due by {_day(expected.by)}"] if expected.by else []
    return ", ".join(words)


def _told(story: Story, step: Step) -> str:
    person = _name(story, step.person)
    return f"“{step.do}”{f' for {person}' if person else ''}, due {_day(step.due)} (rule {step.reason.rule})"


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
