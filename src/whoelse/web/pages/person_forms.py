"""The forms in which a person is written down."""

from typing import Any
from urllib.parse import urlsplit

from django import forms

from whoelse.loop.people import NewPerson
from whoelse.people.queries import PersonCard
from whoelse.web.pages.person_told import ANSWERING, CLOSENESS, STYLES

_QUIET = {"autocomplete": "off"}
_PARTIAL = "A year is enough: 2019, or 2019-04."


def _line(label: str, longest: int, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=longest, required=False, widget=forms.TextInput(_QUIET), **more)


class KnownForm(forms.Form):
    """What is known of a person, whether new or not. Only the name is needed."""

    name = forms.CharField(
        label="Name",
        max_length=200,
        widget=forms.TextInput(_QUIET),
        error_messages={"required": "A name is needed; a first name will do."},
    )
    called = _line("What do you call them?", 100)
    how_we_know = _line(
        "How do you know each other?",
        500,
        help_text="A phrase that can stand in a letter: “We ran the supply desk together”.",
    )
    closeness = forms.ChoiceField(
        label="How well do you know them?",
        choices=(*CLOSENESS, ("", "Leave it open")),
        required=False,
        widget=forms.RadioSelect,
    )
    profile_url = _line("Address of their profile", 500)
    email = forms.EmailField(
        label="E-mail",
        max_length=254,
        required=False,
        widget=forms.EmailInput(_QUIET),
        error_messages={"invalid": "This is no e-mail address. Write it like maria@kestrel.example."},
    )
    phone = forms.CharField(
        label="Phone", max_length=60, required=False, widget=forms.TextInput({"type": "tel", **_QUIET})
    )
    style = forms.ChoiceField(
        label="What would make a conversation easy?",
        choices=(*STYLES, ("", "Not known")),
        required=False,
        widget=forms.RadioSelect,
        help_text="It shapes your list of questions, and is never shown to anybody.",
    )
    could_decide = forms.BooleanField(
        label="Could decide to hire me",
        required=False,
        help_text="Your own word, for the numbers of your week. It changes no letter, and is never shown to anybody.",
    )
    answers = forms.ChoiceField(
        label="How quickly do they answer?",
        choices=ANSWERING,
        required=False,
        widget=forms.RadioSelect,
        help_text="Where your playbook goes by it, your own word goes first. It is never shown to anybody.",
    )
    pronoun = _line("Pronoun", 40, help_text="Only if you want it used. Without it, names are.")
    note = forms.CharField(label="Note", required=False, max_length=20_000, widget=forms.Textarea({"rows": 3}))

    def clean_name(self) -> str:
        """The name, with its spaces tidied."""
        return " ".join(str(self.cleaned_data["name"]).split())

    def clean_profile_url(self) -> str:
        """The address, with https:// where it was left out. Nothing but a web address will do."""
        url = str(self.cleaned_data["profile_url"]).strip()
        if not url:
            return ""
        whole = url if "://" in url else f"https://{url}"
        try:
            parts = urlsplit(whole)
            sound = parts.scheme in {"http", "https"} and "." in (parts.hostname or "") and " " not in whole
        except ValueError:
            sound = False
        if not sound:
            raise forms.ValidationError("This is no web address. Write it like linkedin.com/in/maria-lindqvist.")
        return whole


class NewPersonForm(KnownForm):
    """Somebody new: where they work, whether to choose them now; and, where the name is here already, who it is."""

    at = _line("Where do they work?", 300)
    role = _line("As what?", 300)
    chosen = forms.BooleanField(label="I could talk to them: choose them now", required=False)
    another = forms.BooleanField(label="This is somebody else of the same name", required=False)

    def new(self) -> NewPerson:
        """The person as written down."""
        fields = {name: self.cleaned_data[name] for name in NewPerson.__dataclass_fields__}
        return NewPerson(**fields)


class RoleForm(forms.Form):
    """Where somebody works now, or worked before."""

    at = _line("Where?", 300)
    role = _line("As what?", 300)

    def clean(self) -> dict[str, Any]:
        """At least one of the two."""
        said = self.cleaned_data
        if not self.errors and not str(said.get("at", "")).strip() and not str(said.get("role", "")).strip():
            self.add_error("at", "Where, or as what?")
        return said


class NewRoleForm(RoleForm):
    """Where somebody works now, and since when."""

    since = _line("Since when?", 10, help_text=_PARTIAL)


class EarlierRoleForm(RoleForm):
    """Where somebody worked before, and until when."""

    started = _line("From", 10, help_text=_PARTIAL)
    ended = forms.CharField(
        label="Until",
        max_length=10,
        widget=forms.TextInput(_QUIET),
        error_messages={"required": "Until when? A year is enough."},
    )


def as_known(card: PersonCard) -> dict[str, Any]:
    """A person as the initial values of ``KnownForm``."""
    return {name: getattr(card, name) for name in KnownForm.base_fields}
