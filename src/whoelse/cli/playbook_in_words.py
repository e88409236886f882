"""A playbook and a plan as lines to read."""

from collections.abc import Iterator

from whoelse.method.agenda.steps import Agenda, Step
from whoelse.method.playbook import Playbook, complete
from whoelse.method.playbook.document import Attributed, Guards, Limit, Never, Rule
from whoelse.method.playbook.story import Story
from whoelse.method.words import date_in_words


def playbook_in_words(own: Playbook, common: Playbook) -> Iterator[str]:
    """What a playbook says, a sentence a line: its own part first, then what all playbooks share."""
    whole = complete(own, common)
    yield f"{own.name}, version {own.version}" + (f", after {own.after}" if own.after else "")
    if own.about:
        yield own.about
    if own.pace is not None:
        yield f"Pace: {own.pace.active_people} people active at a time ({_whose(own.pace)})."
    yield ""
    yield "Rules"
    for rule in own.rules:
        yield f"  {rule.id}: {rule_in_words(rule)} ({_whose(rule)})"
        yield f"      {rule.because}"
        if rule.note:
            yield f"      Note: {rule.note}"
    if own.never:
        yield ""
        yield "Never"
        for never in own.never:
            yield f"  {never.id}: {_never(never)} ({_whose(never)})"
    yield ""
    yield "Limits"
    for limit in whole.limits:
        yield f"  {limit.id}: {_limit(limit)} ({_whose(limit)})"
    yield ""
    yield f"Questions: at most {own.questions.most} ({_whose(own.questions)})"
    for question in own.questions.offer:
        yield f"  {question.words}"
    yield ""
    yield "Asks"
    for ask in own.asks:
        yield f"  {ask.kind}, {ask.scope}, {ask.channel}: {ask.words} {ask.out}".rstrip() + f" ({_whose(ask)})"
    yield ""
    yield "Under every playbook"
    for rule in whole.rules[len(own.rules) :]:
        yield f"  {rule.id}: {rule_in_words(rule)} ({_whose(rule)})"
    yield f"  {common.about}"


def rule_in_words(rule: Rule) -> str:
    """A rule as one sentence: when ..., if ..., after ..., do ..."""
    parts = [f"When {rule.when}"]
    if rule.unless:
        parts.append(f"and no {rule.unless.removesuffix(' received')} is noted")
    parts += [f"and {condition}" for condition in _conditions(rule.guards)]
    sentence = " ".join(parts)
    if rule.wait is not None:
        sentence += f", after {rule.wait}"
    elif rule.within is not None:
        sentence += f", within {rule.within}"
    elif rule.before is not None:
        sentence += f", {rule.before} before"
    sentence += f": {rule.do}"
    if rule.after is not None:
        sentence += f", once the {rule.after} has been made"
    if rule.at_most is not None:
        sentence += f"; at most {'once' if rule.at_most == 1 else f'{rule.at_most} times'}"
    if rule.rests_after is not None:
        sentence += f"; it rests {rule.rests_after} later"
    return sentence + "."


def agenda_in_words(story: Story, agenda: Agenda) -> Iterator[str]:
    """The plan of a day, a step a line with its reason under it."""
    yield f"{date_in_words(agenda.day, agenda.day)} {agenda.day.year}"
    if not agenda.steps:
        yield "Nothing to do. A day with nothing in it is a good day too."
    for step in agenda.steps:
        yield f"- {_step(story, step)}, due {date_in_words(step.due, agenda.day)}"
        for reason in step.reasons:
            yield f"  {reason.because} ({reason.rule}; {reason.whose}, {reason.basis})"
    if agenda.held_back:
        yield "Held back:"
    for back in agenda.held_back:
        yield f"- {_step(story, back.step)} ({back.by}): {back.reason}"


def _step(story: Story, step: Step) -> str:
    words = step.do
    if step.person is not None:
        seen = story.situation.people.get(step.person)
        words += f": {seen.name if seen else step.person}"
    if step.about is not None:
        seen = story.situation.people.get(step.about)
        words += f" (about {seen.name if seen else step.about})"
    return words


def _conditions(guards: Guards) -> Iterator[str]:
    for name, field in Guards.model_fields.items():
        value = getattr(guards, name)
        if value is not None:
            words = field.alias or name
            yield f"{words} {value}" if words.endswith(("least", "most")) else f"{words} is {value}"


def _never(never: Never) -> str:
    conditions = " and ".join(_conditions(never.guards))
    if never.behave is not None:
        return never.behave
    if never.do is not None:
        return f"No {never.do}{f' if {conditions}' if conditions else ''}."
    return f"No “{'”, “'.join(never.say)}”{f' in: {never.in_}' if never.in_ else ''}."


def _limit(limit: Limit) -> str:
    return f"At most {limit.at_most} {limit.of} per {limit.per}."


def _whose(part: Attributed) -> str:
    if part.basis == "ours":
        return "ours"
    numbers = "; the numbers are ours" if part.numbers else ""
    return f"{part.whose}, {part.basis}{numbers}"
