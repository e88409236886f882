"""Edits of a playbook's text, one rule at a time: every other line stays as it is, byte for byte.

Three things that are not the same: a rule that is *switched off* is kept and not followed, as if it were not written
(where all playbooks have such a rule, that one speaks again); one that is *forbidden* stays, and a never says that
nobody does what it says; one that is *moved* only speaks earlier or later among steps of one day.
"""

from collections.abc import Iterable, Mapping, Sequence

from pydantic import BaseModel

from whoelse.method.playbook.document import Rule
from whoelse.method.playbook.lines import NoSuchPart, insert, move, put_at, remove, span
from whoelse.method.playbook.parts import keys, keys_of
from whoelse.method.playbook.rendering import Written
from whoelse.method.playbook.text import Listing, Node, Path, Scalar, node_at, parse
from whoelse.method.playbook.text import Mapping as Keys

#: The lists of a playbook, and the key by which their entries are named.
NAMED_BY: Mapping[str, str] = {
    "rules": "id",
    "limits": "id",
    "never": "id",
    "guidance": "id",
    "measures": "id",
    "asks": "id",
    "messages": "kind",
    "checks": "of",
    "channels": "channel",
}
#: The lists that stand inside a part, and the key by which their entries are named; "" is by their place, from 1.
INSIDE: Mapping[str, tuple[Path, str]] = {
    "columns": (("ranking", "columns"), "id"),
    "offer": (("questions", "offer"), ""),
}


def list_at(section: str) -> Path:
    """Where a list of a playbook stands in the text."""
    return INSIDE[section][0] if section in INSIDE else (section,)


def names(text: str, section: str) -> tuple[str, ...]:
    """How the entries of a list are named, in their order."""
    return tuple(_named(item, section, at) for at, item in enumerate(_items(parse(text), section)))


def path_to(text: str, section: str, name: str) -> Path:
    """The path of an entry: a rule, limit, never, ask, message ... by its id (or kind). Raises NoSuchPart."""
    return _path_in(parse(text), section, name)


def set_field(text: str, section: str, name: str, field: Path | str, value: Written | None) -> str:
    """The text with one field of an entry set, or without it where the value is None.

    ``field`` is a key, or the path of one: ``("if", "rapport at least")``. An ``if`` that is left empty goes too.
    Raises NoSuchPart where there is no such entry, ``NotSound`` where the text cannot be read.
    """
    return set_at(text, path_to(text, section, name), field, value)


def set_at(text: str, path: Path, field: Path | str, value: Written | None) -> str:
    """As ``set_field``, of what stands at a path: the pace, the question list, the playbook itself (an empty path)."""
    inner = (field,) if isinstance(field, str) else tuple(field)
    return put_at(text, (*path, *inner), value)


def add(text: str, section: str, entry: Mapping[str, Written], after: str | None = None) -> str:
    """The text with another entry in a list, after the one named; None puts it last. Raises NoSuchPart."""
    root, place = parse(text), list_at(section)
    count, said = len(_items(root, section)), _in_order(entry, keys_of((*place, 0)))
    if not count:
        return put_at(text, place, [said])
    at = count if after is None else _place(root, section, after) + 1
    return insert(text, place, at, said, keys_of(place[:-1]))


def add_rule(text: str, rule: Mapping[str, Written], after: str | None = None) -> str:
    """The text with a rule of the user's own. In a copy it is marked as own, so that it goes before the copied ones."""
    own = {"own": True} if "based on" in parse(text).entries else {}
    return add(text, "rules", {**rule, **own}, after)


def take_out(text: str, section: str, name: str) -> str:
    """The text without an entry. A column that goes ranks nothing any more. Raises NoSuchPart."""
    text = remove(text, path_to(text, section, name))
    order = node_at(parse(text), ("ranking", "order")) if section == "columns" else None
    for at, item in reversed(list(enumerate(order.items if isinstance(order, Listing) else ()))):
        if isinstance(item, Scalar) and item.value == name:
            text = remove(text, ("ranking", "order", at))
    return text


def with_common(text: str, rule: str, common: Iterable[Rule]) -> str:
    """The text with one of the ``common`` rules written into it as it is, where it has no rule of that name yet."""
    known = next((one for one in common if one.id == rule), None)
    return text if known is None or rule in names(text, "rules") else add(text, "rules", written(known))


def switch_off(text: str, rule: str, common: Iterable[Rule] = ()) -> str:
    """The text with a rule switched off. One of the ``common`` rules is written into the text first, as it is."""
    return set_field(with_common(text, rule, common), "rules", rule, "off", True)


def switch_on(text: str, rule: str) -> str:
    """The text with a rule that speaks again. Raises NoSuchPart."""
    return set_field(text, "rules", rule, "off", None)


def forbid(text: str, rule: str, because: str, name: str = "") -> str:
    """The text with a never that forbids what one rule says. It is named after the rule where no name is given."""
    name = name or _free_name(parse(text), f"never-{rule}")
    return add(text, "never", {"id": name, "rule": rule, "because": because})


def allow(text: str, rule: str) -> str:
    """The text without any never that forbids this one rule."""
    items = _items(parse(text), "never")
    for at in reversed(range(len(items))):
        if _said(items[at], "rule") == rule:
            text = remove(text, ("never", at))
    return text


def reorder(text: str, section: str, name: str, after: str | None) -> str:
    """The text with an entry after another one, or first where none is named. Remarks stay where they are."""
    root = parse(text)
    at = _place(root, section, name)
    if after == name:
        return text
    to = 0 if after is None else _place(root, section, after) + 1
    return move(text, list_at(section), at, to - 1 if to > at else to)


def note(text: str, section: str, name: str, words: str) -> str:
    """The text with a note on an entry; no words take it off."""
    return set_field(text, section, name, "note", words.strip() or None)


def lines_of(text: str, section: str, name: str) -> tuple[int, int]:
    """From which character to which an entry goes, so that a page can mark it."""
    return span(text, path_to(text, section, name))


def copied(text: str, name: str, based_on: str) -> str:
    """A playbook's text as the beginning of one's own: another name, version 1, and what it is based on."""
    text = set_at(text, (), "name", name)
    text = set_at(text, (), "version", 1)
    return set_at(text, (), "based on", based_on)


def written(part: BaseModel) -> dict[str, Written]:
    """A rule, or any other part, as the keys and values that would write it; what goes without saying is left out."""
    said: dict[str, Written] = {}
    places = {key: at for at, key in enumerate(keys(type(part)))}
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        if value != field.default:
            said[field.alias or name] = _value_written(value)
    return dict(sorted(said.items(), key=lambda one: places[one[0]]))


def _value_written(value: object) -> Written:
    match value:
        case BaseModel():
            return written(value)
        case tuple():
            return [_value_written(one) for one in value]
        case bool() | int():
            return value
        case _:
            return str(value)


def _path_in(root: Keys, section: str, name: str) -> Path:
    return (*list_at(section), _place(root, section, name))


def _place(root: Keys, section: str, name: str) -> int:
    for at, item in enumerate(_items(root, section)):
        if _named(item, section, at) == name:
            return at
    raise NoSuchPart(f"There is no “{name}” under “{section}”.")


def _named(item: Node, section: str, at: int) -> str:
    key = INSIDE[section][1] if section in INSIDE else NAMED_BY[section]
    return _said(item, key) if key else str(at + 1)


def _said(item: Node, key: str) -> str:
    node = item.entries.get(key) if isinstance(item, Keys) else None
    return str(node.value) if isinstance(node, Scalar) and node.value is not None else ""


def _free_name(root: Keys, name: str) -> str:
    """A name that no entry has yet, of the length that an id may have."""
    name = name[:36].strip("-")
    taken = {_said(item, "id") for section in NAMED_BY for item in _items(root, section)}
    return name if name not in taken else next(f"{name}-{n}" for n in range(2, 1_000) if f"{name}-{n}" not in taken)


def _items(root: Keys, section: str) -> Sequence[Node]:
    listing = node_at(root, list_at(section))
    return listing.items if isinstance(listing, Listing) else ()


def _in_order(entry: Mapping[str, Written], order: Sequence[str]) -> dict[str, Written]:
    places = {key: at for at, key in enumerate(order)}
    return dict(sorted(entry.items(), key=lambda one: places.get(one[0], len(order))))
