"""What a letter greets with and begins with: what the user calls somebody, and what connects the two. Asked where it is
not known, and used in a draft that nobody has changed yet."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpResponse

from whoelse.conversations import actions as conversations
from whoelse.loop.outcome import Done, Refusal
from whoelse.loop.people import say_first
from whoelse.method.people.names import first_word
from whoelse.people.queries import PersonCard
from whoelse.searches.changes import Unfit
from whoelse.web import telling
from whoelse.web.pages.message.back import back_with
from whoelse.web.pages.message.forms import lines
from whoelse.web.pages.message.known import Known, connection, draft, known, note_to_connect
from whoelse.web.pages.message.ways import likely_channel
from whoelse.web.visit import Visit

#: As long as *called* can be, and a sentence with which a letter begins.
_LONGEST, _LONGEST_SENTENCE = 100, 300
#: What is asked beside the words of a message, until it is known.
_BESIDE = ("called", "connects")


def beside(seen: Known, fields: Mapping[str, Any]) -> dict[str, forms.Field]:
    """What is asked beside the words: what is not known yet, and what was typed there and never used."""
    waits = _waiting(fields, seen.card)
    asks = {
        "called": _asked_name(seen.card) if "called" in waits else asked(seen.card),
        "connects": _asked_sentence() if "connects" in waits else asked_connection(seen),
    }
    return {name: field for name, field in asks.items() if field is not None}


def asked(card: PersonCard) -> forms.CharField | None:
    """The field that asks what the user calls somebody, holding the first word of the name; None if known."""
    return None if card.called else _asked_name(card)


def _asked_name(card: PersonCard) -> forms.CharField:
    widget = forms.TextInput({"autocomplete": "off"})
    label = f"What do you call {card.name}?"
    return forms.CharField(
        label=label, max_length=_LONGEST, required=False, initial=first_word(card.name), widget=widget
    )


def call(visit: Visit, card: PersonCard, called: str) -> Done | None:
    """Note what the user calls somebody; None where nothing new is said. Raises Refusal."""
    said = " ".join(called.split())
    if not said:
        return None
    try:
        return say_first(visit.viewer, card.id, called=said, today=visit.today, token=visit.token)
    except Unfit as unfit:
        raise Refusal(str(unfit)) from unfit


def asked_connection(seen: Known) -> forms.CharField | None:
    """The field that asks what connects the two, before a first letter of one’s own; None where it is known."""
    if seen.kind.word != "invitation" or connection(seen):
        return None
    return _asked_sentence()


def _asked_sentence() -> forms.CharField:
    widget = forms.TextInput({"autocomplete": "off", "placeholder": "We planned shifts in the same hospital"})
    return forms.CharField(
        label="What connects you, in a sentence", max_length=_LONGEST_SENTENCE, required=False, widget=widget
    )


def use(visit: Visit, seen: Known, key: str, to: str) -> HttpResponse:
    """Use what was typed from now on: a draft that stands as it was first worded is worded anew, any other stays."""
    sent = visit.request.POST
    offered = (name for name in sent if name.startswith("offer-"))
    kept = ("subject", "body", "channel", "ask", *_BESIDE, *offered)
    typed: dict[str, Any] = {name: sent.getlist(name) for name in kept if name in sent}
    connects = sent.get("use") == "connects"
    try:
        done = _connect(visit, seen.card, str(sent.get("connects", ""))) if connects else _call(visit, seen.card)
    except Refusal as refusal:
        return back_with(visit, seen, key, typed, refusal.reason, to)
    if done is None:
        missing = "Write what connects you." if connects else f"Write what you call {seen.card.name}."
        return back_with(visit, seen, key, typed, missing, to)
    typed.pop("connects" if connects else "called", None)
    again = known(visit, seen.kind, seen.card.id, seen.about.id if seen.about else "")
    first, renewed = _wordings(visit, seen), _wordings(visit, again)
    fields = {name: [_renewed(name, str(value[0]), first, renewed)] for name, value in typed.items()}
    words = f"{seen.card.name} is {again.card.addressed} in every draft."
    if connects:
        begins = any(fields[name] != [lines(str(value[0]))] for name, value in typed.items())
        words = "Your letter begins with it." if begins else "Noted. Your letter stays as you wrote it."
    if _nothing_typed(fields, renewed, again):
        conversations.discard(visit.viewer, key)
        telling.say(visit.request, words, act=done.act, back=to, forget=key)
        return visit.go(to)
    return back_with(visit, seen, key, fields, words, to, act=done.act)


def _call(visit: Visit, card: PersonCard) -> Done | None:
    return call(visit, card, str(visit.request.POST.get("called", "")))


def _connect(visit: Visit, card: PersonCard, words: str) -> Done | None:
    """Note how the two know each other; None where nothing is said. Raises Refusal."""
    said = " ".join(words.split())
    if not said:
        return None
    if len(said) > _LONGEST_SENTENCE:
        raise Refusal(f"At most {_LONGEST_SENTENCE} letters: one sentence is enough.")
    return say_first(visit.viewer, card.id, how_we_know=said, today=visit.today, token=visit.token)


def _wordings(visit: Visit, seen: Known) -> dict[str, tuple[str, ...]]:
    """The first wordings of each field: the whole letter's, and the note's that asks to connect."""
    letter = draft(visit, seen)
    return {"subject": (letter.subject,), "body": (letter.body, note_to_connect(visit, seen))}


def _renewed(name: str, value: str, first: dict[str, tuple[str, ...]], renewed: dict[str, tuple[str, ...]]) -> str:
    pairs = zip(first.get(name, ()), renewed.get(name, ()), strict=True)
    return next((new for old, new in pairs if lines(value).strip() == old.strip()), lines(value))


def _nothing_typed(fields: dict[str, list[str]], renewed: dict[str, tuple[str, ...]], seen: Known) -> bool:
    """Whether all of it is as the page would begin it, so that nothing needs to be kept."""
    as_begun = {**{name: words[0] for name, words in renewed.items()}, "channel": likely_channel(seen.card)}
    begun = all(fields[name] == [as_begun[name]] for name in fields if name in as_begun)
    more = "ask" in fields or any(name.startswith("offer-") for name in fields)
    return begun and not more and not _waiting(fields, seen.card)


def _waiting(fields: Mapping[str, Any], card: PersonCard) -> set[str]:
    """What was typed beside the words and is used nowhere yet. The name that was only offered is nothing typed."""
    used = {"called": {"", card.called, first_word(card.name)}, "connects": {"", card.how_we_know}}
    said = {name: str(fields[name][0]) for name in _BESIDE if fields.get(name)}
    return {name for name, words in said.items() if " ".join(words.split()) not in used[name]}
