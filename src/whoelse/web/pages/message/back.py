"""Back to a letter, with all that stands there kept."""

from typing import Any

from django.http import HttpResponse

from whoelse.conversations import actions as conversations
from whoelse.searches.changes import Unfit
from whoelse.web import telling
from whoelse.web.pages.message.known import Known
from whoelse.web.visit import Visit


def back_with(
    visit: Visit, seen: Known, key: str, fields: dict[str, Any], words: str, to: str, *, act: str = ""
) -> HttpResponse:
    """Back to the page, with what was typed as it stands there."""
    revision = str(visit.request.POST.get("revision", ""))
    try:
        conversations.keep(
            visit.viewer, key, fields, revision=int(revision) if revision.isdecimal() else 0, person=seen.card.id
        )
        forget = key
    except (conversations.KeptElsewhere, Unfit):
        forget = ""
        words = f"{words} What stands in the draft was changed somewhere else meanwhile."
    telling.say(visit.request, words, act=act, back=to, forget=forget)
    return visit.go(to)
