"""The two schemes differ in their colours and in nothing else, so that what is looked at in one holds in the other; and
a page made wider or narrower is the one that would have been loaded at that width."""

import re
from pathlib import Path

import pytest

from whoelse.web import pages

WEB = Path(pages.__file__).parents[1]
SHEETS = sorted((WEB / "static" / "css").glob("*.css"))
SCRIPTS = sorted((WEB / "static" / "js").glob("*.js"))


@pytest.mark.parametrize("file", [*SHEETS, *SCRIPTS], ids=lambda file: file.name)
def test_nothing_but_a_colour_asks_for_the_scheme(file: Path) -> None:
    assert "prefers-color-scheme" not in file.read_text("utf-8")


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_no_script_asks_how_wide_the_window_is(file: Path) -> None:
    assert not re.search(r"(inner|outer|client|offset|scroll)Width|matchMedia|screen\.|resize", file.read_text("utf-8"))


@pytest.mark.parametrize("file", SHEETS, ids=lambda file: file.name)
def test_the_scheme_that_was_chosen_sets_nothing_but_the_scheme(file: Path) -> None:
    blocks = re.findall(r"\[data-scheme[^{]*\{([^}]*)\}", file.read_text("utf-8"))
    assert all(re.fullmatch(r"\s*color-scheme: \w+;\s*", block) for block in blocks)
    assert bool(blocks) == (file.name == "tokens.css")


@pytest.mark.parametrize("file", SHEETS, ids=lambda file: file.name)
def test_what_is_light_or_dark_is_a_colour(file: Path) -> None:
    text = file.read_text("utf-8")
    colour = r"(#[0-9a-f]{3,8}|transparent|var\(--[\w-]+\)|rgb\([^()]*\)|oklch\([^()]*\))"
    pairs = re.findall(rf"light-dark\({colour}, {colour}\)", text)
    assert len(pairs) == text.count("light-dark(")
