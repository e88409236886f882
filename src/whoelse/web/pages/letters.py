"""Letters in an export: what they were for this search, many at once. Nothing is assumed of any of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse

from whoelse.loop.outcome import Refusal
from whoelse.loop.taking import Letter, Taken, letters, take_messages
from whoelse.method.people.beside import ME, THEM
from whoelse.method.words import counted, date_in_words, sentence_start
from whoelse.people import queries as people
from whoelse.people.queries import PersonCard
from whoelse.web.pages.person_told import works
from whoelse.web.visit import Visit, page

#: So many are shown at once.
AT_A_TIME = 50

_MINE = (("invitation", "An invitation"), ("check-in", "A check-in"))
_THEIRS = (
    ("reply", "A reply"),
    ("reply yes", "A reply: yes"),
    ("reply no", "A reply: no"),
    ("reply later", "A reply: later"),
)
_CHOICES: Mapping[str, Sequence[tuple[str, str]]] = {ME: _MINE, THEM: _THEIRS}


@dataclass(frozen=True, slots=True)
class LetterRow:
    """One letter: with whom, who wrote it and when, and what it can have been. ``field`` is the name of the answer."""

    field: str
    name: str
    to: str
    works: str
    words: str
    choices: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class LettersPage:
    """The letters, the latest first. ``with_whom`` is the one person they are with, "" for everybody."""

    heading: str
    lede: str
    with_whom: str
    back: str
    here: str
    rows: tuple[LetterRow, ...]
    later: str
    earlier: str


@page
def view(visit: Visit, person: str = "") -> HttpResponse:
    """The letters of the last months, or all with one person; a post notes what they were, in one act."""
    card = people.person(visit.viewer, person) if person else None
    if not visit.posted:
        return visit.show("letters/letters.html", _page(visit, card))
    try:
        taken = list(_taken(visit, letters(visit.viewer, today=visit.today, person=card.id if card else "")))
        done = take_messages(visit.viewer, taken, today=visit.today, token=visit.token)
    except Refusal as refusal:
        return visit.show("letters/letters.html", _page(visit, card), refused=refusal)
    words = f"{sentence_start(counted(len(taken), 'letter is', 'letters are'))} noted."
    return visit.did(done, words, reverse("person", args=[card.id]) if card else reverse("letters"))


def letters_lately(visit: Visit) -> str:
    """With how many people letters went to and fro lately of which nothing is noted; "" where with nobody."""
    found = {letter.person for letter in letters(visit.viewer, today=visit.today)}
    return f"Letters with {counted(len(found), 'person', 'people')}" if found else ""


def _taken(visit: Visit, known: Sequence[Letter]) -> Iterator[Taken]:
    """What was said of the letters. Raises NotFound for somebody who is not there, Refusal for what no letter was."""
    there = {_field(letter): letter for letter in known}
    for name in visit.request.POST:
        by, _, person = name.partition("-")
        said = str(visit.request.POST.get(name, ""))
        if by not in _CHOICES or not said:
            continue
        letter = there.get(name)
        if letter is None:
            card = people.person(visit.viewer, person)
            raise Refusal(f"This letter with {card.addressed} is noted already, or its import was taken back.")
        if said not in dict(_CHOICES[by]):
            raise Refusal("An invitation, a reply or a check-in.")
        taken_as, _, answer = said.partition(" ")
        yield Taken(letter.person, taken_as, letter.on, answer)


def _field(letter: Letter) -> str:
    return f"{letter.by}-{letter.person}"


def _page(visit: Visit, card: PersonCard | None) -> LettersPage:
    found = letters(visit.viewer, today=visit.today, person=card.id if card else "")
    asked = visit.request.GET.get("page", "")
    pages = max(1, -(-len(found) // AT_A_TIME))
    number = min(max(int(asked), 1), pages) if asked.isdecimal() and len(asked) < 6 else 1
    shown = found[(number - 1) * AT_A_TIME : number * AT_A_TIME]
    cards = people.cards(visit.viewer, [letter.person for letter in shown])
    here = reverse("letters with", args=[card.id]) if card else reverse("letters")
    return LettersPage(
        heading=f"Letters with {card.addressed}" if card else "Letters in your export",
        lede="None of them counts for this search until you say what it was. Nothing is assumed of the others.",
        with_whom=card.name if card else "",
        back=reverse("person", args=[card.id]) if card else "",
        here=here,
        rows=tuple(_row(visit, letter, cards[letter.person]) for letter in shown if letter.person in cards),
        later=f"{here}?page={number - 1}" if number > 1 else "",
        earlier=f"{here}?page={number + 1}" if number < pages else "",
    )


def _row(visit: Visit, letter: Letter, card: PersonCard) -> LetterRow:
    day = date_in_words(letter.on, visit.today)
    said = str(visit.request.POST.get(_field(letter), ""))
    return LetterRow(
        field=_field(letter),
        name=card.name,
        to=reverse("person", args=[card.id]),
        works=works(card),
        words=f"You wrote, {day}" if letter.by == ME else f"{card.addressed} wrote, {day}",
        choices=tuple((value, words, value == said) for value, words in _CHOICES[letter.by]),
    )
