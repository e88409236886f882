"""The sentences of a story: what each kind of fact says about a person."""

from collections.abc import Mapping
from types import MappingProxyType

#: By kind and, where a kind has several meanings, its word.
SENTENCES: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("person chosen", ""): "You chose {called} to talk to.",
        ("person closed", "silent"): "You let {called} rest.",
        ("person closed", "declined"): "You closed it after a no.",
        ("person closed", "put aside"): "You put {called} aside.",
        ("person closed", ""): "You closed it for now.",
        ("knows about target", ""): "{called} knows about {place}.",
        ("invitation sent", ""): "You invited {called}.",
        ("follow-up sent", ""): "You wrote once more.",
        ("thank-you sent", ""): "You thanked {called}.",
        ("update sent", ""): "You told {called} what became of it.",
        ("check-in sent", ""): "You kept in touch.",
        ("soft touch sent", ""): "You sent a kind word.",
        ("blurb given", ""): "You gave {called} words to pass on.",
        ("reply received", "yes"): "{called} said yes.",
        ("reply received", "no"): "{called} said no.",
        ("reply received", "later"): "{called} would rather talk later{until}.",
        ("reply received", ""): "{called} answered.",
        ("out of office", ""): "{called} is out of the office{until}.",
        ("conversation agreed", ""): "You agreed to talk {day}.",
        ("conversation moved", ""): "The conversation moved; you talk {day}.",
        ("conversation missed", ""): "The conversation did not take place.",
        ("conversation cancelled", ""): "The conversation was called off.",
        ("conversation started", ""): "The conversation began.",
        ("comfort noted", "easy"): "{called} seemed at ease.",
        ("comfort noted", "hesitant"): "{called} seemed hesitant.",
        ("comfort noted", "not now"): "Not now, you noted{until}.",
        ("comfort lifted", ""): "You lifted what was held back for {called}’s comfort.",
        ("promise made", "me"): "You promised{by}:",
        ("promise made", "them"): "{called} promised{by}:",
        ("promise kept", "me"): "You kept your promise.",
        ("promise kept", "them"): "{called} did as promised.",
        ("advice given", ""): "{called} advised:",
        ("advice followed", ""): "You followed the advice.",
        ("given", ""): "You did something for {called}:",
        ("lead heard", ""): "{called} told you of an opening:",
        ("offer made", ""): "A job was offered.",
        ("step done", ""): "You did it: {step}.",
        ("step declined", ""): "You left out: {step}.",
        ("step snoozed", ""): "You put off{until}: {step}.",
    }
)

#: An introduction by the person: what stands before and after the name of the one introduced.
INTRODUCED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "named": ("{called} named ", "."),
        "offered": ("{called} offered to introduce you to ", "."),
        "checking": ("{called} is checking with ", " first."),
        "made": ("{called} introduced you to ", "."),
        "declined": ("Nothing came of the introduction to ", "; it was declined."),
        "silent": ("The introduction to ", " came to nothing."),
    }
)

#: An introduction of the person, after the name of who made it.
OTHER: Mapping[str, str] = MappingProxyType(
    {
        "named": " named {called}.",
        "offered": " offered to introduce you to {called}.",
        "checking": " is checking with {called} first.",
        "made": " introduced you to {called}.",
        "declined": " tried; {called} would rather not.",
        "silent": " tried; nothing came of it.",
    }
)

#: What was sent to somebody else because of the person: what stands before and after the other one's name.
TO_OTHERS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "invitation sent": ("You invited ", " by way of {called}."),
        "update sent": ("You told ", " what became of it with {called}."),
        "soft touch sent": ("You sent ", " a kind word, while there was word of {called}."),
        "blurb given": ("You gave ", " words for {called} to read."),
    }
)

_ANSWERS = {
    "offered": "{called} offered an introduction.",
    "named": "{called} named somebody.",
    "will check": "{called} will check with them first.",
    "later": "{called} would rather be asked later.",
    "resource": "{called} pointed you to something to look into.",
    "nobody": "{called} knows nobody there.",
    "hesitated": "{called} hesitated.",
    "no": "{called} said no.",
}
_COMFORTS = {
    "easy": "{called} seemed at ease.",
    "hesitant": "{called} seemed hesitant.",
    "not now": "Not now, you noted.",
}


def answered(answer: str, called: str) -> str:
    """What was answered to an ask, as a sentence."""
    return _ANSWERS[answer].format(called=called)


def comfort_said(comfort: str, called: str) -> str:
    """How comfortable somebody seemed, as a sentence."""
    return _COMFORTS[comfort].format(called=called)
