"""The list of places that a playbook begins with: a step on Today while it is shorter, never a gate."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from whoelse.method.playbook.document import Playbook, Ranking
from whoelse.method.words import near_day_in_words, sentence_start
from whoelse.people import queries as people
from whoelse.searches import actions
from whoelse.searches import queries as searches
from whoelse.today.queries import TodayView
from whoelse.web import telling
from whoelse.web.components import Choice, RuleTold
from whoelse.web.list_wanted import list_wanted
from whoelse.web.pages.steps import snoozes
from whoelse.web.playbook_in_words import whose
from whoelse.web.visit import Visit, page

#: So many steps are a day; the list then waits.
_FULL_DAY = 3
_ADDED = "target added"


@dataclass(frozen=True, slots=True)
class ListStep:
    """What Today says of it: why, where to look for names, whose it is, and when it may come back."""

    reason: str
    lenses: tuple[str, ...]
    rules: tuple[RuleTold, ...]
    snoozes: tuple[Choice, ...]

    @property
    def whose(self) -> str:
        """Whose rule the summary of *why?* names."""
        return sentence_start(self.rules[0].whose)


def list_step(visit: Visit, playbook: Playbook, day: TodayView) -> ListStep | None:
    """The step, where the playbook wants more places than there are; None on a full day, on a day on which a place was
    added, while it is put off, and once the list is said to be long enough."""
    ranking = playbook.ranking
    if ranking is None or ranking.targets_at_least is None:
        return None
    search = searches.search(visit.viewer)
    put_off = search.list_enough or (search.list_back_on is not None and search.list_back_on > visit.today)
    if put_off or day.over or day.paused or len(day.lead) >= _FULL_DAY:
        return None
    if any(done.kind == _ADDED for done in day.done):
        return None
    reason = list_wanted(playbook, len(people.targets(visit.viewer, archived=None)))
    if not reason:
        return None
    return ListStep(reason, ranking.lenses, (_rule(ranking),), snoozes(visit.today))


@require_POST
@page
def later(visit: Visit) -> HttpResponse:
    """Not today, or never again: the list is long enough."""
    offered = {choice.value for choice in snoozes(visit.today)}
    chosen = str(visit.request.POST.get("on", ""))
    if chosen in offered:
        back = date.fromisoformat(chosen)
        actions.change(visit.viewer, list_back_on=back)
        telling.say(visit.request, f"It comes back {near_day_in_words(back, visit.today)}.")
    else:
        actions.change(visit.viewer, list_enough=True)
        telling.say(visit.request, "Your list is long enough, then. Targets takes more whenever you like.")
    return visit.go(reverse("today"))


@require_POST
@page
def again(visit: Visit) -> HttpResponse:
    """Have Today speak of it again after all."""
    actions.change(visit.viewer, list_enough=False, list_back_on=visit.today - timedelta(days=1))
    return visit.saved("Today speaks of it again.", reverse("targets"))


def _rule(ranking: Ranking) -> RuleTold:
    words = f"A list of {ranking.targets_at_least} places at least, before the first are chosen from it."
    return RuleTold(words, whose(ranking), ranking.source)
