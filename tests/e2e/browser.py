"""A browser for tests: which one, how it signs in, and what every page in it must satisfy."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, Playwright

CHROMIUM = Path(os.environ.get("CHROMIUM") or "/usr/bin/chromium")
#: Nobody looks: there is no graphics card to imitate, and no process that would do so.
WITHOUT_GRAPHICS = ("--disable-gpu", "--disable-gpu-compositing", "--in-process-gpu")
#: What opens beside every window unseen: the page under the address bar is a third of what a new window costs. Of two
#: lists on the command line the last one counts, so what Playwright switches off is named again.
UNSEEN = (
    *("WebUIOmniboxPopup", "WebUIOmniboxFullPopup", "WebUIOmniboxAimPopup", "TabSearchPreload", "AimEnabled"),
    *("HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable", "PaintHolding", "MediaRouter", "LensOverlay"),
    *("OptimizationHints", "NetworkTimeServiceQuerying", "PreconnectToSearch", "DestroyProfileOnBrowserClose"),
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect"),
)
Rules = Mapping[str, Any]
RULES: Rules = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
    "preload": False,  # no rule among these looks into style sheets or films, and to fetch them takes a while
}
#: The other scheme has other colours and nothing else (tests/web/test_schemes.py): only these can differ there.
COLOUR_RULES: Rules = {
    **RULES,
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}
WIDTHS = (390, 1280)
SCHEMES = ("light", "dark")


def launch(playwright: Playwright) -> Browser:
    """The system's Chromium where there is one, else Playwright's own."""
    own = {"executable_path": str(CHROMIUM)} if CHROMIUM.exists() else {}
    unseen = f"--disable-features={','.join(UNSEEN)}"
    return playwright.chromium.launch(args=["--no-sandbox", *WITHOUT_GRAPHICS, unseen], **own)


@contextmanager
def page_of(
    browser: Browser, *, width: int = 1280, height: int = 900, scheme: str = "light", **more: Any
) -> Iterator[Page]:
    """A page of its own context, in which nothing may go wrong unseen: errors of scripts and of the policy fail."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce", **more
    )
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "console", lambda message: wrong.append(message.text) if "Content Security Policy" in message.text else None
    )
    try:
        yield page
    finally:
        context.close()
    assert not wrong, wrong


def sign_in(page: Page, client: Client, address: str) -> None:
    """Bring the session of a signed-in Django test client into the browser."""
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies(
        [{"name": cookie.key, "value": cookie.value, "domain": urlsplit(address).hostname or "", "path": "/"}]
    )


def look_over(page: Page, name: str, widths: Sequence[int] = WIDTHS) -> None:
    """The page as it stands is sound at these widths, in both schemes, and has its pictures taken.

    It is loaded once: nothing but style sheets asks how wide the window is (tests/web/test_schemes.py).
    """
    size = page.viewport_size
    assert size is not None
    for scheme, rules in zip(SCHEMES, (RULES, COLOUR_RULES), strict=True):
        page.emulate_media(color_scheme=scheme)
        for width in widths:
            page.set_viewport_size({"width": width, "height": size["height"]})
            shoot(page, f"{name} {width} {scheme}")
            assert_no_violations(page, rules)
    page.emulate_media(color_scheme=SCHEMES[0])
    page.set_viewport_size(size)


def look_across(page: Page, name: str) -> None:
    """The page as it stands is sound at one width in light and at the other in dark; with a folder for pictures, in all
    four."""
    size = page.viewport_size
    assert size is not None
    for width, scheme in product(WIDTHS, SCHEMES) if os.environ.get("SHOTS") else zip(WIDTHS, SCHEMES, strict=True):
        page.set_viewport_size({"width": width, "height": size["height"]})
        page.emulate_media(color_scheme=scheme)
        shoot(page, f"{name} {width} {scheme}")
        assert_no_violations(page)
    page.emulate_media(color_scheme=SCHEMES[0])
    page.set_viewport_size(size)


def assert_no_violations(page: Page, rules: Rules = RULES) -> None:
    """Nothing that axe finds (WCAG 2.0 to 2.2 A and AA), and no sideways scrolling."""
    found = violations(page, rules)
    said = [f"{one['id']}: {node['html'][:160]} ({node['failureSummary']})" for one in found for node in one["nodes"]]
    assert not said, "\n".join(said)
    assert_no_wider(page)


def violations(page: Page, rules: Rules) -> list[dict[str, Any]]:
    """What axe finds on the page as it stands."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found: list[dict[str, Any]] = page.evaluate("rules => axe.run(rules).then(found => found.violations)", rules)
    return found


def assert_no_wider(page: Page) -> None:
    """Nothing scrolls the page sideways."""
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wider <= 0, f"{page.url} is {wider} px wider than its window"


def shoot(page: Page, name: str) -> None:
    """A picture of the whole page, where SHOTS names a folder for it."""
    folder = os.environ.get("SHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        path = Path(folder) / f"{re.sub('[^a-z0-9]+', '-', name.lower())}.png"
        # A hidden caret leaves style="" behind, which the next swap by htmx would copy and the policy refuse.
        page.screenshot(path=path, full_page=True, caret="initial")


def go(page: Page, address: str) -> None:
    """To a page that must be there."""
    answer = page.goto(address)
    assert answer is not None, address
    assert answer.ok, f"{address} answered {answer.status}"
