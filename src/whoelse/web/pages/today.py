"""Today: the few steps of the day's plan, each with its reason; what can wait, what is held back, what is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from whoelse.loop.day import open_day
from whoelse.method.agenda.steps import HeldBack
from whoelse.method.customs import clock_written
from whoelse.method.people.names import first_word
from whoelse.method.words import count_in_words, counted, date_in_words, near_day_in_words, sentence_start
from whoelse.people import queries as people
from whoelse.playbooks.queries import playbook_followed
from whoelse.searches import queries as searches
from whoelse.today import queries as today
from whoelse.today.queries import DoneToday, NamedAlone, TodayView, Unanswered, WeekConversation
from whoelse.web import keeping
from whoelse.web.components import Link, Undo
from whoelse.web.pages.done_words import done_in_words
from whoelse.web.pages.export_asked import ExportStep, export_step
from whoelse.web.pages.list_step import ListStep, list_step
from whoelse.web.pages.playbook.on_today import PlaybookOnToday, on_today
from whoelse.web.pages.steps import Around, StepShown, heading, minutes, rules_of, shown
from whoelse.web.pages.ways_on import ways_on, ways_on_for
from whoelse.web.visit import Visit, page

_NOON, _EVENING = 12, 18
#: What one does with somebody, beside the letters, so that a day has something in it.
_REACHED_OUT = frozenset({"conversation held", "debrief written", "ask made", "conversation agreed", "given"})
_COMING_SHOWN = 3
_AWAITED_SHOWN = 5
_DONE_SHOWN = 5
_NAMED_SHOWN = 3
_WAITING_SHOWN = 50


@dataclass(frozen=True, slots=True)
class HeldShown:
    """What is held back from one person, and why; ``lift`` is where comfort is lifted, empty for everything else, and
    ``asked`` where one can ask why not."""

    name: str
    to: str
    what: str
    reason: str
    lift: str = ""
    asked: str = ""


@dataclass(frozen=True, slots=True)
class DoneShown:
    """Something done today, with its Undo; of much at once, which is better looked at first, with the way there."""

    words: str
    at: str
    undo: Undo | None
    look: Link | None = None


@dataclass(frozen=True, slots=True)
class AnswerAwaited:
    """Somebody who was written to: the name, since when, and where an answer is noted."""

    name: str
    to: str
    since: str
    answered: str


@dataclass(frozen=True, slots=True)
class WeekShown:
    """The conversations of this week: full circles for those held, rings for those agreed, and the sentence; then what
    is agreed for after it."""

    held: int
    agreed: int
    words: str
    links: tuple[Link, ...] = ()
    ahead: str = ""
    ahead_links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class TodayPage:
    """What *Today* shows. ``marked`` is the part of the heading under the marker.

    ``reached_out``: something went to somebody today, or was talked about, so that it is no day with nothing in it.
    ``enough``: a first letter went today, so that one may stop; ``stopped``: the rest waits until tomorrow.
    ``awaited_first``: of the answers that may come those that stand above all else, for what is asked about was written
    today, or nothing is to do. ``ways_on``: nothing is to do and nobody left to suggest, so these lead to somebody.
    """

    day: str
    greeting: str
    marked: str
    rest: str
    steps: tuple[StepShown, ...]
    can_wait: tuple[StepShown, ...]
    can_wait_summary: str
    can_wait_all: Link | None
    can_wait_open: bool
    comfort: tuple[HeldShown, ...]
    waiting: tuple[HeldShown, ...]
    done: tuple[DoneShown, ...]
    done_before: tuple[DoneShown, ...]
    done_more: str
    week: WeekShown
    awaited_first: tuple[AnswerAwaited, ...]
    awaited: tuple[AnswerAwaited, ...]
    coming: tuple[str, ...]
    export: ExportStep | None
    playbook: PlaybookOnToday
    list: ListStep | None
    reached_out: bool
    enough: bool
    stopped: bool
    left_words: str
    paused: bool
    over: bool
    ways_on: tuple[Link, ...]


@page
def view(visit: Visit) -> HttpResponse:
    """The day's plan, chosen once a day by looking at it. Where nobody is known yet, the first run."""
    if not people.count(visit.viewer):
        return visit.go(reverse("welcome"))
    open_day(visit.viewer, today=visit.today)
    return visit.show("today/today.html", _page(visit, today.day(visit.viewer, visit.today)))


def _page(visit: Visit, day: TodayView) -> TodayPage:
    playbook = playbook_followed(visit.viewer)
    around = Around(
        day.people,
        rules_of(playbook),
        visit.today,
        (*day.week, *day.ahead),
        day.places,
        day.promised,
        ways_on_for(visit, (*day.lead, *day.can_wait)),
    )
    steps = tuple(shown(step, around, place=str(at), lead=at == 1) for at, step in enumerate(day.lead, 1))
    every = len(day.can_wait)
    show_all = visit.request.GET.get("waiting") == "all"
    some = every if show_all else _WAITING_SHOWN
    can_wait = tuple(shown(step, around, place=f"later-{at}") for at, step in enumerate(day.can_wait[:some], 1))
    asked = {step.silent for step in day.lead}  # the step itself asks about their answer
    held = tuple(dict.fromkeys(_held(back, around) for back in day.held_back))
    named = tuple(_named(one, around) for one in day.named[:_NAMED_SHOWN])
    stopped = searches.stopped(visit.viewer, visit.today) and bool(day.lead)
    export = None if stopped else export_step(visit.viewer, visit.today)
    taken = len(day.lead) + (export is not None)
    places = None if stopped else list_step(visit, playbook, day, steps=taken)
    done = tuple(_done(each, visit) for each in day.done)
    more = sum(each is not None for each in (export, places))
    free = not steps and not more
    unanswered = [one for one in day.unanswered if one.person not in asked][:_AWAITED_SHOWN]
    first = [] if stopped else [one for one in unanswered if free or one.since == visit.today]
    marked, rest = ("That is enough for today.", "") if stopped else _how_much(day, more)
    return TodayPage(
        day=date_in_words(visit.today, visit.today),
        greeting=_greeting(timezone.localtime(timezone=visit.zone), searches.search(visit.viewer).signed),
        marked=marked,
        rest=rest,
        steps=steps,
        can_wait=can_wait,
        can_wait_summary=f"Can wait: {counted(every, 'step')}",
        can_wait_all=Link(f"All {every:,} of them", f"{reverse('today')}?waiting=all") if every > some else None,
        can_wait_open=show_all,
        comfort=tuple(each for each in held if each.lift),
        waiting=(*(each for each in held if not each.lift), *named),
        done=done[:_DONE_SHOWN],
        done_before=done[_DONE_SHOWN:],
        done_more=sentence_start(f"{count_in_words(max(0, len(done) - _DONE_SHOWN))} more"),
        week=_week(day, visit.today),
        awaited_first=tuple(_awaited(one, around) for one in first),
        awaited=tuple(_awaited(one, around) for one in unanswered if one not in first),
        coming=tuple(
            f"{sentence_start(near_day_in_words(step.appears or step.due, visit.today).removeprefix('on '))}: "
            f"{heading(step, around)}."
            for step in day.coming[:_COMING_SHOWN]
        ),
        export=export,
        playbook=on_today(visit.viewer),
        list=places,
        reached_out=any(each.kind.endswith(" sent") or each.kind in _REACHED_OUT for each in day.done),
        enough=bool(day.lead) and day.wrote_today,
        stopped=stopped,
        left_words=f"Tomorrow: {counted(len(steps), 'step')}",
        paused=day.paused,
        over=day.over,
        ways_on=ways_on(visit) if free and not (day.paused or day.over) else (),
    )


def _greeting(now: datetime, signed: str) -> str:
    part = "morning" if now.hour < _NOON else "afternoon" if now.hour < _EVENING else "evening"
    name = first_word(signed)
    return f"Good {part}, {name}." if name else f"Good {part}."


def _how_much(day: TodayView, more: int) -> tuple[str, str]:
    """How many steps, and about how long they take; on a day without any, what kind of day it is.

    ``more`` steps are shown that are the page's own.
    """
    if not day.lead and day.over:
        return "Your search is over.", ""
    if not day.lead and day.paused:
        return "Your search is paused.", ""
    if not day.lead and not more:
        return ("That was today’s plan." if day.done else "Nothing needs you today."), ""
    steps = sentence_start(counted(len(day.lead) + more, "step"))
    about = minutes(day.lead)
    return (f"{steps},", f"about {about} minutes.") if about else (f"{steps}.", "")


def _held(back: HeldBack, around: Around) -> HeldShown:
    person = back.step.person
    lift = reverse("lift comfort", args=[person]) if back.by == "comfort" and person else ""
    return HeldShown(
        name=around.name(person) if person else "",
        to=reverse("person", args=[person]) if person else "",
        what=heading(back.step, around),
        reason=back.reason,
        lift=lift,
        asked=f"{reverse('why')}?{urlencode({'step': back.step.key})}",
    )


def _named(one: NamedAlone, around: Around) -> HeldShown:
    by = around.called(one.introducer)
    return HeldShown(
        name=around.name(one.person),
        to=reverse("person", args=[one.person]),
        what=f"Write to {around.name(one.person)}",
        reason=f"{by} named {around.called(one.person)} and has not offered to lead you there. "
        f"You may write on your own account, without that name, or wait until {by} does.",
    )


def _done(done: DoneToday, visit: Visit) -> DoneShown:
    words = done_in_words(done.kind, done.name, done.many)
    at = keeping.clock(done.at, visit.zone)
    if done.kind == "people brought in":
        return DoneShown(words, at, None, Link("See it", reverse("bring in")))
    return DoneShown(words, at, Undo(done.act, reverse("today")))


def _awaited(one: Unanswered, around: Around) -> AnswerAwaited:
    return AnswerAwaited(
        name=around.name(one.person),
        to=reverse("person", args=[one.person]),
        since=near_day_in_words(one.since, around.today),
        answered=reverse("reply", args=[one.person]),
    )


def _week(day: TodayView, today: date) -> WeekShown:
    held = [each for each in day.week if each.state == "held"]
    agreed = [each for each in day.week if each.state in {"agreed", "under way"}]
    parts = []
    if held:
        parts.append(f"{counted(len(held), 'conversation')} held")
    if len(agreed) == 1:
        parts.append(f"{'one' if held else 'one conversation'} agreed for {_when(agreed[0], today)}")
    elif agreed:
        parts.append(f"{count_in_words(len(agreed)) if held else counted(len(agreed), 'conversation')} agreed")
    words = sentence_start(", ".join(parts)) + "." if parts else "No conversation this week so far."
    return WeekShown(
        len(held),
        len(agreed),
        words,
        _to_talks(agreed),
        _ahead(day.ahead, today, more=bool(parts)),
        _to_talks(day.ahead),
    )


def _ahead(talks: Sequence[WeekConversation], today: date, *, more: bool) -> str:
    """What is agreed for after this week, ``more`` where something is in this one too; "" for nothing."""
    if not talks:
        return ""
    day = _when(talks[0], today)
    also = " more" if more else ""
    if len(talks) == 1:
        return f"One{also} is agreed for {day}."
    return f"{sentence_start(count_in_words(len(talks)))}{also} are agreed, the first for {day}."


def _when(talk: WeekConversation, today: date) -> str:
    at = f" at {clock_written(talk.time)}" if talk.time else ""
    return f"{near_day_in_words(talk.day, today).removeprefix('on ')}{at}"


def _to_talks(talks: Sequence[WeekConversation]) -> tuple[Link, ...]:
    return tuple(Link(each.name, reverse("agree", args=[each.person])) for each in talks)
