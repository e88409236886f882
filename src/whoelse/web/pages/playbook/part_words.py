"""How the fields of a playbook's parts read: the sentence that they stand in, their labels, their closed words."""

from collections.abc import Mapping

from whoelse.method.playbook.in_words import DO, LIMITED, PER, WHEN

#: The sentence of each kind of part; its fields in braces. Rules have one that is put together by the page.
SENTENCES: Mapping[str, str] = {
    "pace": "At most {active people} people and {active targets} targets are active at a time.",
    "circles": "The people you know less well come when {opens at} percent of those close to you have been talked to.",
    "ranking": "A list begins with {targets at least} targets.",
    "columns": "Each target gets {type}, from {from} to {to}, filled in by {filled in by}.",
    "limits": "At most {at most} {of} {per}.",
    "questions": "At most {most} questions for one conversation.",
    "offer": "A question that {kind}, under the heading {topic}.",
    "guidance": "On the page of {on}, say:",
    "measures": "Count {count} {per}, and hold it against {aim}.",
    "asks": "An ask that is {kind} and {channel}, for {scope}.",
    "checks": "At most {most words} words, {about them} percent of them or more about the person.",
    "channels": "At most {most characters} characters.",
}
#: The same, where the part is yet to be named.
NEW_SENTENCES: Mapping[str, str] = {
    "checks": "A message of the kind {of} has " + SENTENCES["checks"][0].lower() + SENTENCES["checks"][1:],
    "channels": "Through {channel}: " + SENTENCES["channels"][0].lower() + SENTENCES["channels"][1:],
    "messages": "When you begin a message of the kind {kind}, it reads:",
}

LABELS: Mapping[str, str] = {
    "when": "When",
    "unless": "And no",
    "do": "Do",
    "on": "On the weekday, or on the page",
    "after": "Only after the",
    "at most": "At most, times",
    "narrow to wide": "Wordings, from narrow to wide",
    "rests after": "Then it rests after",
    "minutes": "Minutes it takes",
    "smaller": "A smaller form, for a day with little in it",
    "because": "The reason, as a step says it",
    "note": "A note of your own",
    "of": "Of what",
    "per": "Per",
    "rule": "Never do what this rule says",
    "say": "Words that are never said, one per line",
    "in": "In which message",
    "behave": "A sentence to go by",
    "most": "At most so many",
    "words": "In words",
    "out": "The easy way out",
    "for": "For which rules, one per line",
    "scope": "For whom",
    "channel": "Spoken or written",
    "subject": "Subject",
    "body": "Message",
    "active people": "Active people at most",
    "active targets": "Active targets at most",
    "count": "What is counted",
    "aim": "A number to hold it against",
    "opens at": "Percent of the inner circle talked to",
    "targets at least": "Targets a list begins with",
    "lenses": "Where to look for them, one place per line",
    "values": "What each score means, one per line, the lowest first",
    "look first": "The score that asks for a look before it ranks",
    "from": "The lowest score",
    "to": "The highest score",
    "type": "What is given",
    "filled in by": "Who fills it in",
    "kind": "Which kind",
    "topic": "Heading",
    "most words": "Words at most",
    "most characters": "Characters at most",
    "about them": "Percent of the words about the person",
    "asks a question": "It asks a question",
    "connection first": "What connects you comes first",
    "way out": "It leaves an easy way out",
    "about": "What it is about",
    "formality": "Its tone",
}
_LABELS_OF: Mapping[tuple[str, str], str] = {
    ("columns", "id"): "Its heading among your targets, a word or two",
    ("columns", "words"): "What it asks about a target",
    ("offer", "words"): "The question",
    ("measures", "words"): "What the number is called",
    ("guidance", "words"): "The sentence",
    ("limits", "because"): "The reason, as it is told when something waits",
    ("circles", "because"): "The reason, as it is told when somebody waits",
    ("never", "because"): "The reason, as it is told when something is held back",
    ("never", "do"): "Never do this",
    ("never", "on"): "On the page of",
    ("channels", "channel"): "Channel",
    ("rules", "on"): "On the weekday",
}
HINTS: Mapping[str, str] = {
    "because": "{person}, {day} and {target} are filled in.",
    "rests after": "Such as “6 weeks”.",
    "out": "Goes with every direct ask.",
    "body": "Words in braces are filled in; brackets hold what is left out where nothing fills them.",
    "values": "As many as there are scores; none where the numbers speak for themselves.",
    "look first": "Such as 0, for a place that you do not know yet.",
}
_PAGES: Mapping[str, str] = {
    "search": "your search",
    "targets": "your targets",
    "person": "a person",
    "invitation": "an invitation",
    "prepare": "the question list",
    "conversation": "a conversation",
    "debrief": "the debrief",
    "week": "your week",
    "chain": "introductions",
}
_WORDS: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("rules", "when"): WHEN,
    ("rules", "do"): DO,
    ("never", "do"): DO,
    ("never", "on"): _PAGES,
    ("guidance", "on"): _PAGES,
    ("limits", "of"): {of: many for of, (_, many) in LIMITED.items()},
    ("limits", "per"): PER,
    ("columns", "type"): {"score": "a score", "yes or no": "a yes or a no", "figure": "a figure"},
    ("measures", "per"): {
        "day": "each day",
        "week": "each week",
        "search": "over the search",
        "decision maker": "for each decision maker",
    },
    ("offer", "kind"): {
        "plain": "simply asks",
        "advice": "asks for advice",
        "resources": "asks for resources",
        "opener": "opens the talk",
    },
}


def label(section: str, name: str) -> str:
    """What a field is called."""
    return _LABELS_OF.get((section, name)) or LABELS.get(name) or name[:1].upper() + name[1:]


def words_of(section: str, name: str) -> Mapping[str, str]:
    """How the closed words of a field are shown; those not named are shown as they are."""
    return _WORDS.get((section, name), {})
