"""Taking back one act."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from whoelse.loop.undoing import undo
from whoelse.web import telling
from whoelse.web.visit import Visit, page


@require_POST
@page
def view(visit: Visit) -> HttpResponse:
    """Take back the act named by the form, and say what had to stay because it has been used since."""
    undone = undo(visit.viewer, str(visit.request.POST.get("undoes", "")), today=visit.today)
    words = "Taken back."
    if undone.kept:
        stays = " ".join(f"{row.what}: {row.reason}" for row in undone.kept)
        words = f"Taken back. This stays: {stays}"
    telling.say(visit.request, words)
    return visit.go(str(visit.request.POST.get("back", "/")))
