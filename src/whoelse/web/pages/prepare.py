"""Preparing a conversation: a brief list of questions, and what is worth having in mind, on one sheet of paper."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from whoelse.conversations import actions, queries
from whoelse.conversations.actions import KeptElsewhere
from whoelse.loop import preparing, talking
from whoelse.loop.outcome import Refusal
from whoelse.method.playbook.document import Playbook
from whoelse.method.words import count_in_words, counted, sentence_start
from whoelse.people import queries as people
from whoelse.people.queries import PersonCard
from whoelse.playbooks.queries import playbook_followed
from whoelse.searches import queries as searches
from whoelse.web import keeping, telling
from whoelse.web.components import Kept, RuleTold
from whoelse.web.guidance import said_on
from whoelse.web.pages import clock
from whoelse.web.pages.asks_told import AskTold, spoken_asks
from whoelse.web.pages.connected import Tie, promised, ties
from whoelse.web.pages.question_list import changed, plain
from whoelse.web.pages.styles import Carried, carried
from whoelse.web.pages.talk_closing import RAPPORT
from whoelse.web.pages.talk_state import talk_state
from whoelse.web.playbook_in_words import whose
from whoelse.web.visit import Visit, page

_JUST_CHANGED = "list changed"
_RANKS = ("first", "second", "third", "fourth", "fifth")


@dataclass(frozen=True, slots=True)
class Row:
    """One question of the list, with its place and how it is numbered."""

    place: int
    number: int
    words: str
    first: bool
    last: bool
    focus: bool


@dataclass(frozen=True, slots=True)
class Offered:
    """A question that can be taken onto the list."""

    place: int
    words: str
    topic: str = ""


@dataclass(frozen=True, slots=True)
class PreparePage:
    """The sheet for one conversation. ``ahead``: the day agreed has not come, so that getting ready comes first."""

    person: str
    name: str
    called: str
    when: str
    ahead: bool
    lede: str
    heading: str
    blank: bool
    rows: tuple[Row, ...]
    most: int
    most_whose: str
    over: str
    offered: tuple[Offered, ...]
    kept_before: tuple[Offered, ...]
    later: str
    carried: Carried
    indirect: AskTold | None
    direct: AskTold | None
    warmth: str
    asks_ours: bool
    other_asks: tuple[AskTold, ...]
    in_mind: tuple[RuleTold, ...]
    ties: tuple[Tie, ...]
    mine: tuple[str, ...]
    theirs: tuple[str, ...]
    draft: Kept
    forget: str


class PrepareForm(forms.Form):
    """What is written on the sheet besides the questions."""

    about_me = forms.CharField(
        label="About me, in thirty seconds",
        required=False,
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": "That is more than thirty seconds. Keep the best of it."},
    )
    worth_knowing = forms.CharField(
        label="Worth knowing",
        required=False,
        max_length=8_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": "That is a lot to have in mind. At most 8,000 characters."},
    )


@page
def view(visit: Visit, person: str) -> HttpResponse:
    """The sheet; a tap changes the list, *Ready* and *Start the conversation* save it."""
    card = people.person(visit.viewer, person)
    sheet = _Sheet(visit, card)
    if not visit.posted:
        return visit.show("prepare/prepare.html", sheet.page(), form=PrepareForm(initial=sheet.texts))
    tap = str(visit.request.POST.get("do", "ready"))
    form = PrepareForm(visit.request.POST)
    after = changed(sheet.questions, tap, offered=sheet.offers, openers=sheet.openers)
    if after is not None:
        return sheet.keep_changed(after.questions, after.later)
    if not form.is_valid():
        return visit.show("prepare/prepare.html", sheet.page(), form=form)
    try:
        return sheet.save(form, tap)
    except Refusal as refusal:
        return visit.show("prepare/prepare.html", sheet.page(), form=form, refused=refusal)


class _Sheet:
    """What stands on the sheet of one person: as it was sent, else as it was kept, else as it was saved."""

    def __init__(self, visit: Visit, card: PersonCard) -> None:
        self.visit = visit
        self.card = card
        self.playbook = playbook_followed(visit.viewer)
        self.draft, kept = keeping.kept(visit.viewer, f"questions:{card.id}", visit.zone, person=card.id)
        self.conversation = queries.upcoming(visit.viewer, card.id, today=visit.today)
        self.ahead = talk_state(visit.viewer, card.id, visit.today).ahead is not None
        rows = queries.questions(visit.viewer, card.id, states=("open", "kept for later", "set aside"))
        self.open = {row.words: row.id for row in rows if row.state == "open"}
        self.set_aside = {row.words: row.id for row in rows if row.state == "set aside"}
        self.kept_before = list(dict.fromkeys(row.words for row in rows if row.state != "open"))
        self.questions = self._questions(kept)
        self.texts = self._texts(kept)
        taken = {plain(each) for each in self.questions}
        offered = [*self.kept_before, *(each.words for each in self.playbook.questions.offer)]
        self.offers = [each for each in dict.fromkeys(offered) if each not in taken]
        self.openers = [each.words for each in self.playbook.questions.offer if each.kind == "opener"]

    def _questions(self, kept: dict[str, list[str]]) -> list[str]:
        if self.visit.posted:
            return [str(each) for each in self.visit.request.POST.getlist("question")]
        return list(kept["question"]) if "question" in kept else list(self.open)

    def _texts(self, kept: dict[str, list[str]]) -> dict[str, str]:
        search = searches.search(self.visit.viewer)
        saved = self.conversation
        texts = {
            "about_me": (saved.about_me if saved else "") or search.about_me,
            "worth_knowing": saved.worth_knowing if saved else "",
        }
        return texts | {name: kept[name][0] for name in texts if kept.get(name)}

    def keep_changed(self, questions: Sequence[str], later: Sequence[str]) -> HttpResponse:
        """Keep the list as a tap left it, and show it so."""
        if not self._keep(questions):
            telling.say(self.visit.request, "The list was changed somewhere else meanwhile. Here it is.")
            return self.visit.go(self._here())
        for words in later:
            self._put_for_later(words)
        self.visit.request.session[_JUST_CHANGED] = self.draft.form
        return self.visit.go(f"{self._here()}#list")

    def _keep(self, questions: Sequence[str]) -> bool:
        """Keep the sheet with these questions; False where another page has written since: nothing is overwritten."""
        viewer, post, key = self.visit.viewer, self.visit.request.POST, self.draft.form
        sent = {"question": list(self.questions)} | {name: [str(post.get(name, ""))] for name in self.texts}
        fields = sent | {"question": list(questions)}
        revision = str(post.get("revision", ""))
        try:
            actions.keep(
                viewer, key, fields, revision=int(revision) if revision.isdecimal() else 0, person=self.card.id
            )
        except KeptElsewhere as other:
            if other.fields != sent:
                return False
            actions.keep(viewer, key, fields, revision=other.revision, person=self.card.id)
        return True

    def save(self, form: PrepareForm, tap: str) -> HttpResponse:
        """Save the list as it stands; what is beyond the playbook's limit is kept for later."""
        visit, viewer = self.visit, self.visit.viewer
        self._keep(self.questions)  # undoing brings back what was typed
        written = [words for words in (plain(each) for each in self.questions) if words]
        for words in written[self.playbook.questions.most :]:
            self._put_for_later(words)
        started = None
        starts = tap == "start" and not self.ahead
        if starts:
            started = talking.start_talk(viewer, person=self.card.id, today=visit.today, token=f"{visit.token}-start")
        self._take_up_again(written)
        done = preparing.save_list(
            viewer,
            person=self.card.id,
            questions=written[: self.playbook.questions.most],
            about_me=form.cleaned_data["about_me"],
            worth_knowing=form.cleaned_data["worth_knowing"],
            today=visit.today,
            done=tap == "ready",
            # what is about the conversation has no place to be saved in before one is agreed or begun: it stays kept
            form=self.draft.form if self.conversation is not None or starts else "",
            step=visit.step if tap == "ready" else "",
            along=tap == "start",
            token=visit.token,
        )
        if started is not None:
            return visit.did(started, f"Your talk with {self.card.addressed} has begun.", self._talk())
        if tap == "start":  # before its day: the list is saved, and the next page asks whether the talk takes place now
            return visit.did(done, f"Your list for {self.card.addressed} is saved.", self._talk())
        words = f"You are ready for {self.card.addressed}."
        if self.conversation is not None:
            return visit.did(done, words, self._here())
        telling.say(visit.request, words, act=done.act, back=self._here())
        return visit.go(self._here())

    def _take_up_again(self, written: Sequence[str]) -> None:
        """A question that was set aside and is on the list again keeps its row."""
        for words in written:
            if words in self.set_aside:
                actions.set_question(self.visit.viewer, self.set_aside[words], "open")

    def _put_for_later(self, words: str) -> None:
        question = plain(words)
        if question in self.open:
            actions.set_question(self.visit.viewer, self.open[question], "kept for later")
        elif question not in self.kept_before:
            actions.add_question(self.visit.viewer, self.card.id, question, state="kept for later")

    def _here(self) -> str:
        return reverse("prepare", args=[self.card.id])

    def _talk(self) -> str:
        return reverse("talk", args=[self.card.id])

    def page(self) -> PreparePage:
        """What the page shows."""
        visit, card, playbook = self.visit, self.card, self.playbook
        asks = spoken_asks(visit.viewer, playbook, card)
        indirect = next((ask for ask in asks if ask.kind == "indirect"), None)
        direct = next((ask for ask in asks if ask.kind == "direct"), None)
        mine, theirs = promised(visit, card)
        written = sum(1 for each in self.questions if plain(each))
        offers = tuple(Offered(place, words, _topic(playbook, words)) for place, words in enumerate(self.offers))
        return PreparePage(
            person=card.id,
            name=card.name,
            called=card.addressed,
            when=clock.when_and_where(self.conversation, timezone.localtime(timezone=visit.zone)),
            ahead=self.ahead,
            lede=self._lede(),
            heading=clock.questions_in_words(written),
            blank=written == 0,
            rows=_rows(self.questions),
            most=playbook.questions.most,
            most_whose=whose(playbook.questions),
            over=_over(written, playbook.questions.most),
            offered=tuple(each for each in offers if each.words not in self.kept_before),
            kept_before=tuple(each for each in offers if each.words in self.kept_before),
            later=f"{sentence_start(counted(len(self.kept_before), 'more is', 'more are'))} kept for later."
            if self.kept_before
            else "",
            carried=carried(searches.search(visit.viewer).style, card.style, card.addressed),
            indirect=indirect,
            direct=direct,
            warmth=dict(RAPPORT).get(str(direct.rapport), "") if direct is not None else "",
            asks_ours=all(
                whose == "ours" for ask in (indirect, direct) if ask for whose in (ask.whose, ask.rule_whose)
            ),
            other_asks=tuple(ask for ask in asks if ask not in (indirect, direct)),
            in_mind=said_on(playbook, "prepare", "conversation"),
            ties=ties(visit, card),
            mine=mine,
            theirs=theirs,
            draft=self.draft,
            forget=visit.request.session.pop(_JUST_CHANGED, ""),
        )

    def _lede(self) -> str:
        card = self.card
        said = " at ".join(part for part in (card.role, card.organisation) if part)
        place = next(
            (n for n, target in enumerate(people.targets(self.visit.viewer)) if target.id == card.organisation_id), None
        )
        if place is not None:
            said += f", your {_RANKS[place]} target" if place < len(_RANKS) else ", one of your targets"
        return sentence_start(f"{said}.") if said else ""


def _rows(questions: Sequence[str]) -> tuple[Row, ...]:
    shown = list(questions) or [""]
    last = len(shown) - 1
    return tuple(
        Row(
            place,
            place + 1,
            words,
            first=place == 0,
            last=place == last,
            focus=last > 0 and place == last and not words,
        )
        for place, words in enumerate(shown)
    )


def _over(written: int, most: int) -> str:
    if written <= most:
        return ""
    more = written - most
    which = "The last one is" if more == 1 else f"The last {count_in_words(more)} are"
    return f"A brief list holds {count_in_words(most)}. {which} kept for later when you are ready."


def _topic(playbook: Playbook, words: str) -> str:
    return next((each.topic for each in playbook.questions.offer if each.words == words), "")
