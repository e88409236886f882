"""Targets: where the user would like to work, in order, and whom they know there."""

import re
from dataclasses import dataclass

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from whoelse.loop import targets
from whoelse.loop.choosing import rule_out_target
from whoelse.loop.outcome import Done, Refusal
from whoelse.method.words import count_in_words, counted, list_in_words, sentence_start
from whoelse.people import queries as people
from whoelse.people.queries import KnownThere, TargetCard
from whoelse.web import telling
from whoelse.web.visit import Visit, page

_MOST_AT_ONCE = 200
_SEVERAL = re.compile(r"[\n;]+")


class AddForm(forms.Form):
    """Places by name, one a line."""

    names = forms.CharField(
        label="Add places",
        help_text="One a line. A name is enough.",
        max_length=20_000,
        widget=forms.Textarea({"rows": 2, "autocomplete": "off"}),
        error_messages={"required": "A name is needed; several can stand one a line."},
    )


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One target in the list. ``first`` and ``last``: it can't be moved further up, or down."""

    id: str
    place: int
    name: str
    to: str
    known: str
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """A place that may be one to want, and why it is offered."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class OutRow:
    """A target that is ruled out or out of sight, and where it is taken back."""

    name: str
    to: str
    words: str


@dataclass(frozen=True, slots=True)
class TargetsPage:
    """What the list shows. ``how`` says what the order follows."""

    lede: str
    rows: tuple[TargetRow, ...]
    offers: tuple[Offer, ...]
    out: tuple[OutRow, ...]
    how: str


@page
def view(visit: Visit) -> HttpResponse:
    """The list; a post adds places to it."""
    form = AddForm(visit.request.POST) if visit.posted else AddForm()
    if visit.posted and form.is_valid():
        names = [name for name in _SEVERAL.split(form.cleaned_data["names"]) if name.strip()][:_MOST_AT_ONCE]
        try:
            done = targets.add_targets(visit.viewer, names, today=visit.today, token=visit.token)
        except Refusal as refusal:
            return visit.show("targets/targets.html", _page(visit), form=form, refused=refusal)
        said = [" ".join(name.split()) for name in names]
        verb = "is" if len(said) == 1 else "are"
        return visit.did(done, f"{list_in_words(said, 3)} {verb} among your targets.", reverse("targets"))
    return visit.show("targets/targets.html", _page(visit), form=form)


@require_POST
@page
def move(visit: Visit) -> HttpResponse:
    """One target a place up or down."""
    shown = [target.id for target in targets.wanted(visit.viewer)]
    up, down = visit.request.POST.get("up", ""), visit.request.POST.get("down", "")
    place, by = up or down, -1 if up else 1
    at = shown.index(place) if place in shown else -1
    if at < 0 or not 0 <= at + by < len(shown):
        return visit.go(reverse("targets"))
    shown[at], shown[at + by] = shown[at + by], shown[at]
    done = targets.order_targets(visit.viewer, shown, today=visit.today, token=visit.token)
    name = people.target(visit.viewer, place).name
    return visit.did(done, f"{name} is number {at + by + 1} now.", f"{reverse('targets')}#target-{place}")


@require_POST
@page
def rule_out(visit: Visit, organisation: str) -> HttpResponse:
    """The user no longer wants to work there."""
    name = people.target(visit.viewer, organisation).name
    done = rule_out_target(visit.viewer, organisation, today=visit.today, token=visit.token)
    return _gone(visit, done, f"{name} is ruled out. It can be taken back.")


@require_POST
@page
def archive(visit: Visit, organisation: str) -> HttpResponse:
    """Out of sight, without saying anything about it."""
    name = people.target(visit.viewer, organisation).name
    done = targets.archive_target(visit.viewer, organisation, today=visit.today, token=visit.token)
    return _gone(visit, done, f"{name} is out of sight. It can be taken back.")


@require_POST
@page
def take_back(visit: Visit, organisation: str) -> HttpResponse:
    """Among the targets again: whatever put it away is taken back."""
    card = people.target(visit.viewer, organisation)
    if organisation in targets.ruled_out(visit.viewer):
        targets.take_back_target(visit.viewer, organisation, today=visit.today)
        if not card.archived:
            return visit.saved(f"{card.name} is among your targets again.", reverse("targets"))
    done = targets.restore_target(visit.viewer, organisation, today=visit.today, token=visit.token)
    return visit.did(done, f"{card.name} is among your targets again.", reverse("targets"))


def _gone(visit: Visit, done: Done, words: str) -> HttpResponse:
    telling.say(visit.request, words, act=done.act, back=reverse("targets"))
    return visit.go(reverse("targets"))


def known_words(known: KnownThere) -> str:
    """Whom the user knows at a place, counted: there now, how many of these they are close to, there before."""
    said = []
    if known.now:
        near = f", {count_in_words(known.near)} of them close or known" if known.near else ""
        said.append(f"{counted(known.now, 'person', 'people')} there now{near}")
    if known.before:
        said.append(f"{count_in_words(known.before)} before")
    return sentence_start("; ".join(said)) if said else "Nobody yet"


def _page(visit: Visit) -> TargetsPage:
    every = people.targets(visit.viewer, archived=None)
    out = targets.ruled_out(visit.viewer)
    shown = [target for target in every if target.id not in out and not target.archived]
    known = people.known_there(visit.viewer, [target.id for target in shown])
    return TargetsPage(
        lede=_lede(shown),
        rows=tuple(
            TargetRow(
                id=target.id,
                place=at,
                name=target.name,
                to=reverse("target", args=[target.id]),
                known=known_words(known.get(target.id, KnownThere())),
                first=at == 1,
                last=at == len(shown),
            )
            for at, target in enumerate(shown, 1)
        ),
        offers=tuple(
            Offer(place.name, f"You know {counted(place.people, 'person', 'people')} there.")
            for place in people.employers(visit.viewer)
        ),
        out=tuple(
            OutRow(
                target.name,
                reverse("take back a target", args=[target.id]),
                "ruled out" if target.id in out else "out of sight",
            )
            for target in every
            if target.id in out or target.archived
        ),
        how="The order is yours: whom to write to first follows it.",
    )


def _lede(shown: list[TargetCard]) -> str:
    if not shown:
        return "Three names are enough to go on. More can come when they come."
    return f"{sentence_start(counted(len(shown), 'target'))}, the one you want most first."
