"""Five names while one waits for an export: five questions, one name each, and then the first letter."""

import re
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse

from whoelse.loop.naming import Named, name_people, question_answered
from whoelse.loop.outcome import Refusal
from whoelse.method.people.names import called_as_typed, fold
from whoelse.method.people.several import several
from whoelse.method.words import counted, sentence_start
from whoelse.people import queries as people
from whoelse.searches.access import Viewer
from whoelse.web import keeping
from whoelse.web.components import Kept
from whoelse.web.pages.export_asked import asked_in_words
from whoelse.web.pages.steps import write_to
from whoelse.web.visit import Visit, page

FORM = "five-names"


_AT = re.compile(r"(?P<name>.*\S)\s+at\s+(?P<at>\S.*)")


@dataclass(frozen=True, slots=True)
class NameQuestion:
    """One question, and the first sentence of a first letter to whoever answers it.

    The sentence claims no more than the question asked: neither that two people worked together, nor for how long
    they have not talked.
    """

    field: str
    words: str
    connection: str


#: Each asks for another kind of tie: the first names that come to mind are otherwise all of one kind.
QUESTIONS = (
    NameQuestion("taught", "Who taught you something at work that you still use?", "I still use what you taught me"),
    NameQuestion("beside", "Beside whom did you like to work?", "I liked working beside you"),
    NameQuestion(
        "moved", "Who moved on to a place you are curious about?", "I am curious about the place that you moved on to"
    ),
    NameQuestion(
        "knows", "Who seems to know everybody?", "You came to mind when I thought of people who know many others"
    ),
    NameQuestion(
        "glad",
        "Who would be glad to hear from you, even after years?",
        "I thought of you, and hope that you are glad to hear from me",
    ),
)


def connection(viewer: Viewer, person: str) -> str:
    """The sentence, without its stop, with which a first letter begins to somebody named here; "" to anybody else."""
    answered = question_answered(viewer, person)
    return next((question.connection for question in QUESTIONS if question.field == answered), "")


def as_typed(text: str, question: str = "") -> Named:
    """Who is meant by what was typed: "Dev Patel at Siemens" is Dev Patel, called Dev, who works at Siemens."""
    plain = " ".join(text.split())
    found = _AT.fullmatch(plain)
    name, at = (found["name"], found["at"]) if found else (plain, "")
    return Named(name, question, called=called_as_typed(name), at=at)


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
    """What was typed and not yet saved; ``waiting`` for an export, or right at the beginning."""

    kept: Kept
    waiting: bool = True


@page
def view(visit: Visit) -> HttpResponse:
    """The five questions; a post adds who was named, each chosen to be talked to, and leads to the first letter."""
    kept, fields = keeping.kept(visit.viewer, FORM, visit.zone)
    waiting = bool(asked_in_words(visit.viewer, visit.today)) or not people.count(visit.viewer)
    shown = FiveNamesPage(kept, waiting)
    if not visit.posted:
        typed = {name: value[-1] for name, value in fields.items() if isinstance(value, list) and value}
        return visit.show("welcome/five_names.html", shown, form=FiveNamesForm(initial=typed))
    form = FiveNamesForm(visit.request.POST)
    if not form.is_valid():
        return visit.show("welcome/five_names.html", shown, form=form)
    typed_names = [(question.field, form.cleaned_data[question.field]) for question in QUESTIONS]
    named = [as_typed(name, field) for field, line in typed_names for name in several(line).surely]
    try:
        done = name_people(visit.viewer, named, today=visit.today, token=visit.token)
    except Refusal as refusal:
        return visit.show("welcome/five_names.html", shown, form=form, refused=refusal)
    return visit.did(done, _who_is_here(named, len(done.new_people)), write_to("invitation", done.person or ""))


def _who_is_here(named: list[Named], new: int) -> str:
    """How many are new, and who was named twice or was here before: each of these is one person."""
    names = {fold(one.name): one.name for one in reversed(named)}
    said = [f"{sentence_start(counted(new, 'person is', 'people are'))} here."] if new else []
    if len(names) < len(named):
        said.append("A name that you typed twice is one person.")
    if before := len(names) - new:
        said.append(
            f"{sentence_start(counted(before, 'person was', 'people were'))} here already, under the same name."
        )
    return " ".join(said)
