"""The week looked back on, and whom to talk to next: one page, which prints as one, with names or without."""

from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from whoelse.loop import steps, weeks
from whoelse.loop.outcome import Refusal
from whoelse.method.facts import Fact
from whoelse.method.hours import hours_written, minutes_of
from whoelse.method.words import count_in_words, counted, date_in_words, list_in_words, sentence_start
from whoelse.playbooks.queries import playbook_followed
from whoelse.today.week import Measured, WeekSeen, week
from whoelse.web import keeping
from whoelse.web.components import Choice, Kept, Link, RuleTold
from whoelse.web.guidance import said_on
from whoelse.web.pages.playbook.tabs import Tab, tabs
from whoelse.web.playbook_in_words import whose
from whoelse.web.visit import Visit, page

#: So many names are printed of each kind, so that the page stays one.
MOST_NAMES = 12


class ReviewForm(forms.Form):
    """What the user says to the week. Nothing is required."""

    well = forms.CharField(
        label="What went well?", required=False, max_length=2_000, widget=forms.Textarea({"rows": 3})
    )
    learned = forms.CharField(
        label="What did you learn?", required=False, max_length=2_000, widget=forms.Textarea({"rows": 3})
    )
    next_week = forms.CharField(
        label="Whom would you like to talk to next week?",
        help_text="One name per line; a few are plenty.",
        required=False,
        max_length=2_000,
        widget=forms.Textarea({"rows": 4}),
    )


class HoursForm(forms.Form):
    """How much of the week went into the search, by the user's own word."""

    hours = forms.CharField(
        label="Hours that went into the search",
        help_text="Only if you like, such as 6 or 6.5. They are yours to count; nothing guesses them.",
        required=False,
        max_length=12,
        widget=forms.TextInput({"inputmode": "decimal", "autocomplete": "off", "size": 5}),
    )

    def clean_hours(self) -> int:
        """The minutes of what was typed."""
        try:
            return minutes_of(str(self.cleaned_data["hours"] or ""))
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was counted: the words, the number, the same of the weeks before, against what, what the playbook
    notes on it, whose measure it is, and who is behind it."""

    words: str
    number: str
    before: str
    aim: str
    note: str
    whose: str
    people: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The week, said already."""

    tabs: tuple[Tab, ...]
    heading: str
    lede: str
    talks: tuple[Link, ...]
    written: tuple[Link, ...]
    introductions: tuple[Link, ...]
    named_before: tuple[str, ...]
    lines: tuple[Line, ...]
    suggestions: tuple[Choice, ...]
    before: str
    after: str
    names: bool
    other_names: str
    step: str
    kept: Kept
    hours_kept: Kept
    note_hours: str
    in_mind: tuple[RuleTold, ...]


@page
def view(visit: Visit) -> HttpResponse:
    """The review of a week; a post notes that it was looked back on, or the hours that went into it."""
    seen = week(visit.viewer, _day(visit), visit.today)
    key = f"review:{seen.first.isoformat()}"
    kept, fields = keeping.kept(visit.viewer, key, visit.zone)
    names = visit.request.GET.get("names") != "no"
    form = ReviewForm(initial=keeping.initial(ReviewForm, fields))
    hours_kept, typed = keeping.kept(visit.viewer, f"hours:{seen.first.isoformat()}", visit.zone)
    named = _named_before(visit, seen.first) if names else ()
    shown = _page(visit, seen, named, Kept(key, "", kept.revision, kept.at), hours_kept, names)
    if visit.posted and "hours" in visit.request.POST:
        return _note_hours(visit, seen, shown, form)
    noted = {"hours": hours_written(seen.minutes)} if seen.minutes else {}
    hours = HoursForm(initial=noted | keeping.initial(HoursForm, typed))
    if not visit.posted:
        return visit.show("review/review.html", shown, form=form, forms={"hours": hours})
    try:
        done = steps.step_done(visit.viewer, visit.step, today=visit.today, token=visit.token)
    except Refusal as refusal:
        return visit.show("review/review.html", shown, form=form, forms={"hours": hours}, refused=refusal)
    return visit.did(done, "You have looked back on your week.", reverse("today"))


def _named_before(visit: Visit, first: date) -> tuple[str, ...]:
    """Whom the user named, the week before, to talk to in this one."""
    _, fields = keeping.kept(visit.viewer, f"review:{(first - timedelta(days=7)).isoformat()}", visit.zone)
    named = str(keeping.initial(ReviewForm, fields).get("next_week") or "")
    return tuple(line.strip() for line in named.splitlines() if line.strip())[:MOST_NAMES]


def _note_hours(visit: Visit, seen: WeekSeen, shown: ReviewPage, form: ReviewForm) -> HttpResponse:
    hours = HoursForm(visit.request.POST)
    if not hours.is_valid():
        return visit.show("review/review.html", shown, form=form, forms={"hours": hours})
    minutes = hours.cleaned_data["hours"]
    try:
        done = weeks.note_hours(visit.viewer, day=seen.first, minutes=minutes, today=visit.today, token=visit.token)
    except Refusal as refusal:
        return visit.show("review/review.html", shown, form=form, forms={"hours": hours}, refused=refusal)
    said = f"{hours_written(minutes)} {'hour is' if minutes == 60 else 'hours are'} noted." if minutes else "Left open."
    return visit.did(done, said, _to(week=seen.first.isoformat()))


def _day(visit: Visit) -> date:
    try:
        day = date.fromisoformat(str(visit.request.GET.get("week", "")))
    except ValueError:
        return visit.today
    return min(max(day, date(1990, 1, 1)), visit.today)


def _page(
    visit: Visit, seen: WeekSeen, named: tuple[str, ...], kept: Kept, hours_kept: Kept, names: bool
) -> ReviewPage:
    naming = _Naming(seen, names)
    here = {"week": seen.first.isoformat()}
    before = seen.first - timedelta(days=7)
    after = seen.first + timedelta(days=7)
    return ReviewPage(
        tabs=tabs("Your week"),
        heading=sentence_start(f"{date_in_words(seen.first, visit.today)} to {date_in_words(seen.last, visit.today)}"),
        lede=_lede(seen),
        talks=naming.people(seen.talks),
        written=naming.people(seen.written),
        introductions=naming.people(seen.introductions),
        named_before=named,
        lines=tuple(_line(one, naming) for one in seen.measured),
        suggestions=tuple(Choice(one.person, one.candidate.name, one.reason) for one in seen.suggestions)
        if names
        else (),
        before=_to(week=before.isoformat()) if seen.first_ever and seen.first_ever < seen.first else "",
        after=_to(week=after.isoformat()) if after <= visit.today else "",
        names=names,
        other_names=_to(**here, names="no") if names else _to(**here),
        step=seen.step.key if seen.step is not None else "",
        kept=kept,
        hours_kept=Kept(f"hours:{seen.first.isoformat()}", "", hours_kept.revision, hours_kept.at),
        note_hours=_to(**here),
        in_mind=said_on(playbook_followed(visit.viewer), "week"),
    )


class _Naming:
    """People by their names, or each by a letter that stays the same on the page."""

    def __init__(self, seen: WeekSeen, names: bool) -> None:
        self._people = seen.people
        self._names = names
        self._letters: dict[str, str] = {}

    def link(self, person: str) -> Link:
        """Who it is, and where there is more."""
        if not self._names:
            number = len(self._letters)
            letter = chr(65 + number) if number < 26 else str(number + 1)
            return Link(f"Person {self._letters.setdefault(person, letter)}", "")
        known = self._people.get(person)
        return Link(known.name if known else "Somebody", reverse("person", args=[person]))

    def people(self, facts: tuple[Fact, ...]) -> tuple[Link, ...]:
        """Whom these facts are about, each once."""
        return tuple(self.link(person) for person in dict.fromkeys(fact.person for fact in facts) if person)


def _line(one: Measured, naming: _Naming) -> Line:
    aim = ""
    if one.measure.aim is not None:
        per = {"search": "over the search", "decision maker": "for each decision maker"}.get(
            one.measure.per, f"each {one.measure.per}"
        )
        aim = f"{one.measure.aim} {per} is what the playbook speaks of"
    return Line(
        one.measure.words,
        _number(one),
        _before(one),
        aim,
        one.measure.note,
        sentence_start(whose(one.measure)),
        tuple(naming.link(person) for person in dict.fromkeys(one.people[:MOST_NAMES])),
    )


def _number(one: Measured) -> str:
    if one.count is None:
        return "not noted; you know best"
    if one.measure.count == "hours":
        return hours_written(one.count if one.among is None else round(one.count / max(one.among, 1)))
    if one.among is not None:
        return _for_each(one.count, one.among)
    if one.count:
        return count_in_words(one.count)
    if one.measure.count == "decision makers":
        return "none so far; you can say on a person’s page who could"
    return "none this time" if one.measure.per in {"day", "week"} else "none so far"


def _before(one: Measured) -> str:
    """The same of the weeks before: "The week before: two. The four before, on average: 1½.".

    A mean of four weeks has quarters, as hours have.
    """
    if one.before is None:
        return ""
    if one.measure.count == "hours":
        said = f"The week before: {hours_written(one.before)}."
        return said if one.usual is None else f"{said} The four before, on average: {hours_written(round(one.usual))}."
    said = f"The week before: {count_in_words(one.before) if one.before else 'none'}."
    return said if one.usual is None else f"{said} The four before, on average: {hours_written(round(one.usual * 60))}."


def _for_each(count: int, among: int) -> str:
    """So many of something for each of so many people, as an average."""
    if not among:
        return "nobody who could decide so far"
    if not count:
        return "none so far"
    about = "" if count % among == 0 else "about "
    return f"{about}{count_in_words(round(count / among))} ({count_in_words(count)} in all)"


def _lede(seen: WeekSeen) -> str:
    said = [
        counted(len(facts), one, many)
        for facts, one, many in (
            (seen.talks, "conversation", "conversations"),
            (seen.written, "invitation", "invitations"),
            (seen.introductions, "introduction made", "introductions made"),
        )
        if facts
    ]
    if not said:
        return (
            "Nothing is noted in this week. Weeks like that belong to it; the next conversation is as near as before."
        )
    return f"{sentence_start(list_in_words(said))}."


def _to(**given: str) -> str:
    return f"{reverse('review')}?{urlencode(given)}"
