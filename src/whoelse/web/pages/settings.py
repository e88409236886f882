"""Settings: how the user signs, what the search is for, and where its days are counted."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from whoelse.searches import actions, queries
from whoelse.searches.changes import Unfit
from whoelse.web import keeping, scheme
from whoelse.web.components import Kept
from whoelse.web.countries import countries
from whoelse.web.visit import Visit, page

FORM = "settings"
_CONTINENTS = frozenset(
    ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
)
_WEEKDAYS = (
    ("0", "Monday"),
    ("1", "Tuesday"),
    ("2", "Wednesday"),
    ("3", "Thursday"),
    ("4", "Friday"),
    ("5", "Saturday"),
    ("6", "Sunday"),
)


def _time_zones() -> list[tuple[str, Any]]:
    places: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name in sorted(available_timezones()):
        continent, _, place = name.partition("/")
        if place and continent in _CONTINENTS:
            places[continent].append((name, place.replace("_", " ").replace("/", ", ")))
    return [("", "As on this machine"), *places.items()]


class SettingsForm(forms.Form):
    """What can be set. Each field may stay empty."""

    signed = forms.CharField(
        label="Your name, as you sign", max_length=120, required=False, widget=forms.TextInput({"autocomplete": "name"})
    )
    purpose = forms.CharField(
        label="What would you like to learn?",
        help_text="It follows “I would like to learn” in your invitations, so a phrase is enough.",
        max_length=500,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    industry = forms.CharField(
        label="Industry", help_text="For asks such as “anyone else in this industry”.", max_length=120, required=False
    )
    job_titles = forms.CharField(
        label="Job titles",
        help_text="Those you would like to talk to, one per line.",
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    about_me = forms.CharField(
        label="About you, in thirty seconds",
        help_text="Each prep sheet begins with it.",
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )
    style = forms.ChoiceField(
        label="How do you like to talk?",
        choices=[("", "It depends"), ("planned", "With a plan"), ("open", "As it comes")],
        required=False,
        widget=forms.RadioSelect,
    )
    country = forms.ChoiceField(
        label="Country",
        help_text="Its public holidays are no business days.",
        choices=lambda: [("", "Keep no holidays"), *countries()],
        required=False,
    )
    time_zone = forms.ChoiceField(
        label="Time zone", help_text="Where your day begins and ends.", choices=_time_zones, required=False
    )
    working_days = forms.MultipleChoiceField(
        label="Working days",
        choices=_WEEKDAYS,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "At least one day."},
    )
    colours = forms.ChoiceField(
        label="Colours",
        help_text="In this browser only.",
        choices=[("", "As the system"), ("light", "Light"), ("dark", "Dark")],
        required=False,
        widget=forms.RadioSelect,
    )


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """Whether anything was typed and not saved, and since when the search goes on."""

    kept: Kept


@page
def view(visit: Visit) -> HttpResponse:
    """The settings; a post saves them."""
    kept, fields = keeping.kept(visit.viewer, FORM, visit.zone)
    if not visit.posted:
        initial = _saved(visit) | keeping.initial(SettingsForm, fields)
        return visit.show("settings/settings.html", SettingsPage(kept), form=SettingsForm(initial=initial))
    form = SettingsForm(visit.request.POST)
    if form.is_valid():
        values = dict(form.cleaned_data)
        colours = values.pop("colours")
        values["job_titles"] = values["job_titles"].splitlines()
        values["working_days"] = [int(day) for day in values["working_days"]]
        try:
            actions.change(visit.viewer, **values)
        except Unfit as unfit:
            form.add_error(unfit.field if unfit.field in form.fields else None, str(unfit))
        else:
            response = visit.saved("Your settings are saved.", reverse("settings"))
            scheme.choose(response, colours)
            return response
    return visit.show("settings/settings.html", SettingsPage(kept), form=form)


def _saved(visit: Visit) -> dict[str, Any]:
    search = queries.search(visit.viewer)
    return {
        "signed": search.signed,
        "purpose": search.purpose,
        "industry": search.industry,
        "job_titles": "\n".join(search.job_titles),
        "about_me": search.about_me,
        "style": search.style,
        "country": search.country,
        "time_zone": search.time_zone,
        "working_days": [str(day) for day in search.working_days],
        "colours": scheme.chosen(visit.request),
    }
