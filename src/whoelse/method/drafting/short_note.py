"""The few lines that go with a request to connect: whole sentences, no more than the way takes, and no holes."""

from collections.abc import Mapping

from whoelse.method.drafting.purpose import purpose_sentence

#: What LinkedIn takes with a request to connect.
MOST_CHARACTERS = 300

_LAST = ("Would you have twenty minutes for a few questions?", "If not, that is quite all right.")


def short_note(slots: Mapping[str, str], most: int = MOST_CHARACTERS) -> str:
    """A note of at most so many characters, from the slots that are known.

    What connects the two goes first, then the purpose; what does not fit is left out whole, the purpose before the
    connection, the way out last. A name that is longer than everything stands alone.
    """
    called, me = slots.get("called", "").strip(), slots.get("my_name", "").strip()
    connection = slots.get("connection", "").strip().rstrip(".")
    purpose = slots.get("purpose", "").strip().rstrip(".")
    why = purpose_sentence(purpose)
    opening = f"{connection}." if connection else ""
    for parts in (
        (opening, why, *_LAST),
        (opening, *_LAST) if opening else (why, *_LAST),
        _LAST,
        _LAST[:1],
        (),
    ):
        note = _joined(called, parts, me)
        if len(note) <= most:
            return note
    return called[:most]


def _joined(called: str, parts: tuple[str, ...], me: str) -> str:
    words = " ".join(part for part in parts if part)
    return "\n".join(part for part in (f"Dear {called},", words, me) if part)
