"""Told stories: a few people, some dated facts and a day, read from a text; what is wrong is told with its place."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from whoelse.method.agenda.steps import STEPS
from whoelse.method.calendar import Calendar, UnknownCountryError
from whoelse.method.facts import KINDS, WRITTEN_AS, Fact, Field, FieldSpec
from whoelse.method.playbook.findings import Finding, NotSound, Place
from whoelse.method.playbook.text import Mapping as Keys
from whoelse.method.playbook.text import Node, Scalar, parse
from whoelse.method.playbook.values import Values
from whoelse.method.playbook.words import listed, nearest
from whoelse.method.situation import PersonSeen, Situation, TargetSeen

ANY_ASK = "any ask"
ANYTHING = "anything"

_KEYS = ("playbook", "today", "holidays", "me", "targets", "people", "facts", "must", "mustnot")
_PERSON_KEYS = ("name", "id", "at", "role", "circle", "style")
_CLOSENESS = {1: "close", 2: "known", 3: "slightly"}
_STYLES = ("planned", "open")
_MATCHED = ("do", "person", "id", "target", "about", "rule", "whose", "basis", "because", "key")
_STEP_FACTS = ("step done", "step snoozed", "step declined")


@dataclass(frozen=True, slots=True)
class Expected:
    """One line under ``must`` or ``mustnot``: keys to match, and when and how often. People are given by id."""

    place: Place
    matching: Mapping[str, str]
    due: date | None = None
    by: date | None = None
    times: int | None = None

    @property
    def do(self) -> str:
        """The step's word, or *any ask*, or *anything*."""
        return self.matching["do"]


@dataclass(frozen=True, slots=True)
class StepNamed:
    """The open step that a fact *step done, snoozed, declined* means where it names the step by its word."""

    do: str
    person: str | None
    about: str | None


@dataclass(frozen=True, slots=True)
class Story:
    """A told story.

    ``facts`` are in the order they were noted. ``steps_named`` says, by a fact's id, which open step it means: the key
    depends on the playbook. ``with_id`` are the people whose id the story gives; others are known by their name.
    """

    today: date
    situation: Situation
    facts: tuple[Fact, ...] = ()
    playbook: str | None = None
    playbook_place: Place | None = None
    must: tuple[Expected, ...] = ()
    mustnot: tuple[Expected, ...] = ()
    steps_named: Mapping[str, StepNamed] = field(default_factory=dict)
    with_id: frozenset[str] = frozenset()


def read_story(text: str) -> Story:
    """The story that a text tells. Raises NotSound with every finding."""
    root = parse(text)
    reader = _Reader(root)
    story = reader.story()
    if reader.findings or story is None:
        raise NotSound(reader.findings)
    return story


class _Reader:
    """Reads one text; what is wrong is gathered, so that all of it is told at once."""

    def __init__(self, root: Keys) -> None:
        self._values = Values()
        self._root = root
        self._people: dict[str, PersonSeen] = {}
        self._targets: dict[str, TargetSeen] = {}
        self._organisations: dict[str, str] = {}
        self._with_id: set[str] = set()
        self._steps_named: dict[str, StepNamed] = {}

    @property
    def findings(self) -> list[Finding]:
        return self._values.findings

    def story(self) -> Story | None:
        root = self._root
        self._values.known_keys(root, _KEYS, "A story")
        today = self._values.day(root, "today", required=True)
        for node in self._values.items(root, "targets"):
            self._target(node)
        self._read_people()
        country, style = self._country(), self._my_style()
        facts = [fact for at, node in enumerate(self._values.items(root, "facts"), 1) if (fact := self._fact(node, at))]
        must = tuple(one for node in self._values.items(root, "must") if (one := self._expected(node)))
        mustnot = tuple(one for node in self._values.items(root, "mustnot") if (one := self._expected(node)))
        if today is None:
            return None
        return Story(
            today=today,
            situation=Situation(
                people=self._people,
                targets=self._targets,
                organisations=self._organisations,
                my_style=style,
                country=country,
            ),
            facts=tuple(sorted(facts, key=lambda fact: fact.noted)),
            playbook=self._values.text(root, "playbook"),
            playbook_place=root.entries["playbook"].place if "playbook" in root.entries else None,
            must=must,
            mustnot=mustnot,
            steps_named=self._steps_named,
            with_id=frozenset(self._with_id),
        )

    # -- who and what there is ----------------------------------------------------------------------------------

    def _target(self, node: Node) -> None:
        if isinstance(node, Scalar):
            name = self._values.as_text(node, "A target")
            scores: dict[str, int | bool | None] = {}
        elif isinstance(node, Keys):
            name = self._values.text(node, "name", required="A target")
            scores = {key: self._score(entry) for key, entry in node.entries.items() if key != "name"}
        else:
            self._values.wrong(node.place, "A target is a name, or a name with its scores.")
            return
        if name is not None:
            if name in self._targets:
                self._values.wrong(node.place, f"“{name}” stands among the targets twice. Keep one of them.")
            self._targets[name] = TargetSeen(name, name, scores)
            self._organisations[name] = name

    def _score(self, node: Node) -> int | bool | None:
        value = node.value if isinstance(node, Scalar) else node
        if isinstance(value, int) or value is None:
            return value
        if value in {"yes", "no"}:
            return value == "yes"
        self._values.wrong(node.place, "A score is a whole number, “yes” or “no”.")
        return None

    def _read_people(self) -> None:
        nodes = [node for node in self._values.items(self._root, "people") if self._values.is_keys(node, "A person")]
        names = Counter(
            str(entry.value)
            for node in nodes
            if isinstance(node, Keys) and isinstance(entry := node.entries.get("name"), Scalar)
        )
        for node in nodes:
            if isinstance(node, Keys):
                self._person(node, names)

    def _person(self, node: Keys, names: Mapping[str, int]) -> None:
        self._values.known_keys(node, _PERSON_KEYS, "A person")
        name = self._values.text(node, "name", required="A person")
        given = self._values.text(node, "id")
        at = self._values.text(node, "at")
        circle = self._values.number(node, "circle", 1, 3)
        style = self._values.word(node, "style", _STYLES)
        if name is None:
            return
        if given is None and names[name] > 1:
            self._values.wrong(
                node.place, f"{names[name]} people are called “{name}”. Give each an “id”, such as {_slug(name)}-1."
            )
            return
        key = given or name
        if key in self._people:
            self._values.wrong(node.place, f"“{key}” stands among the people twice. Keep one of them.")
            return
        if given:
            self._with_id.add(given)
        self._people[key] = PersonSeen(
            id=key,
            name=name,
            at=self._organisation(at) if at else None,
            role=self._values.text(node, "role") or "",
            closeness=_CLOSENESS.get(circle) if circle else None,
            style=style,
        )

    def _organisation(self, name: str) -> str:
        self._organisations.setdefault(name, name)
        return name

    def _country(self) -> str | None:
        country = self._values.text(self._root, "holidays")
        if country is None:
            return None
        try:
            Calendar(country=country)
        except UnknownCountryError:
            place = self._root.entries["holidays"].place
            self._values.wrong(
                place, f"No holidays are known for “{country}”. A country is two letters, such as US or SE."
            )
            return None
        return country

    def _my_style(self) -> str | None:
        me = self._root.entries.get("me")
        if me is None or not self._values.is_keys(me, "“me”") or not isinstance(me, Keys):
            return None
        self._values.known_keys(me, ("style",), "“me”")
        return self._values.word(me, "style", _STYLES)

    # -- what happened ------------------------------------------------------------------------------------------

    def _fact(self, node: Node, number: int) -> Fact | None:
        if not self._values.is_keys(node, "A fact") or not isinstance(node, Keys):
            return None
        kind = self._values.word(node, "kind", tuple(KINDS), required="A fact", what="is not a fact")
        on = self._values.day(node, "on", required=True)
        noted = self._values.day(node, "noted") or on
        if kind is None or on is None or noted is None:
            return None
        if noted < on:
            self._values.wrong(
                node.entries["noted"].place, f"A fact is noted on its day or later, and its day is {on}."
            )
        values = self._fields(node, kind)
        fact_id = f"fact-{number:04}"
        if kind in _STEP_FACTS and values.get("key") is None:
            self._name_step(fact_id, node, kind, values)
        values.pop("about", None) if kind in _STEP_FACTS else None
        return Fact(id=fact_id, kind=kind, on=on, noted=noted, **values)

    def _fields(self, node: Keys, kind: str) -> dict[str, Any]:
        spec = KINDS[kind]
        fields = {WRITTEN_AS.get(name, name): (name, one) for name, one in spec.fields.items()}
        if spec.person != "none":
            fields["person"] = ("person", FieldSpec(Field.PERSON, required=spec.person == "required"))
        if kind in _STEP_FACTS:
            fields["about"] = ("about", FieldSpec(Field.PERSON))
        self._values.known_keys(node, ("on", "noted", "kind", *fields), f"“{kind}”")
        values: dict[str, Any] = {}
        for written, (name, one) in fields.items():
            if written in node.entries:
                values[name] = self._value(node, written, one)
            elif one.required:
                self._values.wrong(node.place, f"“{kind}” needs “{written}”{_such_as(one)}.")
        return values

    def _value(self, node: Keys, key: str, spec: FieldSpec) -> Any:
        match spec.holds:
            case Field.PERSON:
                return self._person_named(node, key)
            case Field.TARGET:
                name = self._values.text(node, key)
                return self._organisation(name) if name else None
            case Field.DAY:
                return self._values.day(node, key)
            case Field.WORD:
                return self._values.word(node, key, spec.words)
            case Field.ONE_TO_FIVE:
                return self._values.number(node, key, 1, 5)
            case Field.TEXT:
                words = STEPS if key == "step" else ()
                return (
                    self._values.word(node, key, words, what="is not a step") if words else self._values.text(node, key)
                )

    def _name_step(self, fact_id: str, node: Keys, kind: str, values: Mapping[str, Any]) -> None:
        if values.get("step") is None:
            if "step" not in node.entries:
                self._values.wrong(node.place, f"“{kind}” needs “step” and “person”, or a “key”.")
            return
        self._steps_named[fact_id] = StepNamed(values["step"], values.get("person"), values.get("about"))

    def _person_named(self, node: Keys, key: str) -> str | None:
        name = self._values.text(node, key)
        if name is None or name in self._people:
            return name
        same = [person.id for person in self._people.values() if person.name == name]
        if len(same) == 1:
            return same[0]
        place = node.entries[key].place
        if same:
            self._values.wrong(place, f"{len(same)} people are called “{name}”. Use an id: {listed(same)}.")
            return None
        known = [*self._people, *(person.name for person in self._people.values())]
        near = nearest(name, known)
        hint = f"Did you mean “{near}”?" if near else "Add this person under “people”."
        self._values.wrong(place, f"“{name}” is not among the people of this story. {hint}", near)
        return None

    # -- what is expected -----------------------------------------------------------------------------------------

    def _expected(self, node: Node) -> Expected | None:
        if not self._values.is_keys(node, "An expectation") or not isinstance(node, Keys):
            return None
        self._values.known_keys(node, (*_MATCHED, "due", "by", "times"), "An expectation")
        do = self._values.word(node, "do", (*STEPS, ANY_ASK, ANYTHING), required="An expectation", what="is not a step")
        if do is None:
            return None
        matching = {"do": do}
        for key in _MATCHED[1:]:
            if key not in node.entries:
                continue
            is_person = key in {"person", "about"}
            value = self._person_named(node, key) if is_person else self._values.text(node, key)
            if value is not None:
                matching[key] = value
        return Expected(
            place=node.place,
            matching=matching,
            due=self._values.day(node, "due"),
            by=self._values.day(node, "by"),
            times=self._values.number(node, "times", 0, 999),
        )


def _such_as(spec: FieldSpec) -> str:
    if spec.words:
        return f": {listed(spec.words)}"
    return {Field.DAY: ", a day such as 2026-01-05", Field.PERSON: ", a person"}.get(spec.holds, "")


def _slug(name: str) -> str:
    return "-".join(name.lower().split())
