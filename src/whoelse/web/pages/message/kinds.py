"""The kinds of messages: how each page is headed, what it says first, and what is said when it is marked as sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of message. ``does`` are the step words it answers; ``about_them``: it speaks of somebody else, who is
    named by ``heading_about``."""

    word: str
    heading: str
    lede: str
    noted: str
    does: frozenset[str]
    heading_about: str = ""


_ALL = (
    Kind(
        "invitation",
        "Write to {name}",
        "Two short paragraphs, one question, and an easy way to say no.",
        "Your invitation to {name} is noted.",
        frozenset({"invite"}),
    ),
    Kind(
        "introduced invitation",
        "Write to {name}",
        "{introducer} has opened the door. Two short paragraphs, one question, and an easy way to say no.",
        "Your invitation to {name} is noted.",
        frozenset({"write to introduced", "invite"}),
    ),
    Kind(
        "follow-up",
        "Write once more to {name}",
        "Shorter than the first, and without reproach. After this one, {called} can rest.",
        "Your follow-up to {name} is noted.",
        frozenset({"follow up"}),
    ),
    Kind(
        "thank-you",
        "Thank {name}",
        "Name one thing that helped. Nothing is asked for here.",
        "Your thanks to {name} are noted.",
        frozenset({"thank"}),
    ),
    Kind(
        "thanks for a no",
        "Thank {name} for the answer",
        "A no said plainly is a kindness too. Two lines are enough.",
        "Your thanks to {name} are noted.",
        frozenset({"thank"}),
    ),
    Kind(
        "introducer thanks",
        "Thank {name}",
        "Whoever opens a door is thanked, and always told how it went.",
        "Your thanks to {name} are noted.",
        frozenset({"thank introducer"}),
        "Thank {name} for introducing you to {about}",
    ),
    Kind(
        "introducer report",
        "Tell {name} how it went",
        "Two or three lines. It is what makes the next introduction easy to give.",
        "{name} has been told.",
        frozenset({"report to introducer"}),
        "Tell {name} how it went with {about}",
    ),
    Kind(
        "ask",
        "Ask {name}",
        "One question, and an easy way out. Whoever is asked should feel free.",
        "What you asked {name} is noted.",
        frozenset({"indirect ask", "direct ask", "ask what they know"}),
    ),
    Kind(
        "update",
        "Tell {name} what became of it",
        "People like to hear that their advice went somewhere.",
        "Your news for {name} is noted.",
        frozenset({"send update"}),
    ),
    Kind(
        "check-in",
        "Keep in touch with {name}",
        "A few lines that need no answer.",
        "Your note to {name} is noted.",
        frozenset({"keep in touch"}),
    ),
    Kind(
        "soft touch",
        "Send {name} a kind word",
        "Thanks or some news, and no reminder of anything.",
        "Your note to {name} is noted.",
        frozenset({"soft touch"}),
    ),
    Kind(
        "agree",
        "Propose a day to {name}",
        "Two or three times to choose from, and room for another.",
        "The times you proposed to {name} are noted.",
        frozenset({"agree"}),
    ),
)

#: Every kind by its part of an address: "thanks-for-a-no".
KINDS: Mapping[str, Kind] = MappingProxyType({kind.word.replace(" ", "-"): kind for kind in _ALL})

FIRST = frozenset({"invitation", "introduced invitation"})

#: How a message can reach somebody, in words; the first four are channels of playbooks, with their limits.
CHANNELS: Mapping[str, str] = MappingProxyType(
    {
        "linkedin message": "LinkedIn message",
        "linkedin note": "LinkedIn note, to connect",
        "e-mail": "E-mail",
        "text message": "Text message",
        "phone": "Phone",
        "in person": "In person",
    }
)
