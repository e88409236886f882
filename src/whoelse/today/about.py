"""Everything that is known of one person on a day: steps, comfort, trust, favours, and their place in the chain."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from whoelse.conversations import queries as conversations
from whoelse.journal import queries as journal
from whoelse.loop import planning
from whoelse.method.agenda.chronicle import Chronicle
from whoelse.method.agenda.steps import Agenda, HeldBack, Step
from whoelse.method.answering import answering
from whoelse.method.comfort import Comfort
from whoelse.method.drafting import Permission, permissions
from whoelse.method.network.chain import Chain, Led, chain
from whoelse.method.situation import Situation
from whoelse.method.trust import Balance, Readiness, balance, readiness, trust, trust_in_words
from whoelse.people.queries import PersonCard, cards
from whoelse.people.queries import person as person_card
from whoelse.searches.access import Viewer
from whoelse.today.queries import IntroductionState, introductions

_FIRM = frozenset({"made", "talked", "closed"})


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation with the person that lies ahead."""

    person: str
    day: date
    time: str
    state: str


@dataclass(frozen=True, slots=True)
class OpenPromise:
    """A promise of which no keeping is noted, or advice of which no following is."""

    id: str
    by: str
    words: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class AboutPerson:
    """One person on a day.

    ``steps``, ``held_back`` and ``coming`` are those with this person; ``trust`` is the word, ``trust_lines`` its
    evidence, each with whether it speaks for it. ``led_here`` and ``led_on`` are the introductions to and by them.
    ``can_choose`` is true where the user could choose to talk with them now, ``answers`` how they answer, as
    ``method.answering`` has it.
    """

    card: PersonCard
    situation: Situation
    steps: tuple[Step, ...]
    held_back: tuple[HeldBack, ...]
    coming: tuple[Step, ...]
    comfort: Comfort
    trust: str
    trust_lines: tuple[tuple[bool, str], ...]
    readiness: Readiness
    balance: Balance
    permissions: tuple[Permission, ...]
    led_here: tuple[IntroductionState, ...]
    led_on: tuple[IntroductionState, ...]
    chain: Chain
    talks: tuple[Talk, ...]
    promises: tuple[OpenPromise, ...]
    advice: tuple[OpenPromise, ...]
    can_choose: bool
    closed: bool
    talked: bool
    answers: str


def about(viewer: Viewer, person: str, today: date) -> AboutPerson:
    """One person as of a day. Raises NotFound where there is no such person."""
    card = person_card(viewer, person)
    facts = journal.facts(viewer)
    situation = planning.situation(viewer, facts)
    agenda = planning.plan_of(viewer, situation, facts, today)
    chronicle = Chronicle(facts, today)
    history = chronicle.history(card.id)
    led = introductions(viewer, today)
    seen = trust(facts, card.id, today)
    kept = {fact.answers for fact in history.of("promise kept", "advice followed")}
    return AboutPerson(
        card=card,
        situation=situation,
        steps=tuple(step for step in agenda.steps if step.person == card.id),
        held_back=tuple(held for held in agenda.held_back if held.step.person == card.id),
        coming=tuple(step for step in agenda.coming if step.person == card.id),
        comfort=history.comfort,
        trust=seen.word,
        trust_lines=trust_in_words(seen, card.id, situation, today),
        readiness=readiness(facts, card.id, situation, today),
        balance=balance(facts, card.id, today),
        permissions=permissions(facts, card.id, situation),
        led_here=tuple(one for one in led if one.person == card.id),
        led_on=tuple(one for one in led if one.introducer == card.id),
        chain=chain_of(led),
        talks=_ahead(viewer, card.id, history.open_agreement.day if history.open_agreement else None, today),
        promises=tuple(
            OpenPromise(one.id, one.by, one.words, one.until)
            for one in conversations.promises(viewer, card.id)
            if one.entry not in kept
        ),
        advice=tuple(
            OpenPromise(one.id, "them", one.words)
            for one in conversations.advice(viewer, card.id)
            if one.entry not in kept
        ),
        can_choose=chronicle.choice(history) is None and not history.active() and not history.comfort.held,
        closed=history.is_closed,
        talked=history.talked,
        answers=card.answers or answering(situation, facts, card.id, today),
    )


def chain_of(led: tuple[IntroductionState, ...]) -> Chain:
    """Who led to whom, of introductions and how far they have come."""
    return chain(
        Led(one.introducer, one.person, one.record.first_on if one.record else one.since, one.state in _FIRM)
        for one in reversed(led)
        if one.person is not None
    )


def _ahead(viewer: Viewer, person: str, day: date | None, today: date) -> tuple[Talk, ...]:
    if day is None or day < today:
        return ()
    times = (record.time for record in conversations.conversations(viewer, person) if record.day == day)
    return (Talk(person, day, next(times, ""), "agreed"),)


@dataclass(frozen=True, slots=True)
class AllIntroductions:
    """Every introduction, the one that changed last first, with what a board of them needs to say."""

    introductions: tuple[IntroductionState, ...]
    chain: Chain
    people: Mapping[str, PersonCard]
    situation: Situation
    agenda: Agenda
    talks: tuple[Talk, ...]


def all_introductions(viewer: Viewer, today: date) -> AllIntroductions:
    """Every introduction as of a day, with the people in them, what is open, and the talks that lie ahead."""
    facts = journal.facts(viewer)
    situation = planning.situation(viewer, facts)
    chronicle = Chronicle(facts, today)
    led = introductions(viewer, today)
    introduced = {one.person for one in led if one.person}
    agreed = {
        person: agreement.day
        for person in introduced
        if (agreement := chronicle.history(person).open_agreement) is not None and agreement.day >= today
    }
    times = {
        (record.person, record.day): record.time
        for record in (conversations.conversations(viewer, since=today) if agreed else ())
    }
    return AllIntroductions(
        introductions=led,
        chain=chain_of(led),
        people=cards(viewer, introduced | {one.introducer for one in led}),
        situation=situation,
        agenda=planning.plan_of(viewer, situation, facts, today),
        talks=tuple(Talk(person, day, times.get((person, day), ""), "agreed") for person, day in agreed.items()),
    )
