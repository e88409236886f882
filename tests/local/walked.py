"""Going through every page that a server's own pages link to."""

import re
from urllib.parse import urljoin, urlsplit

from tests.local.server import fetch

_LINK = re.compile(r'(?:href|src)="(/[^"#?]*)')


def come_in(link: str) -> str:
    """The cookie of a browser that has come in by the link, as a header."""
    answer = fetch(link)
    assert answer.status == 200
    return str(answer.headers["Set-Cookie"]).split(";")[0]


def every_page(url: str, cookie: str, most: int) -> dict[str, int]:
    """The status of each address that can be reached by links from the first page, at most so many of them."""
    found: dict[str, int] = {}
    waiting = ["/"]
    while waiting and len(found) < most:
        path = waiting.pop(0)
        if path in found:
            continue
        answer = fetch(urljoin(url, path), {"Cookie": cookie}, binary=path.startswith("/static/"))
        found[path] = answer.status
        to = answer.headers.get("Location")
        waiting += [urlsplit(to).path] if to else _LINK.findall(answer.text)
    return found
