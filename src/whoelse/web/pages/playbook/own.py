"""Playbooks of the user's own: which there are; and one of them by form, each rule a sentence."""

import json
from dataclasses import dataclass

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from whoelse.loop import playbooks
from whoelse.loop.outcome import Refusal
from whoelse.method.playbook import NotSound, editing
from whoelse.method.playbook.beginning import NOTHING
from whoelse.method.playbook.in_words import rule_in_words
from whoelse.method.playbook.lines import NoSuchPart
from whoelse.playbooks import queries
from whoelse.web import telling
from whoelse.web.pages.playbook.part import ALONE, CALLED, free_id, in_text, slug
from whoelse.web.pages.playbook.sections import Part, Section, sections
from whoelse.web.pages.playbook.status import Status, status
from whoelse.web.pages.playbook.tabs import Tab, tabs
from whoelse.web.pages.playbook.text import TextForm, text_page
from whoelse.web.pages.playbook.working import Working, as_kept, change, form_key, take_back, working
from whoelse.web.visit import Visit, page


class CopyForm(forms.Form):
    """Which playbook to begin from, and how the copy is called. The name proposed follows the choice: a script has it
    do so at once, and without one ``proposed`` says that it stands as the page came with it."""

    of = forms.ChoiceField(label="Begin from")
    called = forms.CharField(label="Its name", max_length=60, required=False)
    proposed = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: object, names: list[str], **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        self._proposed = {name: _free_name(f"My {name}", names) for name in names}
        choices = forms.Select({"data-proposes": "id_called", "data-proposals": json.dumps(self._proposed)})
        self.fields["of"] = forms.ChoiceField(
            label="Begin from", choices=[(name, name) for name in names], widget=choices
        )
        self.order_fields(["of", "called"])

    def clean(self) -> dict[str, str]:
        """A name that was left as it was proposed, or taken out, is the one that goes with the choice."""
        said: dict[str, str] = super().clean() or self.cleaned_data
        if said.get("of") and said.get("called", "") in {"", said.get("proposed", "")} and "called" not in self.errors:
            said["called"] = self._proposed[said["of"]]
        return said


class FromNothingForm(forms.Form):
    """How a playbook is called that begins with nothing in it."""

    named = forms.CharField(label="What you call it", max_length=60)


@dataclass(frozen=True, slots=True)
class OwnOne:
    """One playbook of the user's own, as a list tells it."""

    name: str
    to: str
    words: str


@dataclass(frozen=True, slots=True)
class OwnPlaybooksPage:
    """Every playbook of the user's own."""

    tabs: tuple[Tab, ...]
    own: tuple[OwnOne, ...]


@dataclass(frozen=True, slots=True)
class OwnPage:
    """One playbook of the user's own: where it stands, and its parts as sentences; ``bounds`` are nevers and limits,
    ``words`` what is said and counted."""

    id: str
    name: str
    version: int
    status: Status
    tabs: tuple[Tab, ...]
    revision: int
    newer: str
    readable: bool
    rules: tuple[Part, ...]
    common: tuple[Part, ...]
    bounds: tuple[Section, ...]
    words: tuple[Section, ...]


@page
def every(visit: Visit) -> HttpResponse:
    """The list; a post begins another one, as a copy or from nothing."""
    names = [*queries.library(), *(one.name for one in queries.own_playbooks(visit.viewer))]
    of = str(visit.request.GET.get("of", "")) or queries.following(visit.viewer).name
    called = _free_name(f"My {of}", names)
    form = CopyForm(initial={"of": of, "called": called, "proposed": called}, names=names)
    nothing = FromNothingForm(initial={"named": _free_name("My own", names)})
    if visit.posted and "named" in visit.request.POST:
        return _from_nothing(visit, form)
    if not visit.posted:
        return visit.show("playbook/own_list.html", _list(visit), form=form, forms={"nothing": nothing})
    form = CopyForm(visit.request.POST, names=names)
    if not form.is_valid():
        return visit.show("playbook/own_list.html", _list(visit), form=form, forms={"nothing": nothing})
    of, called = form.cleaned_data["of"], form.cleaned_data["called"]
    try:
        done = playbooks.copy_playbook(
            visit.viewer, of, called=called, own=of not in queries.library(), today=visit.today, token=visit.token
        )
    except Refusal as refusal:
        return visit.show(
            "playbook/own_list.html", _list(visit), form=form, forms={"nothing": nothing}, refused=refusal
        )
    return visit.did(done, f"{called} begins as a copy of {of}. It is not followed yet.", _to(visit, called))


def _from_nothing(visit: Visit, form: CopyForm) -> HttpResponse:
    nothing = FromNothingForm(visit.request.POST)
    shown = {"nothing": nothing}
    if not nothing.is_valid():
        return visit.show("playbook/own_list.html", _list(visit), form=form, forms=shown)
    called = nothing.cleaned_data["named"]
    try:
        done = playbooks.take_in_playbook(visit.viewer, NOTHING, called=called, today=visit.today, token=visit.token)
    except Refusal as refusal:
        return visit.show("playbook/own_list.html", _list(visit), form=form, forms=shown, refused=refusal)
    return visit.did(done, f"{called} begins. It is not followed yet.", _to(visit, called))


@page
def view(visit: Visit, playbook: str) -> HttpResponse:
    """One of them; a post changes one thing of the draft."""
    now = working(visit, playbook)
    if not visit.posted:
        return visit.show("playbook/own.html", _page(visit, now))
    try:
        said = _change(visit, now)
    except (Refusal, NoSuchPart, NotSound) as error:
        refusal = error if isinstance(error, Refusal) else Refusal(_reason(error))
        return visit.show("playbook/own.html", _page(visit, working(visit, playbook)), refused=refusal)
    after, here = working(visit, playbook), reverse("own playbook", args=[playbook])
    telling.say(
        visit.request,
        said,
        back=here,
        draft=str(after.kept.revision) if after.can_take_back and visit.request.POST["do"] != "take back" else "",
    )
    return visit.go(f"{here}{_place(visit)}")


def _place(visit: Visit) -> str:
    """Where on the page the part stands that was changed; nothing for what is there no more."""
    sent = visit.request.POST
    section, name = str(sent.get("section", "")) or "rules", str(sent.get("name", ""))
    return f"#{section}-{slug(name)}" if name and sent["do"] != "take out" else ""


@require_POST
@page
def keep(visit: Visit, playbook: str) -> HttpResponse:
    """Make the draft, or the text that is sent along, the next version; follow it where that is asked for."""
    now = working(visit, playbook)
    follow = visit.request.POST.get("follow") == "yes"
    try:
        now = _as_sent(visit, now)
        done = playbooks.keep_version(
            visit.viewer,
            playbook,
            now.text,
            follow=follow,
            form=form_key(now.own.name),
            today=visit.today,
            token=visit.token,
        )
    except Refusal as refusal:
        now = working(visit, playbook)
        if "text" in visit.request.POST:
            form = TextForm(initial={"text": now.text})
            return visit.show("playbook/text.html", text_page(now, now.text), form=form, refused=refusal)
        return visit.show("playbook/own.html", _page(visit, now), refused=refusal)
    after = queries.own_playbook(visit.viewer, playbook)
    held = "You follow it from today on" if follow or now.followed else "It is not followed yet"
    return visit.did(done, f"{now.own.name} is kept, version {after.version}. {held}.", _to(visit, now.own.name))


def _as_sent(visit: Visit, now: Working) -> Working:
    """The draft as the page knew it, or with the text that is sent along. Raises Refusal where a tab was faster."""
    sent = visit.request.POST
    if "text" in sent:
        typed = as_kept(str(sent["text"]), now.own.text)
        if typed != now.text:
            change(visit.viewer, now, typed, _revision(sent.get("revision")))
        return working(visit, now.own.id)
    if "revision" in sent and _revision(sent["revision"]) != now.kept.revision:
        raise Refusal("This playbook was changed on another page meanwhile. Look at it as it stands now, then keep it.")
    return now


def _change(visit: Visit, now: Working) -> str:
    """Do one thing to the draft, and say what was done."""
    sent = visit.request.POST
    name, text, revision = str(sent.get("name", "")), now.text, _revision(sent.get("revision"))
    section = str(sent.get("section", "")) or "rules"
    if section not in CALLED and section not in ALONE:
        raise NoSuchPart("There is no such part.")
    common = queries.common().rules
    called = _called(now, section, name)
    match sent.get("do"):
        case "off":
            text, said = editing.switch_off(text, name, common), f"Switched off in the draft: {called}"
        case "on":
            text, said = editing.switch_on(text, name), f"Switched on in the draft: {called}"
        case "forbid":
            never = free_id(now, f"never-{name}")
            text = editing.forbid(text, name, "You forbade it yourself.", never)
            text, said = editing.set_field(text, "never", never, "whose", "mine"), f"Forbidden in the draft: {called}"
        case "allow":
            text, said = editing.allow(text, name), f"Allowed again: {called}"
        case "take out":
            if section in ALONE:
                text = editing.set_at(text, (), section, None)
            else:
                text = editing.take_out(text, section, in_text(section, name))
            said = f"Taken out of the draft: {called}"
        case "earlier" | "later" as way:
            text, said = _moved(text, section, name, way), f"Moved: {called}"
        case "take back":
            take_back(visit.viewer, now, revision)
            return "The last change is taken back."
        case "drop":
            change(visit.viewer, now, now.own.text, revision)
            return "The draft is dropped. Take it back if you want it again."
        case _:
            raise Refusal("Nothing was changed.")
    change(visit.viewer, now, text, revision)
    return said


def _called(now: Working, section: str, name: str) -> str:
    """How a part is named in what is said: a rule by its sentence, for its id stands nowhere on the page."""
    if section == "offer":
        return "a question to start from."
    rule = next((one for one in (*now.shown.rules, *queries.common().rules) if one.id == name), None)
    if section == "rules" and rule is not None:
        return f"“{rule_in_words(rule.model_copy(update={'off': False}))}”"
    return f"“{ALONE.get(section, name)}”."


def _moved(text: str, section: str, name: str, way: str) -> str:
    named = editing.names(text, section)
    if name not in named:
        raise NoSuchPart(f"There is no “{name}” under “{section}”.")
    at = named.index(name)
    if way == "earlier":
        return text if at == 0 else editing.reorder(text, section, name, named[at - 2] if at > 1 else None)
    return text if at == len(named) - 1 else editing.reorder(text, section, name, named[at + 1])


def _reason(error: NoSuchPart | NotSound) -> str:
    if isinstance(error, NotSound):
        return f"The text cannot be read just now: {error}. Mend it on its page, then go on here."
    return str(error).strip("'")


def _revision(sent: object) -> int:
    return int(str(sent)) if str(sent or "").isdecimal() else 0


def _page(visit: Visit, now: Working) -> OwnPage:
    rules, common, bounds, wordings = sections(now)
    newer = queries.newer(visit.viewer, now.shown.based_on)
    return OwnPage(
        id=now.own.id,
        name=now.own.name,
        version=now.own.version,
        status=status(now),
        tabs=tabs("Rules", now.own.id),
        revision=now.kept.revision,
        newer=f"{newer.new.name} has a new version, {newer.new.version}." if newer is not None else "",
        readable=now.document is not None,
        rules=rules,
        common=common,
        bounds=bounds,
        words=wordings,
    )


def _list(visit: Visit) -> OwnPlaybooksPage:
    following = queries.following(visit.viewer)
    return OwnPlaybooksPage(
        tabs("Your own"),
        tuple(
            OwnOne(one.name, reverse("own playbook", args=[one.id]), _told(one, following))
            for one in queries.own_playbooks(visit.viewer)
        ),
    )


def _told(one: queries.OwnPlaybookSeen, following: queries.FollowingSeen) -> str:
    based = f", begun from {one.based_on.replace('@', ', version ')}" if one.based_on else ""
    now = " You follow it." if following.own and following.name == one.name else ""
    return f"Version {one.version}{based}.{now}"


def _to(visit: Visit, name: str) -> str:
    found = next((one.id for one in queries.own_playbooks(visit.viewer) if one.name == name.strip()), "")
    return reverse("own playbook", args=[found]) if found else reverse("own playbooks")


def _free_name(name: str, taken: list[str]) -> str:
    return name if name not in taken else next(f"{name} {n}" for n in range(2, 999) if f"{name} {n}" not in taken)
