"""Settings: how the user signs, what the search is for, and where its days are counted."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from whoelse.method.customs import CUSTOMS, DEFAULT, clock_written, number_written, written_as
from whoelse.method.words import date_in_words
from whoelse.searches import actions, queries
from whoelse.searches.changes import Unfit
from whoelse.web import keeping, scheme, text_size
from whoelse.web.components import Kept
from whoelse.web.countries import countries
from whoelse.web.visit import Visit, page

FORM = "settings"
_SAMPLE = date(2026, 1, 14)
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


def _customs() -> list[tuple[str, str]]:
    """The ways of writing, each with a sample of itself."""
    offered = []
    for locale, customs in CUSTOMS.items():
        with written_as(locale):
            sample = f"{date_in_words(_SAMPLE, _SAMPLE)}, {clock_written('14:30')}, {number_written(1234)}"
        offered.append((locale, f"{customs.place}: {sample}"))
    return offered


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
    locale = forms.ChoiceField(label="Dates, times and numbers", choices=_customs, required=False)
    week_begins = forms.ChoiceField(
        label="The week begins on",
        choices=[("0", "Monday"), ("5", "Saturday"), ("6", "Sunday")],
        required=False,
        widget=forms.RadioSelect,
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
    text = forms.ChoiceField(
        label="Text",
        help_text="In this browser only.",
        choices=[("", "As the browser has it"), ("large", "Larger"), ("largest", "Largest")],
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, week_begins: int = 0, **more: Any) -> None:
        super().__init__(*args, **more)
        days = self.fields["working_days"]
        if isinstance(days, forms.MultipleChoiceField):
            days.choices = [*_WEEKDAYS[week_begins:], *_WEEKDAYS[:week_begins]]


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """Whether anything was typed and not saved, and since when the search goes on."""

    kept: Kept


@page
def view(visit: Visit) -> HttpResponse:
    """The settings; a post saves them."""
    kept, fields = keeping.kept(visit.viewer, FORM, visit.zone)
    begins = queries.search(visit.viewer).week_begins
    if not visit.posted:
        initial = _saved(visit) | keeping.initial(SettingsForm, fields)
        return visit.show(
            "settings/settings.html", SettingsPage(kept), form=SettingsForm(initial=initial, week_begins=begins)
        )
    form = SettingsForm(visit.request.POST, week_begins=begins)
    if form.is_valid():
        values = dict(form.cleaned_data)
        colours, size = values.pop("colours"), values.pop("text")
        values["job_titles"] = values["job_titles"].splitlines()
        values["week_begins"] = int(values["week_begins"] or 0)
        values["working_days"] = [int(day) for day in values["working_days"]]
        try:
            actions.change(visit.viewer, **values)
        except Unfit as unfit:
            form.add_error(unfit.field if unfit.field in form.fields else None, str(unfit))
        else:
            response = visit.saved("Your settings are saved.", reverse("settings"))
            scheme.choose(response, colours)
            text_size.choose(response, size)
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
        "locale": search.locale or DEFAULT,
        "week_begins": str(search.week_begins),
        "working_days": [str(day) for day in search.working_days],
        "colours": scheme.chosen(visit.request),
        "text": text_size.chosen(visit.request),
    }
