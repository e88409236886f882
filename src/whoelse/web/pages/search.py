"""The search as a whole: paused and taken up again, won, or over."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from whoelse.loop import searching
from whoelse.loop.outcome import Done, Refusal
from whoelse.method.words import near_day_in_words
from whoelse.playbooks.queries import playbook_followed
from whoelse.searches.queries import search
from whoelse.web.components import RuleTold
from whoelse.web.guidance import said_on
from whoelse.web.visit import Visit, page

_ACTS: dict[str, tuple[Callable[..., Done], str]] = {
    "pause": (searching.pause, "Your search is paused. Every wait moves along with you."),
    "resume": (searching.resume, "Your search goes on."),
    "win": (searching.win, "Noted. Everybody you talked to may like to hear of it."),
    "end": (searching.end, "Your search is over. What you owe somebody still comes up."),
}
_LONG_AGO = timedelta(days=365)
_HEADINGS = {
    "going on": "Your search goes on",
    "paused": "Your search is paused",
    "won": "You found what you were looking for",
    "ended": "Your search is over",
}


class SearchForm(forms.Form):
    """What becomes of the search, and since which day."""

    what = forms.ChoiceField(choices=[(name, name) for name in _ACTS])
    on = forms.DateField(
        label="Since",
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "This is no day. Write it like 2026-01-14."},
    )

    def __init__(self, *args: Any, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self._today = today

    def clean_on(self) -> date:
        """The day: today where none is named, never one to come, never one of long ago."""
        on: date = self.cleaned_data["on"] or self._today
        if on > self._today:
            raise forms.ValidationError("Name today or a day before; it is noted when it has begun.")
        if self._today - on > _LONG_AGO:
            raise forms.ValidationError("Name a day of the past year.")
        return on


@dataclass(frozen=True, slots=True)
class SearchPage:
    """How the search stands (going on, paused, won, ended), since when, and what it is for."""

    state: str
    heading: str
    since: str
    purpose: str
    in_mind: tuple[RuleTold, ...]


@page
def view(visit: Visit) -> HttpResponse:
    """How the search stands; a post pauses it, takes it up again, or notes that it is over."""
    form = SearchForm(visit.request.POST or None, today=visit.today)
    if not visit.posted or not form.is_valid():
        return visit.show("search/search.html", _page(visit), form=form)
    act, words = _ACTS[form.cleaned_data["what"]]
    try:
        done = act(visit.viewer, today=visit.today, on=form.cleaned_data["on"], token=visit.token)
    except Refusal as refusal:
        return visit.show("search/search.html", _page(visit), form=form, refused=refusal)
    return visit.did(done, words, reverse("today"))


def _page(visit: Visit) -> SearchPage:
    state, since = searching.standing(visit.viewer)
    return SearchPage(
        state=state,
        heading=_HEADINGS[state],
        since=near_day_in_words(since, visit.today).removeprefix("on ") if since else "",
        purpose=search(visit.viewer).purpose,
        in_mind=said_on(playbook_followed(visit.viewer), "search"),
    )
