"""What is said with style sheets, scripts and pictures, beyond what is said with every answer."""

from wsgiref.headers import Headers

MEDIA_TYPES = {".webmanifest": "application/manifest+json"}


def add_headers(headers: Headers, path: str, url: str) -> None:
    """Lets the one service worker look after all pages, although it is served from among the static files."""
    if "/service-worker." in url:
        headers["Service-Worker-Allowed"] = "/"
