"""Who was named: rows that are typed, and whether somebody of that name is already there. Asked, never guessed."""

from dataclasses import dataclass

from whoelse.loop.debriefing import Named
from whoelse.loop.people import NewPerson
from whoelse.people import queries as people
from whoelse.people.queries import PersonCard
from whoelse.searches.access import Viewer
from whoelse.web.components import Choice
from whoelse.web.pages.debrief_forms import NamedForm, WithForm

NEW = "new"


@dataclass(frozen=True, slots=True)
class NamedRow:
    """One row: its form, the people it may be, and whether it is one or several, where that has to be asked."""

    form: NamedForm
    number: int
    alike: tuple[Choice, ...]
    several: tuple[Choice, ...]
    who: str
    ask: str
    first: bool
    is_open: bool


def alike(viewer: Viewer, name: str, besides: str = "") -> tuple[PersonCard, ...]:
    """Who of those already there a name may be."""
    return tuple(card for card in people.alike(viewer, name) if card.id != besides) if name.strip() else ()


def choices(cards: tuple[PersonCard, ...]) -> tuple[Choice, ...]:
    """The answers to whether it is one of these."""
    known = tuple(Choice(card.id, "Yes, " + ", ".join(filter(None, (card.name, card.organisation)))) for card in cards)
    return (*known, Choice(NEW, "No, somebody else"))


def settle(viewer: Viewer, form: NamedForm | WithForm, besides: str = "") -> bool:
    """Whether it is settled who a row names; where it is not, the row says so beside the name."""
    name, who = form.cleaned_data.get("name", ""), form.cleaned_data.get("who", "")
    found = alike(viewer, name, besides)
    if not found or who == NEW or who in {card.id for card in found}:
        return True
    form.add_error("name", f"You know a {found[0].name} already. Is it the same person?")
    return False


def named(form: NamedForm) -> Named:
    """A settled row as the debrief takes it."""
    values = form.cleaned_data
    name, at, who = values["name"].strip(), values["at"].strip(), values["who"]
    known = who if name and who not in {"", NEW} else ""
    return Named(
        person=known,
        new=NewPerson(name, at=at) if name and not known else None,
        state=values["state"] or "named",
        at=at if not name else "",
        known_through=values["known_through"],
        known_words=values["known_words"].strip(),
    )


def new_person(form: WithForm) -> NewPerson:
    """The person that an unplanned talk was with."""
    values = form.cleaned_data
    return NewPerson(values["name"].strip(), at=values["at"].strip(), how_we_know=values["how_we_know"].strip())
