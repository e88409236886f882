"""A playbook's text read into its document: what is wrong is told with line and column, and what would be right."""

import re
from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

from whoelse.method.playbook.document import Playbook
from whoelse.method.playbook.durations import (
    NEXT_BUSINESS_WEEK,
    NUMBERS,
    THE_DAY_NAMED,
    THE_SAME_DAY,
    UNITS,
    NotADuration,
    duration,
)
from whoelse.method.playbook.findings import Finding, Lines, NotSound, Place, difference, finding
from whoelse.method.playbook.flaws import Flaw
from whoelse.method.playbook.lines import put_at
from whoelse.method.playbook.parts import choices_at, keys_of
from whoelse.method.playbook.rendering import Written, flow
from whoelse.method.playbook.soundness import check
from whoelse.method.playbook.text import Listing, Mapping, Node, Path, Scalar, node_at, parse, place_of, plain
from whoelse.method.playbook.words import meant, nearest

_OWNERS = {
    "rules": "A rule",
    "limits": "A limit",
    "never": "A never",
    "if": "“if”",
    "questions": "The question list",
    "offer": "A question",
    "asks": "An ask",
    "messages": "A message",
    "checks": "A check",
    "channels": "A channel",
    "pace": "The pace",
    "circles": "“circles”",
    "ranking": "The ranking",
    "columns": "A column",
    "guidance": "A sentence for a page",
    "measures": "A measure",
}
_NOT_A = {
    "when": "is not something that happens",
    "do": "is not a step",
    "basis": "is not a basis",
    "kind": "is not a kind",
    "channel": "is not a channel",
    "scope": "is not something to ask for",
}
_SUCH_AS = {
    "id": "id: my-own",
    "name": "name: My own",
    "because": "because: It has been a while.",
    "words": "words: What else should I look into?",
    "body": "body: Dear {called},",
    "at most": "at most: 1",
    "opens at": "opens at: 80",
    "most characters": "most characters: 300",
}
_SHORT = {
    "h": "hour",
    "d": "day",
    "bd": "business day",
    "w": "week",
    "wk": "week",
    "mo": "month",
    "m": "month",
    "y": "year",
}
_LONGEST_WAIT = "10 years"
_WHAT_A_WAIT_IS = (
    "A wait is a number with hours, days, business days, weeks, months or years, such as “5 business days”; "
    f"or “{THE_SAME_DAY}”, or “{NEXT_BUSINESS_WEEK}”."
)


#: No more of what is wrong is told at once: whoever mends some of it sees the rest.
MOST_FINDINGS = 100
_MOST_MENDS = 20
LONGEST = 100_000  # bytes; the longest playbook that comes along has a quarter of it
MOST_ENTRIES = 5_000


def read(text: str) -> Playbook:
    """The playbook that a text writes.

    Raises NotSound with every finding: what cannot be read, words that are none, and rules that do not hold together.
    """
    try:
        return _read(text)
    except NotSound as error:
        lines = Lines(text)
        raise NotSound([lines.with_mend(found) for found in error.findings[:MOST_FINDINGS]]) from None


def findings(text: str) -> tuple[Finding, ...]:
    """What is wrong with a playbook's text, in its order, with what mends it; nothing where it is sound."""
    try:
        read(text)
    except NotSound as error:
        return error.findings
    return ()


def _read(text: str) -> Playbook:
    root = parse(text, longest=LONGEST, most=MOST_ENTRIES)
    empty = list(_empty(root, "", root.place))
    if empty:
        raise NotSound(empty)
    try:
        playbook = Playbook.model_validate(_frozen(plain(root)), strict=True, by_alias=True, by_name=False)
    except ValidationError as error:
        raise NotSound(_all_told(text, root, error.errors(include_url=False)[:MOST_FINDINGS])) from None
    flaws = check(playbook)
    if flaws:
        lines = Lines(text)
        raise NotSound([_flaw(text, lines, root, flaw, at < _MOST_MENDS) for at, flaw in enumerate(flaws)])
    return playbook


def _all_told(text: str, root: Node, errors: Sequence[Any]) -> list[Finding]:
    """The findings for what pydantic found; a key misspelt is not told a second time as one that is missing."""
    unknown = {
        details["loc"][:-1]: str(details["loc"][-1]) for details in errors if details["type"] == "extra_forbidden"
    }
    told = []
    for details in errors:
        path = details["loc"]
        misspelt = unknown.get(path[:-1]) if details["type"] == "missing" else None
        if misspelt is None or meant(misspelt, keys_of(path[:-1]))[1] != path[-1]:
            told.append(_told(text, root, details))
    return told


def _flaw(text: str, lines: Lines, root: Node, flaw: Flaw, mended: bool) -> Finding:
    place = place_of(root, flaw.path)
    if flaw.words:
        node = node_at(root, flaw.path)
        start = text.find(flaw.words, node.extent.start, node.extent.end) if node is not None else -1
        if start >= 0:
            place = lines.place(start, len(flaw.words))
    mend = None
    if flaw.put is not None and mended:
        path, value = flaw.put
        mend = difference(text, put_at(text, path, value), _label(path, value))
    return finding(place, flaw.message, flaw.remedy, mend)


def _label(path: Path, value: Written | None) -> str:
    if value is None:
        return f"Leave “{path[-1]}” out"
    if path[-1] == "off":
        return "Switch the rule off"
    return f"Write “{path[-1]}: {flow(value)}”"


def _frozen(value: Any) -> Any:
    """Lists as tuples, as the document holds them: nothing else is taken for them."""
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    if isinstance(value, dict):
        return {key: _frozen(item) for key, item in value.items()}
    return value


def _empty(node: Node, name: str, place: Place) -> list[Finding]:
    match node:
        case Scalar(value=None):
            what = f"“{name}” is empty" if name else "An entry is empty"
            return [finding(place, f"{what}. Write what it is, or leave the line out.")]
        case Listing(items=items):
            return [found for item in items for found in _empty(item, "", item.place)]
        case Mapping(entries=entries, keys=keys):
            return [found for key, item in entries.items() for found in _empty(item, key, keys[key])]
        case _:
            return []


def _told(text: str, root: Node, details: Any) -> Finding:
    """One of pydantic's errors as a sentence at its place."""
    path: tuple[str | int, ...] = details["loc"]
    kind, value, limits = details["type"], details["input"], details.get("ctx", {})
    name = str(next((part for part in reversed(path) if isinstance(part, str)), "the text"))
    if kind == "extra_forbidden":
        return _unknown_key(root, path)
    if kind == "missing":
        return _missing(text, root, path, name)
    place = place_of(root, path)
    if path == ("format",):
        return finding(place, f"“format” is 1 here, not {_shown(value)}.", "1")
    if kind == "literal_error" and isinstance(value, str):
        return _unknown_word(place, path, name, value)
    if isinstance(limits.get("error"), ValueError):
        return _unknown_wait(place, value, str(limits["error"]))
    message, remedy = _sentence(kind, name, value, limits)
    return finding(place, message, remedy)


def _missing(text: str, root: Node, path: Path, name: str) -> Finding:
    """What a part lacks, with what could stand there."""
    possible = choices_at(path)
    such_as = _SUCH_AS.get(name, f"{name}: {possible[0]}" if possible else "")
    message = f"{_owner(path[:-1])} needs “{name}”{f', such as “{such_as}”' if such_as else ''}."
    mend = None
    if path in {("format",), ("name",)}:
        value: Written = 1 if name == "format" else "My own"
        mend = difference(text, put_at(text, path, value), f"Write “{name}: {value}”")
    return finding(place_of(root, path), message, None, mend)


def _unknown_key(root: Node, path: Path) -> Finding:
    key, place = str(path[-1]), place_of(root, path, key=True)
    sentence, near = meant(key, keys_of(path[:-1]))
    return finding(place, f"{_owner(path[:-1])} has no “{key}”. {sentence}", near)


def _unknown_word(place: Place, path: Path, name: str, value: str) -> Finding:
    sentence, near = meant(value, choices_at(path))
    return finding(place, f"“{value}” {_NOT_A.get(name, f'is not possible for “{name}”')}. {sentence}", near)


def _unknown_wait(place: Place, value: Any, why: str) -> Finding:
    if isinstance(value, dict | tuple):
        return finding(place, f"This is not a wait. {_WHAT_A_WAIT_IS}")
    near = _nearest_wait(str(value))
    if near is None:
        return finding(place, f"{why} {_WHAT_A_WAIT_IS}")
    if not _is_wait(near):
        return finding(place, f"{why} No wait is longer, so “{_LONGEST_WAIT}” is the most there can be.", _LONGEST_WAIT)
    return finding(place, f"{why} Did you mean “{near}”?", near)


def _is_wait(text: str) -> bool:
    try:
        duration(text)
    except NotADuration:
        return False
    return True


def _nearest_wait(text: str) -> str | None:
    plain_text = " ".join(text.split()).lower()
    head = f"{THE_DAY_NAMED}, else "
    if plain_text.startswith(head):
        rest = _nearest_wait(plain_text.removeprefix(head))
        return head + rest if rest else None
    found = re.match(r"(\d{1,4}|[a-z]+)[ -]?(?=[a-z])", plain_text)
    choices = [THE_SAME_DAY, NEXT_BUSINESS_WEEK, f"{THE_DAY_NAMED}, else 10 business days"]
    if found:
        number = found[1] if found[1].isdigit() else nearest(found[1], NUMBERS, 85)
        if number is not None:
            units = {unit: f"{number} {unit}{'' if number in {'1', 'one'} else 's'}" for unit in UNITS}
            short = plain_text[found.end() :].strip(". ")
            if short in _SHORT:
                return units[_SHORT[short]]
            choices += units.values()
    return nearest(plain_text, choices)


def _sentence(kind: str, name: str, value: Any, limits: dict[str, Any]) -> tuple[str, str | None]:
    """The sentence for a value that is of the wrong kind, too long or out of bounds, and its remedy if one can tell."""
    match kind:
        case "string_type" if not isinstance(value, dict | tuple):
            return f"“{name}” is a text. Put {_shown(value)} in quotes.", f'"{_shown(value)}"'
        case "string_type":
            return f"“{name}” is one text here. Write it in one piece.", None
        case "string_pattern_mismatch":
            slug = re.sub(r"[^A-Za-z0-9]+", "-", str(value)).strip("-")[:40].strip("-") or "my-rule"
            return f"“{value}” is not an id. An id is letters, digits and hyphens, such as “{slug}”.", slug
        case "string_too_long":
            return f"“{name}” is {len(str(value))} characters long; {limits['max_length']} is the most.", None
        case "string_too_short":
            return f"“{name}” holds no words. Write some, or leave the line out.", None
        case "int_type":
            number = NUMBERS.get(str(value).lower())
            remedy = str(number) if number else (str(value) if isinstance(value, str) and value.isdigit() else None)
            return f"“{name}” is a whole number, written in digits such as {remedy or 3}.", remedy
        case "greater_than_equal":
            return f"“{name}” is {limits['ge']} or more, not {_shown(value)}.", str(limits["ge"])
        case "less_than_equal":
            return f"“{name}” is {limits['le']} or less, not {_shown(value)}.", str(limits["le"])
        case "bool_type":
            return f"“{name}” is “yes” or “no”.", nearest(str(value), ("yes", "no", "true", "false"), 50)
        case "tuple_type":
            return f"“{name}” is a list. Each entry begins in its own line with “- ”.", None
        case "literal_error":
            return f"“{name}” is one of a few words: {limits['expected']}.".replace("'", ""), None
        case _:
            owner = _OWNERS.get(name, f"“{name}”")
            return f"{owner} holds keys with their values, such as “{_example(name)}”.", None


def _example(name: str) -> str:
    return {"rules": "id: first-note", "if": "rapport at least: 4", "pace": "active people: 3"}.get(name, "id: my-own")


def _shown(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _owner(path: Path) -> str:
    name = next((part for part in reversed(path) if isinstance(part, str)), None)
    return _OWNERS.get(name, f"“{name}”") if name else "A playbook"
