"""Noting something about a person: a note, a promise, advice, a favour, an opening heard of, their comfort."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from whoelse.loop import comforting, keeping
from whoelse.loop.outcome import Done, Refusal
from whoelse.people import queries as people
from whoelse.web.visit import Visit, page

_WHAT = (
    ("note", "A note"),
    ("promise by me", "I promised something"),
    ("promise by them", "They promised something"),
    ("advice", "They advised something"),
    ("give", "I did something for them"),
    ("lead", "They told me of an opening"),
)
_COMFORTS = (("hesitant", "They may hesitate. Let them rest."), ("not now", "Not now."), ("easy", "At ease."))
_DAY = {"type": "date", "class": "short"}


class NoteForm(forms.Form):
    """What is to be noted, in the user's words."""

    what = forms.ChoiceField(label="What is it?", choices=_WHAT, widget=forms.RadioSelect, initial="note")
    words = forms.CharField(
        label="In your words",
        max_length=1_000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "What would you like to note?"},
    )
    until = forms.DateField(
        label="By when?",
        required=False,
        help_text="For a promise, if a day was named.",
        widget=forms.DateInput(_DAY, format="%Y-%m-%d"),
        error_messages={"invalid": "This is no day. Write it like 2026-01-31."},
    )
    on = forms.DateField(
        label="On which day?",
        required=False,
        widget=forms.DateInput(_DAY, format="%Y-%m-%d"),
        error_messages={"invalid": "This is no day. Write it like 2026-01-31."},
    )


class ComfortForm(forms.Form):
    """How comfortable somebody is."""

    comfort = forms.ChoiceField(
        label="How comfortable are they?",
        choices=_COMFORTS,
        widget=forms.RadioSelect,
        error_messages={"required": "One of the three."},
    )
    until = forms.DateField(
        label="Until",
        required=False,
        help_text="If a day was named.",
        widget=forms.DateInput(_DAY, format="%Y-%m-%d"),
        error_messages={"invalid": "This is no day. Write it like 2026-01-31."},
    )


@dataclass(frozen=True, slots=True)
class NotePage:
    """Whose page the note belongs to."""

    id: str
    name: str
    called: str
    heading: str
    lede: str


@page
def note(visit: Visit, person: str) -> HttpResponse:
    """Note something in the user's words."""
    card = people.person(visit.viewer, person)
    form = NoteForm(visit.request.POST if visit.posted else None, initial={"on": visit.today, "what": "note"})
    shown = NotePage(card.id, card.name, card.addressed, f"Note something about {card.addressed}", "")
    if visit.posted and form.is_valid():
        try:
            done = _noted(visit, card.id, form.cleaned_data)
        except Refusal as refusal:
            return visit.show("person/note.html", shown, form=form, refused=refusal)
        return visit.did(done, "Noted.", reverse("person", args=[card.id]))
    return visit.show("person/note.html", shown, form=form)


@page
def comfort(visit: Visit, person: str) -> HttpResponse:
    """Note how comfortable somebody is; what that holds back waits until it is lifted."""
    card = people.person(visit.viewer, person)
    form = ComfortForm(visit.request.POST if visit.posted else None)
    shown = NotePage(
        card.id,
        card.name,
        card.addressed,
        f"How comfortable is {card.addressed}?",
        "While somebody hesitates, no ask and no nudge comes up. Thanks and promises go on.",
    )
    if visit.posted and form.is_valid():
        said = form.cleaned_data
        try:
            done = comforting.note_comfort(
                visit.viewer,
                person=card.id,
                comfort=said["comfort"],
                until=said["until"] if said["comfort"] == "not now" else None,
                today=visit.today,
                token=visit.token,
            )
        except Refusal as refusal:
            return visit.show("person/note.html", shown, form=form, refused=refusal)
        return visit.did(done, f"Noted how {card.addressed} feels about it.", reverse("person", args=[card.id]))
    return visit.show("person/note.html", shown, form=form)


def _noted(visit: Visit, person: str, said: dict[str, Any]) -> Done:
    what, words, on = said["what"], said["words"].strip(), said["on"]
    if what.startswith("promise"):
        by = what.removeprefix("promise by ")
        return keeping.promise_made(
            visit.viewer,
            person=person,
            by=by,
            words=words,
            until=said["until"],
            today=visit.today,
            on=on,
            token=visit.token,
        )
    act = {
        "note": keeping.note_something,
        "advice": keeping.advice_given,
        "give": keeping.give,
        "lead": keeping.lead_heard,
    }[what]
    return act(visit.viewer, person=person, words=words, today=visit.today, on=on, token=visit.token)
