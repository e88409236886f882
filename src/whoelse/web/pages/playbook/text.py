"""A playbook of the user's own as text, checked as one types: the message under its line, the remedy as a button."""

from dataclasses import dataclass

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from whoelse.loop.outcome import Refusal
from whoelse.method.playbook import Finding
from whoelse.method.playbook.findings import Mend
from whoelse.web import telling
from whoelse.web.components import Kept
from whoelse.web.pages.playbook.status import Status, status
from whoelse.web.pages.playbook.tabs import Tab, tabs
from whoelse.web.pages.playbook.working import Working, as_kept, change, form_key, read_or_say, working
from whoelse.web.visit import Visit, page

_AROUND = 3
_MOST_SHOWN = 20


class TextForm(forms.Form):
    """The text, as it stands in its field."""

    text = forms.CharField(
        label="The playbook’s text",
        strip=False,
        max_length=100_000,
        widget=forms.Textarea({"rows": 30, "spellcheck": "false", "autocapitalize": "off", "wrap": "off"}),
    )


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text: before, the words meant, after; ``bad`` where something is wrong in it."""

    number: int
    before: str
    marked: str = ""
    after: str = ""
    bad: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """One finding: the lines around it up to its own, the sentence, and the remedy as a button's words."""

    lines: tuple[Line, ...]
    below: tuple[Line, ...]
    place: str
    message: str
    remedy: str
    button: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in the text; ``summary`` is announced."""

    summary: str
    found: tuple[Found, ...]
    sound: bool


@dataclass(frozen=True, slots=True)
class TextPage:
    """The text with what was found in it."""

    id: str
    name: str
    status: Status
    tabs: tuple[Tab, ...]
    kept: Kept
    findings: Findings


@page
def view(visit: Visit, playbook: str) -> HttpResponse:
    """The text; a post keeps it as the draft, or writes a remedy into it."""
    now = working(visit, playbook)
    if not visit.posted:
        return visit.show("playbook/text.html", text_page(now, now.text), form=TextForm(initial={"text": now.text}))
    form = TextForm(visit.request.POST)
    if not form.is_valid():
        return visit.show("playbook/text.html", text_page(now, now.text), form=form)
    typed = as_kept(form.cleaned_data["text"], now.own.text)
    remedy = str(visit.request.POST.get("remedy", ""))
    if remedy:
        typed = _mended(typed, remedy)
    revision = str(visit.request.POST.get("revision", ""))
    try:
        change(visit.viewer, now, typed, int(revision) if revision.isdecimal() else 0)
    except Refusal as refusal:
        return visit.show("playbook/text.html", text_page(now, typed), form=form, refused=refusal)
    # what was typed is the draft itself, which stays; only the copy in the browser is needed no longer
    telling.say(visit.request, "Kept as a draft.", forget=form_key(now.own.name))
    return visit.go(reverse("playbook text", args=[playbook]))


@require_POST
@page
def check(visit: Visit, playbook: str) -> HttpResponse:
    """What is found in a text as it is typed; nothing is kept."""
    now = working(visit, playbook)
    typed = as_kept(str(visit.request.POST.get("text", "")), now.own.text)
    return visit.show("playbook/findings.html", findings_of(typed))


def findings_of(text: str) -> Findings:
    """What is wrong with a text, drawn: each message under its line."""
    document, found = read_or_say(text)
    if document is not None:
        return Findings("This text is sound.", (), sound=True)
    lines = text.splitlines() or [""]
    told = tuple(_found(lines, one) for one in found[:_MOST_SHOWN])
    count = len(found)
    summary = "One thing is not right yet." if count == 1 else f"{count} things are not right yet."
    return Findings(summary, told, sound=False)


def _found(lines: list[str], one: Finding) -> Found:
    at = min(max(one.line, 1), len(lines))
    words = lines[at - 1]
    start = min(max(one.column - 1, 0), len(words))
    end = min(start + one.length, len(words)) if one.length else len(words)
    marked = Line(at, words[:start], words[start:end], words[end:], bad=True)
    above = tuple(Line(n, lines[n - 1]) for n in range(max(1, at - _AROUND), at))
    below = tuple(Line(n, lines[n - 1]) for n in range(at + 1, min(len(lines), at + _AROUND) + 1))
    mend = one.mend
    return Found(
        (*above, marked),
        below,
        f"Line {one.line}, column {one.column}.",
        one.message,
        remedy=_sent(mend) if mend is not None else "",
        button=mend.label if mend is not None else "",
    )


def _mended(text: str, remedy: str) -> str:
    """The text with a remedy written where it belongs; as it is where no finding offers that remedy any more."""
    _, found = read_or_say(text)
    mend = next((one.mend for one in found if one.mend is not None and _sent(one.mend) == remedy), None)
    return mend.applied(text) if mend is not None else text


def _sent(mend: Mend) -> str:
    return f"{mend.start}:{mend.end}:{mend.put}"


def text_page(now: Working, typed: str) -> TextPage:
    """What the page shows, with what is found in the text as it is typed."""
    return TextPage(
        id=now.own.id,
        name=now.own.name,
        status=status(now),
        tabs=tabs("Text", now.own.id),
        kept=now.kept,
        findings=findings_of(typed),
    )
