"""Somebody new, in ten seconds: a name is enough."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse

from whoelse.journal.queries import act_of_token
from whoelse.loop.outcome import Refusal
from whoelse.loop.people import add_person
from whoelse.people import queries as people
from whoelse.people.queries import PersonCard
from whoelse.today import queries as today
from whoelse.web import keeping
from whoelse.web.components import Kept, Link
from whoelse.web.pages.person_forms import NewPersonForm
from whoelse.web.pages.person_told import works
from whoelse.web.pages.steps import write_to
from whoelse.web.visit import UNFIT, Visit, page

FORM = "person:new"


@dataclass(frozen=True, slots=True)
class NewPersonPage:
    """What was typed and not saved; who is here already and may be meant; whether the folded fields stand open."""

    kept: Kept
    alike: tuple[Link, ...] = ()
    same: Link | None = None
    more_open: bool = False


@page
def view(visit: Visit) -> HttpResponse:
    """A post adds the person. Chosen at once, they lead on to their first step."""
    kept, fields = keeping.kept(visit.viewer, FORM, visit.zone)
    if not visit.posted:
        named = {field: visit.request.GET.get(field, "") for field in ("name", "at")}
        initial = {"closeness": "", "style": "", **named}
        form = NewPersonForm(initial=initial | keeping.initial(NewPersonForm, fields))
        return visit.show("people/new.html", NewPersonPage(kept), form=form)
    form = NewPersonForm(visit.request.POST)
    if not form.is_valid():
        return visit.show("people/new.html", NewPersonPage(kept, more_open=True), form=form)
    said = form.cleaned_data
    with_profile = people.with_profile(visit.viewer, said["profile_url"])
    if not said["another"] and with_profile is None and (alike := _alike(visit, said["name"], said["email"])):
        response = visit.show("people/new.html", NewPersonPage(kept, alike=alike), form=form)
        response.status_code = UNFIT
        return response
    try:
        done = add_person(visit.viewer, form.new(), today=visit.today, chosen=said["chosen"], token=visit.token)
    except Refusal as refusal:
        same = _link(with_profile) if with_profile is not None else None
        shown = NewPersonPage(kept, same=same, more_open=True)
        return visit.show("people/new.html", shown, form=form, refused=refusal)
    return visit.did(done, f"{said['name']} is here.", _first_step(visit, done.person or ""))


def _first_step(visit: Visit, person: str) -> str:
    """The invitation, where it is open at once; else the person's page."""
    steps = today.agenda(visit.viewer, visit.today).steps
    invite = next((step for step in steps if step.person == person and step.do == "invite"), None)
    return write_to("invitation", person, step=invite.key) if invite else reverse("person", args=[person])


def _alike(visit: Visit, name: str, email: str) -> tuple[Link, ...]:
    """Who is here already and may be meant; nobody where this very form was sent before."""
    if act_of_token(visit.viewer, visit.token) is not None:
        return ()
    return tuple(_link(card) for card in people.alike(visit.viewer, name, email))


def _link(card: PersonCard) -> Link:
    does = works(card)
    return Link(f"{card.name}, {does}" if does else card.name, reverse("person", args=[card.id]))
