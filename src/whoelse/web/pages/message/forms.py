"""What is written, and what is asked once it has been sent."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from whoelse.web.pages.message.kinds import CHANNELS

_LONGEST_NAME = 120
#: The way a letter went, until something else is said.
AS_CHOSEN = "The way chosen above"


class MessageForm(forms.Form):
    """The words, the way they go, and, once they have gone, the day. ``ask`` and ``scope`` belong to a written ask;
    ``beside`` is what is asked beside the words, where it is not known."""

    subject = forms.CharField(
        label="Subject",
        max_length=300,
        required=False,
        widget=forms.TextInput({"class": "subject", "autocomplete": "off"}),
    )
    body = forms.CharField(
        label="Message", required=False, max_length=20_000, strip=False, widget=forms.Textarea({"rows": 14})
    )
    channel = forms.ChoiceField(label="How you send it", choices=tuple(CHANNELS.items()), required=False)
    by = forms.ChoiceField(label="How you sent it", choices=(("", AS_CHOSEN), *CHANNELS.items()), required=False)
    on = forms.DateField(
        label="Day",
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "This is no day. Write it like 2026-01-14."},
    )
    ask = forms.ChoiceField(
        label="What do you ask for?",
        required=False,
        widget=forms.RadioSelect,
        choices=(("indirect", "Other resources, an open question"), ("direct", "An introduction")),
    )
    scope = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, today: date, beside: Mapping[str, forms.Field], asks: bool = False, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self._today = today
        self.fields |= beside
        self.fields["on"].widget.attrs["max"] = today.isoformat()
        if not asks:
            del self.fields["ask"], self.fields["scope"]
        else:
            self.fields["ask"].required = True
            self.fields["ask"].error_messages["required"] = "Say which, so that it is not asked twice."

    def clean_on(self) -> date:
        """The day it was sent; today where nothing is said. Never a day to come."""
        on: date | None = self.cleaned_data["on"]
        if on is not None and on > self._today:
            raise forms.ValidationError("That day has not come yet.")
        return on or self._today

    def clean_body(self) -> str:
        """The words, with lines that end as they do everywhere here."""
        return lines(str(self.cleaned_data["body"]))


class PurposeForm(forms.Form):
    """What one would like to learn, asked once; and the name to sign with, where it is not known yet."""

    purpose = forms.CharField(
        label="I would like to learn",
        max_length=500,
        widget=forms.TextInput({"autocomplete": "off"}),
        help_text="For instance: how hospitals and ferries plan for what must never fail.",
        error_messages={"required": "A few words are enough. You can change them later."},
    )
    signed = forms.CharField(
        label="How you sign", max_length=_LONGEST_NAME, required=False, widget=forms.TextInput({"autocomplete": "name"})
    )

    def __init__(
        self, *args: Any, signed: str, own_name: str = "", called: forms.Field | None = None, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        if signed:
            del self.fields["signed"]
        else:
            self.fields["signed"].initial = own_name[:_LONGEST_NAME]
        if called is not None:
            self.fields["called"] = called


def lines(text: str) -> str:
    """The text as it stands in a field of a page: browsers send other line ends than they show."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
