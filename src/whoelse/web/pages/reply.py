"""What somebody answered: yes, later, no, or out of the office; in their words, and on which day."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from whoelse.conversations import actions as conversations
from whoelse.journal.queries import act_of_token, facts_about
from whoelse.loop.outcome import Done, Refusal
from whoelse.loop.replying import note_out_of_office, note_reply
from whoelse.method.words import day_in_words
from whoelse.people import queries as people
from whoelse.people.queries import PersonCard
from whoelse.web import keeping
from whoelse.web.components import Kept
from whoelse.web.pages.message.kinds import CHANNELS
from whoelse.web.pages.message.known import last_written
from whoelse.web.visit import Visit, page

ANSWERS = (
    ("yes", "Yes, gladly"),
    ("later", "Later would be better"),
    ("no", "No"),
    ("out of office", "Only an out-of-office note"),
)
_A_DAY = "This is no day. Write it like 2026-01-14."


class ReplyForm(forms.Form):
    """The answer; a day goes with *later* where one was named, and with an out-of-office note always."""

    answer = forms.ChoiceField(
        label="What did the answer say?",
        choices=ANSWERS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what comes nearest."},
    )
    until = forms.DateField(
        label="Until which day?",
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text="For later, if a day was named; for an out-of-office note, the last day away.",
        error_messages={"invalid": _A_DAY},
    )
    body = forms.CharField(
        label="In which words?", required=False, max_length=20_000, widget=forms.Textarea({"rows": 5})
    )
    on = forms.DateField(
        label="When did it come?",
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _A_DAY},
    )
    channel = forms.ChoiceField(label="How?", required=False, choices=(("", "Not noted"), *CHANNELS.items()))

    def __init__(self, *args: Any, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self._today = today
        self.fields["on"].widget.attrs["max"] = today.isoformat()

    def clean_on(self) -> date:
        """The day it came; today where nothing is said. Never a day to come."""
        on: date | None = self.cleaned_data["on"]
        if on is not None and on > self._today:
            raise forms.ValidationError("That day has not come yet.")
        return on or self._today

    def clean(self) -> dict[str, Any]:
        """The day named goes with the answer."""
        said = self.cleaned_data
        answer, until, on = said.get("answer"), said.get("until"), said.get("on")
        if answer == "out of office" and until is None and "until" not in self.errors:
            self.add_error("until", "Name the last day away, as the note says it.")
        if until is not None and on is not None and until < on and answer in {"later", "out of office"}:
            self.add_error("until", "That day was over when the answer came.")
        elif until is not None and until == on and answer == "later":
            self.add_error("until", "Later means a day after the answer.")
        return said


@dataclass(frozen=True, slots=True)
class ReplyPage:
    """Whose answer it is, what it answers, and the words as they are kept."""

    name: str
    called: str
    to_person: str
    answers: str
    kept: Kept


@page
def view(visit: Visit, person: str) -> HttpResponse:
    """Note what came back. A yes leads to the day, everything else back to Today."""
    card = people.person(visit.viewer, person)
    key = f"reply:{card.id}"
    kept, fields = keeping.kept(visit.viewer, key, visit.zone, person=card.id)
    shown = _page(visit, card, kept)
    if not visit.posted:
        initial = {"channel": "", **keeping.initial(ReplyForm, fields), "on": visit.today}
        return visit.show("reply/reply.html", shown, form=ReplyForm(today=visit.today, initial=initial))
    form = ReplyForm(visit.request.POST, today=visit.today)
    if not form.is_valid():
        return visit.show("reply/reply.html", shown, form=form)
    _keep_typed(visit, card, key)
    try:
        done = _note(visit, card, form.cleaned_data, key)
    except Refusal as refusal:
        shown = _page(visit, card, keeping.kept(visit.viewer, key, visit.zone, person=card.id)[0])
        return visit.show("reply/reply.html", shown, form=form, refused=refusal)
    words, to = _then(visit, card, form.cleaned_data)
    return visit.did(done, words, to)


def _keep_typed(visit: Visit, card: PersonCard, key: str) -> None:
    """Have the draft hold all of the form as it was sent: the act settles it, and undoing the act brings it back."""
    sent = visit.request.POST
    if not visit.token or act_of_token(visit.viewer, visit.token) is None:
        conversations.discard(visit.viewer, key)
        typed = {name: sent.getlist(name) for name in ReplyForm.base_fields if name in sent}
        conversations.keep(visit.viewer, key, typed, revision=0, person=card.id)


def _note(visit: Visit, card: PersonCard, said: dict[str, Any], key: str) -> Done:
    if said["answer"] == "out of office":
        return note_out_of_office(
            visit.viewer,
            person=card.id,
            until=said["until"],
            today=visit.today,
            on=said["on"],
            form=key,
            token=visit.token,
            sure=visit.sure,
        )
    return note_reply(
        visit.viewer,
        person=card.id,
        answer=said["answer"],
        until=said["until"] if said["answer"] == "later" else None,
        body=said["body"],
        channel=said["channel"],
        today=visit.today,
        on=said["on"],
        form=key,
        token=visit.token,
        sure=visit.sure,
    )


def _then(visit: Visit, card: PersonCard, said: dict[str, Any]) -> tuple[str, str]:
    """What is said then, and where it goes on."""
    called, until = card.addressed, said["until"]
    match said["answer"]:
        case "yes":
            return f"{called} said yes. Which day will it be?", reverse("agree", args=[card.id])
        case "later":
            when = day_in_words(until, visit.today) if until else "in ten business days"
            return f"Noted. It comes up again {when}.", reverse("today")
        case "no":
            return f"Noted. A short thank-you leaves the door open for {called}.", reverse("today")
    return f"Noted. No day until then counts for {called}.", reverse("today")


def _page(visit: Visit, card: PersonCard, kept: Kept) -> ReplyPage:
    answers = last_written(facts_about(visit.viewer, [card.id]), card.id, visit.today)
    return ReplyPage(card.name, card.addressed, reverse("person", args=[card.id]), answers, kept)
