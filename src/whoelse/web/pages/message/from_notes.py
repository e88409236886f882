"""What the user noted of a conversation, beside the letter that could say it: put in by a press, never by itself."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse

from whoelse.method.drafting.from_notes import GAPS, put_in, stands_in
from whoelse.web.pages.message.back import back_with
from whoelse.web.pages.message.forms import lines
from whoelse.web.pages.message.known import Known, from_notes, wants
from whoelse.web.visit import Visit

_KEPT = ("subject", "body", "channel", "ask", "called", "connects")


@dataclass(frozen=True, slots=True)
class Noted:
    """One note of the user's own; ``slot`` is the value of the button that puts it into the letter."""

    slot: str
    words: str


def offered(visit: Visit, seen: Known, body: str) -> tuple[Noted, ...]:
    """What the letter has a place for and does not say yet."""
    known = from_notes(visit, seen)
    places = (slot for slot in GAPS if GAPS[slot] in body or wants(seen, slot))
    return tuple(Noted(slot, known[slot]) for slot in places if known[slot] and not stands_in(body, known[slot]))


def put(visit: Visit, seen: Known, key: str, to: str) -> HttpResponse:
    """Put one note into the letter as it stands; everything else that stands there is kept."""
    sent = visit.request.POST
    slot = str(sent["use"])
    fields: dict[str, Any] = {name: sent.getlist(name) for name in _KEPT if name in sent}
    words = from_notes(visit, seen)[slot]
    if not words:
        return back_with(visit, seen, key, fields, "This note is not there any more.", to)
    body = lines(str(sent.get("body", "")))
    said = body if stands_in(body, words) else put_in(body, slot, words)
    return back_with(visit, seen, key, {**fields, "body": [said]}, "Your letter says it now.", to)
