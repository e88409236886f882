"""Bring in and take out: files are read and planned, looked at, and only then written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRefresh

from whoelse.interchange.unreadable import Unreadable
from whoelse.interchange.whole import is_whole, read_whole, written
from whoelse.loop import importing
from whoelse.loop.carrying import everything, restore
from whoelse.loop.outcome import Refusal
from whoelse.method.people.asked import waits_for_an_answer
from whoelse.method.words import counted, date_in_words, list_in_words, sentence_start
from whoelse.people import queries as people
from whoelse.people.queries import BatchSeen
from whoelse.web.components import PersonRow, Undo
from whoelse.web.pages.bring_in_plan import MOST_FILES, plan_page
from whoelse.web.pages.bring_in_reading import reading_page, state_words
from whoelse.web.pages.letters import letters_lately
from whoelse.web.reading import read
from whoelse.web.uploads import why_left
from whoelse.web.visit import Visit, page

EXPORT_NAME = "who-else.json"

#: So many rows that stayed are listed; it is what the user worked with since.
MOST_STAYED = 200


class ManyFiles(forms.FileField):
    """Files, one or many; what comes of it is a list."""

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":
        """Each of them. Raises ValidationError where there is none."""
        given = data if isinstance(data, list | tuple) else [data]
        return [super(ManyFiles, self).clean(each, initial) for each in given or [None]]


class _ManyFilesInput(forms.FileInput):
    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class FilesForm(forms.Form):
    """The files to read."""

    file = ManyFiles(
        label="Files",
        help_text=(
            "The zip as LinkedIn made it, files out of it, a list of your own as CSV, or an export of Who Else. "
            "You can drop them here."
        ),
        allow_empty_file=True,
        widget=_ManyFilesInput(attrs={"class": "drop", "data-sends": ""}),
        error_messages={"required": "Choose a file first."},
    )


@dataclass(frozen=True, slots=True)
class Stayed:
    """Somebody or something that stayed when an import was taken back, and why."""

    name: str
    reason: str
    to: str = ""


@dataclass(frozen=True, slots=True)
class Brought:
    """Something that was brought in: when, how many came with it; it can be taken back, or says what stayed."""

    when: str
    files: str
    words: str
    undo: Undo | None
    stays: tuple[Stayed, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class BringInPage:
    """The imports that wait to be looked at, and those that were brought in. ``letters`` counts the people with whom
    letters went to and fro lately."""

    waiting: tuple[PersonRow, ...]
    brought: tuple[Brought, ...]
    letters: str = ""


@page
def view(visit: Visit) -> HttpResponse:
    """Where files are chosen; a post reads them and shows the plan, and an export of ours comes in whole."""
    form = FilesForm(visit.request.POST, visit.request.FILES) if visit.posted else FilesForm()
    closed = why_left(visit.request) if visit.posted else ""
    if closed:
        form.errors["file"] = form.error_class([closed])
    elif visit.posted and form.is_valid():
        try:
            return _read(visit, form.cleaned_data["file"])
        except (Unreadable, Refusal) as refusal:
            form.add_error("file", str(refusal))
    return visit.show("bring_in/bring_in.html", _page(visit), form=form)


@page
def look_over(visit: Visit, batch: str) -> HttpResponse:
    """The plan of an import that waits, or how far it is read; a post brings it in, or leaves it."""
    try:
        if visit.posted and "leave" in visit.request.POST:
            importing.leave(visit.viewer, batch)
            return visit.saved("Nothing was brought in.", reverse("bring in"))
        if visit.posted:
            return _brought(visit, batch)
        seen = people.batch(visit.viewer, batch)
        if seen.state in {"reading", "refused"}:
            return visit.show("bring_in/reading.html", reading_page(seen))
        if getattr(visit.request, "htmx", False):
            return HttpResponseClientRefresh()
        if waits_for_an_answer(seen.plan):
            return visit.go(reverse("say the columns", args=[batch]))
        waiting = importing.waiting(visit.viewer, batch)
    except Refusal as refusal:
        return visit.saved(refusal.reason, reverse("bring in"))
    return visit.show("bring_in/plan.html", plan_page(visit, waiting))


@require_POST
@page
def take_out(visit: Visit) -> HttpResponse:
    """Everything as one file."""
    answer = HttpResponse(written(everything(visit.viewer)), content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="{EXPORT_NAME}"'
    return answer


def _read(visit: Visit, uploads: "Sequence[UploadedFile[Any]]") -> HttpResponse:
    if any(_is_whole(upload) for upload in uploads):
        if len(uploads) > 1:
            raise Refusal("An export of ours comes in by itself; bring one file.")
        restore(visit.viewer, read_whole(uploads[0].read()), today=visit.today)
        return visit.saved("Everything is back, as it was.", reverse("today"))
    return visit.go(reverse("look over an import", args=[read(visit.viewer, uploads)]))


def _is_whole(upload: "UploadedFile[Any]") -> bool:
    beginning = upload.read(1_000)
    upload.seek(0)
    return is_whole(beginning)


def _brought(visit: Visit, batch: str) -> HttpResponse:
    decided = _decided(visit.request.POST)
    brought = importing.bring_in_waiting(visit.viewer, batch, today=visit.today, decided=decided, token=visit.token)
    if brought.act is None:
        waits = bool(brought.plan.doubtful)
        words = "Who is in doubt waits here, until you decide." if waits else "All of it is here already."
        return visit.saved(f"Nothing was written. {words}", reverse("bring in"))
    told = brought.counts["people"]
    words = sentence_start(counted(told["new"], "new person", "new people"))
    if told["changed"]:
        words += f", {counted(told['changed'], 'changed', 'changed')}"
    if brought.later:
        waiting = sentence_start(counted(told["doubtful"], "person in doubt waits", "people in doubt wait"))
        words += f". {waiting} under “Bring in and take out” until you decide"
    return visit.did(brought.act, f"{words}.", reverse("where to work"))


def _decided(sent: Mapping[str, str]) -> dict[int, str]:
    answers = ((name.removeprefix("doubtful-"), sent[name]) for name in sent if name.startswith("doubtful-"))
    return {int(place): answer for place, answer in answers if place.isdecimal() and len(place) < 8}


def _page(visit: Visit) -> BringInPage:
    batches = people.batches(visit.viewer)
    return BringInPage(
        tuple(
            PersonRow(
                _names(batch),
                reverse("look over an import", args=[batch.id]),
                state="checking",
                words=state_words(batch),
            )
            for batch in batches
            if batch.state in {"reading", "refused", "waiting"}
        ),
        tuple(_told(visit, batch) for batch in batches if batch.state in {"written", "undone"}),
        letters_lately(visit),
    )


def _told(visit: Visit, batch: BatchSeen) -> Brought:
    day = batch.made_at.astimezone(visit.zone).date() if visit.zone else batch.made_at.date()
    stays = [Stayed(name, reason, _address(table, row)) for table, row, name, reason in batch.plan.get("stays", ())]
    number = batch.counts.get("people", {}).get("new", 0)
    return Brought(
        when=date_in_words(day, visit.today),
        files=_names(batch),
        words=sentence_start(counted(number, "new person", "new people")) if batch.state == "written" else "Taken back",
        undo=Undo(batch.act, reverse("bring in")) if batch.state == "written" else None,
        stays=tuple(stays[:MOST_STAYED]),
        more=max(0, len(stays) - MOST_STAYED),
    )


def _address(table: str, row: str) -> str:
    return reverse("person", args=[row]) if table == "people.person" else ""


def _names(batch: BatchSeen) -> str:
    return list_in_words([str(name) for name in batch.files], most=MOST_FILES)
