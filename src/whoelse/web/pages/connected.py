"""How the user and a person are connected, and what is promised between them, as a page tells it."""

from dataclasses import dataclass

from whoelse.conversations import queries as conversations
from whoelse.introductions.queries import IntroductionSeen, introductions
from whoelse.journal import queries as journal
from whoelse.method.words import day_in_words
from whoelse.people import queries as people
from whoelse.people.queries import PersonCard
from whoelse.web.visit import Visit

KNOWN_THROUGH = {
    "coworker": "They work, or worked, together.",
    "event": "They met at an event or in an association.",
    "online acquaintance": "They know each other online.",
    "friend": "They are friends or family.",
}


@dataclass(frozen=True, slots=True)
class Tie:
    """Two who know each other: the glyph's state, their names, how they know each other, what one says of the other."""

    state: str
    names: tuple[str, str]
    words: str
    quote: str = ""
    quoted: str = ""


def ties(visit: Visit, card: PersonCard) -> tuple[Tie, ...]:
    """From the user to the person: through everybody who led to them, or straight where nobody did."""
    led = [seen for seen in introductions(visit.viewer, card.id) if seen.person == card.id]
    introducers = people.cards(visit.viewer, [seen.introducer for seen in led])
    told: list[Tie] = []
    for seen in led:
        introducer = introducers.get(seen.introducer)
        if introducer is not None:
            told.append(Tie("talked", ("You", introducer.name), introducer.how_we_know))
            told.append(
                Tie("made", (introducer.addressed, card.addressed), _known(seen), seen.quote, introducer.addressed)
            )
    if card.how_we_know or not told:
        told.append(Tie("happened", ("You", card.addressed), card.how_we_know))
    return tuple(told)


def _known(seen: IntroductionSeen) -> str:
    return " ".join(part for part in (KNOWN_THROUGH.get(seen.known_through, ""), seen.known_words) if part)


def promised(visit: Visit, card: PersonCard) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the user promised and what the person promised, as far as no keeping of it is noted."""
    kept = {fact.answers for fact in journal.facts_about(visit.viewer, [card.id]) if fact.kind == "promise kept"}
    mine: list[str] = []
    theirs: list[str] = []
    for promise in conversations.promises(visit.viewer, card.id):
        if promise.entry not in kept:
            by = f", by {day_in_words(promise.until, visit.today).removeprefix('on ')}" if promise.until else ""
            (mine if promise.by == "me" else theirs).append(f"{promise.words}{by}")
    return tuple(mine), tuple(theirs)
