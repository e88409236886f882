"""One part of a playbook of the user's own by form: a rule as a sentence with fields, a limit, an ask, a message."""

import re
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse

from whoelse.loop.outcome import Refusal
from whoelse.method.playbook import NotSound
from whoelse.method.playbook.editing import INSIDE, NAMED_BY, add, add_rule, list_at, names, path_to, with_common
from whoelse.method.playbook.forms import part_form
from whoelse.method.playbook.lines import NoSuchPart
from whoelse.method.playbook.text import Path, parse
from whoelse.playbooks import queries
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
    "guidance": "sentence to go by",
    "columns": "column",
    "offer": "question",
    "asks": "wording of an ask",
    "messages": "first wording",
    "checks": "look at a message",
    "channels": "channel",
    "measures": "measure",
}
#: Parts of which a playbook has one.
ALONE = {
    "pace": "How many at a time",
    "circles": "Whom to begin with",
    "ranking": "How targets are ranked",
    "questions": "The question list",
    "about": "What it is about",
}
#: In an address, the check of every kind of message, which names none.
EVERY = "every"


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
        text = with_common(now.text, name, queries.common().rules) if section == "rules" else now.text
        path = _path(text, section, name)
    except NotSound:
        return _to_text(visit, now)
    return _answer(visit, now, section, path, name, text)


@page
def new(visit: Visit, playbook: str, section: str) -> HttpResponse:
    """A part that is not there yet; a post adds it to the draft."""
    now = working(visit, playbook)
    if section not in CALLED:
        raise NotFound("There is no such part.")
    try:
        parse(now.text)
    except NotSound:
        return _to_text(visit, now)
    return _answer(visit, now, section, (*list_at(section), 9_999), "", now.text)


def _to_text(visit: Visit, now: Working) -> HttpResponse:
    """A text that cannot be read has no forms; it is mended as text."""
    telling.say(visit.request, "The draft cannot be read as it is. Mend it here first; nothing is lost.")
    return visit.go(reverse("playbook text", args=[now.own.id]))


def _answer(visit: Visit, now: Working, section: str, path: Path, name: str, text: str) -> HttpResponse:
    key = f"playbook:{now.own.name}:{section}:{_lasting(text, section, path, name)}"[:160]
    kept, fields = keeping.kept(visit.viewer, key, visit.zone)
    shown = _page(visit, now, section, name, kept)
    if not visit.posted:
        typed = {field: value[0] if isinstance(value, list) and value else value for field, value in fields.items()}
        return visit.show("playbook/edit.html", shown, form=_form(text, section, path, name, initial=typed))
    form = _form(text, section, path, name, visit.request.POST)
    if not form.is_valid():
        return visit.show("playbook/edit.html", shown, form=form)
    try:
        changed = form.written(text) if name else _added(now, section, form)
    except NoSuchPart as missing:
        form.add_error(None, f"{missing} Mend it in the text first; nothing is lost.")
        return visit.show("playbook/edit.html", shown, form=form)
    if changed == text:
        changed = now.text
    trouble = _new_trouble(now, changed)
    if trouble:
        form.add_error(None, " ".join(trouble))
        return visit.show("playbook/edit.html", shown, form=form)
    revision = str(visit.request.POST.get("draft_revision", ""))
    try:
        change(visit.viewer, now, changed, int(revision) if revision.isdecimal() else 0)
    except Refusal as refusal:
        return visit.show("playbook/edit.html", shown, form=form, refused=refusal)
    place = name or (names(changed, section)[-1] or EVERY)
    return visit.saved("It is in the draft.", f"{reverse('own playbook', args=[now.own.id])}#{section}-{slug(place)}")


def _lasting(text: str, section: str, path: Path, name: str) -> str:
    """What an entry is kept under while it is typed. A question is named by its place alone, where another one may
    stand by the time its form is opened again, so its words tell which it is."""
    if section != "offer" or not name:
        return name
    words = part_form(text, path).field("words").value
    return sha256(str(words).encode()).hexdigest()[:16]


def _form(text: str, section: str, path: Path, name: str, *sent: object, **more: object) -> PartForm:
    return PartForm(*sent, text=text, section=section, path=path, new=not name, **more)


def _added(now: Working, section: str, form: PartForm) -> str:
    entry = form.entry()
    if (INSIDE[section][1] if section in INSIDE else NAMED_BY[section]) != "id":
        return add(now.text, section, entry)
    stem = str(entry.get("do") or entry.get("of") or entry.get("scope") or entry.get("count") or CALLED[section])
    own_name = slug(str(entry.pop("id", "")))
    named = {"id": free_id(now, own_name or f"my-{slug(stem)}")} | entry
    return add_rule(now.text, named) if section == "rules" else add(now.text, section, named)


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


def _path(text: str, section: str, name: str) -> Path:
    if section in ALONE:
        return () if section == "about" else (section,)
    if section not in CALLED:
        raise NotFound("There is no such part.")
    try:
        return path_to(text, section, in_text(section, name))
    except NoSuchPart as missing:
        raise NotFound("There is no such part.") from missing


def in_text(section: str, name: str) -> str:
    """The name of an entry as the text has it."""
    return "" if section == "checks" and name == EVERY else name


def _page(visit: Visit, now: Working, section: str, name: str, kept: Kept) -> PartPage:
    if section in ALONE:
        heading = ALONE[section]
    elif name:
        heading = _named(section, name)
    else:
        heading = "Look at one more kind of message" if section == "checks" else f"Add a {CALLED[section]}"
    rehearse = ""
    if section == "rules" and name:
        rehearse = f"{reverse('rehearse')}?{urlencode({'of': f'draft:{now.own.id}', 'rule': name})}"
    return PartPage(now.own.id, now.own.name, heading, visit.request.path, now.kept.revision, kept, rehearse)


def _named(section: str, name: str) -> str:
    match section:
        case "offer":
            return "A question to start from"
        case "checks":
            return "What is looked at in every message" if name == EVERY else f"What is looked at in a message: {name}"
        case "channels":
            return f"How much fits: {name}"
    return f"The {CALLED[section]} “{name}”"


def slug(words: str) -> str:
    """The words as they stand in the name of a place on a page."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")
