"""The list of places that a playbook begins with: a step on Today while it is shorter, never a gate."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from whoelse.method.playbook.document import Playbook, Ranking
from whoelse.method.words import near_day_in_words, sentence_start
from whoelse.searches import actions
from whoelse.today.list_of_places import asked_today, list_of_places
from whoelse.today.queries import TodayView
from whoelse.web.components import Choice, RuleTold
from whoelse.web.list_wanted import list_wanted
from whoelse.web.pages.steps import snoozes
from whoelse.web.playbook_in_words import whose
from whoelse.web.visit import Visit, page


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


def list_step(visit: Visit, playbook: Playbook, day: TodayView, *, steps: int) -> ListStep | None:
    """The step, on a day that asks for it; ``steps`` are those shown already."""
    found = list_of_places(visit.viewer)
    if found is None or playbook.ranking is None or not asked_today(visit.viewer, day, visit.today, steps=steps):
        return None
    reason = list_wanted(playbook, found)
    return ListStep(reason, playbook.ranking.lenses, (_rule(playbook.ranking),), snoozes(visit.today))


@require_POST
@page
def later(visit: Visit) -> HttpResponse:
    """Put off until a day; one that has come meanwhile counts as tomorrow."""
    tomorrow = visit.today + timedelta(days=1)
    try:
        back = max(date.fromisoformat(str(visit.request.POST.get("on", ""))), tomorrow)
    except ValueError:
        back = tomorrow
    actions.change(visit.viewer, list_back_on=back)
    return visit.saved(f"It comes back {near_day_in_words(back, visit.today)}.", reverse("today"))


@require_POST
@page
def enough(visit: Visit) -> HttpResponse:
    """The list is long enough: Today speaks of it no more."""
    actions.change(visit.viewer, list_enough=True)
    return visit.saved("Your list is long enough, then. Targets takes more whenever you like.", reverse("today"))


@require_POST
@page
def again(visit: Visit) -> HttpResponse:
    """Have Today speak of it again after all."""
    actions.change(visit.viewer, list_enough=False, list_back_on=None)
    return visit.saved("Today speaks of it again.", reverse("targets"))


def _rule(ranking: Ranking) -> RuleTold:
    words = f"A list of {ranking.targets_at_least} places at least, before the first are chosen from it."
    return RuleTold(words, whose(ranking), ranking.source)
