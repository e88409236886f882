"""One part of a playbook as a Django form: its fields from the document, and the changed ones written into the text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django import forms

from whoelse.method.playbook.durations import NEXT_BUSINESS_WEEK, THE_SAME_DAY, UNITS
from whoelse.method.playbook.editing import NAMED_BY, names, set_at
from whoelse.method.playbook.forms import FormField, part_form, switchable, wait_parts
from whoelse.method.playbook.lines import insert, remove
from whoelse.method.playbook.rendering import Written
from whoelse.method.playbook.text import Path
from whoelse.web.pages.playbook.part_words import HINTS, NEW_SENTENCES, SENTENCES, label, words_of

#: Whose a part is, and what it is called, are not typed: they follow from what is done. What has a form of its own
#: neither, nor what is put together from several fields.
_NOT_TYPED = frozenset({"id", "if", "whose", "basis", "source", "numbers", "own", "off", "offer", "columns", "order"})
_TIMES = ("wait", "within", "before")
_SELDOM = ("after", "narrow to wide", "rests after", "on", "minutes", "smaller")
_ABOUT_IT = frozenset({"note", "minutes", "smaller", "because"})
#: Of the playbook itself, what has no part of its own.
_OF_ITSELF = ("about", "formality", "note")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a sentence: words, then a field, if there is one."""

    words: str
    field: forms.BoundField | None = None


class PartForm(forms.Form):
    """The fields of one part. ``sentence``, ``conditions`` and ``rest`` say where each of them stands."""

    def __init__(self, *args: Any, text: str, section: str, path: Path, new: bool = False, **more: Any) -> None:
        self.part = part_form(text, path)
        self.section = section
        self.is_rule = section == "rules"
        self._new = new
        self._had: dict[str, FormField] = {one.name: one for one in self.part.fields if self._is_typed(one.name)}
        self._guards = {}
        if any(one.name == "if" for one in self.part.fields):
            self._guards = {one.name: one for one in part_form(text, (*path, "if")).fields}
        self._questions = _questions(text) if section == "questions" else None
        self._columns = _columns(text) if section == "ranking" else {}
        self._taken = names(text, section) if new else ()
        self._rules = switchable(text)
        initial = {_key("f", name): _typed(one) for name, one in self._had.items()}
        initial |= {_key("if", name): _typed(one) for name, one in self._guards.items()}
        initial |= self._time_initial() if self.is_rule else {}
        initial |= {f"order-{at}": name for at, name in enumerate(self._order(), 1)}
        if self._questions is not None:
            initial["offer"] = "\n".join(self._questions)
        more["initial"] = initial | dict(more.get("initial") or {})
        super().__init__(*args, **more)
        for name, one in self._had.items():
            if not (self.is_rule and name in _TIMES):
                self.fields[_key("f", name)] = self._field(one)
        for name, one in self._guards.items():
            self.fields[_key("if", name)] = self._field(one)
        if self.is_rule:
            self._add_time()
        for at in range(1, len(self._columns) + 1):
            self.fields[f"order-{at}"] = forms.ChoiceField(
                label=f"Sort key {at}", required=False, choices=[("", "nothing more"), *self._columns.items()]
            )
        if self._questions is not None:
            self.fields["offer"] = forms.CharField(
                label="Questions to start from, one per line", required=False, widget=forms.Textarea({"rows": 8})
            )

    @property
    def sentence(self) -> dict[str, forms.BoundField]:
        """The fields that stand inside a rule's sentence."""
        return {name.replace(" ", "_"): self[_key("f", name)] for name in ("when", "unless", "do")} | {
            name: self[name] for name in ("timing", "number", "unit")
        }

    @property
    def pieces(self) -> list[Piece]:
        """The sentence of any other part, piece by piece."""
        split = re.split(r"\{([^}]+)\}", self._sentence())
        said = [Piece(words, self[_key("f", name)]) for words, name in zip(split[::2], split[1::2], strict=False)] + [
            Piece(split[-1])
        ]
        said += [
            Piece(" The best come first by " if at == 1 else ", then by ", self[f"order-{at}"])
            for at in range(1, len(self._columns) + 1)
        ]
        return said

    @property
    def conditions(self) -> list[forms.BoundField]:
        """What must hold besides."""
        return [self[_key("if", name)] for name in self._guards]

    @property
    def seldom(self) -> list[forms.BoundField]:
        """The fields of a rule that few rules need."""
        return [self[_key("f", name)] for name in self._had if self.is_rule and name in _SELDOM]

    @property
    def rest(self) -> list[forms.BoundField]:
        """All other fields, in the order of the document."""
        inside = {"when", "unless", "do", *_TIMES, *_SELDOM} if self.is_rule else set(_slots(self._sentence()))
        shown = [_key("f", name) for name in self._had if name not in inside]
        return [self[name] for name in (*shown, *(["offer"] if self._questions is not None else []))]

    def clean(self) -> dict[str, Any]:
        """What was typed; a time needs its number."""
        cleaned = super().clean() or self.cleaned_data
        if self.is_rule and cleaned.get("timing") and cleaned.get("unit") in UNITS and not cleaned.get("number"):
            self.add_error("number", "Say how many.")
        ranked = self._ranked(cleaned)
        if len(ranked) != len(set(ranked)):
            self.add_error(None, "Each column ranks once. Choose “nothing more” where there is no further one.")
        return cleaned

    def changes(self) -> dict[tuple[str, ...], Written | None]:
        """What differs from the text, by the place of each field; None takes one out."""
        changed: dict[tuple[str, ...], Written | None] = {}
        for head, fields in (("f", self._had), ("if", self._guards)):
            for name, one in fields.items():
                if _key(head, name) not in self.fields:
                    continue
                value = _written(one, self.cleaned_data[_key(head, name)])
                if value != _now(one):
                    changed[(name,) if head == "f" else ("if", name)] = value
        if self.is_rule:
            for name in _TIMES:
                value = self._time() if self.cleaned_data["timing"] == name else None
                if value != self._had[name].value:
                    changed[name,] = value
        if self._columns and self._ranked(self.cleaned_data) != self._order():
            changed["order",] = self._ranked(self.cleaned_data) or None
        return changed

    @property
    def of_substance(self) -> bool:
        """Whether what the part says is changed, and not only what is said about it."""
        return any(path[0] not in _ABOUT_IT for path in self.changes())

    def written(self, text: str) -> str:
        """The text with the changed fields in it, and nothing else different."""
        for field, value in self.changes().items():
            text = set_at(text, self.part.path, field, value)
        if self.of_substance and self._has_an_author:
            text = set_at(text, self.part.path, "whose", "mine")
            text = set_at(text, self.part.path, "basis", "ours")
            text = set_at(text, self.part.path, "numbers", None)
        if self._questions is not None:
            text = _with_questions(text, self._questions, self.cleaned_data["offer"].splitlines())
        return text

    def entry(self) -> dict[str, Written]:
        """A new part as the keys and values that write it."""
        said: dict[str, Written] = {}
        for path, value in self.changes().items():
            if value is None:
                continue
            if len(path) == 1:
                said[path[0]] = value
            else:
                inner = said.setdefault("if", {})
                if isinstance(inner, dict):
                    inner[path[1]] = value
        return said | ({"whose": "mine", "basis": "ours"} if self._has_an_author else {})

    @property
    def _has_an_author(self) -> bool:
        return self.section != "about" and any(one.name == "whose" for one in self.part.fields)

    def _is_typed(self, name: str) -> bool:
        if self.section == "about":
            return name in _OF_ITSELF
        if self.section == "columns" and name == "id":
            return self._new  # it heads the column among the targets, and their scores are kept under it
        return name not in _NOT_TYPED and (self._new or name != NAMED_BY.get(self.section))

    def _sentence(self) -> str:
        return (NEW_SENTENCES if self._new else {}).get(self.section) or SENTENCES.get(self.section, "")

    def _order(self) -> list[str]:
        """The columns that rank, the weightiest first."""
        said = self.part.field("order").value if self._columns else ()
        named = [name for name in said if name in self._columns] if isinstance(said, tuple) else []
        return named or list(self._columns)

    def _ranked(self, cleaned: dict[str, Any]) -> list[str]:
        chosen = (cleaned.get(f"order-{at}") for at in range(1, len(self._columns) + 1))
        return [name for name in chosen if name]

    def _time_initial(self) -> dict[str, Any]:
        for name in _TIMES:
            words = self._had[name].value
            if words is not None:
                parts = wait_parts(str(words))
                return {"timing": name, "number": parts[0] if parts else None, "unit": parts[1] if parts else words}
        return {"timing": "", "unit": "business day"}

    def _add_time(self) -> None:
        said = {one for name in _TIMES if (one := self._had[name].value) and not wait_parts(str(one))}
        units = [(unit, f"{unit}s") for unit in UNITS]
        units += [(words, words) for words in dict.fromkeys((*map(str, said), NEXT_BUSINESS_WEEK, THE_SAME_DAY))]
        self.fields["timing"] = forms.ChoiceField(
            label="At what time",
            choices=[("", "the same day"), ("wait", "after"), ("within", "within"), ("before", "before that day by")],
            required=False,
        )
        self.fields["number"] = forms.IntegerField(
            label="Number", min_value=1, max_value=3660, required=False, widget=forms.NumberInput({"size": 3})
        )
        self.fields["unit"] = forms.ChoiceField(label="Unit", choices=units, required=False)

    def _time(self) -> str:
        number, unit = self.cleaned_data.get("number"), self.cleaned_data["unit"]
        return f"{number} {unit}{'' if number == 1 else 's'}" if unit in UNITS else unit

    def _field(self, one: FormField) -> forms.Field:
        common: dict[str, Any] = {
            "label": label(self.section, one.name),
            "required": one.required,
            "help_text": HINTS.get(one.name, ""),
        }
        if one.name == "rule":
            return forms.ChoiceField(choices=[("", "–"), *((name, name) for name in self._rules)], **common)
        match one.holds:
            case "word":
                return forms.ChoiceField(choices=self._choices(one), **common)
            case "number":
                return forms.IntegerField(min_value=one.least, max_value=one.most, **common)
            case "yes or no":
                return forms.BooleanField(**(common | {"required": False}))
            case "list":
                return forms.CharField(widget=forms.Textarea({"rows": 4}), **common)
            case _:
                long = (one.most or 0) > 300
                widget = forms.Textarea({"rows": 12 if one.name == "body" else 3}) if long else forms.TextInput()
                return forms.CharField(max_length=one.most, widget=widget, strip=False, **common)

    def _choices(self, one: FormField) -> list[tuple[str, str]]:
        words = words_of(self.section, one.name)
        possible = [(word, words.get(word, word)) for word in one.choices]
        if self._new and one.name == NAMED_BY.get(self.section):
            possible = [(word, said) for word, said in possible if word not in self._taken]
        if one.required or one.default is not None:
            return possible
        empty = {"unless": "matter what", "of": "any", "formality": "no tone of its own"}.get(one.name, "–")
        return possible if one.name == "of" and "" in self._taken else [("", empty), *possible]


def _slots(sentence: str) -> Sequence[str]:
    return re.findall(r"\{([^}]+)\}", sentence)


def _key(head: str, name: str) -> str:
    return f"{head}-{name.replace(' ', '-')}"


def _typed(one: FormField) -> Any:
    """A value of the text as its field shows it."""
    if isinstance(one.value, tuple):
        return "\n".join(one.value)
    if one.value is None:
        return False if one.holds == "yes or no" else one.default
    return one.value == "yes" if one.holds == "yes or no" else one.value


def _now(one: FormField) -> Written | None:
    if one.holds == "yes or no":
        return True if one.value == "yes" else None
    return list(one.value) if isinstance(one.value, tuple) else one.value


def _written(one: FormField, typed: Any) -> Written | None:
    """What was typed as the text has it; None for nothing, and for what goes without saying and was not said."""
    if one.value is None and one.default is not None and typed == one.default:
        return None
    match one.holds:
        case "yes or no":
            return True if typed else None
        case "list":
            return [line.strip() for line in typed.splitlines() if line.strip()] or None
        case "number":
            return int(typed) if typed is not None else None
        case _:
            words = str(typed or "").replace("\r\n", "\n")
            before = str(one.value or "")
            return one.value if words.strip() == before.strip() and one.value is not None else words.strip() or None


def _questions(text: str) -> list[str]:
    offer = part_form(text, ("questions",)).field("offer").value
    count = len(offer) if isinstance(offer, tuple) else 0
    return [str(part_form(text, ("questions", "offer", at)).field("words").value or "") for at in range(count)]


def _columns(text: str) -> dict[str, str]:
    """The columns of the ranking by their ids, each in its own words."""
    ids = names(text, "columns")
    said = [part_form(text, ("ranking", "columns", at)).field("words").value for at in range(len(ids))]
    return {name: str(words or name) for name, words in zip(ids, said, strict=True)}


def _with_questions(text: str, before: list[str], typed: list[str]) -> str:
    """The text with the offered questions changed line by line, from the last to the first."""
    after = [line.strip() for line in typed if line.strip()]
    for what, first, last, begin, end in reversed(SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes()):
        if what == "equal":
            continue
        new = after[begin:end]
        same = min(last - first, len(new)) if what == "replace" else 0
        for at in range(same):
            text = set_at(text, ("questions", "offer", first + at), "words", new[at])
        for at in reversed(range(first + same, last)):
            text = remove(text, ("questions", "offer", at))
        for at, words in enumerate(new[same:], first + same):
            text = insert(text, ("questions", "offer"), at, {"words": words}, ())
    return text
