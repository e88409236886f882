"""Taking back one act."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from whoelse.journal.actions import KeptRow
from whoelse.loop.outcome import Refusal
from whoelse.loop.undoing import undo
from whoelse.method.words import counted, sentence_start
from whoelse.web import telling
from whoelse.web.visit import Visit, page

#: So many rows that stay are named in one line; more are counted.
MOST_NAMED = 5

#: What is called by nothing that stands in it.
_NAMELESS = {"searches.week": "The hours of the week"}


@require_POST
@page
def view(visit: Visit) -> HttpResponse:
    """Take back the act named by the form, and say what had to stay because it has been used since."""
    words, more = _taken_back(visit, str(visit.request.POST.get("undoes", "")))
    telling.say(visit.request, words, more=more)
    return visit.go(str(visit.request.POST.get("back", "/")))


def _taken_back(visit: Visit, act: str) -> tuple[str, str]:
    """What came of it, and where what stays is listed, where that is more than a line holds."""
    try:
        undone = undo(visit.viewer, act, today=visit.today)
    except Refusal as refusal:
        return refusal.reason, ""
    if not undone.kept:
        return "Taken back.", ""
    if len(undone.kept) > MOST_NAMED:
        stay = counted(len(undone.kept), "row stays", "rows stay")
        return f"Taken back. {sentence_start(stay)}: changed or used since.", reverse("bring in")
    return "Taken back. This stays: " + " ".join(f"{_what(row)}: {row.reason}" for row in undone.kept), ""


def _what(row: KeptRow) -> str:
    return row.name or _NAMELESS.get(row.table, "What was written")
