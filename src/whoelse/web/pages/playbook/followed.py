"""Which playbook the search follows, in sentences; and, after the first conversation, that there are others."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse

from whoelse.loop import searching
from whoelse.loop.outcome import Refusal
from whoelse.method.playbook import Playbook
from whoelse.method.playbook.in_words import pace_in_words
from whoelse.method.words import day_in_words
from whoelse.playbooks import queries
from whoelse.web import playbook_in_words as words
from whoelse.web.components import RuleTold
from whoelse.web.pages.playbook.beside import beside_page
from whoelse.web.pages.playbook.on_today import others_are_offered, seen
from whoelse.web.pages.playbook.tabs import Tab, tabs
from whoelse.web.visit import Visit, page


@dataclass(frozen=True, slots=True)
class PlaybookPage:
    """The playbook in force, told. ``own`` leads to it where it is the user's own; ``offers`` is true after the first
    conversation, while nothing was chosen yet; ``instead`` names what stands in for one that can be read no more."""

    tabs: tuple[Tab, ...]
    name: str
    version: int
    about: str
    since: str
    own: str
    instead: str
    offers: bool
    rules: tuple[RuleTold, ...]
    common: tuple[RuleTold, ...]
    limits: tuple[RuleTold, ...]
    nevers: tuple[RuleTold, ...]


@page
def view(visit: Visit) -> HttpResponse:
    """The playbook's page; a post follows another one from today on."""
    if not visit.posted:
        shown = _page(visit)
        if shown.offers:
            seen(visit.viewer)
        return visit.show("playbook/followed.html", shown)
    name, own = str(visit.request.POST.get("name", "")), visit.request.POST.get("own") == "yes"
    try:
        done = searching.follow_playbook(visit.viewer, name, own=own, today=visit.today, token=visit.token)
    except Refusal as refusal:
        return visit.show("playbook/beside.html", beside_page(visit), refused=refusal)
    return visit.did(done, f"You follow {name} from today on.", reverse("playbook"))


def _page(visit: Visit) -> PlaybookPage:
    in_force = queries.in_force(visit.viewer)
    following, followed = in_force.following, in_force.playbook
    common = {rule.id for rule in queries.common().rules}
    own = {one.name: one.id for one in queries.own_playbooks(visit.viewer)}
    return PlaybookPage(
        tabs=tabs("In force"),
        name=following.name,
        version=following.version,
        about=followed.about,
        since=day_in_words(following.since, visit.today) if following.since else "",
        own=reverse("own playbook", args=[own[following.name]]) if following.own and following.name in own else "",
        instead=in_force.instead,
        offers=others_are_offered(visit.viewer, following),
        rules=tuple(words.rule_told(rule) for rule in followed.rules if rule.id not in common),
        common=tuple(words.rule_told(rule) for rule in followed.rules if rule.id in common),
        limits=_limits(followed),
        nevers=tuple(words.never_told(never, followed.rules) for never in followed.never),
    )


def _limits(playbook: Playbook) -> tuple[RuleTold, ...]:
    limits = tuple(words.limit_told(limit) for limit in playbook.limits)
    if playbook.pace is None:
        return limits
    pace = RuleTold(f"At most {pace_in_words(playbook.pace)} active at a time.", words.whose(playbook.pace))
    return (pace, *limits)
