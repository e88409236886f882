"""One target: whom the user knows there now, whom they knew there before, and what may be said of it."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from whoelse.conversations.queries import leads_at
from whoelse.journal.queries import facts
from whoelse.loop import targets
from whoelse.loop.leads import note_lead_at, offered_leads
from whoelse.method.people.told import SAVED_JOB, Suggestion
from whoelse.method.words import counted, near_day_in_words, sentence_start
from whoelse.people import queries as people
from whoelse.people.queries import PersonCard
from whoelse.playbooks.queries import playbook_followed
from whoelse.today.whom_first import whom_first, whom_first_at
from whoelse.web.components import PersonRow, RuleTold
from whoelse.web.guidance import said_on
from whoelse.web.pages import target_beginning
from whoelse.web.pages.first import SuggestionShown, suggestion_shown
from whoelse.web.pages.person_told import works
from whoelse.web.pages.target_beginning import BeginningShown
from whoelse.web.visit import Visit, page

_NEAREST = {"close": 0, "known": 1, "slightly": 2, "": 3, "cannot place": 4}
_SHOWN, _AT_MOST, _SUGGESTED = 8, 200, 3


@dataclass(frozen=True, slots=True)
class LeadOffered:
    """A job saved or applied for there: its title, and which of the two on which day."""

    title: str
    words: str


@dataclass(frozen=True, slots=True)
class TargetPage:
    """What is known of one target. ``no_before`` says so where nothing tells who was there before."""

    id: str
    name: str
    lede: str
    ruled_out: bool
    archived: bool
    suggestions: tuple[SuggestionShown, ...]
    beginning: BeginningShown | None
    step: str
    now: tuple[PersonRow, ...]
    others_now: tuple[PersonRow, ...]
    more_now: str
    before: tuple[PersonRow, ...]
    no_before: str
    knowing: tuple[PersonRow, ...] = ()
    in_mind: tuple[RuleTold, ...] = ()
    leads: tuple[str, ...] = ()
    offered: tuple[LeadOffered, ...] = ()


@page
def view(visit: Visit, organisation: str) -> HttpResponse:
    """The page of one target."""
    card = people.target(visit.viewer, organisation)
    now = people.people_at(visit.viewer, organisation)
    before = people.people_before(visit.viewer, organisation)
    nearest = sorted(now, key=lambda person: _NEAREST[person.closeness])
    first = [one for one in whom_first(visit.viewer, visit.today).suggestions if one.candidate.target == organisation]
    known = {person.id: person for person in (*now, *before)}
    here = {person.id: person for person in now}
    begin = target_beginning.shown(visit, organisation, whom_first_at(visit.viewer, organisation, visit.today), here)
    shown = TargetPage(
        id=card.id,
        name=card.name,
        lede=_lede(now, before),
        ruled_out=organisation in targets.ruled_out(visit.viewer),
        archived=card.archived,
        suggestions=tuple(
            suggestion_shown(one, known[one.person], visit.today)
            for one in [each for each in first if each.person in known and begin is None][:_SUGGESTED]
        ),
        beginning=begin,
        step=visit.step,
        now=tuple(_row(person) for person in nearest[:_SHOWN]),
        others_now=tuple(_row(person) for person in nearest[_SHOWN:_AT_MOST]),
        more_now=f"And {len(nearest) - _AT_MOST:,} more." if len(nearest) > _AT_MOST else "",
        before=tuple(_row(person) for person in before[:_AT_MOST]),
        no_before=""
        if before
        else "Nobody is noted. An export tells only where people are today, so this can’t be told.",
        knowing=_knowing(visit, organisation),
        in_mind=said_on(playbook_followed(visit.viewer), "targets"),
        leads=leads_at(visit.viewer, organisation),
        offered=tuple(_offered(visit, one) for one in offered_leads(visit.viewer, organisation)[:_AT_MOST]),
    )
    return visit.show("targets/target.html", shown)


@require_POST
@page
def note_lead(visit: Visit, organisation: str) -> HttpResponse:
    """A job saved or applied for there, noted as a lead."""
    title = visit.request.POST.get("title", "")
    done = note_lead_at(visit.viewer, organisation, title, today=visit.today, token=visit.token)
    return visit.did(done, f"{title} is noted as a lead.", reverse("target", args=[organisation]))


def _offered(visit: Visit, one: Suggestion) -> LeadOffered:
    day = f" {near_day_in_words(one.day, visit.today)}" if one.day else ""
    return LeadOffered(one.title, f"{'Saved' if one.kind == SAVED_JOB else 'Applied for'}{day}")


def _knowing(visit: Visit, organisation: str) -> tuple[PersonRow, ...]:
    """Who is noted as knowing about the target, each once, those first of whom it was noted first."""
    told = [fact for fact in facts(visit.viewer) if fact.kind == "knows about target" and fact.target == organisation]
    return tuple(
        _row(card) for card in people.cards(visit.viewer, [fact.person for fact in told if fact.person]).values()
    )


def _lede(now: tuple[PersonCard, ...], before: tuple[PersonCard, ...]) -> str:
    if not now and not before:
        return "You know nobody there yet. Somebody you know may."
    said = [f"you know {counted(len(now), 'person', 'people')} there now"] if now else []
    if before:
        said.append(f"{counted(len(before), 'person', 'people')} you know worked there before")
    return f"{sentence_start(', and '.join(said))}."


def _row(person: PersonCard) -> PersonRow:
    return PersonRow(
        name=person.name,
        to=reverse("person", args=[person.id]),
        aside=sentence_start(person.closeness) or "Not asked yet",
        words=works(person),
    )
