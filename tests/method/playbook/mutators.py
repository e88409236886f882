"""Playbooks broken on purpose: each mutator names beforehand the line on which it breaks the text."""

import re
import string
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

from whoelse.method.playbook.lines import remove
from whoelse.method.playbook.parts import field_at, holds
from whoelse.method.playbook.text import Listing, Mapping, Node, Path, Scalar, parse


@dataclass(frozen=True, slots=True)
class Mutant:
    """A broken text: by which mutator, on which line, and the word that would be right where it was misspelt.

    ``free`` marks one that is broken in free text alone, which nobody but its writer can see.
    """

    kind: str
    text: str
    line: int
    word: str = ""
    free: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """One word of a text: where it is, and what it is part of."""

    path: Path
    start: int
    end: int
    key: bool = False
    node: Node | None = None


def line_of(text: str, at: int) -> int:
    """The line of a character."""
    return text.count("\n", 0, at) + 1


@cache
def keys(text: str) -> tuple[Spot, ...]:
    """Every key of a text."""
    return tuple(_keys(parse(text), ()))


def _keys(node: Node, path: Path) -> Iterator[Spot]:
    if isinstance(node, Mapping):
        for key, inner in node.entries.items():
            extent = node.key_extents[key]
            yield Spot((*path, key), extent.start, extent.end, True, inner)
            yield from _keys(inner, (*path, key))
    elif isinstance(node, Listing):
        for at, inner in enumerate(node.items):
            yield from _keys(inner, (*path, at))


@cache
def values(text: str) -> tuple[Spot, ...]:
    """Every value of one line that stands after a key."""
    return tuple(
        Spot(spot.path, spot.node.extent.start, spot.node.extent.end, False, spot.node)
        for spot in keys(text)
        if isinstance(spot.node, Scalar) and "\n" not in text[spot.node.extent.start : spot.node.extent.end]
    )


@cache
def slots(text: str) -> tuple[Spot, ...]:
    """Every slot in a text that is filled."""
    filled = {"because", "words", "out", "subject", "body"}
    return tuple(
        Spot(spot.path, spot.node.extent.start + slot.start(), spot.node.extent.start + slot.end())
        for spot in keys(text)
        if isinstance(spot.node, Scalar) and spot.path[-1] in filled and spot.path[0] not in {"guidance", "questions"}
        for slot in re.finditer(r"\{\w+\}", text[spot.node.extent.start : spot.node.extent.end])
    )


def misspelt(word: str, random: Random) -> str:
    """The word as a hasty hand writes it: two letters swapped, one left out, doubled or wrong."""
    letters = [at for at, letter in enumerate(word) if letter.isalpha()]
    for _ in range(50):
        at = random.choice(letters)
        match random.randrange(4):
            case 0 if at + 1 < len(word) and word[at + 1].isalpha():
                wrong = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
            case 1:
                wrong = word[:at] + word[at + 1 :]
            case 2:
                wrong = word[:at] + word[at] + word[at:]
            case _:
                wrong = word[:at] + random.choice(string.ascii_lowercase) + word[at + 1 :]
        if wrong != word and wrong.strip() == wrong and "  " not in wrong:
            return wrong
    return word + "x"


def typo(text: str, random: Random) -> Mutant:
    """A key, a closed word, a wait, a slot or a word of free text misspelt."""
    kind = random.choice(["key", "word", "wait", "slot", "free"])
    match kind:
        case "key":
            spot = random.choice([spot for spot in keys(text) if len(str(spot.path[-1])) >= 4])
        case "slot":
            spot = random.choice(slots(text))
        case _:
            wanted = {"word": "word", "wait": "wait", "free": "text"}[kind]
            spot = random.choice(
                [
                    spot
                    for spot in values(text)
                    if holds(field_at(spot.path)) == wanted
                    and re.search(r"[a-z]{4,}", _bare(text[spot.start : spot.end])) is not None
                    and spot.path[-1] not in {"id", "rule", "in"}
                ]
            )
    word = text[spot.start : spot.end]
    if kind == "free":
        inner = random.choice(list(re.finditer(r"[a-z]{4,}", _bare(word))))
        at = spot.start + inner.start()
        wrong = misspelt(inner[0], random)
        return Mutant("typo", text[:at] + wrong + text[at + len(inner[0]) :], line_of(text, at), free=True)
    if kind == "slot":
        return _put(text, spot, "{" + misspelt(word[1:-1], random) + "}", "typo", word)
    return _put(text, spot, misspelt(word, random), "typo", word.strip("\"'"))


def _bare(words: str) -> str:
    """The words with their slots blotted out."""
    return re.sub(r"\{[^}]*\}", lambda found: "_" * len(found[0]), words)


def wrong_unit(text: str, random: Random) -> Mutant:
    """A wait in a unit that there is none of."""
    spot = random.choice([spot for spot in values(text) if re.match(r"\d+ [a-z]", text[spot.start : spot.end])])
    number = text[spot.start : spot.end].partition(" ")[0]
    unit = random.choice(["fortnights", "sleeps", "bdays", "minutes", "working days", "moons", "bd", "wks"])
    return _put(text, spot, f"{number} {unit}", "wrong unit")


_REQUIRED = {
    "rules": ("id", "when", "do", "because"),
    "limits": ("id", "of", "at most", "because"),
    "never": ("id", "because"),
    "asks": ("id", "kind", "scope", "words"),
    "messages": ("kind", "body"),
}


def missing_key(text: str, random: Random) -> Mutant:
    """A key that must be there left out: told where its entry begins."""
    spots = [
        spot for spot in keys(text) if len(spot.path) == 3 and spot.path[2] in _REQUIRED.get(str(spot.path[0]), ())
    ]
    spot = random.choice(spots)
    entry = next(one for one in keys(text) if one.path[:2] == spot.path[:2])
    return Mutant("missing key", remove(text, spot.path), line_of(text, entry.start))


def doubled_key(text: str, random: Random) -> Mutant:
    """A line that stands twice."""
    spot = random.choice([spot for spot in values(text) if _alone(text, spot)])
    start = text.rfind("\n", 0, spot.start) + 1
    end = text.find("\n", spot.end) + 1
    line = text[start:end].replace("- ", "  ", 1) if text[start:end].lstrip().startswith("- ") else text[start:end]
    return Mutant("doubled key", text[:end] + line + text[end:], line_of(text, start) + 1)


def tab(text: str, random: Random) -> Mutant:
    """A line that begins with a tab."""
    spots = [spot for spot in keys(text) if len(spot.path) == 3 and _indented(text, spot)]
    spot = random.choice(spots)
    start = text.rfind("\n", 0, spot.start) + 1
    return Mutant("tab", text[:start] + "\t" + text[spot.start :], line_of(text, start))


def wrong_type(text: str, random: Random) -> Mutant:
    """Words where a number stands, a list where words stand, a number where entries stand."""
    match random.randrange(3):
        case 0:
            spot = random.choice([spot for spot in values(text) if holds(field_at(spot.path)) == "number"])
            return _put(text, spot, random.choice(["many", "[1, 2]", "{a: 1}", "yes"]), "wrong type")
        case 1:
            spot = random.choice(
                [spot for spot in values(text) if holds(field_at(spot.path)) == "text" and len(spot.path) > 1]
            )
            return _put(text, spot, random.choice(["[one, two]", "{a: 1}", "12", "true"]), "wrong type")
        case _:
            name = random.choice(["rules", "asks", "messages", "questions"])
            [spot] = [spot for spot in keys(text) if spot.path == (name,)]
            end = spot.node.extent.end if spot.node is not None else spot.end
            return Mutant("wrong type", f"{text[: spot.end]}: 3\n{text[end:].lstrip()}", line_of(text, spot.start))


def unknown_slot(text: str, random: Random) -> Mutant:
    """A slot that there is none of."""
    return _put(text, random.choice(slots(text)), random.choice(["{qqq}", "{my.secret}", "{}", "{0}"]), "unknown slot")


def huge(text: str, random: Random) -> Mutant:
    """A text of a size that no playbook has."""
    match random.randrange(3):
        case 0:
            return Mutant("huge", text + "# so many words\n" * 20_000, 1)
        case 1:
            return Mutant("huge", text + "note: " + "x y " * 30_000 + "\n", 1)
        case _:
            return Mutant("huge", text.replace("rules:\n", "rules:\n" + "  - {id: a}\n" * 9_000, 1), 1)


def deep(text: str, random: Random) -> Mutant:
    """A value in twenty or thousands of brackets."""
    levels = random.choice([20, 3_000])
    brackets = random.choice(["[" * levels + "]" * levels, "{a: " * levels + "1" + "}" * levels, "[" * levels])
    return _put(text, random.choice(values(text)), brackets, "deep")


def alias(text: str, random: Random) -> Mutant:
    """A value that points to another place."""
    return _put(text, random.choice(values(text)), "*one", "alias")


def anchor(text: str, random: Random) -> Mutant:
    """A value that is marked, to be pointed to."""
    spot = random.choice(values(text))
    return _put(text, spot, "&one " + text[spot.start : spot.end], "alias")


def tag(text: str, random: Random) -> Mutant:
    """A value that wants to be made into something else."""
    spot = random.choice(values(text))
    name = random.choice(["!!python/object/apply:os.system ", "!!binary ", "!mine ", "!!str "])
    return _put(text, spot, name + text[spot.start : spot.end], "tag")


def directive(text: str, random: Random) -> Mutant:
    """A line for the parser, at the top."""
    line = random.choice(["%YAML 1.1\n---\n", "%TAG ! tag:example.org,2026:\n---\n", "%YAML 9.9\n---\n"])
    return Mutant("directive", line + text, 1)


MUTATORS: Sequence[Callable[[str, Random], Mutant]] = (
    typo,
    wrong_unit,
    missing_key,
    doubled_key,
    tab,
    wrong_type,
    unknown_slot,
    huge,
    deep,
    alias,
    anchor,
    tag,
    directive,
)


def mutants(texts: Sequence[str], count: int, seed: int) -> Iterator[Mutant]:
    """So many broken texts, made by each mutator in turn from each text in turn; every third one by a typo."""
    random = Random(seed)
    for at in range(count):
        text = texts[at % len(texts)]
        mutator = typo if at % 3 == 0 else MUTATORS[at % len(MUTATORS)]
        yield mutator(text, random)


def _put(text: str, spot: Spot, put: str, kind: str, word: str = "") -> Mutant:
    return Mutant(kind, text[: spot.start] + put + text[spot.end :], line_of(text, spot.start), word)


def _alone(text: str, spot: Spot) -> bool:
    """Whether a key and its value have a line of their own."""
    start = text.rfind("\n", 0, spot.start) + 1
    return re.match(r"\s*(- )?[a-z ]+: ", text[start : spot.start]) is not None and "{" not in text[start : spot.start]


def _indented(text: str, spot: Spot) -> bool:
    start = text.rfind("\n", 0, spot.start) + 1
    return text[start : spot.start].strip() == "" and spot.start > start
