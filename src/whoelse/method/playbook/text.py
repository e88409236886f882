"""Texts of playbooks and told stories: YAML 1.2 without its surprises, each word with its line and column.

``yes``, ``no`` and ``on`` are plain words. Directives, anchors, aliases, tags and keys given twice are refused, and so
is what is too long or too deep; each text gets a parser of its own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from whoelse.method.playbook.findings import Finding, NotSound, Place, finding

LONGEST = 200_000  # bytes
DEEPEST = 12  # levels of entries inside entries; a playbook needs five

Value = str | int | bool | date | None
Path = Sequence[str | int]

_WHOLE_NUMBER = re.compile(r"[-+]?\d{1,15}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WORDS: dict[str, Value] = {"": None, "~": None, "null": None, "true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single word, text, number, day or truth value."""

    value: Value
    place: Place


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of entries."""

    place: Place
    items: list["Node"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with what stands under them, and where each key stands."""

    place: Place
    entries: dict[str, "Node"] = field(default_factory=dict)
    keys: dict[str, Place] = field(default_factory=dict)


Node = Scalar | Listing | Mapping


def parse(text: str) -> Mapping:
    """The keys of a text.

    Raises NotSound with one finding where the text cannot be read, is too long, or is not made of keys.
    """
    if len(text) > LONGEST or len(text.encode("utf-8", "replace")) > LONGEST:
        raise NotSound(
            [finding(Place(), f"The text is longer than {LONGEST // 1000} kB, which is the most there can be.")]
        )
    events = _events(text.removeprefix("\ufeff"))
    node = _document(events)
    if not isinstance(node, Mapping):
        place = node.place if node else Place()
        raise NotSound([finding(place, "The text begins with a key and a colon, such as “name: My own”.")])
    return node


def plain(node: Node) -> Any:
    """The same without places: dictionaries, lists and values."""
    match node:
        case Scalar(value=value):
            return value
        case Listing(items=items):
            return [plain(item) for item in items]
        case Mapping(entries=entries):
            return {key: plain(entry) for key, entry in entries.items()}


def place_of(node: Node, path: Path, *, key: bool = False) -> Place:
    """Where the value at a path stands, or with ``key`` its key; where it is missing, the entry it is missing in."""
    place = node.place
    for at, part in enumerate(path):
        last = at == len(path) - 1
        if isinstance(node, Mapping) and part in node.entries:
            place = node.keys[str(part)] if key and last else node.entries[str(part)].place
            node = node.entries[str(part)]
        elif isinstance(node, Listing) and isinstance(part, int) and part < len(node.items):
            node = node.items[part]
            place = node.place
        else:
            break
    return place


def _events(text: str) -> Iterator[Any]:
    try:
        yield from YAML(typ="safe", pure=True).parse(text)
    except MarkedYAMLError as error:
        raise NotSound([_unreadable(error)]) from None
    except YAMLError:
        at = next((at for at, letter in enumerate(text) if not (letter.isprintable() or letter in "\n\r\t")), 0)
        before = text[:at]
        place = Place(before.count("\n") + 1, at - before.rfind("\n"))
        raise NotSound([finding(place, "A sign here cannot be read or seen. Take it out.")]) from None


def _document(events: Iterator[Any]) -> Node | None:
    """The one document of a text, or None where it is empty."""
    root: Node | None = None
    open_nodes: list[Node] = []
    keys: list[tuple[str, Place] | None] = []  # the key that waits for its value, for each open node
    started = False
    for event in events:
        place = _place(event)
        if isinstance(event, DocumentStartEvent):
            if event.version or event.tags:
                raise NotSound([finding(Place(), "A line that begins with “%” is not taken here. Leave it out.")])
            if started:
                raise NotSound([finding(place, "A second document begins here. One text holds one.")])
            started = True
        elif isinstance(event, CollectionEndEvent):
            open_nodes.pop()
            keys.pop()
        elif isinstance(event, AliasEvent | ScalarEvent | SequenceStartEvent | MappingStartEvent):
            _refuse_surprises(event, place)
            if open_nodes and isinstance(open_nodes[-1], Mapping) and keys[-1] is None:
                keys[-1] = _key(event, place, open_nodes[-1])
                continue
            node = _node(event, place)
            if open_nodes:
                _put(open_nodes[-1], keys[-1], node)
                keys[-1] = None
            else:
                root = node
            if not isinstance(node, Scalar):
                if len(open_nodes) >= DEEPEST:
                    raise NotSound(
                        [finding(place, f"This lies deeper than {DEEPEST} levels. Nothing here goes so deep.")]
                    )
                open_nodes.append(node)
                keys.append(None)
    return root


def _refuse_surprises(event: Any, place: Place) -> None:
    if isinstance(event, AliasEvent):
        raise NotSound(
            [finding(place, f"“*{event.anchor}” points to another place, which is not taken. Write it out.")]
        )
    if event.anchor is not None:
        raise NotSound([finding(place, f"“&{event.anchor}” marks a place, which is not taken. Leave it out.")])
    if event.tag is not None:
        raise NotSound([finding(place, "A tag (“!”) is not taken here. Leave it out, or put the text in quotes.")])


def _key(event: Any, place: Place, mapping: Mapping) -> tuple[str, Place]:
    if not isinstance(event, ScalarEvent):
        raise NotSound([finding(place, "A key is a word or a few words before a colon.")])
    key = str(event.value)
    if key in mapping.entries:
        first = mapping.keys[key]
        raise NotSound(
            [finding(place, f"“{key}” stands here twice; the first is in line {first.line}. Keep one of them.")]
        )
    return key, place


def _node(event: Any, place: Place) -> Node:
    if isinstance(event, ScalarEvent):
        return Scalar(_value(event), place)
    return Listing(place) if isinstance(event, SequenceStartEvent) else Mapping(place)


def _put(parent: Node, key: tuple[str, Place] | None, node: Node) -> None:
    if isinstance(parent, Listing):
        parent.items.append(node)
    elif isinstance(parent, Mapping) and key is not None:
        parent.entries[key[0]] = node
        parent.keys[key[0]] = key[1]


def _value(event: ScalarEvent) -> Value:
    text = str(event.value)
    if event.style is not None:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE_NUMBER.fullmatch(text) and text.isascii():
        return int(text)
    if _DAY.fullmatch(text) and text.isascii():
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return text


def _place(event: Any) -> Place:
    start, end = event.start_mark, event.end_mark
    length = end.column - start.column if isinstance(event, ScalarEvent) and end.line == start.line else 0
    return Place(start.line + 1, start.column + 1, length)


#: What the parser says, the sentence to show, and whether it belongs where the trouble began or where it was noticed.
_SENTENCES = (
    (r"'\t'", "A tab stands here. Indent with spaces.", False),
    (
        "mapping values are not allowed",
        "A colon is not possible here. Put the text in quotes, or begin a new line.",
        False,
    ),
    ("could not find expected ':'", "A colon is missing after this key.", True),
    ("expected ',' or", "A bracket is opened here, and it is not closed or an entry lacks its comma.", True),
    ("unexpected end of stream", "A quotation mark is opened here and not closed.", True),
    ("expected <block end>", "The indentation does not fit. Entries of one list begin in the same column.", False),
    ("unknown escape", "After a backslash in double quotes only a few letters are possible. Use single quotes.", False),
    ("hexdecimal", "After a backslash in double quotes only a few letters are possible. Use single quotes.", False),
    ("cannot start any token", "A text cannot begin with this sign. Put it in quotes.", False),
    ("indicators", "After “|” or “>” the text begins in the next line.", False),
    ("expected chomping", "After “|” or “>” the text begins in the next line.", False),
)


def _unreadable(error: MarkedYAMLError) -> Finding:
    problem = error.problem or ""
    sentence, where_it_began = next(
        ((sentence, began) for words, sentence, began in _SENTENCES if words in problem),
        ("This line cannot be read. A line is a key with a colon and its value, or “- ” and an entry.", False),
    )
    first, second = error.problem_mark, error.context_mark
    mark = (second or first) if where_it_began else (first or second)
    return finding(Place(mark.line + 1, mark.column + 1) if mark else Place(), sentence)
