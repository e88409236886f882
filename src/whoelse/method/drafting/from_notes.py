"""What the user noted of a conversation, and a letter: a gap keeps its place, and the user's own words fill it. Pure.

Notes are written for oneself. None gets into a letter but by the user's own choice.
"""

from collections.abc import Mapping
from types import MappingProxyType

#: Slot -> what stands in a first wording where the user's own notes know what could stand there.
GAPS: Mapping[str, str] = MappingProxyType(
    {"helped": "[what helped]", "advice": "[the advice]", "resource": "[what was recommended]"}
)
_STOPS = ".?!…"


def put_in(body: str, slot: str, words: str) -> str:
    """The letter with the words in it: in the gap that waits for them, else on their own before the words it ends
    with. Nothing else of the letter changes, and two stops in a row become one."""
    said = " ".join(words.split())
    before, gap, after = body.partition(GAPS[slot])
    if gap:
        closed = said.rstrip(_STOPS) or said if after[:1] and after[0] in _STOPS else said
        return f"{before}{closed}{after}"
    paragraphs = body.strip().split("\n\n")
    at = max(len(paragraphs) - 1, 1)
    return "\n\n".join([*paragraphs[:at], said, *paragraphs[at:]]).strip()


def stands_in(body: str, words: str) -> bool:
    """Whether a letter has the words already, whatever they end with."""
    said = " ".join(words.split())
    return (said.rstrip(_STOPS) or said) in " ".join(body.split())
