"""Near the end: how it goes, and then the ask that fits, in words, or why none is proposed."""

from dataclasses import dataclass
from datetime import date

from whoelse.journal import queries as journal
from whoelse.loop import planning
from whoelse.method.asking import AskNow, fitting, may_ask
from whoelse.method.verdict import Refused
from whoelse.people.queries import PersonCard
from whoelse.playbooks.queries import playbook_followed
from whoelse.searches import queries as searches
from whoelse.searches.access import Viewer
from whoelse.web.components import Choice
from whoelse.web.pages.asks_told import AskTold, spoken_asks
from whoelse.web.pages.talk_state import TalkState
from whoelse.web.pages.what_follows import ANSWERS, Follows, what_follows

RAPPORT = (("1", "stiff"), ("2", "polite"), ("3", "friendly"), ("4", "warm"), ("5", "like old friends"))
COMFORT = (("easy", "Easy"), ("hesitant", "Hesitant"), ("not now", "Not now"))


@dataclass(frozen=True, slots=True)
class Offer:
    """An ask that fits now: its words, the easy way out, and the key of its step."""

    kind: str
    scope: str
    words: str
    out: str
    key: str
    because: str
    whose: str


@dataclass(frozen=True, slots=True)
class Closing:
    """The end of a talk. ``held`` is said in comfort's voice; ``next_words`` is the direct ask under its condition."""

    rapports: tuple[Choice, ...]
    rapport: str
    comforts: tuple[Choice, ...]
    comfort: str
    offers: tuple[Offer, ...]
    condition: str
    next_words: str
    next_out: str
    held: str
    asked: tuple[str, ...]
    follows: Follows | None
    answers: tuple[tuple[str, str], ...]
    not_today: bool

    @property
    def first(self) -> Offer | None:
        """The ask to begin with."""
        return self.offers[0] if self.offers and not self.not_today else None

    @property
    def others(self) -> tuple[Offer, ...]:
        """Other wordings of the same ask."""
        first = self.first
        return tuple(each for each in self.offers if first is not None and each.kind == first.kind and each != first)

    def offer(self, kind: str, scope: str) -> Offer | None:
        """The offer of that kind and scope, where it is one."""
        return next((each for each in self.offers if (each.kind, each.scope) == (kind, scope)), None)


def closing(viewer: Viewer, card: PersonCard, state: TalkState, today: date, *, not_today: bool = False) -> Closing:
    """What the end of this talk shows today."""
    playbook = playbook_followed(viewer)
    search = searches.search(viewer)
    facts = journal.facts(viewer)
    situation = planning.situation(viewer, facts)
    agenda = planning.planned(viewer, facts, today)
    now = fitting(agenda, playbook, situation, card.id, industry=search.industry, job_titles=search.job_titles)
    offers = tuple(
        Offer(ask.kind, ask.scope, ask.words, ask.out, ask.step.key, ask.step.reason.because, ask.step.reason.whose)
        for ask in now.asks
    )
    later = _direct_later(offers, spoken_asks(viewer, playbook, card))
    verdict = may_ask(playbook, situation, facts, card.id, "direct", today) if later is not None else None
    condition, held = "", ""
    if isinstance(verdict, Refused):
        later, held = None, verdict.reason
    elif later is not None:
        condition, held = _condition(later, state)
        later = None if held else later
    if not offers:
        held = _why_not(now, state)
    answers = {follows.answer: follows for follows in what_follows(playbook, card.addressed)}
    return Closing(
        rapports=tuple(Choice(value, words) for value, words in RAPPORT),
        rapport=str(state.rapport or ""),
        comforts=tuple(Choice(value, words) for value, words in COMFORT),
        comfort=state.comfort,
        offers=offers,
        condition=condition,
        next_words=later.words if later is not None else "",
        next_out=later.out if later is not None else "",
        held=held,
        asked=tuple(_asked(ask.kind, ask.answer) for ask in state.asks),
        follows=answers.get(state.last_answer),
        answers=ANSWERS,
        not_today=not_today,
    )


def _direct_later(offers: tuple[Offer, ...], told: tuple[AskTold, ...]) -> AskTold | None:
    """The direct ask that may follow the open question, where the playbook has one and it is not open yet."""
    if not offers or any(offer.kind == "direct" for offer in offers):
        return None
    return next((ask for ask in told if ask.kind == "direct"), None)


def _condition(later: AskTold, state: TalkState) -> tuple[str, str]:
    """Under which condition the direct ask may follow, or why it waits."""
    if later.rapport is None:
        return "And then:", ""
    if state.rapport is None:
        return f"And then, if it has been {dict(RAPPORT)[str(later.rapport)]}:", ""
    if state.rapport >= later.rapport:
        return "And then, as it goes so well:", ""
    return "", f"No direct question today: it waits for a rapport of {later.rapport}. That is {later.rule_whose}."


def _why_not(now: AskNow, state: TalkState) -> str:
    if now.held:
        return now.why_not
    if state.asks:
        return "Nothing more is asked today."
    return now.why_not


def _asked(kind: str, answer: str | None) -> str:
    said = "You asked what else to look into" if kind == "indirect" else "You asked for an introduction"
    words = dict(ANSWERS).get(answer or "", "")
    return f"{said}: {words[0].lower()}{words[1:]}." if words else f"{said}. No answer is noted yet."
