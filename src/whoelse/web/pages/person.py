"""A person: what to do next, the whole story, and beside it comfort, trust, favours and the chain."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.urls import reverse

from whoelse.conversations import queries as conversations
from whoelse.method.agenda.keys import parse
from whoelse.method.agenda.steps import ASKING
from whoelse.method.asking import asks_in_the_talk
from whoelse.method.playbook.document import Playbook
from whoelse.method.trust import READY
from whoelse.method.words import date_in_words, near_day_in_words, sentence_start
from whoelse.people import queries as people
from whoelse.people.queries import PersonCard
from whoelse.playbooks.queries import playbook_followed
from whoelse.today.about import AboutPerson, about
from whoelse.today.story import StoryEntry
from whoelse.today.story import story as whole_story
from whoelse.web.components import Link, PersonRow, RuleTold
from whoelse.web.guidance import said_on
from whoelse.web.pages.between import Margin, margin
from whoelse.web.pages.person_note import choices
from whoelse.web.pages.person_told import CLOSENESS, STYLES, generation, role_told, works
from whoelse.web.pages.steps import Around, StepShown, heading, rules_of, shown, write_to
from whoelse.web.pages.story_told import Teller, Told
from whoelse.web.visit import Visit, page


@dataclass(frozen=True, slots=True)
class HeldBackShown:
    """Something that is held back from this person: what, and why; ``care`` where it is for their comfort."""

    what: str
    reason: str
    care: bool


@dataclass(frozen=True, slots=True)
class Came:
    """Who led here: the sentence about the introducer, and whether the introducer's name may be used."""

    words: str
    who: Link
    rest: str
    permission: str


@dataclass(frozen=True, slots=True)
class Ways:
    """What is known of a person: ways to reach them, and everything the user wrote down."""

    terms: tuple[tuple[str, str], ...]
    email: str
    phone: str
    profile: str
    roles: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One person. ``choose`` is how the button that chooses them is headed: main, plain or not there."""

    id: str
    name: str
    called: str
    kicker: str
    lede: str
    step: StepShown | None
    by: str
    others: tuple[PersonRow, ...]
    resting: str
    choose: str
    came: tuple[Came, ...]
    write: Link | None
    asks: tuple[StepShown, ...]
    held_back: tuple[HeldBackShown, ...]
    why_no_ask: tuple[str, ...]
    story: tuple[Told, ...]
    questions: tuple[str, ...]
    known: Ways
    put_aside: bool
    notes: tuple[Link, ...]
    margin: Margin
    in_mind: tuple[RuleTold, ...]


@page
def view(visit: Visit, person: str) -> HttpResponse:
    """The person's page. The address of somebody who was merged leads to whom they were merged into."""
    card = people.person(visit.viewer, person)
    if card.id != person:
        return visit.go(reverse("person", args=[card.id]))
    return visit.show("person/person.html", _page(visit, about(visit.viewer, card.id, visit.today)))


def _page(visit: Visit, seen: AboutPerson) -> PersonPage:
    card = seen.card
    playbook = playbook_followed(visit.viewer)
    entries = [step.trigger for step in seen.steps if step.trigger is not None]
    promised = conversations.promised(visit.viewer, entries)
    around = Around(seen.situation.people, rules_of(playbook), visit.today, seen.talks, promised=promised)
    steps = tuple(shown(step, around, place=str(at), lead=at == 1) for at, step in enumerate(seen.steps, 1))
    asks = tuple(step for step in steps if step.do in ASKING)
    number = seen.chain.generation(card.id)
    story = whole_story(visit.viewer, card.id)
    return PersonPage(
        id=card.id,
        name=card.name,
        called=card.addressed,
        kicker=_kicker(seen, number, visit.today),
        lede=_lede(card),
        step=steps[0] if steps else None,
        by=steps[0].due.removeprefix("on ") if steps else "",
        others=tuple(_also(step) for step in steps[1:]),
        resting=_resting(seen, around),
        choose=_choose(seen),
        came=tuple(_came(visit, seen)),
        write=_write(seen),
        asks=asks,
        held_back=tuple(
            HeldBackShown(heading(held.step, around), held.reason, held.by == "comfort") for held in seen.held_back
        ),
        why_no_ask=() if asks or not seen.talked else _why_no_ask(seen, playbook),
        story=_story(visit, seen, story),
        questions=tuple(
            one.words for one in conversations.questions(visit.viewer, card.id, states=("kept for later",))
        ),
        known=_known(card),
        put_aside=card.put_aside,
        notes=choices(card),
        margin=margin(visit, seen, story, playbook),
        in_mind=said_on(playbook, "person"),
    )


def _also(step: StepShown) -> PersonRow:
    """A further open step, in a line."""
    due = step.due.removeprefix("on ")
    return PersonRow(step.heading, step.to, aside=f"by {due}" if due else "", words=step.reason)


def _why_no_ask(seen: AboutPerson, playbook: Playbook) -> tuple[str, ...]:
    """Why there is nothing to ask now. Where trust would carry an ask, when the playbook comes to it."""
    if seen.readiness.word != READY:
        return seen.readiness.reasons
    if any(step.do in ASKING for step in seen.coming):
        return ("Trust would carry one, and your playbook comes to it by itself.",)
    if asks_in_the_talk(playbook):
        next_one = f"the next one with {seen.card.addressed} is the time"
        return (f"Trust would carry one. {playbook.name} asks near the end of a talk: {next_one}.",)
    return ("Trust would carry one; your playbook has none for today.",)


def _kicker(seen: AboutPerson, number: int, today_is: date) -> str:
    introduces = any(one.state in {"made", "talked", "closed"} for one in seen.led_on)
    parts = ["introducer"] if introduces else []
    if seen.led_here:
        parts.append(generation(number))
    if seen.card.put_aside:
        parts.append("put aside")
    elif seen.closed:
        parts.append("closed for now")
    elif (until := seen.card.aside_until) is not None and until > today_is:
        parts.append(f"not suggested before {date_in_words(until, today_is)}")
    return ", ".join(parts)


def _lede(card: PersonCard) -> str:
    parts = [part.rstrip(".") + "." for part in (works(card), sentence_start(card.how_we_know)) if part]
    return " ".join(parts)


def _resting(seen: AboutPerson, around: Around) -> str:
    """What to say where nothing is open."""
    if seen.steps:
        return ""
    called = seen.card.addressed
    if seen.card.put_aside:
        return f"You put {called} aside. Nothing comes up until you take {called} up again."
    if seen.coming:
        step = seen.coming[0]
        day = near_day_in_words(step.appears or step.due, around.today)
        return f"Nothing to do now. {heading(step, around)}: {day.removeprefix('on ')}."
    if not seen.held_back and (seen.talked or seen.closed):
        return "Nothing to do."
    return ""


def _choose(seen: AboutPerson) -> str:
    if not seen.can_choose or seen.card.put_aside or any(step.owed for step in seen.steps):
        return ""
    return "plain" if seen.steps or seen.talked or seen.closed or seen.held_back else "main"


def _came(visit: Visit, seen: AboutPerson) -> list[Came]:
    permitted = {one.introducer: one for one in seen.permissions}
    introducers = people.cards(visit.viewer, [one.introducer for one in seen.led_here])
    called, told = seen.card.addressed, []
    for one in seen.led_here:
        introducer = introducers.get(one.introducer)
        if introducer is None:
            continue
        led = "Introduced by " if one.state in {"made", "talked", "closed"} else "Named by "
        allowed = permitted.get(one.introducer)
        who = introducer.addressed
        if seen.talked:
            may = ""
        elif allowed is not None and allowed.since is not None:
            may = f"You may mention {who} when you write to {called}."
        else:
            may = f"{who} has not offered to be mentioned, so a letter to {called} leaves the name out."
        day = near_day_in_words(one.record.first_on if one.record else one.since, visit.today)
        told.append(Came(led, Link(introducer.name, reverse("person", args=[introducer.id])), f" {day}.", may))
    return told


def _write(seen: AboutPerson) -> Link | None:
    """The user's own letter to somebody named, where no step proposes one and nothing holds it back."""
    invited = any(step.do in {"invite", "write to introduced"} for step in seen.steps)
    open_to = seen.led_here and not seen.talked and not seen.comfort.held and seen.can_choose
    if invited or not open_to or any(held.by == "checking" for held in seen.held_back):
        return None
    if any(one.state in {"checking", "declined"} for one in seen.led_here):
        return None
    permitted = any(one.since is not None for one in seen.permissions)
    kind = "introduced invitation" if permitted else "invitation"
    return Link(f"Write to {seen.card.addressed}", write_to(kind, seen.card.id))


def _story(visit: Visit, seen: AboutPerson, entries: tuple[StoryEntry, ...]) -> tuple[Told, ...]:
    facts = [entry.fact for entry in entries if entry.fact is not None]
    others = {other for fact in facts for other in (fact.person, fact.by, fact.about, fact.through) if other}
    others |= {key.about for fact in facts if (key := parse(fact.key or "")) is not None and key.about}
    teller = Teller(
        card=seen.card,
        others=people.cards(visit.viewer, others - {"me", "them"}),
        talks={one.day: one for one in conversations.conversations(visit.viewer, seen.card.id) if one.day},
        places=seen.situation.organisations,
        today=visit.today,
    )
    return teller.story(entries)


def _known(card: PersonCard) -> Ways:
    terms = (
        ("Called", card.called),
        ("Pronoun", card.pronoun),
        ("Closeness", dict(CLOSENESS).get(card.closeness, "Not said yet")),
        ("Conversations", dict(STYLES).get(card.style, "")),
        ("Hiring", "Could decide to hire you" if card.could_decide else ""),
    )
    return Ways(
        terms=tuple((term, said) for term, said in terms if said),
        email=card.email,
        phone=card.phone,
        profile=card.profile_url if card.profile_url.startswith(("https://", "http://")) else "",
        roles=tuple(role_told(role) for role in card.roles),
        note=card.note,
    )
