"""One person: the first thing to do, the whole story on one timeline, comfort, trust, favours, the chain."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.urls import reverse

from whoelse.conversations import queries as conversations
from whoelse.method.agenda.steps import HeldBack
from whoelse.method.words import date_in_words, near_day_in_words, sentence_start
from whoelse.people import queries as people
from whoelse.people.queries import PersonCard
from whoelse.playbooks.queries import playbook_followed
from whoelse.today import queries as today
from whoelse.today.about import AboutPerson, about
from whoelse.web.components import Link
from whoelse.web.pages.person_note import NoteForm
from whoelse.web.pages.person_told import CLOSENESS, STYLES, generation, knows, role_told, works
from whoelse.web.pages.steps import Around, StepShown, heading, rules_of, shown
from whoelse.web.pages.story_told import Teller, Told
from whoelse.web.visit import Visit, page

_NOW_ASKING = frozenset({"indirect ask", "direct ask", "ask what they know"})


@dataclass(frozen=True, slots=True)
class ComfortShown:
    """How comfortable the person is, as noted; ``held`` while it holds asks and nudges back."""

    words: str
    since: str
    held: bool


@dataclass(frozen=True, slots=True)
class OpenWords:
    """A promise or a piece of advice that is still open, and where to say that it is done."""

    words: str
    done: Link | None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the details: what it is, and what is known."""

    label: str
    words: str
    to: str = ""


@dataclass(frozen=True, slots=True)
class ChainStep:
    """Somebody on the way here, or led to from here."""

    state: str
    link: Link
    words: str


@dataclass(frozen=True, slots=True)
class PersonPage:
    """All that the page shows of a person. ``called`` is how sentences name them."""

    id: str
    name: str
    called: str
    kicker: str
    lede: str
    step: StepShown | None
    others: tuple[str, ...]
    coming: tuple[str, ...]
    held: tuple[str, ...]
    story: tuple[Told, ...]
    comfort: ComfortShown
    trust: str
    evidence: tuple[tuple[bool, str], ...]
    readiness: str
    gave: int
    received: int
    asked: int
    give: str
    here: tuple[ChainStep, ...]
    onward: tuple[ChainStep, ...]
    generation: str
    questions: tuple[str, ...]
    details: tuple[Line, ...]
    roles: tuple[str, ...]
    promises: tuple[OpenWords, ...]
    can_choose: bool
    put_aside: bool


@page
def view(visit: Visit, person: str) -> HttpResponse:
    """A person's page."""
    seen = about(visit.viewer, person, visit.today)
    if seen.card.id != person:
        return visit.go(reverse("person", args=[seen.card.id]))
    return visit.show("person/person.html", page_of(visit, seen), form=NoteForm(initial={"on": visit.today}))


def page_of(visit: Visit, seen: AboutPerson) -> PersonPage:
    """The page of a person who was looked up."""
    card = seen.card
    around = Around(seen.situation.people, rules_of(playbook_followed(visit.viewer)), visit.today, seen.talks)
    steps = tuple(shown(step, around, place=str(at), lead=at == 1) for at, step in enumerate(seen.steps, 1))
    return PersonPage(
        id=card.id,
        name=card.name,
        called=card.addressed,
        kicker=_kicker(seen),
        lede=_lede(card),
        step=steps[0] if steps else None,
        others=tuple(step.heading for step in steps[1:]),
        coming=tuple(
            f"{sentence_start(near_day_in_words(step.appears or step.due, visit.today).removeprefix('on '))}: "
            f"{heading(step, around)}."
            for step in seen.coming
        ),
        held=tuple(_held(back, around) for back in seen.held_back),
        story=_story(visit, card, seen),
        comfort=_comfort(seen, visit.today),
        trust=seen.trust,
        evidence=seen.trust_lines,
        readiness=next(iter(seen.readiness.reasons), ""),
        gave=len(seen.balance.received),
        received=len(seen.balance.given),
        asked=len(seen.balance.asked),
        give="A good moment to give." if seen.balance.a_good_moment_to_give else "",
        here=_here(visit, seen),
        onward=_onward(visit, seen),
        generation=generation(seen.chain.generation(card.id)) if seen.led_here or seen.led_on else "",
        questions=tuple(
            question.words
            for question in conversations.questions(visit.viewer, card.id, states=("kept for later", "open"))
        ),
        details=_details(card),
        roles=tuple(role_told(role) for role in card.roles),
        promises=_promises(seen, visit.today),
        can_choose=seen.can_choose and not card.put_aside,
        put_aside=card.put_aside,
    )


def _kicker(seen: AboutPerson) -> str:
    if seen.card.put_aside:
        return "put aside"
    if any(one.state in {"made", "talked", "closed"} for one in seen.led_on):
        return "introducer"
    if seen.led_here:
        return "introduced to you"
    return "resting" if seen.closed else ""


def _lede(card: PersonCard) -> str:
    parts = [f"{part.rstrip('.')}." for part in (works(card), sentence_start(card.how_we_know)) if part]
    return " ".join(parts)


def _held(back: HeldBack, around: Around) -> str:
    what = heading(back.step, around)
    return f"{what}: {back.reason}" if back.step.do in _NOW_ASKING else back.reason


def _story(visit: Visit, card: PersonCard, seen: AboutPerson) -> tuple[Told, ...]:
    entries = today.story(visit.viewer, card.id)
    facts = [entry.fact for entry in entries if entry.fact is not None]
    ids = {one for fact in facts for one in (fact.person, fact.by, fact.about, fact.through) if one}
    talks = {talk.day: talk for talk in conversations.conversations(visit.viewer, card.id) if talk.day is not None}
    places = people.organisations(visit.viewer, {fact.target for fact in facts if fact.target})
    others = people.cards(visit.viewer, ids - {"me", "them"})
    return Teller(card, others, talks, places, visit.today).story(entries)


def _comfort(seen: AboutPerson, day: date) -> ComfortShown:
    comfort = seen.comfort
    words = {
        "easy": "at ease",
        "hesitant": "hesitant",
        "not now": "not now",
        "unknown": "nothing noted",
    }[comfort.word]
    since = f"Noted {near_day_in_words(comfort.since, day)}." if comfort.since else ""
    if comfort.until:
        since = f"{since} Until {date_in_words(comfort.until, day)}."
    return ComfortShown(words, since.strip(), comfort.held)


def _here(visit: Visit, seen: AboutPerson) -> tuple[ChainStep, ...]:
    """The way here: from somebody the user started with to the one who led to this person."""
    if not seen.led_here:
        return ()
    path = seen.chain.path(seen.card.id)[:-1]
    cards = people.cards(visit.viewer, [*path, *(one.introducer for one in seen.led_here)])
    steps = [
        ChainStep("talked", Link(cards[each].name, reverse("person", args=[each])), generation(at))
        for at, each in enumerate(path, 1)
        if each in cards
    ]
    also = [
        ChainStep(
            one.state, Link(cards[one.introducer].name, reverse("person", args=[one.introducer])), "also led here"
        )
        for one in seen.led_here
        if one.introducer not in path and one.introducer in cards
    ]
    return (*steps, *also)


def _onward(visit: Visit, seen: AboutPerson) -> tuple[ChainStep, ...]:
    cards = people.cards(visit.viewer, [one.person for one in seen.led_on if one.person])
    steps = []
    for one in seen.led_on:
        card = cards.get(one.person or "")
        link = (
            Link(card.name, reverse("person", args=[card.id])) if card else Link("somebody", reverse("introductions"))
        )
        steps.append(ChainStep(one.state, link, knows(one.record)))
    return tuple(steps)


def _details(card: PersonCard) -> tuple[Line, ...]:
    profile = card.profile_url if card.profile_url.startswith(("https://", "http://")) else ""
    lines = (
        Line("Called", card.called),
        Line("Closeness", dict(CLOSENESS).get(card.closeness, "Not asked yet")),
        Line("How you know each other", card.how_we_know),
        Line("E-mail", card.email, f"mailto:{card.email}" if card.email else ""),
        Line("Phone", card.phone, f"tel:{card.phone}" if card.phone else ""),
        Line("Profile", card.profile_url, profile),
        Line("A conversation goes well", dict(STYLES).get(card.style, "")),
        Line("Pronoun", card.pronoun),
        Line("Note", card.note),
    )
    return tuple(line for line in lines if line.words)


def _promises(seen: AboutPerson, day: date) -> tuple[OpenWords, ...]:
    shown_promises = []
    for one in seen.promises:
        who = "You promised" if one.by == "me" else f"{seen.card.addressed} promised"
        until = f", by {date_in_words(one.until, day)}" if one.until else ""
        done = Link("It is kept", reverse("promise kept", args=[seen.card.id, one.id]))
        shown_promises.append(OpenWords(f"{who}{until}: {one.words}", done))
    advice = [
        OpenWords(
            f"{seen.card.addressed} advised: {one.words}",
            Link("I followed it", reverse("advice followed", args=[seen.card.id, one.id])),
        )
        for one in seen.advice
    ]
    return (*shown_promises, *advice)
