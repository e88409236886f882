"""What was done today, as one would say it, and not as the journal names it."""

from collections.abc import Mapping
from types import MappingProxyType

from whoelse.method.words import counted, sentence_start

#: By the kind of the act: with the name of the person, and without one.
_SAID: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "advice followed": ("You followed advice by {name}", "You followed advice"),
        "advice given": ("You noted advice by {name}", "You noted advice"),
        "ask made": ("You asked {name}", "You asked somebody"),
        "ask sent": ("You asked {name}", "You asked"),
        "blurb sent": ("You gave {name} words to pass on", "You gave words to pass on"),
        "check-in sent": ("You kept in touch with {name}", "You kept in touch"),
        "closeness set": ("You said how well you know people, {name} last", "You said how well you know people"),
        "comfort lifted": ("You lifted what waited for {name}", "You lifted what waited"),
        "comfort noted": ("You noted how {name} felt", "You noted how somebody felt"),
        "conversation agreed": ("You agreed a day with {name}", "You agreed a day"),
        "conversation cancelled": ("A talk with {name} was called off", "A talk was called off"),
        "conversation held": ("You talked with {name}", "You talked"),
        "conversation missed": ("A talk with {name} did not come about", "A talk did not come about"),
        "conversation moved": ("You moved the talk with {name}", "You moved a talk"),
        "conversation near its end": ("You came near the end with {name}", "You came near the end of a talk"),
        "conversation started": ("You began to talk with {name}", "You began to talk"),
        "debrief written": ("You wrote down the talk with {name}", "You wrote down a talk"),
        "follow-up sent": ("You wrote once more to {name}", "You wrote once more"),
        "given": ("You did something for {name}", "You did something for somebody"),
        "hours noted": ("You noted your hours", "You noted your hours"),
        "introduced invitation sent": ("You wrote to {name}", "You wrote to somebody"),
        "introducer report sent": ("You told {name} how it went", "You told somebody how it went"),
        "introducer thanks sent": ("You thanked {name}", "You thanked somebody"),
        "introduction checking": ("{name} is checking with somebody first", "Somebody is checking first"),
        "introduction declined": ("An introduction by {name} came to nothing", "An introduction came to nothing"),
        "introduction made": ("{name} introduced you", "You were introduced"),
        "introduction named": ("{name} named somebody", "Somebody was named"),
        "introduction offered": ("{name} offered an introduction", "An introduction was offered"),
        "introduction silent": ("An introduction by {name} came to nothing", "An introduction came to nothing"),
        "invitation sent": ("You wrote to {name}", "You wrote to somebody"),
        "knows about target": ("You noted what {name} knows", "You noted what somebody knows"),
        "lead heard": ("You noted an opening that {name} told you of", "You noted an opening"),
        "lead noted": ("You noted an opening", "You noted an opening"),
        "list made": ("You made a list for {name}", "You made a list of questions"),
        "list taken along": ("You took a list along to {name}", "You took a list along"),
        "list set aside": ("You put the list aside with {name}", "You put a list aside"),
        "messages taken": ("", "You noted letters of your export"),
        "note kept": ("You kept a note about {name}", "You kept a note"),
        "offer made": ("You noted an offer by way of {name}", "You noted an offer"),
        "out of office": ("You noted that {name} is away", "You noted that somebody is away"),
        "people brought in": ("", "You brought people in"),
        "people merged": ("You made one of two: {name}", "You made one of two people"),
        "person added": ("You added {name}", "You added people"),
        "person changed": ("You changed what you know of {name}", "You changed what you know of somebody"),
        "person chosen": ("You chose {name}", "You chose whom to write to"),
        "person closed": ("You closed it with {name}", "You closed it with somebody"),
        "playbook changed": ("", "You chose another playbook"),
        "playbook copied": ("", "You copied a playbook"),
        "playbook kept": ("", "You kept a version of your playbook"),
        "playbook taken in": ("", "You took a playbook in"),
        "promise kept": ("You noted a promise kept: {name}", "You noted a promise kept"),
        "promise made": ("You noted a promise: {name}", "You noted a promise"),
        "put aside for now": ("You put {name} aside for now", "You put somebody aside for now"),
        "put aside": ("You put {name} aside", "You put somebody aside"),
        "reply received": ("You noted an answer by {name}", "You noted an answer"),
        "role added": ("You noted where {name} works", "You noted where somebody works"),
        "role changed": ("You changed where {name} works", "You changed where somebody works"),
        "said beside a letter": ("You said more of {name}", "You said more of somebody"),
        "search caught up": ("You noted what was under way, {name} last", "You noted what was under way"),
        "search ended": ("", "You ended the search"),
        "search paused": ("", "You paused the search"),
        "search resumed": ("", "You went on with the search"),
        "search won": ("", "You found what you were looking for"),
        "soft touch sent": ("You sent {name} a kind word", "You sent a kind word"),
        "step done": ("You did a step with {name}", "You did a step"),
        "step left out": ("You left out a step with {name}", "You left out a step"),
        "step snoozed": ("You put off a step with {name}", "You put off a step"),
        "taken up again": ("You took {name} up again", "You took somebody up again"),
        "target archived": ("", "You put a target out of sight"),
        "target ruled out": ("", "You ruled out a target"),
        "target scored": ("", "You scored a target"),
        "target taken back": ("", "You took back a target"),
        "targets put in order": ("", "You put your targets in order"),
        "targets scored": ("", "You scored your targets"),
        "thank-you sent": ("You thanked {name}", "You thanked somebody"),
        "thanks for a no sent": ("You thanked {name} for the answer", "You thanked somebody for the answer"),
        "times proposed": ("You proposed times to {name}", "You proposed times"),
        "update sent": ("You told {name} what became of it", "You told somebody what became of it"),
    }
)


def done_in_words(kind: str, name: str, many: int = 1) -> str:
    """An act of some kind, with the person whom it is about where there is one; ``many`` may come at once."""
    if kind == "target added":
        return f"You added {counted(many, 'target')}"
    if kind == "person added" and many > 1:
        return f"You added {counted(many, 'person', 'people')}"
    with_name, without = _SAID.get(kind, ("", ""))
    if name and with_name:
        return with_name.format(name=name)
    return without or sentence_start(kind) + (f": {name}" if name else "")
