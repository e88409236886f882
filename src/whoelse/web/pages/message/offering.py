"""Days the user could offer, beside a letter that looks for one: proposed, changed at will, put in by a press."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse

from whoelse.conversations import queries as conversations
from whoelse.method.calendar import Calendar, away_spans
from whoelse.method.drafting.days_offered import MANY, days_in_words, days_to_begin_with, with_days
from whoelse.web.pages.message.back import back_with
from whoelse.web.pages.message.forms import lines
from whoelse.web.pages.message.known import Known
from whoelse.web.visit import Visit

#: The letter that looks for a day, and the value of the button that puts days into it.
KIND, PUT = "agree", "days"
_LONGEST_TIME = 60
_DAYS = tuple(f"offer-{at}" for at in range(1, MANY + 1))
_KEPT = ("subject", "body", "channel")


def beside_days(visit: Visit, seen: Known) -> dict[str, forms.Field]:
    """The fields of the days, with those to begin with; none beside any other letter."""
    if seen.kind.word != KIND:
        return {}
    there = seen.situation
    calendar = Calendar(there.country, there.working_days)
    away = away_spans(fact for fact in seen.facts if fact.person == seen.card.id)
    taken = {one.day for one in conversations.conversations(visit.viewer, since=visit.today) if one.day is not None}
    start = max([visit.today, *(span.last for span in away)])
    found: dict[str, forms.Field] = {}
    for at, (name, day) in enumerate(zip(_DAYS, days_to_begin_with(start, calendar, taken), strict=True), 1):
        found[name] = forms.CharField(
            label=f"Day {at}",
            required=False,
            max_length=20,
            initial=day.isoformat(),
            widget=forms.DateInput({"type": "date", "min": visit.today.isoformat()}, format="%Y-%m-%d"),
        )
        found[f"{name}-time"] = forms.CharField(
            label=f"What time on day {at}",
            required=False,
            max_length=_LONGEST_TIME,
            widget=forms.TextInput({"autocomplete": "off", "placeholder": "in the morning"}),
        )
    return found


def rows(form: forms.Form) -> tuple[tuple[forms.BoundField, forms.BoundField], ...]:
    """Each day with its time, as fields of the form; none where it has none."""
    return tuple((form[name], form[f"{name}-time"]) for name in _DAYS if name in form.fields)


def put_days(visit: Visit, seen: Known, key: str, to: str) -> HttpResponse:
    """Put the days as they stand in their fields into the letter as it stands; what stands is kept either way."""
    sent = visit.request.POST
    names = (*_KEPT, *_DAYS, *(f"{name}-time" for name in _DAYS))
    fields: dict[str, Any] = {name: sent.getlist(name) for name in names if name in sent}
    try:
        days = _days(sent, visit.today)
    except ValueError as error:
        return back_with(visit, seen, key, fields, str(error), to)
    body = with_days(lines(str(sent.get("body", ""))), days_in_words(days, visit.today))
    return back_with(visit, seen, key, {**fields, "body": [body]}, "Your letter offers these days.", to)


def _days(sent: Mapping[str, Any], today: date) -> list[tuple[date, str]]:
    found = []
    for name in _DAYS:
        typed = str(sent.get(name, "")).strip()
        if not typed:
            continue
        try:
            day = date.fromisoformat(typed)
        except ValueError:
            raise ValueError(f"“{typed}” is no day. Write it like 2026-01-14.") from None
        if day < today:
            raise ValueError("One of these days has passed.")
        found.append((day, str(sent.get(f"{name}-time", ""))[:_LONGEST_TIME]))
    if not found:
        raise ValueError("Name one day at least.")
    return found
