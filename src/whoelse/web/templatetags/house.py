"""Tags of the house: navigation, the last act with its Undo, icons, state glyphs, and components that hold content."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.http import HttpRequest
from django.template import Context
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from whoelse.ids import new_id
from whoelse.web import scheme, telling, text_size
from whoelse.web.components import Kept

register = template.Library()

#: The words of the introduction states, and the glyph each is drawn with. Silence is drawn as doubt.
GLYPHS = {
    "named": "named",
    "offered": "offered",
    "checking": "checking",
    "made": "made",
    "talked": "talked",
    "closed": "closed",
    "declined": "declined",
    "silent": "named",
    "happened": "dot",
}
STATE_WORDS = {"checking": "checking with them", "silent": "no answer noted"}


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """A place in the navigation: its words, its address, and whether it is where the page belongs."""

    words: str
    to: str
    current: bool = False
    wide_only: bool = False


#: (words, name of the address, first part of the path)
_MAIN = (
    ("Today", "today", ""),
    ("People", "people", "people"),
    ("Introductions", "introductions", "introductions"),
    ("Targets", "targets", "targets"),
)
_PLAYBOOK = ("Playbook", "playbook", "playbook")
_HOUSE = (("Bring in and take out", "bring in", "bring-in"), ("Settings", "settings", "settings"))


def _items(places: tuple[tuple[str, str, str], ...], path: str, *, wide_only: bool = False) -> list[NavigationItem]:
    here = path.strip("/").split("/", 1)[0]
    items = []
    for words, name, first in places:
        try:
            to = reverse(name)
        except NoReverseMatch:
            continue  # a page that is not there is not offered
        items.append(NavigationItem(words, to, current=here == first, wide_only=wide_only))
    return items


def _path(context: template.Context) -> str:
    request = context.get("request")
    return request.path if isinstance(request, HttpRequest) else ""


@register.inclusion_tag("house/navigation.html", takes_context=True)
def navigation(context: template.Context) -> dict[str, Any]:
    """The main navigation, with the rest behind More on a phone."""
    path = _path(context)
    menu = _items((_PLAYBOOK, *_HOUSE), path)
    return {
        "items": _items(_MAIN, path) + _items((_PLAYBOOK,), path, wide_only=True),
        "side": _items(_HOUSE, path),
        "menu": menu,
        "in_menu": any(item.current for item in menu),
    }


@register.inclusion_tag("house/more.html", takes_context=True)
def more_menu(context: template.Context) -> dict[str, Any]:
    """What the More button of a phone opens."""
    return {"menu": _items((_PLAYBOOK, *_HOUSE), _path(context))}


@register.inclusion_tag("house/toasts.html", takes_context=True)
def toasts(context: template.Context) -> dict[str, Any]:
    """What was just done, told once, with its Undo."""
    request = context.get("request")
    told = telling.told(request) if isinstance(request, HttpRequest) else ()
    return {"toasts": told, "csrf_token": context.get("csrf_token")}


@register.simple_tag(takes_context=True)
def colour_scheme(context: template.Context) -> str:
    """The colour scheme chosen in this browser, empty where it follows the system."""
    request = context.get("request")
    return scheme.chosen(request) if isinstance(request, HttpRequest) else ""


@register.simple_tag(takes_context=True)
def size_of_text(context: template.Context) -> str:
    """The size of text chosen in this browser, empty where it is the browser's own."""
    request = context.get("request")
    return text_size.chosen(request) if isinstance(request, HttpRequest) else ""


@register.simple_tag
def token() -> SafeString:
    """The hidden field every acting form carries: a token of its own, so that sending it twice is one act."""
    return format_html('<input type="hidden" name="token" value="{}" autocomplete="off">', new_id())


@register.simple_tag(takes_context=True)
def keep_fields(context: Context, kept: Kept) -> SafeString:
    """The hidden fields of a form marked data-keep: whose words they are, which revision they began from, and whether
    the page answers this very form, so that what the browser sent with it is no other version of the words."""
    request = context.get("request")
    answers = request is not None and request.method == "POST" and request.POST.get("keep") == kept.form
    return format_html(
        '<input type="hidden" name="keep" value="{}"><input type="hidden" name="keep_person" value="{}">'
        '<input type="hidden" name="revision" value="{}" autocomplete="off"{}>',
        kept.form,
        kept.person,
        kept.revision,
        SafeString(" data-answers") if answers else "",
    )


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon beside words that say the same. What points forward turns round where one reads from the right."""
    turns = " flip" if name == "next" else ""
    return format_html('<svg class="i{}" aria-hidden="true"><use href="#i-{}"/></svg>', turns, name)


@register.simple_tag
def glyph(state: str) -> SafeString:
    """The glyph of an introduction's state ("happened" for any other entry), beside words that say the same."""
    return format_html('<svg class="ph" aria-hidden="true"><use href="#p-{}"/></svg>', GLYPHS[state])


@register.simple_tag
def glyph_alone(state: str) -> SafeString:
    """The glyph of a state that no words beside it name."""
    return format_html(
        '<svg class="ph" role="img" aria-label="{}"><use href="#p-{}"/></svg>', state_words(state), GLYPHS[state]
    )


@register.filter
def glyph_id(state: str) -> str:
    """The name of a state's glyph inside a picture; of those the user started with, whoever was talked to."""
    return GLYPHS[state or "talked"]


@register.filter
def state_words(state: str) -> str:
    """How a state is said: "checking" is checking with them."""
    return STATE_WORDS.get(state, state)


@register.inclusion_tag("components/dots.html")
def dots(full: int, rings: int = 0, label: str = "", size: str = "") -> dict[str, Any]:
    """So many full circles and so many rings, with the words that say how many."""
    return {"full": range(full), "rings": range(rings), "label": label, "size": size}


@register.simple_block_tag
def care(content: str, title: str = "", level: int = 2) -> SafeString:
    """Comfort's own voice: what is held back, why, and how to lift it. For nothing else."""
    return _component("care", content, title=title, level=level)


@register.simple_block_tag
def why(content: str, summary: str) -> SafeString:
    """Why? on the spot: whose rule, on what basis."""
    return _component("why", content, summary=summary)


@register.simple_block_tag
def fold(content: str, summary: str, is_open: bool = False) -> SafeString:
    """More of the same, folded away."""
    return _component("fold", content, summary=summary, is_open=is_open)


@register.simple_block_tag
def empty(content: str) -> SafeString:
    """An empty list: why it is empty, and what to do next."""
    return _component("empty", content)


@register.simple_block_tag
def dialog(content: str, name: str, title: str) -> SafeString:
    """A question with at most three answers. A button opens it with ``popovertarget`` and the dialog's name."""
    return _component("dialog", content, name=name, title=title)


@register.simple_block_tag
def scroll(content: str, label: str) -> SafeString:
    """A table that may be wider than the page: focusable, named."""
    return _component("scroll", content, label=label)


def _component(component: str, content: str, **said: Any) -> SafeString:
    return render_to_string(f"components/{component}.html", {"content": content, **said})
