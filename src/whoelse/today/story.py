"""A person's story: everything that is known to have happened, with the words that go with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from whoelse.conversations import queries as conversations
from whoelse.introductions.queries import asks as asks_told
from whoelse.introductions.queries import introductions as introductions_told
from whoelse.journal import queries as journal
from whoelse.method.facts import Fact
from whoelse.people.queries import cards
from whoelse.people.queries import person as person_card
from whoelse.searches.access import Viewer


@dataclass(frozen=True, slots=True)
class Words:
    """Something in the user's words, or in the other person's, and what it is."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class StoryEntry:
    """One thing on a person's timeline. Without ``fact`` it is something kept that says nothing has happened."""

    on: date
    noted: date
    act: str
    kind: str
    fact: Fact | None
    words: tuple[Words, ...] = ()
    about_name: str = ""
    by_name: str = ""


def story(viewer: Viewer, person: str) -> tuple[StoryEntry, ...]:
    """Everything that is known to have happened with a person, with the words that go with it, the newest first;
    of one day, what was noted last stands first.

    Raises NotFound where there is no such person.
    """
    card = person_card(viewer, person)
    told = [
        noted
        for noted in journal.noted_facts(viewer)
        if card.id in (noted.fact.person, noted.fact.by, noted.fact.about, noted.fact.through)
    ]
    others = {other for noted in told for other in (noted.fact.person, noted.fact.by, noted.fact.about) if other}
    names = {key: seen.addressed for key, seen in cards(viewer, others).items()}
    words = _words_by_act(viewer, card.id)
    entries = [_entry(noted, card.id, names, words) for noted in told]
    for act, spoken in words.items():
        # Words of acts that told nothing: notes, and times proposed.
        entries.extend(
            StoryEntry(one.day, one.day, act, one.label, None, (Words(one.label, one.text),)) for one in spoken
        )
    entries.reverse()
    order = journal.order_of(viewer, {entry.act for entry in entries})
    return tuple(sorted(entries, key=lambda entry: (entry.on, order.get(entry.act, 0)), reverse=True))


@dataclass(frozen=True, slots=True)
class _Spoken:
    """Words as they were written down: with which fact they go, where that is known, and about whom they are."""

    label: str
    day: date
    text: str
    entry: str = ""
    whom: str | None = None


_SpokenByAct = dict[str, list[_Spoken]]


#: Which fact of an act its words go with.
_GOES_WITH = {
    "quote": "introduction",
    "how they know each other": "introduction",
    "learned": "debrief written",
    "surprised": "debrief written",
    "felt": "debrief written",
    "answer": "debrief written",
    "resource": "debrief written",
}


def _words_by_act(viewer: Viewer, person: str) -> _SpokenByAct:
    found: _SpokenByAct = {}

    def say(act: str, label: str, day: date, text: str, entry: str = "", whom: str | None = None) -> None:
        if text:
            found.setdefault(act, []).append(_Spoken(label, day, text, entry, whom))

    for message in conversations.messages(viewer, person):
        say(message.act, "subject", message.day, message.subject)
        say(message.act, "reply" if message.direction == "by them" else "message", message.day, message.body)
    for debrief in conversations.debriefs(viewer, person):
        say(debrief.act, "learned", debrief.day, debrief.learned)
        say(debrief.act, "surprised", debrief.day, debrief.surprised)
        say(debrief.act, "felt", debrief.day, debrief.felt)
        say(debrief.act, "answer", debrief.day, debrief.answer_words)
    for promise in conversations.promises(viewer, person):
        say(promise.act, "promise", promise.day, promise.words, promise.entry)
    for label, rows in (
        ("advice", conversations.advice(viewer, person)),
        ("resource", conversations.resources(viewer, person)),
        ("given", conversations.gives(viewer, person)),
        ("lead", conversations.leads(viewer, person)),
        ("note", conversations.notes(viewer, person)),
    ):
        for row in rows:
            say(row.act, label, row.day, row.words, row.entry)
    for each in introductions_told(viewer, person):
        say(
            each.act,
            "how they know each other",
            each.first_on,
            each.known_words or each.known_through,
            whom=each.person,
        )
        say(each.act, "quote", each.first_on, each.quote, whom=each.person)
    for ask in asks_told(viewer, person):
        say(ask.act, "ask", ask.day, ask.words, ask.entry)
    return found


def _entry(noted: journal.Noted, person: str, names: Mapping[str, str], words: _SpokenByAct) -> StoryEntry:
    fact = noted.fact
    spoken = words.get(noted.act, [])
    mine = [one for one in spoken if _goes_with(one, fact)]
    for one in mine:
        spoken.remove(one)
    other = fact.person if fact.person != person else fact.about
    return StoryEntry(
        on=fact.on,
        noted=fact.noted,
        act=noted.act,
        kind=fact.kind,
        fact=fact,
        words=tuple(Words(one.label, one.text) for one in mine),
        about_name=names.get(other or "", ""),
        by_name=names.get(fact.by or "", "") if fact.by != person else "",
    )


def _goes_with(spoken: _Spoken, fact: Fact) -> bool:
    if spoken.entry:
        return spoken.entry in {fact.id, fact.anchor}
    kind = _GOES_WITH.get(spoken.label, fact.kind)
    return fact.kind.startswith(kind) and (kind != "introduction" or spoken.whom == fact.person)
