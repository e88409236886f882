"""Why, and why not: which rule, whose it is, which facts, which days were counted, and what outranks what."""

from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.utils.text import slugify

from whoelse.method.agenda.steps import Reason, Step
from whoelse.method.agenda.why import LADDER, LADDER_IN_WORDS, DayCounted, Why
from whoelse.method.facts import Fact
from whoelse.method.playbook import Playbook
from whoelse.method.playbook.in_words import limit_in_words, never_in_words, pace_in_words
from whoelse.method.words import WEEKDAYS, date_in_words, day_in_words, list_in_words, sentence_start
from whoelse.playbooks import queries
from whoelse.today import reasons
from whoelse.web.components import Link, RuleTold
from whoelse.web.pages.playbook.tabs import Tab, tabs
from whoelse.web.pages.steps import Around, heading, rule_of, rules_of
from whoelse.web.visit import Visit, page

_STATES = {"open": "It is due now.", "held back": "It is held back.", "coming": "It is still to come."}

_HELD_BY = {
    "comfort": "Somebody’s comfort comes before every ask, under every playbook.",
    "permission": "An introducer’s name is used only with permission, under every playbook.",
    "checking": "While the introducer checks with them, nobody writes past the introducer, under every playbook.",
    "pause": "The search is paused.",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A fact that it rests on: the day, what was noted, and of whom."""

    day: str
    words: str
    who: Link | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A day of the calendar: its number in the month, the count it got, or that it did not count."""

    day: str
    number: int | None = None
    why_not: str = ""
    outside: bool = False
    today: bool = False


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung of what outranks what, and whether it decides here."""

    words: str
    here: bool


@dataclass(frozen=True, slots=True)
class WhyPage:
    """One step, asked why. ``names`` are what its rules, and what holds it back, are called in the playbook's text."""

    heading: str
    state: str
    sentence: str
    by_comfort: bool
    to_person: str
    name: str
    until: str
    passes: str
    rules: tuple[RuleTold, ...]
    names: str
    holder: str
    to_holder: Link | None
    facts: tuple[Told, ...]
    weekdays: tuple[str, ...]
    weeks: tuple[tuple[Cell, ...], ...]
    left_out: tuple[str, ...]
    ladder: tuple[Rung, ...]
    tabs: tuple[Tab, ...]


@dataclass(frozen=True, slots=True)
class GonePage:
    """A step that is there no more, and what changed."""

    gone: str


@dataclass(frozen=True, slots=True)
class Line:
    """One step that can be asked about."""

    words: str
    to: str
    aside: str = ""


@dataclass(frozen=True, slots=True)
class WhyListPage:
    """Everything that can be asked about, by how it stands."""

    tabs: tuple[Tab, ...]
    open: tuple[Line, ...]
    held: tuple[Line, ...]
    coming: tuple[Line, ...]


@page
def view(visit: Visit) -> HttpResponse:
    """Why one step is as it is; without one, everything that can be asked."""
    if not visit.step:
        return visit.show("playbook/why_list.html", _list(visit))
    asked = reasons.why(visit.viewer, visit.step, visit.today)
    if asked.why is None:
        return visit.show("playbook/why_gone.html", GonePage(asked.gone))
    to_holder = _where_it_stands(visit, asked.why, asked.playbook)
    return visit.show("playbook/why.html", _page(asked.why, asked, to_holder, visit.today))


def address(key: str) -> str:
    """Where a step is asked why."""
    return f"{reverse('why')}?{urlencode({'step': key})}"


def _list(visit: Visit) -> WhyListPage:
    found = reasons.askable(visit.viewer, visit.today)
    around = Around(found.people, rules_of(found.playbook), visit.today)

    def line(step: Step, aside: str = "") -> Line:
        return Line(heading(step, around), address(step.key), aside)

    return WhyListPage(
        tabs("Why, why not"),
        tuple(line(step, step.reason.because) for step in found.agenda.steps),
        tuple(line(held.step, held.reason) for held in found.agenda.held_back),
        tuple(
            line(step, sentence_start(f"{day_in_words(step.appears or step.due, visit.today)}."))
            for step in found.agenda.coming
        ),
    )


def _where_it_stands(visit: Visit, found: Why, playbook: Playbook) -> Link | None:
    """Where a never, a limit or the pace of the user's own playbook can be changed; None where it is nobody's own."""
    following = queries.following(visit.viewer)
    own = next((one for one in queries.own_playbooks(visit.viewer) if one.name == following.name), None)
    if not following.own or own is None:
        return None
    common, pace = queries.common(), playbook.pace
    ids = {
        "never": {one.id for one in playbook.never} - {one.id for one in common.never},
        "limits": {one.id for one in playbook.limits} - {one.id for one in common.limits},
        "pace": {pace.id} if pace is not None else set(),
    }
    section = next((name for name, there in ids.items() if found.holder in there), "")
    if not section:
        return None
    place = f"{section}-{'pace' if section == 'pace' else slugify(found.holder)}"
    return Link(f"See it in {own.name}, where it can be changed", f"{reverse('own playbook', args=[own.id])}#{place}")


def _page(found: Why, asked: reasons.Asked, to_holder: Link | None, today: date) -> WhyPage:
    around = Around(asked.people, rules_of(asked.playbook), today)
    person = found.step.person
    return WhyPage(
        heading=heading(found.step, around),
        state=_STATES[found.state],
        sentence=found.sentence,
        by_comfort=found.held_by == "comfort",
        to_person=reverse("person", args=[person]) if person else "",
        name=around.called(person),
        until=sentence_start(f"{day_in_words(found.until, today)} it may come up again.") if found.until else "",
        passes=found.passes,
        rules=tuple(rule_of(reason, around.rules) for reason in _reasons(found)),
        names=_names(found),
        holder=_holder(found, asked.playbook),
        to_holder=to_holder,
        facts=tuple(_told(fact, around, today) for fact in found.facts),
        weekdays=tuple(name[:3] for name in WEEKDAYS),
        weeks=_weeks(found.days, today),
        left_out=_left_out(found.days, today),
        ladder=tuple(Rung(LADDER_IN_WORDS[rung], rung == found.rank) for rung in LADDER),
        tabs=tabs("Why, why not"),
    )


def _holder(found: Why, playbook: Playbook) -> str:
    """What holds a step back, as a sentence."""
    said = next((never_in_words(one, playbook.rules) for one in playbook.never if one.id == found.holder), "")
    said = said or next((limit_in_words(one) for one in playbook.limits if one.id == found.holder), "")
    if found.holder == "pace" and playbook.pace is not None:
        said = f"At most {pace_in_words(playbook.pace)} active at a time."
    return said or _HELD_BY.get(found.held_by, "")


def _reasons(found: Why) -> tuple[Reason, ...]:
    """What speaks for the step, in the order of the rules that it rests on."""
    named = [rule.id for rule in found.rules]
    return tuple(
        sorted((one for one in found.step.reasons if one.rule in named), key=lambda one: named.index(one.rule))
    )


def _names(found: Why) -> str:
    names = [rule.id for rule in found.rules]
    if found.holder and found.holder not in names:
        names.append(found.holder)
    return list_in_words(names)


def _told(fact: Fact, around: Around, today: date) -> Told:
    more = next((str(word) for word in (fact.comfort, fact.answer, fact.ask, fact.reason) if word), "")
    if fact.rapport is not None:
        more = f"{more}, rapport {fact.rapport}".lstrip(", ")
    person = fact.person or (fact.by if fact.by not in {"me", "them"} else None)
    who = Link(around.name(person), reverse("person", args=[person])) if person else None
    return Told(sentence_start(date_in_words(fact.on, today)), f"{fact.kind}{f' ({more})' if more else ''}", who)


def _weeks(days: tuple[DayCounted, ...], today: date) -> tuple[tuple[Cell, ...], ...]:
    """The days as whole weeks from Monday on; the days before and after are empty."""
    if not days:
        return ()
    by_day = {one.day: one for one in days}
    first = days[0].day - timedelta(days=days[0].day.weekday())
    count = (days[-1].day - first).days // 7 + 1
    return tuple(
        tuple(
            _cell(by_day.get(first + timedelta(days=7 * week + at)), first + timedelta(days=7 * week + at), today)
            for at in range(7)
        )
        for week in range(count)
    )


def _cell(one: DayCounted | None, day: date, today: date) -> Cell:
    if one is None:
        return Cell(str(day.day), outside=True)
    return Cell(str(day.day), one.number, one.why_not, today=day == today)


def _left_out(days: tuple[DayCounted, ...], today: date) -> tuple[str, ...]:
    """The days that did not count for another reason than the weekday, each with it."""
    return tuple(
        f"{sentence_start(date_in_words(one.day, today))}: {one.why_not}."
        for one in days
        if (one.why_not and not one.why_not.startswith("a ")) or one.why_not == "a holiday"
    )
