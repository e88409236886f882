"""The first run: three doors of equal rank, each one act long."""

from dataclasses import dataclass

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from whoelse.loop.outcome import Refusal
from whoelse.loop.people import NewPerson, add_person
from whoelse.web import keeping
from whoelse.web.components import Kept
from whoelse.web.pages.export_asked import asked_in_words
from whoelse.web.visit import Visit, page

FORM = "person:new:welcome"


class FirstPersonForm(forms.Form):
    """A name is enough."""

    name = forms.CharField(
        label="Name",
        max_length=200,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": "A name is needed; a first name will do."},
    )
    at = forms.CharField(
        label="Where do they work?", max_length=200, required=False, widget=forms.TextInput({"autocomplete": "off"})
    )


@dataclass(frozen=True, slots=True)
class WelcomePage:
    """What was typed and not yet saved; since when an export is waited for, in words."""

    kept: Kept
    asked: str = ""


@page
def view(visit: Visit) -> HttpResponse:
    """The three doors; a post adds the one person, whose invitation is the first step."""
    kept, fields = keeping.kept(visit.viewer, FORM, visit.zone)
    shown = WelcomePage(kept, asked_in_words(visit.viewer, visit.today))
    if not visit.posted:
        form = FirstPersonForm(initial=keeping.initial(FirstPersonForm, fields))
        return visit.show("welcome/welcome.html", shown, form=form)
    form = FirstPersonForm(visit.request.POST)
    if not form.is_valid():
        return visit.show("welcome/welcome.html", shown, form=form)
    person = NewPerson(name=form.cleaned_data["name"], at=form.cleaned_data["at"])
    try:
        done = add_person(visit.viewer, person, today=visit.today, chosen=True, token=visit.token)
    except Refusal as refusal:
        return visit.show("welcome/welcome.html", shown, form=form, refused=refusal)
    return visit.did(done, f"{person.name} is here.", reverse("today"))
