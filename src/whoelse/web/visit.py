"""One visit to a page: who looks, which day it is, and how the page answers.

A view is a function of a visit. It parses its form, calls one act, and answers by one of the methods here; a row that
is not the viewer's is 404, whatever the view did.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from zoneinfo import ZoneInfo

from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect

from whoelse.conversations.actions import discard
from whoelse.loop.outcome import DayInDoubt, Done, Refusal
from whoelse.method.customs import written_as
from whoelse.searches import queries
from whoelse.searches.access import NotFound, Viewer, begin_search, viewer_for
from whoelse.web import telling

P = ParamSpec("P")

UNFIT = 422  # what was typed cannot be: the page says so beside the field
REFUSED = 409  # it may not be done now: the page says by which rule


@dataclass(frozen=True, slots=True)
class Visit:
    """Who looks at a page (``viewer``), on which day of theirs (``today``), in which time zone (``zone``), and by which
    customs days and numbers are written there (``locale``)."""

    request: HttpRequest
    viewer: Viewer
    today: date
    zone: ZoneInfo | None
    locale: str = ""

    @property
    def posted(self) -> bool:
        """Whether something is to be done, and not only looked at."""
        return self.request.method == "POST"

    @property
    def token(self) -> str:
        """The random token of the form that was sent: sent twice, it is one act."""
        return str(self.request.POST.get("token", ""))

    @property
    def step(self) -> str:
        """The key of the step that the form acts on; empty where it acts on none."""
        return str(self.request.POST.get("step") or self.request.GET.get("step") or "")

    @property
    def sure(self) -> bool:
        """Whether a day that was asked about is to be taken as it is."""
        return "sure" in self.request.POST

    def show(
        self,
        template: str,
        page: Any,
        *,
        form: BaseForm | None = None,
        forms: Mapping[str, BaseForm] | None = None,
        refused: Refusal | None = None,
    ) -> HttpResponse:
        """The page, with the forms it holds and, where an act was refused, the sentence that says why."""
        held = [*([form] if form else []), *(forms or {}).values()]
        status = 200
        if refused is not None:
            status = REFUSED
        elif any(each.is_bound and not each.is_valid() for each in held):
            status = UNFIT
        asked = refused if isinstance(refused, DayInDoubt) else None
        said = {"page": page, "form": form, "refused": None if asked else refused, "day_asked": asked, "visit": self}
        return render(self.request, template, said | dict(forms or {}), status=status)

    def did(self, done: Done, words: str, to: str) -> HttpResponse:
        """What to answer after an act: the next page, which says what was done and offers to undo it.

        A form that was kept as it was typed needs neither its draft nor its copy in the browser any longer.
        """
        if self._kept_form:
            discard(self.viewer, self._kept_form)
        telling.say(self.request, words, act=done.act, back=self.request.path, forget=self._kept_form)
        return self.go(to)

    def saved(self, words: str, to: str) -> HttpResponse:
        """What to answer after a change that is no act: nothing happened in the search, so there is nothing to undo."""
        if self._kept_form:
            discard(self.viewer, self._kept_form)
        telling.say(self.request, words, forget=self._kept_form)
        return self.go(to)

    def go(self, to: str) -> HttpResponse:
        """On to another page of this house."""
        safe = local_address(to)
        return HttpResponseClientRedirect(safe) if getattr(self.request, "htmx", False) else HttpResponseRedirect(safe)

    @property
    def _kept_form(self) -> str:
        return str(self.request.POST.get("keep", ""))


def page(view: Callable[Concatenate[Visit, P], HttpResponse]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """A view of a visit, as Django calls it. Whoever has no search yet begins one by coming in."""

    @wraps(view)
    def answered(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            visit = _visit(request)
            with written_as(visit.locale):
                return view(visit, *args, **kwargs)
        except NotFound as missing:
            raise Http404(str(missing)) from missing

    return answered


def _visit(request: HttpRequest) -> Visit:
    if not request.user.is_authenticated:
        raise NotFound("Nobody is signed in.")
    try:
        viewer = viewer_for(request.user.pk)
    except NotFound:
        viewer = begin_search(request.user.pk, today=timezone.localdate())
    search = queries.search(viewer)
    zone = ZoneInfo(search.time_zone) if search.time_zone else None
    return Visit(request, viewer, timezone.localdate(timezone=zone), zone, search.locale)


def local_address(to: str, otherwise: str = "/") -> str:
    """The address if it is one of this house, else the other one."""
    inside = to.startswith("/") and url_has_allowed_host_and_scheme(to, allowed_hosts=None)
    return to if inside else otherwise
