"""What stands before every page on one machine: who may ask at all, and whether they have come in by the link."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port, validate_host
from django.shortcuts import render
from django.urls import reverse

Answer = Callable[[HttpRequest], HttpResponse]

_SAFE = frozenset({"GET", "HEAD"})
_OWN_SITE = frozenset({"same-origin", "none"})


class AskedHere:
    """Lets through what was asked of this very address, by itself.

    The Host header must be the address served (against names that a foreign page binds to this machine), the Origin
    header, where there is one, must be the same address (against other pages, those of other ports included).
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answers, or refuses with the one closed page."""
        if _host_is_ours(request) and _origin_is_ours(request):
            return self.get_response(request)
        return closed(request)


class CameIn:
    """Lets through who has come in by the sign-in link; everybody else sees the one closed page."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answers, or refuses with the one closed page."""
        if request.user.is_authenticated or request.path == reverse("sign-in"):
            return self.get_response(request)
        return closed(request)


def closed(request: HttpRequest) -> HttpResponse:
    """The plain page that says how to come in; its status is 403 and it holds nothing of anybody's."""
    response = render(request, "local/closed.html", status=403)
    response["Cache-Control"] = "no-store"
    return response


def _host_is_ours(request: HttpRequest) -> bool:
    host, port = split_domain_port(request.META.get("HTTP_HOST", request.META["SERVER_NAME"]))
    if not host or not validate_host(host, settings.ALLOWED_HOSTS):
        return False
    return settings.LOCAL_PORT is None or port == str(settings.LOCAL_PORT)


def _origin_is_ours(request: HttpRequest) -> bool:
    origin = request.headers.get("Origin")
    if origin is not None and origin != f"{request.scheme}://{request.get_host()}":
        return False
    return request.method in _SAFE or request.headers.get("Sec-Fetch-Site", "none") in _OWN_SITE
