"""How well do you know them? One person at a time, twenty a round, one key or one thumb each; stop anywhere."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from whoelse.journal import queries as journal
from whoelse.loop.outcome import Refusal
from whoelse.loop.placing import place_person
from whoelse.loop.undoing import undo
from whoelse.method.people.placing import AT_A_TIME
from whoelse.method.people.shared_past import SharedPast
from whoelse.method.people.suggesting import handful
from whoelse.method.words import MONTHS, counted, sentence_start
from whoelse.people import queries as people
from whoelse.people.queries import PersonCard
from whoelse.people.queries.placing import MANY, ToPlace, count_unplaced, to_place
from whoelse.searches.access import NotFound
from whoelse.today.whom_first import whom_first
from whoelse.web import telling
from whoelse.web.components import Choice
from whoelse.web.pages.person_told import CLOSENESS, works
from whoelse.web.visit import Visit, page

_HINTS = {
    "close": "You would help each other any day",
    "known": "You worked or learned together",
    "slightly": "You met, or wrote once",
    "cannot place": "Put away, not deleted",
}
_PAST = {
    "both now": "You both work at {place}.",
    "same years": "You both worked at {place}, in the same years.",
    "connected then": "You both have worked at {place}, and connected while you were there.",
    "other years": "You both worked at {place}, at different times.",
    "unknown": "You both have worked at {place}, perhaps at the same time.",
}
_MOST_SKIPPED = 200


class PlaceForm(forms.Form):
    """Who it is and the answer; "" skips. ``asked`` counts the answers of this round."""

    person = forms.CharField(max_length=40)
    closeness = forms.ChoiceField(choices=CLOSENESS, required=False)
    asked = forms.IntegerField(min_value=0, max_value=AT_A_TIME, required=False)
    skipped = forms.CharField(max_length=_MOST_SKIPPED * 30, required=False)


@dataclass(frozen=True, slots=True)
class ClosenessPage:
    """One person to place. Without ``person`` the round is over; ``left`` says how many are not placed yet."""

    person: str
    name: str
    to: str
    works: str
    known: tuple[str, ...]
    answers: tuple[Choice, ...]
    asked: int
    at_a_time: int
    skipped: str
    left: str
    undo: str
    undo_words: str
    undone: str
    again: str


@page
def view(visit: Visit) -> HttpResponse:
    """The next person; a post keeps the answer at once and goes on."""
    if not visit.posted:
        return visit.show("closeness/closeness.html", _page(visit))
    if "undo" in visit.request.POST:
        return _undone(visit)
    form = PlaceForm(visit.request.POST)
    if not form.is_valid():
        return visit.go(reverse("closeness"))
    said = form.cleaned_data
    asked, skipped = (said["asked"] or 0) + 1, [key for key in said["skipped"].split(",") if key]
    after: dict[str, str] = {"asked": str(asked)}
    if said["closeness"]:
        try:
            done = place_person(visit.viewer, said["person"], said["closeness"], today=visit.today, token=visit.token)
        except Refusal as refusal:
            return visit.saved(refusal.reason, reverse("closeness"))
        after["last"] = done.act
    else:
        skipped.append(said["person"])
    return visit.go(_at(after | {"skipped": ",".join(skipped[-_MOST_SKIPPED:])}))


def _undone(visit: Visit) -> HttpResponse:
    asked = str(visit.request.POST.get("asked", ""))
    try:
        undo(visit.viewer, str(visit.request.POST["undo"]), today=visit.today)
    except Refusal as refusal:
        telling.say(visit.request, refusal.reason)
    before = max(int(asked) - 1, 0) if asked.isdecimal() and len(asked) < 4 else 0
    skipped = str(visit.request.POST.get("skipped", ""))
    return visit.go(
        _at({"asked": str(before), "skipped": skipped, "person": str(visit.request.POST.get("person", ""))})
    )


def _at(said: dict[str, str]) -> str:
    return f"{reverse('closeness')}?{urlencode({name: value for name, value in said.items() if value})}"


def _page(visit: Visit) -> ClosenessPage:
    said = visit.request.GET
    asked = int(said["asked"]) if said.get("asked", "").isdecimal() and len(said["asked"]) < 4 else 0
    skipped = said.get("skipped", "")
    next_one = _next(visit, skipped, said.get("person", "")) if asked < AT_A_TIME else None
    left = count_unplaced(visit.viewer, today=visit.today)
    last = _last(visit, said.get("last", ""))
    return ClosenessPage(
        person=next_one.card.id if next_one else "",
        name=next_one.card.name if next_one else "",
        to=reverse("person", args=[next_one.card.id]) if next_one else "",
        works=works(next_one.card) if next_one else "",
        known=_known(next_one) if next_one else (),
        answers=tuple(Choice(value, words, _HINTS[value]) for value, words in CLOSENESS),
        asked=asked,
        at_a_time=AT_A_TIME,
        skipped=skipped,
        left=f"{unplaced_words(left)} not placed yet." if left else "",
        undo=said.get("last", "") if last else "",
        undo_words=last.name if last else "",
        undone=last.id if last else "",
        again=_at({"skipped": skipped}),
    )


def _next(visit: Visit, skipped: str, wanted: str) -> ToPlace | None:
    """Whoever is on view under *Whom to write to first* is asked about before others: there the answer shows."""
    first = whom_first(visit.viewer, visit.today)
    on_view = [one.person for one in handful(first.suggestions) if one.candidate.closeness is None]
    found = to_place(
        visit.viewer,
        today=visit.today,
        leave_out=skipped.split(","),
        targets=[target.id for target in first.targets],
        first=[wanted, *on_view] if wanted else on_view,
    )
    return next(iter(found), None)


def _last(visit: Visit, act: str) -> PersonCard | None:
    """Whom the answer before was about; None where there was none or it is taken back."""
    if not act:
        return None
    try:
        seen = journal.act(visit.viewer, act)
    except NotFound:
        return None
    return people.person(visit.viewer, seen.person) if seen.person and not seen.retracted else None


def _known(one: ToPlace) -> tuple[str, ...]:
    """What is known to have been between the two, a sentence each."""
    said, between = [], one.between
    if between.wrote == "both":
        said.append("You have written to each other.")
    elif between.wrote:
        said.append("One of you wrote to the other.")
    if between.last_on is not None:
        day = between.last_on
        said.append(f"The last message is of {MONTHS[day.month - 1]} {day.year}.")
    if between.recommended:
        said.append("There is a recommendation between you.")
    if between.shared is not None:
        said.append(_past(between.shared))
    if one.card.connected_on is not None:
        day = one.card.connected_on
        said.append(f"Connected in {MONTHS[day.month - 1]} {day.year}.")
    return tuple(said)


def _past(shared: SharedPast) -> str:
    return _PAST[shared.overlap].format(place=shared.organisation)


def unplaced_words(number: int) -> str:
    """How many are not placed yet, as a sentence begins: "Four people are", "More than a hundred people are"."""
    if number > MANY:
        return "More than a hundred people are"
    return sentence_start(counted(number, "person is", "people are"))
