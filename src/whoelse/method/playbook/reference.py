"""The reference of facts, steps and the playbook format, printed from what the program itself goes by."""

import types
from collections.abc import Iterator, Sequence
from typing import Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from whoelse.method.agenda.steps import CLOSING, HELD_BY_COMFORT, HOLDERS, OWED, STEPS
from whoelse.method.drafting.slots import SLOTS
from whoelse.method.facts import KINDS, WRITTEN_AS, Field, FieldSpec
from whoelse.method.playbook.document import (
    AskWords,
    Attributed,
    ChannelLimit,
    Circles,
    Column,
    Guards,
    Guidance,
    Limit,
    Measure,
    MessageChecks,
    MessageTemplate,
    Never,
    Pace,
    Playbook,
    Question,
    QuestionList,
    Ranking,
    Rule,
)
from whoelse.method.playbook.durations import NEXT_BUSINESS_WEEK, THE_DAY_NAMED, THE_SAME_DAY, UNITS, Duration
from whoelse.method.playbook.in_words import (
    DO,
    WHEN,
    circles_in_words,
    limit_in_words,
    never_in_words,
    pace_in_words,
    rule_in_words,
    whose_in_words,
)
from whoelse.method.playbook.slots import REASON_SLOTS
from whoelse.method.playbook.soundness import FOLLOWS

_HOLDS = {
    Field.PERSON: "a person",
    Field.TARGET: "an organisation",
    Field.DAY: "a day",
    Field.ONE_TO_FIVE: "1 to 5",
    Field.TEXT: "a name or a key",
}
_PARTS = (
    ("The playbook", Playbook),
    ("Pace", Pace),
    ("Circles", Circles),
    ("Ranking", Ranking),
    ("A column", Column),
    ("A rule", Rule),
    ("if", Guards),
    ("A limit", Limit),
    ("A never", Never),
    ("Guidance", Guidance),
    ("A measure", Measure),
    ("Questions", QuestionList),
    ("A question", Question),
    ("An ask", AskWords),
    ("A message", MessageTemplate),
    ("Checks of a message", MessageChecks),
    ("A channel", ChannelLimit),
)


def facts_page() -> str:
    """Every fact with its fields, and every step."""
    lines = [
        "# Facts and steps",
        "",
        "Printed from `whoelse.method`. The same words serve the journal, playbooks, told stories and all pages.",
        "",
        "## Facts",
        "",
        "Every fact has a day (`on`). A field in **bold** must be given.",
    ]
    group = ""
    for kind, spec in KINDS.items():
        if spec.group != group:
            group = spec.group
            lines += ["", f"### {group.capitalize()}", "", "| kind | person | fields |", "| --- | --- | --- |"]
        person = {"required": "**person**", "optional": "person, or nobody", "none": ""}[spec.person]
        fields = "; ".join(_fact_field(WRITTEN_AS.get(name, name), one) for name, one in spec.fields.items())
        lines.append(f"| {kind} | {person} | {fields} |")
    lines += [
        "",
        "## Steps",
        "",
        "An owed step answers something somebody did: it passes limits and hesitation, never a *never*. A step that "
        "comfort holds back waits while somebody's hesitation stands.",
        "",
        "| step | owed | held back by comfort | closes the person when done |",
        "| --- | --- | --- | --- |",
    ]
    lines += [
        f"| {step} | {_tick(step in OWED)} | {_tick(step in HELD_BY_COMFORT)} | {_tick(step in CLOSING)} |"
        for step in STEPS
    ]
    lines += ["", f"What holds a step back, strongest first: {', '.join(HOLDERS)}."]
    return "\n".join(lines) + "\n"


def playbooks_page(built_in: Sequence[Playbook] = ()) -> str:
    """The playbook format: each part with its keys, what calls for a step, waits and slots; then playbooks by rule."""
    lines = [
        "# The playbook format",
        "",
        "Printed from `whoelse.method.playbook`. A playbook is a text in YAML: words from closed lists, and sentences "
        "of your own. `whoelse playbook check FILE` says what is wrong with it and on which line.",
        "",
        "A key in **bold** must be given. Every part but “if”, a question and a channel may also say whose it is:",
        "",
        *_table(Attributed),
    ]
    for title, model in _PARTS:
        lines += ["", f"## {title}", "", *_described(model), *_table(model, without=Attributed)]
    lines += ["", "## What calls for a step", "", "| when | that is |", "| --- | --- |"]
    lines += [f"| {occasion} | {words} |" for occasion, words in WHEN.items()]
    lines += ["", "## What a rule can do", "", "| do | that is | follows from |", "| --- | --- | --- |"]
    lines += [f"| {do} | {words} | {', '.join(FOLLOWS[do])} |" for do, words in DO.items()]
    lines += ["", "## Waits", "", *_waits(), "", "## Slots", "", *_slots()]
    lines += ["", "## What no playbook can change", "", *_in_code()]
    for playbook in built_in:
        lines += ["", f"## {playbook.name}", "", *_by_id(playbook)]
    return "\n".join(lines) + "\n"


#: What holds under every playbook and stands in none, with what it changes and where that is seen.
_IN_CODE = {
    "G1": (
        "Who hesitated, or said not now, is asked nothing and followed up with nothing until that is lifted, or until "
        "the day they named.",
        "holds a step back on the pages: today, person",
    ),
    "G9": (
        "Who was introduced and talked to is a person like any other: asked and thanked, however long the chain.",
        "no end on the pages: introductions, person",
    ),
    "G10": (
        "Somebody who is only named is written to with nobody's name, until their permission is noted.",
        "holds a step back on the pages: message, introductions",
    ),
    "G12": ("Nothing is ever sent. A message is yours to send, and to mark as sent.", "a button on the page: message"),
}


def _in_code() -> Iterator[str]:
    yield "| id | what it says | where |"
    yield "| --- | --- | --- |"
    yield from (f"| {name} | {words} | {where} |" for name, (words, where) in _IN_CODE.items())


def _by_id(playbook: Playbook) -> Iterator[str]:
    """Everything in a playbook that has an id, in words: what it does, or on which page it is read, and whose it is."""
    yield "| id | what it says | where | whose |"
    yield "| --- | --- | --- | --- |"
    rows: list[tuple[Attributed, str, str, str]] = []
    if playbook.pace is not None:
        rows.append(
            (playbook.pace, playbook.pace.id, f"At most {pace_in_words(playbook.pace)} at a time.", "the limit")
        )
    if playbook.circles is not None:
        rows.append((playbook.circles, playbook.circles.id, circles_in_words(playbook.circles), "a limit"))
    rows += [(rule, rule.id, rule_in_words(rule), "a step") for rule in playbook.rules]
    rows += [(limit, limit.id, limit_in_words(limit), "a limit") for limit in playbook.limits]
    rows += [(never, never.id, never_in_words(never), _never_on(never)) for never in playbook.never]
    rows += [(part, part.id, part.words, f"read on the page: {part.on}") for part in playbook.guidance]
    rows += [(part, part.id, _measured(part), "a figure on the page: week") for part in playbook.measures]
    columns = playbook.ranking.columns if playbook.ranking is not None else ()
    rows += [(part, part.id, f"{part.words}; filled in by {part.filled_in_by}", "a column") for part in columns]
    for part, id_, words, where in rows:
        source = f" ({part.source})" if part.source and part.basis != "ours" else ""
        yield f"| {id_} | {words} | {where} | {whose_in_words(part)}{source} |"


def _never_on(never: Never) -> str:
    if never.do is not None:
        return "forbids a step"
    return "a check on the page: message" if never.say else f"read on the page: {never.on or 'conversation'}"


def _measured(part: Measure) -> str:
    return f"{part.words}, per {part.per}" + (f"; {part.aim} for orientation" if part.aim is not None else "")


def _fact_field(name: str, spec: FieldSpec) -> str:
    words = ", ".join(spec.words) if spec.words else _HOLDS[spec.holds]
    return f"{f'**{name}**' if spec.required else name}: {words}"


def _tick(holds: bool) -> str:
    return "yes" if holds else ""


def _described(model: type[BaseModel]) -> Iterator[str]:
    yield " ".join((model.__doc__ or "").replace("``", "`").split())
    yield ""


def _table(model: type[BaseModel], without: type[BaseModel] | None = None) -> list[str]:
    left_out = set(without.model_fields) if without is not None else set()
    rows = [
        f"| {f'**{field.alias or name}**' if field.is_required() else field.alias or name} | {_kind(field)} |"
        for name, field in model.model_fields.items()
        if name not in left_out
    ]
    return ["| key | what it is |", "| --- | --- |", *rows]


def _kind(field: FieldInfo) -> str:
    words = _of(field.annotation)
    least = next((bound.ge for bound in field.metadata if isinstance(bound, Ge)), None)
    most = next((bound.le for bound in field.metadata if isinstance(bound, Le)), None)
    return f"{words} from {least} to {most}" if least is not None and most is not None else words


def _of(annotation: Any) -> str:
    """What an annotation takes, in words."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return ", ".join(f"`{word}`" for word in inner if word != "")
    if origin in (Union, types.UnionType):
        return " or ".join(_of(one) for one in inner if one is not type(None))
    if origin is tuple:
        return f"a list: {_of(inner[0])}"
    if origin is not None:
        return _of(inner[0])
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return "keys, see below"
    return {str: "a text", int: "a whole number", bool: "`yes` or `no`", Duration: "a wait"}.get(annotation, "a text")


def _waits() -> Iterator[str]:
    units = ", ".join(f"{unit}s" for unit in UNITS)
    yield f"A wait is a number with one of: {units}. Or: `{THE_SAME_DAY}`, `{NEXT_BUSINESS_WEEK}`, or"
    yield f"`{THE_DAY_NAMED}, else 1 week` where the fact may name a day itself."
    yield ""
    yield "`wait` is not before: the step appears on that day and is due then. `within` is no later than: it appears at"
    yield "once and is due on the last day. `before` counts back from the day agreed. A rule has one of them, or none:"
    yield "then the step is due the same day."


def _slots() -> Iterator[str]:
    yield "In the reason of a rule, a limit or a never (`because`):"
    yield ""
    yield from ("| slot | what stands there |", "| --- | --- |")
    yield from (f"| `{{{slot}}}` | {words} |" for slot, words in REASON_SLOTS.items())
    yield ""
    yield "In messages and asks; a sentence whose slot is not known is left out:"
    yield ""
    yield from ("| slot | what stands there |", "| --- | --- |")
    yield from (f"| `{{{slot}}}` | {words} |" for slot, words in SLOTS.items())
