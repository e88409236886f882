"""The way into the demo, and from it to one's own search."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from whoelse.local.demo.doors import begin_demo, demo_opening, into_own
from whoelse.local.demo.folders import is_demo
from whoelse.local.demo.making import DAYS
from whoelse.local.folder import DataFolder
from whoelse.options import PlainError
from whoelse.web.visit import Visit, page


@dataclass(frozen=True, slots=True)
class OpeningPage:
    """A page that moves on by itself to ``link``; or says how many of its ``days`` are told, while the demo is made; or
    the sentence that says why it can't."""

    heading: str
    words: str = ""
    link: str = ""
    sentence: str = ""
    told: int = 0
    days: int = 0


@never_cache
@require_POST
@page
def look_around(visit: Visit) -> HttpResponse:
    """Have the demo made up to today and started where it does not run; how far it is stands on a page of its own."""
    begin_demo(_own_folder())
    return visit.go(reverse("demo opens"))


# What it leads to is a page that moves on, and no redirect: the policy of these pages lets no form lead to another
# address, which the other server has.
@never_cache
@page
def opens(visit: Visit) -> HttpResponse:
    """How far the demo is; once it answers, into it. Looked at again, it says how far it is by then."""
    now = demo_opening(_own_folder())
    if now.link:
        shown = OpeningPage("Nadia’s search opens", words="Go on to it", link=now.link)
    elif now.sentence:
        shown = OpeningPage("The demo did not open", sentence=now.sentence)
    else:
        day = f"Day {now.told} of {DAYS}" if now.told else "A place for it is being made"
        shown = OpeningPage("Nadia’s search is being made", words=day, told=now.told, days=DAYS)
    if getattr(visit.request, "htmx", False) and not shown.days:
        return visit.go(reverse("demo opens"))
    return _answer(visit, shown)


def _own_folder() -> DataFolder:
    """The own folder; in the demo there is no other demo."""
    folder = Path(settings.DATA_FOLDER)
    if is_demo(folder):
        raise Http404
    return DataFolder(folder)


@never_cache
@require_POST
@page
def start_my_own(visit: Visit) -> HttpResponse:
    """From the demo to one's own search."""
    folder = Path(settings.DATA_FOLDER)
    if not is_demo(folder):
        return visit.go("/")
    try:
        link = into_own(DataFolder(folder))
    except PlainError as error:
        return _answer(visit, OpeningPage("Your own search did not open", sentence=error.sentence))
    return _answer(visit, OpeningPage("Your own search opens", words="Go on to it", link=link))


def _answer(visit: Visit, opening: OpeningPage) -> HttpResponse:
    status = 503 if opening.sentence else 200
    return render(visit.request, "demo/opening.html", {"page": opening}, status=status)
