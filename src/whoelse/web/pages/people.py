"""People: everybody there is, fifty a page, with what is open between the user and each of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from whoelse.method.agenda.steps import Agenda
from whoelse.method.agenda.steps_in_words import step_in_short
from whoelse.method.playbook.document import Rule
from whoelse.method.words import counted, date_in_words, near_day_in_words, sentence_start
from whoelse.people import queries as people
from whoelse.people.queries import PeoplePage, PersonCard
from whoelse.playbooks.queries import playbook_followed
from whoelse.today import queries as today
from whoelse.web.components import Link, PersonRow
from whoelse.web.pages.person_told import CLOSENESS, works
from whoelse.web.pages.steps import rules_of
from whoelse.web.templatetags.house import state_words
from whoelse.web.visit import Visit, page

ORDERS = (("name", "Name"), ("last contact", "Last contact"))
_ASIDE = "put aside"
_SHOWN = (("", "Everybody"), *CLOSENESS, ("not asked", "Not asked yet"), (_ASIDE, "Put aside"))


class FindForm(forms.Form):
    """Whom to list, and in which order."""

    text = forms.CharField(
        label="Find", required=False, max_length=200, widget=forms.TextInput({"type": "search", "autocomplete": "off"})
    )
    who = forms.ChoiceField(label="Who", choices=_SHOWN, required=False)
    order = forms.ChoiceField(label="By", choices=ORDERS, required=False)


@dataclass(frozen=True, slots=True)
class PeopleShown:
    """One page of people: how many there are in words, the rows, where the pages before and after it are."""

    heading: str
    rows: tuple[PersonRow, ...]
    found: str
    nobody_at_all: bool
    add: Link
    pages: str = ""
    before: str = ""
    after: str = ""


@page
def view(visit: Visit) -> HttpResponse:
    """The list; what to list and in which order comes with the address."""
    form = FindForm(visit.request.GET)
    if not form.is_valid():
        form = FindForm({})
        form.is_valid()
    wanted = form.cleaned_data
    text, who = str(wanted.get("text", "")).strip(), str(wanted.get("who", ""))
    number = str(visit.request.GET.get("page", ""))
    listed = people.people(
        visit.viewer,
        text=text,
        closeness=_closeness(who),
        order=str(wanted.get("order") or "name"),
        page=int(number) if number.isdecimal() and len(number) < 8 else 1,
        put_aside=who == _ASIDE,
    )
    shown = _page(visit, listed, {"text": text, "who": who, "order": str(wanted.get("order", ""))})
    return visit.show("people/people.html", shown, form=form)


def _closeness(who: str) -> str | None:
    if who == "not asked":
        return ""
    return who if who in dict(CLOSENESS) else None


def _page(visit: Visit, listed: PeoplePage, wanted: Mapping[str, str]) -> PeopleShown:
    everybody = people.count(visit.viewer)
    agenda = today.agenda(visit.viewer, visit.today)
    doing = _open(agenda, rules_of(playbook_followed(visit.viewer)))
    resting = {held.step.person for held in agenda.held_back if held.by == "comfort"}
    led = today.how_far_they_came(visit.viewer, (card.id for card in listed.people), visit.today)
    narrowed = bool(wanted["text"] or wanted["who"])
    new = reverse("add a person")
    return PeopleShown(
        heading=sentence_start(counted(everybody, "person", "people")),
        rows=tuple(
            _row(card, doing.get(card.id, ""), led.get(card.id, ""), card.id in resting, visit.today)
            for card in listed.people
        ),
        found=f"{sentence_start(counted(listed.total, 'person', 'people'))} found." if narrowed else "",
        nobody_at_all=not everybody,
        add=Link(f"Add {wanted['text']}", f"{new}?{urlencode({'name': wanted['text']})}")
        if wanted["text"]
        else Link("Add a person", new),
        pages=f"Page {listed.page:,} of {listed.pages:,}" if listed.pages > 1 else "",
        before=_at(wanted, listed.page - 1) if listed.page > 1 else "",
        after=_at(wanted, listed.page + 1) if listed.page < listed.pages else "",
    )


def _at(wanted: Mapping[str, str], number: int) -> str:
    said = {name: value for name, value in wanted.items() if value}
    return f"{reverse('people')}?{urlencode({**said, 'page': number})}"


def _open(agenda: Agenda, rules: Mapping[str, Rule]) -> dict[str, str]:
    """The first open step with each person, in a few words."""
    doing: dict[str, str] = {}
    for step in agenda.steps:
        if step.person:
            rule = rules.get(step.reason.rule)
            doing.setdefault(step.person, step_in_short(step.do, rule.when if rule is not None else ""))
    return doing


def _row(card: PersonCard, step: str, led: str, resting: bool, today: date) -> PersonRow:
    aside = step or _last(card, today)
    return PersonRow(
        name=card.name,
        to=reverse("person", args=[card.id]),
        state="happened" if aside else led or "happened",
        aside=aside or sentence_start(state_words(led)),
        words=works(card),
        held="Resting" if resting and not step else "",
    )


def _last(card: PersonCard, today: date) -> str:
    if card.put_aside:
        return "Put aside"
    if card.last_contact_on is None:
        return ""
    day = card.last_contact_on
    said = near_day_in_words(day, today) if day.year == today.year else date_in_words(day, today)
    return f"Last contact {said.removeprefix('on ')}"
