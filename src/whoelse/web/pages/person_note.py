"""Something noted about a person: a note, a promise, something given, an opening, advice, or how easy they seem."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.urls import reverse

from whoelse.loop import comforting, keeping
from whoelse.loop.outcome import Done, Refusal
from whoelse.people import queries as people
from whoelse.people.queries import PersonCard
from whoelse.web import keeping as typed
from whoelse.web.components import Kept, Link
from whoelse.web.visit import Visit, page

_A_DAY = "This is no day. Write it like 2026-01-14."


def _day(label: str, **more: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput({"type": "date", "class": "short"}, format="%Y-%m-%d"),
        error_messages={"invalid": _A_DAY},
        **more,
    )


class NoteForm(forms.Form):
    """Words, and the day."""

    words = forms.CharField(
        label="In your words",
        max_length=20_000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": "A few words, please."},
    )
    on = _day("When?")

    def __init__(self, *args: Any, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self._today = today
        self.fields["on"].widget.attrs["max"] = today.isoformat()

    def clean_on(self) -> date:
        """The day it happened; today where nothing is said. Never a day to come."""
        on: date | None = self.cleaned_data["on"]
        if on is not None and on > self._today:
            raise forms.ValidationError("That day has not come yet.")
        return on or self._today


class PromiseForm(NoteForm):
    """Who promised what, and until when."""

    by = forms.ChoiceField(
        label="Who promised?",
        choices=(("me", "I did"), ("them", "They did")),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who promised."},
    )
    until = _day("By which day?")
    field_order = ("by", "words", "until", "on")

    def clean(self) -> dict[str, Any]:
        """A promise is kept on its day or later, never before."""
        said = self.cleaned_data
        until, on = said.get("until"), said.get("on")
        if until is not None and on is not None and until < on:
            self.add_error("until", "Name a day that is not before it.")
        return said


class ComfortForm(NoteForm):
    """How easy somebody is with being asked and written to."""

    words = None  # type: ignore[assignment]  # Django takes an inherited field away so
    comfort = forms.ChoiceField(
        label="How does it seem?",
        choices=(
            ("easy", "At ease"),
            ("hesitant", "Hesitant: nothing is asked until you lift it"),
            ("not now", "Not now: nothing is asked until the day below, or until you lift it"),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what comes nearest."},
    )
    until = _day("Not now until")
    field_order = ("comfort", "until", "on")

    def clean(self) -> dict[str, Any]:
        """A day goes with *not now*, and lies ahead."""
        said = self.cleaned_data
        until, on = said.get("until"), said.get("on")
        if until is not None and said.get("comfort") != "not now":
            self.add_error("until", "A day goes with “not now”.")
        elif until is not None and on is not None and until <= max(on, self._today):
            self.add_error("until", "Name a day after today.")
        return said


_Act = Callable[[Visit, str, Mapping[str, Any]], Done]


@dataclass(frozen=True, slots=True)
class What:
    """One thing that can be noted: heading, what is said first, the form, the act, and what is said afterwards."""

    heading: str
    lede: str
    form: type[NoteForm]
    act: _Act
    noted: str
    choice: str


def _words(do: Callable[..., Done]) -> _Act:
    return lambda visit, person, said: do(
        visit.viewer, person=person, words=said["words"], on=said["on"], today=visit.today, token=visit.token
    )


def _promise(visit: Visit, person: str, said: Mapping[str, Any]) -> Done:
    return keeping.promise_made(visit.viewer, person=person, today=visit.today, token=visit.token, **said)


def _comfort(visit: Visit, person: str, said: Mapping[str, Any]) -> Done:
    return comforting.note_comfort(visit.viewer, person=person, today=visit.today, token=visit.token, **said)


WHATS: Mapping[str, What] = MappingProxyType(
    {
        "note": What(
            "A note about {called}",
            "For you alone. Nothing follows from it.",
            NoteForm,
            _words(keeping.note_something),
            "Your note about {called} is kept.",
            "A note",
        ),
        "promise": What(
            "A promise between you and {called}",
            "What you promise comes up until it is kept.",
            PromiseForm,
            _promise,
            "The promise is noted.",
            "A promise",
        ),
        "given": What(
            "Something you did for {called}",
            "An article, a name, a hand with something: it counts.",
            NoteForm,
            _words(keeping.give),
            "Noted: you did something for {called}.",
            "You did something for {called}",
        ),
        "advice": What(
            "What {called} advised",
            "Follow it, and tell {called} what became of it.",
            NoteForm,
            _words(keeping.advice_given),
            "The advice is noted.",
            "Advice",
        ),
        "opening": What(
            "An opening you heard of from {called}",
            "It is traced back to {called}.",
            NoteForm,
            _words(keeping.lead_heard),
            "The opening is noted.",
            "An opening you heard of",
        ),
        "comfort": What(
            "How easy is {called} with this?",
            "Comfort comes before every plan. A hesitation holds back every ask until you lift it.",
            ComfortForm,
            _comfort,
            "Noted how {called} seems.",
            "How {called} seems",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class NotePage:
    """What is noted about whom, and what was typed and not saved."""

    id: str
    name: str
    heading: str
    lede: str
    kept: Kept


@dataclass(frozen=True, slots=True)
class NotesPage:
    """Everything that can be noted about somebody."""

    id: str
    name: str
    called: str
    choices: tuple[Link, ...]


@page
def every(visit: Visit, person: str) -> HttpResponse:
    """What can be noted about a person."""
    card = people.person(visit.viewer, person)
    return visit.show("person/notes.html", NotesPage(card.id, card.name, card.addressed, choices(card)))


@page
def view(visit: Visit, person: str, what: str) -> HttpResponse:
    """Note it; a post writes it down and goes back to the person."""
    card = people.person(visit.viewer, person)
    kind = WHATS.get(what)
    if kind is None:
        raise Http404("There is nothing of this kind to note.")
    kept, fields = typed.kept(visit.viewer, f"note:{what}:{card.id}", visit.zone, person=card.id)
    shown = _page(card, kind, kept)
    if not visit.posted:
        initial = typed.initial(kind.form, fields) | {"on": visit.today}
        return visit.show("person/note.html", shown, form=kind.form(today=visit.today, initial=initial))
    form = kind.form(visit.request.POST, today=visit.today)
    if not form.is_valid():
        return visit.show("person/note.html", shown, form=form)
    try:
        done = kind.act(visit, card.id, form.cleaned_data)
    except Refusal as refusal:
        return visit.show("person/note.html", shown, form=form, refused=refusal)
    return visit.did(done, kind.noted.format(called=card.addressed), reverse("person", args=[card.id]))


def choices(card: PersonCard) -> tuple[Link, ...]:
    """Everything that can be noted about a person, as links."""
    called = card.addressed
    return (
        Link("An answer came", reverse("reply", args=[card.id])),
        Link("We talked", reverse("debrief", args=[card.id])),
        Link("An introduction", reverse("new introduction", args=[card.id])),
        *(
            Link(kind.choice.format(called=called), reverse("note about a person", args=[card.id, what]))
            for what, kind in WHATS.items()
        ),
    )


def _page(card: PersonCard, kind: What, kept: Kept) -> NotePage:
    called = card.addressed
    return NotePage(card.id, card.name, kind.heading.format(called=called), kind.lede.format(called=called), kept)
