"""The debrief: two minutes right after a talk, in any order, nothing required."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.forms import BaseForm
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from whoelse.conversations import actions, queries
from whoelse.conversations.actions import KeptElsewhere
from whoelse.introductions.queries import introductions
from whoelse.loop import agreeing, debriefing
from whoelse.loop.debriefing import Promised
from whoelse.loop.outcome import Done, Refusal
from whoelse.loop.undoing import undo
from whoelse.method.words import date_in_words, list_in_words
from whoelse.people import queries as people
from whoelse.people.queries import PersonCard
from whoelse.playbooks.queries import playbook_followed
from whoelse.searches.access import NotFound
from whoelse.web import keeping, telling
from whoelse.web.components import Choice, Kept, RuleTold
from whoelse.web.guidance import said_on
from whoelse.web.pages import caught, debrief_several
from whoelse.web.pages.asks_told import spoken_asks
from whoelse.web.pages.clock import when_and_where
from whoelse.web.pages.debrief_forms import (
    MOST_ROWS,
    DebriefForm,
    NamedForm,
    PromiseForm,
    WithForm,
    lines,
    row_initial,
)
from whoelse.web.pages.debrief_named import NamedRow, alike, choices, named, new_person, settle
from whoelse.web.pages.debrief_several import spread
from whoelse.web.pages.debrief_sheet import (
    SPARE_NAMES,
    SPARE_PROMISES,
    Standing,
    from_the_talk,
    rows_of,
    standing,
    talk_key,
)
from whoelse.web.pages.what_follows import Follows, what_follows
from whoelse.web.visit import Visit, page

_NOT_TYPED = {"csrfmiddlewaretoken", "keep", "keep_person", "revision", "token", "step", "do"}
_NOBODY_YET = Standing(None, "", date.min, "", ())


@dataclass(frozen=True, slots=True)
class DebriefPage:
    """The debrief of a talk with one person; ``person`` is empty while that person is made on the way."""

    person: str
    name: str
    called: str
    when: str
    action: str
    draft: Kept
    from_talk: bool
    named: tuple[NamedRow, ...]
    promises: tuple[PromiseForm, ...]
    more_open: bool
    follows: tuple[Follows, ...]
    unasked: tuple[str, ...]
    to_tell: str
    who: tuple[Choice, ...]
    who_chosen: str
    in_mind: tuple[RuleTold, ...]


@dataclass(frozen=True, slots=True)
class DidItHappenPage:
    """The agreed day has passed and nothing is noted: did it take place?"""

    person: str
    name: str
    called: str
    day: str


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """What was written of the last talk, to look at and to correct."""

    person: str
    name: str
    called: str
    when: str
    words: tuple[tuple[str, str], ...]


@page
def view(visit: Visit, person: str) -> HttpResponse:
    """The debrief of the last talk with a person."""
    card = people.person(visit.viewer, person)
    now = standing(visit, card.id)
    tap = str(visit.request.POST.get("do", "")) if visit.posted else ""
    if tap in {"missed", "cancelled"}:
        return _fell_through(visit, card, tap)
    if tap == "correct" and now.written:
        return _correct(visit, now.written, card)
    sheet = _Sheet(visit, card, now)
    if visit.posted:
        return sheet.write()
    if now.written and not sheet.kept and "another" not in visit.request.GET:
        return visit.show("debrief/written.html", _written(visit, card, now.written))
    if now.passed is not None and not sheet.kept and "held" not in visit.request.GET:
        day = date_in_words(now.passed, visit.today)
        return visit.show("debrief/did_it_happen.html", DidItHappenPage(card.id, card.name, card.addressed, day))
    return sheet.show()


@page
def new(visit: Visit) -> HttpResponse:
    """The debrief of a talk that nobody planned, with somebody who may not be there yet."""
    sheet = _Sheet(visit, None, _NOBODY_YET)
    return sheet.write() if visit.posted else sheet.show()


class _Sheet:
    """One debrief being written: its forms, as sent, else as kept, else as the talk leaves them."""

    def __init__(self, visit: Visit, card: PersonCard | None, now: Standing) -> None:
        self.visit = visit
        self.card = card
        self.now = now
        self.person = card.id if card is not None else ""
        self.playbook = playbook_followed(visit.viewer)
        self.draft, self.kept = keeping.kept(
            visit.viewer, f"debrief:{self.person or 'new'}", visit.zone, person=self.person
        )
        caught_before = from_the_talk(visit, card, now) if card is not None and not self.kept else {}
        self.from_talk = any(any(value) for value in caught_before.values())
        fields: Mapping[str, Any] = self.kept or caught_before
        asks = self._asks()
        asked = caught.text(fields, "asked")
        if "|" in asked and asked not in {value for value, _ in asks}:
            fields = dict(fields) | {"asked": [f"{asked.split('|')[0]}|"]}
        post = self.sent = spread(visit.request.POST) if visit.posted else None
        initial = {"rapport": "", "asked": "", "answer": "", "comfort": "", "day": now.day}
        if now is _NOBODY_YET:
            initial["day"] = visit.today
        initial |= {name: value for name, value in _firsts(fields).items() if "-" not in name}
        self.form = DebriefForm(post, initial=initial, today=visit.today, asks=asks)
        typed = dict(post.lists()) if post is not None else fields
        self.named = [
            NamedForm(post, prefix=f"named-{place}", initial=row_initial(f"named-{place}", fields))
            for place in range(rows_of("named", typed, SPARE_NAMES, MOST_ROWS))
        ]
        self.promises = [
            PromiseForm(post, prefix=f"promise-{place}", initial=row_initial(f"promise-{place}", fields))
            for place in range(rows_of("promise", typed, SPARE_PROMISES, MOST_ROWS))
        ]
        self.whom = WithForm(post, prefix="with", initial=row_initial("with", fields)) if card is None else None

    def _asks(self) -> list[tuple[str, str]]:
        asks = spoken_asks(self.visit.viewer, self.playbook, self.card)
        told = {
            kind: [(f"{kind}|{ask.scope}", f"“{ask.words}”") for ask in asks if ask.kind == kind]
            for kind in ("indirect", "direct")
        }
        return [
            ("none", "None this time"),
            ("indirect|", "An open question"),
            *told["indirect"],
            ("direct|", "For an introduction"),
            *told["direct"],
            ("", "Leave it open"),
        ]

    # -- writing ------------------------------------------------------------------------------------------------

    def write(self) -> HttpResponse:
        """Write the debrief, or say beside the field what cannot be. What was typed is kept first."""
        self._keep()
        if not self._fit():
            return self.show()
        try:
            done = self._write()
        except Refusal as refusal:
            return self.show(refusal)
        person = done.person or self.person
        card = people.person(self.visit.viewer, person)
        words = f"Your talk with {card.addressed} is noted."
        return self.visit.did(done, words, reverse("message", args=["thank-you", person]))

    def _fit(self) -> bool:
        viewer = self.visit.viewer
        forms = [self.form, *self.named, *self.promises, *([self.whom] if self.whom is not None else [])]
        fit = [form.is_valid() for form in forms]
        fit += [
            debrief_several.settled(row) and settle(viewer, row, self.person)
            for row in self.named
            if row.is_valid() and row.filled
        ]
        if self.whom is not None and self.whom.is_valid():
            fit.append(settle(viewer, self.whom))
        day = self.form.cleaned_data.get("day") or self.visit.today
        for row in self.promises:
            until = row.cleaned_data.get("until") if row.is_valid() else None
            if until is not None and until < day:
                row.add_error("until", "A promise is kept after it was made.")
                fit.append(False)
        return all(fit)

    def _write(self) -> Done:
        values = self.form.cleaned_data
        asked, _, scope = values["asked"].partition("|")
        answer = values["answer"]
        if any(ask.kind == asked and (ask.answer or "") == answer for ask in self.now.asks):
            asked, scope, answer = "", "", ""  # it was noted while talking
        who = self.whom.cleaned_data["who"] if self.whom is not None else ""
        known = who if who not in {"", "new"} else ""
        return debriefing.write_debrief(
            self.visit.viewer,
            person=self.person or known,
            new=new_person(self.whom) if self.whom is not None and not known else None,
            today=self.visit.today,
            on=values["day"],
            learned=values["learned"],
            surprised=values["surprised"],
            felt=values["felt"],
            rapport=int(values["rapport"]) if values["rapport"] else None,
            comfort=values["comfort"],
            comfort_until=values["comfort_until"],
            asked=asked,
            answer=answer,
            scope=scope,
            ask_words=values["ask_words"],
            answer_words=values["answer_words"],
            named=[named(row) for row in self.named if row.filled],
            promises=[
                Promised(row.cleaned_data["by"] or "me", row.cleaned_data["words"].strip(), row.cleaned_data["until"])
                for row in self.promises
                if row.cleaned_data["words"].strip()
            ],
            advice=lines(values["advice"]),
            resources=lines(values["resources"]),
            leads=lines(values["leads"]),
            kept_questions=lines(values["kept_questions"]),
            form=self.draft.form,
            talk_form=talk_key(self.visit, self.person or known) if self.person or known else "",
            step=self.visit.step,
            token=self.visit.token,
        )

    def _keep(self) -> None:
        """Keep what was sent: then undoing the act brings it back, and a refusal loses nothing."""
        post = self.sent if self.sent is not None else self.visit.request.POST
        fields = {name: post.getlist(name) for name in post if name not in _NOT_TYPED}
        sent = str(post.get("revision", ""))
        revision = int(sent) if sent.isdecimal() else 0
        try:
            kept = actions.keep(self.visit.viewer, self.draft.form, fields, revision=revision, person=self.person)
        except KeptElsewhere as other:
            kept = actions.keep(self.visit.viewer, self.draft.form, fields, revision=other.revision, person=self.person)
        self.draft = Kept(self.draft.form, self.person, kept.revision, keeping.clock(kept.at, self.visit.zone))

    # -- what is shown ------------------------------------------------------------------------------------------

    def show(self, refused: Refusal | None = None) -> HttpResponse:
        """The page, with its forms."""
        forms: dict[str, BaseForm] = {f"row {n}": row for n, row in enumerate([*self.named, *self.promises])}
        if self.whom is not None:
            forms["whom"] = self.whom
        return self.visit.show(
            "debrief/debrief.html",
            self._page(),
            form=self.form,
            forms=forms,
            refused=refused,
        )

    def _page(self) -> DebriefPage:
        card, viewer = self.card, self.visit.viewer
        conversation = queries.latest(viewer, card.id) if card is not None else None
        called = card.addressed if card is not None else "The person you talked with"
        whom = _typed(self.whom, "name") if self.whom is not None else ""
        return DebriefPage(
            person=self.person,
            name=card.name if card is not None else "",
            called=card.addressed if card is not None else "",
            when=when_and_where(conversation, timezone.localtime(timezone=self.visit.zone)),
            action=reverse("debrief", args=[card.id]) if card is not None else reverse("debrief new"),
            draft=self.draft,
            from_talk=self.from_talk,
            named=tuple(self._row(place, row) for place, row in enumerate(self.named)),
            promises=tuple(self.promises),
            more_open=any(_typed(row, "words") for row in self.promises)
            or any(
                _typed(self.form, name)
                for name in ("advice", "resources", "leads", "kept_questions", "surprised", "felt")
            )
            or "day" in self.form.errors,
            follows=what_follows(self.playbook, called),
            in_mind=said_on(self.playbook, "debrief"),
            unasked=tuple(
                each.words
                for each in (queries.questions(viewer, card.id, states=("open",)) if card is not None else ())
            ),
            to_tell=self._to_tell(),
            who=choices(alike(viewer, whom)) if whom and alike(viewer, whom) else (),
            who_chosen=_typed(self.whom, "who") if self.whom is not None else "",
        )

    def _row(self, place: int, row: NamedForm) -> NamedRow:
        name = _typed(row, "name")
        found = alike(self.visit.viewer, name, self.person)
        return NamedRow(
            form=row,
            number=place + 1,
            alike=choices(found) if found else (),
            several=debrief_several.asked(row, name),
            who=_typed(row, "who"),
            ask=f"You know a {found[0].name} already. Is it the same person?" if found else "",
            first=place == 0,
            is_open=place == 0 or bool(name or _typed(row, "at")) or bool(row.errors if row.is_bound else ()),
        )

    def _to_tell(self) -> str:
        if self.card is None:
            return ""
        led = [
            seen.introducer for seen in introductions(self.visit.viewer, self.card.id) if seen.person == self.card.id
        ]
        return list_in_words([card.addressed for card in people.cards(self.visit.viewer, led).values()])


def _typed(form: Any, name: str) -> str:
    return str(form[name].value() or "").strip()


def _firsts(fields: Mapping[str, Any]) -> dict[str, str]:
    return {name: caught.text(fields, name) for name in fields}


def _fell_through(visit: Visit, card: PersonCard, tap: str) -> HttpResponse:
    """The day agreed came to nothing."""
    act = agreeing.missed if tap == "missed" else agreeing.cancelled
    try:
        done = act(visit.viewer, person=card.id, today=visit.today, token=visit.token)
    except Refusal as refusal:
        telling.say(visit.request, refusal.reason)
        return visit.go(reverse("debrief", args=[card.id]))
    return visit.did(done, f"Noted. Another day may suit {card.addressed} better.", reverse("agree", args=[card.id]))


def _correct(visit: Visit, written: str, card: PersonCard) -> HttpResponse:
    """Take back what was written, so that it stands in the form again; saving notes it anew."""
    try:
        undo(visit.viewer, written, today=visit.today)
    except Refusal as refusal:
        telling.say(visit.request, refusal.reason)
        return visit.go(reverse("debrief", args=[card.id]))
    telling.say(visit.request, "Here it is to correct. It is noted again when you save it.")
    try:
        people.person(visit.viewer, card.id)
    except NotFound:
        return visit.go(reverse("debrief new"))
    return visit.go(f"{reverse('debrief', args=[card.id])}?held")


def _written(visit: Visit, card: PersonCard, written: str) -> WrittenPage:
    words = next((each for each in queries.debriefs(visit.viewer, card.id) if each.act == written), None)
    told = [
        ("What you learned", words.learned if words else ""),
        ("What surprised you", words.surprised if words else ""),
        ("How it felt", words.felt if words else ""),
        ("The answer", words.answer_words if words else ""),
    ]
    conversation = queries.latest(visit.viewer, card.id)
    return WrittenPage(
        person=card.id,
        name=card.name,
        called=card.addressed,
        when=when_and_where(conversation, timezone.localtime(timezone=visit.zone)),
        words=tuple((label, text) for label, text in told if text),
    )
