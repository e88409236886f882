"""Taking back one act."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from whoelse.loop.outcome import Refusal
from whoelse.loop.undoing import undo
from whoelse.web import telling
from whoelse.web.visit import Visit, page


@require_POST
@page
def view(visit: Visit) -> HttpResponse:
    """Take back the act named by the form, and say what had to stay because it has been used since."""
    telling.say(visit.request, _taken_back(visit, str(visit.request.POST.get("undoes", ""))))
    return visit.go(str(visit.request.POST.get("back", "/")))


def _taken_back(visit: Visit, act: str) -> str:
    try:
        undone = undo(visit.viewer, act, today=visit.today)
    except Refusal as refusal:
        return refusal.reason
    if not undone.kept:
        return "Taken back."
    return "Taken back. This stays: " + " ".join(f"{row.name}: {row.reason}" for row in undone.kept)
