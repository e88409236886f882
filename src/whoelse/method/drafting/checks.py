"""What the playbook looks at in a draft: problems first, each with whose rule it is. Nothing here blocks anything."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from whoelse.method.drafting.from_notes import GAPS
from whoelse.method.drafting.permission import Permission
from whoelse.method.drafting.reading import Passage, greeting, main_text, mentions, sentences, words
from whoelse.method.drafting.templates import STANDS_FOR
from whoelse.method.playbook.document import Attributed, MessageChecks, Playbook
from whoelse.method.words import count_in_words, date_in_words, possessive, sentence_start

STOP = "stop"
LOOK = "look"
OK = "ok"
_LEVELS = (STOP, LOOK, OK)

FIRST_MESSAGES = frozenset({"invitation", "introduced invitation"})

#: What a way out sounds like. The playbook's own ways out count as well.
WAYS_OUT = (
    "a no is",
    "no is quite all right",
    "no is fine",
    "if not",
    "if now is",
    "no pressure",
    "no need",
    "rather not",
    "feel free to",
    "only if",
    "no hurry",
    "another time",
    "quite all right",
    "perfectly fine",
    "completely understand",
    "i understand if",
    "i would understand",
    "i will understand",
    "i shall understand",
)
ATTACHMENTS = (
    "attached",
    "attachment",
    "attachments",
    "enclosed",
    "résumé",
    "résumés",
    "resume",
    "cv",
    "curriculum vitae",
)

_ME = frozenset(
    {"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "i'm", "i've", "i'd", "i'll", "we're", "we've"}
)
_THEM = frozenset({"you", "your", "yours", "yourself", "you're", "you've", "you'd", "you'll"})
_COMMON_WORDS = """
    about after also been before both came from have here into just know knew last like that their them then there they
    this told were what when where which while will with would year years your
"""
_COMMON = frozenset(_COMMON_WORDS.split())
_UNFILLED = re.compile(r"\{[^{}\n]*\}")
_OPTIONAL = re.compile(r"\[[^\[\]\n]+\]")


@dataclass(frozen=True, slots=True)
class Addressee:
    """What a draft is checked against: who is written to, what connects (each as a phrase), whose names may be used.

    ``called`` is "" where it is not known what the user calls the person.
    """

    called: str
    name: str = ""
    company: str = ""
    connections: tuple[str, ...] = ()
    permissions: tuple[Permission, ...] = ()

    @property
    def addressed(self) -> str:
        """How a sentence names the person."""
        return self.called or self.name


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing seen in a draft.

    ``level`` is stop (a never is broken, or it cannot go like this), look (worth a glance) or ok. ``check`` names what
    was looked at, ``sentence`` and ``why`` can be shown as they are, ``remedy`` says what to do. ``start`` and ``end``
    are where it stands in ``where`` (subject or body), None when it is about the whole. ``count`` of ``most`` is for a
    meter. ``rule``, ``whose``, ``basis`` and ``source`` say whose rule it is.
    """

    level: str
    check: str
    sentence: str
    why: str = ""
    remedy: str = ""
    where: str = "body"
    start: int | None = None
    end: int | None = None
    count: int | None = None
    most: int | None = None
    rule: str = ""
    whose: str = "ours"
    basis: str = "ours"
    source: str = ""


def check_draft(
    playbook: Playbook, kind: str, subject: str, body: str, about: Addressee, *, channel: str = ""
) -> tuple[Finding, ...]:
    """What there is to say about a draft of that kind, problems first.

    ``channel`` is a channel of the playbook, "" while none is chosen. Words are counted in the whole body, greeting and
    signature included; sentences only between them.
    """
    if not body.strip():
        return (Finding(LOOK, "empty", "Nothing is written yet."),)
    found = [
        *_unfilled(subject, body),
        *_forbidden(playbook, kind, subject, body),
        *_introducers(subject, body, about),
        *_channel(playbook, channel, body),
        *_greeting(body, about),
        *_most_words(playbook, kind, body),
        *_connection(playbook, kind, body, about),
        *_about_them(playbook, kind, body, about),
        *_question(playbook, kind, body, about),
        *_way_out(playbook, kind, body),
        *_subject(kind, channel, subject),
    ]
    if kind in FIRST_MESSAGES:
        taken = [one for one in found if one.check == "never"]
        found.extend(one for one in _attachments(body) if not any(_overlap(one, other) for other in taken))
    return tuple(sorted(found, key=lambda one: _LEVELS.index(one.level)))


def summary(findings: tuple[Finding, ...]) -> str:
    """The line to announce: "One thing to take out, two to look at."."""
    stops = sum(one.level == STOP for one in findings)
    looks = sum(one.level == LOOK for one in findings)
    parts = []
    if stops:
        parts.append(f"{count_in_words(stops)} thing{'' if stops == 1 else 's'} to mend")
    if looks:
        parts.append(f"{count_in_words(looks)}{'' if stops else ' thing' if looks == 1 else ' things'} to look at")
    return sentence_start(", ".join(parts)) + "." if parts else "Nothing to mend."


def _by(finding: Finding, attributed: Attributed) -> Finding:
    return replace(
        finding,
        whose=attributed.whose,
        basis=attributed.basis,
        source=attributed.source,
        rule=getattr(attributed, "id", ""),
    )


def _at(finding: Finding, passage: Passage) -> Finding:
    return replace(finding, start=passage.start, end=passage.end)


def _family(kind: str) -> tuple[str, ...]:
    return (kind, STANDS_FOR[kind]) if kind in STANDS_FOR else (kind,)


def _check_of(playbook: Playbook, kind: str, field: str) -> MessageChecks | None:
    """The entry that sets a check for that kind: its own, that of the kind it stands for, that of every kind."""
    for of in (*_family(kind), None):
        for check in playbook.checks:
            if check.of == of and getattr(check, field):
                return check
    return None


def _unfilled(subject: str, body: str) -> Iterator[Finding]:
    for where, text in (("subject", subject), ("body", body)):
        for pattern, level in ((_UNFILLED, STOP), (_OPTIONAL, LOOK)):
            for hole in pattern.finditer(text):
                yield Finding(
                    STOP if hole[0] in GAPS.values() else level,
                    "unfilled",
                    f"Fill in “{hole[0]}”, or take it out.",
                    where=where,
                    start=hole.start(),
                    end=hole.end(),
                )


def _forbidden(playbook: Playbook, kind: str, subject: str, body: str) -> Iterator[Finding]:
    for never in playbook.never:
        if never.in_ is not None and never.in_ not in _family(kind):
            continue
        for phrase in never.say:
            for where, text in (("subject", subject), ("body", body)):
                for place in mentions(text, phrase):
                    finding = Finding(STOP, "never", f"Leave out “{place.text}”.", never.because, where=where)
                    yield _by(_at(finding, place), never)


def _introducers(subject: str, body: str, about: Addressee) -> Iterator[Finding]:
    for permission in about.permissions:
        used = [
            (where, place)
            for where, text in (("subject", subject), ("body", body))
            for place in _named(text, permission, about)
        ]
        if not used:
            continue
        where, place = used[0]
        whose = possessive(permission.addressed)
        if permission.since is not None:
            day = date_in_words(permission.since, permission.since)
            finding = Finding(OK, "introducer", f"Uses {whose} name.", f"Permission is noted for {day}.", where=where)
        else:
            finding = Finding(
                STOP,
                "introducer",
                f"Leave out {whose} name.",
                f"{permission.addressed} has named {about.addressed}; that is not yet permission to say so.",
                f"Ask {permission.addressed} first, or write without the name.",
                where,
            )
        yield replace(_at(finding, place), rule="G10", whose="ours")


def _named(text: str, permission: Permission, about: Addressee) -> Iterator[Passage]:
    """Where the introducer is named; a first word only as it is written, since "will" and "may" are words too."""
    yield from mentions(text, permission.name)
    if permission.called and permission.called not in {about.called, permission.name}:
        yield from mentions(text, permission.called, exact_case=True)


def _channel(playbook: Playbook, channel: str, body: str) -> Iterator[Finding]:
    limit = next((one for one in playbook.channels if one.channel == channel), None)
    if limit is None:
        return
    count, most = len(body.strip()), limit.most_characters
    if count <= most:
        yield Finding(OK, "channel", f"{count} of at most {most} characters", count=count, most=most)
    else:
        yield Finding(
            STOP,
            "channel",
            f"Too long for a {channel}.",
            f"It takes {most} characters; this has {count}.",
            f"Take out {count - most}.",
            count=count,
            most=most,
        )


def _greeting(body: str, about: Addressee) -> Iterator[Finding]:
    first = greeting(body)
    if first is None or not about.addressed:
        return
    parts = [part.strip(",.") for part in about.name.split()]
    fitting = [about.called, about.name, *parts[-1:]] if about.called else parts
    if not any(next(mentions(first.text, name), None) for name in fitting if name):
        why = f"You call {about.name} {about.called}." if about.called and about.name not in {"", about.called} else ""
        yield _at(Finding(LOOK, "greeting", f"Does it greet {about.addressed}?", why), first)
    elif not about.called and len(parts) > 1 and next(mentions(first.text, about.name), None):
        why = "Nothing says yet what you call them: that stands above the letter."
        yield _at(Finding(LOOK, "greeting", f"Do you greet {about.name} by the whole name?", why), first)


def _most_words(playbook: Playbook, kind: str, body: str) -> Iterator[Finding]:
    check = _check_of(playbook, kind, "most_words")
    if check is None or check.most_words is None:
        return
    count, most = len(words(body)), check.most_words
    if count <= most:
        yield _by(Finding(OK, "most words", f"{count} of at most {most} words", count=count, most=most), check)
    else:
        over = count - most
        sentence = f"A little long: {count} of at most {most} words."
        remedy = f"Take out {count_in_words(over)} word{'' if over == 1 else 's'}."
        yield _by(Finding(LOOK, "most words", sentence, check.note, remedy, count=count, most=most), check)


def _connection(playbook: Playbook, kind: str, body: str, about: Addressee) -> Iterator[Finding]:
    """The first sentence says what connects, where it shares a telling word with something known to connect."""
    check = _check_of(playbook, kind, "connection_first")
    first = next(iter(sentences(main_text(body))), None)
    if check is None or first is None or not about.connections:
        return
    telling = [word for phrase in about.connections for word in words(phrase) if _telling(word)]
    if any(next(mentions(first.text, word), None) for word in telling or about.connections):
        yield _by(Finding(OK, "connection", "Starts with what connects you"), check)
    else:
        remedy = f"Begin with “{about.connections[0]}”."
        yield _by(_at(Finding(LOOK, "connection", "Start with what connects you.", check.note, remedy), first), check)


def _telling(word: str) -> bool:
    return len(word) >= 4 and word.casefold() not in _COMMON


def _about_them(playbook: Playbook, kind: str, body: str, about: Addressee) -> Iterator[Finding]:
    """A sentence is about whomever it speaks of more often (you, your, the name, the organisation; I, my, we, our);
    equal shares count half for each, and sentences that speak of neither do not count. The share is in words."""
    check = _check_of(playbook, kind, "about_them")
    if check is None or check.about_them is None:
        return
    them = me = theirs = mine = 0
    for sentence in sentences(main_text(body)):
        said = [word.casefold().replace("’", "'") for word in words(sentence.text)]
        of_me = sum(word in _ME for word in said)
        of_them = sum(word in _THEM for word in said)
        of_them += sum(1 for name in (about.addressed, about.company) if name for _ in mentions(sentence.text, name))
        if of_them >= of_me and of_them:
            them += len(said) * (2 if of_them > of_me else 1)
            theirs += of_them > of_me
        if of_me >= of_them and of_me:
            me += len(said) * (2 if of_me > of_them else 1)
            mine += of_me > of_them
    if not them + me:
        return
    share = round(100 * them / (them + me))
    if share >= check.about_them:
        yield _by(Finding(OK, "about them", f"Mostly about {about.addressed}", count=share, most=100), check)
        return
    why = f"{sentence_start(counted_sentences(mine))} of you, {count_in_words(theirs)} of {about.addressed}."
    yield _by(Finding(LOOK, "about them", f"A little more about {about.addressed}.", why, count=share, most=100), check)


def counted_sentences(number: int) -> str:
    """How many sentences speak of somebody, as the start of a sentence."""
    return f"{count_in_words(number)} sentence speaks" if number == 1 else f"{count_in_words(number)} sentences speak"


def _question(playbook: Playbook, kind: str, body: str, about: Addressee) -> Iterator[Finding]:
    check = _check_of(playbook, kind, "asks_a_question")
    if check is None:
        return
    if "?" in body:
        yield _by(Finding(OK, "question", f"Asks something {about.addressed} can answer"), check)
    else:
        yield _by(Finding(LOOK, "question", "Ask something.", check.note, "A question mark is easy to answer."), check)


def _way_out(playbook: Playbook, kind: str, body: str) -> Iterator[Finding]:
    check = _check_of(playbook, kind, "way_out")
    if check is None:
        return
    known = (*WAYS_OUT, *(ask.out.rstrip(" .") for ask in playbook.asks if ask.out))
    place = next((place for phrase in known for place in mentions(body, phrase)), None)
    if place:
        yield _by(_at(Finding(OK, "way out", "Leaves an easy way out"), place), check)
    else:
        remedy = "For instance: If now is a bad time, a no is quite all right."
        yield _by(Finding(LOOK, "way out", "Leave an easy way out.", check.note, remedy), check)


def _subject(kind: str, channel: str, subject: str) -> Iterator[Finding]:
    if kind not in FIRST_MESSAGES or channel not in {"", "e-mail"}:
        return
    count = len(words(subject))
    if not count and channel == "e-mail":
        yield Finding(LOOK, "subject", "An e-mail without a subject is rarely opened.", where="subject")
    elif count > 6:
        why = "Three or four words are read most."
        yield Finding(LOOK, "subject", f"A subject of {count} words.", why, "Try three or four.", "subject")


def _attachments(body: str) -> Iterator[Finding]:
    for phrase in ATTACHMENTS:
        for place in mentions(body, phrase):
            why = "A first message asks for a conversation; a document to read makes it a request for a job."
            yield _at(Finding(LOOK, "attachment", f"Does “{place.text}” need to be there?", why), place)


def _overlap(one: Finding, other: Finding) -> bool:
    if one.where != other.where or one.start is None or other.start is None or one.end is None or other.end is None:
        return False
    return one.start < other.end and other.start < one.end
