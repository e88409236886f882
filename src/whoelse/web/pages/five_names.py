"""Five names while one waits for an export: five questions, one name each, and then the first letter."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse

from whoelse.loop.outcome import Refusal
from whoelse.loop.people import NewPerson, add_person
from whoelse.method.words import counted, sentence_start
from whoelse.web import keeping
from whoelse.web.components import Kept
from whoelse.web.pages.steps import write_to
from whoelse.web.visit import Visit, page

FORM = "five-names"


@dataclass(frozen=True, slots=True)
class NameQuestion:
    """One question, and what connects the two where somebody answers it: the first sentence of a first letter."""

    field: str
    words: str
    connection: str


#: Each asks for another kind of tie: the first names that come to mind are otherwise all of one kind.
QUESTIONS = (
    NameQuestion("taught", "Who taught you something at work that you still use?", "I still use what you taught me"),
    NameQuestion("beside", "Beside whom did you like to work?", "I liked working beside you"),
    NameQuestion(
        "moved", "Who moved on to a place you are curious about?", "We worked together before you moved on from there"
    ),
    NameQuestion(
        "knows", "Who seems to know everybody?", "You are the first who came to mind when I thought of who knows people"
    ),
    NameQuestion(
        "glad",
        "Who would be glad to hear from you, even after years?",
        "It has been a long while, and I thought of you",
    ),
)


class FiveNamesForm(forms.Form):
    """Five names, none of them needed, and one of them enough."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for question in QUESTIONS:
            self.fields[question.field] = forms.CharField(
                label=question.words,
                max_length=200,
                required=False,
                widget=forms.TextInput({"autocomplete": "off"}),
            )

    def clean(self) -> dict[str, Any]:
        """At least one name."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if not any(said.values()):
            raise forms.ValidationError("One name is enough to begin; a first name will do.")
        return said


@dataclass(frozen=True, slots=True)
class FiveNamesPage:
    """What was typed and not yet saved."""

    kept: Kept


@page
def view(visit: Visit) -> HttpResponse:
    """The five questions; a post adds who was named, each chosen to be talked to, and leads to the first letter."""
    kept, fields = keeping.kept(visit.viewer, FORM, visit.zone)
    shown = FiveNamesPage(kept)
    if not visit.posted:
        typed = {name: value[-1] for name, value in fields.items() if isinstance(value, list) and value}
        return visit.show("welcome/five_names.html", shown, form=FiveNamesForm(initial=typed))
    form = FiveNamesForm(visit.request.POST)
    if not form.is_valid():
        return visit.show("welcome/five_names.html", shown, form=form)
    named = [(question, form.cleaned_data[question.field]) for question in QUESTIONS]
    try:
        done = [
            add_person(
                visit.viewer,
                NewPerson(name=name, how_we_know=question.connection),
                today=visit.today,
                chosen=True,
                token=f"{visit.token}-{question.field}" if visit.token else "",
            )
            for question, name in named
            if name
        ]
    except Refusal as refusal:
        return visit.show("welcome/five_names.html", shown, form=form, refused=refusal)
    here = sentence_start(counted(len(done), "person is", "people are"))
    return visit.did(done[-1], f"{here} here.", write_to("invitation", str(done[0].person)))
