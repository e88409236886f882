"""Steps as one would say them: on pages, in lists, on the command line. The words of the law stay in playbooks. Pure.

``STEPS`` names what a playbook asks for, and whoever has read one knows the words. Everybody else meets a step as a
sentence with a name, or in a list beside the name as a few words without it.
"""

from collections.abc import Mapping
from types import MappingProxyType

#: By the word of the step: a few words beside a name, and a sentence with {name} and {about}.
_SAID: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "choose person": ("Choose somebody", "Choose somebody to talk to"),
        "invite": ("Write a first letter", "Invite {name}"),
        "follow up": ("Write once more", "Write once more to {name}"),
        "let rest": ("Leave it for now", "Leave it with {name} for now"),
        "close": ("Leave it for now", "Leave it with {name} for now"),
        "drop": ("Stop keeping in touch", "Stop keeping in touch with {name}"),
        "agree": ("Find a day", "Agree on a day with {name}"),
        "prepare": ("Get ready", "Get ready for {name}"),
        "confirm": ("Confirm the day", "Confirm the day with {name}"),
        "set list aside": ("Put the questions away", "Put the questions away, and just talk with {name}"),
        "indirect ask": ("Ask an open question", "Ask {name} an open question"),
        "direct ask": ("Ask for an introduction", "Ask {name} for an introduction"),
        "ask what they know": ("Ask about your targets", "Ask {name} about the places on your list"),
        "soft touch": ("Send a kind word", "Send {name} a kind word"),
        "debrief": ("Write down the talk", "Write down your conversation with {name}"),
        "thank": ("Say thank you", "Thank {name} for the conversation"),
        "thank introducer": ("Say thank you", "Thank {name} for introducing you to {about}"),
        "write to introduced": ("Write a first letter", "Write to {name}"),
        "report to introducer": ("Tell how it went", "Tell {name} how it went with {about}"),
        "send update": ("Tell what came of it", "Tell {name} what became of it"),
        "keep in touch": ("Keep in touch", "Keep in touch with {name}"),
        "keep promise": ("Keep your promise", "Keep your promise to {name}"),
        "give": ("Do a small favour", "Do something for {name}"),
        "score targets": ("Score your targets", "Score your targets"),
        "weekly review": ("Look back on the week", "Look back on your week"),
    }
)

#: The same where what called for the step changes what it means.
_SAID_AFTER: Mapping[tuple[str, str], tuple[str, str]] = MappingProxyType(
    {
        ("thank", "reply received"): ("Say thank you", "Thank {name} for the answer"),
        ("thank introducer", "introduction declined"): ("Say thank you", "Thank {name} for trying"),
        ("thank introducer", "introduction silent"): ("Say thank you", "Thank {name} for trying"),
        ("debrief", "conversation day passed"): ("Did you talk?", "Did you talk with {name}?"),
    }
)

SOMEBODY = "somebody"


def step_in_short(do: str, when: str = "") -> str:
    """A step in a few words, to stand beside the name of whom it is about. ``when`` is what called for it."""
    return _SAID_AFTER.get((do, when), _SAID[do])[0]


def step_in_words(do: str, *, name: str = "", about: str = "", when: str = "") -> str:
    """A step as a sentence: what to do, with whom. ``when`` is what called for it, as its rule says it."""
    return _SAID_AFTER.get((do, when), _SAID[do])[1].format(name=name or SOMEBODY, about=about or SOMEBODY)
