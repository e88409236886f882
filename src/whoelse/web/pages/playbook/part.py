"""One part of a playbook of the user's own by form: a rule as a sentence with fields, a limit, an ask, a message."""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse

from whoelse.loop.outcome import Refusal
from whoelse.method.playbook import NotSound
from whoelse.method.playbook.editing import NAMED_BY, add, path_to
from whoelse.method.playbook.lines import NoSuchPart
from whoelse.method.playbook.text import Path, parse
from whoelse.searches.access import NotFound
from whoelse.web import keeping, telling
from whoelse.web.components import Kept
from whoelse.web.pages.playbook.part_form import PartForm
from whoelse.web.pages.playbook.working import Working, change, read_or_say, working
from whoelse.web.visit import Visit, page

#: The kinds of parts that have a form, each as it is called in a heading.
CALLED = {
    "rules": "rule",
    "limits": "limit",
    "never": "never",
    "asks": "wording of an ask",
    "messages": "first wording",
    "measures": "measure",
}
#: Parts of which a playbook has one.
ALONE = {"pace": "How many at a time", "questions": "The question list"}


@dataclass(frozen=True, slots=True)
class PartPage:
    """One part: its heading, where it belongs, the revision of the draft that the form changes; ``rehearse`` leads to
    the days on which a rule would have spoken."""

    id: str
    name: str
    heading: str
    here: str
    revision: int
    kept: Kept
    rehearse: str = ""


@page
def view(visit: Visit, playbook: str, section: str, name: str) -> HttpResponse:
    """A part as it stands; a post writes what was changed into the draft, and nothing else."""
    now = working(visit, playbook)
    try:
        path = _path(now, section, name)
    except NotSound:
        return _to_text(visit, now)
    return _answer(visit, now, section, path, name)


@page
def new(visit: Visit, playbook: str, section: str) -> HttpResponse:
    """A part that is not there yet; a post adds it to the draft."""
    now = working(visit, playbook)
    if section not in CALLED or section == "messages":
        raise NotFound("There is no such part.")
    try:
        parse(now.text)
    except NotSound:
        return _to_text(visit, now)
    return _answer(visit, now, section, (section, 9_999), "")


def _to_text(visit: Visit, now: Working) -> HttpResponse:
    """A text that cannot be read has no forms; it is mended as text."""
    telling.say(visit.request, "The draft cannot be read as it is. Mend it here first; nothing is lost.")
    return visit.go(reverse("playbook text", args=[now.own.id]))


def _answer(visit: Visit, now: Working, section: str, path: Path, name: str) -> HttpResponse:
    key = f"playbook:{now.own.name}:{section}:{name}"[:160]
    kept, fields = keeping.kept(visit.viewer, key, visit.zone)
    shown = _page(visit, now, section, name, kept)
    if not visit.posted:
        typed = {field: value[0] if isinstance(value, list) and value else value for field, value in fields.items()}
        return visit.show("playbook/edit.html", shown, form=PartForm(text=now.text, path=path, initial=typed))
    form = PartForm(visit.request.POST, text=now.text, path=path)
    if not form.is_valid():
        return visit.show("playbook/edit.html", shown, form=form)
    text = form.written(now.text) if name else _added(now, section, form)
    trouble = _new_trouble(now, text)
    if trouble:
        form.add_error(None, " ".join(trouble))
        return visit.show("playbook/edit.html", shown, form=form)
    revision = str(visit.request.POST.get("draft_revision", ""))
    try:
        change(visit.viewer, now, text, int(revision) if revision.isdecimal() else 0)
    except Refusal as refusal:
        return visit.show("playbook/edit.html", shown, form=form, refused=refusal)
    return visit.saved("It is in the draft.", f"{reverse('own playbook', args=[now.own.id])}#{section}-{_slug(name)}")


def _added(now: Working, section: str, form: PartForm) -> str:
    entry = form.entry()
    if section == "rules":
        entry["own"] = True
    stem = str(entry.get("do") or entry.get("of") or entry.get("scope") or entry.get("count") or CALLED[section])
    return add(now.text, section, {"id": free_id(now, f"my-{_slug(stem)}")} | entry)


def free_id(now: Working, stem: str) -> str:
    """An id that nothing in the text has yet, as near to the stem as can be."""
    stem = stem[:36].strip("-")
    taken = set(re.findall(r"\bid:\s*([A-Za-z0-9-]+)", now.text))
    return stem if stem not in taken else next(f"{stem}-{n}" for n in range(2, 999) if f"{stem}-{n}" not in taken)


def _new_trouble(now: Working, text: str) -> tuple[str, ...]:
    """What a change brings that was not wrong before."""
    _, found = read_or_say(text)
    before = {one.message for one in now.findings}
    return tuple(one.message for one in found if one.message not in before)


def _path(now: Working, section: str, name: str) -> Path:
    if section in ALONE:
        return (section,)
    if section not in NAMED_BY or section not in CALLED:
        raise NotFound("There is no such part.")
    try:
        return path_to(now.text, section, name)
    except NoSuchPart as missing:
        raise NotFound("There is no such part.") from missing


def _page(visit: Visit, now: Working, section: str, name: str, kept: Kept) -> PartPage:
    if section in ALONE:
        heading = ALONE[section]
    elif name:
        heading = f"The {CALLED[section]} “{name}”"
    else:
        heading = f"Add a {CALLED[section]}"
    rehearse = ""
    if section == "rules" and name:
        rehearse = f"{reverse('rehearse')}?{urlencode({'of': f'draft:{now.own.id}', 'rule': name})}"
    return PartPage(now.own.id, now.own.name, heading, visit.request.path, now.kept.revision, kept, rehearse)


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")
