"""The page of a message: look at it, have it checked as one types, begin again, mark it as sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import BoundField, Field
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from whoelse.conversations import actions as conversations
from whoelse.loop.outcome import Refusal
from whoelse.loop.writing import mark_sent
from whoelse.method.asking import AskOffer
from whoelse.method.drafting.from_notes import GAPS
from whoelse.method.drafting.purpose import purpose_phrase, purpose_sentence, stands_alone
from whoelse.method.verdict import Refused
from whoelse.method.words import near_day_in_words
from whoelse.people import queries as people
from whoelse.searches import actions as searches
from whoelse.web import keeping
from whoelse.web.components import Kept, Link, RuleTold
from whoelse.web.guidance import said_on
from whoelse.web.pages.message import calling, from_notes, offering
from whoelse.web.pages.message.checked import ChecksShown, checked
from whoelse.web.pages.message.forms import MessageForm, PurposeForm, lines
from whoelse.web.pages.message.kinds import FIRST, KINDS, Kind
from whoelse.web.pages.message.known import Known, ask_now, draft, known, last_written, note_to_connect, refused
from whoelse.web.pages.message.ways import Ways, likely_channel, ways
from whoelse.web.pages.steps import write_to
from whoelse.web.visit import Visit, page


@dataclass(frozen=True, slots=True)
class MessagePage:
    """A message to write. ``gone`` says what changed where the step that led here is open no more; ``refused`` why
    no draft is offered; ``caution`` what holds such a step back without forbidding the user's own letter."""

    heading: str
    lede: str
    name: str
    called: str
    to_person: str
    came: str
    kept: Kept
    step: str
    here: str
    checks_at: str
    again_at: str
    ways: Ways
    checks: ChecksShown
    last: str = ""
    gone: str = ""
    refused: Refused | None = None
    lift: str = ""
    caution: str = ""
    asks: tuple[AskOffer, ...] = ()
    asking: bool = False
    written: bool = False
    sent_open: bool = False
    other_form: Link | None = None
    asks_called: bool = False
    asks_connection: bool = False
    days: tuple[tuple[BoundField, BoundField], ...] = ()
    notes: tuple[from_notes.Noted, ...] = ()
    in_mind: tuple[RuleTold, ...] = ()


@dataclass(frozen=True, slots=True)
class PurposePage:
    """The one question that comes before the first invitation."""

    name: str
    here: str
    later: str
    kept: Kept
    stands: str = ""


@page
def view(visit: Visit, kind: str, person: str, about: str = "") -> HttpResponse:
    """The draft; a post marks it as sent, or answers the question that comes before the first invitation."""
    seen = known(visit, _kind(kind), person, about)
    if "purpose" in visit.request.POST or _asks_purpose(visit, seen):
        return _purpose(visit, seen)
    key, kept, fields = _kept(visit, seen)
    if visit.request.POST.get("use") == offering.PUT and seen.kind.word == offering.KIND:
        return offering.put_days(visit, seen, key, _draft_at(seen, visit.step))
    if visit.request.POST.get("use") in GAPS:
        return from_notes.put(visit, seen, key, _draft_at(seen, visit.step))
    if "use" in visit.request.POST:
        return calling.use(visit, seen, key, _draft_at(seen, visit.step))
    if not visit.posted:
        beside = calling.beside(seen, fields) | offering.beside_days(visit, seen)
        initial = {**_initial(visit, seen, fields), **keeping.values(beside, fields)}
        form = _form(visit, seen, beside, initial=initial)
        return visit.show("message/message.html", _page(visit, seen, kept, form, written=bool(fields)), form=form)
    beside = calling.beside(seen, dict(visit.request.POST.lists())) | offering.beside_days(visit, seen)
    form = _form(visit, seen, beside, data=visit.request.POST)
    if not form.is_valid():
        return visit.show("message/message.html", _page(visit, seen, kept, form, sent_open=True), form=form)
    said = form.cleaned_data
    try:
        done = mark_sent(
            visit.viewer,
            kind=seen.kind.word,
            person=seen.card.id,
            about=seen.about.id if seen.about else None,
            through=seen.introducer.introducer if seen.introducer else None,
            today=visit.today,
            on=said["on"],
            channel=said["by"] or said["channel"],
            subject=said["subject"],
            body=said["body"],
            ask=said.get("ask", ""),
            scope=said.get("scope", ""),
            form=key,
            step=visit.step,
            token=visit.token,
            sure=visit.sure,
        )
    except Refusal as refusal:
        shown = _page(visit, seen, kept, form, sent_open=True)
        return visit.show("message/message.html", shown, form=form, refused=refusal)
    return visit.did(done, seen.kind.noted.format(name=seen.card.addressed), reverse("today"))


@require_POST
@page
def checks(visit: Visit, kind: str, person: str, about: str = "") -> HttpResponse:
    """What the playbook sees in the words as they stand now. The summary is told again only where it has changed."""
    seen = known(visit, _kind(kind), person, about)
    found = checked(
        seen,
        lines(str(visit.request.POST.get("subject", ""))),
        lines(str(visit.request.POST.get("body", ""))),
        str(visit.request.POST.get("channel", "")),
    )
    changed = found.summary != visit.request.POST.get("summary")
    return render(visit.request, "message/checked.html", {"checks": found, "changed": changed})


@require_POST
@page
def begin_again(visit: Visit, kind: str, person: str, about: str = "") -> HttpResponse:
    """Take the first wording again; what was typed goes."""
    seen = known(visit, _kind(kind), person, about)
    key, _, _ = _kept(visit, seen)
    conversations.discard(visit.viewer, key)
    return visit.saved("Here is the first wording again.", _here(seen))


def _kind(kind: str) -> Kind:
    found = KINDS.get(kind)
    if found is None:
        raise Http404("There is no such kind of message.")
    return found


def _asks_purpose(visit: Visit, seen: Known) -> bool:
    first = seen.kind.word in FIRST and not seen.search.purpose
    return first and not visit.posted and visit.request.GET.get("purpose") != "later"


def _purpose(visit: Visit, seen: Known) -> HttpResponse:
    if "look" in visit.request.POST:
        return render(visit.request, "message/stands.html", {"stands": _stands(str(visit.request.POST["purpose"]))})
    signed = seen.search.signed
    own_name = "" if signed else people.own_name(visit.viewer)
    kept, fields = keeping.kept(visit.viewer, f"purpose:{seen.card.id}", visit.zone)
    data = visit.request.POST if visit.posted else None
    form = PurposeForm(data, signed=signed, own_name=own_name, called=calling.asked(seen.card))
    form.initial = keeping.values(form.fields, fields)
    here = _here(seen, visit.step)
    if visit.posted and form.is_valid():
        said = {name: value for name, value in form.cleaned_data.items() if value}
        called = calling.call(visit, seen.card, said.pop("called", ""))
        searches.change(visit.viewer, **said)
        alone = " It stands in your letter as a sentence of its own." if _stands(said["purpose"]) else ""
        words = f"Every draft can use that from now on.{alone}"
        return visit.did(called, words, here) if called is not None else visit.saved(words, here)
    shown = PurposePage(
        seen.card.name, here, _draft_at(seen, visit.step), kept, _stands(str(form["purpose"].value() or ""))
    )
    return visit.show("message/purpose.html", shown, form=form)


def _stands(purpose: str) -> str:
    """The purpose as it stands in a letter, where it is a sentence of its own; "" where it follows as it should."""
    phrase = purpose_phrase(purpose)
    return purpose_sentence(phrase) if stands_alone(phrase) else ""


def _here(seen: Known, step: str = "") -> str:
    return write_to(seen.kind.word, seen.card.id, about=seen.about.id if seen.about else None, step=step)


def _draft_at(seen: Known, step: str) -> str:
    """Where the draft stands, whether or not the question that comes before the first invitation is answered."""
    here = _here(seen, step)
    if seen.kind.word not in FIRST or seen.search.purpose:
        return here
    return f"{here}{'&' if '?' in here else '?'}purpose=later"


def _kept(visit: Visit, seen: Known) -> tuple[str, Kept, dict[str, Any]]:
    """The key of the form, how far it is kept, and its fields as they stand."""
    key = ":".join(["message", seen.kind.word, seen.card.id, *([seen.about.id] if seen.about else [])])
    kept, fields = keeping.kept(visit.viewer, key, visit.zone, person=seen.card.id)
    return key, kept, fields


def _form(visit: Visit, seen: Known, beside: Mapping[str, Field], **more: Any) -> MessageForm:
    return MessageForm(today=visit.today, asks=seen.kind.word == "ask", beside=beside, **more)


def _initial(visit: Visit, seen: Known, fields: dict[str, Any]) -> dict[str, Any]:
    """What stands in the form: as it was kept, else the first wording. The day is always today's."""
    short = _begins_short(visit, seen, fields)
    first = draft(visit, seen)
    offer = ask_now(seen).first if seen.kind.word == "ask" else None
    begun = {
        "subject": first.subject,
        "body": note_to_connect(visit, seen) if short else first.body,
        "channel": "linkedin note" if short else likely_channel(seen.card),
        "ask": offer.kind if offer else "indirect",
        "scope": offer.scope if offer else "",
    }
    stands = {**begun, **keeping.initial(MessageForm, fields)}
    return {**stands, "on": visit.today, "by": ""}


def _begins_short(visit: Visit, seen: Known, fields: dict[str, Any]) -> bool:
    """Whether the first wording is the note that goes with a request to connect: where it is known that the two are
    not connected, unless the user asks for the other one."""
    wanted = visit.request.GET.get("as", "")
    return not fields and bool(seen.unconnected) and (wanted == "note" or (seen.unconnected == "known" and not wanted))


def _other_form(visit: Visit, seen: Known, *, written: bool) -> Link | None:
    """The other first wording: the note to connect, or the whole letter. Not where words were typed already."""
    if written or not seen.unconnected:
        return None
    here = _here(seen, visit.step)
    joint = "&" if "?" in here else "?"
    if _begins_short(visit, seen, {}):
        return Link("You are connected, or have an address? Take the whole letter", f"{here}{joint}as=letter")
    return Link("Not connected yet? Take the short note that goes with a request to connect", f"{here}{joint}as=note")


def _page(
    visit: Visit, seen: Known, kept: Kept, form: MessageForm, *, written: bool = False, sent_open: bool = False
) -> MessagePage:
    said = {name: str(form[name].value() or "") for name in ("subject", "body", "channel")}
    body = lines(said["body"])
    card, kind = seen.card, seen.kind
    barred = refused(seen)
    names = {
        "name": card.name,
        "called": card.addressed,
        "about": seen.about.name if seen.about else "",
        "introducer": seen.introducer.addressed if seen.introducer else "Somebody",
    }
    where = [kind.word.replace(" ", "-"), card.id, *([seen.about.id] if seen.about else [])]
    return MessagePage(
        heading=(kind.heading_about if seen.about and kind.heading_about else kind.heading).format(**names),
        lede=kind.lede.format(**names),
        name=card.name,
        called=card.addressed,
        to_person=reverse("person", args=[card.id]),
        came=_came(seen),
        kept=kept,
        step=visit.step,
        here=_here(seen, visit.step),
        checks_at=reverse("check a message", args=where),
        again_at=reverse("begin a message again", args=where),
        ways=ways(card, said["subject"], body, said["channel"]),
        checks=checked(seen, said["subject"], body, said["channel"]),
        last=last_written(seen.facts, card.id, visit.today),
        gone=seen.gone(visit.step),
        refused=barred,
        lift=reverse("lift comfort", args=[card.id]) if barred is not None and barred.by == "comfort" else "",
        caution=_caution(seen) if barred is None else "",
        asks=ask_now(seen).asks if kind.word == "ask" else (),
        asking=kind.word == "ask",
        written=written,
        sent_open=sent_open,
        other_form=_other_form(visit, seen, written=written or sent_open),
        asks_called="called" in form.fields,
        asks_connection="connects" in form.fields,
        days=offering.rows(form),
        notes=from_notes.offered(visit, seen, body),
        in_mind=said_on(seen.playbook, "invitation") if kind.word in FIRST else (),
    )


def _caution(seen: Known) -> str:
    """Why such a message is not proposed now, though it may be written."""
    if seen.held is not None:
        return seen.held.reason
    return ask_now(seen).why_not if seen.kind.word == "ask" else ""


def _came(seen: Known) -> str:
    """What led here, beside the way back: the introducer, or the reason of the step."""
    if seen.introducer is not None and seen.introducer.since is not None:
        return f"Introduced by {seen.introducer.name} {near_day_in_words(seen.introducer.since, seen.today)}"
    return seen.card.organisation
