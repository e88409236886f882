"""An export that was asked for and has not come yet: a step on Today that can be put off."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from whoelse.method.words import near_day_in_words
from whoelse.people.queries import batches
from whoelse.searches import actions, queries
from whoelse.searches.access import Viewer
from whoelse.web import telling
from whoelse.web.components import Choice
from whoelse.web.pages.steps import snoozes
from whoelse.web.visit import Visit, page


@dataclass(frozen=True, slots=True)
class ExportStep:
    """What Today says of it: the reason, and when it may come back."""

    reason: str
    snoozes: tuple[Choice, ...]


def export_step(viewer: Viewer, today: date) -> ExportStep | None:
    """The step, from the day on which it is to be asked; None before, and once something has been brought in since."""
    search = queries.search(viewer)
    asked, back = search.export_asked_on, search.export_back_on
    if asked is None or back is None or back > today:
        return None
    if any(timezone.localdate(batch.made_at) >= asked for batch in batches(viewer)):
        return None
    return ExportStep(
        f"You asked LinkedIn for it {near_day_in_words(asked, today)}. The link comes by mail, and lasts three days.",
        snoozes(today),
    )


def asked_in_words(viewer: Viewer, today: date) -> str:
    """That it was asked for, and when; empty where it was not."""
    asked = queries.search(viewer).export_asked_on
    return f"You asked for it {near_day_in_words(asked, today)}." if asked is not None else ""


@require_POST
@page
def asked(visit: Visit) -> HttpResponse:
    """It was asked for today; what one can do meanwhile comes next."""
    tomorrow = visit.today + timedelta(days=1)
    actions.change(visit.viewer, export_asked_on=visit.today, export_back_on=tomorrow)
    telling.say(visit.request, "Good. Tomorrow, Today asks whether it has come.")
    return visit.go(reverse("five names"))


@require_POST
@page
def later(visit: Visit) -> HttpResponse:
    """It has not come, or is not waited for any longer."""
    words = "It is left out."
    back = None
    offered = {choice.value: choice.words for choice in snoozes(visit.today)}
    chosen = str(visit.request.POST.get("on", ""))
    if chosen in offered:
        back = date.fromisoformat(chosen)
        words = f"It comes back {near_day_in_words(back, visit.today)}."
    actions.change(
        visit.viewer,
        export_asked_on=queries.search(visit.viewer).export_asked_on if back else None,
        export_back_on=back,
    )
    telling.say(visit.request, words)
    return visit.go(reverse("today"))
