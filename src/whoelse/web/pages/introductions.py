"""Introductions: how far each has come, what is owed for it, and who led to whom."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from django.http import HttpResponse
from django.urls import reverse

from whoelse.method.agenda.steps import Step
from whoelse.method.words import count_in_words, counted, list_in_words, near_day_in_words, possessive, sentence_start
from whoelse.playbooks.queries import playbook_followed
from whoelse.today.about import AllIntroductions, all_introductions
from whoelse.today.queries import IntroductionState
from whoelse.web.components import Choice, Link, RuleTold
from whoelse.web.guidance import said_on
from whoelse.web.pages.introductions_tree import Told, Tree, tree
from whoelse.web.pages.person_told import generation, knows
from whoelse.web.pages.steps import Around, rules_of, shown
from whoelse.web.visit import Visit, page

COLUMNS = (
    ("named", "Named"),
    ("offered", "Offered"),
    ("checking", "Checking with them"),
    ("made", "Made"),
    ("talked", "Talked"),
)
_FOLDED = ("closed", "declined", "silent")
#: What may come next, by the state an introduction is in, as the words of a button.
MOVES = {
    "named": ("offered", "checking", "made", "declined", "silent"),
    "offered": ("made", "checking", "declined", "silent"),
    "checking": ("made", "offered", "declined", "silent"),
    "made": ("silent",),
    "declined": ("offered", "made"),
    "silent": ("offered", "made"),
}
MOVED = {
    "named": "Named",
    "offered": "Offered",
    "checking": "Checking with them",
    "made": "It is made",
    "declined": "Declined",
    "silent": "Came to nothing",
}
_SAID = {"checking": "checking with them", "silent": "came to nothing"}
#: What the introducer is owed, as the verb of a button.
_TO_INTRODUCER = {"thank introducer": "Thank", "report to introducer": "Tell", "soft touch": "Write to"}
_TO_INTRODUCED = frozenset({"write to introduced", "invite", "agree", "prepare", "debrief", "follow up"})
_FOLD_WORDS = {"closed": "closed", "declined": "declined", "silent": "that came to nothing"}


@dataclass(frozen=True, slots=True)
class IntroductionShown:
    """One introduction: who, by whom, since when; what is owed, or that there is nothing to do; what may come next."""

    name: str
    to: str
    by: str
    by_to: str
    here: str
    move_to: str
    state: str
    state_words: str
    since: str
    generation: str
    words: tuple[str, ...]
    owed: tuple[Link, ...]
    due: str
    nothing_to_do: bool
    unnamed: bool
    introducer: str
    person: str
    moves: tuple[Choice, ...]
    first: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One state of the board."""

    state: str
    words: str
    items: tuple[IntroductionShown, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """One person of the chain, with all whom they led to."""

    name: str
    to: str
    state: str
    led: tuple["Branch", ...]


@dataclass(frozen=True, slots=True)
class IntroductionsPage:
    """The board, what is folded away under it, the chain, and all of it as a table."""

    count: str
    started_with: str
    lede: str
    columns: tuple[Column, ...]
    folded: tuple[IntroductionShown, ...]
    folded_summary: str
    folded_owed: bool
    branches: tuple[Branch, ...]
    tree: Tree | None
    any_goal: bool
    table: tuple[IntroductionShown, ...]
    in_mind: tuple[RuleTold, ...]


@page
def view(visit: Visit) -> HttpResponse:
    """The board."""
    return visit.show("introductions/introductions.html", _page(visit, all_introductions(visit.viewer, visit.today)))


def _page(visit: Visit, seen: AllIntroductions) -> IntroductionsPage:
    playbook = playbook_followed(visit.viewer)
    around = Around(seen.situation.people, rules_of(playbook), visit.today, seen.talks)
    every = _first_marked([_shown(one, seen, around) for one in seen.introductions])
    folded = tuple(one for one in every if one.state in _FOLDED)
    started = len(seen.chain.started_with)
    drawn = tree(seen.chain, lambda person: _told(person, seen), next((one.person for one in every if one.first), None))
    return IntroductionsPage(
        count=sentence_start(counted(len(every), "introduction")),
        started_with=counted(started, "person", "people") if started else "",
        lede=_lede(every),
        columns=tuple(
            Column(state, words, tuple(one for one in every if one.state == state)) for state, words in COLUMNS
        ),
        folded=folded,
        folded_summary=_summary(folded),
        folded_owed=any(one.owed for one in folded),
        branches=tuple(_branch(person, seen) for person in seen.chain.started_with),
        tree=drawn,
        any_goal=drawn is not None and any(node.goal for node in drawn.nodes),
        table=every,
        in_mind=said_on(playbook, "chain"),
    )


def _first_marked(every: list[IntroductionShown]) -> tuple[IntroductionShown, ...]:
    """The same, with the first of those that owe something as the page's main act."""
    order = [state for state, _ in COLUMNS]
    owing = [one for one in every if one.owed and one.state in order]
    first = min(owing, key=lambda one: order.index(one.state), default=None)
    return tuple(replace(one, first=one is first) for one in every)


def _shown(one: IntroductionState, seen: AllIntroductions, around: Around) -> IntroductionShown:
    introducer, card = seen.people.get(one.introducer), seen.people.get(one.person or "")
    by = introducer.addressed if introducer else "somebody"
    place = seen.situation.organisations.get(one.target or "", "")
    steps = [step for step in seen.agenda.steps if _belongs(step, one)]
    here = reverse("change an introduction", args=[one.introducer, one.person or "somebody"])
    ahead = next((talk for talk in seen.talks if talk.person == one.person), None)
    owed = [step for step in steps if step.owed]
    words = [knows(one.record)]
    if one.state == "named" and card is not None:
        words.append(f"{possessive(by)} name stays out of it until {by} offers. You may write without it.")
    if ahead is not None:
        at = f" at {ahead.time}" if ahead.time else ""
        words.append(f"You talk {near_day_in_words(ahead.day, around.today)}{at}.")
    return IntroductionShown(
        name=card.name if card else f"Somebody at {place}" if place else "Somebody",
        to=reverse("person", args=[card.id]) if card else "",
        by=introducer.name if introducer else "somebody",
        by_to=reverse("person", args=[one.introducer]),
        here=here,
        move_to=reverse("move an introduction", args=[one.introducer, one.person or "somebody"]),
        state=one.state,
        state_words=_SAID.get(one.state, one.state),
        since=near_day_in_words(one.since, around.today).removeprefix("on "),
        generation=generation(seen.chain.generation(one.person)).removesuffix(" generation") if one.person else "",
        words=tuple(word for word in words if word),
        owed=tuple(_link(step, around) for step in steps),
        due=_due(owed, around.today),
        nothing_to_do=not steps and one.state in {"offered", "checking"},
        unnamed=card is None,
        introducer=one.introducer,
        person=one.person or "",
        moves=tuple(Choice(state, MOVED[state]) for state in MOVES.get(one.state, ())),
    )


def _belongs(step: Step, one: IntroductionState) -> bool:
    """Whether a step is about this introduction: owed to its introducer, or the next one to who was introduced."""
    if step.do in _TO_INTRODUCER:
        return step.person == one.introducer and step.about == one.person
    return one.person is not None and step.person == one.person and step.do in _TO_INTRODUCED


def _link(step: Step, around: Around) -> Link:
    told = shown(step, around, place="step")
    words = told.act.words if told.act else told.heading
    if step.do in _TO_INTRODUCER:
        words = f"{_TO_INTRODUCER[step.do]} {around.called(step.person)}"
    return Link(words, told.act.to if told.act and not step.silent else told.to)


def _due(owed: list[Step], today: date) -> str:
    if not owed or owed[0].due <= today:
        return ""
    return f"by {near_day_in_words(owed[0].due, today).removeprefix('on ')}"


def _lede(every: tuple[IntroductionShown, ...]) -> str:
    owing = sum(1 for one in every if one.owed)
    checking = sum(1 for one in every if one.state == "checking" and one.nothing_to_do)
    said = []
    if owing:
        said.append(
            f"{sentence_start(count_in_words(owing))} {'has' if owing == 1 else 'have'} something for you to do."
        )
    if checking:
        needs = "is being checked, and needs" if checking == 1 else "are being checked, and need"
        said.append(f"{sentence_start(count_in_words(checking))} {needs} nothing from you.")
    named = sum(1 for one in every if one.state == "named" and not one.unnamed)
    if named:
        was = "person was" if named == 1 else "people were"
        said.append(f"{sentence_start(count_in_words(named))} {was} named and not offered yet.")
    return " ".join(said) or "Nothing to do here now."


def _summary(folded: tuple[IntroductionShown, ...]) -> str:
    counts = Counter(one.state for one in folded)
    parts = [f"{count_in_words(counts[state])} {_FOLD_WORDS[state]}" for state in _FOLDED if counts[state]]
    return sentence_start(list_in_words(parts))


def _told(person: str, seen: AllIntroductions) -> Told:
    """What the picture says of somebody: where they work, and how far their introduction has come."""
    card, known = seen.people.get(person), seen.situation.people.get(person)
    place = known.at if known is not None else None
    state = _state(person, seen)
    works = seen.situation.organisations.get(place or "", "")
    return Told(
        card.name if card else "Somebody",
        reverse("person", args=[person]),
        " · ".join(part for part in (works, _SAID.get(state, state)) if part),
        state,
        place in seen.situation.targets,
    )


def _state(person: str, seen: AllIntroductions) -> str:
    by = seen.chain.led_by.get(person)
    return next((one.state for one in seen.introductions if one.person == person and one.introducer == by), "")


def _branch(person: str, seen: AllIntroductions) -> Branch:
    card = seen.people.get(person)
    return Branch(
        card.name if card else "Somebody",
        reverse("person", args=[person]),
        _state(person, seen),
        tuple(_branch(led, seen) for led in seen.chain.led_to.get(person, ())),
    )
