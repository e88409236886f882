"""Draws the icons of the home screen as PNG, from the SVG files beside them, with Chromium."""

import os
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

PICTURES = Path(__file__).resolve().parents[2] / "src" / "whoelse" / "web" / "static" / "img"
# An icon with round corners; one that fills its square, for systems that cut their own shape out of it.
DRAWN = (
    ("icon.svg", 192, "icon-192.png"),
    ("icon.svg", 512, "icon-512.png"),
    ("icon-maskable.svg", 512, "icon-maskable-512.png"),
    ("icon-maskable.svg", 180, "apple-touch-icon.png"),
)


def draw(page: Page, drawing: str, size: int, picture: str) -> None:
    """One picture, `size` pixels wide and high, transparent where the drawing is."""
    page.set_viewport_size({"width": size, "height": size})
    svg = (PICTURES / drawing).read_text(encoding="utf-8")
    page.set_content(f"<style>body {{ margin: 0 }} svg {{ display: block; width: {size}px }}</style>{svg}")
    page.screenshot(path=PICTURES / picture, omit_background=True)
    print(f"drawn {picture}")


def main() -> None:
    """Draws them all."""
    path = Path(os.environ.get("CHROMIUM") or "/usr/bin/chromium")
    own = {"executable_path": str(path)} if path.exists() else {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(args=["--no-sandbox"], **own)
        page = browser.new_page()
        for drawing, size, picture in DRAWN:
            draw(page, drawing, size, picture)
        browser.close()


if __name__ == "__main__":
    main()
