"""Bring in and take out: a file is read and planned, looked at, and only then written."""

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from whoelse.interchange.importing import read_files
from whoelse.interchange.unreadable import Unreadable
from whoelse.interchange.whole import is_whole, read_whole, written
from whoelse.loop import importing
from whoelse.loop.carrying import everything, restore
from whoelse.loop.outcome import Refusal
from whoelse.method.people.plan import LATER, TWO, Incoming
from whoelse.method.words import counted, sentence_start
from whoelse.people import queries as people
from whoelse.web.components import Link
from whoelse.web.visit import Visit, page

MOST_SHOWN = 50
EXPORT_NAME = "who-else.json"


class FileForm(forms.Form):
    """One file to read."""

    file = forms.FileField(
        label="A file",
        help_text="Connections.csv out of your LinkedIn export, or an export of Who Else.",
        allow_empty_file=True,
    )


@dataclass(frozen=True, slots=True)
class BringInPage:
    """The imports that wait to be looked at."""

    waiting: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody in the plan: the name, where they work, the line of the file."""

    name: str
    works: str
    line: int


@dataclass(frozen=True, slots=True)
class Question:
    """Somebody doubtful: why, and whom it may be (value, words). ``field`` is the name of its answer."""

    field: str
    name: str
    line: int
    reason: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PlanPage:
    """What an import would do."""

    batch: str
    files: str
    heading: str
    new: tuple[Row, ...]
    more: int
    same: str
    changed: tuple[Row, ...]
    doubtful: tuple[Question, ...]
    nameless: str
    skipped: tuple[importing.Skipped, ...]


@page
def view(visit: Visit) -> HttpResponse:
    """Where a file is chosen; a post reads it and shows its plan, and an export of ours comes in whole."""
    form = FileForm(visit.request.POST or None, visit.request.FILES or None) if visit.posted else FileForm()
    if visit.posted and form.is_valid():
        upload = form.cleaned_data["file"]
        name, data = str(upload.name or "file"), upload.read()
        try:
            if is_whole(data):
                restore(visit.viewer, read_whole(data), today=visit.today)
                return visit.saved("Everything is back, as it was.", reverse("today"))
            batch = importing.hold(visit.viewer, read_files([(name, data)]))
        except (Unreadable, Refusal) as refusal:
            form.add_error("file", str(refusal))
        else:
            return visit.go(reverse("look over an import", args=[batch]))
    waiting = tuple(
        Link(", ".join(str(name) for name in batch.files), reverse("look over an import", args=[batch.id]))
        for batch in people.batches(visit.viewer)
        if batch.state == "waiting"
    )
    return visit.show("bring_in/bring_in.html", BringInPage(waiting), form=form)


@page
def look_over(visit: Visit, batch: str) -> HttpResponse:
    """The plan of an import that waits; a post brings it in, or leaves it."""
    try:
        if visit.posted and "leave" in visit.request.POST:
            importing.leave(visit.viewer, batch)
            return visit.saved("Nothing was brought in.", reverse("bring in"))
        if visit.posted:
            return _brought(visit, batch)
        waiting = importing.waiting(visit.viewer, batch)
    except Refusal as refusal:
        return visit.saved(refusal.reason, reverse("bring in"))
    return visit.show("bring_in/plan.html", _page(visit, waiting))


@require_POST
@page
def take_out(visit: Visit) -> HttpResponse:
    """Everything as one file."""
    answer = HttpResponse(written(everything(visit.viewer)), content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="{EXPORT_NAME}"'
    return answer


def _brought(visit: Visit, batch: str) -> HttpResponse:
    decided = _decided(visit.request.POST)
    brought = importing.bring_in_waiting(visit.viewer, batch, today=visit.today, decided=decided, token=visit.token)
    if brought.act is None:
        return visit.saved("There was nothing to write.", reverse("bring in"))
    told = brought.counts["people"]
    words = f"{sentence_start(counted(told['new'], 'new person', 'new people'))}, {told['changed']} changed."
    return visit.did(brought.act, words, reverse("people"))


def _decided(sent: Mapping[str, str]) -> dict[int, str]:
    answers = ((name.removeprefix("doubtful-"), sent[name]) for name in sent if name.startswith("doubtful-"))
    return {int(place): answer for place, answer in answers if place.isdecimal() and len(place) < 8}


def _page(visit: Visit, waiting: importing.Waiting) -> PlanPage:
    plan, reading = waiting.plan, waiting.reading
    wanted = {one for doubtful in plan.doubtful for one in doubtful.ids}
    names = {key: card.name for key, card in people.cards(visit.viewer, wanted).items()}
    names |= {new.mark: f"{new.incoming.name}, line {new.incoming.line}" for new in plan.new if new.mark in wanted}
    changed = [one.incoming for one in plan.changed]
    return PlanPage(
        batch=waiting.batch,
        files=", ".join(reading.files),
        heading=f"{sentence_start(counted(len(plan.new), 'person is', 'people are'))} new to you here",
        new=tuple(_row(new.incoming) for new in plan.new[:MOST_SHOWN]),
        more=max(0, len(plan.new) - MOST_SHOWN),
        same=f"{plan.same:,} the same as before" if plan.same else "",
        changed=tuple(_row(row) for row in changed[:MOST_SHOWN]),
        doubtful=tuple(
            Question(
                f"doubtful-{one.place}",
                one.incoming.name,
                one.incoming.line,
                one.reason,
                (
                    *((key, f"One person: {names.get(key, one.incoming.name)}") for key in one.ids),
                    (TWO, "Two people"),
                    (LATER, "Later"),
                ),
            )
            for one in plan.doubtful
        ),
        nameless=counted(reading.nameless, "line") if reading.nameless else "",
        skipped=reading.skipped,
    )


def _row(row: Incoming) -> Row:
    return Row(row.name, ", ".join(part for part in (row.title, row.organisation) if part), row.line)
