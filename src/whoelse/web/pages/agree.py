"""The day of a conversation: agreed, moved, missed, called off, or held."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from whoelse.conversations import actions as conversations
from whoelse.conversations.queries import ConversationSeen, latest
from whoelse.journal.queries import facts_about
from whoelse.loop import agreeing
from whoelse.loop.outcome import Done, Refusal
from whoelse.method.agenda.chronicle import Chronicle
from whoelse.method.words import date_in_words, near_day_in_words, sentence_start
from whoelse.people import queries as people
from whoelse.people.queries import PersonCard
from whoelse.web import keeping
from whoelse.web.components import Kept
from whoelse.web.pages.steps import write_to
from whoelse.web.visit import Visit, page

HOW = (("", "Not said yet"), ("phone", "By phone"), ("video", "By video"), ("in person", "In person"))
_A_DAY = "This is no day. Write it like 2026-01-22."


class AgreeForm(forms.Form):
    """The day, and what else is known of it. Only the day is needed."""

    day = forms.DateField(
        label="Day",
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _A_DAY, "required": "Which day?"},
    )
    time = forms.TimeField(
        label="Time",
        required=False,
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
        error_messages={"invalid": "This is no time. Write it like 14:30."},
    )
    minutes = forms.IntegerField(
        label="Minutes",
        required=False,
        min_value=5,
        max_value=480,
        widget=forms.NumberInput({"inputmode": "numeric"}),
        error_messages={
            "invalid": "A whole number of minutes.",
            "min_value": "At least five minutes.",
            "max_value": "At most eight hours.",
        },
    )
    how = forms.ChoiceField(label="How", required=False, choices=HOW)
    place = forms.CharField(
        label="Where",
        required=False,
        max_length=300,
        widget=forms.TextInput({"autocomplete": "off"}),
        help_text="A place, a number or a link.",
    )
    on = forms.DateField(
        label="The day it was settled",
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _A_DAY},
    )

    def __init__(self, *args: Any, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self._today = today
        self.fields["on"].widget.attrs["max"] = today.isoformat()

    def clean_on(self) -> date:
        """The day it was agreed; today where nothing is said. Never a day to come."""
        on: date | None = self.cleaned_data["on"]
        if on is not None and on > self._today:
            raise forms.ValidationError("That day has not come yet.")
        return on or self._today

    def clean(self) -> dict[str, Any]:
        """A conversation lies on or after the day on which it was agreed."""
        said = self.cleaned_data
        day, on = said.get("day"), said.get("on")
        if day is not None and on is not None and day < on:
            past = "That day has passed. If it was agreed earlier, say so below; if you have talked, write it down."
            self.add_error("day", past)
        return said


@dataclass(frozen=True, slots=True)
class AgreePage:
    """The day of a conversation with one person; ``agreed`` says what stands, empty where no day is agreed."""

    heading: str
    name: str
    called: str
    to_person: str
    agreed: str
    detail: str
    passed: bool
    debrief: str
    prepare: str
    propose: str
    fell: str
    step: str
    kept: Kept


@page
def view(visit: Visit, person: str) -> HttpResponse:
    """Agree on a day, or move the one agreed."""
    card = people.person(visit.viewer, person)
    agreed, shown, fields = _page(visit, card)
    if not visit.posted:
        return visit.show("agree/agree.html", shown, form=_form(visit, agreed, fields))
    form = AgreeForm(visit.request.POST, today=visit.today)
    if not form.is_valid():
        return visit.show("agree/agree.html", shown, form=form)
    try:
        done = _note(visit, card, form.cleaned_data, moved=agreed is not None)
    except Refusal as refusal:
        return visit.show("agree/agree.html", shown, form=form, refused=refusal)
    conversations.discard(visit.viewer, shown.kept.form)
    day = date_in_words(form.cleaned_data["day"], visit.today)
    words = f"Moved to {day}." if agreed is not None else f"Agreed with {card.addressed}: {day}."
    return visit.did(done, words, reverse("today"))


@page
def fell_through(visit: Visit, person: str) -> HttpResponse:
    """It did not come about: missed, or called off."""
    card = people.person(visit.viewer, person)
    if not visit.posted:
        return visit.go(reverse("agree", args=[card.id]))
    act = agreeing.cancelled if visit.request.POST.get("what") == "cancelled" else agreeing.missed
    try:
        done = act(visit.viewer, person=card.id, today=visit.today, on=_day(visit, card), token=visit.token)
    except Refusal as refusal:
        agreed, shown, fields = _page(visit, card)
        return visit.show("agree/agree.html", shown, form=_form(visit, agreed, fields), refused=refusal)
    return visit.did(done, f"Noted. Another day may suit {card.addressed} better.", reverse("agree", args=[card.id]))


def _day(visit: Visit, card: PersonCard) -> date:
    """The day it did not come about: the day agreed where that has passed, else today."""
    agreed = latest(visit.viewer, card.id)
    return min(agreed.day, visit.today) if agreed is not None and agreed.day is not None else visit.today


def _note(visit: Visit, card: PersonCard, said: dict[str, Any], *, moved: bool) -> Done:
    details = {
        "person": card.id,
        "day": said["day"],
        "time": said["time"].strftime("%H:%M") if said["time"] else "",
        "minutes": said["minutes"],
        "how": said["how"],
        "place": said["place"],
        "today": visit.today,
        "on": said["on"],
        "token": visit.token,
    }
    return agreeing.move(visit.viewer, **details) if moved else agreeing.agree(visit.viewer, **details, step=visit.step)


def _page(visit: Visit, card: PersonCard) -> tuple[ConversationSeen | None, AgreePage, dict[str, Any]]:
    """The conversation that is agreed, the page that says so, and what was typed and not yet noted."""
    standing = Chronicle(facts_about(visit.viewer, [card.id]), visit.today).history(card.id).open_agreement
    agreed = latest(visit.viewer, card.id) if standing is not None else None
    kept, fields = keeping.kept(visit.viewer, f"agree:{card.id}", visit.zone, person=card.id)
    day = agreed.day if agreed is not None else None
    passed = day is not None and day < visit.today
    heading = f"A day with {card.name}"
    if day is not None:
        near = near_day_in_words(day, visit.today).removeprefix("on ")
        heading = f"Did you talk with {card.name}?" if passed else f"{card.name}, {near}"
    return (
        agreed,
        AgreePage(
            heading=heading,
            name=card.name,
            called=card.addressed,
            to_person=reverse("person", args=[card.id]),
            agreed=_agreed(agreed, visit.today) if agreed is not None else "",
            detail=_detail(agreed) if agreed is not None else "",
            passed=passed,
            debrief=reverse("debrief", args=[card.id]),
            prepare=reverse("prepare", args=[card.id]),
            propose=write_to("agree", card.id),
            fell=reverse("it fell through", args=[card.id]),
            step=visit.step,
            kept=kept,
        ),
        fields,
    )


def _form(visit: Visit, agreed: ConversationSeen | None, fields: dict[str, Any]) -> AgreeForm:
    standing: dict[str, Any] = {"on": visit.today}
    if agreed is not None:
        standing |= {
            "day": agreed.day,
            "time": agreed.time,
            "minutes": agreed.minutes,
            "how": agreed.how,
            "place": agreed.place,
        }
    return AgreeForm(today=visit.today, initial={**standing, **keeping.initial(AgreeForm, fields), "on": visit.today})


def _agreed(agreed: ConversationSeen, today: date) -> str:
    if agreed.day is None:
        return ""
    at = f" at {agreed.time}" if agreed.time else ""
    return f"{date_in_words(agreed.day, today)}{at}"


def _detail(agreed: ConversationSeen) -> str:
    parts = (f"{agreed.minutes} minutes" if agreed.minutes else "", _said_how(agreed.how), agreed.place)
    return sentence_start(", ".join(part for part in parts if part))


def _said_how(how: str) -> str:
    words = dict(HOW).get(how, how) if how else ""
    return words[:1].lower() + words[1:]
