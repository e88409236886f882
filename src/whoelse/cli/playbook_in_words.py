"""A playbook and a plan as lines to read."""

from collections.abc import Callable, Iterator

from whoelse.method.agenda.steps import Agenda, Step
from whoelse.method.agenda.steps_in_words import step_in_words
from whoelse.method.playbook import Playbook, complete
from whoelse.method.playbook.in_words import (
    limit_in_words,
    never_in_words,
    pace_in_words,
    rule_in_words,
    whose_in_words,
)
from whoelse.method.playbook.story import Story
from whoelse.method.words import date_in_words

#: How a step is told.
Said = Callable[[Step], str]


def playbook_in_words(own: Playbook, common: Playbook) -> Iterator[str]:
    """What a playbook says, a sentence a line: its own part first, then what all playbooks share."""
    whole = complete(own, common)
    yield f"{own.name}, version {own.version}" + (f", after {own.after}" if own.after else "")
    if own.about:
        yield own.about
    if own.pace is not None:
        yield f"Pace: {pace_in_words(own.pace)} active at a time ({whose_in_words(own.pace)})."
    yield ""
    yield "Rules"
    for rule in own.rules:
        yield f"  {rule.id}: {rule_in_words(rule)} ({whose_in_words(rule)})"
        yield f"      {rule.because}"
        if rule.note:
            yield f"      Note: {rule.note}"
    if own.never:
        yield ""
        yield "Never"
        for never in own.never:
            yield f"  {never.id}: {never_in_words(never)} ({whose_in_words(never)})"
    yield ""
    yield "Limits"
    for limit in whole.limits:
        yield f"  {limit.id}: {limit_in_words(limit)} ({whose_in_words(limit)})"
    yield ""
    yield f"Questions: at most {own.questions.most} ({whose_in_words(own.questions)})"
    for question in own.questions.offer:
        yield f"  {question.words}"
    yield ""
    yield "Asks"
    for ask in own.asks:
        yield f"  {ask.kind}, {ask.scope}, {ask.channel}: {ask.words} {ask.out}".rstrip() + f" ({whose_in_words(ask)})"
    yield ""
    yield "Under every playbook"
    for rule in whole.rules[len(own.rules) :]:
        yield f"  {rule.id}: {rule_in_words(rule)} ({whose_in_words(rule)})"
    yield f"  {common.about}"


def agenda_in_words(story: Story, agenda: Agenda, said: Said | None = None) -> Iterator[str]:
    """The plan of a day, a step a line with its reason under it.

    ``said`` tells a step as pages do; without it steps are named by their words in playbooks and stories, for those
    who write these.
    """
    told = said or (lambda step: _step(story, step))
    yield f"{date_in_words(agenda.day, agenda.day)} {agenda.day.year}"
    if not agenda.steps:
        yield "Nothing to do. A day with nothing in it is a good day too."
    for step in agenda.steps:
        yield f"- {told(step)}, due {date_in_words(step.due, agenda.day)}"
        for reason in step.reasons:
            whose = "ours" if reason.basis == "ours" else f"after {reason.whose}, {reason.basis}"
            yield f"  {reason.because} ({reason.rule}; {whose})"
    if agenda.held_back:
        yield "Held back:"
    for back in agenda.held_back:
        yield f"- {told(back.step)}{'' if said else f' ({back.by})'}: {back.reason}"


def as_pages_do(story: Story, playbook: Playbook) -> Said:
    """How to tell a step of a plan made by a complete playbook: what to do, with whom."""
    rules = {rule.id: rule for rule in playbook.rules}
    names = {person: seen.name for person, seen in story.situation.people.items()}

    def said(step: Step) -> str:
        rule = rules.get(step.reason.rule)
        where = story.situation.organisations.get(step.target or "", "") if step.do == "choose person" else ""
        words = step_in_words(
            step.do,
            name=names.get(step.person or "", ""),
            about=names.get(step.about or "", ""),
            when=rule.when if rule is not None else "",
        )
        return f"{words} at {where}" if where else words

    return said


def _step(story: Story, step: Step) -> str:
    words = step.do
    if step.person is not None:
        seen = story.situation.people.get(step.person)
        words += f": {seen.name if seen else step.person}"
    if step.about is not None:
        seen = story.situation.people.get(step.about)
        words += f" (about {seen.name if seen else step.about})"
    return words
