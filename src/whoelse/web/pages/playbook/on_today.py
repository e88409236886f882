"""What Today says of the playbook: that another stands in for it; and, once, that there are others."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from whoelse.journal.queries import ever_noted
from whoelse.playbooks import queries
from whoelse.searches import actions
from whoelse.searches.access import Viewer
from whoelse.searches.queries import search
from whoelse.web import telling
from whoelse.web.visit import Visit, page


@dataclass(frozen=True, slots=True)
class PlaybookOnToday:
    """``instead`` is the sentence on what stands in for the one that is followed, empty where nothing does; ``others``:
    that there are others is to be said."""

    instead: str
    others: bool


def on_today(viewer: Viewer) -> PlaybookOnToday:
    """What is to be said of the playbook today."""
    now = queries.in_force(viewer)
    name = now.following.name
    instead = f"{name} cannot be read any more, so {now.instead} stands in for it." if now.instead else ""
    return PlaybookOnToday(instead, not search(viewer).others_seen and others_are_offered(viewer, now.following))


def others_are_offered(viewer: Viewer, following: queries.FollowingSeen) -> bool:
    """Whether there is something to choose: after the first conversation, while nothing was chosen yet."""
    return following.since is None and ever_noted(viewer, "conversation held")


def seen(viewer: Viewer) -> None:
    """Say no more on Today that there are others."""
    if not search(viewer).others_seen:
        actions.change(viewer, others_seen=True)


@require_POST
@page
def put_away(visit: Visit) -> HttpResponse:
    """The line is put away; the playbook's own page goes on saying it."""
    seen(visit.viewer)
    telling.say(visit.request, "Put away. The others are under Playbook whenever you like.")
    return visit.go(reverse("today"))
