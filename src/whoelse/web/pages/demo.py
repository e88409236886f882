"""The way into the demo, and from it to one's own search."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from whoelse.local.demo.doors import into_demo, into_own
from whoelse.local.demo.folders import is_demo
from whoelse.local.folder import DataFolder
from whoelse.options import PlainError
from whoelse.web.visit import Visit, page


@dataclass(frozen=True, slots=True)
class OpeningPage:
    """A page that moves on by itself to ``link``; without one, the sentence that says why it can't."""

    heading: str
    words: str = ""
    link: str = ""
    sentence: str = ""


# Asked for by a form, since it starts something. The answer is a page that moves on and no redirect: the policy of
# these pages lets no form lead to another address, which the other server has.
@never_cache
@require_POST
@page
def look_around(visit: Visit) -> HttpResponse:
    """Into the demo, made up to today and started where it does not run."""
    folder = Path(settings.DATA_FOLDER)
    if is_demo(folder):
        raise Http404
    try:
        link = into_demo(DataFolder(folder))
    except PlainError as error:
        return _answer(visit, OpeningPage("The demo did not open", sentence=error.sentence))
    return _answer(visit, OpeningPage("Nadia’s search opens", words="Go on to it", link=link))


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
    return render(visit.request, "demo/opening.html", {"page": opening}, status=200 if opening.link else 503)
