"""Taking back one act."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from whoelse.journal import queries as journal
from whoelse.journal.actions import KeptRow
from whoelse.loop.outcome import Refusal, RestsOnIt
from whoelse.loop.undoing import undo
from whoelse.method.words import counted, list_in_words, near_day_in_words, sentence_start
from whoelse.people import queries as people
from whoelse.web import telling
from whoelse.web.pages.done_words import done_in_words
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
    except RestsOnIt as resting:
        return _first(visit, resting.acts), ""
    except Refusal as refusal:
        return refusal.reason, ""
    if not undone.kept:
        return "Taken back.", ""
    if len(undone.kept) > MOST_NAMED:
        stay = counted(len(undone.kept), "row stays", "rows stay")
        return f"Taken back. {sentence_start(stay)}: changed or used since.", reverse("bring in")
    return "Taken back. This stays: " + " ".join(f"{_what(row)}: {row.reason}" for row in undone.kept), ""


def _first(visit: Visit, later: Sequence[str]) -> str:
    """What has to be taken back before, the latest first, by the words under which it stands elsewhere."""
    acts = journal.acts(visit.viewer, later)
    cards = people.cards(visit.viewer, [act.person for act in acts.values() if act.person])
    said = []
    for each in later:
        act = acts[each]
        card = cards.get(act.person or "")
        when = "" if act.noted_on == visit.today else f", noted {near_day_in_words(act.noted_on, visit.today)}"
        said.append(f"“{done_in_words(act.kind, card.addressed if card else '')}”{when}")
    order = "" if len(said) == 1 else ", in this order"
    return f"Nothing is changed, for something later rests on it. Take back first{order}: {list_in_words(said)}."


def _what(row: KeptRow) -> str:
    return row.name or _NAMELESS.get(row.table, "What was written")
