"""Which ask fits now, in which words, with which easy way out, or why none does.

When an ask is due and what holds it back is decided by the agenda; here it finds its words. Words are looked for from
narrow to wide: an ask for a job title, for this organisation, for the industry, for anyone.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from whoelse.method.agenda.history import History
from whoelse.method.agenda.holding import Holding
from whoelse.method.agenda.occasions import Occasion
from whoelse.method.agenda.setting import setting
from whoelse.method.agenda.steps import ASKING, Agenda, HeldBack, Step
from whoelse.method.drafting.templates import fill_whole
from whoelse.method.facts import Fact
from whoelse.method.playbook.document import AskWords, Playbook, Rule
from whoelse.method.situation import Situation
from whoelse.method.verdict import Allowed, Refused, Verdict
from whoelse.method.words import list_in_words

#: What an ask can be for, narrow to wide. An indirect ask is for resources.
SCOPES = ("resources", "job title", "company", "industry", "anyone")

MOMENTS = ("near the end", "debrief", "written")
_TARGETS_NAMED = 3

#: Said where a playbook has no words of its own for an ask that it calls for.
_OWN_WORDS = (
    AskWords(id="indirect", kind="indirect", scope="resources", words="What else should I look into?"),
    AskWords(
        id="direct",
        kind="direct",
        scope="anyone",
        words="Is there anybody else I should talk to?",
        out="If nobody comes to mind, that is quite all right.",
    ),
)


@dataclass(frozen=True, slots=True)
class AskOffer:
    """One ask in words. ``step`` is the step it answers; ``first`` marks the one to begin with, the others being wider.

    ``rule``, ``whose``, ``basis`` and ``source`` say whose words these are; whose rule calls for the ask is the step's.
    """

    kind: str
    scope: str
    words: str
    out: str
    step: Step
    rule: str
    whose: str
    basis: str
    source: str = ""
    first: bool = False


@dataclass(frozen=True, slots=True)
class AskNow:
    """The asks that fit now, the one to begin with first, and the asks that are held back, with their reasons."""

    asks: tuple[AskOffer, ...] = ()
    held: tuple[HeldBack, ...] = ()

    @property
    def first(self) -> AskOffer | None:
        """The ask to begin with, or None where none fits."""
        return next((ask for ask in self.asks if ask.first), None)

    @property
    def why_not(self) -> str:
        """Why nothing is asked now, as a sentence; "" where something fits."""
        if self.asks:
            return ""
        return self.held[0].reason if self.held else "Nothing is to be asked for just now."


def asks_in_the_talk(playbook: Playbook) -> bool:
    """Whether a playbook asks for introductions near the end of a conversation."""
    return any(
        rule.do in {"indirect ask", "direct ask"} and rule.when == "conversation near its end"
        for rule in playbook.rules
    )


def fitting(
    agenda: Agenda,
    playbook: Playbook,
    situation: Situation,
    person: str,
    *,
    company: str = "",
    industry: str = "",
    job_titles: Sequence[str] = (),
    moment: str = "near the end",
    tried: Collection[str] = (),
) -> AskNow:
    """What may be asked of a person now.

    ``company`` is what the ask is about (where they work, where nothing else is said), ``job_titles`` the user's,
    the first of which is asked for. ``moment`` is one of MOMENTS: written asks prefer written words. ``tried`` holds
    the scopes already asked for in this ask ("I know nobody there" lets the wider wording follow).
    """
    values = _values(situation, person, company, industry, job_titles)
    channel = "written" if moment == "written" else "spoken"
    offers: list[AskOffer] = []
    for step in agenda.steps:
        if step.person == person and step.do in ASKING:
            spoken_of = situation.targets.get(step.target or "")
            named = values | {"target": spoken_of.name} if spoken_of is not None else values
            offers.extend(_offers(playbook, step, named, channel, tried))
    first = offers[0] if offers else None
    return AskNow(
        tuple(replace(offer, first=offer is first) for offer in offers),
        tuple(held for held in agenda.held_back if held.step.person == person and held.step.do in ASKING),
    )


def may_ask(
    playbook: Playbook, situation: Situation, facts: Iterable[Fact], person: str, kind: str, today: date
) -> Verdict:
    """Whether an ask of that kind (indirect, direct) may be planned with a person today, whatever the agenda proposes.

    The same comfort, nevers, limits, checking and pause that hold a proposal back hold this back. An ask that has been
    made is a fact and is noted without asking here.
    """
    day = setting(playbook, situation, facts, today)
    history = day.chronicle.history(person)
    do: Literal["indirect ask", "direct ask"] = "direct ask" if kind == "direct" else "indirect ask"
    step = Step(do, "", today, (), person)
    rule = Rule(id="own", when="every day", do=do, because="You wish to ask.")
    occasion = Occasion(person, None, today, rapport=_rapport(history))
    back = Holding(day).held(step, rule, occasion)
    if back is not None:
        return Refused(back.reason, back.by, back.rule)
    if history.refused(kind):
        return Refused(f"{situation.name(person)} said no to such an ask, and that was the answer.", "limit", "G1")
    return Allowed()


def _rapport(history: History) -> int | None:
    """The rapport of the last conversation that has one noted or is over."""
    return next((one.rapport for one in reversed(history.conversations) if one.started or one.held), None)


def _values(
    situation: Situation, person: str, company: str, industry: str, job_titles: Sequence[str]
) -> dict[str, str]:
    seen = situation.people.get(person)
    at = situation.organisations.get(seen.at, "") if seen is not None and seen.at is not None else ""
    return {
        "called": situation.name(person),
        "company": company or at,
        "target": company or at,
        "targets": list_in_words([target.name for target in situation.targets.values()], _TARGETS_NAMED),
        "industry": industry,
        "job_title": next((title for title in job_titles if title.strip()), ""),
    }


def _offers(
    playbook: Playbook, step: Step, values: Mapping[str, str], channel: str, tried: Collection[str]
) -> list[AskOffer]:
    kind = "direct" if step.do == "direct ask" else "indirect"
    rules = {reason.rule for reason in step.reasons}
    wordings = [ask for ask in playbook.asks if ask.kind == kind and (not ask.for_ or rules & set(ask.for_))]
    wordings = [ask for ask in wordings if ask.for_] or wordings
    wordings = [ask for ask in wordings if ask.rapport_at_most is None or _is_low(step.rapport, ask.rapport_at_most)]
    wordings = [ask for ask in wordings if ask.rapport_at_most is not None] or wordings
    wordings = [ask for ask in wordings if ask.channel == channel] or wordings
    offers = _in_words(wordings, step, values, tried)
    return offers or _in_words([ask for ask in _OWN_WORDS if ask.kind == kind], step, values, ())


def _is_low(rapport: int | None, most: int) -> bool:
    return rapport is not None and rapport <= most


def _in_words(
    wordings: Iterable[AskWords], step: Step, values: Mapping[str, str], tried: Collection[str]
) -> list[AskOffer]:
    offers = []
    for ask in sorted(wordings, key=lambda ask: SCOPES.index(ask.scope)):
        words = fill_whole(ask.words, values)
        if not words or ask.scope in tried:
            continue
        out = fill_whole(ask.out, values) or ""
        offers.append(AskOffer(ask.kind, ask.scope, words, out, step, ask.id, ask.whose, ask.basis, ask.source))
    return offers
