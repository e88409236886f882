"""What is said of a person by one button: choose, put aside, take up again, let comfort's hold go, a promise kept."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import reverse

from whoelse.loop import comforting, keeping
from whoelse.loop.choosing import choose_person
from whoelse.loop.outcome import Done, Refusal
from whoelse.loop.people import put_aside, take_up_again
from whoelse.people import queries as people
from whoelse.web import telling
from whoelse.web.visit import Visit, page


@page
def choose(visit: Visit, person: str) -> HttpResponse:
    """The user wants to talk with this person."""
    return _act(
        visit,
        person,
        lambda: choose_person(visit.viewer, person, today=visit.today, token=visit.token),
        "You chose {called}.",
    )


@page
def aside(visit: Visit, person: str) -> HttpResponse:
    """Put a person aside; nothing about them comes up until they are taken up again."""
    return _act(
        visit,
        person,
        lambda: put_aside(visit.viewer, person, today=visit.today, token=visit.token),
        "{called} is put aside. The story stays.",
    )


@page
def again(visit: Visit, person: str) -> HttpResponse:
    """Take up somebody again who was put aside."""
    return _act(
        visit,
        person,
        lambda: take_up_again(visit.viewer, person, today=visit.today, token=visit.token),
        "{called} is among your people again.",
    )


@page
def lift(visit: Visit, person: str) -> HttpResponse:
    """What held the person back has changed."""
    return _act(
        visit,
        person,
        lambda: comforting.lift_comfort(visit.viewer, person=person, today=visit.today, token=visit.token),
        "Lifted. What waited for {called} may come up again.",
    )


@page
def promise_kept(visit: Visit, person: str, promise: str) -> HttpResponse:
    """A promise was kept."""
    return _act(
        visit,
        person,
        lambda: keeping.promise_kept(visit.viewer, promise, today=visit.today, token=visit.token),
        "Noted: the promise is kept.",
    )


@page
def advice_followed(visit: Visit, person: str, advice: str) -> HttpResponse:
    """The user followed what the person advised."""
    return _act(
        visit,
        person,
        lambda: keeping.advice_followed(visit.viewer, advice, today=visit.today, token=visit.token),
        "Noted: you followed what {called} advised.",
    )


def _act(visit: Visit, person: str, do: Callable[[], Done], words: str) -> HttpResponse:
    """Do it and go back to the person's page, which says what was done, or why it was not."""
    card = people.person(visit.viewer, person)
    there = reverse("person", args=[card.id])
    if not visit.posted:
        return visit.go(there)
    try:
        done = do()
    except Refusal as refusal:
        telling.say(visit.request, refusal.reason)
        return visit.go(there)
    telling.say(visit.request, words.format(called=card.addressed), act=done.act, back=there)
    return visit.go(there)
