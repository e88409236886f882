"""The middle of a search: whom one has written to, talked with, or been introduced to already; many at once."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from whoelse.loop.catching_up import Whom, catch_up
from whoelse.loop.outcome import Refusal
from whoelse.loop.people import NewPerson
from whoelse.method.rough_days import rough_day
from whoelse.method.words import counted, sentence_start
from whoelse.people import queries as people
from whoelse.people.queries import PersonCard
from whoelse.web import keeping
from whoelse.web.components import Choice, Kept
from whoelse.web.pages.person_told import works
from whoelse.web.visit import Visit, page

FORM = "under way"
_MOST = 200
_A_DAY = "a day"
_WHAT = (
    ("written to", "I have written to them"),
    ("talked", "We have talked"),
    ("introduced", "I was introduced to them"),
)
_WHEN = (
    ("this week", "This week"),
    ("two weeks ago", "About two weeks ago"),
    ("last month", "Last month"),
    (_A_DAY, "On or about a day"),
)
_LINES = re.compile(r"[\n;,]+")


class UnderWayForm(forms.Form):
    """What went on, with whom, and about when."""

    what = forms.ChoiceField(
        label="What has happened?",
        choices=_WHAT,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what has happened."},
    )
    names = forms.CharField(
        label="With whom?",
        help_text="One name a line.",
        max_length=20_000,
        widget=forms.Textarea({"rows": 6, "autocomplete": "off"}),
        error_messages={"required": "At least one name."},
    )
    by = forms.CharField(label="Who introduced you?", required=False, max_length=200)
    when = forms.ChoiceField(
        label="When, about?",
        choices=_WHEN,
        widget=forms.RadioSelect,
        error_messages={"required": "About when? Roughly is enough."},
    )
    on = forms.DateField(
        label="The day",
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "This is no day. Write it like 2026-01-14."},
    )
    add = forms.BooleanField(label="Add those who are not here yet", required=False)

    def clean(self) -> dict[str, Any]:
        """A day where one was chosen; an introducer where there was one."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("when") == _A_DAY and not said.get("on") and "on" not in self.errors:
            self.add_error("on", "Which day? Roughly is enough.")
        if said.get("what") == "introduced" and not said.get("by"):
            self.add_error("by", "Whoever introduced you is thanked later: the name is needed.")
        return said


@dataclass(frozen=True, slots=True)
class Namesakes:
    """A name that several bear, and who of them may be meant. ``field`` is the name of its answer."""

    field: str
    name: str
    answers: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class UnderWayPage:
    """The form's draft, and the names that more than one person bears."""

    kept: Kept
    namesakes: tuple[Namesakes, ...] = ()


@page
def view(visit: Visit) -> HttpResponse:
    """The form; a post notes all of it in one act."""
    kept, fields = keeping.kept(visit.viewer, FORM, visit.zone)
    if not visit.posted:
        form = UnderWayForm(initial=keeping.initial(UnderWayForm, fields))
        return visit.show("first/under_way.html", UnderWayPage(kept), form=form)
    form = UnderWayForm(visit.request.POST)
    if not form.is_valid():
        return visit.show("first/under_way.html", UnderWayPage(kept), form=form)
    said = form.cleaned_data
    names = list(dict.fromkeys(" ".join(name.split()) for name in _LINES.split(said["names"]) if name.strip()))[:_MOST]
    asked = [name for name in (*names, said["by"].strip()) if name]
    found = people.named(visit.viewer, asked)
    meant, namesakes = _meant(visit, asked, found)
    missing = [name for name in asked if not found[name]]
    if missing and not said["add"]:
        form.add_error("names" if missing != [said["by"].strip()] else "by", _nobody(missing))
    if namesakes:
        form.add_error(None, "Some names are borne by more than one person. Who is meant?")
    if form.errors:
        return visit.show("first/under_way.html", UnderWayPage(kept, namesakes), form=form)
    return _noted(visit, form, UnderWayPage(kept), names, meant)


def _noted(
    visit: Visit, form: UnderWayForm, shown: UnderWayPage, names: list[str], meant: dict[str, str]
) -> HttpResponse:
    said = form.cleaned_data
    try:
        on: date = said["on"] if said["when"] == _A_DAY else rough_day(said["when"], visit.today)
        introducer = meant.get(said["by"].strip(), "")
        if said["what"] == "introduced" and not introducer:
            raise Refusal(f"Nobody here is called {said['by']}. Add whoever introduced you first.")
        done = catch_up(
            visit.viewer,
            said["what"],
            [Whom(meant[name]) if name in meant else Whom(new=NewPerson(name)) for name in names],
            on=on,
            today=visit.today,
            introducer=introducer if said["what"] == "introduced" else "",
            token=visit.token,
        )
    except Refusal as refusal:
        return visit.show("first/under_way.html", shown, form=form, refused=refusal)
    words = f"{sentence_start(counted(len(names), 'person is', 'people are'))} noted."
    if done.new_people:
        words += f" {sentence_start(counted(len(done.new_people), 'is', 'are'))} new here."
    return visit.did(done, words, reverse("already under way"))


def _meant(
    visit: Visit, names: list[str], found: dict[str, tuple[PersonCard, ...]]
) -> tuple[dict[str, str], tuple[Namesakes, ...]]:
    """Whom each name means, where that is clear or was said; and the names of which it is not."""
    meant: dict[str, str] = {}
    unclear: list[Namesakes] = []
    for at, name in enumerate(names):
        bearers = found[name]
        chosen = visit.request.POST.get(f"meant-{at}", "")
        ids = [card.id for card in bearers]
        if chosen in ids or len(ids) == 1:
            meant[name] = chosen if chosen in ids else ids[0]
        elif ids:
            answers = tuple(Choice(card.id, card.name, works(card)) for card in bearers)
            unclear.append(Namesakes(f"meant-{at}", name, answers))
    return meant, tuple(unclear)


def _nobody(missing: list[str]) -> str:
    said = ", ".join(missing[:5]) + (f" and {len(missing) - 5} more" if len(missing) > 5 else "")
    return f"Not here yet: {said}. Correct the spelling, or tick that they are to be added."
