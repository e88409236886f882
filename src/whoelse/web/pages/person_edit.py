"""What is known of a person, changed: every field, where they work now, and where they worked before."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from whoelse.loop.outcome import Refusal
from whoelse.loop.people import add_earlier_role, change_role, edit_person
from whoelse.people import queries as people
from whoelse.people.queries import PersonCard
from whoelse.web import keeping
from whoelse.web.components import Kept, Link
from whoelse.web.pages.person_forms import EarlierRoleForm, KnownForm, NewRoleForm, as_known
from whoelse.web.pages.person_told import role_told, works
from whoelse.web.visit import Visit, page


@dataclass(frozen=True, slots=True)
class EditPage:
    """Whose page it is, what was typed and not saved, the roles in words, and who has the same profile."""

    id: str
    name: str
    called: str
    kept: Kept
    now: str
    roles: tuple[str, ...]
    same: Link | None = None


@page
def view(visit: Visit, person: str) -> HttpResponse:
    """Change what is known of a person."""
    card = people.person(visit.viewer, person)
    if not visit.posted:
        return _show(visit, card)
    form = KnownForm(visit.request.POST)
    if not form.is_valid():
        return _show(visit, card, form=form)
    said = form.cleaned_data
    try:
        done = edit_person(visit.viewer, card.id, today=visit.today, token=visit.token, **said)
    except Refusal as refusal:
        return _show(visit, card, form=form, refused=refusal, profile=said["profile_url"])
    return visit.did(done, f"What you know of {said['called'] or said['name']} is saved.", _there(card))


@page
def role(visit: Visit, person: str) -> HttpResponse:
    """Say where a person works now; what they did until then ends."""
    card = people.person(visit.viewer, person)
    form = NewRoleForm(visit.request.POST if visit.posted else None, auto_id="now_%s")
    if not visit.posted or not form.is_valid():
        return _show(visit, card, role_form=form)
    try:
        done = change_role(visit.viewer, card.id, today=visit.today, token=visit.token, **form.cleaned_data)
    except Refusal as refusal:
        return _show(visit, card, role_form=form, refused=refusal)
    return visit.did(done, f"Noted where {card.addressed} works now.", _there(card))


@page
def earlier_role(visit: Visit, person: str) -> HttpResponse:
    """Say where a person worked before."""
    card = people.person(visit.viewer, person)
    form = EarlierRoleForm(visit.request.POST if visit.posted else None, auto_id="earlier_%s")
    if not visit.posted or not form.is_valid():
        return _show(visit, card, earlier_form=form)
    try:
        done = add_earlier_role(visit.viewer, card.id, today=visit.today, token=visit.token, **form.cleaned_data)
    except Refusal as refusal:
        return _show(visit, card, earlier_form=form, refused=refusal)
    return visit.did(done, f"Noted where {card.addressed} worked before.", _there(card))


def _there(card: PersonCard) -> str:
    return reverse("person", args=[card.id]) + "#details"


def _show(
    visit: Visit,
    card: PersonCard,
    *,
    form: forms.Form | None = None,
    role_form: forms.Form | None = None,
    earlier_form: forms.Form | None = None,
    refused: Refusal | None = None,
    profile: str = "",
) -> HttpResponse:
    kept, fields = keeping.kept(visit.viewer, f"person:edit:{card.id}", visit.zone, person=card.id)
    initial: dict[str, Any] = as_known(card) | keeping.initial(KnownForm, fields)
    other = people.with_profile(visit.viewer, profile) if profile else None
    shown = EditPage(
        id=card.id,
        name=card.name,
        called=card.addressed,
        kept=kept,
        now=works(card),
        roles=tuple(role_told(one) for one in card.roles if not one.current),
        same=Link(other.name, reverse("person", args=[other.id])) if other is not None else None,
    )
    held = {
        "form": form or KnownForm(initial=initial),
        "role_form": role_form or NewRoleForm(auto_id="now_%s"),
        "earlier_form": earlier_form or EarlierRoleForm(auto_id="earlier_%s"),
    }
    return visit.show("people/edit.html", shown, forms=held, refused=refused)
