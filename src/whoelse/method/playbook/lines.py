"""Changes of a text that leave everything else in it as it is, byte for byte: remarks, quotes, empty lines, line ends.

A path leads through keys and numbers to what is changed: ``("rules", 2, "wait")``.
"""

import re
from collections.abc import Mapping as Keys
from collections.abc import Sequence
from itertools import pairwise

from whoelse.method.playbook.parts import keys_of
from whoelse.method.playbook.rendering import Written, block, entry, flow
from whoelse.method.playbook.text import Listing, Mapping, Node, Path, Scalar, node_at, parse

_BLANKS = re.compile(r"(?:[ \t]*(?:\r\n|\n|\r))+")


class NoSuchPart(LookupError):
    """A path that leads nowhere in a text. The message is a sentence fit to be shown."""


def put_at(text: str, path: Path, value: Written | None) -> str:
    """The text with a value at a path, what leads there begun where it is missing; None takes it out.

    What is left empty above it inside an entry goes too. A key comes where the document has it.
    """
    root = parse(text)
    if value is None:
        while len(path) > 1 and isinstance(path[-2], str) and _is_alone(root, path):
            path = path[:-1]
        return remove(text, path) if node_at(root, path) is not None else text
    for length in range(len(path) - 1):
        if node_at(root, path[: length + 1]) is None:
            for key in reversed(path[length + 1 :]):
                value = {str(key): value}
            return set_value(text, path[: length + 1], value, keys_of(path[:length]))
    return set_value(text, path, value, keys_of(path[:-1]))


def set_value(text: str, path: Path, value: Written, order: Sequence[str] = ()) -> str:
    """The text with a value at a path. A key that is not there yet comes where ``order`` puts it, else last.

    Raises NoSuchPart where the path leads nowhere, ``NotSound`` where the text cannot be read.
    """
    root = parse(text)
    parent, key = _parent(root, path), str(path[-1])
    if key in parent.entries:
        return text if _is_already(parent.entries[key], value) else _replace(text, parent, key, value)
    return _insert_key(text, root, parent, key, value, order)


def remove(text: str, path: Path) -> str:
    """The text without a key and its value, or without one entry of a list. A list that is left empty goes too."""
    root = parse(text)
    at = path[-1]
    if isinstance(at, int):
        listing = _node(root, path[:-1])
        if not isinstance(listing, Listing) or at >= len(listing.items):
            raise NoSuchPart("There is no such entry.")
        if len(listing.items) == 1:
            return remove(text, path[:-1])
        return _remove_entry(text, listing, at)
    parent = _parent(root, path)
    if at not in parent.entries:
        raise NoSuchPart(f"There is no “{at}” here.")
    return _remove_key(text, parent, at)


def insert(text: str, path: Path, at: int, value: Keys[str, Written], order: Sequence[str] = ()) -> str:
    """The text with another entry in a list, which becomes the one with the number ``at``.

    A list that is not there yet is begun; ``order`` says where its key comes.
    """
    root = parse(text)
    parent, key = _parent(root, path), str(path[-1])
    listing = parent.entries.get(key)
    if not isinstance(listing, Listing) or not listing.items:
        return set_value(text, path, [value], order)
    end = line_end(text)
    if listing.extent.style == "{":
        if at >= len(listing.items):
            last = listing.items[-1].extent.end
            return text[:last] + f", {flow(value)}" + text[last:]
        start = listing.items[at].extent.start
        return text[:start] + f"{flow(value)}, " + text[start:]
    column = listing.place.column - 1
    if at == 0:
        start = _line_start(text, _dash(text, listing, 0))
    else:
        start = _after_line(text, listing.items[min(at, len(listing.items)) - 1])
    return _put_line(text, start, entry(value, column, end, lines=_ends_here(text, start, column + 2)) + end)


def move(text: str, path: Path, at: int, to: int) -> str:
    """The text with the entry ``at`` of a list where it becomes the one with the number ``to``.

    Only the lines of the entry move; remarks above it stay where they are.
    """
    listing = _node(parse(text), path)
    if not isinstance(listing, Listing) or not (0 <= at < len(listing.items) and 0 <= to < len(listing.items)):
        raise NoSuchPart("There is no such entry.")
    if at == to:
        return text
    if listing.extent.style == "{":
        return _reordered(text, listing, at, to)
    spans = [
        (_line_start(text, _dash(text, listing, one)), _after_line(text, item))
        for one, item in enumerate(listing.items)
    ]
    start, end = spans[at]
    lines = text[start:end]
    if not lines.endswith(("\n", "\r")):
        lines += line_end(text)
    left = _behind(text, end, listing, at - 1)
    if to > at:
        goal = spans[to][1]
        before = text[:start] + left[: len(left) - len(text[goal:])]
        return _put_line(before, len(before), lines) + _behind(text, goal, listing, at)
    goal = spans[to][0]
    return text[:goal] + lines + text[goal:start] + left


def span(text: str, path: Path) -> tuple[int, int]:
    """From which character to which the lines of an entry or a key go, or its words where it stands in brackets."""
    root = parse(text)
    holder, node = _node(root, path[:-1]), _node(root, path)
    if holder.extent.style == "{":
        start = holder.key_extents[str(path[-1])].start if isinstance(holder, Mapping) else node.extent.start
        return start, node.extent.end
    if isinstance(holder, Listing) and isinstance(path[-1], int):
        return _line_start(text, _dash(text, holder, path[-1])), _after_line(text, node)
    if isinstance(holder, Mapping):
        return _line_start(text, holder.key_extents[str(path[-1])].start), _after_line(text, node)
    raise NoSuchPart("There is no such part.")


def line_end(text: str) -> str:
    """How the lines of a text end: as the first one does."""
    at = text.find("\n")
    return "\r\n" if at > 0 and text[at - 1] == "\r" else "\n"


# -- keys -----------------------------------------------------------------------------------------------------------


def _replace(text: str, parent: Mapping, key: str, value: Written) -> str:
    node, extent = parent.entries[key], parent.key_extents[key]
    in_brackets = parent.extent.style == "{"
    quoted = isinstance(node, Scalar) and node.extent.style in {'"', "'"}
    colon = _colon(text, extent.end, node)
    if in_brackets or (node.extent.style != "-" and "#" in text[colon : node.extent.start]):
        put = flow(value, quoted)
        lead = "" if node.extent.start > colon else " "
        return text[: node.extent.start] + lead + put + text[_end(text, node) :]
    column, stop = parent.place.column - 1, _end(text, node)
    alone = text[stop : _line_stop(text, stop)].strip() == "" and _ends_here(text, _next_line(text, stop), column)
    put = block(value, column, line_end(text), quoted=quoted, lines=alone)
    if node.extent.start == node.extent.end:
        return text[:colon] + put + text[colon:]
    between = text[colon : node.extent.start]
    if "\n" not in put and "\n" not in between and between.strip() == "" and node.extent.style not in {"|", ">"}:
        put = between + put[1:]
    return text[:colon] + put + text[_end(text, node) :]


def _insert_key(text: str, root: Mapping, parent: Mapping, key: str, value: Written, order: Sequence[str]) -> str:
    if parent.extent.style == "{":
        written = f"{flow(key)}: {flow(value)}"
        if not parent.entries:
            start = parent.extent.start + 1
            return text[:start] + written + text[start:]
        at = _value_end(text, parent, _before(parent, key, order))
        return text[:at] + ", " + written + text[at:]
    end, indent = line_end(text), parent.place.column - 1
    at = _next_line(text, _value_end(text, parent, _before(parent, key, order)))
    written = " " * indent + f"{flow(key)}:{block(value, indent, end, lines=_ends_here(text, at, indent))}" + end
    gap = end if parent is root and isinstance(value, Sequence) and not isinstance(value, str) else ""
    return _put_line(text, at, gap + written)


def _remove_key(text: str, parent: Mapping, key: str) -> str:
    names = list(parent.entries)
    place = names.index(key)
    start, end = parent.key_extents[key].start, _value_end(text, parent, key)
    if len(names) == 1:
        if parent.extent.style == "{":
            return text[: parent.extent.start] + "{}" + text[parent.extent.end :]
        return text[:start] + "{}" + text[end:]
    if parent.extent.style == "{":
        if place + 1 < len(names):
            return text[:start] + text[parent.key_extents[names[place + 1]].start :]
        return text[: _value_end(text, parent, names[place - 1])] + text[end:]
    line = _line_start(text, start)
    if text[line:start].strip() == "":
        return text[:line] + text[_next_line(text, end) :]
    return text[:start] + text[parent.key_extents[names[place + 1]].start :]


def _before(parent: Mapping, key: str, order: Sequence[str]) -> str:
    """The key after which another one comes."""
    places = {name: at for at, name in enumerate(order)}
    if key in places:
        earlier = [name for name in parent.entries if places.get(name, len(order)) < places[key]]
        if earlier:
            return earlier[-1]
    return next(reversed(parent.entries))


# -- entries --------------------------------------------------------------------------------------------------------


def _remove_entry(text: str, listing: Listing, at: int) -> str:
    item = listing.items[at]
    if listing.extent.style == "{":
        if at + 1 < len(listing.items):
            return text[: item.extent.start] + text[listing.items[at + 1].extent.start :]
        return text[: listing.items[at - 1].extent.end] + text[item.extent.end :]
    start = _line_start(text, _dash(text, listing, at))
    return text[:start] + _behind(text, _after_line(text, item), listing, at - 1)


def _behind(text: str, at: int, listing: Listing, entry: int) -> str:
    """The text from a place on, for an entry that comes to stand before it. Words that keep the lines after them
    (“|+”) would take empty ones for their own: those go."""
    last: Node = listing.items[entry] if entry >= 0 else listing
    while entry >= 0 and not isinstance(last, Scalar):
        inner = last.items if isinstance(last, Listing) else list(last.entries.values())
        if not inner:
            break
        last = inner[-1]
    keeps = isinstance(last, Scalar) and last.extent.style in {"|", ">"} and "+" in text[last.extent.start :][:3]
    blanks = _BLANKS.match(text, at) if keeps else None
    return text[blanks.end() if blanks else at :]


def _reordered(text: str, listing: Listing, at: int, to: int) -> str:
    """A list in brackets with its entries in another order; what stands between them stays."""
    said = [text[item.extent.start : item.extent.end] for item in listing.items]
    said.insert(to, said.pop(at))
    ends = [0, *(item.extent.end for item in listing.items)]
    starts = [*(item.extent.start for item in listing.items), len(text)]
    between = [text[end:start] for end, start in zip(ends, starts, strict=True)]
    return between[0] + "".join(one + after for one, after in zip(said, between[1:], strict=True))


def _dash(text: str, listing: Listing, at: int) -> int:
    """Where the “- ” of an entry stands."""
    if at == 0:
        return listing.extent.start
    before, item = listing.items[at - 1 : at + 1]
    column = listing.place.column - 1
    for start, following in pairwise([*_line_starts(text, _end(text, before), item.extent.start), len(text)]):
        line = text[start:following]
        if line[:column].strip() == "" and line[column : column + 1] == "-":
            return start + column
    raise NoSuchPart("There is no such entry.")


def _ends_here(text: str, start: int, column: int) -> bool:
    """Whether lines of text under a key in a column end where a line begins: no remark follows that lies as deep."""
    while start < len(text):
        stop = _line_stop(text, start)
        line = text[start:stop]
        if line.strip():
            return not (line.lstrip().startswith("#") and len(line) - len(line.lstrip()) > column)
        start = _next_line(text, stop)
    return True


# -- places in the text ---------------------------------------------------------------------------------------------


def _node(root: Mapping, path: Path) -> Node:
    node = node_at(root, path)
    if node is None:
        raise NoSuchPart(f"There is no “{path[-1]}” here.")
    return node


def _is_already(node: Node, value: Written) -> bool:
    if isinstance(value, bool):
        return isinstance(node, Scalar) and node.value == ("yes" if value else "no")
    return isinstance(value, str | int) and isinstance(node, Scalar) and str(node.value) == str(value)


def _is_alone(root: Mapping, path: Path) -> bool:
    holder = node_at(root, path[:-1])
    return isinstance(holder, Mapping) and list(holder.entries) == [path[-1]]


def _parent(root: Mapping, path: Path) -> Mapping:
    node = _node(root, path[:-1])
    if not isinstance(node, Mapping):
        raise NoSuchPart(f"There is no “{path[-1]}” here.")
    return node


def _colon(text: str, end: int, node: Node) -> int:
    """The place after the colon of a key that ends at ``end``; a key in brackets may have none."""
    at = text.find(":", end, max(node.extent.start, end + 1))
    return end if at < 0 else at + 1


def _end(text: str, node: Node) -> int:
    """Where the words of a value end: lines of text without the empty lines after them."""
    if isinstance(node, Scalar) and node.extent.style in {"|", ">"}:
        header = text[node.extent.start : _line_stop(text, node.extent.start)]
        words = text[node.extent.start : node.extent.end]
        if "+" not in header.split("#")[0]:
            return node.extent.start + len(words.rstrip())
        return node.extent.start + len(words.removesuffix("\n").removesuffix("\r"))
    if isinstance(node, Listing) and node.extent.style == "-" and node.items:
        return _end(text, node.items[-1])
    if isinstance(node, Mapping) and node.extent.style == "-" and node.entries:
        return _value_end(text, node, next(reversed(node.entries)))
    return node.extent.end


def _value_end(text: str, parent: Mapping, key: str) -> int:
    return max(_end(text, parent.entries[key]), parent.key_extents[key].end)


def _after_line(text: str, node: Node) -> int:
    return _next_line(text, _end(text, node))


def _next_line(text: str, at: int) -> int:
    stop = _line_stop(text, at)
    if text[stop : stop + 2] == "\r\n":
        return stop + 2
    return min(stop + 1, len(text))


def _line_stop(text: str, at: int) -> int:
    ends = [found for sign in "\r\n" if (found := text.find(sign, at)) >= 0]
    return min(ends, default=len(text))


def _line_start(text: str, at: int) -> int:
    start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    return start + (1 if start == 0 and text.startswith("\ufeff") else 0)


def _line_starts(text: str, start: int, end: int) -> list[int]:
    starts = []
    at = _next_line(text, start)
    while at <= end and at < len(text):
        starts.append(at)
        at = _next_line(text, at)
    return starts


def _put_line(text: str, at: int, lines: str) -> str:
    """The text with lines put in where one begins, or at its end, which may lack the end of its line."""
    if at > 0 and text[at - 1] not in "\n\r\ufeff":
        lines = line_end(text) + lines
    return text[:at] + lines + text[at:]
