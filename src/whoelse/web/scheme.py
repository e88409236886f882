"""Light, dark or as the system: a matter of the browser one sits at, so it lives in that browser's cookie."""

from django.http import HttpRequest, HttpResponse

COOKIE = "whoelse-scheme"
SCHEMES = ("light", "dark")
_TEN_YEARS = 10 * 365 * 24 * 60 * 60


def chosen(request: HttpRequest) -> str:
    """The scheme chosen in this browser; empty where it follows the system."""
    value = request.COOKIES.get(COOKIE, "")
    return value if value in SCHEMES else ""


def choose(response: HttpResponse, scheme: str) -> None:
    """Remember a scheme in this browser; anything but light or dark follows the system again."""
    if scheme in SCHEMES:
        response.set_cookie(COOKIE, scheme, max_age=_TEN_YEARS, httponly=True, samesite="Strict")
    else:
        response.delete_cookie(COOKIE, samesite="Strict")
