"""Filling a template without leaving a hole.

A sentence whose slot is not known is left out as a whole. ``[text with {slot}]`` is left out when a slot in it is not
known; ``[one {slot}|another|a third]`` takes the first wording all of whose slots are known. There is no nesting, and
``[ ] { }`` cannot be written as themselves.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from whoelse.method.drafting.purpose import said_alone, stands_alone
from whoelse.method.drafting.reading import mentions
from whoelse.method.drafting.slots import SLOTS
from whoelse.method.playbook.document import MessageTemplate, Playbook

#: A kind without a template of its own is drafted with that of another.
STANDS_FOR: Mapping[str, str] = {"introduced invitation": "invitation"}

_GROUP = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{([a-z_]+)\}(?=(.?))")
_SENTENCE = re.compile(r".+?(?:[.?!…]+[)”\"’']*(?=\s|$)|$)\s*")
_GONE = "\0"
_STOPS = ".?!…"
_BARE = "Dear {called},\n\nWarm regards,\n{my_name}"


@dataclass(frozen=True, slots=True)
class DraftText:
    """A first wording to change and send oneself. ``subject`` is empty where the template has none."""

    subject: str
    body: str


def make_draft(playbook: Playbook, kind: str, values: Mapping[str, str]) -> DraftText:
    """The first wording of a message of that kind from what is known.

    ``values`` are by slot; empty or missing ones are not known, others than ``SLOTS`` are ignored. The person is always
    addressed as called: a template that does not name them gets a greeting. A kind without any template is a greeting
    and a signature. A purpose that is a sentence of its own takes the place of the one that asks for it.

    Raises ValueError when ``called`` is not known.
    """
    known = _known(values)
    if "called" not in known:
        raise ValueError("A draft needs to know how the person is called.")
    template = _template(playbook, kind)
    subject = " ".join(fill(template.subject, known).split())
    alone = stands_alone(known.get("purpose", ""))
    body = fill(said_alone(template.body) if alone else template.body, known)
    if next(mentions(body, known["called"]), None) is None:
        body = f"Hello {known['called']},\n\n{body}".strip()
    return DraftText(subject, body)


def has_place(playbook: Playbook, kind: str, slot: str) -> bool:
    """Whether the template of that kind names the slot."""
    return f"{{{slot}}}" in _template(playbook, kind).body


def _template(playbook: Playbook, kind: str) -> MessageTemplate:
    by_kind = {template.kind: template for template in reversed(playbook.messages)}
    found = by_kind.get(kind) or by_kind.get(STANDS_FOR.get(kind, ""))  # type: ignore[call-overload]
    return found or MessageTemplate(kind="invitation", body=_BARE)


def fill(template: str, values: Mapping[str, str]) -> str:
    """The template with its slots filled, everything that would have a hole left out, spaces and lines closed up."""
    known = _known(values)
    chosen = _GROUP.sub(lambda group: _alternative(group[1], known), template.replace(_GONE, ""))
    lines = []
    for line in chosen.splitlines():
        filled = "".join(_sentence(sentence, known) for sentence in _SENTENCE.findall(line))
        if not (_GONE in filled and not filled.replace(_GONE, "").strip()):
            lines.append(_tidy(filled))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def fill_whole(template: str, values: Mapping[str, str]) -> str | None:
    """The template filled, or None where a slot outside of brackets is not known: for words that make sense whole."""
    known = _known(values)
    chosen = _GROUP.sub(lambda group: _alternative(group[1], known).replace(_GONE, ""), template.replace(_GONE, ""))
    return fill(chosen, known) if _has_no_hole(chosen, known) else None


def _known(values: Mapping[str, str]) -> dict[str, str]:
    clean = {slot: " ".join(values[slot].replace(_GONE, "").split()) for slot in SLOTS if values.get(slot)}
    return {slot: value.replace("{", "(").replace("}", ")") for slot, value in clean.items() if value}


def _alternative(group: str, known: Mapping[str, str]) -> str:
    return next((wording for wording in group.split("|") if _has_no_hole(wording, known)), _GONE)


def _has_no_hole(text: str, known: Mapping[str, str]) -> bool:
    rest = _SLOT.sub(lambda slot: "" if slot[1] in known else "{", text)
    return not set("{}[]") & set(rest)


def _sentence(sentence: str, known: Mapping[str, str]) -> str:
    return _SLOT.sub(lambda slot: _value(known[slot[1]], slot[2]), sentence) if _has_no_hole(sentence, known) else _GONE


def _value(value: str, following: str) -> str:
    """The value as it stands before what follows: two stops in a row become one."""
    return value.rstrip(_STOPS) or value if following and following in _STOPS else value


def _tidy(line: str) -> str:
    spaced = re.sub(r"[ \t]+", " ", line.replace(_GONE, ""))
    return re.sub(r" +([,.;:?!])", r"\1", spaced).strip()
