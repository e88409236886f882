"""Going through the pages that a server's own pages link to."""

import html
import re
from collections import Counter
from urllib.parse import urljoin, urlsplit

from tests.local.server import fetch

_LINK = re.compile(r'(?:href|src)="(/[^"#]*)')
_OF_ONE = re.compile(r"/[^/]*\d[^/]*(?=/)")  # what stands for one person, one introduction ...
_OF_EACH = 2


def come_in(link: str) -> str:
    """The cookie of a browser that has come in by the link, as a header."""
    answer = fetch(link)
    assert answer.status == 200
    return str(answer.headers["Set-Cookie"]).split(";")[0]


def every_page(url: str, cookie: str) -> dict[str, int]:
    """The status of each address that can be reached by links from the first page, each page for two of its kind."""
    found: dict[str, int] = {}
    kinds: Counter[str] = Counter()
    waiting = ["/"]
    for address in waiting:
        path = urlsplit(address).path
        kind = path if path.startswith("/static/") else _OF_ONE.sub("/*", path)
        if path in found or kinds[kind] == _OF_EACH:
            continue
        kinds[kind] += 1
        answer = fetch(urljoin(url, address), {"Cookie": cookie}, binary=path.startswith("/static/"))
        found[path] = answer.status
        to = answer.headers.get("Location")
        waiting += [to] if to else [html.unescape(link) for link in _LINK.findall(answer.text)]
    return found
