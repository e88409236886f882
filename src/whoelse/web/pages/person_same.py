"""Two records of one person: shown, asked, and made one. It can be taken back."""

from dataclasses import dataclass

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from whoelse.loop.outcome import Refusal
from whoelse.loop.people import merge_people
from whoelse.people import queries as people
from whoelse.people.queries import PersonCard
from whoelse.web.pages.person_told import works
from whoelse.web.visit import Visit, page

_MOST = 12


class SameForm(forms.Form):
    """Who else this person is."""

    merged = forms.CharField(
        max_length=26, widget=forms.RadioSelect, error_messages={"required": "Choose who is the same person."}
    )


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be the same: the name, and what tells them apart."""

    id: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class SamePage:
    """Whose other record is looked for, by which words, and who may be meant."""

    id: str
    name: str
    called: str
    words: str
    text: str
    candidates: tuple[Candidate, ...]
    looked: bool


@page
def view(visit: Visit, person: str) -> HttpResponse:
    """Look for the other record; a post says that the two are one."""
    card = people.person(visit.viewer, person)
    form = SameForm(visit.request.POST if visit.posted else None)
    if visit.posted and form.is_valid():
        try:
            done = merge_people(
                visit.viewer, kept=card.id, merged=form.cleaned_data["merged"], today=visit.today, token=visit.token
            )
        except Refusal as refusal:
            return visit.show("people/same.html", _page(visit, card), form=form, refused=refusal)
        return visit.did(done, f"{card.name} is one person now.", reverse("person", args=[card.id]))
    return visit.show("people/same.html", _page(visit, card), form=form)


def _page(visit: Visit, card: PersonCard) -> SamePage:
    text = str(visit.request.GET.get("text") or visit.request.POST.get("text") or "").strip()[:200]
    if text:
        found = people.people(visit.viewer, text=text, size=_MOST).people
    else:
        by_address = people.people(visit.viewer, text=card.email, size=_MOST).people if card.email else ()
        found = tuple({one.id: one for one in (*people.alike(visit.viewer, card.name), *by_address)}.values())
    return SamePage(
        id=card.id,
        name=card.name,
        called=card.addressed,
        words=_words(card),
        text=text,
        candidates=tuple(Candidate(one.id, one.name, _words(one)) for one in found if one.id != card.id),
        looked=bool(text),
    )


def _words(card: PersonCard) -> str:
    return " · ".join(part for part in (works(card), card.email, card.profile_url, card.phone) if part)
