"""A part of a playbook as a form shows it: each field with its value, and what it may be instead.

A rule reads as a sentence with fields: *when* … *and no* … *after* … *do* … *because*.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pydantic.fields import FieldInfo

from whoelse.method.playbook.document import Guards, Rule
from whoelse.method.playbook.durations import UNITS, Duration, NotADuration, duration
from whoelse.method.playbook.editing import path_to
from whoelse.method.playbook.parts import bounds, choices, field_at, holds, keys, model_at
from whoelse.method.playbook.soundness import COMMON_RULES, FOLLOWS
from whoelse.method.playbook.text import Listing, Node, Path, Scalar, node_at, parse, plain
from whoelse.method.playbook.text import Mapping as Keys

#: How a rule's fields read in its sentence, in their order; the others come below, under their own names.
SENTENCE: Mapping[str, str] = {
    "when": "when",
    "unless": "and no",
    "wait": "after",
    "within": "within",
    "before": "before that day by",
    "do": "do",
    "because": "because",
}


@dataclass(frozen=True, slots=True)
class FormField:
    """One field. ``holds`` is word, number, wait, yes or no, list, keys or text.

    ``value`` is as the text has it: words, a number, a list of words, "yes" or "no"; None where it is not there.
    ``default`` is the word or number that goes without saying then, None where nothing does.
    ``choices`` are the only words it may be; ``least`` and ``most`` bound a number, ``most`` the length of a text.
    """

    name: str
    label: str
    holds: str
    value: str | int | tuple[str, ...] | None = None
    choices: Sequence[str] = ()
    least: int | None = None
    most: int | None = None
    required: bool = False
    default: str | int | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """A part of a playbook with its fields. ``path`` leads to it in the text."""

    path: Path
    name: str
    fields: tuple[FormField, ...]

    def field(self, name: str) -> FormField:
        """The field of a name. Raises KeyError where there is none."""
        found = next((one for one in self.fields if one.name == name), None)
        if found is None:
            raise KeyError(name)
        return found


@dataclass(frozen=True, slots=True)
class RuleForm:
    """A rule: its sentence, what must hold besides, the rest, and whether it is followed.

    ``units`` are those a wait may have. ``forbidden_by`` is the id of the never that forbids this rule, if any.
    """

    id: str
    sentence: tuple[FormField, ...]
    conditions: tuple[FormField, ...]
    rest: tuple[FormField, ...]
    off: bool
    own: bool
    forbidden_by: str = ""
    units: tuple[str, ...] = UNITS


def rule_form(text: str, rule: str) -> RuleForm:
    """A rule of a text as a form. Raises NoSuchPart where there is none, NotSound where the text cannot be read."""
    root = parse(text)
    path = path_to(text, "rules", rule)
    form = _form(root, path, Rule)
    when = form.field("when").value
    sentence = tuple(_in_sentence(form.field(name), label, when) for name, label in SENTENCE.items())
    rest = tuple(
        one for one in form.fields if one.name not in SENTENCE and one.name not in {"if", "off", "own", "on", "id"}
    )
    if when == "every week":
        rest = (form.field("on"), *rest)
    conditions = _form(root, (*path, "if"), Guards).fields
    return RuleForm(
        id=rule,
        sentence=sentence,
        conditions=conditions,
        rest=rest,
        off=_yes(form.field("off").value),
        own=_yes(form.field("own").value),
        forbidden_by=_forbidden_by(root, rule),
    )


def part_form(text: str, path: Path) -> Form:
    """Any part of a text as a form: a limit, the question list, an ask, a message, the pace.

    A part that is not there yet gives empty fields. Raises NotSound where the text cannot be read.
    """
    return _form(parse(text), path, model_at(path))


def steps_after(when: str) -> tuple[str, ...]:
    """Which steps can follow from a happening."""
    return tuple(do for do, follows in FOLLOWS.items() if when in follows)


def happenings_before(do: str) -> Sequence[str]:
    """From which happenings a step can follow."""
    return FOLLOWS.get(do, ())


def switchable(text: str) -> tuple[str, ...]:
    """The ids of all rules that can be switched off or forbidden: those of the text, then those all playbooks share."""
    rules = parse(text).entries.get("rules")
    own = [_said(rule, "id") for rule in rules.items] if isinstance(rules, Listing) else []
    return (*(name for name in own if name), *(name for name in COMMON_RULES if name not in own))


def wait_parts(words: str) -> tuple[int, str] | None:
    """The number and the unit of a wait, for two fields of a form; None where it is said in other words."""
    try:
        span: Duration = duration(words)
    except NotADuration:
        return None
    return None if span.named or span.next_week or not span.number else (span.number, span.unit)


def _form(root: Keys, path: Path, model: type) -> Form:
    node = node_at(root, path)
    fields = tuple(_field(name, node, field_at((*path, name))) for name in keys(model))
    return Form(path, str(path[-1]) if path else "", fields)


def _field(name: str, node: Node | None, field: FieldInfo) -> FormField:
    least, most = bounds(field)
    value = node.entries.get(name) if isinstance(node, Keys) else None
    return FormField(
        name=name,
        label=name,
        holds=holds(field),
        value=_value(value) if value is not None else None,
        choices=choices(field),
        least=least,
        most=most,
        required=field.is_required(),
        default=_default(field),
    )


def _default(field: FieldInfo) -> str | int | None:
    value = field.default
    return value if isinstance(value, str | int) and not isinstance(value, bool) and value != "" else None


def _value(node: Node) -> str | int | tuple[str, ...] | None:
    match plain(node):
        case None:
            return None
        case bool() as value:
            return "yes" if value else "no"
        case int() as value:
            return value
        case list() as values:
            return tuple(str(value) for value in values)
        case value:
            return str(value)


def _in_sentence(field: FormField, label: str, when: object) -> FormField:
    possible = field.choices
    if field.name == "do" and isinstance(when, str):
        possible = steps_after(when) or possible
    return replace(field, label=label, choices=possible)


def _forbidden_by(root: Keys, rule: str) -> str:
    nevers = root.entries.get("never")
    for item in nevers.items if isinstance(nevers, Listing) else ():
        if _said(item, "rule") == rule:
            return _said(item, "id")
    return ""


def _said(item: Node, key: str) -> str:
    node = item.entries.get(key) if isinstance(item, Keys) else None
    return str(node.value) if isinstance(node, Scalar) and node.value is not None else ""


def _yes(value: object) -> bool:
    return value in {"yes", True}
