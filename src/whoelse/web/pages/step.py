"""What may be said to one step: later, not comfortable, leave it out, done; and the step by itself."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from whoelse.conversations import queries as conversations
from whoelse.loop import comforting, keeping, steps
from whoelse.loop.outcome import Done, Refusal
from whoelse.loop.smaller import back_on, smaller_done
from whoelse.method.agenda.keys import StepKey, parse
from whoelse.method.agenda.steps import OWED
from whoelse.method.words import day_in_words, near_day_in_words
from whoelse.people import queries as people
from whoelse.playbooks.queries import playbook_followed
from whoelse.searches.access import NotFound
from whoelse.searches.actions import stop_day
from whoelse.today import queries as today
from whoelse.web import telling
from whoelse.web.pages.steps import Around, StepShown, rules_of, shown
from whoelse.web.pages.ways_on import ways_on_for
from whoelse.web.visit import UNFIT, Visit, page

COMFORTS = ("me", "them", "said")


class SnoozeForm(forms.Form):
    """The day on which a step comes back: one of two buttons, or a day of the user's own."""

    until = forms.DateField(
        label="A day of your own",
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "This is no day. Write it like 2026-01-14."},
    )

    def __init__(self, *args: Any, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self._today = today

    def clean_until(self) -> date:
        """The day, which lies ahead."""
        until: date | None = self.cleaned_data["until"]
        if until is None:
            raise forms.ValidationError("Name the day on which it should come back.")
        if until <= self._today:
            raise forms.ValidationError("Name a day after today.")
        return until


class ComfortForm(forms.Form):
    """Who is not comfortable, and until when, where somebody said so."""

    who = forms.ChoiceField(choices=[(value, value) for value in COMFORTS])
    comfort_until = forms.DateField(
        label="Until",
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "This is no day. Write it like 2026-01-14."},
    )

    def __init__(self, *args: Any, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self._today = today

    def clean_comfort_until(self) -> date | None:
        """The day, which lies ahead, or none."""
        until: date | None = self.cleaned_data["comfort_until"]
        if until is not None and until <= self._today:
            raise forms.ValidationError("Name a day after today, or none.")
        return until


@dataclass(frozen=True, slots=True)
class StepPage:
    """One step by itself, or, where it is open no more, nothing but the sentence that says so."""

    step: StepShown | None = None
    person: str = ""
    to_person: str = ""
    gone: str = ""


@page
def view(visit: Visit) -> HttpResponse:
    """One step by itself."""
    return visit.show("steps/one.html", _page(visit))


@page
def snooze(visit: Visit) -> HttpResponse:
    """Have a step come back on another day."""
    if not visit.posted:
        return visit.go(reverse("today"))
    form = SnoozeForm(_until(visit), today=visit.today)
    if not form.is_valid():
        return _again(visit, form)
    until = form.cleaned_data["until"]
    try:
        done = steps.snooze(visit.viewer, visit.step, until=until, today=visit.today, token=visit.token)
    except Refusal as refusal:
        return _refused(visit, refusal)
    return _did(visit, done, f"It comes back {day_in_words(until, visit.today)}.")


@page
def hold_back(visit: Visit) -> HttpResponse:
    """Somebody is not comfortable: the user, who leaves the step out, or the other person, who is let be."""
    if not visit.posted:
        return visit.go(reverse("today"))
    form = ComfortForm(visit.request.POST, today=visit.today)
    key = _key(visit)
    if not form.is_valid():
        return _again(visit, form)
    who, until = form.cleaned_data["who"], form.cleaned_data["comfort_until"]
    try:
        if who == "me":
            done = steps.decline(visit.viewer, visit.step, today=visit.today, token=visit.token)
            return _did(visit, done, "It is left out.")
        called = people.person(visit.viewer, key.person).addressed
        done = comforting.note_comfort(
            visit.viewer,
            person=key.person,
            comfort="not now" if who == "said" else "hesitant",
            until=until if who == "said" else None,
            today=visit.today,
            token=visit.token,
        )
    except Refusal as refusal:
        return _refused(visit, refusal)
    waits = (
        f"until {day_in_words(until, visit.today).removeprefix('on ')}"
        if who == "said" and until
        else "until you lift that"
    )
    return _did(visit, done, f"Noted. {called} is let be {waits}.")


@page
def leave_out(visit: Visit) -> HttpResponse:
    """Leave a step out."""
    if not visit.posted:
        return visit.go(reverse("today"))
    try:
        done = steps.decline(visit.viewer, visit.step, today=visit.today, token=visit.token)
    except Refusal as refusal:
        return _refused(visit, refusal)
    return _did(visit, done, "It is left out.")


@page
def say_done(visit: Visit) -> HttpResponse:
    """A step that is done by saying so: letting somebody rest, a promise kept."""
    if not visit.posted:
        return visit.go(reverse("today"))
    key = _key(visit)
    called = people.person(visit.viewer, key.person).addressed if key.person else ""
    try:
        if key.do == "keep promise":
            promise = _promise(visit, key)
            done = keeping.promise_kept(visit.viewer, promise, today=visit.today, step=visit.step, token=visit.token)
            return _did(visit, done, f"Your promise to {called} is kept.")
        done = steps.step_done(visit.viewer, visit.step, today=visit.today, token=visit.token)
    except Refusal as refusal:
        return _refused(visit, refusal)
    words = f"{called} is let be. An answer opens it again." if key.do in {"let rest", "close", "drop"} else "Done."
    return _did(visit, done, words)


@page
def smaller(visit: Visit) -> HttpResponse:
    """A step done in its smaller form."""
    if not visit.posted:
        return visit.go(reverse("today"))
    key = _key(visit)
    try:
        done = smaller_done(visit.viewer, visit.step, today=visit.today, token=visit.token)
    except Refusal as refusal:
        return _refused(visit, refusal)
    if key.do in OWED:
        return _did(visit, done, "That counts. The rest stays within reach.")
    back = near_day_in_words(back_on(visit.viewer, visit.today), visit.today)
    return _did(visit, done, f"That counts. The rest comes back {back}.")


@page
def stop_for_today(visit: Visit) -> HttpResponse:
    """The rest of the day's steps waits until tomorrow, or is taken up again."""
    if visit.posted:
        stop_day(visit.viewer, visit.today, stopped="again" not in visit.request.POST)
    return visit.go(reverse("today"))


@page
def lift_comfort(visit: Visit, person: str) -> HttpResponse:
    """What held somebody back has changed."""
    if not visit.posted:
        return visit.go(reverse("today"))
    card = people.person(visit.viewer, person)
    try:
        done = comforting.lift_comfort(visit.viewer, person=card.id, today=visit.today, token=visit.token)
    except Refusal as refusal:
        shown = StepPage(None, card.addressed, reverse("person", args=[card.id]))
        return visit.show("steps/one.html", shown, refused=refusal)
    return _did(visit, done, f"Lifted. What waited for {card.addressed} may come up again.")


def _did(visit: Visit, done: Done, words: str) -> HttpResponse:
    telling.say(visit.request, words, act=done.act, back=reverse("today"))
    return visit.go(reverse("today"))


def _key(visit: Visit) -> StepKey:
    key = parse(visit.step)
    if key is None:
        raise NotFound("There is no such step.")
    return key


def _promise(visit: Visit, key: StepKey) -> str:
    made = (each for each in conversations.promises(visit.viewer, key.person) if each.entry == key.trigger)
    promise = next(made, None)
    if promise is None:
        raise NotFound("There is no such promise.")
    return promise.id


def _until(visit: Visit) -> dict[str, str]:
    """The day of the button pressed, else the day typed."""
    pressed = str(visit.request.POST.get("on", ""))
    return {"until": pressed or str(visit.request.POST.get("until", ""))}


def _again(visit: Visit, form: forms.Form) -> HttpResponse:
    """The step by itself, with what was typed and what is wrong with it."""
    response = visit.show("steps/one.html", _page(visit), form=form)
    response.status_code = UNFIT
    return response


def _refused(visit: Visit, refusal: Refusal) -> HttpResponse:
    return visit.show("steps/one.html", _page(visit), refused=refusal)


def _page(visit: Visit) -> StepPage:
    """The step as it stands now. Raises NotFound for a text that is no step's key, and for another user's person."""
    key = _key(visit)
    card = people.person(visit.viewer, key.person) if key.person else None
    step = today.agenda(visit.viewer, visit.today).step(visit.step)
    named = (card.addressed, reverse("person", args=[card.id])) if card is not None else ("", "")
    if step is None:
        return StepPage(None, *named, gone="This step is not open any more. What is written and noted stays as it is.")
    day = today.day(visit.viewer, visit.today)
    rules, talks = rules_of(playbook_followed(visit.viewer)), (*day.week, *day.ahead)
    around = Around(day.people, rules, visit.today, talks, day.places, day.promised, ways_on_for(visit, [step]))
    return StepPage(shown(step, around, place="1", lead=True), *named)
