"""What has grown between the user and a person, read from what happened: four words with their evidence, no number.

The rule is ours. Each piece of evidence speaks for trust or against it; some weigh double because they cost the person
something or show the conversation itself: an introduction made, a conversation that went well, advice followed and
reported back. Going by the weights left when what speaks against is taken off:

- *none yet*: nothing is left;
- *some*: something is left;
- *good*: three or more, and at least one of the double ones;
- *strong*: six or more, and double ones of at least two days.

Good evidence never lowers the word. The weights stay in here: what is shown is the word and the evidence.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from operator import attrgetter

from whoelse.method.comfort import EASY, Comfort, comfort
from whoelse.method.facts import Fact
from whoelse.method.situation import Situation
from whoelse.method.words import count_in_words, day_in_words, sentence_start

NONE_YET, SOME, GOOD, STRONG = WORDS = ("none yet", "some", "good", "strong")
READY, NOT_YET, NOT_NOW = "ready", "not yet", "not now"

#: Ours: an answer within these many days is a quick one.
QUICK = timedelta(days=4)
#: Ours: after these many days without a word, an ask or a talk not told about speaks against.
PATIENCE = timedelta(days=14)
#: A promise without a day of its own is kept within a week (``stories.md``, "keep promise").
PROMISE = timedelta(days=7)

_OUR_MESSAGES = frozenset({"invitation sent", "follow-up sent", "update sent", "check-in sent", "soft touch sent"})
_SIGNS_OF_LIFE = frozenset({"reply received", "conversation agreed", "conversation held", "debrief written"})
_DOUBLE = frozenset({"introduced", "went well", "advice reported"})

#: Every kind of evidence, with the sentence that says it. ``{who}`` is the person, ``{about}`` somebody introduced,
#: ``{day}`` the last day it happened, with its preposition; where it happened more than once, "twice" follows.
_SENTENCES = {
    "introduced": "{who} introduced you to {about} {day}",
    "offered": "{who} offered an introduction {day}",
    "went well": "you talked {day}, and it went well",
    "talked": "you talked {day}",
    "answered quickly": "{who} answered within days",
    "answered": "{who} answered",
    "at ease": "{who} seemed at ease {day}",
    "kept theirs": "{who} did as promised",
    "kept yours": "you kept what you promised",
    "gave": "you did something for {who} {day}",
    "advice followed": "you followed advice that {who} gave",
    "advice reported": "you told {who} what became of the advice",
    "told": "you told {who} how it went with {about}",
    "stiff": "you talked {day}, and it was hard going",
    "hesitated": "{who} hesitated {day}",
    "promise open": "something you promised {who} is still open",
    "not told": "{who} has not heard about {about} yet",
    "unanswered ask": "no answer is noted to what you asked {day}",
    "unanswered": "no answer is noted to your last messages",
}
_AGAINST = frozenset({"stiff", "hesitated", "promise open", "not told", "unanswered ask", "unanswered"})
_GIFTS = frozenset({"advice given", "lead heard", "conversation held", "promise kept"})
_TIMES = {2: ", twice", 3: ", three times"}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for trust (``good``) or against it: its kind, its day, and the entry that says so.

    ``about`` is the id of a person introduced, where it is about one.
    """

    kind: str
    on: date
    fact: str
    about: str | None = None

    @property
    def good(self) -> bool:
        """Whether it speaks for trust."""
        return self.kind not in _AGAINST


@dataclass(frozen=True, slots=True)
class Trust:
    """How much trust has grown: none yet, some, good or strong, and everything it is read from, oldest first."""

    word: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether a direct ask would be carried: ready, not yet, or not now while comfort holds it back; and why."""

    word: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Favour:
    """One favour done or asked: the fact it is and its day."""

    kind: str
    on: date
    fact: str


@dataclass(frozen=True, slots=True)
class Balance:
    """Who did what for whom: what the user gave, what the person gave, what the user asked for (direct asks)."""

    given: tuple[Favour, ...] = field(default=())
    received: tuple[Favour, ...] = field(default=())
    asked: tuple[Favour, ...] = field(default=())

    @property
    def a_good_moment_to_give(self) -> bool:
        """Whether more has come from the person than from the user."""
        return len(self.received) > len(self.given)


def trust(facts: Iterable[Fact], person: str, today: date) -> Trust:
    """The trust that has grown with a person by a day, from all facts of the search in the order they were noted."""
    known = _until(facts, today)
    evidence = tuple(sorted(_evidence(known, person, today), key=attrgetter("on")))
    left = sum((2 if one.kind in _DOUBLE else 1) * (1 if one.good else -1) for one in evidence)
    double_days = {one.on for one in evidence if one.kind in _DOUBLE}
    if left >= 6 and len(double_days) >= 2:
        word = STRONG
    elif left >= 3 and double_days:
        word = GOOD
    else:
        word = SOME if left > 0 else NONE_YET
    return Trust(word, evidence)


def trust_in_words(seen: Trust, person: str, situation: Situation, today: date) -> tuple[tuple[bool, str], ...]:
    """The evidence as sentences without stops, each with whether it speaks for trust; what speaks for it first.

    Evidence of one kind (about one person) is one sentence.
    """
    grouped: dict[tuple[str, str | None], list[Evidence]] = {}
    for one in seen.evidence:
        grouped.setdefault((one.kind, one.about), []).append(one)
    order = list(_SENTENCES)
    lines = []
    for (kind, about), group in sorted(grouped.items(), key=lambda item: order.index(item[0][0])):
        sentence = _SENTENCES[kind].format(
            who=situation.name(person), about=situation.name(about), day=day_in_words(group[-1].on, today)
        )
        lines.append((kind not in _AGAINST, sentence_start(sentence) + _times(len(group))))
    return tuple(lines)


def readiness(facts: Iterable[Fact], person: str, situation: Situation, today: date) -> Readiness:
    """Whether trust carries a direct ask, with reasons as sentences. Ours; the playbook decides when one is due.

    Comfort comes first. Else it is ready with good or strong trust, or when the last conversation went well.
    """
    known = _until(facts, today)
    name = situation.name(person)
    eased = comfort([fact for fact in known if fact.person == person], today)
    if eased.held:
        return Readiness(NOT_NOW, (_held(eased, name, today),))
    seen = trust(known, person, today)
    lines = trust_in_words(seen, person, situation, today)
    last = next((one for one in reversed(seen.evidence) if one.kind in {"went well", "talked", "stiff"}), None)
    if last is not None and last.kind == "stiff":
        return Readiness(NOT_YET, ("The last conversation was hard going.",))
    if seen.word in {GOOD, STRONG} or (last is not None and last.kind == "went well"):
        return Readiness(READY, tuple(f"{line}." for good, line in lines if good))
    if last is None:
        return Readiness(NOT_YET, (f"You have not talked with {name} yet.",))
    against = tuple(f"{line}." for good, line in lines if not good)
    return Readiness(NOT_YET, against or (f"Trust with {name} is still growing.",))


def balance(facts: Iterable[Fact], person: str, today: date) -> Balance:
    """Who gave and who asked, oldest first. An entry of one kind on one day is one favour."""
    given: dict[tuple[str, date], Favour] = {}
    received: dict[tuple[str, date], Favour] = {}
    asked: dict[tuple[str, date], Favour] = {}
    for fact in _until(facts, today):
        favour = Favour(fact.kind, fact.on, fact.id)
        if fact.kind in {"introduction made", "introduction offered"}:
            if fact.by == person:
                received.setdefault(("introduction", fact.on), favour)
        elif fact.person != person:
            continue
        elif fact.kind == "given" or (fact.kind == "promise kept" and fact.by == "me"):
            given.setdefault((fact.kind, fact.on), favour)
        elif fact.kind in _GIFTS:
            received.setdefault((fact.kind, fact.on), favour)
        elif "direct" in {fact.ask, fact.asked}:
            asked.setdefault(("direct", fact.on), favour)
    return Balance(tuple(given.values()), tuple(received.values()), tuple(asked.values()))


def _until(facts: Iterable[Fact], today: date) -> list[Fact]:
    return sorted((fact for fact in facts if fact.on <= today), key=attrgetter("on"))


def _times(count: int) -> str:
    return "" if count == 1 else _TIMES.get(count, f", {count_in_words(count)} times")


def _held(eased: Comfort, name: str, today: date) -> str:
    since = f", noted {day_in_words(eased.since, today)}" if eased.since else ""
    until = f" It waits until {day_in_words(eased.until, today).removeprefix('on ')}." if eased.until else ""
    said = f"{name} hesitated{since}." if eased.word == "hesitant" else f"Now is not the time for {name}{since}."
    return said + until


def _evidence(known: list[Fact], person: str, today: date) -> Iterable[Evidence]:
    about_them = [fact for fact in known if fact.person == person and not fact.kind.startswith("introduction ")]
    yield from _conversations(about_them)
    yield from _answers(about_them, today)
    yield from _asks(about_them, today)
    yield from _promises(about_them, today)
    yield from _kindness(about_them)
    yield from _introductions(known, person, today)


def _conversations(facts: list[Fact]) -> Iterable[Evidence]:
    """One for each day with a conversation, by its rapport as last noted that day."""
    days: dict[date, Fact] = {}
    for fact in facts:
        if fact.kind not in {"conversation near its end", "conversation held", "debrief written"}:
            continue
        if fact.on not in days or fact.rapport is not None:
            days[fact.on] = fact
        if fact.comfort == EASY:
            yield Evidence("at ease", fact.on, fact.id)
    for on, fact in days.items():
        yield Evidence(_how_it_went(fact.rapport), on, fact.id)


def _how_it_went(rapport: int | None) -> str:
    if rapport is None or rapport == 3:
        return "talked"
    return "went well" if rapport > 3 else "stiff"


def _answers(facts: list[Fact], today: date) -> Iterable[Evidence]:
    """One for each message that was answered, and one against where two or more in a row were not."""
    waiting: list[Fact] = []
    for fact in facts:
        if fact.kind in _OUR_MESSAGES:
            waiting.append(fact)
        elif fact.kind in _SIGNS_OF_LIFE and waiting:
            quick = any(fact.on - message.on <= QUICK for message in waiting)
            yield Evidence("answered quickly" if quick else "answered", fact.on, fact.id)
            waiting = []
    if len(waiting) > 1 and today - waiting[-1].on > PATIENCE:
        yield Evidence("unanswered", waiting[-1].on, waiting[-1].id)


def _asks(facts: list[Fact], today: date) -> Iterable[Evidence]:
    """Against: an ask that made the person hesitate, or one to which no answer is noted for long."""
    hesitated: dict[date, Fact] = {}
    last = max((fact.on for fact in facts if fact.kind in _SIGNS_OF_LIFE or fact.answer), default=date.min)
    for fact in facts:
        if fact.answer == "hesitated" or fact.comfort == "hesitant":
            hesitated.setdefault(fact.on, fact)
        elif _waits_for_an_answer(fact) and fact.on >= last and today - fact.on > PATIENCE:
            yield Evidence("unanswered ask", fact.on, fact.id)
    for on, fact in hesitated.items():
        yield Evidence("hesitated", on, fact.id)


def _waits_for_an_answer(fact: Fact) -> bool:
    return fact.kind == "ask made" and fact.channel == "written" and fact.answer is None


def _promises(facts: list[Fact], today: date) -> Iterable[Evidence]:
    """A promise kept counts; one of the user's own that is past its day counts against, as long as it is open."""
    kept = [fact for fact in facts if fact.kind == "promise kept"]
    for fact in kept:
        yield Evidence("kept yours" if fact.by == "me" else "kept theirs", fact.on, fact.id)
    named = {fact.answers for fact in kept}
    unnamed = sum(1 for fact in kept if fact.by == "me" and fact.answers is None)
    for fact in facts:
        if fact.kind != "promise made" or fact.by != "me" or named & {fact.id, fact.anchor}:
            continue
        if unnamed:
            unnamed -= 1
        elif (fact.until or fact.on + PROMISE) < today:
            yield Evidence("promise open", fact.on, fact.id)


def _kindness(facts: list[Fact]) -> Iterable[Evidence]:
    """What the user did for the person, and advice followed; reported back where an update went out on or after it."""
    updates = [fact for fact in facts if fact.kind == "update sent"]
    for fact in facts:
        if fact.kind == "given":
            yield Evidence("gave", fact.on, fact.id)
        elif fact.kind == "advice followed":
            reported = any(update.on >= fact.on for update in updates)
            yield Evidence("advice reported" if reported else "advice followed", fact.on, fact.id)


def _introductions(known: list[Fact], person: str, today: date) -> Iterable[Evidence]:
    """Introductions by the person, whether made or offered; and whether the person was told how each one went."""
    made: dict[str | None, Fact] = {}
    offered: dict[str | None, Fact] = {}
    for fact in known:
        if fact.by == person and fact.kind == "introduction made":
            made.setdefault(fact.person, fact)
        elif fact.by == person and fact.kind == "introduction offered":
            offered.setdefault(fact.person, fact)
    for introduced, fact in {**offered, **made}.items():
        yield Evidence("introduced" if introduced in made else "offered", fact.on, fact.id, introduced)
    told = [fact for fact in known if fact.kind == "introducer told" and fact.person == person]
    for introduced, fact in made.items():
        talk = next((one for one in known if _talked(one, introduced, fact.on)), None)
        if talk is None:
            continue
        report = next((one for one in told if one.about in {introduced, None} and one.on >= talk.on), None)
        if report is not None:
            yield Evidence("told", report.on, report.id, introduced)
        elif today - talk.on > PATIENCE:
            yield Evidence("not told", talk.on, talk.id, introduced)


def _talked(fact: Fact, introduced: str | None, since: date) -> bool:
    return (
        introduced is not None and fact.kind == "conversation held" and fact.person == introduced and fact.on >= since
    )
