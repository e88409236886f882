"""Changing what is known of a person: the fields, where they work, and that two records are one person."""

from dataclasses import dataclass

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from whoelse.loop.outcome import Refusal
from whoelse.loop.people import add_earlier_role, change_role, edit_person, merge_people
from whoelse.people import queries as people
from whoelse.people.queries import PersonCard
from whoelse.web.components import Choice
from whoelse.web.pages.person_forms import EarlierRoleForm, KnownForm, NewRoleForm, as_known
from whoelse.web.pages.person_told import role_told, works
from whoelse.web.visit import Visit, page


@dataclass(frozen=True, slots=True)
class EditPage:
    """Whose record it is, the roles known, and who may be the same person."""

    id: str
    name: str
    called: str
    roles: tuple[str, ...]
    alike: tuple[Choice, ...]


class MergeForm(forms.Form):
    """The record that is about the same person."""

    merged = forms.CharField(max_length=26, error_messages={"required": "Choose the record that is the same person."})


@page
def view(visit: Visit, person: str) -> HttpResponse:
    """The fields of a person."""
    card = people.person(visit.viewer, person)
    form = KnownForm(visit.request.POST if visit.posted else None, initial=as_known(card))
    if visit.posted and form.is_valid():
        try:
            done = edit_person(visit.viewer, card.id, today=visit.today, token=visit.token, **form.cleaned_data)
        except Refusal as refusal:
            return _show(visit, card, form=form, refused=refusal)
        return visit.did(done, f"{form.cleaned_data['name']} is changed.", reverse("person", args=[card.id]))
    return _show(visit, card, form=form)


@page
def role(visit: Visit, person: str) -> HttpResponse:
    """Where somebody works now; what they did before ends with it."""
    card = people.person(visit.viewer, person)
    form = NewRoleForm(visit.request.POST if visit.posted else None)
    if visit.posted and form.is_valid():
        try:
            done = change_role(visit.viewer, card.id, today=visit.today, token=visit.token, **form.cleaned_data)
        except Refusal as refusal:
            return _show(visit, card, role=form, refused=refusal)
        return visit.did(done, f"Noted where {card.addressed} works now.", reverse("person", args=[card.id]))
    return _show(visit, card, role=form)


@page
def earlier_role(visit: Visit, person: str) -> HttpResponse:
    """Where somebody worked before."""
    card = people.person(visit.viewer, person)
    form = EarlierRoleForm(visit.request.POST if visit.posted else None)
    if visit.posted and form.is_valid():
        try:
            done = add_earlier_role(visit.viewer, card.id, today=visit.today, token=visit.token, **form.cleaned_data)
        except Refusal as refusal:
            return _show(visit, card, earlier=form, refused=refusal)
        return visit.did(done, f"Noted where {card.addressed} worked before.", reverse("person", args=[card.id]))
    return _show(visit, card, earlier=form)


@page
def merge(visit: Visit, person: str) -> HttpResponse:
    """Two records are one person: what belongs to the other one belongs to this one."""
    card = people.person(visit.viewer, person)
    form = MergeForm(visit.request.POST if visit.posted else None)
    if visit.posted and form.is_valid():
        other = people.person(visit.viewer, form.cleaned_data["merged"])
        try:
            done = merge_people(visit.viewer, kept=card.id, merged=other.id, today=visit.today, token=visit.token)
        except Refusal as refusal:
            return _show(visit, card, refused=refusal)
        return visit.did(done, f"{card.name}: one person now.", reverse("person", args=[card.id]))
    return _show(visit, card)


def _show(
    visit: Visit,
    card: PersonCard,
    *,
    form: KnownForm | None = None,
    role: NewRoleForm | None = None,
    earlier: EarlierRoleForm | None = None,
    refused: Refusal | None = None,
) -> HttpResponse:
    shown = EditPage(
        id=card.id,
        name=card.name,
        called=card.addressed,
        roles=tuple(role_told(each) for each in card.roles),
        alike=tuple(
            Choice(other.id, other.name, works(other))
            for other in people.people(visit.viewer, text=card.name).people
            if other.id != card.id
        ),
    )
    forms_shown = {"role": role or NewRoleForm(prefix=None), "earlier": earlier or EarlierRoleForm()}
    return visit.show(
        "person/edit.html", shown, form=form or KnownForm(initial=as_known(card)), forms=forms_shown, refused=refused
    )
