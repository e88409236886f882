"""Just enough addresses to stand in front of: the way in, and one page that must not be seen from outside."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from whoelse.local.pages import sign_in

SECRET = "Maria Lindqvist hesitated"


def page(request: HttpRequest) -> HttpResponse:
    """A page with something of somebody's on it."""
    return HttpResponse(SECRET)


urlpatterns = [path("sign-in/", sign_in, name="sign-in"), path("", page), path("written/", page)]
