"""One introduction, noted: who leads to whom, how far it has come, how the two know each other."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from whoelse.journal.queries import act_of_token
from whoelse.loop.introducing import note_introduction
from whoelse.loop.outcome import Done, Refusal
from whoelse.loop.people import NewPerson
from whoelse.people import queries as people
from whoelse.people.queries import PersonCard
from whoelse.searches.access import NotFound
from whoelse.today import queries as today
from whoelse.today.queries import IntroductionState
from whoelse.web import keeping, telling
from whoelse.web.components import Choice, Kept
from whoelse.web.pages.introductions import MOVES
from whoelse.web.pages.person_told import KNOWN_THROUGH, works
from whoelse.web.visit import UNFIT, Visit, page

NOBODY = "somebody"
NEW = "new"
_MOST = 8
_STATES = (
    ("named", "Named somebody"),
    ("offered", "Offered to introduce us"),
    ("checking", "Will check with them first"),
    ("made", "Introduced us"),
    ("declined", "They would rather not"),
    ("silent", "It came to nothing"),
)


class IntroductionForm(forms.Form):
    """How far it has come, how the two know each other, what was said."""

    state = forms.ChoiceField(
        label="How far is it?",
        choices=_STATES,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how far it is."},
    )
    known_through = forms.ChoiceField(
        label="How do the two know each other?",
        choices=(*KNOWN_THROUGH, ("", "Not known")),
        required=False,
        widget=forms.RadioSelect,
    )
    known_words = forms.CharField(
        label="In a few words", max_length=500, required=False, widget=forms.TextInput({"autocomplete": "off"})
    )
    quote = forms.CharField(
        label="What was said about you, if anything",
        max_length=5_000,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    on = forms.DateField(
        label="When?",
        required=False,
        widget=forms.DateInput({"type": "date", "class": "short"}, format="%Y-%m-%d"),
        error_messages={"invalid": "This is no day. Write it like 2026-01-14."},
    )

    def __init__(self, *args: Any, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self._today = today
        self.fields["on"].widget.attrs["max"] = today.isoformat()

    def clean_on(self) -> date | None:
        """The day, which is never one to come; none where nothing is said."""
        on: date | None = self.cleaned_data["on"]
        if on is not None and on > self._today:
            raise forms.ValidationError("That day has not come yet.")
        return on


class NamedForm(IntroductionForm):
    """The same for somebody who may not have a name yet."""

    name = forms.CharField(
        label="Who is it?",
        max_length=200,
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
        help_text="Leave it empty while nobody has a name.",
    )
    at = forms.CharField(
        label="Where do they work?", max_length=300, required=False, widget=forms.TextInput({"autocomplete": "off"})
    )
    person = forms.CharField(max_length=26, required=False)
    field_order: tuple[str, ...] = ("name", "at", "state", "known_through", "known_words", "quote", "on")


class NewIntroductionForm(NamedForm):
    """The same with the introducer."""

    by_name = forms.CharField(
        label="Who leads you there?",
        max_length=200,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": "An introduction comes through somebody. Who is it?"},
    )
    by = forms.CharField(max_length=26, required=False)
    field_order = ("by_name", "name", "at", "state", "known_through", "known_words", "quote", "on")


@dataclass(frozen=True, slots=True)
class IntroductionPage:
    """What is noted about which introduction; ``which_by`` and ``which`` ask who of several is meant."""

    heading: str
    lede: str
    kept: Kept
    known: bool
    introducer: str = ""
    which_by: tuple[Choice, ...] = ()
    which: tuple[Choice, ...] = ()


@page
def new(visit: Visit, by: str = "") -> HttpResponse:
    """Note an introduction. Who is meant is asked where a name may be somebody's who is here already."""
    introducer = people.person(visit.viewer, by) if by else None
    kept, fields = keeping.kept(visit.viewer, f"introduction:new:{introducer.id if introducer else ''}", visit.zone)
    shown = IntroductionPage(
        heading=f"Whom does {introducer.addressed} lead you to?" if introducer else "Who leads you to whom?",
        lede="A name is not yet permission to use it. What was offered, and what was made, is noted by itself.",
        kept=kept,
        known=False,
        introducer=introducer.id if introducer else "",
    )
    kind = NamedForm if introducer else NewIntroductionForm
    if not visit.posted:
        first = {"on": visit.today, "known_through": ""} | keeping.initial(kind, fields)
        return visit.show("introductions/note.html", shown, form=kind(today=visit.today, initial=first))
    form = kind(visit.request.POST, today=visit.today)
    if not form.is_valid():
        return visit.show("introductions/note.html", shown, form=form)
    said = form.cleaned_data
    through, which_by = (introducer.id, ()) if introducer else _known_person(visit, said["by_name"], said["by"])
    which = _candidates(visit, said["name"], said["person"])
    if not through and not which_by:
        form.add_error("by_name", "Nobody of this name is here. Add them first, or write it as it stands there.")
    if which or not through:
        asking = IntroductionPage(shown.heading, shown.lede, kept, False, shown.introducer, which_by, which)
        response = visit.show("introductions/note.html", asking, form=form)
        response.status_code = UNFIT
        return response
    try:
        done = _note(visit, through, said, person=said["person"], on=said["on"])
    except Refusal as refusal:
        return visit.show("introductions/note.html", shown, form=form, refused=refusal)
    return visit.did(done, _noted(visit, through, said["state"]), reverse("introductions"))


@page
def view(visit: Visit, introducer: str, person: str) -> HttpResponse:
    """One introduction; a post notes what has changed, or only more about it."""
    by, one = _introduction(visit, introducer, person)
    card = people.person(visit.viewer, one.person) if one.person else None
    kept, fields = keeping.kept(visit.viewer, f"introduction:{introducer}:{person}", visit.zone)
    shown = IntroductionPage(
        heading=f"{by.addressed} and {card.addressed}" if card else f"Somebody {by.addressed} knows",
        lede="Note what has changed, or what you know of it by now.",
        kept=kept,
        known=card is not None,
        introducer=by.id,
    )
    kind = IntroductionForm if card else NamedForm
    if not visit.posted:
        first = _as_noted(visit, one) | keeping.initial(kind, fields)
        return visit.show("introductions/note.html", shown, form=kind(today=visit.today, initial=first))
    form = kind(visit.request.POST, today=visit.today)
    if not form.is_valid():
        return visit.show("introductions/note.html", shown, form=form)
    said = form.cleaned_data
    which = () if card else _candidates(visit, said["name"], said["person"])
    if which:
        asking = IntroductionPage(shown.heading, shown.lede, kept, shown.known, by.id, (), which)
        response = visit.show("introductions/note.html", asking, form=form)
        response.status_code = UNFIT
        return response
    # Said again as it was, it is the same happening of the same day, only with more known about it.
    same = said["state"] == one.state and said["on"] in {None, visit.today}
    meant = card.id if card else said.get("person", "")
    try:
        done = _note(visit, by.id, said, person=meant, on=one.since if same else said["on"])
    except Refusal as refusal:
        return visit.show("introductions/note.html", shown, form=form, refused=refusal)
    return visit.did(done, _noted(visit, by.id, said["state"]), reverse("introductions"))


@page
def move(visit: Visit, introducer: str, person: str) -> HttpResponse:
    """The next state of an introduction, by one button of the board."""
    by, one = _introduction(visit, introducer, person)
    state = str(visit.request.POST.get("state", ""))
    if act_of_token(visit.viewer, visit.token) is not None:
        return visit.go(reverse("introductions"))
    if not visit.posted or state not in MOVES.get(one.state, ()):
        return visit.go(reverse("change an introduction", args=[introducer, person]))
    try:
        done = note_introduction(
            visit.viewer,
            introducer=by.id,
            person=one.person or "",
            state=state,
            today=visit.today,
            token=visit.token,
        )
    except Refusal as refusal:
        telling.say(visit.request, refusal.reason)
        return visit.go(reverse("introductions"))
    return visit.did(done, _noted(visit, by.id, state), reverse("introductions"))


def _introduction(visit: Visit, introducer: str, person: str) -> tuple[PersonCard, IntroductionState]:
    by = people.person(visit.viewer, introducer)
    to = people.person(visit.viewer, person).id if person != NOBODY else None
    every = today.introductions(visit.viewer, visit.today)
    one = next((one for one in every if one.introducer == by.id and one.person == to), None)
    if one is None:
        raise NotFound("There is no such introduction.")
    return by, one


def _as_noted(visit: Visit, one: IntroductionState) -> dict[str, Any]:
    state = one.state if one.state in dict(_STATES) else "made"
    record = one.record
    noted = {"state": state, "on": visit.today, "known_through": "", "known_words": "", "quote": "", "at": ""}
    if record is not None:
        noted |= {"known_through": record.known_through, "known_words": record.known_words, "quote": record.quote}
    if one.target:
        noted["at"] = people.organisations(visit.viewer, [one.target]).get(one.target, "")
    return noted


def _known_person(visit: Visit, name: str, chosen: str) -> tuple[str, tuple[Choice, ...]]:
    """Who of those here is meant by a name: the id, or those to choose from."""
    if chosen:
        return people.person(visit.viewer, chosen).id, ()
    named = people.alike(visit.viewer, name)
    if len(named) == 1:
        return named[0].id, ()
    found = named or people.people(visit.viewer, text=name, size=_MOST).people
    return "", tuple(_choice(card) for card in found)


def _candidates(visit: Visit, name: str, chosen: str) -> tuple[Choice, ...]:
    """Who of those here may be meant by a name that is to be written down; nobody where that is answered already."""
    if not name.strip() or chosen or act_of_token(visit.viewer, visit.token) is not None:
        return ()
    alike = people.alike(visit.viewer, name)
    return (*(_choice(card) for card in alike), Choice(NEW, "Somebody else of this name")) if alike else ()


def _choice(card: PersonCard) -> Choice:
    return Choice(card.id, card.name, works(card))


def _note(visit: Visit, introducer: str, said: Mapping[str, Any], *, person: str, on: date | None) -> Done:
    name, at = str(said.get("name", "")).strip(), str(said.get("at", "")).strip()
    known = person if person != NEW else ""
    return note_introduction(
        visit.viewer,
        introducer=introducer,
        state=said["state"],
        person=known,
        new=NewPerson(name=name, at=at) if name and not known else None,
        at=at if not known or not name else "",
        known_through=said["known_through"],
        known_words=said["known_words"],
        quote=said["quote"],
        today=visit.today,
        on=on,
        token=visit.token,
        sure=visit.sure,
    )


def _noted(visit: Visit, introducer: str, state: str) -> str:
    called = people.person(visit.viewer, introducer).addressed
    return {
        "named": f"Noted. {called} has not offered to be mentioned yet.",
        "offered": f"Noted. Now it is up to {called}.",
        "checking": f"Noted. {called} has time to check; nothing is asked meanwhile.",
        "made": "Noted. The next message is yours.",
        "declined": "Noted. Trying was kind all the same.",
        "silent": "Noted. It can rest.",
    }[state]
