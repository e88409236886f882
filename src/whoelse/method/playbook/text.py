"""Texts of playbooks and told stories: YAML 1.2 without its surprises, each word with its line and column.

``yes``, ``no`` and ``on`` are plain words. Directives, anchors, aliases, tags and keys given twice are refused, and so
is what is too long or too deep; each text gets a parser of its own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
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

from whoelse.method.playbook.findings import Finding, Lines, Mend, NotSound, Place, finding

LONGEST = 200_000  # bytes
DEEPEST = 12  # levels of entries inside entries; a playbook needs five
MOST = 50_000  # words, lists and groups of keys; the longest playbook that comes along has a thousand

Value = str | int | bool | date | None
Path = Sequence[str | int]

_WHOLE_NUMBER = re.compile(r"[-+]?\d{1,15}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
#: Signs that no editor shows, and ends of lines that only some of them take for one.
UNSEEN = re.compile(
    "[^\\t\\n\\r\\x20-\\x7e\\xa0-\\u2027\\u202a-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd\\U00010000-\\U0010ffff]"
)
_TABS = re.compile(r"\t+")
_SURPRISE = re.compile(r"[&!][^\s]*[ \t]*")
_WORDS: dict[str, Value] = {"": None, "~": None, "null": None, "true": True, "false": False}


@dataclass(slots=True)
class Extent:
    """From which character of the text to which something goes, the last one not included.

    ``style`` is that of a word: "" for a plain one, a quote, or "|" and ">" for lines of text; of a list or of keys it
    is "{" where they stand in brackets, "-" where each has lines of its own.
    """

    start: int
    end: int
    style: str = ""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single word, text, number, day or truth value."""

    value: Value
    place: Place
    extent: Extent


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of entries."""

    place: Place
    extent: Extent
    items: list["Node"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with what stands under them, and where each key stands."""

    place: Place
    extent: Extent
    entries: dict[str, "Node"] = field(default_factory=dict)
    keys: dict[str, Place] = field(default_factory=dict)
    key_extents: dict[str, Extent] = field(default_factory=dict)


Node = Scalar | Listing | Mapping


def parse(text: str, *, longest: int = LONGEST, most: int = MOST) -> Mapping:
    """The keys of a text of ``longest`` bytes and ``most`` entries at most.

    Raises NotSound with one finding where the text cannot be read, is too long, or is not made of keys. Nobody changes
    what is returned: the last few texts are kept.
    """
    if len(text) > longest or len(text.encode("utf-8", "replace")) > longest:
        raise NotSound(
            [finding(Place(), f"The text is longer than {longest // 1000} kB, which is the most there can be.")]
        )
    node = _looked_at(text).root(most)
    if not isinstance(node, Mapping):
        place = node.place if node else Place()
        raise NotSound([finding(place, "The text begins with a key and a colon, such as “name: My own”.")])
    return node


@dataclass(slots=True)
class _Looked:
    """A text, and the node it was found to be, with how many entries there are in it, once it could be read."""

    text: str
    node: Node | None = None
    entries: int | None = None

    def root(self, most: int) -> Node | None:
        if self.entries is None or self.entries > most:
            mark = len(self.text) - len(self.text.removeprefix("\ufeff"))
            self.node, self.entries = _document(self.text[mark:], mark, most)
        return self.node


@lru_cache(maxsize=16)
def _looked_at(text: str) -> _Looked:
    """One text is looked at again and again, by an edit, a form and a check: to read it takes long. There is room for
    those that come along and a few of one's own."""
    return _Looked(text)


def plain(node: Node) -> Any:
    """The same without places: dictionaries, lists and values."""
    match node:
        case Scalar(value=value):
            return value
        case Listing(items=items):
            return [plain(item) for item in items]
        case Mapping(entries=entries):
            return {key: plain(entry) for key, entry in entries.items()}


def node_at(node: Node, path: Path) -> Node | None:
    """What stands at a path, or None."""
    for part in path:
        if isinstance(node, Mapping) and part in node.entries:
            node = node.entries[str(part)]
        elif isinstance(node, Listing) and isinstance(part, int) and 0 <= part < len(node.items):
            node = node.items[part]
        else:
            return None
    return node


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


def _events(text: str, mark: int) -> Iterator[Any]:
    unseen = UNSEEN.search(text)
    if unseen is not None:
        at = unseen.start()
        place = Lines(text).place(at, 1)
        mend = Mend(at + mark, at + mark + 1, "", "Take it out")
        raise NotSound([finding(place, "A sign here cannot be read or seen. Take it out.", None, mend)])
    try:
        yield from YAML(typ="safe", pure=True).parse(text)
    except MarkedYAMLError as error:
        raise NotSound([_directive(text, mark, error) or _unreadable(error, text, mark)]) from None
    except (YAMLError, ValueError, OverflowError):
        raise NotSound(
            [finding(Place(), "This text cannot be read. A line is a key with a colon and its value.")]
        ) from None


def _directive(text: str, mark: int, error: MarkedYAMLError | None = None) -> Finding | None:
    """The finding for a line that begins with “%”: the first one, or the one where the parser stopped."""
    at = error.problem_mark.line if error is not None and error.problem_mark is not None else None
    lines = Lines(text)
    for found in re.finditer(r"(?m)^%.*(?:\r\n|\n|\r|$)", text):
        place = lines.place(found.start())
        if at is None or place.line in {at, at + 1}:
            mend = Mend(found.start() + mark, found.end() + mark, "", "Take the line out")
            return finding(place, "A line that begins with “%” is not taken here. Leave it out.", None, mend)
    return None


def _document(text: str, mark: int, most: int) -> tuple[Node | None, int]:
    """The one document of a text, or None where it is empty; and how many entries it has."""
    root: Node | None = None
    open_nodes: list[Node] = []
    keys: list[_Key | None] = []  # the key that waits for its value, for each open node
    started = False
    entries = 0
    for event in _events(text, mark):
        place, extent = _place(event), _extent(event, mark)
        if isinstance(event, DocumentStartEvent):
            if event.version or event.tags:
                raise NotSound(
                    [_directive(text, mark) or finding(Place(), "A line that begins with “%” is not taken.")]
                )
            if started:
                raise NotSound([finding(place, "A second document begins here. One text holds one.")])
            started = True
        elif isinstance(event, CollectionEndEvent):
            _ended(open_nodes.pop(), extent)
            keys.pop()
        elif isinstance(event, AliasEvent | ScalarEvent | SequenceStartEvent | MappingStartEvent):
            _refuse_surprises(event, place, text, mark)
            entries += 1
            if entries > most:
                raise NotSound(
                    [finding(place, f"The text holds more than {most:,} entries. Split it, or take some out.")]
                )
            if open_nodes and isinstance(open_nodes[-1], Mapping) and keys[-1] is None:
                keys[-1] = _key(event, place, extent, open_nodes[-1])
                continue
            node = _node(event, place, extent)
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
    return root, entries


def _refuse_surprises(event: Any, place: Place, text: str, mark: int) -> None:
    if isinstance(event, AliasEvent):
        raise NotSound(
            [finding(place, f"“*{event.anchor}” points to another place, which is not taken. Write it out.")]
        )
    if event.anchor is None and event.tag is None:
        return
    found = _SURPRISE.match(text, event.start_mark.index)
    mend = Mend(found.start() + mark, found.end() + mark, "", "Leave it out") if found else None
    if event.anchor is not None:
        sentence = f"“&{event.anchor}” marks a place, which is not taken. Leave it out."
    else:
        sentence = "A tag (“!”) is not taken here. Leave it out, or put the text in quotes."
    raise NotSound([finding(place, sentence, None, mend)])


@dataclass(frozen=True, slots=True)
class _Key:
    name: str
    place: Place
    extent: Extent


def _key(event: Any, place: Place, extent: Extent, mapping: Mapping) -> _Key:
    if not isinstance(event, ScalarEvent):
        raise NotSound([finding(place, "A key is a word or a few words before a colon.")])
    key = str(event.value)
    if key in mapping.entries:
        first = mapping.keys[key]
        raise NotSound(
            [finding(place, f"“{key}” stands here twice; the first is in line {first.line}. Keep one of them.")]
        )
    return _Key(key, place, extent)


def _node(event: Any, place: Place, extent: Extent) -> Node:
    if isinstance(event, ScalarEvent):
        return Scalar(_value(event), place, extent)
    return Listing(place, extent) if isinstance(event, SequenceStartEvent) else Mapping(place, extent)


def _put(parent: Node, key: _Key | None, node: Node) -> None:
    if isinstance(parent, Listing):
        parent.items.append(node)
    elif isinstance(parent, Mapping) and key is not None:
        parent.entries[key.name] = node
        parent.keys[key.name] = key.place
        parent.key_extents[key.name] = key.extent


def _extent(event: Any, mark: int) -> Extent:
    start, end = event.start_mark.index + mark, event.end_mark.index + mark
    if isinstance(event, ScalarEvent):
        return Extent(start, end, event.style or "")
    return Extent(start, end, "{" if getattr(event, "flow_style", False) else "-")


def _ended(node: Node, end: Extent) -> None:
    """Where a list or keys end: at their bracket, or with the last thing in them, since lines of remarks may follow."""
    if node.extent.style == "{":
        node.extent.end = end.end
    elif isinstance(node, Listing) and node.items:
        node.extent.end = node.items[-1].extent.end
    elif isinstance(node, Mapping) and node.entries:
        node.extent.end = next(reversed(node.entries.values())).extent.end


def _value(event: ScalarEvent) -> Value:
    text = str(event.value)
    return text if event.style is not None else value_of_plain(text)


def value_of_plain(text: str) -> Value:
    """What words without quotes mean: nothing, true or false, a whole number, a day, or the words themselves."""
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


def _unreadable(error: MarkedYAMLError, text: str, moved: int) -> Finding:
    problem = error.problem or ""
    sentence, where_it_began = next(
        ((sentence, began) for words, sentence, began in _SENTENCES if words in problem),
        ("This line cannot be read. A line is a key with a colon and its value, or “- ” and an entry.", False),
    )
    first, second = error.problem_mark, error.context_mark
    mark = (second or first) if where_it_began else (first or second)
    tabs = _TABS.match(text, mark.index) if mark else None
    mend = None
    if tabs is not None:
        put = "  " * (tabs.end() - tabs.start())
        mend = Mend(tabs.start() + moved, tabs.end() + moved, put, "Write spaces")
    return finding(Place(mark.line + 1, mark.column + 1) if mark else Place(), sentence, None, mend)
