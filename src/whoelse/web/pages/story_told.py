"""A person's story as their page tells it: one entry for each act and day, the newest first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from django.urls import reverse

from whoelse.conversations.queries import ConversationSeen
from whoelse.method.agenda.keys import parse
from whoelse.method.agenda.steps_in_words import step_in_words
from whoelse.method.facts import Fact
from whoelse.method.words import near_day_in_words, sentence_start
from whoelse.people.queries import PersonCard
from whoelse.today.story import StoryEntry, Words
from whoelse.web.components import Link, Undo
from whoelse.web.pages.person_told import KNOWN_THROUGH
from whoelse.web.pages.story_words import INTRODUCED, OTHER, SENTENCES, TO_OTHERS, answered, comfort_said

#: So many letters of the user's words are shown; longer ones fold.
_SHORT = 280
_FOLDED = {
    "message": "What you wrote",
    "learned": "What you learned",
    "surprised": "What surprised you",
    "felt": "How it felt",
    "answer": "In their words",
    "reply": "The answer",
}
_LEAD_IN = {
    "subject": "",
    "promise": "",
    "advice": "",
    "lead": "",
    "given": "",
    "quote": "",
    "ask": "",
    "note": "You noted:",
    "resource": "Recommended:",
    "learned": "You learned:",
    "surprised": "What surprised you:",
    "felt": "It felt:",
    "answer": "The answer:",
    "reply": "",
    "message": "",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: what is said before a name, the name, what is said after it; and somebody's words, if any."""

    words: str
    who: Link | None = None
    rest: str = ""
    strong: bool = False
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Folded:
    """Words too long to be read in passing."""

    summary: str
    words: str


@dataclass(frozen=True, slots=True)
class Told:
    """One entry of the timeline. ``late`` says when it was written down, where that was later."""

    day: str
    when: str
    state: str
    lines: tuple[Line, ...]
    still: tuple[str, ...] = ()
    folded: tuple[Folded, ...] = ()
    late: str = ""
    undo: Undo | None = None


@dataclass(slots=True)
class _Telling:
    """An entry while it is put together."""

    lines: list[Line] = field(default_factory=list)
    still: list[str] = field(default_factory=list)
    folded: list[Folded] = field(default_factory=list)
    state: str = "happened"


@dataclass(frozen=True, slots=True)
class Teller:
    """Who tells whose story: the person, the others in it by their ids, its conversations by day, and today."""

    card: PersonCard
    others: Mapping[str, PersonCard]
    talks: Mapping[date, ConversationSeen]
    places: Mapping[str, str]
    today: date

    def story(self, entries: Iterable[StoryEntry]) -> tuple[Told, ...]:
        """The entries, those of one act and day as one; and, last, since when the person is here."""
        told = []
        undoable: set[str] = set()
        for (on, act), group in groupby(entries, key=lambda entry: (entry.on, entry.act)):
            together = list(group)[::-1]
            undo = None
            if act and act not in undoable:
                undo = Undo(act, reverse("person", args=[self.card.id]))
                undoable.add(act)
            told.append(self._told(on, together, undo))
        return (*told, *self._beginning())

    def _told(self, on: date, entries: list[StoryEntry], undo: Undo | None) -> Told:
        telling = _Telling()
        for entry in entries:
            if entry.fact is not None:
                self._tell(telling, entry.fact, list(entry.words))
            else:
                for words in entry.words:
                    self._quote(telling, words)
        noted = max(entry.noted for entry in entries)
        if not telling.lines:
            telling.lines.append(Line(sentence_start(entries[0].kind) + "."))
        return Told(
            day=on.isoformat(),
            when=self._when(on, entries),
            state=telling.state,
            lines=tuple(telling.lines),
            still=tuple(telling.still),
            folded=tuple(telling.folded),
            late=f"Written down {near_day_in_words(noted, self.today)}." if noted > on else "",
            undo=undo,
        )

    def _when(self, on: date, entries: list[StoryEntry]) -> str:
        said = sentence_start(near_day_in_words(on, self.today).removeprefix("on "))
        talk = self.talks.get(on)
        if talk is None or not any(entry.kind == "conversation held" for entry in entries):
            return said
        said = f"{said}, {talk.time}" if talk.time else said
        details = ", ".join(part for part in (f"{talk.minutes} minutes" if talk.minutes else "", talk.how) if part)
        return f"{said} · {details}" if details else said

    def _tell(self, telling: _Telling, fact: Fact, words: list[Words]) -> None:
        if fact.kind.startswith("introduction "):
            telling.state = fact.kind.removeprefix("introduction ")
            telling.lines.append(self._introduction(fact))
        elif fact.kind in {"introducer thanked", "introducer told"}:
            telling.lines.append(self._introducer(fact))
        elif fact.kind == "conversation held":
            telling.state = "talked"
            telling.lines.insert(0, Line("You talked.", strong=True))
        elif fact.kind == "conversation near its end":
            telling.lines.append(Line(" ".join(self._felt(fact) or ["The end came near."])))
        elif fact.kind == "debrief written":
            self._debrief(telling, fact)
        elif fact.kind == "ask made":
            self._ask(telling, fact, words)
        else:
            telling.lines.append(self._plain(fact))
        for one in words:
            self._quote(telling, one)

    def _plain(self, fact: Fact) -> Line:
        if fact.person not in {self.card.id, None} and fact.kind in TO_OTHERS:
            before, after = TO_OTHERS[fact.kind]
            return Line(before, self._link(fact.person), after.format(called=self.card.addressed))
        wording = SENTENCES.get((fact.kind, fact.answer or fact.reason or fact.comfort or fact.by or ""))
        wording = wording or SENTENCES.get((fact.kind, ""), sentence_start(fact.kind) + ".")
        day = fact.for_day or fact.until
        said = wording.format(
            called=self.card.addressed,
            day=near_day_in_words(day, self.today) if day else "",
            until=f" until {near_day_in_words(day, self.today).removeprefix('on ')}" if day else "",
            by=f", by {near_day_in_words(day, self.today).removeprefix('on ')}" if day else "",
            step=self._step(fact),
            place=self.places.get(fact.target or "", "a target"),
        )
        if fact.through:
            return Line(f"{said.rstrip('.')} by way of ", self._link(fact.through), ".")
        return Line(said)

    def _step(self, fact: Fact) -> str:
        key = parse(fact.key or "")
        if key is None:
            return "a step"
        about = self.others.get(key.about)
        return f"“{step_in_words(key.do, name=self.card.addressed, about=about.addressed if about else '')}”"

    def _introduction(self, fact: Fact) -> Line:
        state = fact.kind.removeprefix("introduction ")
        place = self.places.get(fact.target or "", "")
        someone = f"somebody at {place}" if place else "somebody"
        if fact.by == self.card.id:
            before, after = INTRODUCED[state]
            before = before.format(called=self.card.addressed)
            link = self._link(fact.person) if fact.person else None
            rest = after.format(called=self.card.addressed)
            return Line(before, link, rest, strong=state == "made") if link else Line(f"{before}{someone}{rest}")
        return Line("", self._link(fact.by), OTHER[state].format(called=self.card.addressed), strong=state == "made")

    def _introducer(self, fact: Fact) -> Line:
        thanked = fact.kind == "introducer thanked"
        if fact.person == self.card.id:
            who = f"You thanked {self.card.addressed}" if thanked else f"You told {self.card.addressed} how it went"
            link = self._link(fact.about) if fact.about else None
            if link is None:
                return Line(f"{who}.")
            return Line(f"{who} for introducing you to " if thanked else f"{who} with ", link, ".")
        link = self._link(fact.person)
        rest = (
            f" for introducing you to {self.card.addressed}."
            if thanked
            else f" how it went with {self.card.addressed}."
        )
        return Line("You thanked " if thanked else "You told ", link, rest)

    def _debrief(self, telling: _Telling, fact: Fact) -> None:
        said = self._felt(fact)
        if fact.answer and fact.asked not in {None, "none"}:
            said.append(answered(fact.answer, self.card.addressed))
        telling.lines.append(Line(" ".join(["You wrote down how it went.", *said])))

    def _felt(self, fact: Fact) -> list[str]:
        said = [f"Rapport {fact.rapport} of 5."] if fact.rapport is not None else []
        return [*said, comfort_said(fact.comfort, self.card.addressed)] if fact.comfort else said

    def _ask(self, telling: _Telling, fact: Fact, words: list[Words]) -> None:
        asked = next((one for one in words if one.label == "ask"), None)
        if asked is not None:
            words.remove(asked)
            telling.lines.append(Line("You asked:", quote=asked.text))
        else:
            telling.lines.append(
                Line("You asked for an introduction." if fact.ask == "direct" else "You asked an open question.")
            )
        if fact.answer:
            telling.lines.append(Line(answered(fact.answer, self.card.addressed)))
            telling.state = {"will check": "checking", "offered": "offered", "named": "named"}.get(
                fact.answer, telling.state
            )

    def _quote(self, telling: _Telling, words: Words) -> None:
        if words.label == "how they know each other":
            telling.still.append(f"{dict(KNOWN_THROUGH).get(words.text, words.text).rstrip('.')}.")
        elif words.label == "message" or len(words.text) > _SHORT:
            telling.folded.append(Folded(_FOLDED.get(words.label, sentence_start(words.label)), words.text))
        elif words.label == "subject":
            telling.still.append(words.text)
        else:
            telling.lines.append(Line(_LEAD_IN.get(words.label, f"{sentence_start(words.label)}:"), quote=words.text))

    def _link(self, person: str | None) -> Link:
        card = self.others.get(person or "")
        if card is None:
            return Link("somebody", reverse("people"))
        return Link(card.name, reverse("person", args=[card.id]))

    def _beginning(self) -> tuple[Told, ...]:
        said = sentence_start(near_day_in_words(self.card.added_on, self.today).removeprefix("on "))
        name = self.card.addressed
        words = (f"{name} came in with a file." if self.card.brought_in else f"You wrote {name} down here.",)
        told = [Told(self.card.added_on.isoformat(), said, "happened", (), words)]
        if self.card.connected_on:
            said = sentence_start(near_day_in_words(self.card.connected_on, self.today).removeprefix("on "))
            told.append(
                Told(self.card.connected_on.isoformat(), said, "happened", (), ("Connected, as your export says.",))
            )
        return tuple(told)
