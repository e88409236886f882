"""The margin of a person's page: comfort, trust with its evidence, what goes between the two, who led to whom."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from whoelse.method.answering import is_gone_by
from whoelse.method.playbook.document import Playbook
from whoelse.method.words import count_in_words, near_day_in_words, sentence_start
from whoelse.people import queries as people
from whoelse.people.queries import PersonCard
from whoelse.today.about import AboutPerson, OpenPromise
from whoelse.today.queries import IntroductionState
from whoelse.today.story import StoryEntry
from whoelse.web.pages.person_told import generation
from whoelse.web.visit import Visit

_COMFORTS = {"easy": "at ease", "hesitant": "hesitant", "not now": "not now", "unknown": "not noted"}
#: How somebody answers, as what is noted tells it.
_ANSWERS = {
    "fast": "Answers fast, as noted so far.",
    "slowly": "Answers slowly, as noted so far.",
    "not yet": "No answer is noted yet.",
}
_SAID_IN = {
    "debrief written": "in the debrief",
    "conversation near its end": "near the end of the conversation",
    "ask made": "in answer to an ask",
    "comfort noted": "",
}
#: Words of the same act that say how somebody felt, the nearest first.
_FELT = ("felt", "answer", "ask", "note")
_SHORT = 200


@dataclass(frozen=True, slots=True)
class ComfortShown:
    """How easy somebody is with being asked: the word, since when and from where it is known, in which words."""

    word: str
    since: str
    quote: str
    held: bool
    until: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the balance: who did what, how often, drawn full or as rings."""

    words: str
    full: int
    rings: int
    said: str


@dataclass(frozen=True, slots=True)
class PromiseShown:
    """A promise of which no keeping is noted, or advice of which no following is."""

    words: str
    quote: str
    by: str
    button: str
    to: str


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One person of the chain: the state's glyph, the name, what is said after it; ``here`` is whose page it is."""

    state: str
    name: str
    to: str
    words: str
    here: bool = False


@dataclass(frozen=True, slots=True)
class Margin:
    """Everything beside the story."""

    comfort: ComfortShown
    trust: str
    trust_lines: tuple[tuple[bool, str], ...]
    balance: tuple[Line, ...]
    good_moment: bool
    promises: tuple[PromiseShown, ...]
    chain: tuple[ChainLink, ...]
    answers: str


def margin(visit: Visit, seen: AboutPerson, story: tuple[StoryEntry, ...], playbook: Playbook) -> Margin:
    """What stands beside the story of a person."""
    return Margin(
        comfort=_comfort(seen, story, visit.today),
        trust=seen.trust,
        trust_lines=seen.trust_lines,
        balance=_balance(seen),
        good_moment=seen.balance.a_good_moment_to_give and seen.talked,
        promises=(
            *(_promise(seen.card, one, visit.today) for one in seen.promises),
            *(_advice(seen.card, one) for one in seen.advice),
        ),
        chain=_chain(visit, seen),
        answers=_answers(seen) if is_gone_by(playbook) else "",
    )


def _comfort(seen: AboutPerson, story: tuple[StoryEntry, ...], today: date) -> ComfortShown:
    known = seen.comfort
    entry = next((one for one in story if one.fact is not None and known.fact == one.fact.id), None)
    said_in = _SAID_IN.get(entry.kind, "") if entry is not None else ""
    since = near_day_in_words(known.since, today) if known.since else ""
    return ComfortShown(
        word=_COMFORTS[known.word],
        since=" ".join(part for part in ("Noted", since, said_in) if part) + "." if since else "",
        quote=_felt(story, entry),
        held=known.held,
        until=near_day_in_words(known.until, today).removeprefix("on ") if known.until else "",
    )


def _felt(story: tuple[StoryEntry, ...], entry: StoryEntry | None) -> str:
    if entry is None:
        return ""
    said = {words.label: words.text for one in story if one.act == entry.act for words in one.words}
    return next((said[label] for label in _FELT if 0 < len(said.get(label, "")) <= _SHORT), "")


def _balance(seen: AboutPerson) -> tuple[Line, ...]:
    called, balance = seen.card.addressed, seen.balance
    gave, given, asked = len(balance.received), len(balance.given), len(balance.asked)
    return (
        Line(f"{called} gave", gave, 0, sentence_start(count_in_words(gave))),
        Line("You gave", given, 0, sentence_start(count_in_words(given))),
        Line("You asked", 0, asked, sentence_start(count_in_words(asked))),
    )


def _answers(seen: AboutPerson) -> str:
    if seen.card.answers:
        said = "no answer yet" if seen.card.answers == "not yet" else f"answers {seen.card.answers}"
        return f"You say: {said}."
    return _ANSWERS.get(seen.answers, "")


def _promise(card: PersonCard, one: OpenPromise, today: date) -> PromiseShown:
    by = f"by {near_day_in_words(one.until, today).removeprefix('on ')}" if one.until else ""
    words = "You promised" if one.by == "me" else f"{card.addressed} promised"
    return PromiseShown(words, one.words, by, "It is kept", reverse("promise kept", args=[card.id, one.id]))


def _advice(card: PersonCard, one: OpenPromise) -> PromiseShown:
    to = reverse("advice followed", args=[card.id, one.id])
    return PromiseShown(f"{card.addressed} advised", one.words, "", "I followed it", to)


def _chain(visit: Visit, seen: AboutPerson) -> tuple[ChainLink, ...]:
    if not seen.led_here and not seen.led_on:
        return ()
    path = seen.chain.path(seen.card.id)
    onward = [one for one in seen.led_on if one.person is None or seen.chain.led_by.get(one.person) == seen.card.id]
    cards = people.cards(visit.viewer, [*path, *(one.person for one in onward if one.person)])
    links = [ChainLink("talked", "You", "", "")]
    for at, person in enumerate(path, 1):
        card = cards.get(person)
        if card is not None:
            here = person == seen.card.id
            to = "" if here else reverse("person", args=[person])
            state = "talked" if not here or seen.talked else _state(seen)
            links.append(ChainLink(state, card.addressed if here else card.name, to, generation(at), here))
    links.extend(_led_to(one, cards, seen) for one in onward)
    return tuple(links)


def _state(seen: AboutPerson) -> str:
    return seen.led_here[0].state if seen.led_here else "happened"


def _led_to(one: IntroductionState, cards: dict[str, PersonCard], seen: AboutPerson) -> ChainLink:
    card = cards.get(one.person or "")
    if card is None:
        place = seen.situation.organisations.get(one.target or "", "")
        return ChainLink(one.state, f"Somebody at {place}" if place else "Somebody", _introduction(one), "no name yet")
    return ChainLink(one.state, card.name, reverse("person", args=[card.id]), card.organisation)


def _introduction(one: IntroductionState) -> str:
    return reverse("change an introduction", args=[one.introducer, one.person or "somebody"])
