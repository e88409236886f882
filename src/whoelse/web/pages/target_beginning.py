"""Whom to begin with at a target: who was chosen there, and who may be, as the page of the target shows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from whoelse.loop.outcome import Refusal
from whoelse.loop.starting import Beginning, begin_at, beginning
from whoelse.method.people.suggesting import Suggestion
from whoelse.method.words import count_in_words, counted, list_in_words, sentence_start
from whoelse.people import queries as people
from whoelse.people.queries import PersonCard
from whoelse.web import telling
from whoelse.web.pages.person_told import works
from whoelse.web.pages.steps import write_to
from whoelse.web.visit import Visit, page

_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Starter:
    """Somebody to begin with. ``ahead``: whom to write to first there, so that they are ticked already."""

    id: str
    name: str
    works: str
    reason: str
    ahead: bool


@dataclass(frozen=True, slots=True)
class BeginningShown:
    """Whom to begin with. ``so_far`` says who was chosen; ``step`` is the open step that choosing answers."""

    heading: str
    how: str
    so_far: str
    starters: tuple[Starter, ...]
    others: tuple[Starter, ...]
    act: str
    step: str
    known: bool


def shown(
    visit: Visit, organisation: str, suggested: Sequence[Suggestion], known: dict[str, PersonCard]
) -> BeginningShown | None:
    """Whom to begin with; None where the playbook begins with no number of people, or nobody is wanted there now."""
    begun = beginning(visit.viewer, organisation, today=visit.today)
    if begun is None:
        return None
    starters = [
        Starter(one.person, known[one.person].name, works(known[one.person]), one.reason, at < begun.room)
        for at, one in enumerate(suggested)
        if one.person in known
    ]
    if not begun.room:
        starters = []
    taken = len(begun.waiting) + len(begun.chosen)
    return BeginningShown(
        heading=_heading(begun, taken),
        how=_how(begun),
        so_far=_so_far(visit, begun),
        starters=tuple(starters[:_SHOWN]),
        others=tuple(starters[_SHOWN:]),
        act="Begin with these" if not taken else "Have this one ready",
        step=visit.step,
        known=bool(starters) or not begun.room,
    )


@require_POST
@page
def begin(visit: Visit, organisation: str) -> HttpResponse:
    """Choose whom to begin with; where nobody there was written to, the first letter comes next."""
    target = people.target(visit.viewer, organisation)
    there = reverse("target", args=[organisation])
    begun = beginning(visit.viewer, organisation, today=visit.today)
    chosen = [str(person) for person in visit.request.POST.getlist("person")]
    try:
        done = begin_at(visit.viewer, organisation, chosen, today=visit.today, step=visit.step, token=visit.token)
    except Refusal as refusal:
        return visit.saved(refusal.reason, there)
    cards = people.cards(visit.viewer, chosen)
    names = list_in_words([card.addressed for card in cards.values()], len(cards))
    telling.say(visit.request, f"You chose {names} at {target.name}.", act=done.act, back=there)
    if begun is not None and (begun.waiting or begun.chosen):
        return visit.go(there)
    return visit.go(write_to("invitation", chosen[0]))


def _heading(begun: Beginning, taken: int) -> str:
    if not begun.room:
        return "Chosen to begin with"
    if taken:
        return f"{sentence_start(count_in_words(begun.room))} more to have ready"
    return f"{sentence_start(counted(begun.room, 'person', 'people'))} to begin with"


def _how(begun: Beginning) -> str:
    """When the next one is written to, where the playbook says it."""
    if begun.wait is None:
        return "One is written to at a time."
    return f"One is written to at a time. The next comes where no answer is noted after {begun.wait}."


def _so_far(visit: Visit, begun: Beginning) -> str:
    cards = people.cards(visit.viewer, [*begun.waiting, *begun.chosen])
    named = {person: card.addressed for person, card in cards.items()}
    said = []
    if begun.waiting:
        said.append(f"Written to: {list_in_words([named[one] for one in begun.waiting], 9)}.")
    if begun.chosen:
        first = "Next" if begun.waiting else "First"
        said.append(f"{first}: {', then '.join(named[one] for one in begun.chosen)}.")
    return " ".join(said)
