"""The playbooks side by side: how they differ in words, and the same week told under each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse

from whoelse.method.playbook import Playbook
from whoelse.method.playbook.comparing import Row, Said, side_by_side
from whoelse.method.words import WEEKDAYS, date_in_words, list_in_words
from whoelse.playbooks import queries
from whoelse.today.rehearsal import week_before
from whoelse.web.components import Choice
from whoelse.web.pages.playbook.proposed import proposed
from whoelse.web.pages.playbook.tabs import Tab, tabs
from whoelse.web.pages.steps import Around, rules_of
from whoelse.web.visit import Visit, page

#: What is sent to compare a playbook with all the others.
EVERY = "every"


@dataclass(frozen=True, slots=True)
class WeekDay:
    """One day of the week told, and what would have come up on it."""

    day: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WeekCell:
    """The week under one playbook; the days on which nothing would have come up are left out."""

    days: tuple[WeekDay, ...]


@dataclass(frozen=True, slots=True)
class Other:
    """A playbook that can be followed: how to say it, and what is sent. ``to`` leads to one of the user's own."""

    choice: Choice
    own: bool = False
    to: str = ""
    rehearse: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What some playbooks say of one thing, or have one do in the week told. ``who`` names them: "Alba and Kelley"."""

    who: str
    said: tuple[Said, ...] = ()
    week: WeekCell | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One thing in which playbooks may differ, with an entry for each of them; those that say the same share one."""

    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """The playbooks that are compared where the table has no room: two, or one with ``EVERY`` other."""

    one: str
    other: str
    choices: tuple[Choice, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class BesidePage:
    """The table of the built-in playbooks, the same for a narrow screen, and those one could follow or copy."""

    tabs: tuple[Tab, ...]
    following: str
    names: tuple[str, ...]
    rows: tuple[Row, ...]
    week_from: str
    week: tuple[WeekCell, ...]
    compared: Compared
    others: tuple[Other, ...]


@page
def view(visit: Visit) -> HttpResponse:
    """All built-in playbooks beside each other."""
    return visit.show("playbook/beside.html", beside_page(visit))


def beside_page(visit: Visit) -> BesidePage:
    """What the page shows."""
    following = queries.following(visit.viewer)
    built_in = {name: queries.completed(text) for name, text in queries.library().items()}
    rows = side_by_side(tuple(built_in.values()))
    week_from, week = _week(visit, tuple(built_in.values()))
    own = [
        Other(
            Choice(one.name, f"Follow {one.name}", f"Your own, version {one.version}."),
            own=True,
            to=reverse("own playbook", args=[one.id]),
            rehearse=f"{reverse('rehearse')}?{urlencode({'of': f'own:{one.id}'})}",
        )
        for one in queries.own_playbooks(visit.viewer)
        if not (following.own and following.name == one.name)
    ]
    return BesidePage(
        tabs=tabs("Side by side"),
        following=following.name,
        names=tuple(built_in),
        rows=rows,
        week_from=week_from,
        week=week,
        compared=_compared(visit, built_in, rows, week_from, week),
        others=(
            *(
                Other(
                    Choice(name, f"Follow {name}", playbook.about),
                    rehearse=f"{reverse('rehearse')}?{urlencode({'of': f'built-in:{name}'})}",
                )
                for name, playbook in built_in.items()
                if following.own or name != following.name
            ),
            *own,
        ),
    )


def _compared(
    visit: Visit, built_in: Mapping[str, Playbook], rows: Sequence[Row], week_from: str, week: Sequence[WeekCell]
) -> Compared:
    """Those chosen to compare; where nothing is chosen, the one followed, or what it stands on, and the next."""
    names = tuple(built_in)
    one, other = str(visit.request.GET.get("one", "")), str(visit.request.GET.get("other", ""))
    if one not in built_in:
        in_force = queries.following(visit.viewer).name
        one = in_force if in_force in built_in else names[0]
    if other not in {*names, EVERY} or other == one:
        other = next(name for name in names if name != one)
    chosen = (one, *(name for name in names if name != one)) if other == EVERY else (one, other)
    at = [names.index(name) for name in chosen]
    parts = [Part(row.name, _entries(chosen, [Entry("", row.cells[place]) for place in at])) for row in rows]
    if week:
        told = [Entry("", week=week[place]) for place in at]
        parts.append(Part(f"Your week from {week_from}", _entries(chosen, told)))
    return Compared(
        one,
        other,
        tuple(Choice(name, name) for name in names),
        tuple(parts),
    )


def _entries(names: Sequence[str], entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Each playbook's entry under its name; those that say the same stand together, where the first of them stands."""
    sharing: dict[Entry, list[str]] = {}
    for name, entry in zip(names, entries, strict=True):
        sharing.setdefault(entry, []).append(name)
    return tuple(replace(entry, who=list_in_words(who)) for entry, who in sharing.items())


def _week(visit: Visit, playbooks: Sequence[Playbook]) -> tuple[str, tuple[WeekCell, ...]]:
    """From when the week told is, and what each playbook would have had one do in it."""
    before = week_before(visit.viewer, playbooks, visit.today)
    if before is None:
        return "", ()
    cells = []
    for playbook, week in zip(playbooks, before.weeks, strict=True):
        around = Around(before.people, rules_of(playbook), visit.today)
        days = tuple(
            WeekDay(WEEKDAYS[day.day.weekday()], tuple(proposed(one, around) for one in day.proposals))
            for day in week.days
            if day.proposals
        )
        cells.append(WeekCell(days))
    return date_in_words(before.monday, visit.today), tuple(cells)
