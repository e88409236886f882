"""The talk itself, made for a phone: one question at a time, notes, and near the end the ask that fits."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from whoelse.conversations import actions, queries
from whoelse.conversations.actions import KeptElsewhere
from whoelse.conversations.queries import QuestionSeen
from whoelse.loop import talking
from whoelse.loop.outcome import Refusal, TalkAhead
from whoelse.loop.undoing import undo
from whoelse.people import queries as people
from whoelse.people.queries import PersonCard
from whoelse.searches.access import NotFound
from whoelse.searches.queries import search
from whoelse.web import keeping, telling
from whoelse.web.components import Choice, Kept
from whoelse.web.pages import caught
from whoelse.web.pages.clock import TalkClock, agreed_in_words, clock, when_and_where
from whoelse.web.pages.styles import Carried, carried
from whoelse.web.pages.talk_closing import Closing, closing
from whoelse.web.pages.talk_state import HOLDING, TalkState, talk_state
from whoelse.web.visit import Visit, page

#: Ways to stay with what was just said. Questions that follow up are liked more than the next one on a list.
STAY_WITH_IT = (
    "What made you choose that?",
    "How did that come about?",
    "What was the hardest part of it?",
    "What would you do differently today?",
    "Who else saw it that way?",
)
_STATES = {"asked": "asked", "later": "kept for later", "skip": "set aside", "open": "open"}


@dataclass(frozen=True, slots=True)
class Tile:
    """The question in sight. ``id`` is empty where none is left."""

    id: str = ""
    words: str = ""
    label: str = ""
    stay: str = ""


@dataclass(frozen=True, slots=True)
class TalkPage:
    """The talk with one person. ``agreed`` says for when it is agreed, where that day has not come: it is asked then
    whether it takes place now."""

    person: str
    name: str
    called: str
    when: str
    agreed: str
    begun: bool
    clock: TalkClock | None
    near: bool
    tile: Tile
    others: tuple[Choice, ...]
    open_left: bool
    put_away: bool
    open_style: bool
    carried: Carried
    closing: Closing | None
    draft: Kept
    fields: dict[str, str]


@page
def view(visit: Visit, person: str) -> HttpResponse:
    """The talk; a tap changes one part of it."""
    card = people.person(visit.viewer, person)
    talk = _Talk(visit, card)
    if visit.posted:
        return talk.tapped(str(visit.request.POST.get("do", "")))
    if talk.state.held and not talk.state.begun:
        return visit.go(reverse("debrief", args=[card.id]))
    if "clock" in visit.request.GET:
        return visit.show("talk/clock.html", talk.page(refreshed=True))
    if talk.state.begun:
        return visit.show("talk/talk.html", talk.page())
    return visit.show("talk/look.html" if "look" in visit.request.GET else "talk/begin.html", talk.page())


class _Talk:
    """The talk with one person today: what was noted, what is kept, and which part is in sight."""

    def __init__(self, visit: Visit, card: PersonCard) -> None:
        self.visit = visit
        self.card = card
        self.now = timezone.localtime(timezone=visit.zone)
        self.state: TalkState = talk_state(visit.viewer, card.id, visit.today)
        upcoming = queries.upcoming(visit.viewer, card.id, today=visit.today)
        self.conversation = queries.latest(visit.viewer, card.id) if self.state.begun else upcoming
        key = f"talk:{self.conversation.id if self.conversation else card.id}"
        self.draft, self.kept = keeping.kept(visit.viewer, key, visit.zone, person=card.id)
        asked = visit.request.GET
        self.show_closing = asked.get("show") != "questions"
        self.question = str(asked.get("question", ""))
        self.not_today = asked.get("ask") == "no"

    # -- taps ---------------------------------------------------------------------------------------------------

    def tapped(self, tap: str) -> HttpResponse:
        """What one tap does. Words typed meanwhile are kept first, so that no tap can lose them."""
        words, _, what = tap.partition(":")
        if words in {"start", "early"}:
            return self._start(early=words == "early")
        self._keep_typed(always=words == "end" or self.state.ahead is not None)
        if self.state.ahead is not None:  # begun on this page, and taken back on another
            return self.visit.go(self._here())
        if words == "end":
            return self._end()
        try:
            look = self._do(words, what)
        except Refusal as refusal:
            return self._answer({}, refusal)
        return self._answer(look)

    def _start(self, *, early: bool) -> HttpResponse:
        visit = self.visit
        try:
            done = talking.start_talk(
                visit.viewer, person=self.card.id, early=early, today=visit.today, token=visit.token
            )
        except TalkAhead:
            return visit.go(self._here())  # there it is asked
        if early and self.state.ahead is not None:
            return visit.did(done, f"Your talk with {self.card.addressed} has begun, before its day.", self._here())
        return visit.go(self._here())

    def _do(self, words: str, what: str) -> dict[str, str]:
        visit, viewer, person = self.visit, self.visit.viewer, self.card.id
        match words:
            case "asked" | "later" | "skip" | "open":
                self._own_question(what)
                actions.set_question(viewer, what, _STATES[words])
                return {"show": "questions"}
            case "show":
                return {"show": "questions", "question": what}
            case "questions":
                return {"show": "questions"}
            case "aside":
                talking.set_list_aside(viewer, person=person, today=visit.today, token=visit.token)
                return {"show": "questions"}
            case "near" if not self.state.near_its_end:
                talking.near_its_end(viewer, person=person, today=visit.today, token=visit.token)
            case "rapport" if what in {"1", "2", "3", "4", "5"}:
                self._felt(int(what), self.state.comfort)
            case "comfort" if what in {"easy", *HOLDING}:
                self._felt(self.state.rapport, what)
            case "answer":
                self._asked(*what.split("|", 2))
            case "not-today":
                return {"ask": "no"}
        return {}

    def _own_question(self, question: str) -> None:
        """A question of somebody else is none of this talk's."""
        known = {each.id for each in queries.questions(self.visit.viewer, self.card.id)}
        if question not in known:
            raise NotFound("There is no such question.")

    def _felt(self, rapport: int | None, comfort: str) -> None:
        """Note how it goes. A hesitation tapped by mistake is taken back: it would hold until it is lifted."""
        visit = self.visit
        if comfort not in HOLDING:
            for act in self.state.held_by:
                undo(visit.viewer, act, today=visit.today)
        talking.near_its_end(
            visit.viewer, person=self.card.id, rapport=rapport, comfort=comfort, today=visit.today, token=visit.token
        )

    def _asked(self, kind: str = "", scope: str = "", answer: str = "") -> None:
        visit = self.visit
        offered = closing(visit.viewer, self.card, self.state, visit.today).offer(kind, scope)
        if offered is None:
            return
        talking.ask_made(
            visit.viewer,
            person=self.card.id,
            ask=kind,
            scope=scope,
            words=offered.words,
            answer=answer,
            today=visit.today,
            step=offered.key,
            token=visit.token,
        )

    def _end(self) -> HttpResponse:
        typed = self._typed()
        done = talking.held(
            self.visit.viewer,
            person=self.card.id,
            notes=typed["notes"],
            today=self.visit.today,
            token=self.visit.token,
        )
        words = f"Your talk with {self.card.addressed} is noted. The next two minutes keep it."
        # the words of the talk stay kept until the debrief has them; only the browser needs its copy no longer
        telling.say(self.visit.request, words, act=done.act, back=self._here(), forget=self.draft.form)
        return self.visit.go(reverse("debrief", args=[self.card.id]))

    def _answer(self, look: dict[str, str], refused: Refusal | None = None) -> HttpResponse:
        if not getattr(self.visit.request, "htmx", False) and refused is None:
            query = "&".join(f"{name}={value}" for name, value in look.items())
            return self.visit.go(f"{self._here()}?{query}#part" if query else f"{self._here()}#part")
        after = _Talk(self.visit, self.card)
        after.show_closing = look.get("show") != "questions"
        after.question = look.get("question", "")
        after.not_today = look.get("ask") == "no"
        template = "talk/part.html" if getattr(self.visit.request, "htmx", False) else "talk/talk.html"
        return self.visit.show(template, after.page(), refused=refused)

    # -- words typed --------------------------------------------------------------------------------------------

    def _typed(self) -> dict[str, str]:
        post = self.visit.request.POST
        return {name: str(post.get(name, "")) for name in caught.FIELDS}

    def _keep_typed(self, *, always: bool) -> None:
        """Keep what is typed where no script did; two versions are joined, so that no line is lost."""
        visit = self.visit
        if (getattr(visit.request, "htmx", False) and not always) or "notes" not in visit.request.POST:
            return
        fields: dict[str, Any] = {name: [words] for name, words in self._typed().items()}
        sent = str(visit.request.POST.get("revision", ""))
        revision = int(sent) if sent.isdecimal() else 0
        if not any(words for words in self._typed().values()) and not self.kept:
            return
        try:
            actions.keep(visit.viewer, self.draft.form, fields, revision=revision, person=self.card.id)
        except KeptElsewhere as other:
            both = caught.joined(other.fields, fields)
            actions.keep(visit.viewer, self.draft.form, both, revision=other.revision, person=self.card.id)

    # -- what is shown ------------------------------------------------------------------------------------------

    def page(self, *, refreshed: bool = False) -> TalkPage:
        """What the page, or its part, shows. ``refreshed``: only the clock is wanted."""
        visit, card, state = self.visit, self.card, self.state
        questions = queries.questions(visit.viewer, card.id)
        here = [each for each in questions if each.state in {"open", "asked"} or self._of_today(each)]
        left = [each for each in here if each.state == "open"]
        first = next((each for each in left if each.id == self.question), left[0] if left else None)
        shows_closing = state.near_its_end and self.show_closing and not refreshed
        time = clock(self.conversation, self.now)
        way = carried(search(visit.viewer).style, card.style, card.addressed)
        return TalkPage(
            person=card.id,
            name=card.name,
            called=card.addressed,
            when=when_and_where(self.conversation, self.now),
            agreed=agreed_in_words(state.ahead, self.conversation, visit.today) if state.ahead is not None else "",
            begun=state.begun,
            clock=time,
            near=time is not None and time.near,
            tile=_tile(first, here),
            others=tuple(
                Choice(each.id, each.words, "" if each.state == "open" else each.state)
                for each in here
                if first is None or each.id != first.id
            ),
            open_left=bool(left),
            put_away=not left and any(each.state == "set aside" for each in here),
            open_style=way.away,
            carried=way,
            closing=closing(visit.viewer, card, state, visit.today, not_today=self.not_today)
            if shows_closing
            else None,
            draft=self.draft,
            fields={name: caught.text(self.kept, name) for name in caught.FIELDS},
        )

    def _of_today(self, question: QuestionSeen) -> bool:
        return self.conversation is not None and question.conversation == self.conversation.id

    def _here(self) -> str:
        return reverse("talk", args=[self.card.id])


def _tile(question: QuestionSeen | None, here: list[QuestionSeen]) -> Tile:
    if question is None:
        return Tile()
    place = here.index(question)
    stay = STAY_WITH_IT[place % len(STAY_WITH_IT)]
    return Tile(question.id, question.words, f"Question {place + 1} of {len(here)}", stay)
