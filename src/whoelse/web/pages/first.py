"""Whom first: a handful of people to write to, each with the reason, and one act to begin."""

from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from whoelse.loop.choosing import choose_person
from whoelse.loop.outcome import Refusal
from whoelse.loop.people import put_aside
from whoelse.loop.placing import put_aside_until
from whoelse.method.people.suggesting import HANDFUL, Suggestion, handful
from whoelse.method.words import date_in_words, list_in_words
from whoelse.people import queries as people
from whoelse.people.queries import PersonCard
from whoelse.people.queries.placing import count_unplaced
from whoelse.playbooks.queries import playbook_followed
from whoelse.today.whom_first import WhomFirst, whom_first
from whoelse.web import telling
from whoelse.web.components import Link
from whoelse.web.pages.closeness import unplaced_words
from whoelse.web.pages.letters import letters_lately
from whoelse.web.pages.person_told import works
from whoelse.web.pages.steps import write_to
from whoelse.web.pages.ways_on import ways_to_people
from whoelse.web.visit import Visit, page

_MOST_SHOWN = 30
_FOR_NOW = timedelta(days=28)
_TARGETS_NAMED = 3


class UntilForm(forms.Form):
    """Until which day somebody is not to be suggested."""

    until = forms.DateField(error_messages={"invalid": "This is no day.", "required": "Until which day?"})


@dataclass(frozen=True, slots=True)
class SuggestionShown:
    """One suggestion: who, where they work, and why. ``until`` is the day offered for putting them aside for now."""

    id: str
    name: str
    called: str
    to: str
    works: str
    reason: str
    until: str


@dataclass(frozen=True, slots=True)
class FirstPage:
    """The handful, or what to do where nobody can be suggested. ``step`` is the open step that this answers."""

    lede: str
    suggestions: tuple[SuggestionShown, ...]
    others: str
    everybody_shown: bool
    targets: str
    to_place: str
    how: str
    step: str
    today: str
    letters: str = ""
    ways_on: tuple[Link, ...] = ()


@page
def view(visit: Visit) -> HttpResponse:
    """The handful; with ``?more=1`` the others too."""
    found = whom_first(visit.viewer, visit.today)
    more = visit.request.GET.get("more") == "1"
    return visit.show("first/first.html", _page(visit, found, more=more))


@require_POST
@page
def write(visit: Visit, person: str) -> HttpResponse:
    """Choose a person and go on to the letter, in one act."""
    card = people.person(visit.viewer, person)
    try:
        done = choose_person(visit.viewer, person, today=visit.today, step=visit.step, token=visit.token)
    except Refusal as refusal:
        telling.say(visit.request, refusal.reason)
        return visit.go(reverse("whom first"))
    telling.say(visit.request, f"You chose {card.addressed}.", act=done.act, back=reverse("whom first"))
    return visit.go(write_to("invitation", card.id))


@require_POST
@page
def aside(visit: Visit, person: str) -> HttpResponse:
    """Put a person aside until a day, or for good."""
    card = people.person(visit.viewer, person)
    there = reverse("whom first")
    if "for_good" in visit.request.POST:
        done = put_aside(visit.viewer, person, today=visit.today, token=visit.token)
        words = f"{card.addressed} is put aside. The story stays."
    else:
        form = UntilForm(visit.request.POST)
        if not form.is_valid():
            return visit.saved(" ".join(str(each) for each in form.errors["until"]), there)
        until = form.cleaned_data["until"]
        try:
            done = put_aside_until(visit.viewer, person, until=until, today=visit.today, token=visit.token)
        except Refusal as refusal:
            return visit.saved(refusal.reason, there)
        words = f"{card.addressed} is not suggested before {date_in_words(until, visit.today)}."
    telling.say(visit.request, words, act=done.act, back=there)
    return visit.go(there)


def _page(visit: Visit, found: WhomFirst, *, more: bool) -> FirstPage:
    few = handful(found.suggestions)
    ahead = {one.person for one in few}
    shown = [*few, *(one for one in found.suggestions if one.person not in ahead)][:_MOST_SHOWN] if more else few
    cards = people.cards(visit.viewer, [one.person for one in shown])
    unplaced = count_unplaced(visit.viewer, today=visit.today)
    step = visit.step
    more_at = f"{reverse('whom first')}?{urlencode({'more': '1', **({'step': step} if step else {})})}"
    return FirstPage(
        lede=_lede(found),
        suggestions=tuple(suggestion_shown(one, cards[one.person], visit.today) for one in shown),
        others=more_at if len(found.suggestions) > HANDFUL and not more else "",
        everybody_shown=more,
        targets=list_in_words([target.name for target in found.targets], _TARGETS_NAMED),
        to_place=f"{unplaced_words(unplaced)} not placed yet" if unplaced else "",
        how=_how(found, closest_first=playbook_followed(visit.viewer).circles is not None),
        step=step,
        today=visit.today.isoformat(),
        letters=letters_lately(visit),
        ways_on=() if shown else ways_to_people(visit),
    )


def suggestion_shown(one: Suggestion, card: PersonCard, today: date) -> SuggestionShown:
    """One suggestion as pages show it."""
    return SuggestionShown(
        id=card.id,
        name=card.name,
        called=card.addressed,
        to=reverse("person", args=[card.id]),
        works=works(card),
        reason=one.reason,
        until=(today + _FOR_NOW).isoformat(),
    )


def _lede(found: WhomFirst) -> str:
    if not found.suggestions:
        return ""
    if not found.targets:
        return "Say where you would like to work, and this list follows it."
    return "One letter is a good beginning. Whom you write to is yours to say."


_CLOSEST_FIRST = "whoever is close to you first"
_MIDDLE_FIRST = (
    "those you know first, then those you know slightly, then those close to you, for help comes most from the middle "
    "(so a study of twenty million people found: Rajkumar and others, Science, 2022)"
)


def _how(found: WhomFirst, *, closest_first: bool) -> str:
    near = _CLOSEST_FIRST if closest_first else _MIDDLE_FIRST
    places = "who has to do with a place you would like to work at, and how high it stands among your targets; "
    return (
        f"Several things count together: {places if found.targets else ''}how well you know each other, {near}; "
        "a past that you share; letters between you; and when you were last in touch. Years of silence count against "
        "nobody: old ties are worth as much as fresh ones."
    )
