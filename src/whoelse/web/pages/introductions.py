"""Introductions: a board of how far each has come, what is owed for it, and who led to whom."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from whoelse.introductions.queries import IntroductionSeen
from whoelse.loop.introducing import note_introduction
from whoelse.loop.outcome import Refusal
from whoelse.loop.people import NewPerson
from whoelse.method.agenda.steps import Step
from whoelse.method.words import count_in_words, counted, date_in_words, near_day_in_words, sentence_start
from whoelse.people import queries as people
from whoelse.people.queries import PersonCard
from whoelse.today import queries as today
from whoelse.today.about import chain_of
from whoelse.today.queries import IntroductionState
from whoelse.web.components import BoardColumn, BoardItem, Link
from whoelse.web.pages.person_told import KNOWN_THROUGH, generation, knows
from whoelse.web.pages.steps import write_to
from whoelse.web.visit import Visit, page

_COLUMNS = (
    ("named", "Named"),
    ("offered", "Offered"),
    ("checking", "Checking with them"),
    ("made", "Made"),
    ("talked", "Talked"),
)
_FOLDED = (("closed", "closed"), ("declined", "declined"), ("silent", "came to nothing"))
_STATES = (
    ("named", "Named somebody"),
    ("offered", "Offered to introduce us"),
    ("checking", "Will check with them first"),
    ("made", "Introduced us"),
    ("declined", "They would rather not"),
    ("silent", "It came to nothing"),
)
_NEW_STATES = _STATES[:4]
_DAY = {"type": "date", "class": "short"}


class IntroductionForm(forms.Form):
    """What became of an introduction, or a new one."""

    state = forms.ChoiceField(
        label="How far is it?",
        choices=_STATES,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how far it is."},
    )
    name = forms.CharField(
        label="Who is it?",
        max_length=200,
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
        help_text="Leave it open while nobody has a name yet.",
    )
    at = forms.CharField(
        label="Where do they work?", max_length=300, required=False, widget=forms.TextInput({"autocomplete": "off"})
    )
    known_through = forms.ChoiceField(
        label="How do the two know each other?",
        choices=(*KNOWN_THROUGH, ("", "Not said")),
        required=False,
        widget=forms.RadioSelect,
    )
    known_words = forms.CharField(
        label="In a few words", max_length=500, required=False, widget=forms.TextInput({"autocomplete": "off"})
    )
    quote = forms.CharField(
        label="What was said about you, or about them",
        max_length=2_000,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    on = forms.DateField(
        label="On which day?",
        required=False,
        widget=forms.DateInput(_DAY, format="%Y-%m-%d"),
        error_messages={"invalid": "This is no day. Write it like 2026-01-31."},
    )


@dataclass(frozen=True, slots=True)
class Row:
    """One introduction in the table."""

    person: Link | None
    introducer: Link
    generation: str
    state: str
    since: str
    owed: str
    change: str


@dataclass(frozen=True, slots=True)
class IntroductionsPage:
    """The board, the folded ends, and the same as a table."""

    count: str
    marked: str
    lede: str
    columns: tuple[BoardColumn, ...]
    ended: str
    ended_rows: tuple[Row, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class OnePage:
    """The form about one introduction: by whom, and of whom where that is known."""

    heading: str
    introducer: str
    to_introducer: str
    person: str
    same: str = ""


@page
def view(visit: Visit) -> HttpResponse:
    """The board."""
    seen = today.introductions(visit.viewer, visit.today)
    ids = {one.introducer for one in seen} | {one.person for one in seen if one.person}
    cards = people.cards(visit.viewer, ids)
    owed = _owed(today.agenda(visit.viewer, visit.today).steps)
    return visit.show("introductions/introductions.html", _page(visit, seen, cards, owed))


@page
def new(visit: Visit, introducer: str) -> HttpResponse:
    """A new introduction by somebody."""
    return _one(visit, introducer, "")


@page
def change(visit: Visit, introducer: str, person: str) -> HttpResponse:
    """How far an introduction has come."""
    return _one(visit, introducer, person)


def _one(visit: Visit, introducer: str, person: str) -> HttpResponse:
    by = people.person(visit.viewer, introducer)
    card = people.person(visit.viewer, person) if person else None
    initial = {"on": visit.today, "known_through": "", "state": visit.request.GET.get("state", "")}
    record = _record(visit, by.id, card.id if card else None)
    if record is not None and card is not None:
        initial |= {"known_through": record.known_through, "known_words": record.known_words, "quote": record.quote}
    form = IntroductionForm(visit.request.POST if visit.posted else None, initial=initial)
    if card is not None:
        del form.fields["name"], form.fields["at"]
    heading = f"{by.addressed} and {card.addressed}" if card else f"An introduction by {by.addressed}"
    shown = OnePage(heading, by.name, reverse("person", args=[by.id]), card.name if card else "")
    if visit.posted and form.is_valid():
        said = form.cleaned_data
        name, at = said.get("name", "").strip(), said.get("at", "").strip()
        known = _known(visit, name, at) if name else None
        try:
            done = note_introduction(
                visit.viewer,
                introducer=by.id,
                state=said["state"],
                person=card.id if card else known.id if known else "",
                new=NewPerson(name=name, at=at) if name and known is None else None,
                at=at,
                known_through=said["known_through"],
                known_words=said["known_words"],
                quote=said["quote"],
                today=visit.today,
                on=said["on"],
                token=visit.token,
            )
        except Refusal as refusal:
            return visit.show("introductions/one.html", shown, form=form, refused=refusal)
        return visit.did(done, "Noted.", reverse("introductions"))
    return visit.show("introductions/one.html", shown, form=form)


def _known(visit: Visit, name: str, at: str) -> PersonCard | None:
    """The one person of that name and place who is here already; several, or none, are nobody."""
    alike = [
        card for card in people.alike(visit.viewer, name) if not at or card.organisation.casefold() == at.casefold()
    ]
    return alike[0] if len(alike) == 1 else None


def _record(visit: Visit, introducer: str, person: str | None) -> IntroductionSeen | None:
    return next(
        (
            one.record
            for one in today.introductions(visit.viewer, visit.today)
            if one.introducer == introducer and one.person == person
        ),
        None,
    )


def _owed(steps: tuple[Step, ...]) -> dict[tuple[str, str | None], Step]:
    """What is owed to introducers, by introducer and introduced."""
    kinds = {"thank introducer", "report to introducer"}
    owed: dict[tuple[str, str | None], Step] = {}
    for step in steps:
        if step.do in kinds and step.person:
            owed.setdefault((step.person, step.about), step)
    return owed


def _page(
    visit: Visit,
    seen: tuple[IntroductionState, ...],
    cards: Mapping[str, PersonCard],
    owed: Mapping[tuple[str, str | None], Step],
) -> IntroductionsPage:
    chain = chain_of(seen)
    rows = {
        (one.introducer, one.person): _row(one, cards, owed, chain.generation(one.person) if one.person else 0, visit)
        for one in seen
        if one.introducer in cards
    }
    first = True
    columns = []
    for state, words in _COLUMNS:
        items = []
        for one in seen:
            if one.state != state or one.introducer not in cards:
                continue
            item = _item(one, cards, owed, visit)
            items.append(replace(item, first=first and item.owed is not None))
            first = first and item.owed is None
        columns.append(BoardColumn(state, words, tuple(items)))
    ended = Counter(one.state for one in seen)
    told = [f"{count_in_words(ended[state])} {words}" for state, words in _FOLDED if ended[state]]
    started = len(chain.started_with)
    return IntroductionsPage(
        count=f"{sentence_start(counted(len(seen), 'introduction'))}, from" if seen else "",
        marked=counted(max(started, 1), "person you started with", "people you started with"),
        lede=_lede(seen, owed),
        columns=tuple(columns),
        ended=sentence_start(", ".join(told)),
        ended_rows=tuple(rows[one.introducer, one.person] for one in seen if one.state in dict(_FOLDED)),
        rows=tuple(rows.values()),
    )


def _lede(seen: tuple[IntroductionState, ...], owed: Mapping[tuple[str, str | None], Step]) -> str:
    parts = []
    if owed:
        parts.append(f"{sentence_start(counted(len(owed), 'thing'))} {'is' if len(owed) == 1 else 'are'} owed.")
    checking = sum(1 for one in seen if one.state == "checking")
    if checking:
        verb = "is being checked, and needs" if checking == 1 else "are being checked, and need"
        parts.append(f"{sentence_start(count_in_words(checking))} {verb} nothing from you.")
    return " ".join(parts) or "Nothing is owed to anybody now."


def _item(
    one: IntroductionState,
    cards: Mapping[str, PersonCard],
    owed: Mapping[tuple[str, str | None], Step],
    visit: Visit,
) -> BoardItem:
    by, card = cards[one.introducer], cards.get(one.person or "")
    step = owed.get((one.introducer, one.person))
    words = knows(one.record)
    if one.state == "named":
        words = f"{by.addressed}’s name stays out of it until that is agreed."
    return BoardItem(
        name=card.name if card else "somebody",
        by=f"by {by.name}, {_since(one.since, visit.today)}",
        to=_change(one),
        words=words,
        nothing_to_do=one.state == "checking" and step is None,
        owed=_owed_link(step, by) if step else None,
        by_day=f"by {date_in_words(step.due, visit.today)}" if step and step.due > visit.today else "",
    )


def _owed_link(step: Step, by: PersonCard) -> Link:
    thank = step.do == "thank introducer"
    kind = "introducer thanks" if thank else "introducer report"
    words = f"Thank {by.addressed}" if thank else f"Tell {by.addressed}"
    return Link(words, write_to(kind, by.id, about=step.about, step=step.key))


def _row(
    one: IntroductionState,
    cards: Mapping[str, PersonCard],
    owed: Mapping[tuple[str, str | None], Step],
    number: int,
    visit: Visit,
) -> Row:
    by, card = cards[one.introducer], cards.get(one.person or "")
    step = owed.get((one.introducer, one.person))
    return Row(
        person=Link(card.name, reverse("person", args=[card.id])) if card else None,
        introducer=Link(by.name, reverse("person", args=[by.id])),
        generation=generation(number).removesuffix(" generation") if number else "",
        state={"checking": "checking with them", "silent": "came to nothing"}.get(one.state, one.state),
        since=date_in_words(one.since, visit.today),
        owed=_owed_link(step, by).words if step else "nothing",
        change=_change(one),
    )


def _change(one: IntroductionState) -> str:
    if one.person is None:
        return reverse("new introduction", args=[one.introducer])
    return reverse("change an introduction", args=[one.introducer, one.person])


def _since(day: date, now: date) -> str:
    return near_day_in_words(day, now).removeprefix("on ")
