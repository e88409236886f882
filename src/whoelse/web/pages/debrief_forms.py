"""What a debrief is typed into. Nothing in it is required; what cannot be is said beside its field."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from whoelse.web.pages.talk_closing import RAPPORT
from whoelse.web.pages.what_follows import ANSWERS

_A_DAY = "This is no day. Write it like 2026-01-22."
_TOO_LONG = "That is longer than can be kept here."
_KNOWN_THROUGH = (
    ("coworker", "They work together"),
    ("event", "An event or an association"),
    ("online acquaintance", "They know each other online"),
    ("friend", "Friends or family"),
    ("other", "In another way"),
)
STATES = (
    ("named", "Named only"),
    ("offered", "Offered to introduce us"),
    ("checking", "Will check with them first"),
    ("made", "Introduced us already"),
)
MOST_ROWS = 40


def _text(label: str, *, rows: int = 2, hint: str = "", most: int = 20_000) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        help_text=hint,
        max_length=most,
        widget=forms.Textarea({"rows": rows}),
        error_messages={"max_length": _TOO_LONG},
    )


def _line(label: str, *, hint: str = "", most: int = 300, placeholder: str = "") -> forms.CharField:
    # a placeholder of one space lets the style sheet see whether anything is written
    attributes = {"autocomplete": "off"} | ({"placeholder": placeholder} if placeholder else {})
    return forms.CharField(
        label=label,
        required=False,
        help_text=hint,
        max_length=most,
        widget=forms.TextInput(attributes),
        error_messages={"max_length": _TOO_LONG},
    )


def _day(label: str, *, hint: str = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        help_text=hint,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _A_DAY},
    )


class DebriefForm(forms.Form):
    """The debrief itself. ``asked`` is "", "none", or kind and scope as "direct|company"; without scope, own words."""

    learned = _text("What did you learn?", rows=4)
    rapport = forms.ChoiceField(
        label="Rapport",
        required=False,
        help_text="How it went between you, by your own feeling. Yours alone.",
        choices=[*RAPPORT, ("", "Leave it open")],
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "From one to five, or leave it open."},
    )
    asked = forms.ChoiceField(
        label="Which ask did you make?",
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choose what came closest, or leave it open."},
    )
    ask_words = _text("In which words?", most=1_000)
    answer = forms.ChoiceField(
        label="And the answer?",
        required=False,
        choices=[*ANSWERS, ("", "No answer yet")],
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choose what came closest, or leave it open."},
    )
    answer_words = _text("In their words, if you like", most=4_000)
    comfort = forms.ChoiceField(
        label="How easy did it seem for them?",
        required=False,
        help_text="Left open, it counts as unknown, never as easy.",
        choices=[("easy", "Easy"), ("hesitant", "Hesitant"), ("not now", "Not now"), ("", "Leave it open")],
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choose what came closest, or leave it open."},
    )
    comfort_until = _day("Until when?", hint="If a day was named.")
    advice = _text("Advice you were given", hint="One on each line.")
    resources = _text("What to look into", hint="Books, sites, groups, events. One on each line.")
    leads = _text("An opening you heard of", hint="One on each line.")
    kept_questions = _text("Questions for another time", hint="One on each line.")
    surprised = _text("What surprised you?")
    felt = _text("How did it feel?")
    day = _day("Day of the talk")

    def __init__(self, *args: Any, today: date, asks: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self._today = today
        asked = self.fields["asked"]
        if isinstance(asked, forms.ChoiceField):
            asked.choices = asks
        self.fields["day"].widget.attrs["max"] = today.isoformat()

    def clean_day(self) -> date:
        """The day of the talk: today where nothing is said, never a day to come."""
        day: date | None = self.cleaned_data["day"]
        if day is not None and day > self._today:
            raise forms.ValidationError("That day has not come yet.")
        return day or self._today

    def clean(self) -> dict[str, Any]:
        """A day to wait for goes with "not now"; an answer goes with an ask."""
        values = super().clean() or self.cleaned_data
        until, day = values.get("comfort_until"), values.get("day") or self._today
        if values.get("comfort") != "not now":
            values["comfort_until"] = None
        elif until is not None and until <= day:
            self.add_error("comfort_until", "A day after the talk, please.")
        if values.get("asked") in {"", "none", None}:
            values["answer"] = ""
            values["ask_words"] = ""
        return values


class NamedForm(forms.Form):
    """Somebody who was named. ``who`` answers whether it is one already there: an id, or "new";
    ``several`` whether the name is of one person."""

    name = _line("Name", most=200, placeholder=" ")
    at = _line("Where", placeholder=" ")
    state = forms.ChoiceField(label="How far it came", required=False, choices=STATES, initial="named")
    known_through = forms.ChoiceField(
        label="How they know each other",
        required=False,
        choices=[("", "Not said"), *_KNOWN_THROUGH],
    )
    known_words = _line("In a few words", hint="Where they met, what was said.", most=500)
    who = forms.CharField(required=False, max_length=26)
    several = forms.CharField(required=False, max_length=10)

    @property
    def filled(self) -> bool:
        """Whether somebody, or some place, is named."""
        return bool(self.cleaned_data.get("name", "").strip() or self.cleaned_data.get("at", "").strip())


class PromiseForm(forms.Form):
    """Something promised, either way."""

    words = _line("What", most=1_000)
    by = forms.ChoiceField(label="Who", required=False, choices=[("me", "I will"), ("them", "They will")], initial="me")
    until = _day("By")


class WithForm(forms.Form):
    """Whom a talk that nobody planned was with."""

    name = forms.CharField(
        label="With whom did you talk?",
        max_length=200,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": "A name is enough.", "max_length": _TOO_LONG},
    )
    at = _line("Where do they work?")
    how_we_know = _line("How you came to talk", most=500)
    who = forms.CharField(required=False, max_length=26)


def row_initial(prefix: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The kept fields of one row, by their names within it."""
    start = f"{prefix}-"
    return {
        name.removeprefix(start): (value[0] if isinstance(value, list) and value else value)
        for name, value in fields.items()
        if name.startswith(start) and value != []
    }


def lines(text: str) -> tuple[str, ...]:
    """The lines of a field that say something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
