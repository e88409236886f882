"""A playbook as one file: handed on as it is written, and taken in as one reads a letter from a stranger."""

import re
from dataclasses import dataclass

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.urls import reverse

from whoelse.loop import playbooks
from whoelse.loop.outcome import Refusal
from whoelse.method.playbook import NotSound, read
from whoelse.method.playbook.incoming import text_of
from whoelse.method.playbook.reading import LONGEST
from whoelse.playbooks import queries
from whoelse.web.pages.playbook.tabs import Tab, tabs
from whoelse.web.visit import Visit, page


class FileForm(forms.Form):
    """The file, and another name where its own is taken."""

    file = forms.FileField(
        label="The file",
        help_text="One text file, as Who Else hands playbooks on.",
        error_messages={"required": "Choose a file first.", "empty": "This file is empty."},
    )
    called = forms.CharField(
        label="Another name", help_text="Its own name, where this stays empty.", max_length=60, required=False
    )


@dataclass(frozen=True, slots=True)
class TakeInPage:
    """Where a file is taken in."""

    tabs: tuple[Tab, ...]


@page
def take_in(visit: Visit) -> HttpResponse:
    """Take a playbook in from a file; it is not followed by that."""
    shown = TakeInPage(tabs("Your own"))
    if not visit.posted:
        return visit.show("playbook/take_in.html", shown, form=FileForm())
    form = FileForm(visit.request.POST, visit.request.FILES)
    if not form.is_valid():
        return visit.show("playbook/take_in.html", shown, form=form)
    called = str(form.cleaned_data["called"]).strip()
    try:
        text = text_of(_content(form.cleaned_data["file"]))
        called = called or read(text).name
        done = playbooks.take_in_playbook(visit.viewer, text, called=called, today=visit.today, token=visit.token)
    except NotSound as error:
        first = error.findings[0]
        form.add_error("file", f"Line {first.line}, column {first.column}: {first.message} Nothing was taken in.")
        return visit.show("playbook/take_in.html", shown, form=form)
    except Refusal as refusal:
        return visit.show("playbook/take_in.html", shown, form=form, refused=refusal)
    own = next(one for one in queries.own_playbooks(visit.viewer) if one.name == called)
    return visit.did(
        done, f"{called} is among your playbooks. It is not followed yet.", reverse("own playbook", args=[own.id])
    )


@page
def hand_on(visit: Visit, playbook: str) -> HttpResponse:
    """The latest version as a file, byte for byte."""
    own = queries.own_playbook(visit.viewer, playbook)
    name = re.sub(r"[^A-Za-z0-9]+", "-", own.name).strip("-").lower() or "playbook"
    answer = HttpResponse(own.text.encode("utf-8"), content_type="application/yaml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.yaml"'
    return answer


def _content(upload: "UploadedFile[bytes]") -> bytes:
    """No more of the file than tells that it is too long."""
    return bytes(upload.read(LONGEST + 1))
