"""What the user would like to learn, as a letter says it: after "I would like to learn", or as its own sentence."""

import re

_FOLLOWS_LEARN = frozenset(
    {"how", "what", "why", "where", "when", "who", "which", "whether", "about", "more", "from", "to"}
)
_LEARN = re.compile(r"i(?: would|['’]d) (?:like|love) to learn |i want to learn ", re.IGNORECASE)
_I = re.compile(r"i(?=[ '’])", re.IGNORECASE)

#: A sentence of a template around the purpose, bracketed parts without a stop included; never beyond a bracket.
_PART = r"(?:[^.?!\n\[\]|{}]|\{[a-z_]+\}|\[[^\[\].?!\n]*\])*"
_AROUND = re.compile(rf"(?P<gap>[ \t]*){_PART}\{{purpose\}}{_PART}(?P<stop>[.?!]?)")


def purpose_phrase(purpose: str) -> str:
    """The purpose as it follows "I would like to learn", or, where it begins with "I", a sentence without its stop.

    Anything else that would not follow is set apart.
    """
    plain = " ".join(purpose.split()).rstrip(".")
    if begun := _LEARN.match(plain):
        plain = plain[begun.end() :]
    if stands_alone(plain):
        return f"I{plain[1:]}"
    first = plain.partition(" ")[0].casefold()
    if first in _FOLLOWS_LEARN:
        return plain[:1].lower() + plain[1:]
    return f"more about this: {plain}" if plain[:1].isupper() else plain


def stands_alone(phrase: str) -> bool:
    """Whether a phrase is a sentence of its own, begun with "I", and cannot follow "I would like to learn"."""
    return _I.match(phrase) is not None


def purpose_sentence(phrase: str) -> str:
    """The whole sentence that a phrase makes; "" where there is none."""
    if not phrase:
        return ""
    return f"{phrase}." if stands_alone(phrase) else f"I would like to learn {phrase}."


def said_alone(template: str) -> str:
    """A template in which the purpose is a sentence of its own, whatever stood around it in the same sentence."""
    return _AROUND.sub(
        lambda found: f"{found['gap'] if found.start() else ''}{{purpose}}{'.' if found['stop'] else ''}", template
    )
