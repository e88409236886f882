"""How large text is: a matter of the screen one sits at, so it lives in that browser's cookie, as the colours do."""

from django.http import HttpRequest, HttpResponse

COOKIE = "whoelse-text"
SIZES = ("large", "largest")
_TEN_YEARS = 10 * 365 * 24 * 60 * 60


def chosen(request: HttpRequest) -> str:
    """The size chosen in this browser; empty where it is the browser's own."""
    value = request.COOKIES.get(COOKIE, "")
    return value if value in SIZES else ""


def choose(response: HttpResponse, size: str) -> None:
    """Remember a size in this browser; anything that is none of the sizes is the browser's own again."""
    if size in SIZES:
        response.set_cookie(COOKIE, size, max_age=_TEN_YEARS, httponly=True, samesite="Strict")
    else:
        response.delete_cookie(COOKIE, samesite="Strict")
