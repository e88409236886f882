"""The playbooks side by side: how they differ in words, and the same week told under each."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse

from whoelse.method.playbook import Playbook
from whoelse.method.playbook.comparing import Row, side_by_side
from whoelse.method.words import WEEKDAYS, date_in_words
from whoelse.playbooks import queries
from whoelse.today.rehearsal import week_before
from whoelse.web.components import Choice
from whoelse.web.pages.playbook.proposed import proposed
from whoelse.web.pages.playbook.tabs import Tab, tabs
from whoelse.web.pages.steps import Around, rules_of
from whoelse.web.visit import Visit, page


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
class BesidePage:
    """The table of the built-in playbooks, and those one could follow or copy."""

    tabs: tuple[Tab, ...]
    following: str
    names: tuple[str, ...]
    rows: tuple[Row, ...]
    week_from: str
    week: tuple[WeekCell, ...]
    others: tuple[Other, ...]


@page
def view(visit: Visit) -> HttpResponse:
    """All built-in playbooks beside each other."""
    return visit.show("playbook/beside.html", beside_page(visit))


def beside_page(visit: Visit) -> BesidePage:
    """What the page shows."""
    following = queries.following(visit.viewer)
    built_in = {name: queries.completed(text) for name, text in queries.library().items()}
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
        rows=side_by_side(tuple(built_in.values())),
        week_from=week_from,
        week=week,
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
