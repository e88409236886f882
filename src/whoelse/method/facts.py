"""What can have happened: the closed list of facts, and the fields each of them carries.

The words are the law of ``stories.md``; journal, playbooks, stories, API and reference pages use the same.
A fact says *that* something happened and when, never in which words: the user's words live in records.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType


class Field(StrEnum):
    """What the value of a field is."""

    PERSON = "person"  # the stable id of a person
    TARGET = "target"  # the stable id of an organisation
    DAY = "day"
    WORD = "word"  # one of a closed list
    ONE_TO_FIVE = "one to five"
    TEXT = "text"  # a playbook's name, a step's key: never the user's words


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a kind of fact: what it holds, its closed words, and whether it must be there."""

    holds: Field
    words: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class KindSpec:
    """One kind of fact: its group in the reference, its fields, and whether it is about a person."""

    group: str
    fields: Mapping[str, FieldSpec]
    person: str = "required"  # required | optional | none


def _word(*words: str, required: bool = False) -> FieldSpec:
    return FieldSpec(Field.WORD, words, required)


_DAY = FieldSpec(Field.DAY)
_DAY_REQUIRED = FieldSpec(Field.DAY, required=True)
_PERSON = FieldSpec(Field.PERSON)
_PERSON_REQUIRED = FieldSpec(Field.PERSON, required=True)
_TARGET_REQUIRED = FieldSpec(Field.TARGET, required=True)
_ONE_TO_FIVE = FieldSpec(Field.ONE_TO_FIVE)
_TEXT = FieldSpec(Field.TEXT)

COMFORTS = ("easy", "hesitant", "not now")
ASKS = ("indirect", "direct")
ASK_ANSWERS = ("offered", "named", "will check", "later", "resource", "nobody", "hesitated", "no")
CHANNELS = ("spoken", "written")
CLOSING_REASONS = ("silent", "declined", "put aside")
REPLY_ANSWERS = ("yes", "no", "later")


def _kind(group: str, person: str = "required", **fields: FieldSpec) -> KindSpec:
    return KindSpec(group, MappingProxyType(fields), person)


_INTRODUCTION = {"by": _PERSON_REQUIRED, "target": FieldSpec(Field.TARGET)}

#: Every kind of fact, in the order of the reference. ``by`` of a promise is a word, of an introduction a person.
KINDS: Mapping[str, KindSpec] = MappingProxyType(
    {
        "person chosen": _kind("choosing"),
        "person closed": _kind("choosing", reason=_word(*CLOSING_REASONS)),
        "target ruled out": _kind("choosing", "none", target=_TARGET_REQUIRED),
        "knows about target": _kind("choosing", target=_TARGET_REQUIRED),
        "invitation sent": _kind("writing", through=_PERSON),
        "follow-up sent": _kind("writing"),
        "thank-you sent": _kind("writing"),
        "update sent": _kind("writing", about=_PERSON),
        "check-in sent": _kind("writing"),
        "soft touch sent": _kind("writing", about=_PERSON),
        "blurb given": _kind("writing", about=_PERSON),
        "reply received": _kind("writing", answer=_word(*REPLY_ANSWERS), until=_DAY),
        "out of office": _kind("writing", until=_DAY_REQUIRED),
        "conversation agreed": _kind("talking", for_day=_DAY_REQUIRED),
        "conversation moved": _kind("talking", for_day=_DAY_REQUIRED),
        "conversation missed": _kind("talking"),
        "conversation cancelled": _kind("talking"),
        "conversation started": _kind("talking"),
        "conversation near its end": _kind("talking", rapport=_ONE_TO_FIVE, comfort=_word(*COMFORTS)),
        "conversation held": _kind("talking"),
        "debrief written": _kind(
            "talking",
            rapport=_ONE_TO_FIVE,
            comfort=_word(*COMFORTS),
            asked=_word("none", *ASKS),
            answer=_word(*ASK_ANSWERS),
        ),
        "ask made": _kind(
            "asking", ask=_word(*ASKS, required=True), channel=_word(*CHANNELS), answer=_word(*ASK_ANSWERS)
        ),
        "comfort noted": _kind("asking", comfort=_word(*COMFORTS, required=True), until=_DAY),
        "comfort lifted": _kind("asking"),
        "introduction named": _kind("introductions", "optional", **_INTRODUCTION),
        "introduction offered": _kind("introductions", "optional", **_INTRODUCTION),
        "introduction checking": _kind("introductions", "optional", **_INTRODUCTION),
        "introduction made": _kind("introductions", "optional", **_INTRODUCTION),
        "introduction declined": _kind("introductions", "optional", **_INTRODUCTION),
        "introduction silent": _kind("introductions", "optional", **_INTRODUCTION),
        "introducer thanked": _kind("introductions", about=_PERSON),
        "introducer told": _kind("introductions", about=_PERSON),
        "promise made": _kind("keeping", by=_word("me", "them", required=True), until=_DAY),
        "promise kept": _kind("keeping", by=_word("me", "them", required=True)),
        "advice given": _kind("keeping"),
        "advice followed": _kind("keeping"),
        "given": _kind("keeping"),
        "lead heard": _kind("keeping"),
        "offer made": _kind("keeping", "optional"),
        "search paused": _kind("search", "none"),
        "search resumed": _kind("search", "none"),
        "search won": _kind("search", "none"),
        "search ended": _kind("search", "none"),
        "playbook changed": _kind("search", "none", from_playbook=_TEXT, to_playbook=_TEXT),
        "step done": _kind("search", "optional", key=_TEXT, step=_TEXT),
        "step snoozed": _kind("search", "optional", until=_DAY_REQUIRED, key=_TEXT, step=_TEXT),
        "step declined": _kind("search", "optional", key=_TEXT, step=_TEXT),
    }
)

INTRODUCTION_STATES = ("named", "offered", "checking", "made", "declined", "silent")

#: How a field is written in stories and exports, where it differs from its name here.
WRITTEN_AS: Mapping[str, str] = MappingProxyType({"for_day": "for", "from_playbook": "from", "to_playbook": "to"})


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that happened.

    ``id`` is stable; ``on`` is the day it happened, ``noted`` the day it was written down. Facts come to the method
    in the order they were noted; the method orders them by ``on`` and keeps that order within a day.
    ``person``, ``by`` of an introduction, ``about``, ``through`` and ``target`` are stable ids, read through merges
    before they come here. ``answers`` is the id of the entry that this one answers (a promise kept, advice followed),
    ``corrects`` of the one it corrects: a step that hung on the corrected entry hangs on it still.
    """

    id: str
    kind: str
    on: date
    noted: date
    person: str | None = None
    by: str | None = None
    about: str | None = None
    through: str | None = None
    target: str | None = None
    for_day: date | None = None
    until: date | None = None
    rapport: int | None = None
    comfort: str | None = None
    asked: str | None = None
    ask: str | None = None
    channel: str | None = None
    answer: str | None = None
    reason: str | None = None
    key: str | None = None
    step: str | None = None
    from_playbook: str | None = None
    to_playbook: str | None = None
    answers: str | None = None
    corrects: str | None = None

    @property
    def anchor(self) -> str:
        """The id under which steps hang on this fact: its own, or that of the entry it corrects."""
        return self.corrects or self.id

    def correcting(self, other: "Fact") -> "Fact":
        """This fact as the correction of another, which keeps the other's steps where they were."""
        return replace(self, corrects=other.anchor)
