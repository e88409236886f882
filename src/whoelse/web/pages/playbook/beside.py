"""The playbooks side by side: how they differ in words, and the same week told under each."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse

from whoelse.method.playbook import Playbook
from whoelse.playbooks import queries
from whoelse.web import playbook_in_words as words
from whoelse.web.components import Choice
from whoelse.web.pages.playbook.tabs import Tab, tabs
from whoelse.web.visit import Visit, page


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table: what is compared, and the sentences of each playbook."""

    words: str
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Other:
    """A playbook that can be followed: how to say it, and what is sent. ``to`` leads to one of the user's own."""

    choice: Choice
    own: bool = False
    to: str = ""


@dataclass(frozen=True, slots=True)
class BesidePage:
    """The table of the built-in playbooks, and those one could follow or copy."""

    tabs: tuple[Tab, ...]
    following: str
    names: tuple[str, ...]
    rows: tuple[Row, ...]
    others: tuple[Other, ...]


@page
def view(visit: Visit) -> HttpResponse:
    """All built-in playbooks beside each other."""
    return visit.show("playbook/beside.html", beside_page(visit))


def beside_page(visit: Visit) -> BesidePage:
    """What the page shows."""
    following = queries.following(visit.viewer)
    built_in = {name: queries.completed(text) for name, text in queries.library().items()}
    own = [
        Other(
            Choice(one.name, f"Follow {one.name}", f"Your own, version {one.version}."),
            own=True,
            to=reverse("own playbook", args=[one.id]),
        )
        for one in queries.own_playbooks(visit.viewer)
        if not (following.own and following.name == one.name)
    ]
    return BesidePage(
        tabs=tabs("Side by side"),
        following=following.name,
        names=tuple(built_in),
        rows=_rows(tuple(built_in.values())),
        others=(
            *(
                Other(Choice(name, f"Follow {name}", playbook.about))
                for name, playbook in built_in.items()
                if following.own or name != following.name
            ),
            *own,
        ),
    )


def _rows(playbooks: tuple[Playbook, ...]) -> tuple[Row, ...]:
    told = [words.side_by_side(playbook) for playbook in playbooks]
    return tuple(Row(name, tuple(each[name] for each in told)) for name in told[0])
